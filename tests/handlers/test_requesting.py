from tests.people import ABOUT_ME, OPENING, words


def fields(view):
    return [block["label"]["text"] for block in view["blocks"] if block["type"] == "input"]


async def test_the_form_asks_what_a_request_is_made_of(asked, student, person, slack):
    await (await person("U_NOTARY", name="Nora North")).volunteers(fields="law")

    await student.presses("Request intro", await student.finds("law"))

    view = slack.views[-1]
    assert (view["title"]["text"], view["submit"]["text"]) == ("Request intro", "Send request")
    assert fields(view) == [
        "Opening statement",
        "What do you hope to learn",
        "How would you like to talk",
        "Length",
        "Who suggested this person",
        "Who suggested this person, if not in this workspace",
        "E-mail address",
    ]


async def test_the_first_form_asks_about_you_and_for_consent(student, volunteer, slack):
    await student.presses("Request intro", await student.finds("finance"))

    asked_once = ["Stage", "Major", "Interests", "Skills", "Values", "The programme’s terms"]
    assert fields(slack.views[-1])[7:] == asked_once


async def test_only_the_formats_of_the_volunteer_are_offered(student, person, slack):
    await (await person("U_PHONE")).volunteers(fields="radio", formats=["phone"])

    await student.presses("Request intro", await student.finds("radio"))

    [formats] = [block for block in slack.views[-1]["blocks"] if block.get("block_id") == "formats"]
    assert [option["value"] for option in formats["element"]["options"]] == ["phone"]


async def test_nothing_is_sent_without_consent(student, volunteer, outbox):
    answer = await student.asks_for_intro("finance", agree=[])
    await outbox.deliver_due()

    assert answer == {
        "response_action": "errors",
        "errors": {"agree": "Please agree to the programme’s terms: nothing is sent without it."},
    }
    assert volunteer.messages() == []


async def test_a_request_that_was_sent_says_so(student, volunteer):
    answer = await student.asks_for_intro("finance")

    assert answer["response_action"] == "update"
    assert answer["view"]["title"]["text"] == "Request sent"


async def test_the_volunteer_reads_the_students_own_words(student, volunteer, outbox, person):
    await person("U_TUTOR")
    await student.asks_for_intro(
        "finance",
        areas=["industry trends", "lifestyle"],
        formats=["video", "phone"],
        minutes="15",
        suggested_by="U_TUTOR",
        suggested_name="Aunt Iris",
    )
    await outbox.deliver_due()

    [card] = volunteer.messages()
    assert words(card["blocks"]).split("\n")[:12] == [
        "<@U_STUDENT> would like to talk with you, *for information, not for a job*:",
        OPENING,
        "*Hopes to learn about:* industry trends, lifestyle",
        "*How:* phone, video, 15 minutes",
        "*Suggested by:* <@U_TUTOR>",
        "*Suggested by* (a name they typed):",
        "Aunt Iris",
        "Accept",
        "Decline",
        "Ask for more",
        "Suggest someone else",
        "Report",
    ]


async def test_a_request_waits_for_the_volunteers_morning(student, volunteer, outbox, clock):
    clock.forward(hours=5)  # 20:00 in London
    await student.asks_for_intro("finance")
    await outbox.deliver_due()
    assert volunteer.messages() == []

    clock.forward(hours=13)
    await outbox.deliver_due()

    assert len(volunteer.messages()) == 1


async def test_the_same_form_submitted_twice_sends_once(student, volunteer, outbox):
    first = await student.asks_for_intro("finance")

    second = await student.fills_in_request()
    await outbox.deliver_due()

    assert second == first
    assert len(volunteer.messages()) == 1
    assert "2 of 3" in await student.reads("requests")


async def test_about_you_is_asked_once_and_kept(student, volunteers, slack):
    await student.asks_for_intro("law")

    await student.presses("Request intro", await student.finds("forestry"))

    assert set(ABOUT_ME).isdisjoint(block.get("block_id") for block in slack.views[-1]["blocks"])


async def test_about_you_is_asked_again_when_the_first_form_was_not_sent(
    student, volunteers, slack
):
    await student.presses("Request intro", await student.finds("law"))

    await student.presses("Request intro", await student.finds("forestry"))

    assert set(ABOUT_ME) <= {block.get("block_id") for block in slack.views[-1]["blocks"]}


async def test_the_home_tab_shows_what_was_sent(student, volunteer, slack):
    await student.asks_for_intro("finance")

    assert "You asked <@U_VOLUNTEER> on 5 January 2026: waiting for the answer." in words(
        slack.homes["U_STUDENT"]
    )

from datetime import UTC, datetime

import pytest

from tests.people import ABOUT_ME, OPENING, words

NEXT_MONTH = datetime(2026, 2, 2, 15, tzinfo=UTC)
NOT_AVAILABLE = (
    "This person cannot be asked just now: they are resting, their month is full, or you have"
    " asked them already. Nothing was sent."
)
TOO_MANY = (
    "You have 3 requests open, which is as many as there may be. When one is answered, you can ask"
    " the next person."
)


@pytest.fixture
async def volunteers(person):
    """Four, each alone in a field."""
    for field in ("law", "forestry", "teaching", "music"):
        await (await person(f"U_{field.upper()}", name=f"Vera {field.title()}")).volunteers(
            fields=field
        )


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
    ]


async def test_the_first_form_asks_about_you_and_for_consent(student, volunteer, slack):
    await student.presses("Request intro", await student.finds("finance"))

    asked_once = ["Stage", "Major", "Interests", "Skills", "Values", "The programme’s terms"]
    assert fields(slack.views[-1])[6:] == asked_once


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
    assert words(card["blocks"]).split("\n") == [
        "<@U_STUDENT> would like to talk with you, *for information, not for a job*:",
        OPENING,
        "*Hopes to learn about:* industry trends, lifestyle",
        "*How:* phone, video, 15 minutes",
        "*Suggested by:* <@U_TUTOR>",
        "*Suggested by* (a name they typed):",
        "Aunt Iris",
        "Accept",
        "Decline",
        "Accepting opens a group message with the two of you. Declining takes one press, and no"
        " reason is made up for you.",
    ]


async def test_a_request_waits_for_the_volunteers_morning(student, volunteer, outbox, clock):
    clock.forward(hours=5)  # 20:00 in London
    await student.asks_for_intro("finance")
    await outbox.deliver_due()
    assert volunteer.messages() == []

    clock.forward(hours=13)
    await outbox.deliver_due()

    assert len(volunteer.messages()) == 1


@pytest.mark.parametrize(
    ("typed", "better"),
    [
        (
            "Are you hiring this summer?",
            "I would like to understand how people usually enter this field, and what the work"
            " asks of them.",
        ),
        (
            "I am looking for a job in finance.",
            "I would like to hear how you came to this work, and what you would look at first in"
            " my place.",
        ),
        (
            "I am looking for a summer internship.",
            "I would like to hear which first experiences taught you most in this field.",
        ),
        (
            "Could you refer me to your manager?",
            "Is there somebody else whose experience you think I should hear about?",
        ),
        (
            "Could you pass on my resume?",
            "I would like to hear which skills matter most in your work.",
        ),
    ],
)
async def test_a_job_ask_is_refused_in_its_own_words_with_a_better_sentence(
    student, volunteer, outbox, typed, better
):
    answer = await student.asks_for_intro("finance", opening=f"{OPENING} {typed}")
    await outbox.deliver_due()

    assert answer == {
        "response_action": "errors",
        "errors": {
            "opening": f"“{typed}” asks for a job, and nobody asks for one in an informational"
            f" interview. Better: “{better}” Change that sentence; the rest stays as it is."
        },
    }
    assert volunteer.messages() == []


async def test_after_a_refusal_the_same_form_can_be_sent(student, volunteer, outbox):
    await student.asks_for_intro("finance", opening=f"{OPENING} Are you hiring?")

    answer = await student.fills_in_request()
    await outbox.deliver_due()

    assert answer["view"]["title"]["text"] == "Request sent"
    assert len(volunteer.messages()) == 1


@pytest.mark.parametrize(
    ("count", "refusal"),
    [
        (29, "This has 29 words; 30 to 100 are right. Say who you are and why this field."),
        (30, None),
        (100, None),
        (
            101,
            "This has 101 words; 30 to 100 are right. Leave what can wait for the conversation.",
        ),
    ],
)
async def test_an_opening_statement_has_30_to_100_words(student, volunteer, count, refusal):
    answer = await student.asks_for_intro("finance", opening=" ".join(["word"] * count))

    assert answer.get("errors") == (refusal and {"opening": refusal})


@pytest.mark.parametrize(
    "typed",
    [
        "<!channel> <@U123> <https://larkspur.example|click> & {{ 7*7 }} *bold* `code` :wave:",
        "שלום, אני לומדת כלכלה 🙂",
        "w" * 2500,
        "one\n> two\n\n```three```",
    ],
)
async def test_what_was_typed_arrives_as_exactly_that_text(student, volunteer, outbox, typed):
    opening = f"{OPENING}\n{typed}"
    await student.asks_for_intro("finance", opening=opening, suggested_name=typed[:200])
    await outbox.deliver_due()

    [card] = volunteer.messages()
    quotes = [
        block["elements"][0]["elements"] for block in card["blocks"] if block["type"] == "rich_text"
    ]
    assert quotes == [
        [{"type": "text", "text": opening}],
        [{"type": "text", "text": typed[:200]}],
    ]
    assert "<!" not in card["text"]


async def test_what_no_database_stores_is_left_out(student, volunteer, outbox):
    await student.asks_for_intro("finance", suggested_name="Io\x00na \ud83d")
    await outbox.deliver_due()

    assert "Iona \ufffd" in words(volunteer.messages()[0]["blocks"])


async def test_the_same_form_submitted_twice_sends_once(student, volunteer, outbox):
    first = await student.asks_for_intro("finance")

    second = await student.fills_in_request()
    await outbox.deliver_due()

    assert second == first
    assert len(volunteer.messages()) == 1
    assert "2 of 3" in await student.reads("requests")


async def test_open_requests_are_counted_down_to_none(student, volunteers, slack):
    left = [words(await student.opens_home()).split("You have ")[1][:6]]
    for field in ("law", "forestry", "teaching"):
        await student.asks_for_intro(field)
        left.append(words(slack.homes["U_STUDENT"]).split("You have ")[1][:6])

    assert left == ["3 of 3", "2 of 3", "1 of 3", "0 of 3"]


async def test_with_three_open_no_fourth_form_opens(student, volunteers, slack):
    for field in ("law", "forestry", "teaching"):
        await student.asks_for_intro(field)
    opened = len(slack.views)

    await student.presses("Request intro", await student.finds("music"))

    assert student.told == [TOO_MANY]
    assert len(slack.views) == opened


async def test_a_fourth_form_that_was_open_already_is_refused(student, volunteers, slack):
    await student.asks_for_intro("law")
    await student.asks_for_intro("forestry")
    await student.presses("Request intro", await student.finds("music"))
    waiting = slack.views[-1]
    await student.asks_for_intro("teaching")
    slack.views.append(waiting)

    answer = await student.fills_in_request()

    assert answer == {"response_action": "errors", "errors": {"opening": TOO_MANY}}


async def test_an_answer_frees_a_request(student, volunteers, person, outbox, slack):
    for field in ("law", "forestry", "teaching"):
        await student.asks_for_intro(field)
    await outbox.deliver_due()
    post = slack.posts_to("U_LAW")[0]
    lawyer = await person("U_LAW")
    await lawyer.presses("Decline", post["blocks"])
    await lawyer.submits(reason="Other")

    answer = await student.asks_for_intro("music")

    assert answer["view"]["title"]["text"] == "Request sent"


async def test_who_was_asked_is_not_shown_again_while_it_is_open(asked, student):
    blocks = await student.finds("finance")

    assert "Vera Vale" not in words(blocks)


async def test_asking_the_same_person_from_an_old_card_is_told(student, volunteer):
    old = await student.finds("finance")
    await student.asks_for_intro("finance")

    await student.presses("Request intro", old)

    assert student.told == [NOT_AVAILABLE]


@pytest.mark.parametrize(("days", "shown"), [(89, False), (90, True)])
async def test_a_no_keeps_two_people_apart_for_90_days(
    asked, student, volunteer, clock, days, shown
):
    await volunteer.presses("Decline", asked)
    await volunteer.submits(reason="Other")
    clock.forward(days=days)

    assert ("Vera Vale" in words(await student.finds("finance"))) is shown


async def test_nobody_finds_themselves(volunteer):
    assert "Vera Vale" not in words(await volunteer.finds("finance"))


async def test_who_pauses_while_a_form_is_open_is_not_asked(student, volunteer, outbox):
    await student.presses("Request intro", await student.finds("finance"))
    await volunteer.reads("pause")

    answer = await student.fills_in_request()
    await outbox.deliver_due()

    assert answer == {"response_action": "errors", "errors": {"opening": NOT_AVAILABLE}}
    assert volunteer.messages() == []


@pytest.fixture
async def crowd(person):
    """Five students."""
    return [await person(f"U_CROWD_{number}") for number in range(5)]


@pytest.mark.parametrize(("requests", "shown"), [(3, True), (4, False)])
async def test_a_volunteer_is_shown_for_four_requests_a_month(volunteer, crowd, requests, shown):
    for each in crowd[:requests]:
        await each.asks_for_intro("finance")

    assert ("Vera Vale" in words(await crowd[-1].finds("finance"))) is shown


async def test_a_fifth_request_of_the_month_is_refused_in_its_form(volunteer, crowd):
    *first, last = crowd
    await last.presses("Request intro", await last.finds("finance"))
    open_form = last.slack.views[-1]
    for each in first:
        await each.asks_for_intro("finance")
    last.slack.views.append(open_form)

    answer = await last.fills_in_request()

    assert answer == {"response_action": "errors", "errors": {"opening": NOT_AVAILABLE}}


async def test_in_the_next_month_a_volunteer_is_shown_again(volunteer, crowd, clock):
    *first, last = crowd
    for each in first:
        await each.asks_for_intro("finance")

    clock.to(NEXT_MONTH)

    assert "Vera Vale" in words(await last.finds("finance"))


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

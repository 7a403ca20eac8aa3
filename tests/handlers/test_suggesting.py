"""`Suggest someone else`: who is listed is named at once, who is not is named to nobody."""

import json
from datetime import datetime

import pytest

from tests.people import OPENING, find_button, words
from tests.slack_stub import TEAM

INVITATION = "<@U_NORA> is not a volunteer here yet, so I write to nobody and name nobody."


@pytest.fixture
async def nora(person):
    """A member who does not volunteer."""
    return await person("U_NORA", name="Nora North", tz="Europe/London")


@pytest.fixture
def suggests(asked, volunteer, outbox):
    async def suggests(suggested="U_NORA"):
        await volunteer.presses("Suggest someone else", asked)
        answer = await volunteer.submits(suggested=suggested)
        await outbox.deliver_due()
        return answer

    return suggests


async def test_a_listed_volunteer_is_named_at_once(nora, suggests, student, volunteer):
    await nora.volunteers(title="Auditor", employer="Ashbank")

    assert await suggests() == {}

    [told] = student.messages()
    assert told["text"] == (
        "<@U_VOLUNTEER> thinks that somebody else would suit you better, and suggests Nora North."
    )
    assert "Nora North\n · Auditor at Ashbank" in words(told["blocks"])
    [card] = volunteer.messages()
    assert "You suggested <@U_NORA>. <@U_STUDENT> has the name" in words(card["blocks"])


async def test_the_volunteer_is_the_lead_giver_of_the_next_request(
    nora, suggests, student, outbox, slack
):
    await nora.volunteers()
    await suggests()

    await student.presses("Request intro", student.messages()[0]["blocks"])
    await student.submits()
    await outbox.deliver_due()

    [request] = nora.messages()
    assert OPENING in request["text"]
    assert request["text"].endswith("Suggested by <@U_VOLUNTEER>.")


async def test_who_asks_another_has_no_lead_giver(nora, suggests, student, person, slack):
    await nora.volunteers()
    await (await person("U_OLA", name="Ola Oak")).volunteers()
    await suggests()
    others = student.messages()[0]["blocks"][3:]

    await student.presses("Request intro", others)

    assert "initial_user" not in json.dumps(slack.views[-1])


async def test_who_was_suggested_is_not_listed_twice(nora, suggests, student):
    await nora.volunteers()

    await suggests()

    assert words(student.messages()[0]["blocks"]).count("Nora North") == 1


async def test_who_has_not_joined_is_named_to_nobody(nora, suggests, student, slack):
    await suggests()

    [told] = student.messages()
    assert told["text"] == (
        "<@U_VOLUNTEER> cannot take this conversation: they think of somebody who would suit you"
        " better, and who cannot be asked yet; you hear from me once that person can. It says"
        " nothing about you, and you may ask somebody else at once, and"
        " <@U_VOLUNTEER> again from 5 April 2026."
    )
    assert "NORA" not in json.dumps(told).upper()
    assert slack.posts_to("U_NORA") == []


async def test_the_volunteer_gets_an_invitation_to_pass_on(nora, suggests, volunteer):
    await suggests()

    card, told = volunteer.messages()
    assert told["text"].startswith(INVITATION)
    assert "/infoview volunteer" in words(told["blocks"])
    assert "<@U_STUDENT> hears no name before <@U_NORA> has joined." in words(card["blocks"])


async def test_once_that_person_has_joined_the_student_is_told(
    nora, suggests, student, outbox, slack
):
    await suggests()
    await nora.volunteers(fields="beekeeping")
    await nora.volunteers(fields="finance")
    await outbox.deliver_due()

    [_, told] = student.messages()
    assert told["text"] == (
        "<@U_VOLUNTEER> had thought of somebody who would suit you: Nora North, who can be asked"
        " now."
    )
    await student.presses("Request intro", told["blocks"])
    assert "U_VOLUNTEER" in json.dumps(slack.views[-1])


async def test_who_pauses_is_named_later_and_needs_no_invitation(
    nora, suggests, student, volunteer
):
    await nora.volunteers()
    await nora.reads("pause")

    await suggests()

    [card], [told] = volunteer.messages(), student.messages()
    assert "<@U_STUDENT> hears the name once <@U_NORA> can be asked." in words(card["blocks"])
    assert "Nora" not in words(told["blocks"])


async def test_who_changes_the_profile_during_a_pause_is_not_named_yet(
    nora, suggests, student, outbox
):
    await nora.volunteers()
    await nora.reads("pause")
    await suggests()

    await nora.volunteers(title="Auditor")
    await outbox.deliver_due()

    assert len(student.messages()) == 1


async def test_a_suggestion_says_nothing_of_two_who_are_kept_apart(
    nora, suggests, student, volunteer, outbox, does
):
    """To the volunteer it looks as if the other one could not be asked just now."""
    await nora.volunteers(fields="beekeeping")
    await student.asks_for_intro("beekeeping")
    await outbox.deliver_due()
    await nora.presses("Report", nora.messages()[0]["blocks"])
    await nora.submits(what_happened="Unkind words.")

    await suggests()

    told = student.messages()[-1]
    assert "Nora" not in words(told["blocks"])
    assert "hears the name once <@U_NORA> can be asked" in words(volunteer.messages()[0]["blocks"])


@pytest.mark.parametrize("who", ["U_VOLUNTEER", "U_STUDENT", "U_GONE", "U_ROBOT", "U_UNKNOWN"])
async def test_who_cannot_take_part_is_not_suggested(
    asked, suggests, student, volunteer, person, who
):
    await person("U_GONE", deleted=True)
    await person("U_ROBOT", is_bot=True)

    answer = await suggests(who)

    assert answer["errors"] == {
        "suggested": "Choose somebody else: neither you nor the student, and a member who takes"
        " part here."
    }
    assert student.messages() == []


async def test_a_second_suggestion_changes_nothing(nora, suggests, student, volunteer, outbox):
    await nora.volunteers()
    await suggests()

    answer = await volunteer.submits(suggested="U_NORA")
    await outbox.deliver_due()

    assert answer["errors"] == {"suggested": "Nothing has changed: this one is declined already."}
    assert len(student.messages()) == 1


@pytest.mark.parametrize("user_id", ["U_STUDENT", "U_STRANGER"])
async def test_nobody_else_suggests(asked, person, slack, user_id):
    somebody, opened = await person(user_id), len(slack.views)

    await somebody.presses("Suggest someone else", asked)

    assert len(slack.views) == opened
    assert somebody.told == ["Nothing has changed: only the person it is meant for can do that."]


async def test_a_lead_is_nobody_elses_words(nora, suggests, student, person, slack):
    await nora.volunteers()
    await suggests()
    button = find_button("Request intro", student.messages()[0]["blocks"])
    other = await person("U_OTHER")

    await other.presses("Request intro", [{"elements": [button]}])

    assert "initial_user" not in json.dumps(slack.views[-1])


async def test_whose_month_is_full_is_named_when_the_next_one_begins(
    nora, suggests, student, person, does, clock, time_passes
):
    await nora.volunteers()
    await does.filling.fill(TEAM, "U_NORA")
    await suggests()
    named = "Nora North, who can be asked now"

    clock.to(datetime.fromisoformat("2026-01-31T12:00+00:00"))
    await time_passes(hours=11)
    assert not any(named in post["text"] for post in student.messages())

    await time_passes(days=2)
    assert sum(named in post["text"] for post in student.messages()) == 1
    await time_passes(days=30)
    assert sum(named in post["text"] for post in student.messages()) == 1

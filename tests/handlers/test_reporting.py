"""`Report`: the coordinators hear of it, the two are kept apart, the other one learns nothing."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select
from structlog.testing import capture_logs

from bot.domain.programme import Programme
from bot.models import Block, Report
from tests.people import OPENING, find_button, words
from tests.slack_stub import TEAM

WHAT = "Asked me for <my> phone number, twice."
A_NO = (
    "<@U_VOLUNTEER> cannot take this conversation. It says nothing about you, and you may ask"
    " somebody else at once, and <@U_VOLUNTEER> again from 5 April 2026."
)


@pytest.fixture
def programme():
    return Programme(spread_mornings_over=timedelta(), coordinators=("U_COORD", "U_DEAN"))


@pytest.fixture
async def coordinator(person):
    await person("U_DEAN")
    return await person("U_COORD", name="Cora Cole")


@pytest.fixture
async def reported(asked, coordinator, volunteer, outbox):
    await volunteer.presses("Report", asked)
    await volunteer.submits(what_happened=WHAT)
    await outbox.deliver_due()
    return asked


async def test_every_coordinator_is_told_what_happened(reported, coordinator, slack):
    [told] = coordinator.messages()

    assert told["text"] == (
        "<@U_VOLUNTEER> reports <@U_STUDENT>: “Asked me for &lt;my&gt; phone number, twice.” They"
        " are kept apart from now on, and <@U_STUDENT> was not told of the report."
    )
    assert WHAT in words(told["blocks"])
    assert OPENING in words(told["blocks"])
    assert len(slack.posts_to("U_DEAN")) == 1


async def test_the_student_hears_a_no_like_any_other(reported, student):
    [told] = student.messages()

    assert told["text"] == A_NO
    assert "report" not in words(told["blocks"]).lower()


async def test_the_volunteers_card_turns(reported, volunteer):
    [card] = volunteer.messages()

    assert "You reported this request to the programme’s coordinators." in words(card["blocks"])


async def test_they_are_never_shown_to_each_other_again(reported, student, volunteer, clock):
    await student.volunteers(fields="beekeeping")
    clock.forward(days=1000)

    assert "Vera Vale" not in words(await student.finds("finance"))
    assert "Sam Stone" not in words(await volunteer.finds("beekeeping"))


async def test_others_still_find_the_volunteer(reported, person):
    assert "Vera Vale" in words(await (await person("U_OTHER")).finds("finance"))


async def test_a_button_that_still_stands_there_opens_no_form(
    asked, student, volunteer, person, coordinator, clock
):
    button = find_button("Request intro", await (await person("U_THIRD")).finds("finance"))
    await volunteer.presses("Report", asked)
    await volunteer.submits(what_happened=WHAT)
    clock.forward(days=365)

    await student.presses("Request intro", [{"elements": [button]}])

    assert student.told[-1].startswith("This person cannot be asked just now")


async def test_nothing_more_is_delivered_between_them(
    met, student, volunteer, coordinator, does, time_passes
):
    """What was planned before: here the reminder of the thank-you letter."""
    await does.reporting.report(TEAM, met, by="U_VOLUNTEER", what_happened=WHAT)

    await time_passes(days=1)

    assert student.messages() == []
    assert len(coordinator.messages()) == 1


async def test_who_joins_is_not_named_to_somebody_they_reported_meanwhile(
    asked, student, volunteer, coordinator, does, clock, time_passes
):
    await student.presses("Tell me when someone joins", await student.finds("music"))
    clock.forward(hours=12)  # nine in the evening: the student hears in the morning
    await volunteer.reads("leave")
    await volunteer.volunteers(fields="music")

    await does.reporting.report(TEAM, "intro", by="U_VOLUNTEER", what_happened=WHAT)
    await time_passes(hours=13)

    assert not any("has joined" in post["text"] for post in student.messages())


async def test_what_others_say_is_still_delivered(reported, student, person, outbox):
    nora = await person("U_NEXT", name="Nora North")
    await nora.volunteers()
    await student.asks_for_intro("finance")

    await outbox.deliver_due()

    assert len(nora.messages()) == 1


async def test_a_report_counts_also_when_the_request_was_withdrawn_meanwhile(
    asked, student, volunteer, coordinator, outbox
):
    await volunteer.presses("Report", asked)
    await student.presses_in(await student.opens_home(), "Withdraw")

    assert await volunteer.submits(what_happened=WHAT) == {}
    await outbox.deliver_due()

    assert len(coordinator.messages()) == 1
    assert student.messages() == []
    assert "Vera Vale" not in words(await student.finds("finance"))


async def test_a_report_is_sent_once(reported, volunteer, coordinator, outbox):
    answer = await volunteer.submits(what_happened="Once more.")
    await volunteer.presses("Report", reported)
    await outbox.deliver_due()

    already = "You have reported this already: the programme’s coordinators have it."
    assert answer["errors"] == {"what_happened": already}
    assert volunteer.told == [already]
    assert len(coordinator.messages()) == 1


@pytest.mark.parametrize("user_id", ["U_STUDENT", "U_STRANGER"])
async def test_nobody_else_reports_it(asked, person, slack, user_id):
    somebody, opened = await person(user_id), len(slack.views)

    await somebody.presses("Report", asked)

    assert len(slack.views) == opened
    assert somebody.told == ["Nothing has changed: only the person it is meant for can do that."]


async def test_a_report_says_what_happened(asked, volunteer, coordinator):
    await volunteer.presses("Report", asked)

    answer = await volunteer.submits(what_happened="  ")

    assert answer["errors"] == {"what_happened": "Write a few words first."}


async def test_it_is_kept(reported, database):
    async with database.reads() as session:
        kept = await session.execute(select(Report.by, Report.of, Report.what_happened))
        pairs = await session.execute(select(Block.person, Block.other).order_by(Block.person))

    assert kept.all() == [("U_VOLUNTEER", "U_STUDENT", WHAT)]
    assert pairs.all() == [("U_STUDENT", "U_VOLUNTEER"), ("U_VOLUNTEER", "U_STUDENT")]


async def test_without_a_coordinator_it_is_kept_and_logged(asked, volunteer, does):
    alone = replace(does.reporting, programme=Programme())
    with capture_logs() as logs:
        await alone.report(TEAM, "intro", by="U_VOLUNTEER", what_happened=WHAT)

    assert [log["event"] for log in logs] == ["a report, and no coordinator to tell"]

"""Behind the scenes: the clock, the agenda, and who people are to Slack."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.delivery import Manner, Status
from bot.models import Outgoing
from sandbox.coming import Coming, OutboxAgenda, next_moment
from sandbox.person import Trouble
from sandbox.workspace.people import Person

FRIDAY_EVENING = datetime(2026, 3, 6, 22, tzinfo=UTC)
MONDAY_MORNING = datetime(2026, 3, 9, 9, tzinfo=UTC)
ADA = Person("U1", "Ada Moss", "", tz="Europe/London")


@pytest.fixture
def waiting(database):
    """A message to Ada in the app's outbox."""

    async def waiting(key, manner, status=Status.PENDING, due_at=FRIDAY_EVENING):
        async with database.writes.begin() as session:
            session.add(
                Outgoing(
                    team_id="T1",
                    key=key,
                    message="thank_you_due",
                    people=ADA.id,
                    facts={},
                    manner=manner,
                    about="",
                    true_in=[],
                    wanted_at=due_at,
                    due_at=due_at,
                    status=status,
                    created_at=FRIDAY_EVENING,
                )
            )

    return waiting


@pytest.mark.parametrize(
    ("manner", "at"),
    [
        (Manner.AT_ONCE, FRIDAY_EVENING),
        (Manner.AGREED, FRIDAY_EVENING),
        (Manner.IN_HOURS, MONDAY_MORNING),
        (Manner.NUDGE, MONDAY_MORNING),
    ],
)
async def test_the_agenda_tells_when_a_person_will_hear_it(database, waiting, manner, at):
    await waiting("one", manner)

    agenda = OutboxAgenda(database, {ADA.id: ADA})

    assert await agenda() == [Coming(at, "thank you due", (ADA.id,))]


async def test_what_is_over_is_not_on_the_agenda(database, waiting):
    for status in (Status.SENT, Status.CANCELLED, Status.EXPIRED, Status.DEAD):
        await waiting(status.value, Manner.AT_ONCE, status)

    assert await OutboxAgenda(database, {})() == []


@pytest.mark.parametrize("minutes", [-1, 0])
def test_what_is_due_already_is_not_the_next(minutes):
    due = Coming(FRIDAY_EVENING + timedelta(minutes=minutes), "due", ())
    later = Coming(MONDAY_MORNING, "later", ())

    assert next_moment([due, later], FRIDAY_EVENING) == MONDAY_MORNING
    assert next_moment([due], FRIDAY_EVENING) is None


async def test_without_a_follow_up_the_clock_stays(sandbox, ada):
    before = sandbox.clock.offset

    assert await ada.next_follow_up() is False
    assert sandbox.clock.offset == before


@pytest.mark.parametrize("seconds", [-1.0, 86_400.0 * 3_661])
async def test_the_clock_goes_forward_only_and_not_for_ever(ada, seconds):
    with pytest.raises(Trouble, match="the clock goes forward only"):
        await ada.forward(seconds=seconds)


async def test_who_changes_is_told_to_the_app_and_seen_by_it(sandbox, guest, api, ada):
    await ada.change(tz="Asia/Tokyo", deleted=True, guest=True)
    await sandbox.events.settled()

    user = (await api("users.info", user=ada.id))["user"]
    assert (user["tz"], user["deleted"], user["is_restricted"]) == ("Asia/Tokyo", True, True)
    assert guest.heard[-1]["event"]["type"] == "user_change"
    assert guest.heard[-1]["event"]["user"]["tz"] == "Asia/Tokyo"


async def test_a_zone_that_does_not_exist_changes_nothing(sandbox, ada):
    with pytest.raises(Trouble, match="no such time zone"):
        await ada.change(tz="Moon/Tranquillity")

    assert sandbox.workspace.person(ada.id).tz == "Europe/London"


@pytest.mark.parametrize(
    ("tab", "words"),
    [
        ("coming", "Nothing is coming."),
        ("traffic", "/infoview plain"),
        ("faults", "429 storm"),
        ("person", "<option selected>Europe/London</option>"),
    ],
)
async def test_the_panel_shows(sandbox, session, guest, ada, tab, words):
    await ada.command("/infoview plain")

    body = {"as": ada.id, "in": "messages", "panel": tab}
    async with session.post(f"{sandbox.own_url}/look", json=body) as response:
        assert words in (await response.json())["panel"]


async def test_one_exchange_is_shown_in_full_and_nothing_in_it_is_markup(
    sandbox, session, guest, ada
):
    await ada.command("/infoview <b>")

    async with session.get(f"{sandbox.own_url}/exchange/1?as={ada.id}") as response:
        drawn = await response.text()

    assert "To the app: /infoview &lt;b&gt;" in drawn
    assert "&#34;command&#34;: &#34;/infoview&#34;" in drawn
    async with session.get(f"{sandbox.own_url}/exchange/99?as={ada.id}") as response:
        assert "Only the newest are kept." in await response.text()

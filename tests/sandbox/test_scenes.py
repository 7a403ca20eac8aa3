"""A programme to open in mid-term or at the year's end is played, and then is in every state."""

from sqlalchemy import select

from bot.domain.introduction import State
from bot.models import Introduction
from sandbox.demo import demo
from sandbox.scenes import year_end
from sandbox.seeding import import_alumni, volunteers_join

QUICKLY, VOLUNTEERS = 0.1, 30


async def test_at_the_years_end_there_are_introductions_in_every_state(tmp_path):
    told: list[str] = []
    async with demo(tmp_path, port=0, app_port=0) as up:
        up.app.beats_each = QUICKLY
        await up.app.start()
        await import_alumni(up)
        await volunteers_join(up, up.programme.joining[:VOLUNTEERS])
        played = await year_end(up, told.append)
        async with up.sandbox.outbox.reads() as session:
            states = set(await session.scalars(select(Introduction.state)))
        words = [await one.volunteer.sees() for one in played if one.fate == "thanked"]

    assert states == set(State)
    assert sum("lets you know what became of it" in said for said in words) == len(words) - 1
    assert len({one.student.id for one in played}) == len(played)

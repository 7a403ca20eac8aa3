"""*Tell me when someone joins*: whoever waited for such a person hears of it."""

from dataclasses import replace

from sqlalchemy import Connection, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.delivery import Manner
from bot.domain.narrowing import Narrowing, unpacked
from bot.domain.search_so_far import SearchSoFar, remembered
from bot.models import Volunteer, Wish
from bot.search.askable import Asker
from bot.search.narrowed import narrowed
from bot.search.wishes import fits
from bot.services.saying import say
from bot.services.service import Service


async def tell_those_who_wished(
    service: Service, session: AsyncSession, volunteer: Volunteer
) -> None:
    """Somebody joined: whoever waited for such a person hears of it, once."""
    await session.flush()
    waiting = select(Wish).where(Wish.team_id == volunteer.team_id)
    ordered = waiting.order_by(Wish.student, Wish.query, Wish.narrowing)
    held = ordered.with_for_update()  # as others who join do
    connection = await session.connection()
    for wish in (await session.scalars(held)).all():
        anybody = service.asker(wish.team_id, wish.student)
        search = SearchSoFar(wish.query, unpacked(wish.narrowing))
        asker = await connection.run_sync(narrower, anybody, search.narrowing)
        if await connection.run_sync(fits, asker, wish.query, volunteer.id):
            say(
                session,
                service.now(),
                team_id=wish.team_id,
                key=f"wish:{wish.student}:{wish.query}:{wish.narrowing}:{volunteer.id}",
                message="someone_joined",
                to=[wish.student],
                facts={
                    "query": wish.query,
                    "found_by": remembered(search),
                    "volunteer_id": volunteer.id,
                    "name": volunteer.name,
                    "student": wish.student,
                    "volunteer": volunteer.user_id,
                },
                about=f"wish:{wish.student}",
                manner=Manner.IN_HOURS,
            )
            await session.delete(wish)


def narrower(connection: Connection, asker: Asker, narrowing: Narrowing) -> Asker:
    """Who looks for such people only."""
    if not narrowing:
        return asker
    wanted = narrowed(connection, asker.team_id, asker.student, asker.now, narrowing)
    return replace(asker, **wanted)

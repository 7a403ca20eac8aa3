"""After the thank-you: every few months a word of what became of the advice."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.letters import check_letter
from bot.models import Contact, Letter
from bot.models.engine import lock
from bot.services.contacts import about, answered, plan, touch
from bot.services.said import NoLongerAsked
from bot.services.saying import say
from bot.services.service import Service


@dataclass(frozen=True)
class KeepingInTouch(Service):
    async def send_update(
        self, team_id: str, student: str, volunteer: str, *, letter_id: str, letter: str
    ) -> None:
        """The same `letter_id` a second time changes nothing.

        Raises BlankLetter, LongLetter, AsksForAJob.
        """
        check_letter(letter)
        async with self.deciding() as session:
            await lock(session, f"{team_id}:{student}")
            if await session.get(Letter, (team_id, letter_id)):
                return
            session.add(
                Letter(
                    team_id=team_id,
                    id=letter_id,
                    kind="update_letter",
                    student=student,
                    volunteer=volunteer,
                    text=letter,
                    written_at=self.now(),
                )
            )
            say(
                session,
                self.now(),
                team_id=team_id,
                key=f"{letter_id}:update_letter",
                message="update_letter",
                to=[volunteer],
                facts={"student": student, "volunteer": volunteer, "letter": letter},
                about=about(student, volunteer),
            )
            await touch(self, session, team_id, student, volunteer)

    async def skip(self, team_id: str, student: str, volunteer: str, check_in: int) -> None:
        """This time only; the third in a row ends them. Raises NoLongerAsked."""
        async with self.deciding() as session:
            contact = await self._current(session, team_id, student, volunteer, check_in)
            contact.skips += 1
            ends = contact.skips >= self.programme.check_in_skips
            await answered(self, session, contact, "skip", ends=ends)
            if ends:
                contact.check_in_at = None
            else:
                await plan(self, session, contact)

    async def stop(self, team_id: str, student: str, volunteer: str) -> None:
        async with self.deciding() as session:
            contact = await session.get_one(
                Contact, (team_id, student, volunteer), with_for_update=True
            )
            contact.check_in_at = None
            await answered(self, session, contact, "stop", ends=True)

    async def _current(
        self, session: AsyncSession, team_id: str, student: str, volunteer: str, check_in: int
    ) -> Contact:
        key = (team_id, student, volunteer)
        contact = await session.get_one(Contact, key, with_for_update=True)
        if contact.check_in_at is None or contact.check_in != check_in:
            raise NoLongerAsked
        return contact

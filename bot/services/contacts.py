"""The clock between a student and a volunteer who met: any real contact starts it anew."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.calendar import months_later
from bot.domain.delivery import Manner
from bot.models import Contact
from bot.models.engine import lock
from bot.services.saying import say, settle
from bot.services.service import Service
from bot.services.zones import zone_of_member


def about(student: str, volunteer: str) -> str:
    """What the messages between these two share in the outbox."""
    return f"contact:{student}:{volunteer}"


async def touch(
    service: Service, session: AsyncSession, team_id: str, student: str, volunteer: str
) -> None:
    """They were in contact just now."""
    await lock(session, f"{team_id}:{about(student, volunteer)}")
    key = (team_id, student, volunteer)
    contact = await session.get(Contact, key, with_for_update=True)
    if contact is None:
        contact = Contact(team_id=team_id, student=student, volunteer=volunteer, check_in=0)
        session.add(contact)
    contact.last_contact_at, contact.skips = service.now(), 0
    await answered(service, session, contact, "in_touch", ends=False)
    await plan(service, session, contact)


async def answered(
    service: Service, session: AsyncSession, contact: Contact, answer: str, *, ends: bool
) -> None:
    await settle(
        session,
        service.now(),
        team_id=contact.team_id,
        about=about(contact.student, contact.volunteer),
        facts={"answer": answer, "ends": ends},
    )


async def plan(service: Service, session: AsyncSession, contact: Contact) -> None:
    """The next check-in, as many months from now as the programme says."""
    zone = await zone_of_member(session, contact.team_id, contact.student)
    contact.check_in += 1
    contact.check_in_at = months_later(service.now(), service.programme.check_in_months, zone)
    say(
        session,
        service.now(),
        team_id=contact.team_id,
        key=f"{about(contact.student, contact.volunteer)}:check_in:{contact.check_in}",
        message="check_in",
        to=[contact.student],
        facts={
            "student": contact.student,
            "volunteer": contact.volunteer,
            "check_in": contact.check_in,
            "last_contact": int(contact.last_contact_at.timestamp()),
        },
        about=about(contact.student, contact.volunteer),
        manner=Manner.NUDGE,
        due_at=contact.check_in_at,
        settled_as="check_in_answered",
    )

"""What Slack says of the people of a workspace."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Update, select, update

from bot.domain.delivery import Status
from bot.domain.member import SlackMember
from bot.models import Member, Outgoing, Workspace
from bot.models.engine import lock
from bot.models.outgoing import reckoned_anew
from bot.services.leaving import person_left, workspace_left
from bot.services.linking import link
from bot.services.service import Service


@dataclass(frozen=True)
class Members(Service):
    async def install(self, team_id: str, name: str, bot_user_id: str) -> None:
        async with self.deciding() as session:
            workspace = await session.get(Workspace, team_id)
            if workspace is None:
                session.add(Workspace(team_id=team_id, name=name, bot_user_id=bot_user_id))
            else:
                workspace.name, workspace.bot_user_id = name, bot_user_id
                workspace.left_at = None

    async def uninstalled(self, team_id: str) -> None:
        async with self.deciding() as session:
            await workspace_left(self, session, team_id)

    async def workspaces(self) -> list[str]:
        """The team ids of all that are stored."""
        async with self.looking() as session:
            return list(await session.scalars(select(Workspace.team_id)))

    async def learned_at(self, team_id: str) -> datetime | None:
        """When the whole list of members was last read."""
        async with self.looking() as session:
            workspace = await session.get(Workspace, team_id)
            return workspace.members_learned_at if workspace else None

    async def learn(self, team_id: str, members: Sequence[SlackMember]) -> int:
        """Remember them, link imported volunteers by e-mail; returns how many were linked."""
        async with self.deciding() as session:
            await lock(session, f"{team_id}:members")
            ids = [member.user_id for member in members]
            mine = select(Member).where(Member.team_id == team_id, Member.user_id.in_(ids))
            known = {member.user_id: member for member in await session.scalars(mine)}
            for each in members:
                member = known.get(each.user_id)
                if member is None:
                    session.add(Member(team_id=team_id, **vars(each)))
                    continue
                if member.timezone != each.timezone:
                    await session.execute(_put_off(team_id, each.user_id))
                leaves = member.may_take_part and not each.may_take_part
                member.name, member.email = each.name, each.email
                member.timezone, member.may_take_part = each.timezone, each.may_take_part
                if leaves:
                    await person_left(self, session, team_id, each.user_id)
            await session.flush()
            return await link(session, team_id)

    async def learned_all(self, team_id: str) -> None:
        async with self.deciding() as session:
            mine = update(Workspace).where(Workspace.team_id == team_id)
            await session.execute(mine.values(members_learned_at=self.now()))


def _put_off(team_id: str, user_id: str) -> Update:
    """What waits for the hours of somebody who has moved to another zone."""
    return reckoned_anew(
        Outgoing.status == Status.PENDING,
        Outgoing.team_id == team_id,
        Outgoing.people == user_id,
    )

"""Keep a volunteer's search document in step with the profile, in the profile's transaction."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from hashlib import blake2b

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.models import SearchDocument, Volunteer
from bot.search.gazetteer import EDITION
from bot.search.lexicon import lexicon
from bot.search.occupations import occupations, refresh
from bot.search.terms import counted, spelled, terms
from bot.search.versions import profiles_change
from bot.search.vocabulary import EVERYBODY, count, spell
from bot.search.words import stems

BUILT_IN = f"7 {lexicon().edition} {EDITION}"
OF_TEAM = 48  # bits of a document's number that tell people of one workspace apart


async def index(session: AsyncSession, *volunteers: Volunteer) -> None:
    """Write or rewrite the documents of volunteers who are already flushed."""
    await _refreshed(session)
    of_team: dict[str, list[Volunteer]] = defaultdict(list)
    for volunteer in volunteers:
        of_team[volunteer.team_id].append(volunteer)
    for team_id, theirs in sorted(of_team.items()):
        await profiles_change(session, team_id)
        documents = await _documents(session, team_id, [each.id for each in theirs])
        change: Counter[tuple[str, str]] = Counter()
        for volunteer in theirs:
            _write(session, volunteer, documents.get(volunteer.id), change)
        await count(session, team_id, change)
        await spell(session, team_id, set().union(*(spelled(each) for each in theirs)))


async def reading(session: AsyncSession) -> str:
    """How profiles are read now: another text when other terms are read from the same profile."""
    await _refreshed(session)
    return _reading()


def number(team_id: str, who: str) -> int:
    """A document's: the same for the same person on any database, in no order that means anything.

    The first bits are the workspace's, so that a search reads its part of the index alone.
    """
    return first_number(team_id) + _bits(who, OF_TEAM)


def first_number(team_id: str) -> int:
    return _bits(team_id, 14) << OF_TEAM


def _bits(text: str, size: int) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest()) >> (64 - size)


async def _documents(
    session: AsyncSession, team_id: str, ids: Sequence[str]
) -> Mapping[str, SearchDocument]:
    mine = select(SearchDocument).where(
        SearchDocument.team_id == team_id, SearchDocument.volunteer_id.in_(ids)
    )
    return {document.volunteer_id: document for document in await session.scalars(mine)}


def _write(
    session: AsyncSession,
    volunteer: Volunteer,
    document: SearchDocument | None,
    change: Counter[tuple[str, str]],
) -> None:
    """Notes by how much the counts of words and names change."""
    if document is None:
        who = volunteer.email or volunteer.user_id or volunteer.id
        key = number(volunteer.team_id, who)
        document = SearchDocument(
            id=key, team_id=volunteer.team_id, volunteer_id=volunteer.id, terms=""
        )
        session.add(document)
        change[EVERYBODY] += 1
    change.subtract(counted(document.terms.split()))
    found = terms(volunteer)
    change.update(counted(found))
    document.terms = " ".join(found)
    document.place = " ".join(stems(f"{volunteer.city} {volunteer.country}"))
    document.listed = volunteer.joined_at is not None
    document.reading = _reading()


async def _refreshed(session: AsyncSession) -> None:
    await (await session.connection()).run_sync(refresh)


def _reading() -> str:
    return f"{BUILT_IN} {occupations().edition}".strip()

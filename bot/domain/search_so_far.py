"""A search as its buttons carry it: what was typed, what it was narrowed to, who was shown."""

import json
from base64 import urlsafe_b64encode
from dataclasses import dataclass, replace
from hashlib import blake2b

from bot.domain.narrowing import ANYBODY, Narrowing, packed, unpacked

LONGEST_CARRIED = 500  # characters of a button's value: five cards need room beside it
LONGEST_REMEMBERED = 60  # characters of what was typed
_MARK = 4  # characters that stand for one person who was shown


@dataclass(frozen=True)
class SearchSoFar:
    """`shown`: a mark for each person on the pages before."""

    query: str
    narrowing: Narrowing = ANYBODY
    shown: frozenset[str] = frozenset()

    def has_shown(self, volunteer_id: str) -> bool:
        return bool(self.shown) and _mark(volunteer_id) in self.shown

    def and_shown(self, *volunteer_ids: str) -> "SearchSoFar":
        return replace(self, shown=self.shown | {_mark(each) for each in volunteer_ids})


def carried(search: SearchSoFar) -> str:
    """What was typed as it is, unless there is more to carry."""
    if not search.narrowing and not search.shown:
        return search.query
    said = [search.query, packed(search.narrowing), "".join(sorted(search.shown))]
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def remembered(search: SearchSoFar) -> str:
    """What a request for one of the people found remembers of the search."""
    query = search.query[:LONGEST_REMEMBERED]
    return carried(SearchSoFar(query, search.narrowing))


def search_from(value: str) -> SearchSoFar:
    """Anything that `carried` did not make is what was typed."""
    try:
        match json.loads(value):
            case [str(query), str(narrowing), str(shown)]:
                return SearchSoFar(query, unpacked(narrowing), _marks(shown))
    except (ValueError, TypeError, AttributeError):
        pass
    return SearchSoFar(value)


def _marks(together: str) -> frozenset[str]:
    return frozenset(together[at : at + _MARK] for at in range(0, len(together), _MARK))


def _mark(volunteer_id: str) -> str:
    return urlsafe_b64encode(blake2b(volunteer_id.encode(), digest_size=3).digest()).decode()

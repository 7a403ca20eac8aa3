"""The fields people volunteer for: what to offer when nobody fits, or hardly."""

from collections import Counter
from collections.abc import Mapping
from difflib import get_close_matches

from sqlalchemy import Connection, select

from bot.models import Volunteer
from bot.search.askable import LISTED, Asker
from bot.search.terms import meant, term
from bot.search.understood import Understood
from bot.search.wants import Wants
from bot.search.words import slug

OFFERED = 5


def near_fields(connection: Connection, asker: Asker, understood: Understood) -> list[str]:
    """Fields near to what is meant, then those spelled alike, then those with most volunteers."""
    parameters = {"team_id": asker.team_id, "now": asker.now}
    lists = connection.scalars(select(Volunteer.fields).where(LISTED), parameters)
    known = Counter(field for fields in lists for field in fields)
    by_lower = {field.casefold(): field for field in known}
    said = understood.asked.said.casefold()
    alike = get_close_matches(said, by_lower, n=OFFERED, cutoff=0.6)
    near = [*_near(understood.wants, known), *(by_lower[field] for field in alike)]
    return list(dict.fromkeys(near))[:OFFERED] or [field for field, _ in known.most_common(OFFERED)]


def _near(wants: Wants, known: Mapping[str, int]) -> list[str]:
    """As the lexicon knows them; of those that are as near, the one with most volunteers first."""
    worth = {field: _worth(wants, field) for field in known}
    near = sorted(known, key=lambda field: (-worth[field], -known[field], field))
    return [field for field in near if worth[field] > 0]


def _worth(wants: Wants, field: str) -> float:
    weights = [
        weight
        for kind, name in meant("fields", field)
        for group, weight in wants.weights.get(term(kind, slug(name)), {}).items()
        if group[0] in ("role", "field")
    ]
    return max(weights, default=0.0)

"""The fields people volunteer for: what to offer when nobody fits."""

from collections import Counter
from difflib import get_close_matches

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.models import Volunteer
from bot.search.askable import LISTED, Asker

OFFERED = 5


def near_fields(session: Session, asker: Asker, query: str) -> list[str]:
    """Fields spelled like what was typed; when there are none, those with most volunteers."""
    parameters = {"team_id": asker.team_id, "now": asker.now}
    lists = session.scalars(select(Volunteer.fields).where(LISTED), parameters)
    known = Counter(field for fields in lists for field in fields)
    by_lower = {field.casefold(): field for field in known}
    near = get_close_matches(query.casefold(), by_lower, n=OFFERED, cutoff=0.6)
    return [by_lower[field] for field in near] or [field for field, _ in known.most_common(OFFERED)]

"""What students look for: a few things most of them, and many things some of them."""

import random
from collections.abc import Sequence

from benchmarks.people import EMPLOYERS, FIELDS, MAJORS, PLACES, ROLES, SKILLS

TWO_THINGS = 0.2  # of the searches: a field, and a place, an employer, a role, a major or a skill
_SECOND = (*(city for city, _, _ in PLACES), *EMPLOYERS, *ROLES, *MAJORS, *SKILLS)


def wishes(number: int) -> Sequence[str]:
    """The same at every run. The n-th field is looked for 1/n times as often as the first."""
    draw = random.Random(7)  # noqa: S311 (nothing to guess)
    often = [1 / rank for rank in range(1, len(FIELDS) + 1)]
    fields = draw.choices(FIELDS, often, k=number)
    return [
        f"{field} {draw.choice(_SECOND)}" if draw.random() < TWO_THINGS else field
        for field in fields
    ]

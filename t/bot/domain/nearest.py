"""What somebody meant who typed a command word nearly right."""

from collections.abc import Sequence
from difflib import get_close_matches

ALIKE = 0.6  # of 1: two letters swapped or one wrong in a short word, more in a long one


def nearest(word: str, known: Sequence[str]) -> str | None:
    spellings = {each.casefold(): each for each in known}
    found = get_close_matches(word.strip().casefold(), spellings, n=1, cutoff=ALIKE)
    return spellings[found[0]] if found else None

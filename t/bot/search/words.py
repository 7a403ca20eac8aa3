"""Text to stems, the same for what people are and for what is looked for, on every database."""

import re
import unicodedata
from functools import lru_cache
from pathlib import Path

from snowballstemmer import stemmer

POLITE = frozenset(Path(__file__).with_name("polite.txt").read_text("utf-8").split())
MOST_WORDS = 20  # of what a student types: the rest adds cost, not meaning

_WORD = re.compile(r"[^\W_]+(?:[+#]+(?!\w))?")
_stem = lru_cache(maxsize=50_000)(stemmer("english").stemWord)


def stems(text: str) -> list[str]:
    """Every word's stem, in order, without accents or capitals. `C++` and `C#` stay whole."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return [_name_of_symbols(_stem(word)) for word in _WORD.findall(bare)]


def asked_stems(query: str) -> list[str]:
    """The stems of a query: each once, polite words left out unless nothing else was said."""
    words = _WORD.findall(query.casefold())
    said = [word for word in words if word not in POLITE] or words
    return list(dict.fromkeys(stems(" ".join(said))))[:MOST_WORDS]


def _name_of_symbols(stem: str) -> str:
    """A word for the index, which keeps letters and digits only."""
    return stem.replace("+", "plus").replace("#", "sharp")

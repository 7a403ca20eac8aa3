"""Text to stems, the same for what people are and for what is looked for, on every database."""

import re
import unicodedata
from functools import lru_cache
from pathlib import Path

from snowballstemmer import stemmer

POLITE = frozenset(Path(__file__).with_name("polite.txt").read_text("utf-8").split())
MOST_WORDS = 20  # of what a student types: the rest adds cost, not meaning

_WORD = re.compile(r"[^\W_]+(?:[+#]+(?!\w))?")
_snowball = stemmer("english")


def stems(text: str) -> list[str]:
    """Every word's stem, in order, without accents or capitals. `C++` and `C#` stay whole."""
    return [_stem(word) for word in _WORD.findall(_bare(text.casefold()))]


def asked_stems(query: str) -> list[str]:
    """The stems of a query: each once, polite words left out unless nothing else was said."""
    words = _WORD.findall(query.casefold())
    said = [word for word in words if word not in POLITE] or words
    return list(dict.fromkeys(stems(" ".join(said))))[:MOST_WORDS]


def _bare(text: str) -> str:
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    """With a word for each symbol: the index keeps letters and digits only."""
    stem: str = _snowball.stemWord(word)
    return stem.replace("+", "plus").replace("#", "sharp")

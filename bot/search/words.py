"""Text to stems, the same for what people are and for what is looked for, on every database."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from Stemmer import Stemmer

POLITE = frozenset(Path(__file__).with_name("polite.txt").read_text("utf-8").split())
JOINING = frozenset(
    ["a", "an", "and", "for", "in", "of", "or", "the", "to", "with", "on", "at", "by", "from", "s"]
)
MOST_WORDS = 20  # of what a student types: the rest adds cost, not meaning

_STEMS = {
    word: stem
    for line in Path(__file__).with_name("stems.txt").read_text("utf-8").splitlines()
    for stem, _, words in [line.partition(": ")]
    for word in words.split()
}
"""Where the stemmer takes words of different work for one, or of the same work for two."""

_WORD = re.compile(r"[^\W_]+(?:[+#]+(?!\w))?")
_STEMMER = Stemmer("english", maxCacheSize=0)


def stems(text: str) -> list[str]:
    """Every word's stem, in order, without accents or capitals. `C++` and `C#` stay whole."""
    return [_stem(word) for word in _WORD.findall(_bare(text.casefold()))]


def folded(text: str) -> str:
    """In small letters without accents."""
    return _bare(text.casefold())


def words(text: str) -> list[str]:
    return _WORD.findall(folded(text))


def stem(word: str) -> str:
    return _stem(word)


def slug(words: str | Iterable[str]) -> str:
    """One word for a name of several: "New York City" and "new york citys" are the same."""
    return _slug(words if isinstance(words, str) else " ".join(words))


def content_words(text: str) -> list[str]:
    """Without the small words that join others."""
    return [word for word in words(text) if word not in JOINING]


def content_stems(text: str) -> list[str]:
    """Without the small words that join others."""
    said = stems(text)
    return [stem for stem in said if stem not in JOINING] or said


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


@lru_cache(maxsize=20_000)
def _slug(text: str) -> str:
    return "".join(each for each in stems(text) if each not in JOINING)


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    """With a word for each symbol: the index keeps letters and digits only."""
    stem: str = _STEMS.get(word) or _STEMMER.stemWord(word)
    return stem.replace("+", "plus").replace("#", "sharp")


POLITE_STEMS = frozenset(_stem(word) for word in POLITE)
"""Also where politeness is a part of what work is called, its words say little by themselves."""

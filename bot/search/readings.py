"""Other things that a query may mean: another word for a slip, another job for its initials."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.search.asked import Asked, query_of
from bot.search.lexicon import lexicon
from bot.search.words import content_stems, stem, words

MOST = 3
INITIALS = 5  # letters of a short form at most
MEANINGS = 4  # of a short form: one with more is hardly meant as such


@dataclass(frozen=True)
class Another:
    """`words` tell what is read otherwise, `query` is the whole with it."""

    words: str
    query: str


def readings(
    asked: Asked, spelled: Mapping[str, str], others: Mapping[str, Sequence[str]]
) -> tuple[Another, ...]:
    """`others`: of words that nobody knows, those that are as near as the one in `spelled`."""
    meant = {spelled[word]: more for word, more in others.items()}
    choices = (*_of_slips(asked, meant), *_of_initials(asked))
    return tuple(dict.fromkeys(choices))[:MOST]


def _of_slips(asked: Asked, meant: Mapping[str, Sequence[str]]) -> Iterator[Another]:
    for word in words(asked.said):
        yield from (_with(asked, word, other) for other in meant.get(word, ()))


def _of_initials(asked: Asked) -> Iterator[Another]:
    for word in words(asked.said):
        name = (stem(word),)
        known = lexicon()
        called = known.called.get(name) or known.initials.get(name[0]) or frozenset()
        roles = sorted(each.removeprefix("role:") for each in called if each.startswith("role:"))
        short = len(word) <= INITIALS and not any(name[0] in content_stems(each) for each in roles)
        if short and 1 < len(roles) <= MEANINGS:
            yield from (_with(asked, word, role) for role in roles)


def _with(asked: Asked, word: str, other: str) -> Another:
    said = " ".join(other if each == word else each for each in words(asked.said))
    return Another(other, query_of(replace(asked, said=said).phrases()))

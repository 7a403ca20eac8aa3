"""Words that nobody knows, as they are probably meant: spelled like one that is known."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.search.lexicon import lexicon
from bot.search.occupations import occupations
from bot.search.reading_places import places_in
from bot.search.words import POLITE, stem

SHORTEST = 4  # letters of a word that is repaired
LONG = 8  # letters from which two slips are one too many for one
READINGS = 3  # of one word
ALIKE = 0.75  # of 1, for a guess: "beekeeping" is not "bookkeeping"
LONG_ENOUGH = 6  # letters of a word that is guessed

GRAMMAR = frozenset(
    {
        *("not", "except", "without", "excluding", "outside", "recent", "near", "around", "from"),
        *("into", "class", "graduated", "degree", "studied", "studying", "major", "majored"),
        *("majoring", "director", "senior", "experienced"),
    }
)


def known_words() -> frozenset[str]:
    """Those that need nobody in the programme: the lexicon's, polite ones, and our own."""
    return lexicon().words | POLITE | GRAMMAR


def repaired(
    unknown: Iterable[str], words: Sequence[str], people_with: Callable[[str], int]
) -> Mapping[str, Sequence[str]]:
    """The likeliest first, then those that are as near to what was typed.

    `words`: all that are known. `people_with` a word: the more, the likelier it is meant.
    """
    found = {word: _meant(word, words, people_with) for word in unknown}
    return {word: _apart(meant) for word, meant in found.items() if meant}


def guessed(unknown: Iterable[str], words: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """For the only word of a query: a long one that is alike at least."""
    found = {}
    for word in unknown:
        if len(word) < LONG_ENOUGH or not word.isalpha():
            continue
        likeness = OSA.normalized_similarity
        near = process.extract(word, words, scorer=likeness, score_cutoff=ALIKE, limit=None)
        if near:  # of those that are as near the same one, in whatever order the words come
            found[word] = [str(min(near, key=lambda each: (-each[1], each[0]))[0])]
    return found


def _meant(word: str, words: Sequence[str], people_with: Callable[[str], int]) -> list[str]:
    if len(word) < SHORTEST or not word.isalpha():
        return []
    slips = 2 if len(word) >= LONG else 1
    near = process.extract(word, words, scorer=OSA.distance, score_cutoff=slips, limit=None)
    likely = sorted(
        near, key=lambda each: (each[1], each[0][0] != word[0], -people_with(each[0]), each[0])
    )
    if likely:
        best = likely[0][1], likely[0][0][0] == word[0]
        return [str(each[0]) for each in likely if (each[1], each[0][0] == word[0]) == best]
    begun = [each for each in words if each.startswith(word)]
    return sorted(begun, key=lambda each: (-people_with(each), each))


def _apart(words: Sequence[str]) -> list[str]:
    """Those that do not mean the same."""
    apart: dict[str, str] = {}
    for word in words:
        apart.setdefault(stem(word), word)
    return list(apart.values())[:READINGS]


def unknown_words(typed: Sequence[str], stems: Mapping[str, Mapping[str, int]]) -> list[str]:
    """Of what was typed, what is neither ours, nor a stem or a name in profiles, nor a place."""
    places = {word for start, end, _ in places_in(typed) for word in typed[start:end]}
    ours = known_words() | places
    return [
        word
        for word in dict.fromkeys(typed)
        if word not in ours and not stems.get(stem(word)) and not _says_work(stem(word))
    ]


def _says_work(stem: str) -> bool:
    return stem in lexicon().stems or stem in occupations().stems

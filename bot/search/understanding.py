"""From a query as it was typed to what it asks for."""

import re
from collections.abc import Mapping

from bot.search.asked import Asked, Like, Part
from bot.search.lexicon import lexicon
from bot.search.quoted import unquoted
from bot.search.reading import LONGEST_NAME, NOT, Names, Reading
from bot.search.reading_moments import formats, levels, years
from bot.search.reading_names import employed, named, studied
from bot.search.reading_places import after_in, anywhere, codes_in
from bot.search.words import JOINING, POLITE, content_stems, folded, slug

TOKEN = re.compile(
    r"(?P<year>['\u2019]\d\d(?!\w))|(?P<word>[^\W_]+(?:[+#]+(?!\w))?)|(?P<comma>[,;:])"
)
READERS = (years, studied, named, after_in, employed, anywhere, formats, levels)
"""In this order: what one has understood is not for the next."""

MOST_WORDS = 40
MOST_TOPIC = 12  # words that are looked for
LONGEST_CALLED = 4  # words of what work is called, in which a polite word may stand


def understand(
    query: str, names: Names, spelled: Mapping[str, str], year: int, like: Like | None = None
) -> Asked:
    """`spelled`: words that nobody knows, as they are probably meant. `year`: the present one.

    `like`: whose work it is about, apart from the words of the query.
    """
    rest, quoted = unquoted(query)
    pieces = _pieces(rest, spelled)
    known = names(_names([words for words, _, _ in pieces]))
    topic: list[str] = []
    unwanted_topics: list[str] = []
    parts: list[Part] = []
    level = None
    for words, typed, unwanted in pieces:
        reading = Reading(words, typed, year, unwanted)
        for recognise in READERS:
            recognise(reading, known)
        said = _said(reading)
        if unwanted and said:
            unwanted_topics.append(" ".join(said))
        elif not unwanted:
            topic += said
            level = level or reading.level
        parts += reading.parts
    something = topic or quoted or like or level or any(not part.unwanted for part in parts)
    if not something:
        topic = [word for words, _, _ in pieces for word in words]  # it is all there is
        parts, unwanted_topics = [], []
    about = " ".join(topic[:MOST_TOPIC])
    return Asked(about, tuple(parts), tuple(unwanted_topics), level, quoted, like)


def tokens(query: str) -> list[re.Match[str]]:
    return list(TOKEN.finditer(folded(query)))[:MOST_WORDS]


def _pieces(query: str, spelled: Mapping[str, str]) -> list[tuple[list[str], list[str], bool]]:
    """The words in pieces, each wanted or unwanted: from a "not" to the next comma."""
    pieces: list[tuple[list[str], list[str], bool]] = [([], [], False)]
    for token in tokens(query):
        word = spelled.get(token[0], token[0]).replace("\u2019", "'")
        if token["comma"]:
            if pieces[-1][2] and pieces[-1][0]:
                pieces.append(([], [], False))
        elif word in NOT:
            pieces.append(([], [], True))
        else:
            pieces[-1][0].append(word)
            pieces[-1][1].append(word)
    return [piece for piece in pieces if piece[0]]


def _said(reading: Reading) -> list[str]:
    """The words that are left, without politeness: unless it is a part of what work is called."""
    left = [at for at in range(len(reading.words)) if at not in reading.taken]
    kept = {at for at in left if reading.words[at] not in POLITE}
    for size in range(min(LONGEST_CALLED, len(left)), 1, -1):
        for begin in range(len(left) - size + 1):
            places = left[begin : begin + size]
            name = tuple(content_stems(" ".join(reading.words[at] for at in places)))
            if name in lexicon().called and (not kept or not kept.isdisjoint(places)):
                kept |= set(places)
    return _trimmed([reading.words[at] for at in sorted(kept)])


def _trimmed(words: list[str]) -> list[str]:
    """Without the small words at both ends."""
    while words and words[0] in JOINING:
        words = words[1:]
    while words and words[-1] in JOINING:
        words = words[:-1]
    return words


def _names(pieces: list[list[str]]) -> set[str]:
    """What may be a name in them, and the codes of places."""
    return set().union(*map(codes_in, pieces)) | {
        slug(words[start:end])
        for words in pieces
        for start in range(len(words))
        for end in range(start + 1, min(len(words), start + LONGEST_NAME) + 1)
    }

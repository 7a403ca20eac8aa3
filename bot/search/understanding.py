"""From a query as it was typed to what it asks for."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from bot.search.asked import Asked, Kind, Level, Part
from bot.search.lexicon import lexicon
from bot.search.words import JOINING, POLITE, content_stems, folded, slug

Names = Callable[[Iterable[str]], Mapping[str, frozenset[str]]]
"""Of these slugs, those that the programme's people have as a name, each with its kinds."""

TOKEN = re.compile(
    r"(?P<year>['\u2019]\d\d(?!\w))|(?P<word>[^\W_]+(?:[+#]+(?!\w))?)|(?P<comma>[,;:])"
)
MOST_WORDS = 40
MOST_TOPIC = 12  # words that are looked for
LONGEST_NAME = 8  # words
LONGEST_CALLED = 4  # words of what work is called, in which a polite word may stand
NOT = frozenset(
    [
        "not",
        "except",
        "without",
        "excluding",
        "outside",
        "minus",
        "nor",
        "never",
        "dont",
        "isnt",
        "arent",
    ]
)
PLACED = frozenset(["in", "near", "around", "from", "within", "outside", "by", "to", "based"])
EMPLOYED = frozenset(["at", "for", "with"])
STUDIED = frozenset(
    ["studied", "studying", "study", "majored", "majoring", "major", "majors", "degree"]
)
BETWEEN = frozenset(["in", "of", "with", "a", "the", "as", "by", "an"])
SENIOR = frozenset(
    [
        "senior",
        "experienced",
        "director",
        "directors",
        "lead",
        "leads",
        "leader",
        "head",
        "principal",
        "chief",
        "vp",
    ]
)
JUNIOR = frozenset(["junior", "entry", "trainee", "beginner"])
RECENT = frozenset(["recent", "new", "young", "latest"])
GRADS = frozenset(
    ["grad", "grads", "graduate", "graduates", "alum", "alumni", "alums", "alumnus", "alumna"]
)
BEGINS_ANOTHER = frozenset({"who", "now", "near", "at", "class", "but", "went", "works", "working"})
CLASS_OF = frozenset(["class", "graduated", "year"])
RECENT_YEARS = 6
FIRST_YEAR = 1930
BY = frozenset({"by", "over", "on", "via", "in"})
FORMATS = {
    "video": "video",
    "zoom": "video",
    "phone": "phone",
    "call": "phone",
    "chat": "chat",
    "person": "person",
    "coffee": "person",
}


@dataclass
class Reading:
    """The words of a query; whoever understands some takes them, so that nobody else does."""

    words: list[str]
    typed: list[str]
    year: int
    unwanted: bool = False
    taken: set[int] = field(default_factory=set)
    parts: list[Part] = field(default_factory=list)
    level: Level | None = None

    def before(self, at: int) -> str:
        """The nearest word before, over small ones and those that are taken."""
        at -= 1
        while at > 0 and self.words[at] in BETWEEN - PLACED:
            at -= 1
        return self.words[at] if at >= 0 else ""

    def free(self, start: int, end: int) -> bool:
        return end <= len(self.words) and self.taken.isdisjoint(range(start, end))

    def take(
        self, kind: Kind, start: int, end: int, terms: Iterable[str], near: Iterable[str] = ()
    ) -> None:
        self.taken.update(range(start, end))
        said = " ".join(self.typed[start:end])
        self.parts.append(Part(kind, said, frozenset(terms), frozenset(near), self.unwanted))


def understand(query: str, names: Names, spelled: Mapping[str, str], year: int) -> Asked:
    """`spelled`: words that nobody knows, as they are probably meant. `year`: the present one."""
    pieces = _pieces(query, spelled)
    known = names(_slugs([words for words, _, _ in pieces]))
    topic: list[str] = []
    unwanted_topics: list[str] = []
    parts: list[Part] = []
    level = None
    for words, typed, unwanted in pieces:
        reading = Reading(words, typed, year, unwanted)
        for recognise in (_years, _studied, _named, _employed, _formats, _levels):
            recognise(reading, known)
        said = _said(reading)
        if unwanted and said:
            unwanted_topics.append(" ".join(said))
        elif not unwanted:
            topic += said
            level = level or reading.level
        parts += reading.parts
    if not topic and not level and not any(not part.unwanted for part in parts):
        topic = [word for words, _, _ in pieces for word in words]  # it is all there is
        parts, unwanted_topics = [], []
    return Asked(" ".join(topic[:MOST_TOPIC]), tuple(parts), tuple(unwanted_topics), level)


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


def _slugs(pieces: list[list[str]]) -> set[str]:
    return {
        slug(words[start:end])
        for words in pieces
        for start in range(len(words))
        for end in range(start + 1, min(len(words), start + LONGEST_NAME) + 1)
    }


def _years(reading: Reading, _known: Mapping[str, frozenset[str]]) -> None:
    words = reading.words
    for at in range(len(words)):
        years, start, end = _year_at(words, at, reading.year)
        if years and reading.free(start, end):
            near = {year + step for year in years for step in (-2, -1, 1, 2)} - set(years)
            reading.take(Kind.YEAR, start, end, (f"y_{y}" for y in years), (f"y_{y}" for y in near))


def _year_at(words: list[str], at: int, now: int) -> tuple[list[int], int, int]:
    word = words[at]
    start = at
    while start > 0 and words[start - 1] in CLASS_OF | {"of", "in", "the", "from"}:
        start -= 1
    if word in RECENT and at + 1 < len(words) and words[at + 1] in GRADS:
        return list(range(now - RECENT_YEARS + 1, now + 1)), at, at + 2
    if re.fullmatch(r"'\d\d", word):
        return [_century(int(word[1:]), now)], start, at + 1
    if re.fullmatch(r"(19|20)\d\d", word) and FIRST_YEAR <= int(word) <= now + 8:
        return [int(word)], start, at + 1
    if decade := re.fullmatch(r"((?:19|20)?\d)0s", word):
        first = int(decade[1]) * 10
        first = first if first > 99 else _century(first, now)
        return list(range(first, first + 10)), start, at + 1
    return [], at, at


def _century(two: int, now: int) -> int:
    return 2000 + two if 2000 + two <= now + 8 else 1900 + two


def _studied(reading: Reading, known: Mapping[str, frozenset[str]]) -> None:
    """ "Who studied X", "X major", "went from X into Y"."""
    words = reading.words
    for at, word in enumerate(words):
        if word in STUDIED and word not in ("major", "majors", "degree"):
            _take_major(reading, at, at + 1, _end(reading, at + 1), known)
        elif word in ("major", "majors") and at:
            _take_major(reading, at, _start(reading, at), at, known)
        elif word == "from" and (into := _find(words, ("into", "to"), at + 2)):
            start = at - 1 if at and words[at - 1] in ("went", "moved", "switched") else at
            _take_major(reading, start, at + 1, into, known)
            reading.taken.add(into)


def _take_major(
    reading: Reading, mark: int, start: int, end: int, known: Mapping[str, frozenset[str]]
) -> None:
    while start < end and reading.words[start] in BETWEEN:
        start += 1
    while start < end and reading.words[end - 1] in JOINING:
        end -= 1
    if start >= end or not reading.free(start, end):
        return
    stems = content_stems(" ".join(reading.words[start:end]))
    terms = {f"u_{slug(reading.words[start:end])}"}
    near = {f"m_{each}" for each in stems}
    reading.take(Kind.MAJOR, start, end, terms, near)
    reading.taken.update(range(min(mark, start), max(mark + 1, end)))


def _end(reading: Reading, start: int) -> int:
    """Of what began at `start`: at the next word that begins another thing, or at the end."""
    for at in range(start + 1, len(reading.words)):
        word = reading.words[at]
        if at in reading.taken or word in BEGINS_ANOTHER:
            return at
    return len(reading.words)


def _start(reading: Reading, end: int) -> int:
    """Of what ends before `end`."""
    at = end
    while at > 0 and at - 1 not in reading.taken and reading.words[at - 1] not in POLITE:
        at -= 1
    return at


def _find(words: list[str], wanted: Iterable[str], start: int) -> int | None:
    return next((at for at in range(start, len(words)) if words[at] in wanted), None)


def _named(reading: Reading, known: Mapping[str, frozenset[str]]) -> None:
    """The longest names first."""
    words = reading.words
    for size in range(min(LONGEST_NAME, len(words)), 0, -1):
        for start in range(len(words) - size + 1):
            end = start + size
            if {words[start], words[end - 1]} & JOINING:
                continue
            name = slug(words[start:end])
            if name in known and reading.free(start, end):
                _take_name(reading, start, end, name, known[name])


def _take_name(reading: Reading, start: int, end: int, name: str, kinds: frozenset[str]) -> None:
    before = reading.before(start)
    plain = tuple(content_stems(" ".join(reading.words[start:end]))) in lexicon().called
    alone = end - start == 1
    if "c" in kinds and (before in PLACED or not plain):
        reading.take(Kind.CITY, start, end, {f"c_{name}"})
    elif "n" in kinds and (before in PLACED or not plain):
        reading.take(Kind.COUNTRY, start, end, {f"n_{name}"})
    elif "o" in kinds and (before in EMPLOYED or not (plain or alone)):
        words = content_stems(" ".join(reading.words[start:end]))
        reading.take(Kind.EMPLOYER, start, end, {f"o_{name}"}, {f"e_{each}" for each in words})
    elif "l" in kinds and before in {"speaks", "speak", "speaking", "in", "fluent"}:
        reading.take(Kind.LANGUAGE, start, end, {f"l_{name}"})
    elif "d" in kinds and not plain:
        reading.take(Kind.DEGREE, start, end, {f"d_{name}"})


def _employed(reading: Reading, _known: Mapping[str, frozenset[str]]) -> None:
    """After "at", whatever it is."""
    for at, word in enumerate(reading.words):
        if word == "at" and at + 1 < len(reading.words) and at + 1 not in reading.taken:
            end = _end(reading, at + 1)
            stems = content_stems(" ".join(reading.words[at + 1 : end]))
            reading.take(
                Kind.EMPLOYER, at + 1, end, {f"o_{slug(stems)}"}, {f"e_{each}" for each in stems}
            )


def _formats(reading: Reading, _known: Mapping[str, frozenset[str]]) -> None:
    """ "By phone", "over coffee", "in person"."""
    for at in range(1, len(reading.words)):
        kind = FORMATS.get(reading.words[at])
        if kind and reading.words[at - 1] in BY and reading.free(at - 1, at + 1):
            reading.take(Kind.FORMAT, at - 1, at + 1, {f"w_{kind}"})


def _levels(reading: Reading, _known: Mapping[str, frozenset[str]]) -> None:
    free = [at for at in range(len(reading.words)) if at not in reading.taken]
    for level, said in ((Level.SENIOR, SENIOR), (Level.JUNIOR, JUNIOR)):
        at_level = [at for at in free if reading.words[at] in said]
        if at_level and not reading.unwanted:
            reading.level = level
            first = at_level[0]
            reading.taken.add(first)
            if reading.words[first + 1 : first + 2] == ["or"]:
                reading.taken.update(range(first, first + 3))
            return

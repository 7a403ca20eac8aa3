"""The lexicon of work: fields, the roles under them, and what people call both.

Its files are for reading: `## Broad field: what it is called`, `# Field: …`, `role: names ~ kin`.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from hashlib import blake2b
from pathlib import Path

from bot.search.words import content_stems, content_words, words

HERE = Path(__file__).parent
INITIALS = range(2, 6)  # letters of a short form


@dataclass(frozen=True)
class Role:
    """`kin` are roles of other fields that are close to it."""

    name: str
    field: str
    broad: str
    names: Sequence[str]
    kin: Sequence[str] = ()


@dataclass(frozen=True)
class Lexicon:
    """`called`: what the stems of a name stand for: `role:…`, `field:…`, `broad:…`.

    `spelled`: the words of all names. `edition`: another one for other files.
    """

    roles: Mapping[str, Role]
    broad_of: Mapping[str, str]
    called: Mapping[tuple[str, ...], frozenset[str]]
    spelled: Collection[str]
    edition: str = ""

    @cached_property
    def words(self) -> frozenset[str]:
        """Of all names, as they are written."""
        return frozenset(self.spelled)

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset(stem for name in self.called for stem in name)

    @cached_property
    def initials(self) -> Mapping[str, frozenset[str]]:
        """What short forms of names may stand for, where they are not a name themselves."""
        found: dict[str, set[str]] = defaultdict(set)
        for role in self.roles.values():
            for name in role.names:
                first = "".join(word[0] for word in content_words(name))
                if len(first) in INITIALS:
                    found[first].add(f"role:{role.name}")
        return {first: frozenset(roles) for first, roles in found.items()}

    def roles_in(self, field: str) -> Sequence[str]:
        """Of a field, or of a broad one."""
        return self._roles_in.get(field, ())

    @cached_property
    def _roles_in(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for name, role in self.roles.items():
            for field in {role.field, role.broad}:
                found[field].append(name)
        return found


@dataclass(frozen=True)
class Line:
    """`mark` is `##`, `#` or nothing."""

    mark: str
    name: str
    names: Sequence[str]
    kin: Sequence[str]


def read(text: str) -> Iterator[Line]:
    for line in text.splitlines():
        if ":" in line:
            head, _, rest = line.partition(":")
            names, _, kin = rest.partition("~")
            mark = head[: len(head) - len(head.lstrip("#"))]
            yield Line(mark, head.lstrip("# ").strip(), _listed(names), _listed(kin))


def build(lines: Iterator[Line]) -> Lexicon:
    roles: dict[str, Role] = {}
    broad_of: dict[str, str] = {}
    called: dict[tuple[str, ...], set[str]] = defaultdict(set)
    spelled: set[str] = set()
    broad = field = ""
    for line in lines:
        if line.mark == "##":
            broad, concept = line.name, f"broad:{line.name}"
        elif line.mark == "#":
            field, concept = line.name, f"field:{line.name}"
            broad_of[field] = broad
        else:
            concept = f"role:{line.name}"
            known = roles.get(line.name)
            names = (*(known.names if known else ()), line.name, *line.names)
            roles[line.name] = Role(line.name, field, broad, names, line.kin)
        for name in (line.name, *line.names):
            called[tuple(content_stems(name))].add(concept)
            spelled.update(words(name))
    meanings = {name: frozenset(of) for name, of in called.items() if name}
    return Lexicon(roles, broad_of, meanings, spelled)


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    files = [file.read_text("utf-8") for file in sorted(HERE.glob("*.txt"))]
    edition = blake2b("".join(files).encode(), digest_size=6).hexdigest()
    return replace(build(line for text in files for line in read(text)), edition=edition)


def _listed(text: str) -> list[str]:
    return [part for part in (part.strip() for part in text.split(",")) if part]

"""What the lexicon says that words mean: roles and fields, each with how much of it is meant."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from bot.search.roles import titles
from bot.search.terms import term
from bot.search.words import POLITE_STEMS, content_stems, slug

KIN = 0.6  # a role close to the wanted one
SAME_FIELD = 0.47  # a role of the same field
SAME_BROAD = 0.12  # a role of the same broad field
OF_BROAD = 0.8  # a role of the broad field that is wanted
BESIDE_NAME = 0.6  # a role that is called much like the field that is wanted
PARENT = 0.4  # the broad field of the field that is wanted, among someone's fields
INDUSTRY = 0.6  # the field that is wanted, as the industry


def concepts(topic: tuple[str, ...]) -> tuple[Mapping[str, float], Mapping[str, float]]:
    """The roles that are meant, and those beside them; the terms of the fields that are meant."""
    roles: dict[str, float] = {}
    fields: dict[str, float] = {}
    called = list(_called(topic))
    size = sum(len(stems) for _, stems in called) or 1
    for meanings, stems in called:
        for kind, _, name in (meaning.partition(":") for meaning in meanings):
            if kind == "role":
                _add_role(roles, name, len(stems) / size)
            else:
                _add_field(roles, fields, kind, name, len(stems) / size)
    said = tuple(stem for stem in topic if stem not in POLITE_STEMS)
    sure = _guessed(said)
    for role, alike in titles().roles(said).items() if sure else ():
        _add_role(roles, role, alike * sure)
    return roles, fields


def _called(topic: tuple[str, ...]) -> Iterator[tuple[Iterable[str], tuple[str, ...]]]:
    """What the lexicon has a name for, the longest names first: all that each may mean, and its
    stems."""
    called, initials = titles().lexicon.called, titles().lexicon.initials
    free = set(range(len(topic)))
    for length in range(min(6, len(topic)), 0, -1):
        for start in range(len(topic) - length + 1):
            name = topic[start : start + length]
            concepts = called.get(name) or (length == 1 and initials.get(name[0]))
            if concepts and free.issuperset(range(start, start + length)):
                free -= set(range(start, start + length))
                yield sorted(concepts), name


def spelled_out(topic: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Of what means one field: each stem that is said, with each stem of the field's own name."""
    for meanings, said in _called(topic):
        fields = {each.partition(":")[2] for each in meanings if not each.startswith("role:")}
        if len(fields) == 1:
            yield from product(said, set(content_stems(fields.pop())).difference(said))


def _guessed(said: tuple[str, ...]) -> float:
    """How much a guess at the role is worth: none is needed where the lexicon has the name."""
    named = titles().lexicon.called.get(said, frozenset())
    if not said or any(concept.startswith("role:") for concept in named):
        return 0.0
    return BESIDE_NAME if named else 1.0


def _add_role(roles: dict[str, float], name: str, weight: float) -> None:
    known = titles().lexicon.roles
    this = known[name]
    _raise(roles, name, weight)
    for kin in set(this.kin) & known.keys():
        _raise(roles, kin, weight * KIN)
    for other in titles().lexicon.roles_in(this.broad):
        if other != name:
            same = known[other].field == this.field
            _raise(roles, other, weight * (SAME_FIELD if same else SAME_BROAD))


def _add_field(
    roles: dict[str, float], fields: dict[str, float], kind: str, name: str, weight: float
) -> None:
    lexicon = titles().lexicon
    for role in lexicon.roles_in(name):
        _raise(roles, role, weight * (1.0 if kind == "field" else OF_BROAD))
    _raise(fields, term("k", slug(name)), weight)
    _raise(fields, term("j", slug(name)), weight * INDUSTRY)
    if kind == "field":
        _raise(fields, term("k", slug(lexicon.broad_of[name])), weight * PARENT)


def _raise(weights: dict[str, float], key: str, weight: float) -> None:
    weights[key] = max(weight, weights.get(key, 0.0))

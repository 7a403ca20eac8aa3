"""How well a profile fits what is wanted: one function, which also tells which terms said so."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from bot.search.asked import PLACES
from bot.search.concepts import SAME_FIELD
from bot.search.wants import ALONE, FIELD, MET, TEXT, TOPIC, Group, Wants

LOUD = 0.6  # of the weight of what speaks loudest for the topic
A_PART = 0.3  # of the topic, for one word of it to be what is wanted
CLOSE = 0.6  # a weight by which the role or the field is the wanted one


@dataclass(frozen=True)
class Fit:
    """`by`: for each group, the term that spoke for it best; `worth`: how much."""

    score: float
    by: Mapping[Group, str]
    worth: Mapping[Group, float]

    def spoken(self) -> set[str]:
        """The terms that decided: what speaks much less loud than another is not a reason."""
        topic = [worth for group, worth in self.worth.items() if group[0] in TOPIC]
        least = LOUD * max(topic, default=0.0)
        return {
            term
            for group, term in self.by.items()
            if self.worth[group] >= least or group[0] not in TOPIC
        }


NO_FIT = Fit(0.0, {}, {})


def fit(wants: Wants, terms: Collection[str]) -> Fit:
    """The topic's role, fields and words; more for each modifier met; nothing for a "not"."""
    if unwanted(wants, terms):
        return NO_FIT
    best: dict[Group, float] = {}
    by: dict[Group, str] = {}
    weights = wants.weights
    for term in filter(weights.__contains__, terms):  # a third of the time of an `if`
        for group, weight in weights[term].items():
            if weight > best.get(group, 0.0):
                best[group], by[group] = weight, term
    return Fit(_score(wants, best), by, best)


def lacking(wants: Wants, fit: Fit) -> Iterator[str]:
    """What is wanted and not met, in the order in which it is given up: the modifiers, the role
    itself for one beside it, the field for the broad one."""
    for number, name in sorted(wants.named.items(), key=lambda each: each[1] in PLACES):
        if fit.worth.get(("modifier", number), 0.0) < 1.0:
            yield name
    if wants.shares and not any(
        weight >= CLOSE and (kind != "word" or wants.shares[name] >= A_PART)
        for (kind, name), weight in fit.worth.items()
    ):
        yield ("role" if any(weight >= SAME_FIELD for weight in fit.worth.values()) else "field")


def unwanted(wants: Wants, terms: Collection[str]) -> bool:
    if wants.unwanted and not wants.unwanted.isdisjoint(terms):
        return True
    return any(all(not word.isdisjoint(terms) for word in words) for words in wants.unwanted_words)


def _score(wants: Wants, best: Mapping[Group, float]) -> float:
    text = sum(share * best.get(("word", stem), 0.0) for stem, share in wants.shares.items())
    topic = best.get(("role", ""), 0.0) + FIELD * best.get(("field", ""), 0.0) + TEXT * text
    met = _met(wants, best)
    if not wants.shares:
        return met
    return topic * (1 + MET * met) + ALONE * met


def _met(wants: Wants, best: Mapping[Group, float]) -> float:
    """From 0, no modifier is met, to 1, all are."""
    if not wants.modifiers:
        return 0.0
    of: dict[str, float] = {}
    for (kind, name), weight in best.items():
        if kind == "modifier":
            of[name] = max(weight, of.get(name, 0.0))
        elif kind.startswith("near "):
            number = kind.removeprefix("near ")
            of.setdefault(number, 0.0)
            of[number] = of[number] if of[number] >= 1.0 else of[number] + weight
    return sum(min(1.0, each) for each in of.values()) / len(wants.modifiers)

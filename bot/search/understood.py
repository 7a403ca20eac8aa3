"""A query, understood for one programme: by its people's names and words."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from bot.search.asked import Asked
from bot.search.spelling import known_words, repaired, unknown_words
from bot.search.understanding import tokens, understand
from bot.search.vocabulary import EVERYBODY, known
from bot.search.wants import Wants, wants
from bot.search.words import stem

Words = Callable[[], Sequence[str]]
"""All words of the programme's people, as they are written."""


@dataclass(frozen=True)
class Understood:
    """`did_you_mean`: the query with its words spelled as they are known, if they were not."""

    asked: Asked
    wants: Wants
    did_you_mean: str | None = None


def understood(
    connection: Connection, team_id: str, query: str, year: int, words: Words
) -> Understood:
    spelled = _spelled(connection, team_id, query, words)

    def names(slugs: Iterable[str]) -> Mapping[str, frozenset[str]]:
        found = known(connection, team_id, slugs)
        return {name: frozenset(kinds) - {"word"} for name, kinds in found.items()}

    asked = understand(query, names, spelled, year)
    counts = known(connection, team_id, {*asked.topic, EVERYBODY[1]})
    people_with = {each: counts.get(each, {}).get("stem", 0) for each in asked.topic}
    everybody = counts.get(EVERYBODY[1], {}).get(EVERYBODY[0], 0)
    return Understood(asked, wants(asked, people_with, everybody), _meant(query, spelled))


def _spelled(connection: Connection, team_id: str, query: str, words: Words) -> Mapping[str, str]:
    """Only what nobody knows is spelled otherwise."""
    typed = [token["word"] for token in tokens(query) if token["word"]]
    unknown = unknown_words(typed, known(connection, team_id, {stem(word) for word in typed}))
    if not unknown:
        return {}
    all_words = [*words(), *known_words()]
    return repaired(unknown, all_words, lambda word: int(word in known_words()))


def _meant(query: str, spelled: Mapping[str, str]) -> str | None:
    if not spelled:
        return None
    return " ".join(spelled.get(token[0], token[0]) for token in tokens(query))

"""A query, understood for one programme: by its people's names and words."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from bot.search.asked import Asked
from bot.search.liked import liked, without_ids
from bot.search.quoted import unquoted
from bot.search.readings import Another, readings
from bot.search.spelling import guessed, known_words, repaired, unknown_words
from bot.search.understanding import tokens, understand
from bot.search.vocabulary import EVERYBODY, known
from bot.search.wants import Wants, wants
from bot.search.words import JOINING, POLITE, stem

Words = Callable[[], Sequence[str]]
"""All words of the programme's people, as they are written."""


@dataclass(frozen=True)
class Understood:
    """`did_you_mean`: the query with its words spelled as they are known, if they were not.

    `readings`: what else it may mean; `like_nobody`: it names somebody who is not listed.
    """

    asked: Asked
    wants: Wants
    did_you_mean: str | None = None
    readings: tuple[Another, ...] = ()
    like_nobody: bool = False


def understood(
    connection: Connection, team_id: str, query: str, year: int, words: Words
) -> Understood:
    like = liked(connection, team_id, query)
    meant = _spelled(connection, team_id, like.rest, words)
    spelled = {word: near[0] for word, near in meant.items()}

    def names(slugs: Iterable[str]) -> Mapping[str, frozenset[str]]:
        found = known(connection, team_id, slugs)
        return {name: frozenset(kinds) - {"word"} for name, kinds in found.items()}

    asked = understand(like.rest, names, spelled, year, like.like)
    counts = known(connection, team_id, {*asked.topic, EVERYBODY[1]})
    people_with = {each: counts.get(each, {}).get("stem", 0) for each in asked.topic}
    everybody = counts.get(EVERYBODY[1], {}).get(EVERYBODY[0], 0)
    return Understood(
        asked,
        wants(asked, people_with, everybody),
        _meant(query, spelled),
        readings(asked, spelled, {word: near[1:] for word, near in meant.items()}),
        like.nobody,
    )


def _spelled(
    connection: Connection, team_id: str, query: str, words: Words
) -> Mapping[str, Sequence[str]]:
    """Only what nobody knows is spelled otherwise; the likeliest first."""
    rest, _ = unquoted(query)
    typed = [token["word"] for token in tokens(rest) if token["word"]]
    stems = known(connection, team_id, {stem(word) for word in typed})
    unknown = unknown_words(typed, stems)
    if not unknown:
        return {}
    all_words = list(dict.fromkeys((*words(), *known_words())))
    found = repaired(unknown, all_words, lambda word: int(word in known_words()))
    said = [word for word in typed if word not in POLITE | JOINING]
    return guessed(unknown, all_words) if not found and unknown == said[:1] == said else found


def _meant(query: str, spelled: Mapping[str, str]) -> str | None:
    if not spelled:
        return None
    return " ".join(spelled.get(token[0], token[0]) for token in tokens(without_ids(query)))

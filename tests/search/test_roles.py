"""Which roles a title means: what says of which work it is counts, a rank alone hardly."""

import pytest

from bot.search.concepts import concepts
from bot.search.roles import titles
from bot.search.words import asked_stems, content_stems


def roles(title):
    return list(titles().roles(content_stems(title)))


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Clinic Director", "health services manager"),
        ("Staff Nurse, ICU", "registered nurse"),
        ("Senior Software Developer", "software engineer"),
        ("Director", "chief executive"),
    ],
)
def test_a_title_means_first_what_it_says(title, role):
    assert roles(title)[0] == role


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Clinic Director", "producer"),
        ("Reservations Supervisor", "nurse manager"),
        ("Zoo Director", "producer"),
    ],
)
def test_a_rank_that_is_found_everywhere_does_not_make_the_role(title, role):
    assert role not in roles(title)


def test_what_the_lexicon_has_a_name_for_is_not_guessed_at():
    named, _ = concepts(tuple(asked_stems("nursing director")))

    assert named["nurse manager"] == 1.0
    assert "producer" not in named


def test_of_a_name_that_means_several_things_each_is_meant_whole():
    managers, _ = concepts(tuple(asked_stems("PM")))
    roles, fields = concepts(tuple(content_stems("social worker")))

    assert managers["product manager"] == managers["project manager"] == 1.0
    assert roles["clinical social worker"] == 1.0
    assert max(fields.values()) == 1.0

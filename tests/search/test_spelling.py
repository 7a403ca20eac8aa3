"""Words that nobody knows are read as ones that somebody does."""

import pytest

from bot.search.spelling import guessed, repaired, unknown_words

WORDS = ["finance", "financial", "nursing", "nurse", "law", "engineering", "chicago"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("fianance", "finance"),
        ("nrusing", "nursing"),
        ("chcago", "chicago"),
        ("enginereeing", "engineering"),
        ("engin", "engineering"),
        ("lw", None),
        ("xyzzyxyz", None),
        ("f1nance", None),
    ],
)
def test_a_slip_is_repaired_and_a_half_typed_word_completed(typed, meant):
    found = repaired([typed], WORDS, lambda _: 0)

    assert {word: near[:1] for word, near in found.items()} == ({typed: [meant]} if meant else {})


def test_of_two_that_are_as_near_the_better_known_is_meant():
    assert repaired(["nurxe"], ["nurse", "nurve"], lambda word: word == "nurve") == {
        "nurxe": ["nurve", "nurse"]
    }


def test_what_somebody_knows_is_never_changed():
    typed = ["nurse", "kestle", "please", "fianance", "studied"]

    assert unknown_words(typed, {"kestl": {"stem": 1}}) == ["fianance"]


def test_of_two_that_are_as_near_the_same_one_is_guessed_in_any_order():
    words = ["gardenerx", "gardenery"]

    assert guessed(["gardenerz"], words) == guessed(["gardenerz"], words[::-1])


def test_of_however_many_that_are_as_near_the_same_one_is_meant_in_any_order():
    words = [f"nur{letter}e" for letter in "abcdfghijklmo"]

    assert repaired(["nurxe"], words, lambda _: 0) == repaired(["nurxe"], words[::-1], lambda _: 0)

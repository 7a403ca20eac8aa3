"""What people are and what is looked for become the same words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.words import MOST_WORDS, asked_stems, stems


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("teaching", "teach"),
        ("Teachers", "teacher"),
        ("FINANCE", "finance"),
        ("café", "CAFE"),
        ("Zürich", "zurich"),
        ("ﬁnance", "finance"),
        ("straße", "STRASSE"),
        ("e\u0301cole", "école"),
        ("product_management", "product management"),
        ("data-driven", "data driven"),
        ("children", "child"),
        ("counselling", "counselor"),
        ("publications", "publishing"),
    ],
)
def test_words_that_mean_the_same_are_the_same(one, other):
    assert stems(one) == stems(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("C++", "C"),
        ("C#", "C"),
        ("C++", "C#"),
        ("nurse", "nursery"),
        ("account", "accountant"),
        ("animals", "animation"),
        ("customs", "customer"),
        ("internal", "international"),
        ("opera", "operations"),
        ("physics", "physical"),
        ("publication", "public"),
    ],
)
def test_words_that_mean_another_thing_are_not(one, other):
    assert stems(one) != stems(other)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("hi, can I talk to somebody who works in finance please?", ["financ"]),
        ("I would like to learn about teaching in Chicago", ["teach", "chicago"]),
        ("finance", ["financ"]),
        ("finance Finance financing", ["financ"]),
        ("C++, please", ["cplusplus"]),
        ("work", ["work"]),
        ("who are you", ["who", "are", "you"]),
        ("", []),
        ("?! … — 👋", []),
    ],
)
def test_of_a_query_the_words_that_matter_are_kept(typed, kept):
    assert asked_stems(typed) == kept


def test_of_a_long_query_the_first_words_are_kept():
    assert asked_stems(" ".join(f"word{n}" for n in range(99))) == [
        f"word{n}" for n in range(MOST_WORDS)
    ]


@given(st.text())
def test_a_word_holds_letters_and_digits_alone(text):
    """So that a quoted word can say nothing to either database but itself."""
    assert all(stem.isalnum() for stem in stems(text))

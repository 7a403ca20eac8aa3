import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.folded import fold


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("", ""),
        ("Hello  World", "hello world"),
        ("I'm, I\u2019m", "i m, i m"),
        ("full-time \u2010 co\u2011op", "full time co op"),
        ("a dash - here", "a dash,here"),
        ("long\u2014dash", "long,dash"),
        ("r\u00e9sum\u00e9 re\u0301sume\u0301", "resume resume"),
        ("Stra\u00dfe \u0130zmir", "stra\u00dfe izmir"),
        ("\uff2a\uff2f\uff22", "job"),
        ("job/internship and job / internship", "job or internship and job or internship"),
        ("one line\nthe same sentence", "one line the same sentence"),
        ("One. Two!  Three?! Four; five\u2026", "one\ntwo\nthree\nfour\nfive\n"),
        ("a paragraph\n \nanother", "a paragraph\nanother"),
        ("node.js 3.5", "node,js 3,5"),
        ("*a* _b_ ~c~ \u201cd\u201d", "a b c d"),
    ],
)
def test_typed_text_is_made_plain(typed, folded):
    assert fold(typed).text == folded


def test_a_part_is_found_again_where_it_was_typed():
    typed = "My \u201cR\u00e9sum\u00e9\u201d / CV"
    folded = fold(typed)
    start = folded.text.index("resume")

    first, last = folded.origin(start, start + len("resume"))

    assert typed[first:last] == "R\u00e9sum\u00e9"


@given(st.text())
def test_every_plain_character_knows_where_it_was_typed(typed):
    folded = fold(typed)

    assert len(folded.origins) == len(folded.text)
    assert folded.origins == sorted(folded.origins)
    assert all(0 <= origin < len(typed) for origin in folded.origins)

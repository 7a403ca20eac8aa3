import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.nearest import nearest

COMMANDS = (
    *("help", "find", "volunteer", "profile", "pause", "resume", "leave", "requests", "prepare"),
    *("leads", "journal", "network", "settings", "export", "forget me", "admin"),
)


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("reqeusts", "requests"),
        ("request", "requests"),
        ("halp", "help"),
        ("hlep", "help"),
        ("fnid", "find"),
        ("FIND", "find"),
        (" volunter ", "volunteer"),
        ("volonteer", "volunteer"),
        ("profil", "profile"),
        ("puase", "pause"),
        ("lead", "leads"),
        ("leav", "leave"),
        ("jurnal", "journal"),
        ("setting", "settings"),
        ("exprot", "export"),
        ("forgetme", "forget me"),
        ("amdin", "admin"),
    ],
)
def test_a_slip_finds_the_command_that_was_meant(slip, meant):
    assert nearest(slip, COMMANDS) == meant


@pytest.mark.parametrize("word", ["", "   ", "x", "finance", "zzzzzz", "🙂", "marketing", "仕事"])
def test_a_word_like_none_of_them_finds_nothing(word):
    assert nearest(word, COMMANDS) is None


def test_the_answer_is_spelt_as_it_is_known():
    assert nearest("paris", ["Paris", "London"]) == "Paris"


@given(st.text(max_size=200))
def test_the_answer_is_always_a_known_word_or_none(word):
    assert nearest(word, COMMANDS) in {*COMMANDS, None}

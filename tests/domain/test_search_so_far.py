import pytest

from bot.domain.narrowing import Narrowing, packed, unpacked
from bot.domain.request import Format
from bot.domain.search_so_far import SearchSoFar, carried, search_from

EVERYTHING = Narrowing(Format.VIDEO, "Zürich", 2000, 2010, "日本語", unasked=True, daytime=True)


@pytest.mark.parametrize("narrowing", [Narrowing(), Narrowing(place="Oslo"), EVERYTHING])
def test_what_was_narrowed_is_the_same_when_it_is_read_again(narrowing):
    assert unpacked(packed(narrowing)) == narrowing


def test_nothing_narrowed_is_nothing_stored():
    assert packed(Narrowing()) == ""


@pytest.mark.parametrize(
    "search",
    [
        SearchSoFar("finance"),
        SearchSoFar("finance", EVERYTHING),
        SearchSoFar("finance").and_shown("a", "b"),
        SearchSoFar('["a"]', Narrowing(place='"')),
    ],
)
def test_a_button_carries_the_whole_search(search):
    assert search_from(carried(search)) == search


@pytest.mark.parametrize("typed", ["finance", "12", '"abc"', "[]", '["a", "0", "b"]', '{"a": 1}'])
def test_anything_else_is_what_was_typed(typed):
    assert search_from(typed) == SearchSoFar(typed)


def test_who_was_shown_is_known():
    search = SearchSoFar("finance").and_shown("a").and_shown("b")

    assert [search.has_shown(each) for each in "abc"] == [True, True, False]

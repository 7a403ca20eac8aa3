"""`Show more`: the next five, and nobody twice."""

import pytest

from bot.domain.search_so_far import SearchSoFar
from bot.services.finding import LONGEST_QUERY
from tests.people import names, words
from tests.slack_stub import TEAM


@pytest.fixture
async def crowd(person):
    """Twelve who fit alike."""
    for number in range(12):
        await (await person(f"U_{number}", name=f"Vera {number:02}")).volunteers()
    return {f"Vera {number:02}" for number in range(12)}


async def test_show_more_brings_the_next_five_and_nobody_twice(crowd, student, slack):
    pages = [await student.finds("finance")]
    while "Show more" in words(pages[-1]):
        await student.presses("Show more", pages[-1])
        pages.append(slack.whispers[-1][2])

    assert [len(names(page)) for page in pages] == [5, 5, 2]
    assert {name for page in pages for name in names(page)} == crowd


async def test_nobody_comes_twice_though_the_order_changes_between(
    crowd, student, person, clock, slack
):
    first = await student.finds("finance")
    clock.forward(days=1)  # another day's lot
    other = await person("U_OTHER")
    await other.asks_for_intro("finance")

    await student.presses("Show more", first)

    assert len(names(slack.whispers[-1][2])) == 5
    assert set(names(slack.whispers[-1][2])).isdisjoint(names(first))


async def test_the_same_press_twice_shows_the_same_people(crowd, student, slack):
    first = await student.finds("finance")

    await student.presses("Show more", first)
    await student.presses("Show more", first)

    assert slack.whispers[0][2] == slack.whispers[1][2]


async def test_in_the_form_the_next_people_take_the_place_of_the_first(crowd, student, slack):
    await student.presses_in(await student.opens_home(), "Find people")
    answer = await student.submits(query="finance")
    opened = len(slack.views)

    await student.presses_in(answer["view"], "Show more")

    assert (slack.calls[-1], len(slack.views)) == ("views.update", opened)
    assert len(names(slack.views[-1]["blocks"])) == 5


async def test_show_more_keeps_to_what_was_narrowed(crowd, alumni, narrows, student, slack):
    await alumni(**{f"Ada{number}": {"city": "Oslo"} for number in range(6)})
    first = await narrows(place="Oslo")

    await student.presses_in(slack.views[-1], "Show more")

    more = names(slack.views[-1]["blocks"])
    assert (len(first), len(more)) == (5, 1)
    assert {*first, *more} == {f"Ada{number}" for number in range(6)}
    assert "Narrowed to: Oslo" in words(slack.views[-1])


async def test_who_is_left_when_all_others_have_gone_is_told(crowd, student, does, slack):
    await student.presses("Show more", await student.finds("finance"))
    last = slack.whispers[-1][2]
    for number in range(12):
        await does.pausing.pause(TEAM, f"U_{number}", "")

    await student.presses("Show more", last)

    assert student.told[-1] == "Nobody else who may be asked now fits “finance”."


async def test_five_who_fit_are_all_there_is(person, student):
    for number in range(5):
        await (await person(f"U_{number}")).volunteers()

    blocks = await student.finds("finance")

    assert len(names(blocks)) == 5
    assert "Show more" not in words(blocks)


@pytest.mark.parametrize(("shown", "goes_on"), [(60, True), (80, False)])
async def test_a_button_that_can_carry_no_more_people_is_not_shown(crowd, does, shown, goes_on):
    long = SearchSoFar("finance ".ljust(LONGEST_QUERY, "x")).and_shown(*map(str, range(shown)))

    answer = await does.finding.look(TEAM, "U_STUDENT", long)

    assert len(answer.cards) == 5
    assert (answer.further is not None) is goes_on

"""What stands in quotes stands in the profile, to the letter."""

import pytest

from bot.search.quoted import unquoted


@pytest.mark.parametrize(
    ("query", "rest", "phrases"),
    [
        ('"renewable energy" in Chicago', "in Chicago", ("renewable energy",)),
        ("“Renewable  Energy”", "", ("renewable energy",)),
        ("„grüne Energie“ «art»", "", ("grune energie", "art")),
        ('law at "Fen Works"', "law at Fen Works", ()),
        ('law, not "real estate"', "law, not real estate", ()),
        ('finance "', 'finance "', ()),
        ('"!"', "", ()),
    ],
)
def test_a_phrase_is_taken_out_unless_it_is_a_name(query, rest, phrases):
    left, found = unquoted(query)

    assert (" ".join(left.split()), found) == (rest, phrases)


@pytest.fixture
async def people(there):
    await there.has("Rae", title="Analyst", about="I plan renewable energy for islands.")
    await there.has("Eno", title="Renewable Power and Energy Analyst")
    await there.has("Sol", title="Solar analyst", fields=["Renewable energy"], city="Oslo")


async def test_only_who_says_so_is_found(people, there):
    answer = await there.answers('"renewable energy" analyst')

    assert {card.name for card in answer.cards} == {"Rae", "Sol"}
    assert [piece.words for piece in answer.understood] == ["analyst", '"renewable energy"']


async def test_a_phrase_and_a_place(people, there):
    answer = await there.answers('"renewable energy" in Oslo')

    assert answer.cards[0].name == "Sol"


async def test_a_phrase_that_nobody_says_is_given_up_visibly_and_last(people, there):
    answer = await there.answers('"energy analyst renewable" in Bergen')

    assert {card.name for card in answer.cards} == {"Rae", "Eno", "Sol"}
    assert answer.relaxed[-1] == "phrase"


async def test_a_phrase_is_given_up_too_when_who_says_so_may_not_be_asked(people, there, clock):
    await there.changes("Rae", paused_at=clock.now())
    await there.changes("Sol", paused_at=clock.now())

    answer = await there.answers('"renewable energy"')

    assert ([card.name for card in answer.cards], answer.relaxed[-1]) == (["Eno"], "phrase")


async def test_a_phrase_is_all_the_same_in_a_terminal(people, infoview, does):
    await does.members.install("T1", "Larkspur", "U_BOT")

    shown = (await infoview("search", "--listed", '"renewable energy"')).stdout
    assert ("Rae" in shown, "Sol" in shown, "Eno" in shown) == (True, True, False)
    assert "phrase" in (await infoview("search", "--listed", '"energy renewable"')).stdout


@pytest.mark.parametrize(("about", "told"), [("Renewable energy", 1), ("Energy, renewable", 0)])
async def test_who_waits_for_a_phrase_hears_of_who_says_it(
    student, person, does, outbox, about, told
):
    await does.finding.tell_me("T1", "U_STUDENT", '"renewable energy"')

    await (await person("U_VOLUNTEER")).volunteers(fields=about)
    await outbox.deliver_due()

    assert len(student.messages()) == told

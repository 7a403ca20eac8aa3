"""People whose work is like somebody's."""

import pytest

from bot.services.finding import NobodyLike


@pytest.fixture
async def people(there, clock):
    await there.has("Vera Vale", title="Credit analyst", fields=["Finance"], user_id="U_VERA")
    await there.has("Finn", title="Financial analyst", city="Oslo")
    await there.has("Nora", title="Registered nurse", city="Oslo")
    await there.has("Hidden Hand", title="Nurse", user_id="U_HIDDEN", joined_at=None)
    await there.has("Resting Reed", title="Nurse", user_id="U_REED", paused_at=clock.now())
    await there.has("Blank Bell", user_id="U_BLANK")


@pytest.mark.parametrize(
    "query",
    [
        "like <@U_VERA|vera>",
        "people like <@U_VERA>",
        "like @Vera Vale",
        "someone similar to @vera.vale",
        "like @vera in Oslo",
        " <@U_VERA> ",
    ],
)
async def test_who_works_alike_is_found_and_not_the_one_who_was_named(people, there, query):
    names = await there.finds(query)

    assert names[0] == "Finn"
    assert "Vera Vale" not in names


async def test_what_is_said_shows_no_id(people, there):
    answer = await there.answers("like <@U_VERA|vera> in Oslo")

    assert answer.query == "like @vera in Oslo"
    assert [piece.words for piece in answer.understood] == ["like @vera", "in oslo"]


async def test_beside_other_words_a_mention_alone_means_nothing(people, there):
    assert (await there.answers("nurse <@U_VERA>")).query == "nurse <@U_VERA>"
    assert (await there.finds("nurse <@U_VERA>"))[0] == "Nora"


@pytest.mark.parametrize(
    "query",
    [
        *("like @nobody", "like <@U_NOBODY|x>", "like <@U_HIDDEN|hand>", "like @Hidden Hand"),
        *("like @Resting Reed", "like @Blank Bell", "like @..."),
    ],
)
async def test_who_is_not_listed_or_unknown_is_not_found_out(people, there, query):
    if query == "like @...":
        assert "Finn" not in await there.finds(query)
        return
    with pytest.raises(NobodyLike):
        await there.answers(query)


async def test_of_two_of_that_name_neither_is_meant(people, there):
    await there.has("Vera Moss", title="Nurse", user_id="U_MOSS")

    with pytest.raises(NobodyLike):
        await there.answers("like @Vera")
    assert (await there.finds("like @Vera Moss"))[0] == "Nora"

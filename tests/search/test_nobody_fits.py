"""When nobody fits: fields to try, and word when somebody joins."""

import pytest

WEIGHED = ["title", "fields", "employer", "about"]


async def test_fields_near_to_what_is_meant_are_offered_when_hardly_anybody_fits(there):
    await there.has("Doc", title="Emergency doctor", fields=["Medicine", "Zoology"])
    await there.has("Art", title="Painter", fields=["Painting"])

    answer = await there.answers("animals")

    assert (answer.unsure, answer.near) == (True, ("Zoology",))
    assert answer.cards[0].name == "Doc"


async def test_fields_that_are_spelled_alike_are_offered_when_nobody_fits(there):
    await there.has("Fay", fields=["Finance", "Geology"])
    await there.has("Zoe", fields=["Zoology"])

    answer = await there.answers("fnace")

    assert (answer.cards, answer.near) == ((), ("Finance",))


async def test_of_several_words_that_nobody_knows_none_is_guessed(there):
    await there.has("Ulla", title="Silviculturist")

    assert (await there.answers("sericulturist basketry")).cards == ()
    assert [card.name for card in (await there.answers("sericulturist")).cards] == ["Ulla"]


async def test_without_such_a_field_those_with_most_volunteers_are_offered(there, clock):
    for number, fields in enumerate([["Law"], ["Law", "Art"], ["Law", "Art"], ["Music"]]):
        await there.has(f"v{number}", fields=fields)
    for number in range(9):
        await there.has(f"p{number}", fields=["Resting"], paused_at=clock.now())

    assert (await there.answers("xyzzy")).near == ("Law", "Art", "Music")


async def test_no_more_than_five_fields_are_offered(there):
    await there.has("Fay", fields=[f"Field {number}" for number in range(9)])

    assert len((await there.answers("xyzzy")).near) == 5
    assert len((await there.answers("feild 9x")).near) == 5


async def test_where_nobody_volunteers_no_field_is_offered(there):
    assert (await there.answers("finance")).near == ()


@pytest.mark.parametrize(("query", "told"), [("finance", 1), ("zoology", 0), ("?", 0)])
async def test_who_waits_for_somebody_hears_of_those_who_fit(
    student, person, does, outbox, query, told
):
    await does.finding.tell_me("T1", "U_STUDENT", query)

    await (await person("U_VOLUNTEER")).volunteers(fields="finance")
    await outbox.deliver_due()

    assert len(student.messages()) == told

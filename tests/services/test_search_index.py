"""The search document is written in the transaction of the profile it is made of."""

import pytest

from bot.domain.profile import TypedProfile
from bot.models import SearchDocument, Volunteer
from bot.services.volunteering import MustConsent
from tests.slack_stub import TEAM


async def test_who_joins_is_found_from_then_on(cast):
    await cast.volunteers("U_V", "forestry")

    assert await cast.finds("U_S", "forestry") == ["U_V"]


async def test_a_changed_profile_is_found_by_its_new_words_alone(cast, rows):
    await cast.volunteers("U_V", "forestry")

    await cast.joins("U_V", "music")

    assert await cast.finds("U_S", "music") == ["U_V"]
    assert await cast.finds("U_S", "forestry") == []
    [(terms,)] = await rows(SearchDocument, SearchDocument.terms)
    assert "f_music" in terms.split()
    assert "f_forestri" not in terms.split()


async def test_a_profile_that_is_not_saved_is_not_found(cast, does, rows):
    with pytest.raises(MustConsent):
        await does.volunteering.join(
            TEAM, "U_V", TypedProfile(fields=["law"]), consents=False, slack_name="v"
        )

    assert (await rows(Volunteer), await rows(SearchDocument)) == ([], [])


async def test_a_join_that_fails_at_its_end_leaves_no_document(cast, does, database, rows):
    """Whoever waited cannot be told: that message stands in the outbox already."""
    await cast.learn("U_V")
    await does.finding.tell_me(TEAM, "U_S", "law")
    async with database.engine.begin() as connection:
        await connection.exec_driver_sql("ALTER TABLE outgoing RENAME TO lost")
    try:
        with pytest.raises(Exception, match="outgoing"):
            await cast.joins("U_V", "law")
    finally:
        async with database.engine.begin() as connection:
            await connection.exec_driver_sql("ALTER TABLE lost RENAME TO outgoing")

    assert (await rows(Volunteer), await rows(SearchDocument)) == ([], [])


async def test_who_was_just_asked_steps_behind_who_was_not(cast):
    """Though the order before that is remembered."""
    await cast.volunteers("U_V", "forestry")
    await cast.volunteers("U_W", "forestry")
    first, second = await cast.finds("U_S", "forestry")

    await cast.asks("U_OTHER", first)

    assert await cast.finds("U_S", "forestry") == [second, first]

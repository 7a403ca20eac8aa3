from dataclasses import replace

import pytest

from bot.domain.alumni_row import read_row
from bot.models import Outgoing, SearchDocument, Volunteer
from bot.services.importing import Imported
from tests.slack_stub import TEAM

ALMA = read_row({"email": "alma@example.edu", "name": "Alma Ash", "fields": "forestry"})
BRAM = read_row({"email": "bram@example.edu", "name": "Bram Birch", "fields": "law"})
NAMED = (Volunteer.email, Volunteer.name, Volunteer.user_id)


async def test_people_are_added_by_their_e_mail_address(importing, rows):
    assert await importing.add(TEAM, [ALMA, BRAM]) == Imported(added=2)

    assert await rows(Volunteer, Volunteer.email, Volunteer.name, Volunteer.fields) == [
        ("alma@example.edu", "Alma Ash", ["forestry"]),
        ("bram@example.edu", "Bram Birch", ["law"]),
    ]


async def test_the_second_time_nothing_is_added(importing, rows):
    await importing.add(TEAM, [ALMA, BRAM])
    before = await rows(Volunteer, Volunteer.id, Volunteer.email)

    assert await importing.add(TEAM, [ALMA, BRAM]) == Imported(updated=2)

    assert await rows(Volunteer, Volunteer.id, Volunteer.email) == before


async def test_what_changed_in_the_file_is_written_over(importing, rows):
    await importing.add(TEAM, [ALMA])

    await importing.add(TEAM, [replace(ALMA, profile=replace(ALMA.profile, fields=["music"]))])

    assert await rows(Volunteer, Volunteer.fields) == [(["music"],)]
    assert await fields_found(rows) == ["f_music"]


async def test_who_joined_keeps_their_own_words(importing, cast, rows):
    await cast.learn("U_ALMA", email="alma@example.edu")
    await importing.add(TEAM, [ALMA])
    await cast.joins("U_ALMA", "teaching")

    assert await importing.add(TEAM, [ALMA, BRAM]) == Imported(added=1, kept=1)

    assert (["teaching"],) in await rows(Volunteer, Volunteer.fields)


async def test_who_joined_without_the_file_is_not_added_a_second_time(importing, cast, rows):
    await cast.learn("U_ALMA", email="alma@example.edu")
    await cast.joins("U_ALMA", "teaching")

    assert await importing.add(TEAM, [ALMA]) == Imported(kept=1)

    assert await rows(Volunteer, Volunteer.user_id, Volunteer.fields) == [("U_ALMA", ["teaching"])]


async def test_who_is_in_the_workspace_is_linked(importing, cast, rows):
    await cast.learn("U_ALMA", email="alma@example.edu")

    assert await importing.add(TEAM, [ALMA, BRAM]) == Imported(added=2, linked=1)

    assert await rows(Volunteer, Volunteer.email, Volunteer.user_id) == [
        ("alma@example.edu", "U_ALMA"),
        ("bram@example.edu", None),
    ]


async def test_who_joins_the_workspace_later_is_linked_then(importing, cast, rows):
    await importing.add(TEAM, [ALMA])

    assert await cast.learn("U_ALMA", email="alma@example.edu") == 1

    assert await rows(Volunteer, Volunteer.user_id) == [("U_ALMA",)]


async def test_an_import_says_nothing_to_anybody(importing, cast, does, rows):
    await cast.learn("U_ALMA", email="alma@example.edu")
    await does.finding.tell_me(TEAM, "U_S", "forestry")

    await importing.add(TEAM, [ALMA])

    assert await rows(Outgoing, Outgoing.key) == []
    assert await cast.finds("U_S", "forestry") == []


async def test_who_waited_hears_of_an_imported_person_once_they_join(importing, cast, does, rows):
    await cast.learn("U_ALMA", email="alma@example.edu")
    await does.finding.tell_me(TEAM, "U_S", "forestry")
    await importing.add(TEAM, [ALMA])

    joined = await cast.joins("U_ALMA", "forestry")

    assert joined.profile.name == "Alma Ash"
    assert await rows(Outgoing, Outgoing.message, Outgoing.people) == [("someone_joined", "U_S")]


async def test_workspaces_do_not_see_each_others_alumni(importing, rows):
    await importing.add(TEAM, [ALMA])

    assert await importing.add("T2", [ALMA]) == Imported(added=1)

    assert await rows(Volunteer, Volunteer.team_id) == [(TEAM,), ("T2",)]


async def test_an_empty_file_adds_nobody(importing):
    assert await importing.add(TEAM, []) == Imported()


def test_batches_add_up():
    assert Imported(1, 2, 3, 4) + Imported(10, 20, 30, 40) == Imported(11, 22, 33, 44)


@pytest.mark.parametrize("times", [1, 2])
async def test_every_row_has_one_search_document(importing, rows, times):
    for _ in range(times):
        await importing.add(TEAM, [ALMA, BRAM])

    assert await fields_found(rows) == ["f_forestri", "f_law"]


async def fields_found(rows):
    """The words of fields that search finds, of everybody."""
    documents = await rows(SearchDocument, SearchDocument.terms)
    return sorted(term for (terms,) in documents for term in terms.split() if term[:2] == "f_")

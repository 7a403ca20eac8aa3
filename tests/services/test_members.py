import pytest

from bot.domain.alumni_row import read_row
from bot.domain.member import SlackMember
from bot.models import Member, Volunteer, Workspace
from tests.clocks import MONDAY_MORNING
from tests.slack_stub import TEAM

KNOWN = (Member.user_id, Member.name, Member.email, Member.timezone, Member.may_take_part)
ALMA = SlackMember("U_ALMA", "Alma Ash", "alma@example.edu", "Europe/Oslo", True)


async def test_members_are_remembered(does, rows):
    await does.members.learn(TEAM, [ALMA])

    assert await rows(Member, *KNOWN) == [
        ("U_ALMA", "Alma Ash", "alma@example.edu", "Europe/Oslo", True)
    ]


async def test_what_changed_is_written_over(does, rows):
    await does.members.learn(TEAM, [ALMA])

    await does.members.learn(
        TEAM, [SlackMember("U_ALMA", "Alma Elm", "elm@example.edu", "Asia/Tokyo", False)]
    )

    assert await rows(Member, *KNOWN) == [
        ("U_ALMA", "Alma Elm", "elm@example.edu", "Asia/Tokyo", False)
    ]


async def test_a_member_of_two_workspaces_is_two(does, rows):
    for team_id in (TEAM, "T2"):
        await does.members.learn(team_id, [ALMA])

    assert await rows(Member, Member.team_id) == [(TEAM,), ("T2",)]


@pytest.fixture
async def imported(importing):
    await importing.add(TEAM, [read_row({"email": "alma@example.edu", "name": "Alma Ash"})])


async def test_a_known_address_links(imported, does, rows):
    assert await does.members.learn(TEAM, [ALMA]) == 1

    assert await rows(Volunteer, Volunteer.user_id) == [("U_ALMA",)]


async def test_who_is_linked_is_not_linked_again(imported, does):
    await does.members.learn(TEAM, [ALMA])

    assert await does.members.learn(TEAM, [ALMA]) == 0


async def test_of_two_accounts_with_one_address_one_is_linked(imported, does, rows):
    other = SlackMember("U_ALMA_2", "Alma Ash", "alma@example.edu", None, True)

    assert await does.members.learn(TEAM, [other, ALMA]) == 1

    assert await rows(Volunteer, Volunteer.user_id) == [("U_ALMA",)]


async def test_who_volunteers_already_is_not_linked_to_another_row(imported, cast, does, rows):
    await cast.volunteers("U_ALMA")

    assert await does.members.learn(TEAM, [ALMA]) == 0

    assert await rows(Volunteer, Volunteer.email, Volunteer.user_id) == [
        ("alma@example.edu", None),
        (None, "U_ALMA"),
    ]


async def test_the_address_of_another_workspace_links_nobody(imported, does):
    assert await does.members.learn("T2", [ALMA]) == 0


async def test_no_address_links_nobody(imported, does):
    assert await does.members.learn(TEAM, [SlackMember("U_X", "X", None, None, True)]) == 0


async def test_installing_twice_keeps_one_workspace_with_its_new_name(does, rows):
    await does.members.install(TEAM, "Larkspur", "U_BOT")
    await does.members.install(TEAM, "Larkspur College", "U_BOT_2")

    assert await rows(Workspace, Workspace.team_id, Workspace.name, Workspace.bot_user_id) == [
        (TEAM, "Larkspur College", "U_BOT_2")
    ]
    assert await does.members.workspaces() == [TEAM]


async def test_when_the_whole_list_was_read_is_remembered(does):
    assert await does.members.learned_at(TEAM) is None
    await does.members.install(TEAM, "Larkspur", "U_BOT")
    assert await does.members.learned_at(TEAM) is None

    await does.members.learned_all(TEAM)

    assert await does.members.learned_at(TEAM) == MONDAY_MORNING

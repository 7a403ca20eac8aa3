import pytest

from bot.domain.member import SlackMember, slack_member

USER = {
    "id": "U_ALMA",
    "team_id": "T1",
    "name": "alma",
    "real_name": "Alma Ash",
    "deleted": False,
    "is_bot": False,
    "tz": "Europe/Oslo",
    "profile": {"real_name": "Alma A. Ash", "email": "Alma@Example.edu"},
}


def test_a_person_is_read_from_what_slack_says():
    assert slack_member("T1", USER) == SlackMember(
        "U_ALMA", "Alma A. Ash", "alma@example.edu", "Europe/Oslo", True
    )


@pytest.mark.parametrize(
    ("user", "name"),
    [
        (USER | {"profile": {}}, "Alma Ash"),
        (USER | {"profile": {"real_name": ""}, "real_name": ""}, "alma"),
        ({"id": "U_ALMA"}, "U_ALMA"),
    ],
)
def test_the_best_name_there_is_is_used(user, name):
    assert slack_member("T1", user).name == name


@pytest.mark.parametrize("profile", [None, {}, {"email": None}, {"email": ""}])
def test_who_shows_no_address_has_none(profile):
    assert slack_member("T1", USER | {"profile": profile}).email is None


@pytest.mark.parametrize("tz", [None, ""])
def test_who_shows_no_zone_has_none(tz):
    assert slack_member("T1", USER | {"tz": tz}).timezone is None


ABSENT = ["deleted", "is_bot", "is_stranger", "is_restricted", "is_ultra_restricted"]


@pytest.mark.parametrize("flag", ABSENT)
def test_who_has_left_is_a_machine_or_a_guest_takes_no_part(flag):
    assert not slack_member("T1", USER | {flag: True}).may_take_part


def test_slackbot_takes_no_part_though_it_says_it_is_no_bot():
    assert not slack_member("T1", USER | {"id": "USLACKBOT"}).may_take_part


@pytest.mark.parametrize(
    ("there", "here"),
    [
        ({"team_id": "T1"}, True),
        ({"team_id": None}, True),
        ({"team_id": "T2"}, False),
        ({"team_id": "T2", "enterprise_user": {"teams": ["T3", "T1"]}}, True),
        ({"team_id": "T2", "enterprise_user": {"teams": ["T3"]}}, False),
        ({"team_id": "T2", "enterprise_user": {}}, False),
    ],
)
def test_who_belongs_to_another_workspace_takes_no_part_in_this_one(there, here):
    assert slack_member("T1", USER | there).may_take_part is here

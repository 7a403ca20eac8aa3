"""What app_manifest.yml asks of Slack: within its limits, all that is used, and nothing else."""

import ast
import copy
from pathlib import Path

import pytest
import yaml
from slack_sdk.web.async_client import AsyncWebClient

from bot.app import ROUTES
from bot.domain.member import slack_member
from handlers.commands import COMMAND, WORDS
from sandbox.block_kit.check import array, boolean, integer, matching, shape, string
from tests.registered import REGISTERED
from tests.slack_stub import TEAM

ROOT = Path(__file__).parents[1]
MANIFEST = yaml.safe_load((ROOT / "app_manifest.yml").read_text("utf-8"))

URL = matching(r"https://\S{1,3490}", "an address of at most 3,500 characters")
EVENT = matching(r"[a-z_]{1,100}", "the name of an event")
SCOPE = matching(r"[a-z_]+(:[a-z_.]+)*", "the name of a scope")
COMMANDS = shape(
    {
        "command": matching(r"/[a-z0-9_-]{1,31}", "a slash and at most 31 small letters"),
        "description": string(2000),
    },
    {"url": URL, "usage_hint": string(1000), "should_escape": boolean},
)
CHECK = shape(
    {
        "_metadata": shape({"major_version": integer(2, 2)}, {"minor_version": integer(0, 99)}),
        "display_information": shape(
            {"name": string(35)},
            {
                "description": string(140),
                "long_description": string(4000, least=175),
                "background_color": matching("#[0-9a-f]{6}", "a colour as #1d3557"),
            },
        ),
        "features": shape(
            {"bot_user": shape({"display_name": string(80)}, {"always_online": boolean})},
            {
                "app_home": shape(
                    {},
                    {
                        "home_tab_enabled": boolean,
                        "messages_tab_enabled": boolean,
                        "messages_tab_read_only_enabled": boolean,
                    },
                ),
                "slash_commands": array(COMMANDS, 50),
            },
        ),
        "oauth_config": shape(
            {"scopes": shape({"bot": array(SCOPE, 255)}, {})}, {"redirect_urls": array(URL, 1000)}
        ),
        "settings": shape(
            {},
            {
                "event_subscriptions": shape(
                    {"bot_events": array(EVENT, 100)}, {"request_url": URL}
                ),
                "interactivity": shape(
                    {"is_enabled": boolean},
                    {"request_url": URL, "message_menu_options_url": URL},
                ),
                "org_deploy_enabled": boolean,
                "socket_mode_enabled": boolean,
                "token_rotation_enabled": boolean,
            },
        ),
    },
    {},
)
NEEDS = {
    "auth.test": set(),
    "chat.delete": {"chat:write"},
    "chat.postMessage": {"chat:write"},
    "chat.update": {"chat:write"},
    "conversations.history": {"im:history", "mpim:history"},
    "conversations.open": {"im:write", "mpim:write"},
    "users.info": {"users:read"},
    "users.list": {"users:read"},
    "views.open": set(),
    "views.publish": set(),
    "views.push": set(),
    "views.update": set(),
}
"""The scopes of each Web API method: for DMs and group DMs, as the app uses no other channels."""
HEARS = {
    "app_home_opened": set(),
    "app_uninstalled": set(),
    "team_join": {"users:read"},
    "tokens_revoked": set(),
    "user_change": {"users:read"},
}
"""The scopes of each event."""


def web_api_methods():
    """Every method of Slack's client that the app's code names."""
    known = {name.replace(".", "_"): name for name in NEEDS}
    client = {name for name in dir(AsyncWebClient) if "_" in name.strip("_")}
    named = {
        node.attr
        for part in ("bot", "handlers")
        for file in (ROOT / part).rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in client - {"base_url"}
    }
    return {known.get(name, name) for name in named}


def scopes():
    return set(MANIFEST["oauth_config"]["scopes"]["bot"])


def test_it_is_one_that_slack_takes():
    assert list(CHECK(MANIFEST, "")) == []


@pytest.mark.parametrize(
    ("path", "value", "fault"),
    [
        ("display_information.name", "x" * 36, "36 characters, at most 35"),
        ("display_information.description", "x" * 141, "141 characters, at most 140"),
        ("features.bot_user.display_name", "x" * 81, "81 characters, at most 80"),
        ("features.slash_commands.0.command", "infoview", "must be a slash and at most"),
        ("features.slash_commands.0.command", "/" + "x" * 32, "must be a slash and at most"),
        ("features.slash_commands.0.url", "http://x", "must be an address"),
        ("features.slash_commands.0.usage_hint", "x" * 1001, "1001 characters, at most 1000"),
        ("settings.interactivty", {}, "is an unknown key here"),
        ("settings.event_subscriptions.bot_events", [], "is empty"),
        ("oauth_config.scopes.bot.0", "chat:Write", "must be the name of a scope"),
        ("_metadata.major_version", 1, "1 is not between 2 and 2"),
    ],
)
def test_a_fault_in_it_would_be_found(path, value, fault):
    faulty = copy.deepcopy(MANIFEST)
    *way, last = [int(step) if step.isdecimal() else step for step in path.split(".")]
    node = faulty
    for step in way:
        node = node[step]
    node[last] = value

    [found] = CHECK(faulty, "")

    assert fault in found


def test_its_commands_are_those_that_are_handled():
    named = [each["command"] for each in MANIFEST["features"]["slash_commands"]]

    assert named == [COMMAND]
    assert {name for name, *_ in REGISTERED.commands} == {COMMAND}


def test_its_hint_names_only_words_that_are_known():
    [command] = MANIFEST["features"]["slash_commands"]
    hinted = {each.split()[0] for each in command["usage_hint"].split("|")}

    assert hinted <= set(WORDS)


def test_a_mention_in_a_command_arrives_as_it_was_typed():
    assert [each["should_escape"] for each in MANIFEST["features"]["slash_commands"]] == [False]


def test_its_events_are_those_that_are_handled():
    heard = {name for name in REGISTERED.events if isinstance(name, str)}

    assert set(MANIFEST["settings"]["event_subscriptions"]["bot_events"]) == heard == set(HEARS)


def test_what_is_pressed_and_sent_comes_to_us():
    assert REGISTERED.actions
    assert REGISTERED.views
    assert MANIFEST["settings"]["interactivity"]["is_enabled"] is True


def test_every_address_is_the_one_we_serve():
    settings, [command] = MANIFEST["settings"], MANIFEST["features"]["slash_commands"]
    named = {
        command["url"],
        settings["event_subscriptions"]["request_url"],
        settings["interactivity"]["request_url"],
    }

    [address] = named
    served = {route.path for route in ROUTES if "POST" in route.methods}
    assert {f"/{address.split('/', 3)[3]}"} == served


def test_a_dm_can_be_received_and_a_home_tab_opened():
    home = MANIFEST["features"]["app_home"]

    assert (home["messages_tab_enabled"], home["home_tab_enabled"]) == (True, True)


def test_the_scopes_are_those_that_are_used_and_no_others():
    used = {"commands", "users:read.email"}
    for needed in (*(NEEDS[method] for method in web_api_methods()), *HEARS.values()):
        used |= needed

    assert scopes() == used


def test_every_method_in_the_table_is_called():
    assert web_api_methods() == set(NEEDS)


def test_the_scope_for_addresses_is_used_to_know_people_by_them():
    user = {"id": "U1", "name": "ann", "profile": {"email": "Ann@Example.edu"}}

    assert slack_member(TEAM, user).email == "ann@example.edu"


async def test_what_is_called_in_a_conversation_is_in_the_table(student, volunteer, slack, outbox):
    await student.asks_for_intro("finance")
    await outbox.deliver_due()
    await volunteer.presses("Accept", volunteer.messages()[0]["blocks"])
    await outbox.deliver_due()

    called = set(slack.calls)
    assert called <= set(NEEDS)
    assert {"chat.postMessage", "chat.update", "conversations.open", "views.open"} <= called


def test_each_scope_says_what_it_is_for():
    lines = (ROOT / "app_manifest.yml").read_text("utf-8").splitlines()
    bare = [scope for scope in scopes() for line in lines if line.strip() == f"- {scope}"]

    assert bare == []

"""What Slack sends, in the shapes it documents."""

import json
from itertools import count
from urllib.parse import urlencode

from slack_bolt.async_app import AsyncBoltRequest

from tests.slack_stub import TEAM

NUMBERS = count(1)  # no two things that Slack sends are called the same
FORM = {"content-type": ["application/x-www-form-urlencoded"]}
JSON = {"content-type": ["application/json"]}


def command(user, text, response_url="http://127.0.0.1:1/"):
    return {
        "token": "legacy",
        "team_id": TEAM,
        "team_domain": "larkspur",
        "channel_id": "C1",
        "channel_name": "general",
        "user_id": user,
        "user_name": user.lower(),
        "command": "/infoview",
        "text": text,
        "api_app_id": "A1",
        "is_enterprise_install": "false",
        "response_url": response_url,
        "trigger_id": f"12.34.{next(NUMBERS)}",
    }


def press(user, action_id, value, *, response_url=None, view=None):
    """A button: on a message when there is a response_url, else in the view."""
    payload = {
        "type": "block_actions",
        "api_app_id": "A1",
        "token": "legacy",
        "team": {"id": TEAM, "domain": "larkspur"},
        "enterprise": None,
        "is_enterprise_install": False,
        "user": {"id": user, "username": user.lower(), "name": user.lower(), "team_id": TEAM},
        "trigger_id": f"12.34.{next(NUMBERS)}",
        "actions": [
            {
                "type": "button",
                "block_id": "b",
                "action_id": action_id,
                "value": value,
                "text": {"type": "plain_text", "text": "…", "emoji": True},
                "action_ts": "1767625200.000001",
            }
        ],
    }
    if response_url:
        container = {"type": "message", "message_ts": "1767625200.000000", "channel_id": "D1"}
        channel = {"id": "D1", "name": "directmessage"}
        return payload | {
            "container": container,
            "channel": channel,
            "message": {"type": "message", "ts": "1767625200.000000", "text": "…"},
            "response_url": response_url,
        }
    return payload | {"container": {"type": "view", "view_id": "V1"}, "view": shown(view)}


def submit(user, view, answers):
    """A modal, filled in: `answers` by the name of the field."""
    asked = {
        block["block_id"]: block["element"] for block in view["blocks"] if block["type"] == "input"
    }
    assert set(answers) <= set(asked), set(answers) - set(asked)
    filled = {name: state(asked[name], answers.get(name, UNTOUCHED)) for name in asked}
    needed = {
        block["block_id"]
        for block in view["blocks"]
        if block["type"] == "input" and not block.get("optional")
    }
    assert needed <= {name for name in filled if any(list(filled[name].values())[1:])}, needed
    values = {name: {asked[name]["action_id"]: filled[name]} for name in asked}
    sent = shown(view) | {"state": {"values": values}}
    return {
        "type": "view_submission",
        "api_app_id": "A1",
        "token": "legacy",
        "team": {"id": TEAM, "domain": "larkspur"},
        "enterprise": None,
        "is_enterprise_install": False,
        "user": {"id": user, "username": user.lower(), "name": user.lower(), "team_id": TEAM},
        "trigger_id": f"12.34.{next(NUMBERS)}",
        "view": {"private_metadata": "", **sent},
        "response_urls": [],
    }


def shown(view):
    """A view as Slack gives it back."""
    return view | {
        "id": "V1",
        "team_id": TEAM,
        "state": {"values": {}},
        "hash": "1767625200.a",
        "root_view_id": "V1",
        "previous_view_id": None,
        "app_id": "A1",
        "bot_id": "B1",
    }


UNTOUCHED = object()


def state(element, answer):
    """An input's state: what was filled in, or what it began with."""
    kind = element["type"]
    if kind == "plain_text_input":
        value = element.get("initial_value") if answer is UNTOUCHED else answer
        assert len(value or "") <= element.get("max_length", 3000)
        return {"type": kind, "value": value}
    if kind == "checkboxes":
        initial = [option["value"] for option in element.get("initial_options", [])]
        chosen = initial if answer is UNTOUCHED else answer
        options = [option for option in element["options"] if option["value"] in chosen]
        assert len(options) == len(chosen), chosen
        return {"type": kind, "selected_options": options}
    if kind == "radio_buttons":
        option = element.get("initial_option")
        if answer is not UNTOUCHED:
            [option] = [each for each in element["options"] if each["value"] == answer]
        return {"type": kind, "selected_option": option}
    field = {
        "users_select": "selected_user",
        "datepicker": "selected_date",
        "datetimepicker": "selected_date_time",
    }[kind]
    return {"type": kind, field: element.get("initial_user") if answer is UNTOUCHED else answer}


def event(kind, user, **more):
    return {
        "token": "legacy",
        "team_id": TEAM,
        "api_app_id": "A1",
        "type": "event_callback",
        "event_id": f"Ev{next(NUMBERS)}",
        "event_time": 1767625200,
        "event_context": "4-ev1",
        "is_ext_shared_channel": False,
        "authorizations": [
            {"enterprise_id": None, "team_id": TEAM, "user_id": "U_BOT", "is_bot": True}
        ],
        "event": {"type": kind, "user": user, "event_ts": "1767625200.000000", **more},
    }


def request(body):
    """As it comes over HTTP."""
    if "command" in body:
        return AsyncBoltRequest(body=urlencode(body), headers=FORM)
    if body["type"] == "event_callback":
        return AsyncBoltRequest(body=json.dumps(body), headers=JSON)
    return AsyncBoltRequest(body=urlencode({"payload": json.dumps(body)}), headers=FORM)

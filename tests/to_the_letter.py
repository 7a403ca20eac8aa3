"""Whether a text arrived exactly as it was typed, and did nothing on its way."""

import json
import re
from html import unescape

from sandbox.block_kit import faults
from tests.rendering import nodes

OURS = re.compile(r"<@U_(STUDENT|VOLUNTEER)>|<!date\^\d+\^[^<>|]*\|[^<>]*>")


def exact(shown):
    """Every text that Slack shows to the letter."""
    return [
        node["text"]
        for node in nodes(shown)
        if node.get("type") in {"text", "plain_text"} and isinstance(node.get("text"), str)
    ]


def arrives_in(message, typed):
    """To the letter in the blocks; in the text it is escaped; and nothing else is what it was."""
    assert faults({"text": message["text"], "blocks": message["blocks"]}, "message") == []
    assert any(typed in text for text in exact(message["blocks"])), exact(message["blocks"])
    assert_harmless(message["text"])
    for node in nodes(message["blocks"]):
        if node.get("type") == "mrkdwn":
            assert_harmless(node["text"])


def arrives_in_view(view, typed, surface="modal"):
    assert faults(view, surface) == []
    assert any(typed in text for text in exact(view)), exact(view)
    for node in nodes(view):
        if node.get("type") == "mrkdwn":
            assert_harmless(node["text"])


def assert_harmless(mrkdwn):
    """No control sequence but our own mentions and days."""
    assert not set("<>") & set(OURS.sub("", mrkdwn)), mrkdwn


def plain(message):
    """What a notification says."""
    return unescape(message["text"])


def read(body):
    return json.loads(body)


def cut(text, most):
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"

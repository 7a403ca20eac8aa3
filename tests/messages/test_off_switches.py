"""Every message that can reach a volunteer in a DM carries `Pause` and `Stop`.

Whatever is not known to be for somebody else must carry them: a new template, too.
"""

import pytest

from messages import render
from tests.refusals import refusals
from tests.rendering import MESSAGES, nodes

TO_STUDENTS = {
    "free_again",
    *("check_in", "check_in_answered", "introduction_declined", "introduction_lapsed"),
    *("others_answered", "others_waiting", "question_asked", "question_settled"),
    *("someone_joined", "suggested_joined", "thank_you_answered", "thank_you_due"),
    *("times_wanted", "times_wanted_answered", "volunteer_stopped"),
}
TO_COORDINATORS = {"delivery_trouble", "reported"}
TO_BOTH_IN_A_GROUP = {"introduction_accepted", "time_agreed", "times_proposed", "times_settled"}
AT_ONCE_TO_WHOEVER_PRESSED_OR_TYPED = {
    *("database_away", "found", "help", "left", "month_filled", "nobody_found", "paused"),
    *("requests", "resumed", "saved", "something_broke", "thank_you_draft", "took_too_long"),
    "wish_noted",
}
FOR_OTHERS = (
    TO_STUDENTS | TO_COORDINATORS | TO_BOTH_IN_A_GROUP | AT_ONCE_TO_WHOEVER_PRESSED_OR_TYPED
)


def for_a_volunteer():
    """Each with its facts; who has left is no volunteer any more."""
    beside_a_field = {each.message for each in refusals()}
    for name in sorted(set(MESSAGES) - FOR_OTHERS - beside_a_field):
        for number, facts in enumerate(MESSAGES[name]):
            to_others = facts.get("role") in ("student", "both") or facts.get("gone") == "U2"
            if not to_others and facts.get("what") != "left":
                yield pytest.param(name, facts, id=f"{name}-{number}")


@pytest.mark.parametrize(("name", "facts"), [*for_a_volunteer()])
def test_every_message_to_a_volunteer_has_pause_and_stop(name, facts):
    shown = [node for node in nodes(render(name, **facts).blocks) if "action_id" in node]
    labels = {node["action_id"]: node["text"]["text"] for node in shown}

    assert labels["volunteer.pause"] == "Pause"
    assert labels["volunteer.leave"] in {"Stop", "Leave"}


def test_whoever_is_named_here_is_a_message():
    assert set(MESSAGES) >= FOR_OTHERS

"""The parts name each other by string; these tests prove that the strings meet."""

import inspect
import json
import re

import pytest
from jinja2 import UndefinedError
from slack_bolt.async_app import AsyncBoltContext
from slack_bolt.kwargs_injection.async_args import AsyncArgs

from bot.domain.news import NEWS
from handlers import Services
from messages import ENV, render, render_plain, render_view
from sandbox.block_kit import faults
from tests import payloads
from tests.refusals import refusals
from tests.registered import REGISTERED
from tests.rendering import HOMES, MESSAGES, MODALS, VIEWS, nodes, rendered

LARGEST = 13_000  # characters of blocks in one message: Slack's own limit lies near 13,200
LONGEST_TEXT = 4_000


def samples(kinds):
    for name, several in kinds.items():
        for number, facts in enumerate(several):
            yield f"{name}-{number}", name, facts


def refused(kinds, kind):
    """By sample, what Slack would not take."""
    shown = {sample: render_view(name, **facts) for sample, name, facts in samples(kinds)}
    return {sample: found for sample, view in shown.items() if (found := faults(view, kind))}


def buttons():
    return {
        node["action_id"]
        for shown in rendered()
        for node in nodes(shown)
        if node.get("type") == "button"
    }


def submittable():
    return {shown["callback_id"] for shown in rendered() if "callback_id" in shown}


def anything(view):
    """An answer for each field that must have one."""
    return {
        block["block_id"]: _any(block["element"])
        for block in view["blocks"]
        if block["type"] == "input" and not block["optional"]
    }


def _any(element):
    if element["type"] == "plain_text_input":
        return "1"
    if element["type"] == "users_select":
        return "U2"
    if element["type"] == "datetimepicker":
        return 1767625200
    first = element["options"][0]["value"]
    return [first] if element["type"] == "checkboxes" else first


def test_every_template_has_a_sample():
    folders = {path.split("/")[0] for path in ENV.list_templates() if "/" in path}

    assert folders == {*MESSAGES, *VIEWS}


def test_every_message_is_one_that_slack_takes():
    said = {sample: render(name, **facts) for sample, name, facts in samples(MESSAGES)}
    found = {sample: faults(vars(message), "message") for sample, message in said.items()}
    sizes = {
        sample: len(json.dumps(message.blocks, ensure_ascii=False))
        for sample, message in said.items()
    }

    assert {sample: each for sample, each in found.items() if each} == {}
    assert {sample: size for sample, size in sizes.items() if size >= LARGEST} == {}


def test_every_modal_is_one_that_slack_takes():
    assert refused(MODALS, "modal") == {}


def test_every_home_tab_is_one_that_slack_takes():
    assert refused(HOMES, "home") == {}


def test_a_fault_deep_in_a_message_is_found():
    message = render("check_in", volunteer="U2", check_in=1, last_contact=1767625200)
    message.blocks[-1]["elements"][0]["text"]["text"] = "x" * 76

    assert faults(vars(message), "message") == [
        "blocks[1].elements[0].text.text: 76 characters, at most 75"
    ]


def test_every_message_has_a_text_that_names_whom_its_blocks_name():
    said = {sample: render(name, **facts) for sample, name, facts in samples(MESSAGES)}
    unnamed = {
        sample: mentions(json.dumps(message.blocks)) - mentions(message.text)
        for sample, message in said.items()
    }

    assert {sample: people for sample, people in unnamed.items() if people} == {}
    assert [
        sample for sample, message in said.items() if not 0 < len(message.text) <= LONGEST_TEXT
    ] == []
    assert [sample for sample, message in said.items() if message.text.startswith("\n")] == []


def mentions(text):
    return set(re.findall(r"<@\w+>", text))


@pytest.mark.parametrize(
    ("name", "fact"),
    [
        ("found", "query"),
        ("introduction_declined", "message"),
        ("meeting_cancelled", "message"),
        ("meeting_soon", "place"),
        ("introduction_requested", "opening"),
        ("nobody_found", "query"),
        ("not_a_date", "typed"),
        ("question_answered", "answer"),
        ("question_asked", "question"),
        ("reported", "what_happened"),
        ("someone_joined", "name"),
        ("someone_joined", "query"),
        ("thank_you_letter", "letter"),
        ("time_agreed", "place"),
        ("times_proposed", "place"),
        ("update_letter", "letter"),
        ("wish_noted", "query"),
    ],
)
def test_a_text_alone_says_what_a_person_wrote(name, fact):
    facts = {**MESSAGES[name][-1], fact: "Words of a person."}

    assert "Words of a person." in render(name, **facts).text


def test_every_text_is_fit_to_be_read_where_there_is_no_mrkdwn():
    """In a modal a refusal is plain text: a mention or a backtick would show as it is."""
    beside_a_field = [each.message for each in refusals() if each.message not in BY_COMMAND]
    texts = [render_plain(name, **facts) for name in beside_a_field for facts in MESSAGES[name]]

    assert [text for text in texts if re.search(r"<@|<!|`/", text)] == []


BY_COMMAND = {"month_is_full", "not_a_date", "not_a_volunteer"}  # or by a press on a message


def test_a_missing_fact_is_loud():
    quiet = [
        (name, fact)
        for name, several in (MESSAGES | VIEWS).items()
        for fact in several[0]
        if not any(breaks(name, facts, without=fact) for facts in several)
    ]

    assert quiet == []


def breaks(name, facts, without):
    show = render if name in MESSAGES else render_view
    try:
        show(name, **{key: value for key, value in facts.items() if key != without})
    except (UndefinedError, TypeError):
        return True
    return False


async def test_every_button_has_a_handler(bolt, slack):
    unhandled = []
    for action_id in sorted(buttons()):
        press = payloads.press("U1", action_id, "any", response_url=slack.response_url + "U1")
        answer = await bolt.async_dispatch(payloads.request(press))
        unhandled += [action_id] if answer.status == 404 else []

    assert unhandled == []


async def test_every_modal_that_is_sent_has_a_handler(bolt):
    views = {view["callback_id"]: view for view in rendered() if "callback_id" in view}
    unhandled = []
    for callback_id, view in sorted(views.items()):
        submission = payloads.submit("U1", view, anything(view))
        answer = await bolt.async_dispatch(payloads.request(submission))
        unhandled += [callback_id] if answer.status == 404 else []

    assert unhandled == []


def test_every_handler_of_a_button_has_its_button():
    unused = [name for name in REGISTERED.actions if not any(map(_matcher(name), buttons()))]

    assert unused == []


def test_every_button_is_handled_once():
    several = {
        button: [name for name in REGISTERED.actions if _matcher(name)(button)]
        for button in buttons()
    }

    assert [button for button, names in several.items() if len(names) != 1] == []


def test_every_handler_of_a_modal_has_its_modal():
    assert set(REGISTERED.views) == submittable()


def test_handlers_ask_only_for_what_they_can_be_given():
    """Bolt passes None for a name it does not know, and fails at one that has to be named."""
    handlers = [(f"{each.__module__}.{each.__qualname__}", each) for each in REGISTERED.functions()]

    assert [(name, more) for name, each in handlers if (more := asks_in_vain(each))] == []
    assert [name for name, each in handlers if not inspect.iscoroutinefunction(each)] == []


def asks_in_vain(handler):
    known = {*AsyncArgs.__annotations__, *Services.__annotations__}
    known.update(AsyncBoltContext.standard_property_names)
    if handler is REGISTERED.of_errors:
        known.add("error")
    asked = inspect.getfullargspec(handler)
    unknown = [name for name in asked.args if name not in known]
    return [*unknown, *asked.kwonlyargs, *filter(None, (asked.varargs, asked.varkw))]


def test_all_news_has_its_words():
    assert {news.message for each in NEWS.values() for news in each} <= set(MESSAGES)


def test_whatever_news_turns_into_has_its_words():
    turned = {news.settled_as for each in NEWS.values() for news in each} - {None}

    assert turned <= set(MESSAGES)


def test_every_refusal_has_its_words():
    assert {each.message for each in refusals()} <= set(MESSAGES)


def _matcher(name):
    """As Bolt compares a constraint with an id."""
    return name.search if isinstance(name, re.Pattern) else name.__eq__

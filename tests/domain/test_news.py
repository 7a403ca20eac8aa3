from dataclasses import fields
from pathlib import Path

import pytest

import messages
from bot.domain.delivery import Manner
from bot.domain.introduction import NEXT, State
from bot.domain.news import NEWS, OF_MEETING, Audience
from bot.domain.programme import Programme
from messages import render
from tests.rendering import MESSAGES, nodes

TEMPLATES = Path(messages.__file__).with_name("templates")
ALL = [(state, news) for state, listed in NEWS.items() for news in listed]
TO_THE_END = {"introduction_accepted"}  # its words hold, and its button tells when it is too late
NAMES = sorted({news.message for _, news in ALL})


def test_every_state_has_its_news_or_says_that_there_are_none():
    assert set(NEWS) == set(State)


def test_who_hears_what_is_one_table():
    assert {
        state.value: [(news.message, news.to.value, news.occasion) for news in listed]
        for state, listed in NEWS.items()
    } == {
        "requested": [
            ("introduction_requested", "volunteer", 1),
            ("introduction_bumped", "volunteer", 1),
        ],
        "accepted": [
            ("introduction_accepted", "both", 1),
            ("times_wanted", "student", 1),
            ("did_you_meet", "student", 1),
            ("did_you_meet", "volunteer", 1),
        ],
        "scheduled": [
            ("time_agreed", "both", 1),
            ("meeting_soon", "student", 1),
            ("meeting_soon", "volunteer", 1),
            ("meeting_soon", "student", 2),
            ("meeting_soon", "volunteer", 2),
            ("did_you_meet", "student", 1),
            ("did_you_meet", "volunteer", 1),
        ],
        "declined": [("introduction_declined", "student", 1)],
        "lapsed": [
            ("introduction_lapsed", "student", 1),
            ("request_lapsed", "volunteer", 1),
        ],
        "withdrawn": [],
        "held": [("thank_you_due", "student", 1), ("thank_you_due", "student", 2)],
        "not_held": [],
        "closed": [],
        "cancelled": [],
    }


@pytest.mark.parametrize("name", NAMES)
def test_every_message_has_its_words_and_its_layout(name):
    assert (TEMPLATES / name / "text.j2").is_file()
    assert (TEMPLATES / name / "blocks.j2").is_file()


@pytest.mark.parametrize("name", [name for name in NAMES if name not in TO_THE_END])
def test_what_has_a_button_is_settled_as_an_answer_that_has_its_words(name):
    settled = {news.settled_as for _, news in ALL if news.message == name}

    facts = MESSAGES[name][0]
    values = {node.get("value") for node in nodes(render(name, **facts).blocks)}
    decides = facts.get("introduction") in values - {None}  # other buttons begin something new
    assert all(bool(each) is decides for each in settled)
    assert all((TEMPLATES / each / "text.j2").is_file() for each in settled if each)


@pytest.mark.parametrize(("state", "news"), ALL)
def test_every_delay_is_a_setting_of_the_programme(state, news):
    assert {news.after, news.before} <= {None, *(field.name for field in fields(Programme))}


@pytest.mark.parametrize(("state", "news"), ALL)
def test_what_asks_for_something_later_is_a_nudge(state, news):
    assert (news.manner is Manner.NUDGE) is (news.after is not None)


def test_no_two_messages_share_a_key():
    keys = [
        (news in OF_MEETING, news.message, news.to, news.occasion) for _, news in ALL
    ]  # those of a meeting have its number in them

    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(("state", "news"), ALL)
def test_what_stays_true_longer_stays_so_only_in_states_that_follow(state, news):
    reached, found = {state}, None
    while reached != found:
        found = set(reached)
        reached |= {end for (start, _, _), end in NEXT.items() if start in reached}

    assert news.also_in <= reached - {state}


def test_the_first_words_in_a_group_message_hold_to_the_end():
    together, _ = [news for _, news in ALL if news.to is Audience.BOTH]

    assert together.also_in == {State.SCHEDULED, State.HELD, State.CLOSED, State.NOT_HELD}

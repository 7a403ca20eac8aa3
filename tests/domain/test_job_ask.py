from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.job_ask import READABLE, Ask, find_job_ask

HERE = Path(__file__).parent
FINE = (HERE / "job_ask_fine.txt").read_text("utf-8").splitlines()
REFUSED = [
    tuple(line.split(": ", 1))
    for line in (HERE / "job_ask_refused.txt").read_text("utf-8").splitlines()
]
WORDS = " ".join([*FINE, *(text for _, text in REFUSED)]).split()
TYPED = st.lists(st.sampled_from(WORDS) | st.text(max_size=3), max_size=60).map(" ".join)


def test_asking_for_work_is_noticed():
    kinds = {text: ask and ask.kind for _, text in REFUSED for ask in [find_job_ask(text)]}

    assert [(kind, text) for kind, text in REFUSED if kinds[text] != kind] == []


def test_asking_about_work_is_what_the_conversation_is_for():
    assert [text for text in ("", "  \n", *FINE) if find_job_ask(text)] == []


def test_what_is_fine_alone_is_fine_together():
    assert find_job_ask("\n\n".join(FINE)) is None


def test_an_ask_is_noticed_among_sentences_that_are_fine():
    between = "I study law. How did you start?\n\n{}\n\nThank you for your time."

    texts = [text for _, text in REFUSED]
    assert [t for t in texts if find_job_ask(between.format(t)) != find_job_ask(t)] == []


def test_every_kind_of_ask_has_its_examples():
    assert {kind for kind, _ in REFUSED} == set(Ask)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hello Ana! I\u2019m looking for a job. Thanks", "I\u2019m looking for a job."),
        ("I like art.\n\nAre you  hiring?\n\nBye", "Are you  hiring?"),
        ("I am looking\nfor a JOB", "I am looking\nfor a JOB"),
        ("Are you hiring? Could you refer me?", "Are you hiring?"),
        ("I need a " + "j" * 200 + " job", "I need a " + "j" * 111),
        ("my re\u0301sume\u0301 is attached", "my re\u0301sume\u0301 is attached"),
        ("I *really* need a \u201cjob\u201d, please", "I *really* need a \u201cjob\u201d, please"),
        (
            "I have no aim. \uff29 \uff4e\uff45\uff45\uff44 a job",
            "\uff29 \uff4e\uff45\uff45\uff44 a job",
        ),
        (
            "I read your profile with interest because I study economics and I like numbers, "
            "I need a job, and I would be glad to hear about the years you spent in Lisbon",
            "because I study economics and I like numbers, "
            "I need a job, and I would be glad to hear about the years you",
        ),
    ],
)
def test_the_words_are_quoted_as_typed_in_a_readable_length(text, words):
    ask = find_job_ask(text)

    assert ask is not None
    assert ask.words == words


def test_words_far_apart_are_quoted_no_longer_than_can_be_read():
    ask = find_job_ask("I need a" + " " * 2000 + "job")

    assert ask is not None
    assert ask.words == "I need a"


@given(st.text(max_size=3000) | TYPED)
def test_no_text_breaks_it_and_the_words_are_always_in_the_text(text):
    ask = find_job_ask(text)

    assert ask is None or (ask.words in text and 0 < len(ask.words) <= READABLE)

"""Words and blocks: what is escaped, what is shown to the letter, and what is cut."""

from datetime import UTC, date, datetime

import pytest
from jinja2 import UndefinedError

from messages import (
    count,
    cut,
    day,
    day_of,
    local_time,
    moment_of,
    place,
    render,
    render_plain,
    render_view,
    wall,
    zone_in,
)

NOON = datetime(2026, 1, 5, 12, 30, tzinfo=UTC)


def test_a_message_names_the_person_and_carries_the_id():
    message = render("thank_you_due", volunteer="U2", introduction="i-1")

    assert message.text.startswith("Time to thank <@U2> for the conversation")
    assert [each["value"] for each in message.blocks[-1]["elements"]] == ["i-1"] * 3


def test_a_message_without_a_layout_is_its_text_alone():
    assert render("must_agree").blocks == []


def test_what_a_person_typed_is_escaped_in_a_text():
    message = render("wish_noted", query='<!channel> & "<@U1>"', narrowing=None)

    assert message.text.endswith('“&lt;!channel&gt; &amp; "&lt;@U1&gt;"”.')


def test_what_a_person_typed_stays_as_it_is_in_rich_text():
    message = render("wish_noted", query='*<!channel>* & "_"', narrowing=None)

    [block] = message.blocks
    assert block["elements"][0]["elements"][1] == {"type": "text", "text": '*<!channel>* & "_"'}


def test_what_a_person_typed_stays_as_it_is_beside_a_field():
    assert render_plain("asks_for_a_job", words="a <job> & pay", kind="job").startswith(
        "“a <job> & pay” asks for a job"
    )


def test_the_bots_own_words_are_not_escaped_twice():
    view = render_view("notice", notice=render("help", unknown="<", near=None).text)

    assert view["blocks"][0]["text"]["text"].startswith("There is no command “&lt;”.")


@pytest.mark.parametrize("show", [render, render_plain])
def test_a_missing_fact_is_an_error(show):
    with pytest.raises(UndefinedError, match="'least' is undefined"):
        show("bad_number", most=3)


def test_a_missing_fact_in_a_view_is_an_error():
    with pytest.raises(UndefinedError, match="'student' is undefined"):
        render_view("decline", introduction="i-1", reasons=[("Other", "Other")])


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("", ""), ("12345", "12345"), ("123456", "1234…"), ("123 56", "123…"), ("x" * 80, "xxxx…")],
)
def test_a_text_is_cut_to_no_more_than_fits(typed, shown):
    assert cut(typed, 5) == shown


@pytest.mark.parametrize(
    ("zone", "shown"),
    [
        ("Europe/London", "Mon 12:30 (London)"),
        ("America/Argentina/Buenos_Aires", "Mon 09:30 (Buenos Aires)"),
        ("Asia/Kolkata", "Mon 18:00 (Kolkata)"),
        (None, "Mon 12:30 (UTC)"),
        ("", "Mon 12:30 (UTC)"),
        ("Mars/Olympus", "Mon 12:30 (UTC)"),
        ("Europe", "Mon 12:30 (UTC)"),
        ("../etc/passwd", "Mon 12:30 (UTC)"),
    ],
)
def test_a_local_time_is_that_of_the_wall(zone, shown):
    assert local_time(NOON, zone) == shown


@pytest.mark.parametrize("zone", ["Europe/London", "Asia/Kolkata", None, "Mars/Olympus"])
def test_the_day_at_a_moment_is_that_of_the_wall_too(zone):
    assert wall(int(NOON.timestamp()), zone) == local_time(NOON, zone).replace(
        "Mon ", "Mon 5 January, "
    )


def test_a_moment_is_shown_by_the_readers_own_clock():
    seconds = int(NOON.timestamp())
    shown = f"<!date^{seconds}^{{date_long}} at {{time}}|Mon 5 January, 12:30 (UTC)>"

    assert moment_of(NOON) == moment_of(seconds) == shown


def test_who_has_no_zone_that_we_know_lives_by_utc():
    zones = {"U1": "Europe/London", "U2": None, "U3": "Mars/Olympus"}

    assert [zone_in(who, zones) for who in zones] == ["Europe/London", "UTC", "UTC"]


def test_a_zone_is_called_after_its_city():
    assert place("America/New_York") == "New York"


def test_a_day_is_written_out():
    assert day(date(2027, 1, 5)) == "5 January 2027"


def test_the_day_of_a_moment_is_the_readers_own():
    assert day_of(NOON) == f"<!date^{int(NOON.timestamp())}^{{date}}|5 January 2026>"


@pytest.mark.parametrize(("number", "shown"), [(0, "0 people"), (1, "1 person"), (2, "2 people")])
def test_a_number_has_its_noun(number, shown):
    assert count(number, "person", "people") == shown


def test_a_noun_takes_an_s_where_nothing_else_is_said():
    assert [count(number, "word") for number in (1, 2)] == ["1 word", "2 words"]

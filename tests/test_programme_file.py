"""A programme's own numbers come from a file; what is wrong in it is named."""

from datetime import date, time, timedelta

import click
import pytest

from bot.domain.programme import Programme
from bot.programme_file import read_programme

WRITTEN = """
thank_you_after = "PT36H"
open_requests = 2
timezone = "America/Chicago"

[hours]
opens = 08:30:00
blackouts = ["2026-12-14/2026-12-16", 2026-12-25]

[fairness]
for_load = 0.25
rested_after = "P30D"
"""


@pytest.fixture
def read(settings, tmp_path):
    def read(written):
        file = tmp_path / "programme.toml"
        file.write_bytes(written if isinstance(written, bytes) else written.encode())
        return read_programme(settings.model_copy(update={"programme": str(file)}))

    return read


def test_without_a_file_the_defaults_hold(settings):
    assert read_programme(settings) == Programme()


def test_what_a_file_says_takes_the_place_of_a_default(read):
    programme = read(WRITTEN)

    assert programme.thank_you_after == timedelta(hours=36)
    assert (programme.open_requests, programme.timezone) == (2, "America/Chicago")
    assert (programme.hours.opens, programme.hours.closes) == (time(8, 30), time(18))
    assert programme.lapse_after == Programme().lapse_after
    assert (programme.fairness.for_load, programme.fairness.for_silence) == (0.25, 0.3)
    assert programme.fairness.rested_after == timedelta(days=30)


def test_a_blackout_is_a_day_or_all_days_from_one_to_another(read):
    days = [date(2026, 12, day) for day in (14, 15, 16, 25)]

    assert sorted(read(WRITTEN).hours.blackouts) == days


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("open_request = 2", "open_request is no setting; did you mean open_requests?"),
        ("xyzzy = 2", "xyzzy is no setting"),
        ('coordinators = ["U1"]', "coordinators is no setting"),
        ("[hours]\nopen = 08:00:00", "open is no setting; did you mean opens?"),
        ('open_requests = "many"', "open_requests: Input should be a valid integer"),
        ("open_requests = 0", "open_requests must be 1 or more, not 0"),
        ('lapse_after = "-P1D"', "lapse_after must not be negative"),
        ("opening_least = 200", "opening_least must not be more than opening_most"),
        ('timezone = "Mars"', "Mars is no name of a time zone"),
        ("[hours]\nopens = 19:00:00", "hours must open before they close"),
        ('[hours]\nblackouts = ["Christmas"]', "Christmas"),
        ("[fairness]\nload = 1", "load is no setting"),
        ("[fairness]\nfor_load = 1.1", "for_load must be from 0 to 1, not 1.1"),
        ("[fairness]\nfor_haste = -0.1", "for_haste must be from 0 to 1, not -0.1"),
        ('[fairness]\nlately = "PT0S"', "lately must be longer than nothing"),
        ("[fairness]\nassumed_answers = 0", "assumed_answers must be 1 or more, not 0"),
        ("open_requests", "Expected '=' after a key"),
        (b"\xff", "utf-8"),
    ],
)
def test_what_cannot_be_read_is_named(read, written, why):
    with pytest.raises(click.ClickException) as refused:
        read(written)

    assert why in refused.value.message
    assert "INFOVIEW_PROGRAMME" in refused.value.message


def test_a_file_that_is_not_there_is_named(settings):
    with pytest.raises(click.ClickException, match=r"nowhere\.toml"):
        read_programme(settings.model_copy(update={"programme": "nowhere.toml"}))

"""One workspace's settings: every number a coordinator may want to change, with its default."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from bot.domain.fairness import Fairness
from bot.domain.hours import Hours, zone_of

LONGEST_OFFICE = 200  # characters of the career office's address or link


@dataclass(frozen=True)
class Programme:
    """The defaults and their sources: docs/defaults.md."""

    coordinators: tuple[str, ...] = ()  # Slack ids
    cards: int = 5  # people shown by one `find`
    opening_least: int = 30  # words
    opening_most: int = 100
    open_requests: int = 3  # of a student, at one time
    meetings_a_month: int = 2  # of a volunteer who set no number of their own
    requests_a_month: int = 4  # shown to a volunteer
    no_second_request_within: timedelta = timedelta(days=90)  # to a volunteer who said no
    bump_after: timedelta = timedelta(days=3)  # once, to a volunteer who has not answered
    lapse_after: timedelta = timedelta(days=7)
    lapses_in_a_row: int = 3  # of a volunteer, then: still with us?
    hide_after: timedelta = timedelta(days=7)  # without a word to that
    propose_after: timedelta = timedelta(hours=48)  # without times after a yes: the student
    propose_within: timedelta = timedelta(days=60)  # nobody proposes a time later than that
    remind_before: timedelta = timedelta(hours=24)
    remind_again_before: timedelta = timedelta(hours=1)
    ask_after_meeting: timedelta = timedelta(hours=2)
    ask_whether_met_after: timedelta = timedelta(days=10)  # where no time was agreed on
    ask_whether_met_at_most: int = 2
    thank_you_after: timedelta = timedelta(hours=24)
    thank_you_again_after: timedelta = timedelta(hours=72)
    thank_you_late_after: timedelta = timedelta(days=5)
    check_in_months: int = 4
    check_in_skips: int = 3  # in a row, then they end quietly
    spread_mornings_over: timedelta = timedelta(hours=1)  # what waited for the day to begin
    posts_a_minute: int = 300  # in this workspace; Slack takes "several hundred"
    nudges_in_one: int = 5  # merged into one message a day
    hours: Hours = field(default_factory=Hours)
    fairness: Fairness = field(default_factory=Fairness)
    career_office: str = ""  # an address or a link, for whom nobody here can help
    timezone: str = "UTC"  # whose first of the month begins the caps anew
    terms_begin: tuple[tuple[int, int], ...] = ((1, 1), (6, 1), (9, 1))  # month and day

    def __post_init__(self) -> None:
        for name, value in vars(self).items():
            if isinstance(value, int) and value < 1:
                raise ValueError(f"{name} must be 1 or more, not {value}")
            if isinstance(value, timedelta) and value < timedelta():
                raise ValueError(f"{name} must not be negative")
        if self.opening_least > self.opening_most:
            raise ValueError("opening_least must not be more than opening_most")
        if len(self.career_office) > LONGEST_OFFICE:
            raise ValueError(f"career_office must be at most {LONGEST_OFFICE} characters")
        if zone_of(self.timezone).key != self.timezone:
            raise ValueError(f"{self.timezone} is no name of a time zone")
        _check_terms(self.terms_begin)


def _check_terms(begins: Sequence[tuple[int, int]]) -> None:
    """Raises ValueError for none, and for a day that is not in every year."""
    if not begins:
        raise ValueError("terms_begin must name a day")
    for month, day in begins:
        date(2001, month, day)

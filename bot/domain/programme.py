"""One workspace's settings: every number a coordinator may want to change, with its default."""

from dataclasses import dataclass, field
from datetime import timedelta

from bot.domain.hours import Hours


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
    ask_whether_met_after: timedelta = timedelta(days=10)
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
    timezone: str = "UTC"  # whose first of the month begins the caps anew

"""One run as a table."""

from collections.abc import Iterator

from benchmarks.chaos.running import Outcome

Line = tuple[str, object]


def table(outcome: Outcome) -> str:
    lines = [*_asked(outcome), *_broken(outcome), *_found(outcome), *_measured(outcome)]
    figures = [f"{what:<44}{figure:>14}" for what, figure in lines]
    return "\n".join([*figures, *outcome.verdict.examples])


def _asked(outcome: Outcome) -> Iterator[Line]:
    plan = outcome.plan
    yield f"sends, {plan.replicas} × serve on {plan.kind}", f"{plan.sends:,}"
    if plan.without:
        yield "without", plan.without


def _broken(outcome: Outcome) -> Iterator[Line]:
    counted = outcome.counted
    yield "kill -9", counted["kill"] + counted["volley"]
    yield "SIGSTOP for longer than a lease", counted["stop"]
    yield "immediate restarts of the database", counted["restart"]
    yield "429", counted["429"]
    yield "lost answers", counted["lost answers"]
    yield "looks in the history", counted["looks"]


def _found(outcome: Outcome) -> Iterator[Line]:
    found = outcome.verdict
    yield "lost", found.lost
    yield "visible twice", found.twice
    yield "said twice for a moment, and taken back", found.taken_back
    yield "outbox and people's view differ", found.wrong
    yield "dead, of so many that must be", f"{found.dead} of {found.poison}"
    yield "put off: one nudge a day", found.put_off
    yield "events answered 200, of them lost", f"{outcome.acked}, {outcome.events_lost}"


def _measured(outcome: Outcome) -> Iterator[Line]:
    calm, plan = outcome.calm, outcome.plan
    if calm:
        yield "due to posted, unthrottled, p50", f"{calm.percentile(50):.2f} s"
        yield "due to posted, unthrottled, p99", f"{calm.percentile(99):.2f} s"
        yield f"all out after a kill -9 (lease {plan.lease:.0f} s)", f"{calm.recovery:.1f} s"
    yield "seconds", f"{outcome.seconds:.0f}"

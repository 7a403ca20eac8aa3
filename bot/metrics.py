"""`/metrics`: what the auditor counts, for Prometheus."""

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Gauge, generate_latest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from bot.delivery.audit import Audit, Auditor
from bot.domain.trouble import DatabaseAway

GAUGES = {
    "due": "Messages that are due and not yet final",
    "overdue": "Messages due for longer than they should be",
    "oldest_seconds": "Age of the oldest message that is due",
    "uncertain": "Messages of which nobody knows yet whether they were sent",
    "parked": "Messages that wait for a person, because Slack does not let us look",
    "expired_leases": "Messages whose sender is gone",
    "dead": "Messages that Slack will never take",
}


async def metrics(request: Request) -> Response:
    auditor: Auditor = request.app.state.auditor
    try:
        audits = await auditor.audit()
    except DatabaseAway:
        return PlainTextResponse("the database is away", status_code=503)
    return Response(exposition(audits), media_type=CONTENT_TYPE_LATEST)


def exposition(audits: list[Audit]) -> bytes:
    registry = CollectorRegistry()
    for name, meaning in GAUGES.items():
        gauge = Gauge(f"infoview_outbox_{name}", meaning, ["workspace"], registry=registry)
        for each in audits:
            gauge.labels(each.team_id).set(getattr(each, name))
    return generate_latest(registry)

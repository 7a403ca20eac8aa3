"""`infoview doctor`: is everything as it must be, said in plain lines?"""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import yaml
from slack_sdk.web.async_client import AsyncWebClient

from bot import clock
from bot.connections import Connections, connections
from bot.delivery.asking import NobodyKnows, SlackSaidNo, SlowDown, asked
from bot.delivery.audit import Audit, Auditor
from bot.settings import read_settings

MANIFEST = Path(__file__).parents[1] / "app_manifest.yml"


@dataclass(frozen=True)
class Finding:
    well: bool
    words: str


@click.command()
@click.option("--workspace", metavar="T…", help="Slack's id of the workspace.")
def doctor(workspace: str | None) -> None:
    """Look at the database, the token, its permissions, the outbox; exit 1 if one is wrong."""
    findings = asyncio.run(_examine(workspace))
    for finding in findings:
        click.echo(f"{'ok   ' if finding.well else 'WRONG'}  {finding.words}")
    if not all(finding.well for finding in findings):
        raise SystemExit(1)


async def _examine(workspace: str | None) -> list[Finding]:
    async with connections(read_settings(), workspace) as to:
        return [finding async for finding in _findings(to)]


async def _findings(to: Connections) -> AsyncIterator[Finding]:
    yield Finding(True, f"the database answers and is up to date ({to.database.engine.name})")
    if to.client is None:
        yield Finding(False, "SLACK_BOT_TOKEN is not set, so nothing can be sent")
    else:
        yield await _permissions(to.client)
    audits = await Auditor(to.database, clock.now, clock.monotonic).audit()
    yield _outbox([audit for audit in audits if audit.team_id == to.team_id])


async def _permissions(client: AsyncWebClient) -> Finding:
    """Slack names the token's scopes in a header of every answer."""
    try:
        answer = await asked("auth.test", client.auth_test())
    except SlackSaidNo as no:
        return Finding(False, f"Slack refuses SLACK_BOT_TOKEN: {no}")
    except (SlowDown, NobodyKnows) as error:
        return Finding(False, f"Slack cannot be reached: {error}")
    granted = set(_header(answer.headers, "x-oauth-scopes").split(","))
    missing = sorted(_asked_for() - granted)
    if missing:
        return Finding(False, f"the app lacks permissions: {', '.join(missing)}; install it again")
    return Finding(True, f"Slack knows the token: workspace {answer['team']}")


def _asked_for() -> set[str]:
    manifest: dict[str, Any] = yaml.safe_load(MANIFEST.read_text("utf-8"))
    return set(manifest["oauth_config"]["scopes"]["bot"])


def _header(headers: Any, name: str) -> str:
    return next((value for key, value in headers.items() if key.lower() == name), "")


def _outbox(audits: Sequence[Audit]) -> Finding:
    """There is none where nothing is due and nothing died."""
    wrong = [audit for audit in audits if not audit.is_well()]
    if wrong:
        [audit] = wrong
        stuck = f"{audit.overdue} overdue, {audit.parked} parked, {audit.dead} dead"
        return Finding(False, f"the outbox: {stuck}; see `infoview outbox list`")
    return Finding(True, f"the outbox is in good health: {sum(each.due for each in audits)} due")

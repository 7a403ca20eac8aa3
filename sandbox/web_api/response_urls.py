"""response_url: an answer to a press or command, five times within half an hour."""

import time
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from sandbox.faults import Faults
from sandbox.traffic import Traffic
from sandbox.web_api.call import Failed
from sandbox.web_api.messages import checked_blocks
from sandbox.workspace import ids
from sandbox.workspace.conversations import Conversation, Message
from sandbox.workspace.tickets import ResponseUrl, Spent
from sandbox.workspace.workspace import Workspace

JSON = dict[str, Any]
_TAKES = {
    "text",
    "blocks",
    "attachments",
    "response_type",
    "replace_original",
    "delete_original",
    "thread_ts",
    "unfurl_links",
    "unfurl_media",
    "metadata",
    "mrkdwn",
}


@dataclass(frozen=True)
class ResponseUrls:
    workspace: Workspace
    traffic: Traffic
    faults: Faults

    async def answer(self, request: Request) -> Response:
        started, body = time.perf_counter(), await request.json()
        answer = self.faults.before() or self._answered(request.path_params["key"], body)
        self.traffic.add(
            "response_url",
            body,
            bytes(answer.body).decode(),
            to_app=False,
            status=answer.status_code,
            took=(time.perf_counter() - started) * 1_000,
            problem="the answer was lost" if self.faults.lost else "",
        )
        return self.faults.after(answer)

    def _answered(self, key: str, body: JSON) -> Response:
        try:
            url = self.workspace.tickets.use_response_url(key)
            respond(self.workspace, url, body)
        except Spent as spent:
            return PlainTextResponse(str(spent), 404)
        except Failed as failed:
            return JSONResponse(failed.answer, 400 if "errors" in failed.answer else 200)
        return PlainTextResponse("ok")


def respond(workspace: Workspace, url: ResponseUrl, body: JSON) -> None:
    """Also what a command's own answer does, if its body says something."""
    unknown = sorted(set(body) - _TAKES)
    if unknown:
        raise Failed("invalid_arguments", [f"unknown argument: {name}" for name in unknown])
    channel = workspace.conversation_by_id(url.channel)
    original = channel.messages.get(url.message_ts or "")
    if body.get("delete_original"):
        if set(body) != {"delete_original"}:
            raise Failed("invalid_arguments", ["delete_original must stand alone"])
        if original:
            workspace.erase(channel, original)
        return
    text, blocks = body.get("text") or "", checked_blocks(body.get("blocks"))
    if not text and not blocks:
        raise Failed("no_text")
    if body.get("replace_original") and original:
        _replace(workspace, channel, original, text, blocks)
        return
    only_for = None if body.get("response_type") == "in_channel" else url.person
    workspace.say(channel, ids.BOT_USER, text, blocks=blocks, only_for=only_for)


def _replace(
    workspace: Workspace, channel: Conversation, message: Message, text: str, blocks: list[JSON]
) -> None:
    """An ephemeral message stays ephemeral, a visible one visible."""
    message.text, message.blocks = text, blocks
    message.edited_ts = workspace.next_ts()
    workspace.tell(channel, message)

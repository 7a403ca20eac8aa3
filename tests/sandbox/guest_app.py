"""A small real Bolt app, to be a guest in the sandbox: one of everything the sandbox can do."""

from dataclasses import dataclass, field
from typing import Any

from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.routing import Route

from sandbox.server import SIGNING_SECRET, TOKEN

JSON = dict[str, Any]


def plain(text: str) -> JSON:
    return {"type": "plain_text", "text": text}


def button(label: str, action_id: str, **more: Any) -> JSON:
    return {"type": "button", "text": plain(label), "action_id": action_id, **more}


def option(words: str) -> JSON:
    return {"text": plain(words), "value": words.lower()}


def field_(label: str, element: JSON, **more: Any) -> JSON:
    element = {"action_id": "held", **element}
    return {"type": "input", "block_id": label, "label": plain(label), "element": element, **more}


LENGTHS = [option("15 min"), option("30 min")]
FORM: JSON = {
    "type": "modal",
    "callback_id": "form",
    "title": plain("A form"),
    "submit": plain("Send"),
    "close": plain("Cancel"),
    "notify_on_close": True,
    "blocks": [
        field_("Name", {"type": "plain_text_input", "min_length": 2, "max_length": 20}),
        field_(
            "Length",
            {"type": "static_select", "options": LENGTHS, "initial_option": LENGTHS[0]},
        ),
        field_("Agreed", {"type": "checkboxes", "options": [option("Yes")]}, optional=True),
        field_("Who", {"type": "users_select"}, optional=True),
        field_("When", {"type": "datetimepicker"}, optional=True),
        {"type": "actions", "block_id": "more", "elements": [button("Push", "push")]},
    ],
}

GROUPS = [{"label": plain("Short"), "options": LENGTHS}]
EVERYTHING: JSON = {
    "type": "modal",
    "callback_id": "everything",
    "title": plain("Everything"),
    "submit": plain("Send"),
    "blocks": [
        field_(label, element, optional=True)
        for label, element in {
            "Text": {"type": "plain_text_input", "max_length": 50},
            "Letter": {"type": "plain_text_input", "multiline": True},
            "Rich": {"type": "rich_text_input"},
            "Mail": {"type": "email_text_input"},
            "Link": {"type": "url_text_input"},
            "Number": {
                "type": "number_input",
                "is_decimal_allowed": False,
                "min_value": "1",
                "max_value": "9",
            },
            "Select": {"type": "static_select", "options": LENGTHS},
            "Grouped": {"type": "static_select", "option_groups": GROUPS},
            "Several": {"type": "multi_static_select", "options": LENGTHS, "max_selected_items": 1},
            "Member": {"type": "users_select"},
            "Members": {"type": "multi_users_select"},
            "Outside": {"type": "external_select", "min_query_length": 2},
            "Outsides": {"type": "multi_external_select", "min_query_length": 0},
            "Place": {"type": "conversations_select"},
            "Places": {"type": "multi_conversations_select"},
            "Ticks": {"type": "checkboxes", "options": LENGTHS},
            "One": {"type": "radio_buttons", "options": LENGTHS},
            "Day": {"type": "datepicker"},
            "Hour": {"type": "timepicker"},
            "Moment": {"type": "datetimepicker"},
            "File": {"type": "file_input", "filetypes": ["pdf"], "max_files": 2},
        }.items()
    ],
}
EVERY_BLOCK: list[JSON] = [
    {"type": "header", "text": plain("A header :tada:")},
    {
        "type": "section",
        "text": {"type": "mrkdwn", "text": "*Bold* and <https://larkspur.example|a link>"},
        "accessory": {
            "type": "overflow",
            "action_id": "more",
            "options": [option("Rest"), option("Leave")],
        },
    },
    {
        "type": "section",
        "fields": [{"type": "mrkdwn", "text": "*Who*"}, {"type": "mrkdwn", "text": "Ada"}],
    },
    {"type": "divider"},
    {"type": "context", "elements": [{"type": "mrkdwn", "text": "_quietly_"}]},
    {
        "type": "rich_text",
        "elements": [
            {
                "type": "rich_text_list",
                "style": "bullet",
                "elements": [
                    {
                        "type": "rich_text_section",
                        "elements": [{"type": "text", "text": "One point"}],
                    }
                ],
            }
        ],
    },
    {
        "type": "actions",
        "block_id": "presses",
        "elements": [
            button(
                "Leave",
                "leave",
                style="danger",
                confirm={
                    "title": plain("Sure?"),
                    "text": plain("It is for good."),
                    "confirm": plain("Yes, leave"),
                    "deny": plain("Stay"),
                },
            ),
            {"type": "static_select", "action_id": "length", "options": LENGTHS},
            {"type": "external_select", "action_id": "outside", "min_query_length": 1},
            {"type": "datepicker", "action_id": "day"},
        ],
    },
]


@dataclass
class Guest:
    """`heard` is what came in, in order."""

    api_url: str
    heard: list[JSON] = field(default_factory=list)

    def application(self) -> Starlette:
        handler = AsyncSlackRequestHandler(self.bolt())

        async def answer(request: Request) -> Any:
            return await handler.handle(request)

        return Starlette(routes=[Route("/slack/events", answer, methods=["POST"])])

    def bolt(self) -> AsyncApp:
        client = AsyncWebClient(token=TOKEN, base_url=self.api_url, retry_handlers=[])
        app = AsyncApp(
            client=client,
            signing_secret=SIGNING_SECRET,
            authorize=_authorize,
            process_before_response=True,
        )
        app.command("/infoview")(self.command)
        app.options("held")(self.offer)
        app.options("outside")(self.offer)
        app.view("everything")(self.hear)
        for action in ("leave", "length", "outside", "day", "more"):
            app.action(action)(self.hear)
        app.action("form.open")(self.open_form)
        app.action("push")(self.push)
        app.action("keep")(self.keep)
        app.view("form")(self.submitted)
        app.view_closed("form")(self.closed)
        app.event("app_home_opened")(self.home)
        app.event("message")(self.message)
        app.event("user_change")(self.changed)
        for event in ("team_join", "tokens_revoked", "app_uninstalled"):
            app.event(event)(self.changed)
        return app

    async def command(self, ack: Any, body: JSON, client: Any) -> None:
        self.heard.append(body)
        if body["text"] == "break":
            raise ValueError("as asked")
        if body["text"] == "plain":
            await ack("Only words")
        elif body["text"] == "everything":
            await client.views_open(trigger_id=body["trigger_id"], view=EVERYTHING)
            await ack()
        elif body["text"] == "blocks":
            await ack(text="Blocks", blocks=EVERY_BLOCK)
        elif body["text"] == "form":
            await client.views_open(trigger_id=body["trigger_id"], view=FORM)
            await ack()
        else:
            buttons = [button("Open form", "form.open"), button("Keep", "keep", value="7")]
            await ack(text="Hello", blocks=[{"type": "actions", "elements": buttons}])

    async def open_form(self, ack: Any, body: JSON, client: Any) -> None:
        self.heard.append(body)
        await client.views_open(trigger_id=body["trigger_id"], view=FORM)
        await ack()

    async def push(self, ack: Any, body: JSON, client: Any) -> None:
        self.heard.append(body)
        await client.views_push(
            trigger_id=body["trigger_id"], view={**FORM, "title": plain("Above")}
        )
        await ack()

    async def keep(self, ack: Any, body: JSON, respond: Any) -> None:
        self.heard.append(body)
        await respond(text="Kept", replace_original=True)
        await ack()

    async def submitted(self, ack: Any, body: JSON, client: Any, view: JSON) -> None:
        self.heard.append(body)
        name = view["state"]["values"]["Name"]["held"]["value"]
        if name == "nobody":
            await ack(response_action="errors", errors={"Name": "Somebody, please."})
            return
        if name == "again":
            await ack(response_action="update", view={**FORM, "title": plain("Again")})
            return
        if name == "wrong":
            await ack(response_action="errors", errors={"No such block": "?"})
            return
        opened = await client.conversations_open(users=body["user"]["id"])
        await client.chat_postMessage(
            channel=opened["channel"]["id"],
            text=f"Thank you, {name}",
            metadata={"event_type": "thanks", "event_payload": {"key": "k1"}},
        )
        await ack()

    async def hear(self, ack: Any, body: JSON) -> None:
        self.heard.append(body)
        await ack()

    async def offer(self, ack: Any, body: JSON) -> None:
        """Whatever was typed, twice."""
        self.heard.append(body)
        await ack(options=[option(f"{body['value']}{n}") for n in (1, 2)])

    async def closed(self, ack: Any, body: JSON) -> None:
        self.heard.append(body)
        await ack()

    async def home(self, event: JSON, body: JSON, client: Any) -> None:
        self.heard.append(body)
        block = {"type": "actions", "block_id": "b", "elements": [button("Open form", "form.open")]}
        await client.views_publish(user_id=event["user"], view={"type": "home", "blocks": [block]})

    async def message(self, event: JSON, body: JSON, say: Any) -> None:
        self.heard.append(body)
        await say(f"You said {event['text']}")

    async def changed(self, body: JSON) -> None:
        self.heard.append(body)


async def _authorize() -> AuthorizeResult:
    return AuthorizeResult(
        enterprise_id=None, team_id="T0LARKSPUR", bot_token=TOKEN, bot_user_id="U0INFOVIEW"
    )

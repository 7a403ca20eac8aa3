"""`Narrow`: the form that makes a search stricter, and what it then finds."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.narrowing import LONGEST, Narrowing
from bot.domain.profile import typed_number
from bot.domain.request import Format
from bot.domain.search_so_far import SearchSoFar, carried, search_from
from bot.services.finding import Finding
from handlers.finding import found_people
from handlers.forms import values
from handlers.replies import open_view, show_instead
from handlers.requesting import labelled
from messages import render_view

ANY = "any"


def register(app: AsyncApp) -> None:
    app.action("find.narrow")(narrow)
    app.view("find.narrowed")(narrowed)


async def narrow(
    ack: AsyncAck, action: dict[str, Any], body: dict[str, Any], client: AsyncWebClient
) -> None:
    view = _form(search_from(action["value"]))
    await (show_instead if "view" in body else open_view)(client, body, view)
    await ack()


async def narrowed(
    ack: AsyncAck, view: dict[str, Any], team_id: str, user_id: str, finding: Finding
) -> None:
    search = search_from(view["private_metadata"])
    narrower = SearchSoFar(search.query, _narrowing(values(view)))
    answer = await finding.look(team_id, user_id, narrower)
    await ack(response_action="update", view=found_people(answer))


def _form(search: SearchSoFar) -> dict[str, Any]:
    return render_view(
        "narrow",
        query=search.query,
        narrowing=search.narrowing,
        metadata=carried(search),
        formats=[("Any", ANY), *labelled(list(Format))],
        longest=LONGEST,
    )


def _narrowing(said: dict[str, Any]) -> Narrowing:
    return Narrowing(
        format=None if said["format"] == ANY else Format(said["format"]),
        place=said["place"],
        class_from=typed_number("class_from", said["class_from"]),
        class_until=typed_number("class_until", said["class_until"]),
        language=said["language"],
        unasked="unasked" in said["availability"],
        daytime="daytime" in said["availability"],
    )

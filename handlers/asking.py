"""`Ask for more`: the volunteer's question, and the student's answer."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.services.asking import Asking
from bot.services.home import Homes
from handlers.forms import values
from handlers.home import show_again
from handlers.replies import open_view
from messages import render_view


def register(app: AsyncApp) -> None:
    app.action("introduction.ask")(open_ask)
    app.view("introduction.ask")(ask)
    app.action("question.answer")(open_answer)
    app.view("question.answer")(answer)


async def open_ask(
    ack: AsyncAck,
    action: dict[str, Any],
    body: dict[str, Any],
    client: AsyncWebClient,
    team_id: str,
    user_id: str,
    asking: Asking,
) -> None:
    student = await asking.may_ask(team_id, action["value"], by=user_id)
    view = render_view("ask_for_more", introduction=action["value"], student=student)
    await open_view(client, body, view)
    await ack()


async def ask(
    ack: AsyncAck,
    view: dict[str, Any],
    client: AsyncWebClient,
    team_id: str,
    user_id: str,
    asking: Asking,
    homes: Homes,
) -> None:
    question = values(view)["question"]
    await asking.ask(team_id, view["private_metadata"], by=user_id, question=question)
    await show_again(client, homes, team_id, user_id)
    await ack()


async def open_answer(
    ack: AsyncAck,
    action: dict[str, Any],
    body: dict[str, Any],
    client: AsyncWebClient,
    team_id: str,
    user_id: str,
    asking: Asking,
) -> None:
    asked = await asking.asked(team_id, action["value"], by=user_id)
    view = render_view(
        "answer_question", introduction=asked.introduction_id, question=asked.question
    )
    await open_view(client, body, view)
    await ack()


async def answer(
    ack: AsyncAck,
    view: dict[str, Any],
    client: AsyncWebClient,
    team_id: str,
    user_id: str,
    asking: Asking,
    homes: Homes,
) -> None:
    said = values(view)["answer"]
    await asking.tell(team_id, view["private_metadata"], by=user_id, answer=said)
    await show_again(client, homes, team_id, user_id)
    await ack()

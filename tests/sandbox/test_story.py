"""The real app, in a process of its own: the story goes as told, also when the app is killed."""

import subprocess
import sys

from sandbox.demo import demo
from sandbox.seeding import import_alumni, join
from sandbox.story import FIELD, OTHER_ANSWERS, STEPS, fill_the_house, play

AFTER_A_KILL = 40.0  # what was being said is looked for only when it can no longer arrive


async def test_killed_between_any_two_steps_the_app_goes_on_and_says_nothing_twice(tmp_path):
    told: list[str] = []
    async with demo(tmp_path, port=0, app_port=0) as up:

        async def kill_and_start() -> None:
            await up.app.kill()
            await up.app.start()

        await up.app.start()
        await import_alumni(up)
        await fill_the_house(up, 4)
        await play(up, told.append, between=kill_and_start, patience=AFTER_A_KILL)

        said = [
            (channel.id, message.text, str(message.metadata))
            for channel in up.sandbox.workspace.conversations.values()
            for message in channel.messages.values()
            if message.metadata
        ]

    headlines = [line for line in told if line.startswith("\n──")]
    assert len(headlines) == len(STEPS)
    assert len(set(said)) == len(said)
    assert told[-1] == "\nAll of it went as told."


async def test_the_other_answers_go_as_told(tmp_path):
    told: list[str] = []
    async with demo(tmp_path, port=0, app_port=0) as up:
        await up.app.start()
        await import_alumni(up)
        await fill_the_house(up, 2)
        await join(up, next(row for row in up.programme.joining if row["fields"].startswith(FIELD)))
        await play(up, told.append, steps=OTHER_ANSWERS)

    assert told[-1] == "\nAll of it went as told."


async def test_a_taken_port_is_said_in_plain_words(tmp_path):
    async with demo(tmp_path, port=0, app_port=0) as up:
        port = up.sandbox.own_url.rsplit(":", 1)[1]
        command = [sys.executable, "-m", "sandbox", "--no-open", "--port", port]
        ended = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: ASYNC221

    assert ended.returncode == 1
    assert (
        ended.stderr == f"Port {port} is in use by another program. Try --port {int(port) + 1}.\n"
    )

"""`python -m sandbox`: Infoview in a Slack workspace on this machine, in the browser."""

import asyncio
import contextlib
import signal
import sys
import tempfile
import webbrowser
from collections.abc import Coroutine
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import click

from sandbox.app_child import NotReady
from sandbox.demo import Demo, PortTaken, demo, for_ever
from sandbox.scenes import SCENES
from sandbox.seeding import import_alumni, volunteers_join
from sandbox.stage import StoryBroke
from sandbox.story import fill_the_house, play

QUICKLY = 0.1  # seconds between the app's beats while a scene is played
OTHERS = 24  # volunteers beside the story's own


@click.command()
@click.option("--port", default=8787, show_default=True, help="Where the browser finds it.")
@click.option("--app-port", default=0, help="Where the app itself listens; any free port if 0.")
@click.option("--data", type=click.Path(path_type=Path), help="Keeps the app's database there.")
@click.option("--story", is_flag=True, help="Play one whole introduction, print it, and end.")
@click.option("--scene", type=click.Choice(list(SCENES)), help="Open it later in the year.")
@click.option("--socket-mode", is_flag=True, help="The app listens on a socket, not on HTTP.")
@click.option("--open/--no-open", "opens", default=True, help="Open the browser.")
def main(
    port: int,
    app_port: int,
    data: Path | None,
    story: bool,
    scene: str | None,
    socket_mode: bool,
    opens: bool,
) -> None:
    """A Slack workspace on this machine with Infoview in it, and people to be."""
    with contextlib.ExitStack() as stack:
        directory = data or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        directory.mkdir(parents=True, exist_ok=True)
        place = directory.resolve()
        up = demo(place, 0 if story else port, app_port, socket_mode=socket_mode)
        run = _story(up) if story else _demo(up, opens, scene)
        try:
            asyncio.run(_stoppable(run))
        except (KeyboardInterrupt, asyncio.CancelledError):
            click.echo("\nThe workspace is closed.")
        except (PortTaken, NotReady, StoryBroke) as failed:
            click.echo(str(failed), err=True)
            sys.exit(1)


async def _stoppable(run: Coroutine[None, None, None]) -> None:
    """SIGTERM ends it as Ctrl-C does: the app is stopped and the files are closed."""
    task = asyncio.current_task()
    if task and sys.platform != "win32":
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    await run


async def _demo(
    brought_up: AbstractAsyncContextManager[Demo], opens: bool, scene: str | None
) -> None:
    async with brought_up as up:
        click.echo("Starting Infoview …")
        await up.app.start()
        click.echo(f"\n    {up.sandbox.own_url}\n\nOpen that in a browser; Ctrl-C ends it.\n")
        if opens:
            await asyncio.to_thread(webbrowser.open, up.sandbox.own_url)
        await _begin_term(up)
        if scene:
            await _play_scene(up, scene)
        await for_ever()


async def _begin_term(up: Demo) -> None:
    click.echo((await import_alumni(up)).strip())
    await volunteers_join(up, up.programme.joining, _progress)
    click.echo("\nThe programme is ready.")


async def _play_scene(up: Demo, scene: str) -> None:
    """The app beats quickly while months go by."""
    await _restart(up, beats_each=QUICKLY)
    await SCENES[scene](up, click.echo)
    await _restart(up, beats_each=1.0)
    click.echo(f"It is {scene}.")


async def _restart(up: Demo, beats_each: float) -> None:
    await up.app.stop()
    up.app.beats_each = beats_each
    await up.app.start()


def _progress(done: int, of: int) -> None:
    click.echo(f"\rVolunteers join: {done} of {of}", nl=False)


async def _story(brought_up: AbstractAsyncContextManager[Demo]) -> None:
    async with brought_up as up:
        await up.app.start()
        await import_alumni(up)
        await fill_the_house(up, OTHERS)
        await play(up, click.echo)


if __name__ == "__main__":
    main()

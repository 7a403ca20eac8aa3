"""Thirty sentences as students type them, played in the sandbox: `make sentences`.

A student types each as `/infoview find …`; the first card of the answer is printed as a line of
the table in docs/search.md, with what is said above it. Before, `people` alumni have joined.
"""

import asyncio
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from sandbox.demo import demo
from sandbox.person import Person
from sandbox.seeding import import_alumni, volunteers_join

PEOPLE = 150
SENTENCES = (
    "finance",
    "hi! can anybody tell me what a nurse really does all day?",
    "UX",
    "PM",
    "people who help people",
    "software engineer in Chicago",
    "lawyers in Bavaria",
    "somebody in Lyon who does marketing",
    "anyone working in the UK?",
    "teachers in Kenya",
    "recent grads in law",
    "teaching but not in a school",
    "how do I get into journalism",
    "data science, not finance",
    "someone who studied history and went into business",
    "sustainabilty",
    "archit",
    "what is consulting like",
    "video games",
    "I like animals",
    "film and television people in London",
    "marketing class of 2015",
    "senior people in engineering",
    "social worker",
    "working with kids",
    '"supply chain"',
    "I want to start my own company",
    "lawyer who speaks Spanish",
    "like @nobody in particular",
    "underwater basket weaving",
)


async def _play(people: int, sentences: Sequence[str]) -> None:
    with tempfile.TemporaryDirectory() as directory:
        async with demo(Path(directory), 0, 0) as up:
            await up.app.start()
            await import_alumni(up)
            joining = up.programme.joining
            await volunteers_join(up, joining[:: max(1, len(joining) // people)][:people])
            student = up.person(up.programme.students[0]["email"])
            for sentence in sentences:
                await student.command(f"/infoview find {sentence}")
                print(f"| {sentence} | {await _answer(student)} |", flush=True)


async def _answer(student: Person) -> str:
    """The newest message, up to its second card, in one line."""
    screen = await student.screen()
    [own] = [each for each in screen["conversations"] if each["is_app"]]
    return " / ".join(_lines(own["messages"][-1]))


def _lines(message: dict[str, Any]) -> Iterator[str]:
    lines = [line.strip() for line in message["words"].splitlines() if line.strip()]
    why = [number for number, line in enumerate(lines) if line.startswith("Why: ")]
    shown = lines[: why[0] + 1] if why else lines
    yield from (line.replace("|", "¦") for line in shown)


@click.command()
@click.option("--people", default=PEOPLE, show_default=True, help="Volunteers who joined.")
def main(people: int) -> None:
    """Play them, and print the table."""
    print("| typed | what is shown, to the end of the first card |\n|---|---|")
    asyncio.run(_play(people, SENTENCES))


if __name__ == "__main__":
    main()

"""Programmes to open in mid-term and at the year's end: played by their people, in every state."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from datetime import timedelta

from sandbox.coming import next_moment
from sandbox.demo import Demo
from sandbox.fates import AGREE, FIRST_WAVE, MEET, SECOND_WAVE, Fate, Introduction, of
from sandbox.person import Person
from sandbox.stage import StoryBroke
from sandbox.story_of_after import LETTER, UPDATE
from sandbox.story_of_asking import ABOUT, AREAS, OPENING

QUESTION = "Which courses have you taken so far, and what did you like about them?"
PLACE = "By video: the link comes with the reminder"
EXCUSE = "I have to travel that week, I am sorry."
MEET_IN = 6  # days
TOGETHER = timedelta(hours=3)  # what is due within it is played as one moment
SAID_WITHIN, LOOKS_EACH = 8.0, 0.05  # seconds; what is tried again later is not waited for


async def mid_term(up: Demo, tell: Callable[[str], None]) -> list[Introduction]:
    """Some weeks in: thanked, met, missed, called off, refused, lapsed; and what is under way."""
    tell("The first students ask, and are answered …")
    first = await _ask(up, FIRST_WAVE, after=0)
    await _answered(up, first)
    tell("They agree on times, meet, or do not; some say thank you …")
    for one in of(first, Fate.CANCELLED):
        await one.volunteer.press("Cancel", near=one.student.id)
        await one.volunteer.fill({"Message": EXCUSE})
        await one.volunteer.submit()
    await _pass(up, days=11)
    for one in of(first, *MEET):
        await one.student.press("We met", near=one.volunteer.id)
    for one in of(first, Fate.MISSED):
        await one.student.press("They did not come", near=one.volunteer.id)
    await _pass(up, days=4)
    for one in of(first, Fate.THANKED):
        await one.student.press("Write thank-you", near=one.volunteer.id)
        await one.student.fill({"Your letter": LETTER})
        await one.student.submit()
    tell("Others ask …")
    second = await _ask(up, SECOND_WAVE, after=len(first))
    await _answered(up, second)
    return [*first, *second]


async def year_end(up: Demo, tell: Callable[[str], None]) -> list[Introduction]:
    """Mid-term, and four months later: those who were thanked hear what became of it."""
    earlier = await mid_term(up, tell)
    tell("Four months go by …")
    await _pass(up, days=128)
    kept = of(earlier, Fate.THANKED)
    for one in kept[:-1]:
        await one.student.press("Send update", near=one.volunteer.id)
        await one.student.fill({"Your update": UPDATE})
        await one.student.submit()
    await kept[-1].student.press("Skip this time", near=kept[-1].volunteer.id)
    tell("The last students of the year ask …")
    last = await _ask(up, SECOND_WAVE, after=len(earlier))
    await _answered(up, last)
    return [*earlier, *last]


Scene = Callable[[Demo, Callable[[str], None]], Awaitable[list[Introduction]]]
SCENES: dict[str, Scene] = {"mid-term": mid_term, "year-end": year_end}


async def _ask(up: Demo, fates: list[Fate], after: int) -> list[Introduction]:
    """Each student finds somebody, in a field of their own; the first one is left to be played."""
    students = up.programme.students[1 + after :]
    fields = list(dict.fromkeys(row["fields"].split(";")[0] for row in up.programme.joining))
    asked = []
    for number, (row, fate) in enumerate(zip(students, fates, strict=False)):
        student = up.person(row["email"])
        await student.command(f"/infoview find {fields[(after + number) % len(fields)]}")
        asked.append(Introduction(student, await _request(up, student), fate))
    return asked


async def _request(up: Demo, student: Person) -> Person:
    await student.press("Request intro")
    form = await student.modal()
    blocks = {b["label"]["text"]: b["element"] for b in form["blocks"] if b["type"] == "input"}
    way = blocks["How would you like to talk"]["options"][0]["text"]["text"]
    await student.fill({"Opening statement": OPENING, "What do you hope to learn": AREAS})
    await student.fill({"How would you like to talk": [way], **ABOUT})
    await student.fill({"I agree to the programme's terms": True})
    errors = await student.submit()
    if errors:
        raise StoryBroke(f"{student.name} could not ask: {errors}")
    await student.cancel()
    said = re.search(r"To (.+?), who reads", form["words"])
    name = said[1] if said else ""
    return next(up.person(p.email) for p in up.sandbox.workspace.humans() if p.real_name == name)


async def _answered(up: Demo, asked: list[Introduction]) -> None:
    """What the volunteers do with the requests, some days later, and time with the rest."""
    await _pass(up, days=4)
    for one in of(asked, Fate.ACCEPTED, *AGREE):
        await one.volunteer.press("Accept", near=one.student.id)
    for one in of(asked, Fate.DECLINED):
        await one.volunteer.press("Decline", near=one.student.id)
        await one.volunteer.fill({"Reason": "No time right now"})
        await one.volunteer.submit()
    for one in of(asked, Fate.QUESTIONED):
        await one.volunteer.press("Ask for more", near=one.student.id)
        await one.volunteer.fill({"Your question": QUESTION})
        await one.volunteer.submit()
    for one in of(asked, Fate.WITHDRAWN):
        await one.student.open_home()
        await one.student.press("Withdraw", on="home")
    await _settled(up)
    await _agree(up, of(asked, *AGREE))


async def _agree(up: Demo, accepted: list[Introduction]) -> None:
    """On a time in some days."""
    first = up.sandbox.workspace.now() + timedelta(days=MEET_IN)
    for one in accepted:
        await one.student.press("Propose times", near=one.volunteer.id)
        times = {"First choice": first, "Second choice": first + timedelta(days=1)}
        await one.student.fill({**times, "Where or how": PLACE})
        errors = await one.student.submit()
        if errors:
            raise StoryBroke(f"{one.student.name} could not propose times: {errors}")
    await _settled(up)
    for one in accepted:
        await one.volunteer.press("First choice", near=one.student.id)
    await _settled(up)


async def _pass(up: Demo, days: float) -> None:
    """From follow-up to follow-up, so that each is said in its own hour."""
    until = up.sandbox.workspace.now() + timedelta(days=days)
    while moment := next_moment(await up.sandbox.agenda(), up.sandbox.workspace.now()):
        if moment + TOGETHER > until:
            break
        up.sandbox.clock.forward(moment + TOGETHER - up.sandbox.workspace.now())
        await _settled(up)
    up.sandbox.clock.forward(max(timedelta(), until - up.sandbox.workspace.now()))
    await _settled(up)


async def _settled(up: Demo) -> None:
    """When the app has said all that is due, and Slack's events are answered."""
    await up.sandbox.events.settled()
    for _ in range(int(SAID_WITHIN / LOOKS_EACH)):
        now = up.sandbox.workspace.now()
        if not any(one.at <= now for one in await up.sandbox.agenda()):
            return
        await asyncio.sleep(LOOKS_EACH)

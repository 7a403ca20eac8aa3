"""Another story: a question, somebody better, silence, and the next one, with the text kept."""

from sandbox.stage import Stage
from sandbox.story_of_asking import ABOUT, AREAS, OPENING, Cast, refused, sent

QUESTION = "Which of your courses made you think of finance?"
ANSWER = "A course on public budgets, last spring; I still read its case book."
BEES = "Bees have taught me patience"


async def asks(stage: Stage, cast: Cast) -> None:
    student, name = cast.student, cast.volunteer.name
    await student.command("/infoview find finance")
    await stage.sees(student, name)
    stage.does(student, f"asks {name}")
    await student.press("Request intro", near=name)
    await student.fill({"Opening statement": OPENING, "What do you hope to learn": AREAS})
    await student.fill({"How would you like to talk": ["Phone"], "Length": "20 min"})
    await student.fill({**ABOUT, "I agree to the programme's terms": True})
    await sent(student)
    await student.cancel()


async def asks_for_more(stage: Stage, cast: Cast) -> None:
    student, one = cast.student, cast.volunteer
    await stage.daytime(one)
    await stage.sees(one, "Ask for more")
    stage.does(one, "presses “Ask for more”")
    await one.press("Ask for more")
    await one.fill({"Your question": QUESTION})
    await sent(one)
    await stage.sees(student, QUESTION)
    stage.does(student, "presses “Answer”")
    await student.press("Answer")
    await student.fill({"Your answer": ANSWER})
    await sent(student)
    await stage.sees(one, "You asked")


async def suggests(stage: Stage, cast: Cast) -> None:
    student, one, better = cast.student, cast.volunteer, cast.beekeeper
    await better.command("/infoview volunteer")
    await better.fill({"Fields": "Beekeeping", "About the work": BEES, "Consent": True})
    await sent(better)
    await better.cancel()
    stage.does(one, f"presses “Suggest someone else” and chooses {better.name}")
    await one.press("Suggest someone else")
    await one.fill({"Someone else": student})
    await refused(stage, one, "Suggest")
    await one.fill({"Someone else": better})
    await sent(one)
    await stage.sees(student, "thinks that somebody else would suit you better")


async def goes_on(stage: Stage, cast: Cast) -> None:
    student, better = cast.student, cast.beekeeper
    stage.does(student, "presses “Request intro”: the text is there, and who suggested it")
    await student.press("Request intro", near=better.name)
    await stage.sees(student, "I am a second-year economics student")
    await student.fill({"How would you like to talk": ["Phone"]})
    await sent(student)
    await student.cancel()
    await stage.daytime(better)
    await stage.sees(better, "Suggested by")


async def hears_nothing(stage: Stage, cast: Cast) -> None:
    student, better = cast.student, cast.beekeeper
    await stage.forward(better, days=3)
    await stage.daytime(better)
    await stage.sees(better, "is waiting for a word from you")
    await stage.forward(student, days=5)
    await stage.daytime(student)
    await stage.sees(student, "has not answered in a week")
    await stage.sees(better, "has lapsed")


async def stops(stage: Stage, cast: Cast) -> None:
    better = cast.beekeeper
    stage.does(better, "presses “Stop”")
    await better.press("Stop")
    await stage.sees(better, "You are no longer shown to students")

"""The story's second half: what most leave out. Thanks, and word of what became of it."""

from sandbox.stage import Stage
from sandbox.story_of_asking import Cast, sent

LETTER = (
    "Thank you for the twenty minutes. What you said about cash and patience changed how I read "
    "a balance sheet, and I have signed up for the treasury course you mentioned."
)
UPDATE = (
    "I finished the treasury course and now keep the books of our sailing club, forecasts "
    "included. Your advice to start small was right."
)


async def thanks(stage: Stage, cast: Cast) -> None:
    student, volunteer = cast.student, cast.volunteer
    stage.does(student, "presses “We met”")
    await student.press("We met")
    await stage.forward(student, days=1)
    await stage.daytime(student)
    await stage.sees(student, "Time to thank")
    stage.does(student, "presses “Write thank-you”; a draft is in the form")
    await student.press("Write thank-you")
    await stage.sees(student, "Your letter")
    await student.fill({"Your letter": LETTER})
    await sent(student)
    await stage.sees(volunteer, "A thank-you letter from")


async def keeps_in_touch(stage: Stage, cast: Cast) -> None:
    student, volunteer = cast.student, cast.volunteer
    await stage.forward(student, days=124)
    await stage.daytime(student)
    await stage.sees(student, "What became of the advice?")
    stage.does(student, "presses “Send update”")
    await student.press("Send update")
    await student.fill({"Your update": UPDATE})
    await sent(student)
    await stage.sees(volunteer, "lets you know what became of it")


async def commands(stage: Stage, cast: Cast) -> None:
    student, volunteer = cast.student, cast.volunteer
    for person, typed, seen in (
        (student, "/infoview", "brings students and alumni together"),
        (student, "/infoview requests", "In touch with"),
        (student, "/infoview fnid law", "find"),
        (volunteer, "/infoview pause", "You are paused"),
        (volunteer, "/infoview resume", "Welcome back"),
    ):
        stage.does(person, f"types {typed}")
        await person.command(typed)
        await stage.sees(person, seen)
    stage.does(student, "opens the Home tab")
    await student.open_home()
    await stage.sees(student, "Keeping in touch")

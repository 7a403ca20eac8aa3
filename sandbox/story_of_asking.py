"""The story's first half: from the one who offers to talk to the two being introduced."""

from dataclasses import dataclass

from sandbox.person import Person
from sandbox.stage import Stage, StoryBroke

RARE = "Beekeeping"
JOB_ASK = (
    "I am a second-year economics student and finance is what I read about in the evenings. "
    "I would love to hear how you decide what a company can afford. "
    "Could you get me a job at your company this summer?"
)
OPENING = (
    "I am a second-year economics student and finance is what I read about in the evenings. "
    "I would love to hear how you decide what a company can afford, which parts of the work are "
    "harder than they look, and how you came to it from your own studies."
)
AREAS = ["Career path", "Challenges and rewards"]
THANKS = "Thank you for saying yes! I will propose some times."
ABOUT = {
    "Stage": "Second year",
    "Major": "Economics",
    "Interests": "How prices are made; sailing",
    "Skills": "Spreadsheets, Spanish, patience",
    "Values": "Fairness, time for family",
}


@dataclass(frozen=True)
class Cast:
    student: Person
    volunteer: Person
    beekeeper: Person


async def volunteers(stage: Stage, cast: Cast) -> None:
    one = cast.volunteer
    stage.does(one, "types /infoview volunteer; the import has filled the form in")
    await one.command("/infoview volunteer")
    await stage.sees(one, "Formats")
    await refused(stage, one, "Join")
    stage.does(one, "ticks the consent and presses Join")
    await one.fill({"Consent": True})
    await sent(one)
    await stage.sees(one, "Thank you for volunteering")
    await one.cancel()
    stage.does(one, "types /infoview profile and has one more meeting a month to give")
    await one.command("/infoview profile")
    await one.fill({"Meetings a month": "3"})
    await sent(one)
    await stage.sees(one, "Meetings a month: 3")
    await one.cancel()


async def finds(stage: Stage, cast: Cast) -> None:
    student = cast.student
    stage.does(student, "types /infoview find finance")
    await student.command("/infoview find finance")
    found = await stage.sees(student, "Why:")
    if cast.volunteer.name not in found:
        raise StoryBroke(f"{cast.volunteer.name} was not among those found")
    stage.does(student, f"types /infoview find {RARE.lower()}, which nobody does")
    await student.command(f"/infoview find {RARE.lower()}")
    await stage.sees(student, "Tell me when someone joins")
    await student.press("Tell me when someone joins")
    stage.does(cast.beekeeper, f"volunteers for {RARE.lower()}")
    await cast.beekeeper.command("/infoview volunteer")
    await cast.beekeeper.fill({"Fields": RARE, "Consent": True})
    await sent(cast.beekeeper)
    await cast.beekeeper.cancel()
    await stage.daytime(student)
    await stage.sees(student, cast.beekeeper.name)


async def asks(stage: Stage, cast: Cast) -> None:
    student, name = cast.student, cast.volunteer.name
    stage.does(student, f"presses “Request intro” beside {name}")
    await student.press("Request intro", near=name)
    await stage.sees(student, "Opening statement")
    stage.does(student, f"writes: {JOB_ASK}")
    await student.fill({"Opening statement": JOB_ASK, "What do you hope to learn": AREAS})
    await student.fill({"How would you like to talk": await _offered(student), "Length": "20 min"})
    await student.fill({**ABOUT, "I agree to the programme's terms": True})
    await refused(stage, student, "Send request")
    stage.does(student, f"writes instead: {OPENING}")
    await student.fill({"Opening statement": OPENING})
    await sent(student)
    await stage.sees(student, "Your request is on its way")
    await student.cancel()


async def accepts(stage: Stage, cast: Cast) -> None:
    one = cast.volunteer
    await stage.daytime(one)
    await stage.sees(one, "Accepting opens a group message")
    stage.does(one, "presses “Accept”")
    await one.press("Accept")
    await stage.sees(one, "You accepted")


async def are_introduced(stage: Stage, cast: Cast) -> None:
    await stage.sees(cast.student, "who said yes to a conversation with you")
    await cast.student.say(THANKS, cast.volunteer.name)
    stage.does(cast.student, f"writes there: {THANKS}")
    await stage.sees(cast.volunteer, THANKS)


async def refused(stage: Stage, person: Person, button: str) -> None:
    """The form says what is wrong, at its field, and stays."""
    stage.does(person, f"presses “{button}”, and the form says")
    errors = await person.submit()
    if not errors:
        raise StoryBroke("the form was taken")
    for label, words in errors.items():
        stage.tell(f"   │ {label}: {words}")


async def sent(person: Person) -> None:
    errors = await person.submit()
    if errors:
        raise StoryBroke(f"the form was refused: {errors}")


async def _offered(person: Person) -> list[str]:
    """The first way of talking that this volunteer offers."""
    blocks = (await person.modal())["blocks"]
    labelled = {b["label"]["text"]: b["element"] for b in blocks if b["type"] == "input"}
    return [labelled["How would you like to talk"]["options"][0]["text"]["text"]]

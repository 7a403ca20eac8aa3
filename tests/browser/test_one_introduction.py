"""From find to thank-you, played by two people with nothing but their keyboards."""

from datetime import timedelta

from sandbox.story_of_after import LETTER
from sandbox.story_of_asking import OPENING
from tests.browser.asking import fill_request
from tests.browser.desk import starting


def typed(moment):
    """Day and hour as an American keyboard writes them."""
    return f"{moment:%m%d%Y}", f"{moment:%I%M%p}"


async def test_two_people_go_from_find_to_thank_you_by_keyboard_alone(programme, desk, newcomer):
    student = await desk(newcomer)
    await student.says("/infoview find finance")
    await student.sees("Why:")
    await student.presses("Request intro", back=True)
    await student.sees_form("Request intro")
    name = await student.form.locator("strong").first.inner_text()
    await fill_request(student, OPENING)
    await student.presses("Send request")
    await student.sees_form("Request sent")
    await student.keys("Escape")
    await student.no_form()

    alumna = next(p for p in programme.sandbox.workspace.humans() if p.real_name == name)
    volunteer = await desk(alumna)
    await volunteer.next_until(f"{newcomer.name} would like to talk with you")
    await volunteer.presses("Accept", back=True, near=newcomer.name)
    await volunteer.sees("You accepted")

    await student.presses(starting(name), "link", back=True)
    await student.sees("who said yes to a conversation with you")
    await student.presses("Propose times", back=True)
    await student.sees_form("Propose times")
    begins = programme.sandbox.workspace.now() + timedelta(days=3)
    await student.picks("First choice", *typed(begins - timedelta(days=7)))
    await student.fills("Where or how", "By video, link to follow")
    await student.presses("Propose")
    await student.sees("That time is past. Choose a later one.")
    await student.picks("First choice", *typed(begins))
    await student.presses("Propose")
    await student.no_form()
    await volunteer.presses(starting(newcomer.name), "link", back=True)
    await volunteer.sees("press the one that suits you")
    await volunteer.presses(starting("Choose "), back=True)
    await volunteer.sees("I remind you both before")
    await student.sees("By video, link to follow")

    await student.presses("Infoview", "link", back=True)
    await student.next_until("You meet")
    await student.next_until("Did you and")
    await student.presses("We met", back=True)
    await student.next_until("Time to thank")
    await student.presses("Write thank-you", back=True)
    await student.sees_form("Write thank-you")
    await student.fills("Your letter", LETTER)
    await student.presses("Send letter")
    await volunteer.presses("Infoview", "link", back=True)
    await volunteer.sees("A thank-you letter from")
    await volunteer.sees("changed how I read a balance sheet")

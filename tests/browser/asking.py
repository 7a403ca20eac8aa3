"""The request form, filled in as a student would who uses it for the first time."""

from sandbox.story_of_asking import ABOUT, AREAS, OPENING


async def fill_request(student, opening):
    """The way of talking is the first that this volunteer offers."""
    await student.fills("Opening statement", opening)
    await student.ticks("Career path")
    await student.ticks("Challenges and rewards")
    offered = student.form.get_by_role("group", name="How would you like to talk")
    await student.ticks((await offered.locator("label").first.inner_text()).strip())
    for label, text in ABOUT.items():
        await student.fills(label, text)
    await student.ticks("I agree to the programme")


async def asked(programme, student):
    """The volunteer who is asked by this student; not on the page, but by the same ways."""
    await student.command("/infoview find finance")
    await student.press("Request intro")
    words = (await student.modal())["words"]
    name = next(p for p in programme.sandbox.workspace.humans() if f"To {p.real_name}," in words)
    fields = (await student.modal())["blocks"]
    (formats,) = (b["element"]["options"] for b in fields if b["block_id"] == "formats")
    await student.fill({"Opening statement": OPENING, "What do you hope to learn": AREAS})
    await student.fill({"How would you like to talk": [formats[0]["text"]["text"]], **ABOUT})
    await student.fill({"I agree to the programme's terms": True})
    assert await student.submit() == {}
    await student.cancel()
    return programme.person(name.email)

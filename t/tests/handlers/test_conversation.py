"""One whole introduction, step by step, as its two people see it."""

import json

from tests.people import words


async def test_from_find_to_the_second_check_in(student, volunteer, outbox, clock):
    found = json.loads(await student.types("find finance"))
    assert "Vera Vale" in words(found["blocks"])

    await student.asks_for_intro("finance")
    await outbox.deliver_due()
    [asked] = volunteer.messages()
    await volunteer.presses("Accept", asked["blocks"])
    await outbox.deliver_due()
    [answered] = volunteer.messages()
    assert answered["text"].startswith("You accepted <@U_STUDENT>’s request.")
    [together] = volunteer.messages("U_STUDENT")
    assert "09:00 (Chicago)" in together["text"]
    assert "15:00 (London)" in together["text"]

    clock.forward(days=10)
    await outbox.deliver_due()
    [did_you_meet] = student.messages()
    await student.presses("We met", did_you_meet["blocks"])

    clock.forward(days=1)
    await outbox.deliver_due()
    thank_you_due = student.messages()[-1]
    await student.presses("Write thank-you", thank_you_due["blocks"])
    await student.submits(letter="Thank you. I will read the budget you named.")
    await outbox.deliver_due()
    assert "I will read the budget you named." in volunteer.messages()[-1]["text"]

    clock.forward(days=125)
    await outbox.deliver_due()
    check_in = student.messages()[-1]
    await student.presses("Send update", check_in["blocks"])
    await student.submits(letter="I read it, and changed my major.")
    await outbox.deliver_due()
    assert "changed my major" in volunteer.messages()[-1]["text"]

    clock.forward(days=125)
    await outbox.deliver_due()
    assert "A few lines" in student.messages()[-1]["text"]

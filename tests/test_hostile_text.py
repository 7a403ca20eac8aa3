"""Whatever people type, in every field: it arrives to the letter, and it does nothing.

It mentions nobody, is no template, and breaks no message; or it is refused beside its field.
"""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.domain.alumni_row import AlumniRow, read_row
from bot.domain.programme import Programme
from bot.domain.storable import storable
from bot.models import Student
from bot.services.importing import Importing
from tests import payloads
from tests.people import OPENING
from tests.rendering import nodes, rendered
from tests.slack_stub import TEAM
from tests.to_the_letter import arrives_in, arrives_in_view, cut, exact, plain, read

HOSTILE = {
    "slack": "<!channel> <@U_STUDENT> <https://evil.example/?a&b|x> &lt; *b* _i_ `c` :tada:",
    "templates": "{{ 7*7 }} {% raw %} {# no #} ${7*7} %s %(name)s {0}",
    "quotes": '\'"“ \\ \\n \\u0041 \'); DROP TABLE volunteer;-- ", "type": "image"}]',
    "searches": 'NEAR(a b) AND NOT * ^ title:x "un closed & | ! :* <->',
    "lines": "one\ntwo\n\n> three\n<!channel>\n```four```",
    "scripts": "👩🏽‍🎓 🇳🇴 \U0001f9ff שלום \u202eevil\u202c مرحبا Ωμέγα 漢字 ไทย Käse \u0301e",
    "controls": "tab\there bell\x07 escape\x1b[31m \x7f",
}
UNSTORABLE = {"NUL and halves of characters": ("a\x00b\ud800c\udfffd", "ab\ufffdc\ufffdd")}
TYPED = [pytest.param(text, text, id=name) for name, text in HOSTILE.items()] + [
    pytest.param(text, arrives, id=name) for name, (text, arrives) in UNSTORABLE.items()
]
IN_A_COMMAND = [pytest.param(text, id=name) for name, text in HOSTILE.items()]
ONE_LINE = [pytest.param(text, id=name) for name, text in HOSTILE.items() if "\n" not in text]


@pytest.fixture
def programme():
    return Programme(spread_mornings_over=timedelta(), coordinators=("U_COORDINATOR",))


@pytest.mark.parametrize(("typed", "arrives"), TYPED)
async def test_a_profile_is_shown_back_and_found(person, student, typed, arrives):
    one_line = dict.fromkeys(("title", "employer", "industry", "city", "major"), typed)
    vera = await person("U_VOLUNTEER", name="Vera Vale")
    await vera.types("volunteer")

    answer = await vera.submits(**one_line, fields="finance", about=typed, consent=["yes"])

    arrives_in_view(answer["view"], arrives)
    assert sum(arrives == text for text in exact(answer["view"])) == 6
    found = read(await student.types("find finance"))
    [_, work, *_] = exact(found["blocks"][1])
    assert work == f" · {cut(f'{arrives} at {arrives}', 80)}"
    arrives_in({**found, "blocks": found["blocks"]}, cut(arrives, 60))


@pytest.mark.parametrize(("typed", "arrives"), TYPED)
async def test_a_field_is_shown_back_and_offered(person, student, typed, arrives):
    field = typed.replace("\n", " ").replace(";", ",")
    arrived = arrives.replace("\n", " ").replace(";", ",")
    vera = await person("U_VOLUNTEER", name="Vera Vale")

    await vera.types("volunteer")
    answer = await vera.submits(fields=field, languages=field, consent=["yes"])
    nobody = read(await student.types("find zoology"))

    arrives_in_view(answer["view"], arrived)
    assert sum(arrived == text for text in exact(answer["view"])) == 2
    arrives_in(nobody, cut(arrived, 75))


@pytest.mark.parametrize(("typed", "arrives"), TYPED)
async def test_a_request_reaches_the_volunteer_and_the_group(
    student, volunteer, outbox, database, typed, arrives
):
    about = dict.fromkeys(("stage", "major", "interests", "skills", "values"), typed)
    asked = {"opening": f"{typed}\n{OPENING}", "suggested_name": typed}

    await student.asks_for_intro("finance", **asked, **about)
    await outbox.deliver_due()
    [request] = map(dict, volunteer.messages())
    await volunteer.presses("Accept", request["blocks"])
    await outbox.deliver_due()
    [answered], [together] = volunteer.messages(), volunteer.messages("U_STUDENT")

    arrives_in(request, f"{arrives}\n{OPENING}")
    assert arrives in exact(request["blocks"])
    assert plain(request).endswith(f"“{cut(f'{arrives}{chr(10)}{OPENING}', 300)}”")
    arrives_in(answered, f"{arrives}\n{OPENING}")
    arrives_in(together, f"{arrives}\n{OPENING}")
    async with database.reads() as session:
        [kept] = await session.scalars(select(Student))
    assert {getattr(kept, name) for name in about} == {arrives}


@pytest.mark.parametrize(("typed", "arrives"), TYPED)
async def test_a_message_with_a_decline_reaches_the_student(
    student, volunteer, outbox, typed, arrives
):
    await student.asks_for_intro("finance")
    await outbox.deliver_due()
    [request] = volunteer.messages()
    await volunteer.presses("Decline", request["blocks"])

    await volunteer.submits(reason="Other", message=typed)
    await outbox.deliver_due()

    [declined] = student.messages()
    arrives_in(declined, arrives)
    assert f"“{arrives}”" in plain(declined)


@pytest.mark.parametrize(("typed", "arrives"), TYPED)
async def test_a_question_and_its_answer_reach_the_other_one(
    student, volunteer, outbox, typed, arrives
):
    await student.asks_for_intro("finance")
    await outbox.deliver_due()
    await volunteer.presses("Ask for more", volunteer.messages()[0]["blocks"])
    await volunteer.submits(question=typed)
    await outbox.deliver_due()
    await student.presses("Answer", student.messages()[0]["blocks"])
    form = student.slack.views[-1]
    await student.submits(answer=typed)
    await outbox.deliver_due()
    [asked], [card, told] = student.messages(), volunteer.messages()

    arrives_in_view(form, arrives)
    for message in (card, told):
        arrives_in(message, arrives)
        assert exact(message["blocks"]).count(arrives) == 2
    assert plain(asked).count(f"“{arrives}”") == plain(told).count(f"“{arrives}”") == 2


@pytest.mark.parametrize(("typed", "arrives"), TYPED)
async def test_a_report_reaches_the_coordinators(
    student, volunteer, person, outbox, slack, typed, arrives
):
    await person("U_COORDINATOR")
    await student.asks_for_intro("finance")
    await outbox.deliver_due()
    await volunteer.presses("Report", volunteer.messages()[0]["blocks"])

    await volunteer.submits(what_happened=typed)
    await outbox.deliver_due()

    [report] = slack.posts_to("U_COORDINATOR")
    arrives_in(report, arrives)
    assert f"“{arrives}”" in plain(report)


@pytest.mark.parametrize(("typed", "arrives"), TYPED)
async def test_a_place_and_a_word_with_a_cancellation_reach_the_other_one(
    student, volunteer, outbox, clock, typed, arrives
):
    await student.asks_for_intro("finance")
    await outbox.deliver_due()
    await volunteer.presses("Accept", volunteer.messages()[0]["blocks"])
    await outbox.deliver_due()
    await student.presses_in(await student.opens_home(), "Propose times")
    first = int((clock.now() + timedelta(days=1)).timestamp())
    await student.submits(first=first, place=typed)
    await outbox.deliver_due()
    proposed = dict(volunteer.messages("U_STUDENT")[-1])
    await volunteer.presses("First choice", proposed["blocks"])
    await outbox.deliver_due()
    agreed = dict(volunteer.messages("U_STUDENT")[-1])
    await volunteer.presses("Move it", agreed["blocks"])
    form = volunteer.slack.views[-1]
    clock.forward(hours=23)
    await outbox.deliver_due()
    soon = dict(student.messages()[-1])
    await volunteer.presses("Cancel", agreed["blocks"])
    await volunteer.submits(message=typed)
    await outbox.deliver_due()
    cancelled = student.messages()[-1]

    for message in (proposed, agreed, soon, cancelled):
        arrives_in(message, arrives)
    assert [f"Where or how: {arrives}" in plain(each) for each in (proposed, agreed, soon)] == (
        [True] * 3
    )
    assert f"“{arrives}”" in plain(cancelled)
    assert [node["initial_value"] for node in nodes(form) if "initial_value" in node] == [arrives]


@pytest.mark.parametrize(("typed", "arrives"), TYPED)
async def test_letters_reach_the_volunteer(student, volunteer, outbox, clock, typed, arrives):
    await student.asks_for_intro("finance")
    await outbox.deliver_due()
    await volunteer.presses("Accept", volunteer.messages()[0]["blocks"])
    home = await student.opens_home()
    await student.presses_in(home, "We met")
    await student.presses_in(student.slack.homes["U_STUDENT"], "Write thank-you")
    await student.submits(letter=typed)
    await student.presses_in(student.slack.homes["U_STUDENT"], "Send update")
    await student.submits(letter=typed)
    clock.forward(days=1)
    await outbox.deliver_due()

    letters = [post for post in volunteer.messages() if arrives in exact(post["blocks"])]
    assert [f"“{arrives}”" in plain(letter) for letter in letters] == [True, True]
    for letter in letters:
        arrives_in(letter, arrives)


@pytest.mark.parametrize("typed", IN_A_COMMAND)
async def test_a_query_is_shown_back_with_whom_it_finds(student, volunteer, typed):
    found = read(await student.types(f"find finance {typed}"))

    arrives_in(found, f"finance {typed}")
    assert f"“finance {typed}”" in plain(found)


@pytest.mark.parametrize("typed", IN_A_COMMAND)
async def test_a_query_that_finds_nobody_is_shown_back_and_waited_for(student, typed):
    query = f"{typed} zoology"
    nobody = read(await student.types(f"find {query}"))
    await student.presses("Tell me when someone joins", nobody["blocks"])

    arrives_in(nobody, query)
    [(_, text, blocks)] = student.slack.whispers
    arrives_in({"text": text, "blocks": blocks}, query)


@pytest.mark.parametrize("typed", [each for each in IN_A_COMMAND if each.id != "quotes"])
async def test_a_query_is_shown_again_when_somebody_joins(student, person, outbox, typed):
    """Who joins would have to say what stands in quotes."""
    query = f"{typed} zoology"
    nobody = read(await student.types(f"find {query}"))
    await student.presses("Tell me when someone joins", nobody["blocks"])
    await (await person("U_VOLUNTEER", name=typed)).volunteers(fields="zoology")
    await outbox.deliver_due()

    [joined] = student.messages()
    arrives_in(joined, query)
    arrives_in(joined, typed)


@pytest.mark.parametrize(("typed", "arrives"), TYPED)
async def test_a_query_typed_into_the_form_is_shown_back(student, volunteer, typed, arrives):
    await student.presses_in(await student.opens_home(), "Find people")

    found = await student.submits(query=f"finance {typed}")

    arrives_in_view(found["view"], f"finance {arrives}")


@pytest.mark.parametrize(("typed", "arrives"), TYPED)
async def test_what_a_search_is_narrowed_to_is_shown_back(student, volunteer, typed, arrives):
    await student.presses("Narrow", await student.finds("finance"))

    found = await student.submits(place=typed[:30], language=typed[:30])
    await student.presses_in(found["view"], "Narrow")
    form = student.slack.views[-1]

    kept = storable(typed[:30]).strip()
    arrives_in_view(found["view"], kept)
    assert [node["initial_value"] for node in nodes(form) if "initial_value" in node] == [kept] * 2


@pytest.mark.parametrize("typed", ONE_LINE)
async def test_whom_a_student_saves_is_shown_to_the_letter(person, student, typed):
    await (await person("U_VOLUNTEER", name=typed)).volunteers()

    await student.presses("Save", await student.finds("finance"))
    [(_, text, blocks)] = student.slack.whispers
    await student.presses_in(await student.opens_home(), "Saved people")

    arrives_in({"text": text, "blocks": blocks}, typed)
    arrives_in_view(student.slack.views[-1], cut(typed, 80))


@pytest.mark.parametrize("typed", IN_A_COMMAND)
async def test_what_is_no_date_is_shown_back(volunteer, typed):
    refused = read(await volunteer.types(f"pause until x{typed}"))

    arrives_in(refused, f"x{typed}")


@pytest.mark.parametrize("typed", IN_A_COMMAND)
async def test_an_unknown_word_is_shown_back(student, typed):
    word = "".join(typed.split())

    unknown = read(await student.types(f"{word} x"))

    arrives_in(unknown, word)


@pytest.mark.parametrize(("typed", "arrives"), TYPED)
async def test_a_name_in_slack_is_shown_on_the_card_and_in_the_form(
    person, student, typed, arrives
):
    vera = await person("U_VOLUNTEER", name=typed)
    await vera.volunteers()

    found = read(await student.types("find finance"))
    await student.presses("Request intro", found["blocks"])

    arrives_in(found, arrives)
    arrives_in_view(student.slack.views[-1], arrives)


@pytest.mark.parametrize(("typed", "arrives"), TYPED)
async def test_a_name_that_changes_is_kept(student, database, does, typed, arrives):
    user = {"id": "U_VOLUNTEER", "team_id": TEAM, "profile": {"real_name": typed, "email": typed}}
    body = payloads.event("user_change", user)

    assert (await student.sends(body)).status == 200
    known = await does.volunteering.form(TEAM, "U_VOLUNTEER", slack_name="")
    assert known.profile.name == arrives


@pytest.mark.parametrize("typed", ONE_LINE)
async def test_an_imported_cell_is_shown_in_the_form_and_on_the_card(
    person, student, database, clock, new_id, programme, typed
):
    cells = dict.fromkeys(("name", "title", "employer", "industry", "city", "country"), typed)
    row = read_row({**cells, "email": "u_volunteer@example.edu", "fields": "finance"})
    assert isinstance(row, AlumniRow)
    await Importing(database, clock.now, new_id, programme).add(TEAM, [row])
    vera = await person("U_VOLUNTEER", name="Vera Vale")

    await vera.types("volunteer")
    form = vera.slack.views[-1]
    await vera.submits(consent=["yes"])
    found = read(await student.types("find finance"))

    initial = [node["initial_value"] for node in nodes(form) if "initial_value" in node]
    assert initial.count(typed) == 4
    assert exact(found["blocks"][1])[0] == cut(typed, 80)
    arrives_in(found, cut(typed, 60))


def test_every_text_that_can_be_typed_is_typed_here():
    """A new input, or a new modal, belongs into the tests above."""
    inputs = {
        (view["callback_id"], node["action_id"])
        for view in rendered()
        for node in nodes(view)
        if node.get("type") == "plain_text_input"
    }

    profile = (
        "title employer industry fields city class_year major meetings_per_month about languages"
    )
    request = "opening suggested_name stage major interests skills values"
    assert inputs == {
        ("check_in.send", "letter"),
        ("find.typed", "query"),
        *(("find.narrowed", name) for name in ["place", "class_from", "class_until", "language"]),
        ("introduction.ask", "question"),
        ("introduction.decline", "message"),
        ("introduction.report", "what_happened"),
        ("meeting.cancel", "message"),
        ("question.answer", "answer"),
        ("thank_you.send", "letter"),
        ("times.propose", "place"),
        *(("volunteer.join", name) for name in profile.split()),
        *(("introduction.request", name) for name in request.split()),
    }


@pytest.mark.parametrize(("typed", "arrives"), TYPED)
def test_what_is_stored_is_what_was_typed(typed, arrives):
    assert storable(typed) == arrives

import json

import pytest

HELP = "*Infoview* brings students and alumni together"


@pytest.mark.parametrize("typed", ["", "   ", "help", "HELP", "help me"])
async def test_help_says_what_can_be_typed(student, typed):
    answer = await student.reads(typed)

    assert answer.startswith(HELP)
    for word in ("find", "requests", "volunteer", "profile", "pause", "resume", "help"):
        assert f"`/infoview {word}" in answer


@pytest.mark.parametrize(
    ("typed", "word", "near"),
    [
        ("fnid finance", "fnid", "find"),
        ("request", "request", "requests"),
        ("volonteer", "volonteer", "volunteer"),
        ("unpause", "unpause", "pause"),
        ("resme", "resme", "resume"),
    ],
)
async def test_an_unknown_word_gets_the_nearest_command_and_the_help(student, typed, word, near):
    answer = await student.reads(typed)

    assert answer.startswith(
        f"There is no command “{word}”. Did you mean `/infoview {near}`?\n\n{HELP}"
    )


async def test_a_word_like_none_gets_the_help_alone(student):
    assert (await student.reads("zzz")).startswith(f"There is no command “zzz”.\n\n{HELP}")


@pytest.mark.parametrize("typed", ["`<!channel>`", "<https://larkspur.example|click>"])
async def test_an_unknown_word_breaks_no_message(student, typed):
    answer = json.loads(await student.types(typed))

    assert answer["blocks"][0]["elements"][0]["elements"][1] == {"type": "text", "text": typed}
    assert "<" not in answer["text"].partition(HELP)[0]


async def test_requests_says_that_nothing_is_open(student):
    assert await student.reads("requests") == (
        "Nothing is open. `/infoview find finance` finds people who are glad to talk.\n"
        "You have 3 of 3 requests left."
    )


async def test_requests_says_what_each_of_the_two_waits_for(requested, student, volunteer):
    assert await student.reads("requests") == (
        "• You asked <@U_VOLUNTEER> on 5 January 2026: waiting for the answer."
        " It comes by 12 January 2026, or you get the next matches.\n"
        "You have 2 of 3 requests left; the next on 12 January 2026, or as soon as one is answered."
    )
    assert await volunteer.reads("requests") == (
        "• <@U_STUDENT> asked you on 5 January 2026: your answer is awaited by 12 January 2026;"
        " then the request lapses.\n"
        "• This month you agreed to 0 of 2 meetings. 1 of 4 requests reached you.\n"
        "You have 3 of 3 requests left."
    )


async def test_requests_names_when_the_next_word_is_due(thanked, student):
    assert await student.reads("Requests please") == (
        "• In touch with <@U_VOLUNTEER>: I remind you around 16 May 2026.\n"
        "You have 3 of 3 requests left."
    )

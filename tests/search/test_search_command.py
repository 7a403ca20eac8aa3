"""`infoview search`: what students would find, from a terminal."""

import json

import pytest

from tests.slack_stub import TEAM


@pytest.fixture
async def people(there, does):
    await does.members.install(TEAM, "Larkspur", "U_BOT")
    await there.has("Fay", email="fay@example.edu", title="Registered nurse", city="Chicago")
    await there.has("Ian", email="ian@example.edu", title="Nurse practitioner", joined_at=None)


async def test_each_person_is_shown_with_score_and_reasons(people, infoview):
    answer = await infoview("search", "nurse in Chicago")

    lines = answer.stdout.splitlines()
    assert (answer.exit_code, lines[0], len(lines)) == (0, "nurse in Chicago:", 2)
    assert lines[1].endswith("Fay <fay@example.edu>  title: Registered nurse; city: Chicago")


async def test_with_listed_people_who_have_not_joined_are_ranked_too(people, infoview):
    shown = (await infoview("search", "--listed", "--limit", "9", "nurse")).stdout

    assert ("fay@example.edu" in shown, "ian@example.edu" in shown) == (True, True)
    assert "ian@example.edu" not in (await infoview("search", "nurse")).stdout


async def test_json_prints_a_line_for_each_line_of_the_standard_input(people, infoview):
    answer = await infoview("search", "--json", "-", typed="nurse\n\nnruse in Boston\nxyzzy\n")

    first, second, third = [json.loads(line) for line in answer.stdout.splitlines()]
    assert first.pop("ms") >= 0
    assert first["results"][0].pop("score") > 1
    assert first == {
        "query": "nurse",
        "results": [
            {
                "email": "fay@example.edu",
                "name": "Fay",
                "why": [{"part": "title", "words": "Registered nurse"}],
            }
        ],
        "did_you_mean": None,
        "relaxed": [],
    }
    assert second["did_you_mean"] == "nurse in boston"
    assert third["results"] == []


async def test_what_is_unsure_and_what_is_not_met_is_said(people, infoview):
    shown = (await infoview("search", "nruse class of 2015")).stdout

    assert "Did you mean: nurse class of 2015" in shown
    assert "Not met by the first: class year" in shown


async def test_nobody_found_is_said(people, infoview):
    assert (await infoview("search", "xyzzy")).stdout == "xyzzy: nobody\n"


async def test_where_nothing_is_asked_nobody_is_found(people, infoview):
    assert (await infoview("search", "--listed", "!!!")).stdout == "!!!: nobody\n"


async def test_without_a_query_it_says_what_is_missing(people, infoview):
    answer = await infoview("search")

    assert answer.exit_code == 2
    assert "Say what to look for" in answer.stderr

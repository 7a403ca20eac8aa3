"""`infoview import alumni`: who comes in, who is refused and why, who is found in Slack."""

import pytest
from sqlalchemy import select

from bot.app import services
from bot.models import Volunteer
from tests.slack_stub import TEAM

FINE = "email,name,title,fields\nann@example.edu,Ann Alder,Analyst,finance;budgets\n"


@pytest.fixture
def in_slack(slack):
    """The settings that lead to the stub."""
    return {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_API_URL": slack.url}


@pytest.fixture
def imports(infoview, tmp_path):
    async def imports(content, *options, **settings):
        file = tmp_path / "alumni.csv"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return await infoview("import", "alumni", str(file), *options, **settings)

    return imports


@pytest.fixture
async def known(database, clock, new_id, programme):
    """One workspace is stored."""
    does = services(database, clock.now, new_id, programme)
    await does.members.install(TEAM, "Larkspur", "U_BOT")


async def volunteers(database):
    async with database.reads() as session:
        found = await session.execute(
            select(Volunteer.team_id, Volunteer.email, Volunteer.name, Volunteer.user_id).order_by(
                Volunteer.email
            )
        )
        return [tuple(row) for row in found]


async def test_a_good_file_comes_in(imports, known, database):
    said = await imports(FINE)

    assert said.exit_code == 0
    assert said.stdout.endswith(
        "1 added, 0 updated, 0 kept as they are (joined already),"
        " 0 found in the workspace, 0 refused.\n"
    )
    assert await volunteers(database) == [(TEAM, "ann@example.edu", "Ann Alder", None)]


async def test_twice_changes_nothing(imports, known, database):
    await imports(FINE)

    said = await imports(FINE)

    assert "0 added, 1 updated" in said.stdout
    assert len(await volunteers(database)) == 1


async def test_who_joined_already_keeps_their_own_words(imports, known, student, volunteer):
    said = await imports("email,name,title\nU_VOLUNTEER@example.edu,Other Name,Other title\n")

    assert "0 added, 0 updated, 1 kept" in said.stdout
    assert "Credit analyst" in await student.types("find finance")


async def test_refused_rows_are_told_and_the_good_ones_are_in(imports, known, database):
    digits = "9" * 5000
    rows = [
        "email,name,class_year,timezone,formats,meetings_per_month,booking_link",
        "ann@example.edu,Ann Alder,2004,Europe/London,video;phone,2,https://book.example/ann",
        "no address,,soon,Mars/Olympus,fax,99,ftp://x",
        "",
        ",,,,,,",
        "ANN@example.edu,Ann Again,,,,,",
        "bo@example.edu,Bo Birch,,,,,,,",
        "cy@example.edu,Cy Cedar,,,,,,extra",
        f"di@example.edu,Di Dogwood,{digits},,,,",
        "ed@example.edu,Ed\x00,,,,,",
    ]

    said = await imports("\n".join(rows))

    assert said.exit_code == 1
    assert said.stderr.splitlines() == [
        "No SLACK_BOT_TOKEN: they are linked to Slack when the app runs.",
        "row 3: email: 'no address' is no e-mail address",
        "row 3: name: must be filled",
        "row 3: timezone: 'Mars/Olympus' is no time zone such as America/Chicago",
        "row 3: class_year: 'soon' is no number from 1900 to 2100",
        "row 3: formats: 'fax' is none of in person, phone, video, chat",
        "row 3: meetings_per_month: '99' is no number from 1 to 31",
        "row 3: booking_link: 'ftp://x' does not begin with https://",
        "row 6: email: ann@example.edu stands in the file already",
        "row 8: booking_link: 'extra' comes after it, and has no column",
        f"row 9: class_year: '{digits}' is no number from 1900 to 2100",
        "row 10: name: holds a NUL character",
    ]
    assert [email for _, email, *_ in await volunteers(database)] == [
        "ann@example.edu",
        "bo@example.edu",
    ]


async def test_unknown_columns_are_named_and_skipped(imports, known, database):
    said = await imports("email,shoe size,name,\nann@example.edu,39,Ann Alder,\n")

    assert said.exit_code == 0
    assert said.stderr.splitlines()[0] == "Skipped columns: shoe size"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("", "the header has no column 'email'"),
        ("name\nAnn\n", "the header has no column 'email'"),
        ("email\nann@example.edu\n", "the header has no column 'name'"),
        (FINE.encode("utf-16"), "is not UTF-8: save it as “CSV UTF-8”"),
        (FINE.replace("Ann", "Ánn").encode("latin-1"), "is not UTF-8: save it as “CSV UTF-8”"),
        ('email,name\n"ann"x,Ann\n', "is no CSV file: ',' expected after '\"'"),
        (f"email,name\nann@example.edu,{'x' * 200_000}\n", "is no CSV file: field larger than"),
    ],
)
async def test_a_file_that_cannot_be_read_is_a_plain_sentence(imports, known, content, why):
    said = await imports(content)

    assert said.exit_code == 1
    assert said.output.startswith("Error: ")
    assert why in said.output


async def test_a_byte_order_mark_is_no_part_of_the_first_column(imports, known, database):
    said = await imports(FINE.encode("utf-8-sig"))

    assert said.exit_code == 0
    assert len(await volunteers(database)) == 1


async def test_a_file_that_is_not_there_is_said_so(infoview):
    said = await infoview("import", "alumni", "nowhere.csv")

    assert said.exit_code == 2
    assert "File 'nowhere.csv' does not exist" in said.output


async def test_members_are_linked_page_by_page_and_nobody_is_messaged(
    imports, in_slack, slack, database
):
    for number in range(401):
        slack.join(f"U{number}")
    rows = [f"u{number}@example.edu,Person {number}" for number in (0, 200, 400, 999)]

    said = await imports("\n".join(["email,name", *rows]), **in_slack)

    assert "4 added" in said.stdout
    assert "3 found in the workspace" in said.stdout
    assert slack.calls == ["auth.test", "users.list", "users.list", "users.list"]
    assert [user_id for *_, user_id in await volunteers(database)] == ["U0", "U200", "U400", None]


async def test_members_that_were_read_lately_are_not_read_again(imports, in_slack, slack):
    slack.join("U1")
    await imports("email,name\nu1@example.edu,Una\n", **in_slack)

    said = await imports("email,name\nu1@example.edu,Una\nu2@example.edu,Uri\n", **in_slack)

    assert "0 found in the workspace" in said.stdout
    assert slack.calls.count("users.list") == 1


@pytest.mark.parametrize(
    ("trouble", "why"),
    [
        ("invalid_auth", "Error: Slack refuses SLACK_BOT_TOKEN: auth.test: invalid_auth"),
        (503, "Error: Slack cannot be reached at http://127.0.0.1"),
    ],
)
async def test_a_token_that_slack_does_not_know_is_a_plain_sentence(
    imports, in_slack, slack, database, trouble, why
):
    slack.trouble("auth.test", trouble)

    said = await imports(FINE, **in_slack)

    assert said.exit_code == 1
    assert said.output.startswith(why)
    assert await volunteers(database) == []


async def test_when_the_members_cannot_be_read_the_rows_are_in_all_the_same(
    imports, in_slack, slack, database
):
    slack.trouble("users.list", "missing_scope")

    said = await imports(FINE, **in_slack)

    assert said.exit_code == 0
    assert "users.list: missing_scope" in said.stderr
    assert len(await volunteers(database)) == 1


async def test_without_a_workspace_it_asks_for_one(imports):
    said = await imports(FINE)

    assert said.exit_code == 1
    assert said.output == ("Error: Say which workspace with --workspace T… (none is stored yet).\n")


async def test_among_several_workspaces_it_asks_which(imports, known, database, does):
    await does.members.install("T2", "Thistle", "U_BOT")

    said = await imports(FINE)

    assert said.exit_code == 1
    assert said.output == "Error: Say which workspace with --workspace T… (T1, T2).\n"


async def test_the_workspace_may_be_named(imports, known, database, does):
    await does.members.install("T2", "Thistle", "U_BOT")

    said = await imports(FINE, "--workspace", "T2")

    assert said.exit_code == 0
    assert [team_id for team_id, *_ in await volunteers(database)] == ["T2"]

"""An O*NET release adds occupations to what search knows of work. The one here is made up."""

import pytest

from bot.search.find import Search
from bot.services.finding import Finding
from tests.slack_stub import TEAM

# fmt: off
FILES = {
    "Occupation Data.txt": [
        ("O*NET-SOC Code", "Title", "Description"),
        ("91-1001.00", "Cloud Shepherds", "Herd clouds."),
        ("91-1002.00", "Fog Weighers", "Weigh fog."),
        ("91-1003.00", "Registered Nurses", "…"),
    ],
    "Alternate Titles.txt": [
        ("O*NET-SOC Code", "Alternate Title", "Short Title", "Source(s)"),
        ("91-1001.00", "Nimbus Drover (ND)", "n/a", "08"),
        ("91-1001.00", "Sky Warden", "n/a", "08"),
        ("91-1002.00", "Mist Assayer", "MAX", "08"),
        ("91-1003.00", "Lantern Bearer", "n/a", "08"),
    ],
    "Sample of Reported Titles.txt": [
        ("O*NET-SOC Code", "Reported Job Title", "Shown in My Next Move"),
        ("91-1001.00", "Cirrus Keeper", "Y"),
    ],
    "Related Occupations.txt": [
        ("O*NET-SOC Code", "Related O*NET-SOC Code", "Relatedness Tier", "Index"),
        ("91-1001.00", "91-1002.00", "Primary-Short", "1"),
        ("91-1001.00", "91-1003.00", "Supplemental", "2"),
    ],
}
# fmt: on


@pytest.fixture
def release(tmp_path):
    """The folder, with some files as they are given instead; None for one that is not there."""

    def release(**instead):
        folder = tmp_path / "made_up_1_0_text"
        folder.mkdir(exist_ok=True)
        for name, rows in FILES.items():
            content = instead.get(name.split()[0].lower(), _text(rows))
            if content is None:
                (folder / name).unlink(missing_ok=True)
            else:
                (folder / name).write_bytes(content)
        return folder

    return release


def _text(rows):
    return "".join("\t".join(cells) + "\n" for cells in rows).encode()


@pytest.fixture
async def people(there):
    await there.has("Ann", title="Senior Nimbus Drover")
    await there.has("Bea", title="Mist Assayer II")
    await there.has("Cyd", title="Lantern Bearer")
    await there.has("Dan", title="Juggler of clouds")
    return there


async def test_a_title_that_shares_no_word_is_found_by_its_occupation(people, infoview, release):
    assert await people.finds("cirrus keeper") == []

    said = await infoview("lexicon", "import", str(release()))

    assert said.exit_code == 0, said.output
    assert (await people.finds("cirrus keeper"))[:2] == ["Ann", "Bea"]
    assert (await people.finds("ND"))[0] == "Ann"
    assert (await people.finds("MAX"))[0] == "Bea"


async def test_the_reason_is_the_title_as_it_is_written(people, infoview, release):
    await infoview("lexicon", "import", str(release()))

    [card, *_] = (await people.answers("cirrus keeper")).cards

    assert [(reason.part, reason.words) for reason in card.why] == [
        ("title", "Senior Nimbus Drover")
    ]


async def test_the_built_in_lexicon_stays_with_it(people, infoview, release):
    await people.has("Eve", title="RN")
    before = await people.finds("nurse")
    await infoview("lexicon", "import", str(release()))

    assert before == ["Eve"]
    assert set(await people.finds("nurse")) == {"Eve"}
    assert set(await people.finds("registered nurses")) == {"Eve", "Cyd"}


async def test_a_word_of_a_title_that_nobody_has_is_not_spelled_otherwise(
    people, infoview, release
):
    await people.has("Fay", title="Circus keeper")
    assert (await people.answers("cirrus")).understood

    await infoview("lexicon", "import", str(release()))

    assert (await people.answers("cirrus")).understood == ()


async def test_it_says_what_is_loaded_and_whose_it_is(people, infoview, release):
    empty = await infoview("lexicon")
    said = await infoview("lexicon", "import", str(release()))
    shown = await infoview("lexicon")

    assert "Nothing is imported." in empty.stdout
    assert "4 profiles read anew" in said.stdout
    assert "made_up_1_0_text, 3 occupations with 10 titles." in shown.stdout
    for output in (said.stdout, shown.stdout):
        assert "USDOL/ETA" in output
        assert "CC BY 4.0" in output


async def test_twice_changes_nothing(people, infoview, release):
    await infoview("lexicon", "import", str(release()))
    found = await people.finds("cirrus keeper")

    said = await infoview("lexicon", "import", str(release()))

    assert "0 profiles read anew" in said.stdout
    assert await people.finds("cirrus keeper") == found


async def test_a_later_release_takes_the_place_of_the_earlier_one(people, infoview, release):
    await infoview("lexicon", "import", str(release()))
    rows = [*FILES["Sample of Reported Titles.txt"][:1], ("91-1002.00", "Haze Counter", "Y")]

    said = await infoview("lexicon", "import", str(release(sample=_text(rows))))

    assert "4 profiles read anew" in said.stdout
    assert await people.finds("cirrus keeper") == []
    assert (await people.finds("haze counter"))[0] == "Bea"


async def test_what_was_imported_can_be_dropped(people, infoview, release):
    await infoview("lexicon", "import", str(release()))

    said = await infoview("lexicon", "drop")

    assert "Nothing is imported." in said.stdout
    assert await people.finds("cirrus keeper") == []


async def test_who_joins_after_it_is_read_with_it(people, infoview, release):
    await infoview("lexicon", "import", str(release()))
    await people.has("Gus", title="Sky Warden")

    assert set((await people.finds("cirrus keeper"))[:2]) == {"Ann", "Gus"}


async def test_a_process_that_remembers_finds_what_another_process_imported(
    people, infoview, release
):
    finding = people.does.finding
    other = Finding(
        finding.database, finding.now, finding.new_id, finding.programme, search=Search()
    )
    assert (await other.find(TEAM, "U_STUDENT", "cirrus keeper")).cards == ()

    await infoview("lexicon", "import", str(release()))

    assert [card.name for card in (await other.find(TEAM, "U_STUDENT", "cirrus keeper")).cards][
        :2
    ] == ["Ann", "Bea"]


OCCUPATIONS, RELATED = FILES["Occupation Data.txt"], FILES["Related Occupations.txt"]


@pytest.mark.parametrize(
    ("instead", "why"),
    [
        ({"related": None}, "lacks Related Occupations.txt"),
        ({"occupation": _text(OCCUPATIONS[:1])}, "Occupation Data.txt holds no occupation"),
        (
            {"occupation": b"Code\tTitle\n"},
            "Occupation Data.txt: the header has no column 'O*NET-SOC Code'",
        ),
        (
            {"occupation": b""},
            "Occupation Data.txt: the header has no column 'O*NET-SOC Code'",
        ),
        (
            {"occupation": _text([*OCCUPATIONS, ("12", "Odd Jobs", "…")])},
            "Occupation Data.txt, row 5: O*NET-SOC Code: '12' is no code like 11-1011.00",
        ),
        (
            {"occupation": _text([*OCCUPATIONS, ("91-1004.00", " ", "…")])},
            "Occupation Data.txt, row 5: Title is empty",
        ),
        (
            {"occupation": _text([*OCCUPATIONS, OCCUPATIONS[1]])},
            "Occupation Data.txt, row 5: O*NET-SOC Code: 91-1001.00 stands in the file already",
        ),
        (
            {"occupation": _text([*OCCUPATIONS, ("91-1004.00", "Odd Jobs")])},
            "Occupation Data.txt, row 5: 2 cells, not 3",
        ),
        (
            {"alternate": _text([*FILES["Alternate Titles.txt"], ("91-1001.00", "", "n/a", "")])},
            "Alternate Titles.txt, row 6: Alternate Title is empty",
        ),
        (
            {"sample": _text([*FILES["Sample of Reported Titles.txt"], ("91-9.00", "X", "Y")])},
            "Sample of Reported Titles.txt, row 3: O*NET-SOC Code: '91-9.00' is not in Occupation",
        ),
        (
            {"related": _text([*RELATED, ("91-1001.00", "91-1009.00", "Supplemental", "3")])},
            "Related Occupations.txt, row 4: Related O*NET-SOC Code: '91-1009.00' is not in",
        ),
        (
            {"related": _text([*RELATED, ("91-1001.00", "91-1002.00", "Far", "3")])},
            "Related Occupations.txt, row 4: Relatedness Tier: 'Far' is none of Primary-Short,",
        ),
        ({"sample": b"O*NET-SOC Code\tReported Job Title\n\xff"}, "Sample of Reported Titles.txt"),
        (
            {"sample": b"O*NET-SOC Code\tReported Job Title\n" + b"x" * 200_000},
            "Sample of Reported Titles.txt: field larger",
        ),
        (
            {"occupation": _text([*OCCUPATIONS, *[("12", "Odd Jobs", "…")] * 30])},
            "… and 10 more",
        ),
    ],
)
async def test_what_is_wrong_is_named_by_file_and_row_and_nothing_is_imported(
    people, infoview, release, instead, why
):
    said = await infoview("lexicon", "import", str(release(**instead)))

    assert said.exit_code == 1
    assert why in said.stderr
    assert "Nothing is imported." in (await infoview("lexicon")).stdout


async def test_empty_lines_are_nothing(people, infoview, release):
    said = await infoview(
        "lexicon",
        "import",
        str(release(sample=_text(FILES["Sample of Reported Titles.txt"]) + b"\n")),
    )

    assert said.exit_code == 0

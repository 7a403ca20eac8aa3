import pytest

from bot.domain.alumni_row import read_row
from bot.services.importing import Importing
from tests.people import words
from tests.slack_stub import TEAM


@pytest.fixture
async def alum(person):
    return await person("U_ALUM", name="Alma Ash")


async def test_the_form_asks_what_students_search_by(alum, slack):
    await alum.types("volunteer")

    view = slack.views[-1]
    assert (view["title"]["text"], view["submit"]["text"]) == ("Volunteer", "Join")
    assert [block["label"]["text"] for block in view["blocks"] if block["type"] == "input"] == [
        "Title",
        "Employer",
        "Industry",
        "Fields",
        "City",
        "Class year",
        "Major",
        "Formats",
        "Languages",
        "Meetings a month",
        "About the work",
        "E-mail address",
        "Consent",
    ]


async def test_what_was_saved_is_shown_back(alum):
    answer = await alum.volunteers(
        title="Forester",
        employer="Alder & Sons",
        industry="timber",
        fields="forestry; <maps>\nclimate ;",
        city="Oslo",
        class_year="2004",
        major="Biology",
        formats=["phone"],
        meetings_per_month="3",
        about="I plant trees.",
    )

    assert answer["response_action"] == "update"
    assert answer["view"]["title"]["text"] == "Welcome"
    assert "".join(words(answer["view"]["blocks"][1]).split("\n")) == (
        "Alma Ash"
        "Title: Forester"
        "Employer: Alder & Sons"
        "Industry: timber"
        "Fields: forestry; <maps>; climate"
        "City: Oslo"
        "Class year: 2004"
        "Major: Biology"
        "Formats: phone"
        "Meetings a month: 3"
        "About the work: I plant trees."
    )


async def test_nobody_joins_without_consent(alum, student):
    answer = await alum.volunteers(consent=[])

    assert answer == {
        "response_action": "errors",
        "errors": {"consent": "Please say yes here: nobody is shown to students without it."},
    }
    assert "Alma Ash" not in words(await student.finds("finance"))


@pytest.mark.parametrize(
    ("answers", "errors"),
    [
        (
            {"class_year": "soon"},
            {"class_year": "Please write a number from 1900 to 2100, in digits."},
        ),
        (
            {"class_year": "1899"},
            {"class_year": "Please write a number from 1900 to 2100, in digits."},
        ),
        (
            {"meetings_per_month": "0"},
            {"meetings_per_month": "Please write a number from 1 to 31, in digits."},
        ),
        ({"fields": " ; "}, {"fields": "Please choose at least one."}),
    ],
)
async def test_an_answer_that_makes_no_sense_is_refused_at_its_field(alum, answers, errors):
    answer = await alum.volunteers(**answers)

    assert answer == {"response_action": "errors", "errors": errors}


async def test_the_profile_begins_with_what_is_saved(alum, slack):
    await alum.volunteers(title="Forester", fields="forestry; maps", formats=["phone"])

    await alum.types("profile")

    view = slack.views[-1]
    assert (view["title"]["text"], view["submit"]["text"]) == ("Your profile", "Save")
    fields = {block["block_id"]: block["element"] for block in view["blocks"] if "element" in block}
    assert fields["title"]["initial_value"] == "Forester"
    assert fields["fields"]["initial_value"] == "forestry; maps"
    assert [option["value"] for option in fields["formats"]["initial_options"]] == ["phone"]
    assert [option["value"] for option in fields["consent"]["initial_options"]] == ["yes"]


async def test_a_changed_profile_is_found_by_its_new_words(alum, student):
    await alum.volunteers(fields="forestry")
    await alum.types("profile")

    answer = await alum.submits(fields="music")

    assert answer["view"]["title"]["text"] == "Saved"
    assert "Alma Ash" in words(await student.finds("music"))
    assert "Alma Ash" not in words(await student.finds("forestry"))


async def test_the_home_tab_opens_the_form(alum, slack):
    await alum.presses_in(await alum.opens_home(), "Volunteer")

    await alum.submits(fields="finance", consent=["yes"])

    assert "Your profile" in words(slack.homes["U_ALUM"])


async def test_somebody_slack_has_not_told_of_joins_under_their_handle(bolt, alum, slack, does):
    slack.join("U_NEW", name="Nina New")
    nina = type(alum)("U_NEW", bolt, slack)

    answer = await nina.volunteers()

    assert words(answer["view"]["blocks"][1]).startswith("u_new")


@pytest.fixture
async def imported(does):
    """Alma stands in the file of alumni, with an address that Slack knows as well."""
    row = read_row(
        {"email": "U_ALUM@example.edu", "name": "Alma B. Ash", "title": "Ranger", "fields": "parks"}
    )
    needs = (does.members.database, does.members.now, does.members.new_id, does.members.programme)
    await Importing(*needs).add(TEAM, [row])


async def test_who_was_imported_is_shown_to_nobody_before_joining(imported, alum, student):
    assert "Alma" not in words(await student.finds("parks"))


async def test_who_was_imported_begins_with_what_the_file_said(imported, alum, slack):
    await alum.types("volunteer")

    view = slack.views[-1]
    assert view["title"]["text"] == "Volunteer"
    assert view["blocks"][1]["element"]["initial_value"] == "Ranger"


async def test_who_was_imported_and_joined_is_found_without_their_address(imported, alum, student):
    await alum.types("volunteer")
    await alum.submits(consent=["yes"])

    listing = await student.types("find parks")

    assert "Alma B. Ash" in listing
    assert "@" not in listing


async def test_who_was_imported_and_has_not_joined_is_no_volunteer_yet(imported, alum):
    assert await alum.reads("pause") == (
        "You are not a volunteer yet: `/infoview volunteer` makes you one."
    )

"""The sample programme is as large and as varied as it is said to be."""

from zoneinfo import ZoneInfo

from sandbox.programme import sample


def test_it_has_volunteers_fields_students_and_zones_enough():
    programme = sample()

    fields = {row["fields"].split(";")[0] for row in programme.alumni}
    zones = {row["timezone"] for row in programme.alumni}
    assert len(programme.joining) >= 300
    assert len(fields) >= 40
    assert len(programme.students) >= 25
    assert {
        "Europe/London",
        "Europe/Berlin",
        "Africa/Nairobi",
        "Asia/Kolkata",
        "Asia/Singapore",
        "America/Sao_Paulo",
    } <= zones


def test_some_alumni_have_not_joined_and_a_few_are_not_in_slack():
    programme = sample()
    here = {member.email for member in programme.members()}
    absent = [row for row in programme.alumni if row["email"] not in here]

    assert len(programme.alumni) - len(programme.joining) == 15
    assert (len(programme.waiting), len(absent)) == (8, 7)


def test_everybody_is_one_person_in_a_zone_that_exists():
    members = sample().members()

    assert len({member.id for member in members}) == len(members)
    assert all(ZoneInfo(member.tz) for member in members)
    assert all(member.email.endswith("larkspur.example") for member in members)


def test_no_two_write_the_same_about_their_work():
    alumni = sample().alumni

    assert len({row["about"] for row in alumni}) == len(alumni)

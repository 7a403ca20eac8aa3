import pytest

from bot.domain.profile import (
    AboutStudent,
    BadNumber,
    NothingChosen,
    TooLong,
    TypedProfile,
    typed_number,
)
from bot.domain.request import Format


def test_a_profile_needs_no_more_than_a_field():
    assert TypedProfile(fields=["law"]).formats == list(Format)


@pytest.mark.parametrize("name", ["fields", "formats"])
def test_a_profile_needs_a_field_and_a_format(name):
    with pytest.raises(NothingChosen) as refused:
        TypedProfile(**{"fields": ["law"], name: []})

    assert refused.value.field == name


@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("title", 200),
        ("employer", 200),
        ("industry", 200),
        ("city", 200),
        ("major", 200),
        ("about", 3000),
    ],
)
def test_an_answer_has_a_longest_length(name, most):
    TypedProfile(**{"fields": ["law"], name: "x" * most})

    with pytest.raises(TooLong) as refused:
        TypedProfile(**{"fields": ["law"], name: "x" * (most + 1)})

    assert (refused.value.field, refused.value.facts) == (
        name,
        {"length": most + 1, "most": most},
    )


def test_all_fields_together_have_a_longest_length():
    TypedProfile(fields=["x" * 1499, "x" * 1499])

    with pytest.raises(TooLong) as refused:
        TypedProfile(fields=["x" * 1499, "x" * 1500])

    assert refused.value.field == "fields"


@pytest.mark.parametrize(
    ("name", "least", "most"), [("class_year", 1900, 2100), ("meetings_per_month", 1, 31)]
)
def test_a_number_lies_between_its_bounds(name, least, most):
    for number in (None, least, most):
        TypedProfile(**{"fields": ["law"], name: number})

    for number in (least - 1, most + 1):
        with pytest.raises(BadNumber) as refused:
            TypedProfile(**{"fields": ["law"], name: number})
        assert (refused.value.field, refused.value.facts) == (name, {"least": least, "most": most})


@pytest.mark.parametrize(("typed", "number"), [("", None), ("2004", 2004), ("0", 0)])
def test_a_number_is_typed_in_digits(typed, number):
    assert typed_number("class_year", typed) == number


@pytest.mark.parametrize("typed", ["soon", "-3", "2.5", "\uff11\uff12", "²", "20 04"])
def test_anything_but_digits_is_no_number(typed):
    with pytest.raises(BadNumber) as refused:
        typed_number("meetings_per_month", typed)

    assert (refused.value.field, refused.value.facts) == (
        "meetings_per_month",
        {"least": 1, "most": 31},
    )


@pytest.mark.parametrize("name", ["stage", "major", "interests", "skills", "values"])
def test_about_a_student_has_a_longest_length(name):
    said = dict.fromkeys(("stage", "major", "interests", "skills", "values"), "x" * 3000)
    AboutStudent(**said)

    with pytest.raises(TooLong) as refused:
        AboutStudent(**said | {name: "x" * 3001})

    assert refused.value.field == name

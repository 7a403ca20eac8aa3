import pytest

from bot.domain.request import (
    MINUTES,
    Area,
    AsksForAJob,
    Format,
    OpeningLength,
    check_opening,
    refuse_job_ask,
)


def words(count):
    return " ".join(["word"] * count)


@pytest.mark.parametrize("count", [30, 65, 100])
def test_an_opening_within_the_limits_is_taken(count):
    check_opening(words(count), least=30, most=100)


@pytest.mark.parametrize("count", [0, 29, 101])
def test_an_opening_outside_the_limits_is_refused_with_its_length(count):
    with pytest.raises(OpeningLength) as refused:
        check_opening(words(count), least=30, most=100)

    assert refused.value.facts == {"words": count, "least": 30, "most": 100}
    assert refused.value.field == "opening"


def test_an_opening_that_asks_for_a_job_is_refused_in_its_own_words():
    with pytest.raises(AsksForAJob) as refused:
        check_opening(f"{words(30)}. Are you hiring?", least=30, most=100)

    assert refused.value.facts == {"kind": "opening", "words": "Are you hiring?"}
    assert refused.value.field == "opening"


def test_the_refusal_names_the_field_it_was_found_in():
    with pytest.raises(AsksForAJob) as refused:
        refuse_job_ask("Are you hiring?", field="letter")

    assert refused.value.field == "letter"


def test_there_are_eight_subject_areas():
    assert list(Area) == [
        "work environment",
        "ideal skill set and qualifications",
        "industry trends",
        "career path",
        "lifestyle",
        "typical compensation",
        "challenges and rewards",
        "career ladder",
    ]


def test_there_are_four_ways_and_three_lengths():
    assert list(Format) == ["in person", "phone", "video", "chat"]
    assert MINUTES == (15, 20, 30)

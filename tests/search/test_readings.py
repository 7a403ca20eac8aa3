"""What else a query may mean."""

import pytest

from bot.search.asked import Asked
from bot.search.readings import readings
from bot.search.spelling import guessed


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("pm", ["product manager", "project manager"]),
        ("senior pm role", ["product manager", "project manager"]),
        ("nurse", []),
        ("kestrel", []),
    ],
)
def test_initials_that_mean_several_jobs_can_be_chosen(said, words):
    assert [each.words for each in readings(Asked(said), {}, {})] == words


def test_the_whole_query_is_looked_for_with_the_other_reading():
    asked = Asked("nursing homes", unwanted=("law",))

    [other] = readings(asked, {"nurxing": "nursing"}, {"nurxing": ["cursing"]})

    assert (other.words, other.query) == ("cursing", "cursing homes, not law")


def test_a_long_word_that_nobody_knows_is_guessed():
    words = ["silviculturist", "nurse"]

    assert guessed(["sericulturist", "xyz", "xyzzyxyzzy"], words) == {
        "sericulturist": ["silviculturist"]
    }


async def test_two_words_that_are_as_near_are_both_offered(there):
    await there.has("Nora", title="Nurse", skills=["kestrel"])
    await there.has("Kim", title="Nurse", skills=["kestrol"])

    answer = await there.answers("nurse kestrxl")

    assert len(answer.cards) == 2
    assert [each.query for each in answer.readings] == ["nurse kestrol"]

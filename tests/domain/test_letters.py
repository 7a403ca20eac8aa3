import pytest

from bot.domain.letters import BlankLetter, LongLetter, check_letter
from bot.domain.request import AsksForAJob


@pytest.mark.parametrize("letter", ["Thank you.", "x" * 3000, "תודה", "🙂"])
def test_a_letter_of_up_to_3000_characters_is_taken(letter):
    check_letter(letter)


@pytest.mark.parametrize("letter", ["", " \n\t "])
def test_a_letter_needs_words(letter):
    with pytest.raises(BlankLetter) as refused:
        check_letter(letter)

    assert refused.value.field == "letter"


def test_a_letter_of_more_than_one_message_is_refused():
    with pytest.raises(LongLetter) as refused:
        check_letter("x" * 3001)

    assert (refused.value.field, refused.value.facts) == ("letter", {"most": 3000})


def test_a_letter_asks_for_no_job():
    with pytest.raises(AsksForAJob) as refused:
        check_letter("Thank you. Are you hiring?")

    assert refused.value.field == "letter"

from bot.domain.refusal import Refused


class Closed(Refused):
    message = "closed"
    field = "door"


def test_a_refusal_names_its_message_its_field_and_its_facts():
    refused = Closed(until=9)

    assert (refused.message, refused.field, refused.facts) == ("closed", "door", {"until": 9})


def test_a_field_can_be_told_where_it_is_refused():
    assert Closed(field="window").field == "window"
    assert Closed.field == "door"


def test_a_log_shows_what_was_refused():
    assert str(Closed(until=9)) == "closed: {'until': 9}"

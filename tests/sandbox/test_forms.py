"""Forms: opened, refused, stacked, sent and closed, with a real Bolt app behind them."""

from datetime import UTC, datetime

import pytest

from sandbox.person import Trouble


async def test_a_press_opens_a_form_and_its_answers_arrive(guest, ada, ben):
    at = datetime(2026, 3, 1, 12, tzinfo=UTC)
    await ada.command("/infoview")
    await ada.press("Open form")
    await ada.fill({"Name": "Ada", "Length": "30 min", "Agreed": True, "Who": ben, "When": at})

    assert await ada.submit() == {}

    values = guest.heard[-1]["view"]["state"]["values"]
    assert values["Name"]["held"] == {"type": "plain_text_input", "value": "Ada"}
    assert values["Length"]["held"]["selected_option"]["value"] == "30 min"
    assert [o["value"] for o in values["Agreed"]["held"]["selected_options"]] == ["yes"]
    assert values["Who"]["held"] == {"type": "users_select", "selected_user": ben.id}
    assert values["When"]["held"]["selected_date_time"] == int(at.timestamp())
    assert "Thank you, Ada" in await ada.sees()
    assert (await ada.screen())["modals"] == []


async def test_an_untouched_form_sends_what_stands_in_it(guest, ada):
    await ada.command("/infoview form")
    await ada.fill({"Name": "Ada"})
    await ada.submit()

    values = guest.heard[-1]["view"]["state"]["values"]
    assert values["Length"]["held"]["selected_option"]["value"] == "15 min"
    assert values["Agreed"]["held"] == {"type": "checkboxes", "selected_options": []}
    assert values["Who"]["held"] == {"type": "users_select", "selected_user": None}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "Please complete this required field."),
        ("A", "Please enter at least 2 characters."),
        ("A" * 21, "Please enter at most 20 characters."),
        ("nobody", "Somebody, please."),
    ],
)
async def test_an_error_stands_at_its_field_and_the_form_stays(guest, ada, name, said):
    await ada.command("/infoview form")
    await ada.fill({"Name": name})

    assert await ada.submit() == {"Name": said}
    assert (await ada.modal())["title"]["text"] == "A form"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("x", "Please enter a number."),
        ("2.5", "Please enter a whole number."),
        ("0", "Please enter a number of at least 1."),
        ("10", "Please enter a number of at most 9."),
    ],
)
async def test_a_number_outside_its_bounds_is_refused(guest, ada, number, said):
    await ada.command("/infoview everything")
    await ada.fill({"Number": number})

    assert await ada.submit() == {"Number": said}


async def test_a_form_can_become_another(guest, ada):
    await ada.command("/infoview form")
    await ada.fill({"Name": "again"})
    await ada.submit()

    assert (await ada.modal())["title"]["text"] == "Again"


async def test_errors_for_a_block_that_is_not_there_are_trouble(guest, ada):
    await ada.command("/infoview form")
    await ada.fill({"Name": "wrong"})

    with pytest.raises(Trouble, match="We had some trouble connecting"):
        await ada.submit()


async def test_three_forms_stack_and_a_fourth_is_refused(guest, ada):
    await ada.command("/infoview form")
    await ada.press("Push")
    await ada.press("Push")

    with pytest.raises(Trouble):
        await ada.press("Push")

    views = (await ada.screen())["modals"]
    assert len(views) == 3
    assert [view["previous_view_id"] for view in views[1:]] == [v["id"] for v in views[:2]]
    assert {view["root_view_id"] for view in views} == {views[0]["id"]}


async def test_cancel_tells_the_app_that_asked_to_be_told(guest, ada):
    await ada.command("/infoview form")
    await ada.cancel()

    assert guest.heard[-1]["type"] == "view_closed"
    assert (await ada.screen())["modals"] == []

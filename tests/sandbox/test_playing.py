"""A person at the sandbox and a real Bolt app behind it, over HTTP in both directions."""

from datetime import UTC, datetime

import pytest

from sandbox.finding import NotOnScreen
from sandbox.person import Trouble


async def test_a_commands_answer_is_seen_by_its_sender_alone(guest, ada, ben):
    await ada.command("/infoview plain")

    assert await ada.sees() == "Only words"
    assert await ben.sees() == ""


async def test_a_command_arrives_as_slack_sends_it(guest, ada):
    await ada.command("/infoview find  marine biology ")

    assert sorted(guest.heard[0]) == [
        "api_app_id",
        "channel_id",
        "channel_name",
        "command",
        "is_enterprise_install",
        "response_url",
        "team_domain",
        "team_id",
        "text",
        "token",
        "trigger_id",
        "user_id",
        "user_name",
    ]
    assert (guest.heard[0]["command"], guest.heard[0]["text"]) == (
        "/infoview",
        "find  marine biology",
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("/infoview break", '/infoview failed with the error "dispatch_failed"'),
        ("/unknown", "/unknown is not a valid command."),
    ],
)
async def test_what_goes_wrong_with_a_command_is_said_by_slackbot(guest, ada, text, said):
    await ada.command(text)

    assert await ada.sees() == said


async def test_an_app_that_is_down_is_said_so(sandbox, ada):
    sandbox.__dict__["app_listener"].close()

    await ada.command("/infoview find")

    assert await ada.sees() == '/infoview failed with the error "dispatch_failed"'


async def test_an_app_that_is_too_slow_is_said_so(sandbox, ada):
    sandbox.__dict__["app_listener"].listen()  # takes the call, and never answers it

    await ada.command("/infoview find")

    assert await ada.sees() == '/infoview failed with the error "operation_timeout"'


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


async def test_a_press_in_an_ephemeral_message_replaces_it_through_its_url(guest, ada):
    await ada.command("/infoview")
    await ada.press("Keep")

    assert await ada.sees() == "Kept"
    pressed = guest.heard[-1]
    assert pressed["actions"][0]["value"] == "7"
    assert pressed["container"]["is_ephemeral"] is True
    assert "message" not in pressed


async def test_home_is_published_when_it_is_opened(sandbox, guest, ada):
    await ada.open_home()
    await sandbox.events.settled()

    assert await ada.sees() == "[Open form]"
    await ada.press("Open form", on="home")
    assert (await ada.modal())["title"]["text"] == "A form"
    assert guest.heard[-1]["container"]["type"] == "view"


async def test_what_is_typed_reaches_the_app_escaped_and_is_answered(sandbox, guest, ada):
    await ada.say("<!channel> & you")
    await sandbox.events.settled()

    assert guest.heard[-1]["event"]["text"] == "&lt;!channel&gt; &amp; you"
    assert guest.heard[-1]["event"]["channel_type"] == "im"
    assert await ada.sees() == "<!channel> & you\n\nYou said <!channel> & you"


async def test_a_label_that_is_not_there_is_told_with_what_is(guest, ada):
    await ada.command("/infoview plain")

    with pytest.raises(NotOnScreen, match="“Fly” is not on the screen, which shows:\nOnly words"):
        await ada.press("Fly")


async def test_waiting_ends_when_the_words_come(guest, ada):
    await ada.say("Hi")

    assert "You said Hi" in await ada.until_sees("You said Hi")


async def test_the_clock_moves_for_every_process(sandbox, clock, ada):
    before = sandbox.workspace.now()

    await ada.forward(days=3)

    assert (sandbox.workspace.now() - before).days == 3

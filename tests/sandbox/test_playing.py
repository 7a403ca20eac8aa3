"""A person at the sandbox and a real Bolt app behind it, over HTTP in both directions."""

import pytest

from sandbox.finding import NotOnScreen


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

"""The page shows what is on one person's screen, and nothing typed becomes markup."""

import pytest

from sandbox.workspace.ids import BOT_USER


@pytest.fixture
def page(sandbox, session):
    async def get(path):
        async with session.get(f"{sandbox.own_url}{path}") as response:
            return await response.text()

    return get


async def test_it_is_drawn_with_its_messages_and_controls(guest, page, ada):
    await ada.command("/infoview form")
    await ada.command("/infoview")

    drawn = await page(f"/?as={ada.id}&in=messages")

    for part in (
        "Only visible to you",
        ">Open form</button>",
        '<textarea rows="1" aria-label="Message Infoview"',
        '<label for="f-',
        '<select data-element="static_select"',
        'role="combobox"',
        '<input type="datetime-local"',
    ):
        assert part in drawn


@pytest.mark.parametrize("here", ["home", "messages", "about"])
async def test_every_tab_is_there_before_anything_is_said(sandbox, page, ada, here):
    assert "<h1>Infoview</h1>" in await page(f"/?as={ada.id}&in={here}")


async def test_what_people_type_is_never_markup(sandbox, page, ada):
    evil = "</textarea><script>alert(1)</script>"
    await ada.say(evil)
    sandbox.workspace.person(ada.id).real_name = evil

    drawn = await page(f"/?as={ada.id}&in=messages")

    assert "<script>alert" not in drawn
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in drawn


async def test_nobody_reads_a_conversation_they_are_not_in(sandbox, session, ada, ben):
    group = sandbox.workspace.conversation({ben.id, sandbox.workspace.humans()[2].id, BOT_USER})

    body = {"as": ada.id, "in": group.id, "seen": True}
    async with session.post(f"{sandbox.own_url}/look", json=body) as response:
        assert response.status == 404


async def test_an_unread_mark_goes_when_the_conversation_is_opened(sandbox, ada):
    sandbox.workspace.say(sandbox.workspace.app_dm(ada.id), BOT_USER, "News")
    unread = (await ada.screen())["conversations"][0]["unread"]

    await ada.read()

    assert (unread, (await ada.screen())["conversations"][0]["unread"]) == (1, 0)


async def test_people_are_found_by_each_word_of_name_title_and_place(sandbox, page, ada):
    sandbox.workspace.person(ada.id).title = "Finance Manager"

    assert "Ada Moss" in await page("/people?q=london+finance")
    assert "Nobody of that name" in await page("/people?q=tokyo+finance")


async def test_others_with_news_are_named_once_with_all_that_is_unread(sandbox, page, ada, ben):
    for channel in (
        sandbox.workspace.app_dm(ben.id),
        sandbox.workspace.conversation({ada.id, ben.id, BOT_USER}),
    ):
        sandbox.workspace.say(channel, BOT_USER, "News")

    drawn = await page(f"/?as={ada.id}&in=messages")

    assert drawn.count('title="Be Ben Ito"') == 1
    assert 'aria-label="Be Ben Ito, 2 unread"' in drawn

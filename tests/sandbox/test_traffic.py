"""What went over the line, both ways, is kept to be looked at."""

from sandbox.traffic import KEPT


def told(sandbox):
    return [(one.to_app, one.name, one.status) for one in sandbox.traffic.kept]


async def test_both_directions_are_kept_in_order(sandbox, guest, ada):
    await ada.command("/infoview form")
    await ada.fill({"Name": "Ada"})
    await ada.submit()
    await ada.command("/infoview")
    await ada.press("Keep")

    assert told(sandbox) == [
        (False, "views.open", 200),
        (True, "/infoview form", 200),
        (False, "conversations.open", 200),
        (False, "chat.postMessage", 200),
        (True, "view_submission form", 200),
        (True, "/infoview", 200),
        (False, "response_url", 200),
        (True, "block_actions keep", 200),
    ]


async def test_what_was_asked_and_answered_is_kept_without_the_token(sandbox, guest, ada):
    await ada.command("/infoview form")
    opened = sandbox.traffic.newest(2)[1]

    assert opened.asked["view"]["callback_id"] == "form"
    assert opened.answered["view"]["title"]["text"] == "A form"
    assert "token" not in opened.asked


async def test_what_the_app_did_not_answer_is_marked(sandbox, guest, ada):
    await ada.command("/infoview break")

    (broken,) = sandbox.traffic.kept
    assert (broken.status, broken.problem) == (500, "http_error")


async def test_only_the_newest_are_kept(sandbox):
    for number in range(KEPT + 1):
        sandbox.traffic.add(str(number), {}, {}, to_app=True, status=200, took=1.0)

    assert len(sandbox.traffic.kept) == KEPT
    assert sandbox.traffic.numbered(1) is None
    assert sandbox.traffic.numbered(2).name == "1"

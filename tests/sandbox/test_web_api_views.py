"""Views through the Web API: triggers, hashes, what may be one."""

import json

SECTION = {"type": "section", "text": {"type": "mrkdwn", "text": "Hello"}}
LONG = {"type": "section", "text": {"type": "mrkdwn", "text": "x" * 2_900}}
MODAL = {"type": "modal", "title": {"type": "plain_text", "text": "Title"}, "blocks": [SECTION]}
HOME = {"type": "home", "blocks": [SECTION]}


async def test_a_trigger_opens_one_view(sandbox, api, ada):
    trigger = sandbox.workspace.tickets.new_trigger(ada.id)

    first = await api("views.open", trigger_id=trigger, view=json.dumps(MODAL))
    again = await api("views.open", trigger_id=trigger, view=MODAL)
    unknown = await api("views.open", trigger_id="1.2", view=MODAL)

    assert first["view"]["root_view_id"] == first["view"]["id"]
    assert (again["error"], unknown["error"]) == ("exchanged_trigger_id", "invalid_trigger_id")


async def test_a_trigger_older_than_three_seconds_is_expired(sandbox, api, ada):
    tickets = sandbox.workspace.tickets
    trigger = tickets.new_trigger(ada.id)
    tickets.triggers[trigger].born -= 3.1

    assert (await api("views.open", trigger_id=trigger, view=MODAL))[
        "error"
    ] == "expired_trigger_id"


async def test_a_faulty_view_is_refused_with_details_and_keeps_its_trigger(sandbox, api, ada):
    trigger = sandbox.workspace.tickets.new_trigger(ada.id)
    faulty = {**MODAL, "title": {"type": "plain_text", "text": "x" * 25}}

    answer = await api("views.open", trigger_id=trigger, view=faulty)

    assert answer["error"] == "invalid_arguments"
    assert answer["errors"] == ["title.text: 25 characters, at most 24"]
    assert (await api("views.open", trigger_id=trigger, view=MODAL))["ok"]


async def test_a_race_between_two_updates_is_a_hash_conflict(api, ada):
    first = await api("views.publish", user_id=ada.id, view=HOME)
    old = first["view"]["hash"]

    assert (await api("views.publish", user_id=ada.id, view=HOME, hash=old))["ok"]
    late = await api("views.publish", user_id=ada.id, view=HOME, hash=old)

    assert late["error"] == "hash_conflict"


async def test_an_external_id_belongs_to_one_view(sandbox, api, ada, ben):
    named = {**MODAL, "external_id": "one"}
    first, second = (sandbox.workspace.tickets.new_trigger(p.id) for p in (ada, ben))
    await api("views.open", trigger_id=first, view=named)

    taken = await api("views.open", trigger_id=second, view=named)
    found = await api("views.update", external_id="one", view=MODAL)

    assert (taken["error"], found["ok"]) == ("duplicate_external_id", True)

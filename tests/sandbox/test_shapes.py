"""Every payload the sandbox sends has the keys and kinds of value that Slack documents."""

import pytest

from tests.sandbox.everything import payloads
from tests.sandbox.shapes import documented, unlike

# In the words of Slack's pages, though not in its samples.
SAID_IN_WORDS = {
    "context_team_id",  # the Events API: whose workspace the event is of
    "revoked",  # auth.revoke: whether there was something to revoke
    "response_urls",  # view submissions: empty unless a block asks for one
}
WITHOUT_A_SAMPLE = {"block_suggestion"}


async def test_what_is_sent_and_answered_is_like_the_documented_payloads(tmp_path):
    wanted, seen = documented(), await payloads(tmp_path)

    strange = {
        name: [
            f"{path}: {kind}"
            for path, kind in sorted(entries)
            if path and kind != "null" and path not in SAID_IN_WORDS
            if wanted[name.replace(" ", "_")].get(path) != kind
        ]
        for name, entries in seen.items()
        if name not in WITHOUT_A_SAMPLE
    }
    assert {name: paths for name, paths in strange.items() if paths} == {}
    assert {name.replace(" ", "_") for name in seen} - WITHOUT_A_SAMPLE == set(wanted)


@pytest.mark.parametrize(
    ("payload", "said"),
    [
        ({"ok": True, "url": "x"}, []),
        ({"ok": "yes"}, ["ok: string, documented as bool"]),
        ({"okay": True}, ["okay: bool, documented as nothing"]),
        ({"url": None}, []),
        ({"team_id": {"id": "T1"}}, ["team_id.id: string, documented as nothing"]),
    ],
)
def test_a_payload_of_another_shape_would_be_noticed(payload, said):
    found = unlike(payload, documented()["auth.test"])

    assert said == [] or said[0] in found
    assert bool(found) is bool(said)

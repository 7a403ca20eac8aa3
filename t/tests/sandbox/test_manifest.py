"""What the sandbox takes from app_manifest.yml."""

from sandbox.manifest import Command, Manifest, read_manifest

SAID = """
display_information: {name: Infoview, description: Short, long_description: Long}
features:
  slash_commands: [{command: /infoview, description: Ask, usage_hint: find}]
oauth_config: {scopes: {bot: [chat:write]}}
settings: {event_subscriptions: {bot_events: [team_join]}}
"""


def test_name_commands_scopes_and_events(tmp_path):
    (tmp_path / "app_manifest.yml").write_text(SAID)

    assert read_manifest(tmp_path / "app_manifest.yml") == Manifest(
        name="Infoview",
        about="Long",
        commands=(Command("/infoview", "Ask", "find"),),
        scopes=frozenset({"chat:write"}),
        events=frozenset({"team_join"}),
    )


def test_without_one_everything_is_granted(tmp_path):
    manifest = read_manifest(tmp_path / "app_manifest.yml")

    assert manifest.grants("chat:write")
    assert manifest.hears("team_join")

"""The rich_text block, as safe HTML and as plain words."""

from typing import Any

from markupsafe import Markup, escape

from sandbox.page.emoji import with_emoji
from sandbox.page.viewer import Viewer

JSON = dict[str, Any]
_TAGS = (("bold", "strong"), ("italic", "em"), ("strike", "s"), ("code", "code"))
_PARTS = {
    "rich_text_section": "<div>{}</div>",
    "rich_text_quote": "<blockquote>{}</blockquote>",
    "rich_text_preformatted": "<pre>{}</pre>",
}
_LISTS = {"bullet": "<ul>{}</ul>", "ordered": "<ol>{}</ol>"}


def rich_text_html(block: JSON, viewer: Viewer) -> Markup:
    return Markup("").join(_part(part, viewer) for part in block["elements"])


def rich_text_words(block: JSON, viewer: Viewer) -> str:
    return "\n".join(_part_words(part, viewer) for part in block["elements"])


def _part(part: JSON, viewer: Viewer) -> Markup:
    if part["type"] == "rich_text_list":
        entries = [Markup("<li>{}</li>").format(_line(e, viewer)) for e in part["elements"]]
        return Markup(_LISTS[part["style"]]).format(Markup("").join(entries))  # noqa: S704
    return Markup(_PARTS[part["type"]]).format(_line(part, viewer))  # noqa: S704


def _line(part: JSON, viewer: Viewer) -> Markup:
    return Markup("").join(_inline(element, viewer) for element in part["elements"])


def _inline(element: JSON, viewer: Viewer) -> Markup:
    done = Markup("<br>").join(escape(line) for line in _said(element, viewer).split("\n"))
    if element["type"] == "link":
        done = Markup('<a href="{}" target="_blank" rel="noopener noreferrer">{}</a>').format(
            element["url"], done
        )
    if element["type"] in ("user", "channel", "broadcast", "usergroup"):
        done = Markup('<span class="mention">{}</span>').format(done)
    for style, tag in _TAGS:
        if element.get("style", {}).get(style):
            done = Markup(f"<{tag}>{{}}</{tag}>").format(done)  # noqa: S704
    return done


def _said(element: JSON, viewer: Viewer) -> str:
    kind = element["type"]
    if kind == "user":
        return f"@{viewer.name_of(element['user_id'])}"
    if kind == "emoji":
        return with_emoji(f":{element['name']}:")
    if kind == "date":
        return viewer.date(str(element["timestamp"]), element["format"], "")
    if kind == "broadcast":
        return f"@{element['range']}"
    said = element.get("text") or element.get("url") or element.get("value")
    return str(said or element.get("channel_id") or element.get("usergroup_id"))


def _part_words(part: JSON, viewer: Viewer) -> str:
    if part["type"] == "rich_text_list":
        return "\n".join(f"• {_part_words(entry, viewer)}" for entry in part["elements"])
    said = "".join(_said(element, viewer) for element in part["elements"])
    if part["type"] == "rich_text_quote":
        return "\n".join(f"> {line}" for line in said.split("\n"))
    return said

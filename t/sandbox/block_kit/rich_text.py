"""The rich_text block: sections, lists, quotes and preformatted text, all the way down."""

from sandbox.block_kit.check import (
    Shape,
    array,
    boolean,
    integer,
    matching,
    one_of,
    shape,
    string,
    typed,
)
from sandbox.block_kit.objects import ANY_TEXT, ID, URL

_FLAGS = (
    "bold",
    "italic",
    "strike",
    "code",
    "underline",
    "highlight",
    "client_highlight",
    "unlink",
)
_STYLED: Shape = {"style": shape({}, dict.fromkeys(_FLAGS, boolean))}


_INLINES = {
    kind: shape({"type": one_of(kind), **required}, {**_STYLED, **optional})
    for kind, required, optional in (
        ("text", {"text": string(ANY_TEXT)}, {}),
        ("link", {"url": URL}, {"text": string(ANY_TEXT), "unsafe": boolean}),
        ("emoji", {"name": string(255)}, {"unicode": string(255), "skin_tone": integer(1, 6)}),
        ("user", {"user_id": ID}, {}),
        ("usergroup", {"usergroup_id": ID}, {}),
        ("channel", {"channel_id": ID}, {}),
        ("broadcast", {"range": one_of("here", "channel", "everyone")}, {}),
        ("color", {"value": matching(r"#[0-9A-Fa-f]{6}", "a colour as #F405B3")}, {}),
        (
            "date",
            {"timestamp": integer(0, 9_999_999_999), "format": string(500)},
            {"url": URL, "fallback": string(500)},
        ),
    )
}
_LINE = array(typed("rich text element", _INLINES), 1_000, least=0)
_BORDER: Shape = {"border": integer(0, 1)}
_SECTION = shape({"type": one_of("rich_text_section"), "elements": _LINE}, {})
_PARTS = {
    "rich_text_section": _SECTION,
    "rich_text_quote": shape({"type": one_of("rich_text_quote"), "elements": _LINE}, _BORDER),
    "rich_text_preformatted": shape(
        {"type": one_of("rich_text_preformatted"), "elements": _LINE},
        {"language": string(50), **_BORDER},
    ),
    "rich_text_list": shape(
        {
            "type": one_of("rich_text_list"),
            "style": one_of("bullet", "ordered"),
            "elements": array(typed("list entry", {"rich_text_section": _SECTION}), 1_000),
        },
        {"indent": integer(0, 8), "offset": integer(0, 10_000), **_BORDER},
    ),
}
RICH_TEXT = shape(
    {
        "type": one_of("rich_text"),
        "elements": array(typed("rich text part", _PARTS), 1_000),
    },
    {"block_id": ID},
)

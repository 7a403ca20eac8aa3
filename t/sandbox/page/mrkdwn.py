"""Slack's mrkdwn, as safe HTML and as plain words."""

import re
from collections.abc import Callable

from markupsafe import Markup, escape

from sandbox.page.emoji import with_emoji
from sandbox.page.viewer import Viewer

_CONTROL = re.compile(r"<([@#!]?)([^<>\n]*)>")
_FENCE = re.compile(r"```\n?(.+?)\n?```", re.DOTALL)
_CODE = re.compile(r"`([^`\n]+)`")
_KEPT = re.compile("\ue000(\\d+)\ue001")
_QUOTED = re.compile(r"^(?:>|&gt;) ?")
_STYLES = [
    (re.compile(rf"(?<![\w{mark}])\{mark}(?=\S)([^{mark}\n]+?)(?<=\S)\{mark}(?![\w{mark}])"), tag)
    for mark, tag in (("*", "strong"), ("_", "em"), ("~", "s"))
]
_LINK = Markup('<a href="{}" target="_blank" rel="noopener noreferrer">{}</a>')
_SPECIAL = {"here": "@here", "channel": "@channel", "everyone": "@everyone"}


def html(text: str, viewer: Viewer) -> Markup:
    kept: list[Markup] = []

    def keep(done: Markup) -> str:
        kept.append(done)
        return f"\ue000{len(kept) - 1}\ue001"

    rest = re.sub("[\ue000\ue001]", "", text)
    rest = _FENCE.sub(lambda m: keep(Markup("<pre>{}</pre>").format(unescaped(m[1]))), rest)
    rest = _CODE.sub(lambda m: keep(Markup("<code>{}</code>").format(unescaped(m[1]))), rest)
    rest = _CONTROL.sub(lambda m: _control(m, viewer, lambda done: keep(done)), rest)
    lines = _quotes(rest.split("\n"))
    return Markup(_KEPT.sub(lambda m: kept[int(m[1])], lines))  # noqa: S704  # escaped in _inline


def plain(text: str, viewer: Viewer) -> str:
    """What a screen reader would say of it."""
    shown = _CODE.sub(r"\1", _CONTROL.sub(lambda m: _control_words(m, viewer)[0], text))
    for pattern, _ in _STYLES:
        shown = pattern.sub(r"\1", shown)
    return with_emoji(unescaped(shown))


def plain_html(text: str) -> Markup:
    """A plain_text object: nothing in it means anything, but emoji."""
    return Markup("<br>").join(escape(line) for line in with_emoji(text).split("\n"))


def unescaped(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _quotes(lines: list[str]) -> str:
    """Lines in a row that begin with > are one quote."""
    parts: list[str] = []
    quoted: list[str] = []
    for line in [*lines, None]:
        if line is not None and _QUOTED.match(line):
            quoted.append(_inline(_QUOTED.sub("", line)))
            continue
        if quoted:
            parts.append(f"<blockquote>{'<br>'.join(quoted)}</blockquote>")
            quoted = []
        if line is not None:
            parts.append(_inline(line) + "<br>")
    return re.sub(r"(<br>)+$", "", "".join(parts))


def _inline(line: str) -> str:
    done = str(escape(with_emoji(unescaped(line))))
    for pattern, tag in _STYLES:
        done = pattern.sub(rf"<{tag}>\1</{tag}>", done)
    return done


def _control(found: re.Match[str], viewer: Viewer, keep: Callable[[Markup], str]) -> str:
    words, link = _control_words(found, viewer)
    if link:
        return keep(_LINK.format(link, words))
    if found[1] in ("@", "#") or words in _SPECIAL.values():
        return keep(Markup('<span class="mention">{}</span>').format(words))
    if found[1] == "!":
        return keep(Markup("<span>{}</span>").format(words))
    return found[0]


def _control_words(found: re.Match[str], viewer: Viewer) -> tuple[str, str]:
    """What `<…>` shows, and where it leads if it is a link."""
    kind, inside = found[1], found[2]
    target, _, label = inside.partition("|")
    if kind == "@":
        return f"@{viewer.name_of(target)}", ""
    if kind == "#":
        return f"#{label or target}", ""
    if kind == "!":
        return _special(target, unescaped(label), viewer)
    if re.match(r"(https?://|mailto:|tel:)", target):
        return with_emoji(unescaped(label or target.removeprefix("mailto:"))), unescaped(target)
    return found[0], ""


def _special(target: str, label: str, viewer: Viewer) -> tuple[str, str]:
    if target.startswith("date^"):
        _, seconds, pattern, *link = target.split("^")
        return viewer.date(seconds, pattern, label), link[0] if link else ""
    return _SPECIAL.get(target, label or f"@{target}"), ""

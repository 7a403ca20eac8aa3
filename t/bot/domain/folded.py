"""Typed text made plain for matching, with the way back to what was typed."""

import re
import unicodedata
from dataclasses import dataclass

_PIECES = re.compile(
    r"(?P<word>[^\W_]+)"
    r"|(?P<slash>\s*/\s*)"
    r"|(?P<gap>[\s'\u2019\u2018`\u00b4\u2010\u2011-]+)"  # spaces, apostrophes, hyphens
    r"|(?P<end>(?:\.+(?=\s|$)|[!?;\u2026]+)\s*)"
    r"|(?P<nothing>[*_~\"\u201c\u201d\u00ab\u00bb\u0300-\u036f\u00ad\u200b-\u200d\ufeff]+)"
    r"|(?P<comma>[^\w])"
)


@dataclass(frozen=True)
class Folded:
    """`text` has lower-case words, one space apart, a line for each sentence; `origins` tells
    where in the typed text each of its characters began."""

    text: str
    origins: list[int]

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Return where in the typed text this part of the folded one stood."""
        return self.origins[start], self.origins[end - 1] + 1


def fold(typed: str) -> Folded:
    parts: list[str] = []
    origins: list[int] = []
    for piece in _PIECES.finditer(typed):
        if piece.lastgroup == "word" and not piece[0].isascii():
            for at, character in enumerate(piece[0], piece.start()):
                plain = _plain(character)
                parts.append(plain)
                origins += [at] * len(plain)
        else:
            plain = _folded(piece)
            parts.append(plain)
            within = len(plain) == len(piece[0])
            origins += range(*piece.span()) if within else [piece.start()] * len(plain)
    return Folded("".join(parts), origins)


def _folded(piece: re.Match[str]) -> str:
    match piece.lastgroup:
        case "word":
            return piece[0].lower()
        case "gap":
            return _gap(piece[0])
        case "end":
            return "\n"
        case "slash":
            return " or "
        case "comma":
            return ","
        case _:
            return ""


def _gap(typed: str) -> str:
    """Tell a blank line (a new sentence) and a lone dash (a comma) from what parts words."""
    if typed.count("\n") > 1:
        return "\n"
    return "," if re.fullmatch(r"\s+-+\s+", typed) else " "


def _plain(character: str) -> str:
    """Return a letter without its accents: é is e."""
    spread = unicodedata.normalize("NFKD", character).lower()
    return "".join(each for each in spread if not unicodedata.combining(each))

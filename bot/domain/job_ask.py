"""Finds where a student asks a volunteer for work: nobody does in an informational interview."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from bot.domain.folded import Folded, fold
from bot.domain.job_ask_for_favours import REFERRAL, RESUME
from bot.domain.job_ask_for_openings import OPENING
from bot.domain.job_ask_for_work import JOB
from bot.domain.job_ask_pieces import expand

READABLE = 120  # characters of a student's own words, quoted back to them


class Ask(StrEnum):
    JOB = "job"  # to be hired, considered, helped into one
    INTERNSHIP = "internship"
    OPENING = "opening"  # whether there is one, whether they hire
    REFERRAL = "referral"  # to be recommended, introduced to who hires
    RESUME = "resume"  # theirs to be read, kept, passed on


@dataclass(frozen=True)
class JobAsk:
    kind: Ask
    words: str  # exactly as typed


_LISTED = {
    Ask.JOB: JOB,
    Ask.OPENING: OPENING,
    Ask.REFERRAL: REFERRAL,
    Ask.RESUME: RESUME,
}
_NAMED = {  # what the words name tells more than the phrase around them
    Ask.INTERNSHIP: re.compile(
        r"\b(?:interns?|intern ?ships?|interships?|interning|\w*placements?|co ops?"
        r"|trainee\w*|apprentice\w*)\b"
    ),
    Ask.REFERRAL: re.compile(r"\b(?:referr?als?|reference letters?|recommendation)\b"),
    Ask.OPENING: re.compile(r"\b(?:openings?|vacanc\w+|open (?:job|position|role)s?)\b"),
}
_DENIED = re.compile(
    r"\b(?:not|\w+n t|dont|never|without|nor|no|cannot|rather than|instead of)\b"
    r"(?! (?:only|just|sure|certain|know|too|mind|hesitate|you|yet|have|problem|matter|longer"
    r"|worries|pressure|rush|found|been able)\b)"
    r"(?:(?!,? ?\b(?:but|however|although|though|so|because|yet)\b"
    r"|(?:,| and) ?(?:i|can|could|would|will|may|do|does|are|is|please|if)\b)[^\n])*$"
)
_ASKED_HOW = re.compile(
    r"\b(?:how|who|whom|why|what (?:kinds?|sorts?|types?)|skills|backgrounds?|profiles?|did)"
    r"(?: (?!(?:and|but|if|whether|or|know)\b)\w+){0,6} $"
)
_SOME_DAY = re.compile(
    r"(?:(?! and | but )[^\n,]){0,50}\b(?:one day|some ?day|eventually|in the future|later on)\b"
)
_OF_TIME = re.compile(
    r"[^\n]{0,60}\b(?:calendar|schedule|diary|agenda|to (?:chat|meet|speak|talk)|next week"
    r"|this week|tomorrow|on \w+day"
    r"|for an? (?:\w+ ){0,3}(?:call|chat|coffee|conversation|meeting|talk))\b"
)


def find_job_ask(text: str) -> JobAsk | None:
    """Return the first request for work in what a student wrote to a volunteer, if there is one."""
    folded = fold(text)
    found = asks().search(folded.text)
    while found and _is_harmless(found):
        found = asks().search(folded.text, found.start() + 1)
    return JobAsk(_kind(found), _quote(text, folded, found)) if found else None


@cache
def asks() -> re.Pattern[str]:
    """Compiled when first needed: it takes a third of a second."""
    branches = (
        f"(?P<{kind}>" + "|".join(map(expand, listed.strip().split("\n\n"))) + ")"
        for kind, listed in _LISTED.items()
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(branches)})", re.MULTILINE)


def _is_harmless(found: re.Match[str]) -> bool:
    """Tell a request from a denial, a question about others' ways, a dream, a free hour."""
    before = found.string[max(0, found.start() - 120) : found.start()].rpartition("\n")[2]
    if _DENIED.search(before):
        return True
    match found.lastgroup:
        case Ask.JOB:
            return bool(_SOME_DAY.match(found.string, found.end()))
        case Ask.OPENING:
            return bool(_ASKED_HOW.search(before) or _OF_TIME.match(found.string, found.end()))
        case _:
            return False


def _kind(found: re.Match[str]) -> Ask:
    kind = Ask(found.lastgroup or "")
    if kind in {Ask.JOB, Ask.OPENING}:
        return next((named for named, words in _NAMED.items() if words.search(found[0])), kind)
    return kind


def _quote(text: str, folded: Folded, found: re.Match[str]) -> str:
    """Cut the sentence around the words found, when it is long, at the spaces between words."""
    first, last = folded.origin(*found.span())
    start = folded.text.rfind("\n", 0, found.start()) + 1
    stop = folded.text.find("\n", found.end())
    start, end = folded.origins[start], folded.origins[stop] + 1 if stop >= 0 else len(text)
    if end - start > READABLE:
        spare = max(0, READABLE - (last - first)) // 2
        start, end = max(start, first - spare), min(end, last + spare)
        while start < first and not text[start - 1].isspace():
            start += 1
        while end > last and not text[end : end + 1].isspace():
            end -= 1
    return text[start:end].strip()[:READABLE].strip()

"""The tables. Columns only: rules live in bot.domain."""

from bot.models.base import Base
from bot.models.gate import Gate
from bot.models.incoming import Incoming
from bot.models.introduction import (
    Contact,
    Introduction,
    Letter,
    Proposal,
    Question,
    Step,
)
from bot.models.outgoing import Outgoing
from bot.models.people import Saved, Student, Volunteer, Wish
from bot.models.report import Block, Report
from bot.models.search import (
    LexiconOccupation,
    LexiconRelease,
    SearchDocument,
    SearchName,
    SearchVersion,
)
from bot.models.workspace import Conversation, Member, Workspace

__all__ = [
    "Base",
    "Block",
    "Contact",
    "Conversation",
    "Gate",
    "Incoming",
    "Introduction",
    "Letter",
    "LexiconOccupation",
    "LexiconRelease",
    "Member",
    "Outgoing",
    "Proposal",
    "Question",
    "Report",
    "Saved",
    "SearchDocument",
    "SearchName",
    "SearchVersion",
    "Step",
    "Student",
    "Volunteer",
    "Wish",
    "Workspace",
]

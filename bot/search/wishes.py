"""Whether somebody who joins is one whom a student had waited for."""

from functools import partial

from sqlalchemy import Connection, bindparam, select

from bot.models import SearchDocument
from bot.search import vocabulary
from bot.search.askable import Asker
from bot.search.quoted import who_says
from bot.search.scoring import fit, lacking
from bot.search.standing import moment
from bot.search.understood import understood

_DOCUMENT = select(SearchDocument.id, SearchDocument.terms).where(
    SearchDocument.team_id == bindparam("team_id"),
    SearchDocument.volunteer_id == bindparam("volunteer_id"),
)


def fits(connection: Connection, asker: Asker, query: str, volunteer_id: str) -> bool:
    """Whether this volunteer, who may be asked, is one the query finds, with nothing given up."""
    words = partial(vocabulary.words, connection, asker.team_id)
    meaning = understood(connection, asker.team_id, query, asker.now.year, words)
    which = {"team_id": asker.team_id, "volunteer_id": volunteer_id}
    number, terms = connection.execute(_DOCUMENT, which).one()
    fits = fit(meaning.wants, terms.split())
    phrases = meaning.wants.phrases
    says = not phrases or who_says(connection, asker.team_id, phrases, [number])
    good = fits.score > 0 and not any(lacking(meaning.wants, fits))
    return good and bool(says) and bool(moment(connection, asker, [number]).askable)

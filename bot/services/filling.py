"""A volunteer says that this month is full, whatever the number they once gave."""

from dataclasses import dataclass
from datetime import datetime

from bot.models.engine import lock
from bot.services.ending import end_unseen
from bot.services.load import remember_load
from bot.services.pausing import joined
from bot.services.service import Service


@dataclass(frozen=True)
class Filling(Service):
    async def fill(self, team_id: str, user_id: str) -> datetime:
        """Returns until when nobody else may ask. Raises NotAVolunteer."""
        async with self.deciding() as session:
            await lock(session, f"{team_id}:{user_id}")
            volunteer = await joined(session, team_id, user_id)
            _, next_month = self.month()
            volunteer.filled_until = next_month
            await remember_load(self, session, volunteer)
            await end_unseen(self, session, team_id, user_id)
        return next_month

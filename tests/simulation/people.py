"""People who answer what the bot says to them: with a mind of their own, and after a while."""

import asyncio
from collections import Counter
from datetime import timedelta

from sqlalchemy import select

from bot.domain.profile import AboutStudent
from bot.domain.refusal import Refused
from bot.domain.request import Area, Format, Request
from bot.models import Outgoing, Volunteer
from bot.services.answering import Reason

A_DAY = 24 * 3600.0
SLOW = 5 * A_DAY  # seconds at most until somebody reacts
LETTER = "Thank you. I have read what you named, and it changed my mind about the first year."
OPENING = " ".join(
    ["I read annual reports for fun and would like to hear how you came to this."] * 3
)
REQUEST = Request(OPENING, [Area.PATH], [Format.VIDEO], 20)
ABOUT = AboutStudent("second year", "History", "reading", "writing", "patience")
MAY_ASK = 20  # volunteers a student tries before giving up


class People:
    """`does` are the app's services; `world` draws what each of them does, and when."""

    def __init__(self, world, team_id, does, database):
        self.world, self.team_id, self.does, self.database = world, team_id, does, database
        self.done, self.tasks = Counter(), set()

    def later(self, seconds, what, *args):
        self.world.loop.call_later(seconds, self._start, what, args)

    def see(self, keys):
        """A message has reached them, which stands for the messages of these keys."""
        for key in keys:
            self.later(self.world.random.uniform(0, SLOW), self._react, key)

    async def ask(self, student):
        """Somebody who may be asked, among a few who come to mind."""
        async with self.database.reads() as session:
            everybody = (await session.scalars(select(Volunteer.id).order_by(Volunteer.id))).all()
        for volunteer_id in self.world.random.sample(everybody, min(MAY_ASK, len(everybody))):
            if await self._asks(student, volunteer_id):
                return

    async def _asks(self, student, volunteer_id):
        return await self._try(
            "request",
            self.does.requesting.request(
                self.team_id,
                student,
                introduction=self.does.requesting.new_id(),
                volunteer_id=volunteer_id,
                request=REQUEST,
                about=ABOUT,
                agreed=True,
                found_by="",
            ),
        )

    async def _react(self, key):
        async with self.database.reads() as session:
            row = await session.get_one(Outgoing, (self.team_id, key))
        answers = getattr(self, f"_on_{row.message}", None)
        if answers:
            name, answer = answers(row, self.world.random.random())
            if answer:
                await self._try(name, answer)

    def _on_introduction_requested(self, row, chance):
        answering, by = self.does.answering, row.facts["volunteer"]
        if chance < 0.7:
            return "accept", answering.accept(self.team_id, row.about, by)
        if chance < 0.85:
            no = {"reason": Reason.NO_TIME, "message": "", "pause_until": None}
            return "decline", answering.decline(self.team_id, row.about, by, **no)
        return "no answer", None

    def _on_introduction_accepted(self, row, chance):
        if chance < 0.6:
            return "propose", self._proposes(row, row.facts["student"])
        return "no times", None

    def _on_times_wanted(self, row, chance):
        if chance < 0.5:
            return "propose, reminded", self._proposes(row, row.people)
        return "no times", None

    def _on_times_proposed(self, row, chance):
        [other] = {row.facts["student"], row.facts["volunteer"]} - {row.facts["proposed_by"]}
        if chance < 0.7:
            choice = {"number": row.facts["number"], "choice": 0}
            return "choose", self.does.scheduling.choose(self.team_id, row.about, other, **choice)
        if chance < 0.85:
            return "none of these", self._proposes(row, other)
        return "no choice", None

    def _on_meeting_soon(self, row, chance):
        if chance < 0.05:
            return "move it", self._proposes(row, row.people)
        if chance < 0.1:
            cancel = self.does.cancelling.cancel
            return "cancel", cancel(self.team_id, row.about, row.people, message="")
        return "come", None

    async def _proposes(self, row, by):
        """Three times within the next days, whatever the hour."""
        form = await self.does.scheduling.form(self.team_id, row.about, by)
        hours = self.world.random.sample(range(6, 24 * 14), 3)
        times = (self.world.now() + timedelta(hours=ahead) for ahead in hours)
        choices = dict(zip(("first", "second", "third"), times, strict=True))
        proposal = {"seen": form.seen, "choices": choices, "place": "By video"}
        await self.does.scheduling.propose(self.team_id, row.about, by, **proposal)

    def _on_did_you_meet(self, row, chance):
        meeting = self.does.meeting
        if chance < 0.7:
            return "met", meeting.met(self.team_id, row.about, row.people)
        if chance < 0.8:
            return "missed", meeting.missed(self.team_id, row.about, row.people)
        if chance < 0.9:
            return "rescheduled", self._proposes(row, row.people)
        return "not yet", meeting.not_yet(self.team_id, row.about, row.people)

    def _on_thank_you_due(self, row, chance):
        thanking = self.does.thanking
        if chance < 0.6:
            return "thank", thanking.thank(self.team_id, row.about, row.people, LETTER)
        if chance < 0.8:
            return "thanked already", thanking.already_thanked(self.team_id, row.about, row.people)
        return "later", thanking.later(self.team_id, row.about, row.people)

    def _on_check_in(self, row, chance):
        touch, pair = self.does.keeping_in_touch, (row.facts["student"], row.facts["volunteer"])
        if chance < 0.5:
            letter = {"letter_id": self.does.requesting.new_id(), "letter": LETTER}
            return "update", touch.send_update(self.team_id, *pair, **letter)
        if chance < 0.8:
            return "skip", touch.skip(self.team_id, *pair, row.facts["check_in"])
        return "stop", touch.stop(self.team_id, *pair)

    async def _try(self, name, doing):
        try:
            await doing
        except Refused as refused:
            self.done[f"{name}: refused, {refused.message}"] += 1
            return False
        self.done[name] += 1
        return True

    def _start(self, what, args):
        task = asyncio.ensure_future(what(*args))
        self.tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task):
        """What breaks, breaks the year."""
        self.tasks.discard(task)
        if error := task.exception():
            self.world.loop.stop()
            raise error

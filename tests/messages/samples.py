"""The facts of every message and view: what it is rendered with, at its longest and its shortest.

A new template gets its sample here; test_wiring.py sees that it is not forgotten.
"""

import json
from dataclasses import asdict, replace
from datetime import UTC, date, datetime

from bot.domain.cancelling import LONGEST_MESSAGE
from bot.domain.introduction import Role, State
from bot.domain.limits import Hindrance
from bot.domain.meeting_times import LONGEST_PLACE as LONGEST_PLACE_TO_MEET
from bot.domain.narrowing import LONGEST as LONGEST_PLACE
from bot.domain.narrowing import Narrowing
from bot.domain.news import Audience
from bot.domain.overview import group_of
from bot.domain.profile import CLASS_YEARS, LONGEST, LONGEST_ABOUT, VolunteerProfile
from bot.domain.programme import LONGEST_OFFICE, Programme
from bot.domain.question import LONGEST_ANSWER, LONGEST_QUESTION
from bot.domain.request import MINUTES, Area, Format
from bot.domain.search_so_far import LONGEST_CARRIED, SearchSoFar, carried, remembered
from bot.domain.suggestion import Standing
from bot.search.readings import Another
from bot.search.reasons import Reason
from bot.services.answering import Reason as Declined
from bot.services.answers import LONGEST_WITHOUT, Card, Nowhere, Piece
from bot.services.duty import Difference, Duty
from bot.services.finding import FEW, LONGEST_QUERY
from bot.services.home import PAGE, InTouch, Item
from bot.services.load import Allowance
from bot.services.saving import PAGE as KEPT_PAGE
from bot.services.saving import Kept
from handlers.requesting import labelled

NOW = datetime(2026, 1, 5, 15, tzinfo=UTC)
LONGEST_LINK = "https://" + "x" * (LONGEST - 8)
LONGEST_NAME = 80  # characters, in Slack
RELAXED = (
    *("city", "country", "class year", "employer", "major", "degree", "language", "format"),
    *("seniority", "role", "field", "region", "phrase"),
)
UNDERSTOOD = (*(Piece("w" * 200, "w" * LONGEST_WITHOUT) for _ in range(9)), Piece("x", None))
NOT_OF_NOBODY = {"further", "unsure", "found_by"}
NOT_MORE_UNDERSTOOD = {
    **{"understood": (), "relaxed": (), "nowhere": None, "readings": (), "near": ()},
    **{"unsure": False, "career_office": ""},
}

NOWHERE = Nowhere("w" * 200, ("p" * LONGEST, "c" * LONGEST))
PARTS = (
    *("title", "fields", "employer", "city", "country", "class_year", "major", "degree"),
    *("industry", "languages", "formats", "skills", "about"),
)


def typed(most):
    """The most that a person may type there, of what takes the most room in JSON."""
    return ('"\\\n😀' * most)[:most]


READINGS = tuple(Another("w" * 200, typed(200)) for _ in range(3))


def messages():
    """Message → samples of its facts."""
    return {
        "asks_for_a_job": [
            {"words": typed(200), "kind": kind}
            for kind in ("job", "internship", "opening", "referral", "resume")
        ],
        "bad_number": [{"least": 1900, "most": 2100}],
        "blank_letter": [{}],
        "cannot_suggest": [{}],
        "check_in": [{"volunteer": "U2", "check_in": 12, "last_contact": 1767625200}],
        "check_in_answered": [
            {"volunteer": "U2", "answer": answer, "ends": ends}
            for answer, ends in (
                ("in_touch", False),
                ("stop", True),
                ("other_left", True),
                ("skip", True),
                ("skip", False),
            )
        ],
        "date_is_past": [{}],
        "database_away": [{}],
        "delivery_trouble": [
            {"overdue": 1, "parked": 0, "dead": 0},
            {"overdue": 10**6, "parked": 10**6, "dead": 10**6},
        ],
        "did_you_meet": [
            {"introduction": "f" * 32, "role": role, "student": "U1", "volunteer": "U2"}
            for role in (Role.STUDENT, Role.VOLUNTEER)
        ],
        "did_you_meet_answered": [
            {"role": role, "student": "U1", "volunteer": "U2", "move": move, "again": again}
            for role in (Role.STUDENT, Role.VOLUNTEER)
            for move, again in (
                ("meet", None),
                ("miss", None),
                ("leave", None),
                ("propose", None),
                ("schedule", None),
                ("cancel", None),
                ("not_yet", True),
                ("not_yet", False),
            )
        ],
        "found": [
            {**_limit(), **search, "cards": cards[: FEW if search["readings"] else None]}
            for cards in _found()
            for search in _searches()
            if not search["narrowing"]  # narrowed they are shown in a form alone
        ],
        "free_again": [
            {
                "name": typed(LONGEST),
                "volunteer_id": "f" * 32,
                "found_by": remembered(SearchSoFar(typed(LONGEST_QUERY), _narrowings()[-1])),
            }
        ],
        "help": [
            {"unknown": "", "near": ""},
            {"unknown": typed(3000), "near": None},
            {"unknown": "fnid", "near": "find"},
        ],
        "hidden": [{}],
        "introduction_accepted": [
            {
                "introduction": "f" * 32,
                "student": "U1",
                "volunteer": "U2",
                "opening": typed(LONGEST_ABOUT),
                "areas": list(Area),
                "formats": list(Format),
                "minutes": 30,
                "zones": {"U1": "America/Argentina/ComodRivadavia", "U2": None},
                "emails": emails,
                "booking_link": link,
                "now": NOW,
            }
            for emails in ({}, dict.fromkeys(("U1", "U2"), f"{typed(242)}@example.edu"))
            for link in ("", LONGEST_LINK)
        ],
        "introduction_answered": [
            {"student": "U1", "opening": typed(LONGEST_ABOUT), **answer}
            for answer in (
                {"move": "accept"},
                {"move": "leave"},
                {"move": "lapse"},
                {"move": "withdraw"},
                {"move": "stop"},
                {"move": "report"},
                *(
                    {"move": "suggest", "suggested_user": "U3", "standing": standing}
                    for standing in Standing
                ),
                *({"move": "decline", "message": "", "reason": reason} for reason in Declined),
                {"move": "decline", "message": typed(3000), "reason": "Other"},
            )
        ],
        "introduction_bumped": [
            {"introduction": "f" * 32, "student": "U1", "opening": typed(LONGEST_ABOUT)}
        ],
        "introduction_declined": [
            {**_no(), "reason": reason, "message": message, "cards": cards}
            for reason in Declined
            for message in ("", typed(3000))
            for cards in _next_best()
        ]
        + [
            {**_no(), "suggested": suggested, "to_come": suggested is None, "cards": cards}
            for suggested in (None, _suggested())
            for cards in _next_best()
        ],
        "introduction_lapsed": [
            {
                "introduction": "f" * 32,
                "volunteer": "U2",
                "found_by": typed(LONGEST_QUERY),
                "cards": cards,
                "again_from": "2026-04-05",
                "open_question": open_question,
            }
            for cards in _next_best()
            for open_question in (False, True)
        ],
        "introduction_requested": [
            {**_asked(), "suggested_by": member, "suggested_name": name, **more}
            for member, name in (("U3", None), (None, typed(LONGEST)), ("U3", typed(LONGEST)))
            for more in (
                {"question": None, "answer": None},
                {"question": typed(LONGEST_QUESTION), "answer": None},
                _answered(),
            )
        ],
        "introduction_withdrawn": [{"student": "U1"}],
        "invitation_to_pass_on": [{"student": "U1", "suggested_user": "U3"}],
        "left": [{"agreed": agreed} for agreed in (0, 1, 2)],
        "long_letter": [{"most": 3000}],
        "meeting_cancelled": [
            {
                "introduction": "f" * 32,
                "meets_at": meets_at,
                "found_by": typed(LONGEST_QUERY),
                "by": by,
                "role": role,
                "message": message,
                "cards": cards,
            }
            for meets_at in (None, int(NOW.timestamp()))
            for by, role in (("U1", Role.VOLUNTEER), ("U2", Role.STUDENT))
            for message in ("", typed(LONGEST_MESSAGE))
            for cards in _next_best()
        ],
        "meeting_settled": [
            {**_time(), "zones": zones, "by": "U1", "move": move, "role": role}
            for move in ("propose", "cancel", "leave", "meet")
            for role in Audience
            for zones in _zones()
        ],
        "meeting_soon": [
            {**_meeting(), "zones": {who: zone}, "role": role}
            for who, role in (("U1", Role.STUDENT), ("U2", Role.VOLUNTEER))
            for zone in ("America/Argentina/ComodRivadavia", None)
        ],
        "month_is_full": [{"most": most, "until": NOW.date()} for most in (1, 31)],
        "move_not_allowed": [{"state": state} for state in State],
        "month_filled": [{"until": NOW}],
        "must_agree": [{}],
        "must_consent": [{}],
        "no_longer_asked": [{}],
        "no_question": [{}],
        "nobody_found": [
            {
                key: value
                for key, value in search.items()
                if key not in ("further", "unsure", "found_by")
            }
            | {"near": near}
            for near in ([], ["finance"], [typed(length) for length in (75, 76, 80, 200, 3000)])
            for search in _searches()
        ],
        "nobody_like": [{}],
        "not_a_date": [{"typed": typed(3000)}],
        "not_a_volunteer": [{}],
        "not_a_member": [{}],
        "not_available": [
            {"hindrance": hindrance, "name": typed(LONGEST), "until": until}
            for hindrance in Hindrance
            for until in ([None, NOW.date()] if hindrance is Hindrance.RESTING else [NOW.date()])
        ],
        "not_theirs": [{}],
        "nothing_asked": [{}],
        "nothing_chosen": [{}],
        "opening_length": [{"words": words, "least": 30, "most": 100} for words in (1, 101)],
        "other_left": [
            {"student": student, "gone": "U2", "before": before}
            for student in ("U1", "U2")
            for before in ("requested", "accepted", "scheduled", "held")
        ],
        "others_answered": [{"volunteer": "U2", "what": what} for what in ("withdrawn", "kept")],
        "others_waiting": [
            {"introduction": "f" * 32, "volunteer": "U2", "others": others}
            for others in (["U3"], ["U3", "U4"])
        ],
        "own_times": [{}],
        "pause_ended": [{}],
        "paused": [{"until": None}, {"until": date(2026, 12, 31)}],
        "question_answered": [{"introduction": "f" * 32, "student": "U1", **_answered()}],
        "question_asked": [
            {
                "introduction": "f" * 32,
                "volunteer": "U2",
                "question": typed(LONGEST_QUESTION),
                "occasion": occasion,
            }
            for occasion in (1, 2)
        ],
        "question_open": [{}],
        "question_settled": [
            {"volunteer": "U2", "move": move, **_answered()} for move in ("tell", "accept")
        ],
        "reported": [
            {
                "student": "U1",
                "volunteer": "U2",
                "opening": typed(LONGEST_ABOUT),
                "what_happened": typed(3000),
            }
        ],
        "reported_already": [{}],
        "request_lapsed": [
            {"student": "U1", "open_question": open_question} for open_question in (False, True)
        ],
        "requests": [_open(facts) for facts in _homes()],
        "resumed": [{}],
        "saved": [{"name": typed(LONGEST)}],
        "someone_joined": [
            {
                "query": typed(LONGEST_QUERY),
                "found_by": remembered(SearchSoFar(typed(LONGEST_QUERY), _narrowings()[-1])),
                "volunteer_id": "f" * 32,
                "name": name,
            }
            for name in [typed(length) for length in (1, *range(40, 60), 80)]
        ],
        "still_with_us": [{"lapses": 3}],
        "still_with_us_answered": [
            {"what": what} for what in ("paused", "left", "hidden", "answered", "stays")
        ],
        "suggested_joined": [
            {
                "introduction": "f" * 32,
                "volunteer": "U2",
                "found_by": typed(LONGEST_QUERY),
                "suggested": suggested,
            }
            for suggested in (_suggested(), _suggested(title="", employer=""))
        ],
        "something_broke": [{}],
        "thank_you_answered": [
            {"volunteer": "U2", "move": "later"},
            {"volunteer": "U2", "move": "leave"},
            {"volunteer": "U2", "move": "thank", "elsewhere": True},
            {"volunteer": "U2", "move": "thank", "elsewhere": False},
        ],
        "thank_you_draft": [{"areas": []}, *({"areas": [area]} for area in Area)],
        "thank_you_due": [{"volunteer": "U2", "introduction": "f" * 32}],
        "thank_you_letter": [{"student": "U1", "letter": typed(3000)}],
        "time_agreed": [
            {**_meeting(), "zones": zones, "names": names}
            for zones in _zones()
            for names in ([], [typed(LONGEST_NAME)] * 2)
        ],
        "time_is_past": [{}],
        "time_too_far": [{"days": 60}],
        "time_twice": [{}],
        "times_proposed": [
            {**_times(by, count), "zones": zones, "booking_link": link}
            for by in ("U1", "U2")
            for count in (1, 3)
            for zones in _zones()
            for link in ("", LONGEST_LINK)
        ],
        "times_replaced": [{}],
        "times_settled": [
            {
                **_time(),
                "proposed_by": "U1",
                "times": [1, 2, 3],
                "zones": zones,
                "by": "U2",
                "move": move,
            }
            for move in ("schedule", "propose", "cancel")
            for zones in _zones()
        ],
        "times_wanted": [{"introduction": "f" * 32, "volunteer": "U2"}],
        "times_wanted_answered": [
            {"volunteer": "U2", "move": move} for move in ("propose", "cancel")
        ],
        "too_long": [{"length": 3001, "most": 3000}],
        "too_many_open": [{"most": 3, "next": NOW.date()}, {"most": 3, "next": None}],
        "took_too_long": [{}],
        "update_letter": [{"student": "U1", "letter": typed(3000)}],
        "volunteer_stopped": [
            {
                "introduction": "f" * 32,
                "volunteer": "U2",
                "found_by": typed(LONGEST_QUERY),
                "cards": cards,
                "for_now": for_now,
            }
            for cards in _next_best()
            for for_now in (False, True)
        ],
        "wish_noted": [
            {"query": typed(LONGEST_QUERY), "narrowing": each} for each in _narrowings()
        ],
    }


def modals():
    """Modal → samples of its facts."""
    return {
        "cancel_meeting": [{"introduction": "f" * 32, "other": "U2"}],
        "decline": [
            {
                "introduction": "f" * 32,
                "student": "U1",
                "reasons": [(reason, reason) for reason in Declined],
            }
        ],
        "find_people": [{}],
        "found_people": [
            {**_limit(), **search, "cards": cards, "near": near}
            for cards in ([], *_found())
            for near in ([], ["finance", typed(3000)])
            for search in _searches()
        ],
        "answer_question": [{"introduction": "f" * 32, "question": typed(LONGEST_QUESTION)}],
        "ask_for_more": [{"introduction": "f" * 32, "student": "U1"}],
        "join": [
            {
                "profile": profile,
                "joined": joined,
                "metadata": typed(LONGEST_NAME),
                "meetings": 2,
                "formats": labelled(list(Format)),
            }
            for profile in (VolunteerProfile("Vera Vale"), profile())
            for joined in (False, True)
        ],
        "narrow": [
            {
                "query": typed(LONGEST_QUERY),
                "narrowing": each,
                "metadata": carried(SearchSoFar(typed(LONGEST_QUERY), each)),
                "formats": [("Any", "any"), *labelled(list(Format))],
                "longest": LONGEST_PLACE,
            }
            for each in _narrowings()
        ],
        "notice": [{"notice": "*Welcome back*: students may ask you again."}],
        "profile_saved": [
            {"profile": each, "joins": joins}
            for each in (VolunteerProfile("Vera Vale"), replace(profile(), fields=[typed(3000)]))
            for joins in (False, True)
        ],
        "propose_times": [
            {
                "student": "U1",
                "volunteer": "U2",
                "zones": zones,
                "now": NOW,
                "minutes": 30,
                "meets_at": meets_at,
                "place": typed(LONGEST_PLACE_TO_MEET),
                "booking_link": link,
                "metadata": json.dumps({"introduction": "f" * 32, "seen": "accepted 1"}),
            }
            for zones in _zones()
            for meets_at in (None, NOW)
            for link in ("", LONGEST_LINK)
        ],
        "report": [{"introduction": "f" * 32, "student": "U1"}],
        "request_intro": [
            {
                "name": typed(LONGEST),
                "formats": labelled(list(Format)),
                "first_use": first_use,
                "shares_email": first_use,
                **_limit(),
                "opening_least": 30,
                "opening_most": 100,
                "metadata": json.dumps({"found_by": typed(LONGEST_QUERY)}),
                "every_area": labelled(list(Area)),
                "every_length": [(f"{minutes} min", str(minutes)) for minutes in MINUTES],
                **written,
            }
            for first_use in (False, True)
            for written in (
                {
                    "opening": "",
                    "areas": [],
                    "wished_formats": [],
                    "minutes": 20,
                    "suggested_by": None,
                },
                {
                    "opening": typed(3000),
                    "areas": list(Area),
                    "wished_formats": list(Format),
                    "minutes": 30,
                    "suggested_by": "U3",
                },
            )
        ],
        "request_sent": [{"allowance": Allowance(2, 3, NOW)}],
        "suggest_someone": [{"introduction": "f" * 32, "student": "U1"}],
        "saved_people": [
            {"people": [], "page": 0, "pages": 1},
            *({"people": [*_kept(page)], "page": page, "pages": 3} for page in range(3)),
        ],
        "write_thank_you": [{"introduction": "f" * 32, "volunteer": "U2", "draft": typed(3000)}],
        "write_update": [{"volunteer": "U2", "metadata": json.dumps({"letter_id": "f" * 32})}],
    }


def homes():
    return {"home": [_open(facts) for facts in _homes()]}


def profile():
    """A volunteer who filled every field to its end, imported where the form would not allow it."""
    return VolunteerProfile(
        name=typed(LONGEST),
        title=typed(LONGEST),
        employer=typed(LONGEST),
        industry=typed(LONGEST),
        fields=["x"] * (LONGEST_ABOUT // 2),
        city=typed(LONGEST),
        class_year=max(CLASS_YEARS),
        major=typed(LONGEST),
        meetings_per_month=31,
        about=typed(LONGEST_ABOUT),
    )


def _asked():
    """A request as its volunteer reads it."""
    return {
        "introduction": "f" * 32,
        "student": "U1",
        "opening": typed(LONGEST_ABOUT),
        "areas": list(Area),
        "formats": list(Format),
        "minutes": 30,
    }


def _answered():
    return {"question": typed(LONGEST_QUESTION), "answer": typed(LONGEST_ANSWER)}


def _zones():
    """Two clocks, and one that both go by."""
    return {"U1": "America/Argentina/ComodRivadavia", "U2": None}, {"U1": None, "U2": "UTC"}


def _times(by, count):
    return {
        "introduction": "f" * 32,
        "student": "U1",
        "volunteer": "U2",
        "minutes": 30,
        "proposed_by": by,
        "number": 10**3,
        "times": [int(NOW.timestamp()) + 3600 * number for number in range(count)],
        "place": typed(LONGEST_PLACE_TO_MEET),
    }


def _time():
    return {"student": "U1", "volunteer": "U2", "meets_at": int(NOW.timestamp())}


def _meeting():
    """A time that was agreed on, and all that belongs to it."""
    return {
        **_time(),
        "introduction": "f" * 32,
        "minutes": 30,
        "place": typed(LONGEST_PLACE_TO_MEET),
        "names": [typed(LONGEST_NAME)] * 2,
    }


def _no():
    return {
        "introduction": "f" * 32,
        "volunteer": "U2",
        "reason": Declined.SOMEONE_ELSE,
        "message": "",
        "found_by": typed(LONGEST_QUERY),
        "suggested": None,
        "to_come": False,
        "again_from": "2026-04-05",
    }


def _suggested(**more):
    work = {"title": typed(LONGEST), "employer": typed(LONGEST)}
    return {"volunteer_id": "f" * 32, "name": typed(LONGEST_NAME), **work, **more}


def _next_best():
    return [], *([asdict(card) for card in cards] for cards in _found())


def _limit():
    return {"allowance": Allowance(2, 3, NOW)}


def _narrowings():
    """Nothing; each alone; everything."""
    everything = {
        "format": Format.IN_PERSON,
        "place": typed(LONGEST_PLACE),
        "class_from": 1900,
        "class_until": 2100,
        "language": typed(LONGEST_PLACE),
        "unasked": True,
        "daytime": True,
    }
    alone = [Narrowing(**{name: value}) for name, value in everything.items()]
    return Narrowing(), *alone, Narrowing(**everything)


def _searches():
    """A first page that is the last, and one of many, narrowed and not."""
    for narrowing in (Narrowing(), _narrowings()[-1]):
        search = SearchSoFar(typed(LONGEST_QUERY), narrowing)
        facts = {"query": search.query, "narrowing": narrowing, "so_far": carried(search)}
        facts["found_by"] = remembered(search)
        yield {**facts, "first": True, "further": None} | NOT_MORE_UNDERSTOOD
        more = {"first": False, "further": "x" * LONGEST_CARRIED}
        yield {**facts, **more} | NOT_MORE_UNDERSTOOD
        if not narrowing:
            understood = {"understood": UNDERSTOOD, "relaxed": RELAXED, "nowhere": NOWHERE}
            further = {"first": True, "further": "x" * LONGEST_CARRIED}
            yield {**facts, **NOT_MORE_UNDERSTOOD, **understood, **further}
            unsure = {"readings": READINGS, "unsure": True, "career_office": "o" * LONGEST_OFFICE}
            yield {**facts, **understood, **unsure, **further, "near": ["f" * 200] * 5}


def _found():
    """One bare card; then as many as are shown, each as long as it gets."""
    bare = Card("v", "Vera Vale", "", "", None, "", "", None, ["video"], 0, [Reason("about", "x")])
    most = Programme().cards
    return [bare], [_longest_card(length) for length in range(LONGEST - most + 1, LONGEST + 1)]


def _longest_card(length):
    return Card(
        volunteer_id="f" * 32,
        name=typed(length),
        title=typed(LONGEST),
        employer=typed(LONGEST),
        class_year=2100,
        city=typed(LONGEST),
        country=typed(LONGEST),
        timezone="America/Argentina/ComodRivadavia",
        formats=list(Format),
        meetings_left=31,
        why=[Reason(part, typed(LONGEST_ABOUT)) for part in PARTS],
    )


def _kept(page):
    for number in range(KEPT_PAGE):
        hindrance = [None, *Hindrance][(page * KEPT_PAGE + number) % (len(Hindrance) + 1)]
        until = NOW.date() if page or hindrance is not Hindrance.RESTING else None
        longest = dict.fromkeys(("name", "title", "employer", "city", "country"), typed(LONGEST))
        yield Kept(
            volunteer_id="f" * 32,
            **longest,
            formats=list(Format),
            timezone="America/Argentina/ComodRivadavia" if page else None,
            found_by=typed(60),
            hindrance=hindrance,
            until=until,
        )


def _homes():
    """Nobody yet; volunteers at rest and full; pages with all there is, each as full as it gets."""
    nothing = {"items": [], "in_touch": [], "owed": 0, "page": 0, "pages": 1}
    nothing |= {"duty": None, "saved": 0}
    made = Difference(31, 31, 930, 31)
    busy = Duty(1, 2, 3, 4, None, paused=False, paused_until=None, term=made)
    kinds = [
        (state, role, late, question_open, times_by)
        for state in (State.REQUESTED, State.ACCEPTED, State.SCHEDULED, State.HELD)
        for role in (Role.STUDENT, Role.VOLUNTEER)
        for late in (False, True)
        for question_open in (False, True)
        for times_by in (None, Role.STUDENT, Role.VOLUNTEER)
        if (state is State.HELD or not late)
        and (state is State.REQUESTED or not question_open)
        and (state is State.ACCEPTED or not times_by)
    ]
    items = [
        Item(
            introduction="f" * 31 + str(number),
            mine=role,
            other="U9",
            state=state,
            group=group_of(state, role, question_open=question_open, times_by=times_by),
            since=NOW,
            next_at=None if late else due,
            late=late,
            question_open=question_open,
            times_by=times_by,
            meets_at=NOW if state is State.SCHEDULED else None,
        )
        for due in (NOW, None)
        for number, (state, role, late, question_open, times_by) in enumerate(kinds)
    ]
    pages = {"owed": 10**3, "pages": 3, "duty": busy, "saved": 10**3}
    contacts = [InTouch(f"U{number}", 1, NOW) for number in range(PAGE)]
    return (
        nothing,
        {**nothing, "duty": replace(busy, paused=True, paused_until=NOW)},
        {**nothing, "duty": replace(busy, paused=True, term=Difference(0, 0, 0, 0))},
        {**nothing, "duty": replace(busy, full_until=NOW, term=Difference(1, 1, 1, 0))},
        *(
            {**nothing, **pages, "items": items[start : start + PAGE], "page": page}
            for start in range(0, len(items), PAGE)
            for page in (0, 1)
        ),
        {**nothing, **pages, "in_touch": contacts, "page": 2},
    )


def _open(facts):
    return {**_limit(), **facts}

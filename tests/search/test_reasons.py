"""A reason is true: it can be taken apart and found in the profile."""

from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.profile import VolunteerProfile
from bot.search.reasons import reasons
from bot.search.scoring import fit
from bot.search.terms import terms, texts
from bot.search.understanding import understand
from bot.search.wants import wants

WORDS = st.sampled_from(
    [
        *("nurse", "Registered Nurse", "Finance", "Software Engineer", "R&D", "C++", "São Paulo"),
        *("I compare budgets. I write code!", "law", "Birchbank", "Chicago", "History", "東京"),
    ]
)
PROFILES = st.builds(
    VolunteerProfile,
    name=st.just("Fay"),
    title=st.one_of(WORDS, st.text(max_size=30)),
    employer=WORDS,
    industry=WORDS,
    fields=st.lists(WORDS, max_size=3),
    city=WORDS,
    country=WORDS,
    class_year=st.one_of(st.none(), st.integers(1950, 2030)),
    major=WORDS,
    degree=st.just("MBA"),
    skills=st.lists(WORDS, max_size=3),
    languages=st.just(["Spanish"]),
    about=st.one_of(WORDS, st.text(max_size=80)),
)
QUERIES = st.one_of(
    st.lists(WORDS, min_size=1, max_size=3).map(" ".join),
    st.sampled_from(
        ["nurse in Chicago", "senior law", "money", "UX", "law class of 2015", "Spanish MBA"]
    ),
    st.text(max_size=60),
)


def found(profile, query):
    asked = understand(query, lambda _: {"chicago": frozenset("c")}, {}, 2026)
    return fit(wants(asked, {}, 1), terms(profile))


@given(PROFILES, QUERIES)
@example(VolunteerProfile("Fay", about="I compare budgets.\n\nI write."), "budgets")
def test_every_reason_stands_in_the_profile(profile, query):
    for reason in reasons(profile, found(profile, query)):
        assert any(reason.words in text for text in texts(profile, reason.part))


@given(PROFILES, QUERIES)
@example(VolunteerProfile("Fay", industry="nurse"), "Registered Nurse R&D")
def test_whoever_fits_has_a_reason(profile, query):
    fits = found(profile, query)

    assert bool(reasons(profile, fits)) == (fits.score > 0)


@given(PROFILES, st.text(max_size=200))
def test_a_term_is_made_of_plain_letters(profile, query):
    """So that it can say nothing to either database but itself."""
    asked = understand(query, lambda _: {}, {}, 2026)

    assert all(
        each.isascii() and each.replace("_", "").isalnum()
        for each in (*terms(profile), *wants(asked, {}, 1).weights)
    )


def test_whoever_has_what_was_not_wanted_does_not_fit():
    profile = VolunteerProfile("Fay", title="Nurse", fields=["law"])

    assert found(profile, "nurse").score > 0
    assert found(profile, "nurse but not law").score == 0
    assert reasons(profile, found(profile, "nurse but not law")) == []

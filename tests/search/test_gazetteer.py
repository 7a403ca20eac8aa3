"""Places of the world, whether or not anybody of the programme lives there."""

import pytest

from bot.search.gazetteer import Size, gazetteer, key
from bot.search.placed import around, inside, living


@pytest.mark.parametrize(
    ("name", "size", "country"),
    [
        ("Lyon", Size.CITY, "fr"),
        ("São Paulo", Size.REGION, "br"),
        ("Washington, D.C.", Size.REGION, "us"),
        ("Bavaria", Size.REGION, "de"),
        ("Bayern", Size.REGION, "de"),
        ("California", Size.REGION, "us"),
        ("Germany", Size.COUNTRY, "de"),
        ("UK", Size.COUNTRY, "gb"),
        ("USA", Size.COUNTRY, "us"),
        ("Czech Republic", Size.COUNTRY, "cz"),
        ("Georgia", Size.COUNTRY, "ge"),
        ("Western Europe", Size.CONTINENT, ""),
    ],
)
def test_a_place_is_known_by_its_names(name, size, country):
    place = gazetteer().place(key(name))

    assert (place.size, place.country) == (size, country)


@pytest.mark.parametrize("name", ["finance", "and", "are", "us", "kestrelwick", ""])
def test_what_is_no_place_is_none(name):
    assert gazetteer().place(name) is None


def test_a_continent_has_its_countries():
    assert {"de", "fr", "gb"} < gazetteer().place("europe").countries
    assert "us" not in gazetteer().place("europe").countries


@pytest.mark.parametrize(
    ("city", "country", "terms"),
    [
        ("Munich", "Germany", {"g_de02": "Munich", "h_de": "Germany"}),
        ("Munich", "", {"g_de02": "Munich", "h_de": "Munich"}),
        ("Cambridge", "United States", {"g_usma": "Cambridge", "h_us": "United States"}),
        ("Cambridge", "England", {"g_gbeng": "Cambridge", "h_gb": "England"}),
        ("Boston, MA", "USA", {"g_usma": "Boston, MA", "h_us": "USA"}),
        ("Kestrelwick", "Kenya", {"h_ke": "Kenya"}),
        ("Kestrelwick", "", {}),
        ("Kestrelwick, Fen", "Nowhere", {}),
        ("", "", {}),
    ],
)
def test_who_lives_in_a_town_lives_in_its_region_and_country(city, country, terms):
    assert {term: words for term, (_, words) in living(city, country).items()} == terms


def test_the_region_counts_as_nearer_than_the_country():
    lyon, bavaria = gazetteer().place("lyon"), gazetteer().place("bavaria")

    assert around(lyon) == {"g_fr84", "h_fr"}
    assert (inside(bavaria), around(bavaria)) == ({"g_de02"}, {"h_de"})
    assert (inside(gazetteer().place("kenya")), around(gazetteer().place("europe"))) == (
        {"h_ke"},
        set(),
    )

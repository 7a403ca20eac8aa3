"""Where somebody lives, as terms: the region and the country of the gazetteer."""

from collections.abc import Mapping

from bot.search.gazetteer import Place, Size, gazetteer, key

REGION, COUNTRY = "g", "h"
"""Kinds of terms."""


def living(city: str, country: str) -> Mapping[str, tuple[str, str]]:
    """The terms of a profile, each with the part of it that says so, and its words there."""
    there = _country(country)
    town = gazetteer().city(key(city), there) if city else None
    if "," in city:
        town = town or gazetteer().city(key(city.partition(",")[0]), there)
    found: dict[str, tuple[str, str]] = {}
    if town:
        found |= dict.fromkeys(sorted(around(town)), ("city", city))
    if there:
        found[f"{COUNTRY}_{there}"] = ("country", country)
    return found


def inside(place: Place) -> frozenset[str]:
    """Terms of whom lives in a region, a country or a continent."""
    if place.size is Size.REGION:
        return frozenset({f"{REGION}_{place.region}"})
    return frozenset(f"{COUNTRY}_{code}" for code in place.countries or {place.country})


def around(place: Place) -> frozenset[str]:
    """Terms of whom lives near: in the same region, in the same country."""
    near = {f"{COUNTRY}_{place.country}"} if place.country else set()
    if place.size is Size.CITY and place.region:
        near.add(f"{REGION}_{place.region}")
    return frozenset(near)


def _country(text: str) -> str:
    """The code of it; "England" and the like are understood as well."""
    name = key(text)
    place = gazetteer().countries.get(name) or gazetteer().regions.get(name)
    return place.country if place else ""

"""From the names and codes that lists and users write for countries to ISO 3166-1 alpha-3."""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources


def country_code(name: str) -> str:
    """Return the alpha-3 code for a country's name or two- or three-letter code, or "" where it names none.

    States that ended keep the codes that ISO 3166-3 withdrew (SUN, YUG, SCG); Kosovo is XKX, as in the EU's lists.
    """
    return _codes().get(_folded(name), "")


def country_codes(names: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    """Return the distinct codes of those names that name a country, in their order."""
    found = (country_code(name) for name in names)
    return tuple(dict.fromkeys(code for code in found if code))


@cache
def _codes() -> dict[str, str]:
    codes: dict[str, str] = {}
    text = (resources.files("faultlines.countries") / "data" / "countries.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        for name in (row["alpha3"], row["alpha2"], *row["names"].split("|")):
            if name:
                codes.setdefault(_folded(name), row["alpha3"])
    return codes


def _folded(name: str) -> str:
    return " ".join(name.casefold().replace("’", "'").split())

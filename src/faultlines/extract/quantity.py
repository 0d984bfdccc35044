"""Amounts with bounds and unit: "more than 11,000 troops", "half a million tonnes", "$9.6bn", "up to 5.4m rounds"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from faultlines.records import Quantity

_SCALE = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "m": 1e6, "mn": 1e6, "bn": 1e9, "k": 1e3}
_WORDS = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1e6, "billion": 1e9}
_COUNTS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "half a": 0.5,
    "a quarter of a": 0.25,
    "a": 1,
    "an": 1,
}
_MONEY = {"$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₩": "KRW", "₽": "RUB"}
_ABOVE = "more than|over|at least|upwards of|above|no fewer than|no less than|exceeding|in excess of"
_BELOW = "up to|as many as|as much as|at most|less than|fewer than|under|below|no more than|nearly|almost"
_ABOUT = "about|some|around|roughly|approximately|an estimated|estimated"
_NUMBER = r"\d{1,3}(?:[,  ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_PATTERN = re.compile(
    rf"(?<![\w.,-])(?:(?P<bound>{_ABOVE}|{_BELOW}|{_ABOUT})\s)?"
    rf"(?P<money>US\$|[$€£¥₩₽])?(?:(?P<low>{_NUMBER}|{'|'.join(_COUNTS)}(?=\s(?:hundred|thousand|million|billion|dozen)))"
    rf"(?:\s?(?:-|–|to|and)\s?(?P<money2>[$€£])?(?P<high>{_NUMBER}))?\s?(?P<scale>thousand|million|billion|trillion|hundred|dozen|mn|bn|m|k)?(?![\w]))"
    r"(?P<unit>(?:\s(?:of\s)?[A-Za-z][\w-]*){0,4})",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"(?<![\w-])(?P<scale>dozens|hundreds|thousands|tens of thousands|hundreds of thousands|millions|billions)"
    r"\sof\s(?P<unit>(?:[\w-]+\s?){1,3})",
    re.IGNORECASE,
)
_VAGUE_BOUNDS = {
    "dozens": 24,
    "hundreds": 200,
    "thousands": 2000,
    "tens of thousands": 20000,
    "hundreds of thousands": 200000,
    "millions": 2e6,
    "billions": 2e9,
}
_UNITS = frozenset(
    [
        "troops",
        "soldiers",
        "men",
        "personnel",
        "servicemen",
        "workers",
        "labourers",
        "laborers",
        "shells",
        "rounds",
        "missiles",
        "rockets",
        "containers",
        "barrels",
        "tonnes",
        "tons",
        "drones",
        "tanks",
        "launchers",
        "guns",
        "howitzers",
        "vehicles",
        "people",
        "casualties",
        "prisoners",
        "hackers",
        "trucks",
        "ships",
        "vessels",
        "tankers",
        "trains",
        "wagons",
        "dollars",
        "euros",
        "roubles",
        "rubles",
        "yuan",
        "bitcoin",
        "ether",
        "civilians",
        "fighters",
        "mercenaries",
        "sappers",
        "engineers",
        "warheads",
        "bombs",
        "refugees",
        "mines",
        "weapons",
        "munitions",
        "litres",
        "liters",
        "kilograms",
        "kg",
        "kilometres",
        "km",
        "miles",
        "megawatts",
        "attacks",
        "deserters",
        "nationals",
        "citizens",
        "pieces",
        "sets",
        "units",
        "systems",
        "carloads",
        "shipments",
        "voyages",
        "trips",
        "visits",
        "cargoes",
        "students",
        "officers",
        "billion",
        "million",
    ]
)


def quantities(text: str) -> Iterator[Quantity]:
    """Yield the amounts in `text` whose unit is money or something countable that a claim may be about."""
    for found in _PATTERN.finditer(text):
        money = found["money"] or found["money2"]
        unit = _MONEY.get((money or "").upper()) or _unit(found["unit"])
        if unit is None:
            continue
        low = _value(found["low"], found["scale"])
        high = _value(found["high"], found["scale"]) if found["high"] else low
        if low is None or high is None:
            continue
        bound = (found["bound"] or "").lower()
        bounds: tuple[float | None, float | None] = (low, high)
        if re.fullmatch(_ABOVE, bound):
            bounds = (low, None)
        elif re.fullmatch(_BELOW, bound):
            bounds = (None, high)
        words = text[found.start() : found.start("unit") + (0 if money else _unit_end(found["unit"], unit))].strip()
        yield Quantity(*bounds, unit, words)
    for found in _VAGUE.finditer(text):
        unit = _unit(found["unit"])
        if unit is not None:
            end = found.start("unit") + _unit_end(found["unit"], unit)
            yield Quantity(_VAGUE_BOUNDS[found["scale"].lower()], None, unit, text[found.start() : end].strip())


def _value(number: str, scale: str | None) -> float | None:
    text = number.lower()
    factor = _SCALE.get((scale or "").lower()) or _WORDS.get((scale or "").lower()) or 1
    if text in _COUNTS:
        return _COUNTS[text] * factor
    try:
        return float(re.sub(r"[,\s]", "", text)) * factor
    except ValueError:
        return None


def _unit(text: str) -> str | None:
    words = text.lower().split()
    for at, word in enumerate(words):
        if word in _UNITS:
            return word
        if at >= 3 or word in ("and", "in", "to", "from", "for", "with", "on", "at", "by"):
            break
    return None


def _unit_end(text: str, unit: str) -> int:
    at = text.lower().find(unit)
    return at + len(unit) if at >= 0 else 0

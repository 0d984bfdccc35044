"""What kind of identifier a number is: by the label before it, then by its country and shape."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

from faultlines.lists.countries import country_code
from faultlines.records import Identifier

_LEI = re.compile(r"[0-9A-Z]{18}\d{2}")
_SWIFT = re.compile(r"[A-Z]{6}[0-9A-Z]{2}(?:[0-9A-Z]{3})?")
_CRYPTO = re.compile(r"digital currency address\s*-?\s*([a-z0-9]{2,10})?", re.IGNORECASE)
_NOT_A_NUMBER = frozenset({"", "-", "na", "n/a", "none", "unknown", "not available"})


def identifier(label: str, value: str, country: str = "") -> Identifier | None:
    """Return the identifier that a label and a value make, or None where the value is none.

    Args:
        label: as the list prints it (`Tax ID No.`, `SWIFT/BIC`, `Digital Currency Address - XBT`, `imo`).
        value: as the list writes it.
        country: name or code of the issuing country, or "".
    """
    value = value.strip().strip(",;").strip()
    if value.casefold() in _NOT_A_NUMBER:
        return None
    crypto = _CRYPTO.match(label)
    if crypto:
        return Identifier(f"crypto:{(crypto[1] or 'unknown').lower()}", value)
    code = country_code(country)
    kind, value = refined(kind_of(label), value, code)
    return Identifier(kind, value, code)


def kind_of(label: str) -> str:
    """Return the kind that a label stands for; `other` where it is not known."""
    return kinds().get(_folded(label), "other")


def refined(kind: str, value: str, country: str) -> tuple[str, str]:
    """Return kind and value, told more closely by country and shape.

    Russian tax numbers (INN: 10 or 12 digits) and state registration numbers (OGRN: 13, OGRNIP: 15) are told apart by
    their check digits, since lists file both under several labels. An IMO number loses the letters and brackets around
    it.
    """
    digits = re.sub(r"\D", "", value)
    if kind == "imo" or (kind in ("registration", "other") and re.fullmatch(r"\(?IMO\W*\d{7}\W*", value)):
        return ("imo", digits) if len(digits) == 7 else ("other", value)
    if country in ("RUS", "") and kind in ("tax", "registration", "national-id", "inn", "ogrn") and value == digits:
        if country == "RUS" and is_inn(digits):
            return "inn", value
        if is_ogrn(digits):
            return "ogrn", value
    if kind in ("inn", "ogrn"):
        return kind, value
    if kind == "lei" and not _LEI.fullmatch(value):
        return "registration", value
    if kind == "swift" and not _SWIFT.fullmatch(value.replace(" ", "")):
        return "other", value
    return kind, value


def is_inn(digits: str) -> bool:
    """Whether ten or twelve digits carry the check digits of a Russian taxpayer number (order MMV-7-6/435@, 2012)."""
    weights = (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)

    def check(count: int) -> bool:
        used = weights[len(weights) - count :]
        return sum(w * int(d) for w, d in zip(used, digits, strict=False)) % 11 % 10 == int(digits[count])

    if not digits.isascii() or not digits.isdigit():
        return False
    return (len(digits) == 10 and check(9)) or (len(digits) == 12 and check(10) and check(11))


def is_ogrn(digits: str) -> bool:
    """Whether 13 or 15 digits carry the check digit of a Russian state registration number (order 165n, 2017)."""
    if not digits.isascii() or not digits.isdigit() or digits[:1] == "0":
        return False
    if len(digits) not in (13, 15):
        return False
    return int(digits[:-1]) % (len(digits) - 2) % 10 == int(digits[-1])


@cache
def kinds() -> dict[str, str]:
    """Return the kind of every known label, folded."""
    text = (resources.files("faultlines.lists") / "data" / "identifiers.toml").read_text(encoding="utf-8")
    return {_folded(label): kind for kind, labels in tomllib.loads(text).items() for label in labels}


def _folded(label: str) -> str:
    return " ".join(re.sub(r"[.:,]", " ", label.casefold()).split())

"""Identifiers as they compare: exactly, after spaces, dots and hyphens are off."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from faultlines.records import Identifier

_SIGNS = re.compile(r"[\s.\-/]+")
_CASED = re.compile(r"^(?:[13][1-9A-HJ-NP-Za-km-z]{25,39}|T[1-9A-HJ-NP-Za-km-z]{33}|4[0-9AB][1-9A-HJ-NP-Za-km-z]{93})$")
"""Bitcoin, Tron and Monero addresses: their letters differ by case (Base58)."""
_SHORTEST = 5
UNIQUE = frozenset({"imo", "mmsi", "inn", "ogrn", "lei", "swift", "aircraft-tail", "aircraft-serial"})
"""Kinds of which a bearer has one at a time, so that two different ones speak against a match."""


def key_of(value: str) -> str:
    """Return the value as it compares: capitals, without signs; "" if it is too short to identify anybody.

    Addresses in Base58 keep their case, where two that differ by case are two wallets; Ethereum's do not.
    """
    bare = _SIGNS.sub("", value)
    if _CASED.match(bare):
        return bare
    bare = bare.upper()
    for prefix in ("IMO", "MMSI"):
        if bare.startswith(prefix) and bare[len(prefix) :].isdigit():
            bare = bare[len(prefix) :]
    return bare if len(bare) >= _SHORTEST else ""


def same_kind(one: Identifier, other: Identifier) -> bool:
    """Return whether two identifiers may be of one kind: equal, unknown, or crypto addresses of any two chains."""
    if not one.kind or not other.kind or "other" in (one.kind, other.kind) or one.kind == other.kind:
        return True
    return one.kind.startswith("crypto") and other.kind.startswith("crypto")

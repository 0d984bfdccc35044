"""Identifiers as they compare: exactly, after spaces, dots and hyphens are off."""

from __future__ import annotations

import re

from faultlines.records import Identifier

_SIGNS = re.compile(r"[\s.\-/]+")
_CASED = re.compile(r"^(?:[13][1-9A-HJ-NP-Za-km-z]{25,39}|T[1-9A-HJ-NP-Za-km-z]{33}|4[0-9AB][1-9A-HJ-NP-Za-km-z]{93})$")
"""Bitcoin, Tron and Monero addresses: their letters differ by case (Base58)."""
_WALLET = re.compile(r"^(?:0x[0-9A-Fa-f]{40}|(?:bc1|ltc1)[0-9a-z]{20,87})$")
"""Ethereum's addresses and their kin, and Bech32 (BIP 173)."""
_SHIP = re.compile(r"^IMO[\s:#]*(\d{7})$", re.IGNORECASE)
_SHORTEST = 5
UNIQUE = frozenset({"imo", "mmsi", "inn", "ogrn", "lei", "swift", "aircraft-tail", "aircraft-serial"})
"""Kinds of which a bearer has one at a time, so that two different ones speak against a match."""

CRAFT = frozenset({"imo", "mmsi", "aircraft-tail", "aircraft-serial"})
"""Kinds that only ships and aircraft bear."""
_BRANCH = re.compile(r"[A-Z]{6}[A-Z0-9]{5}$")
_BANK = 8
"""Letters of a SWIFT code (ISO 9362) that name the bank; three more name a branch, XXX the head office."""


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


def identifier_in(name: str) -> Identifier | None:
    """Return the identifier that a query's name is, where somebody asked for a wallet or a ship by it; else None."""
    bare = name.strip()
    if _CASED.match(bare) or _WALLET.match(bare):
        return Identifier("crypto", bare)
    found = _SHIP.match(bare)
    return Identifier("imo", found[1]) if found else None


def keys_of(one: Identifier) -> tuple[str, ...]:
    """Return the keys under which an identifier is found: its own, and of a SWIFT code of a branch that of its bank."""
    key = key_of(one.value)
    if one.kind in ("", "swift") and _BRANCH.match(key):
        return key, key[:_BANK]
    return (key,) if key else ()


def same(one: Identifier, other: Identifier) -> bool:
    """Return whether two identifiers are one: of kinds that may be one, and equal; branches of a bank are the bank."""
    if not same_kind(one, other):
        return False
    if "swift" in (one.kind, other.kind):
        return not set(keys_of(one)).isdisjoint(keys_of(other))
    return bool(key_of(one.value)) and key_of(one.value) == key_of(other.value)


def same_kind(one: Identifier, other: Identifier) -> bool:
    """Return whether two identifiers may be of one kind: equal, unknown, or crypto addresses of any two chains.

    "Other" is some kind without a name of its own: no number of a craft, no wallet.
    """
    if not one.kind or not other.kind or one.kind == other.kind:
        return True
    if "other" in (one.kind, other.kind):
        named = other.kind if one.kind == "other" else one.kind
        return named not in CRAFT and not named.startswith("crypto")
    return one.kind.startswith("crypto") and other.kind.startswith("crypto")

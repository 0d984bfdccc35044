"""Which claims tie an actor to a listed trade with a sanctioned state or a listed party."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from faultlines.names import Gazetteer
from faultlines.records import ActorKind, Role
from faultlines.resolve.tables import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from faultlines.records import Actor, Claim

_MAY_BE_LISTED = (ActorKind.PERSON, ActorKind.ORGANISATION, ActorKind.VESSEL, ActorKind.UNKNOWN)
_STRENGTH = (Role.ACTOR, Role.TARGET, Role.NAMED, Role.HOLDER)
_END = re.compile(r"(?<=[\w)\]%\"'”’][.!?])[\"'”’)]*\s+|(?<=[a-z\d][.!?][\"'”’])\s+|\n+")
_ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sen|Rep|St|No|Co|Corp|Ltd|Inc|U\.S|U\.N|[A-Z])\.$")


@dataclass(frozen=True, slots=True)
class Tie:
    """One claim and the role of an actor in it, with what ties it: trades, and codes of sanctioned states."""

    claim: Claim
    role: Role
    trades: tuple[str, ...]
    states: tuple[str, ...]


def candidate(actor: Actor) -> bool:
    """Whether a list could name an actor: resolved, no state, and no office of a state under no measures."""
    if actor.kind not in _MAY_BE_LISTED or actor.unresolved:
        return False
    return actor.state in words("sanctioned", "ties") or not any(name in _offices() for name in actor.names)


def ties(actor: Actor, claims: Mapping[str, Claim]) -> Iterator[Tie]:
    """Yield the claims that tie `actor` to a listed trade, each once; `states` is empty where only a listed party could.

    Who only says so is not tied by it, nor who accuses, punishes or refuses.
    """
    seen: set[str] = set()
    parts = [part for mention in actor.mentions for part in mention.parts]
    speaks_in = {part.claim for part in parts if part.role is Role.HOLDER}
    for part in sorted(parts, key=lambda part: _STRENGTH.index(part.role)):
        claim = claims.get(part.claim)
        if claim is None or part.claim in seen or part.role is Role.HOLDER:
            continue
        seen.add(part.claim)
        trades = tuple(one.value for one in claim.commodity if one.value in words("trades", "ties"))
        if not trades or claim.mode not in words("asserted", "ties") | words("shown", "ties"):
            continue
        if part.role is Role.NAMED and part.claim in speaks_in:
            continue
        if part.role is Role.ACTOR and claim.type in words("speaking", "ties"):
            continue
        codes = {*claim.actor, *claim.target, *([actor.state] if actor.state else [])}
        yield Tie(claim, part.role, trades, tuple(sorted(codes & words("sanctioned", "ties"))))


def sentence_around(text: str, start: int, end: int) -> str:
    """Return the sentence or sentences of `text` that hold what stands between two offsets."""
    low = text.rfind("\n", 0, start) + 1
    high = text.find("\n", end)
    high = len(text) if high < 0 else high
    first, last = low, high
    for found in _END.finditer(text, low, high):
        if _ABBREVIATION.search(text, low, found.start()):
            continue
        if found.end() <= start:
            first = found.end()
        elif found.start() >= end - 1:
            last = found.start()
            break
    return text[first:last].strip()


@cache
def _offices() -> frozenset[str]:
    """Return the names in the gazetteer of organs, forces, media and officials of states under no measures."""
    return frozenset(
        name.canonical for name in Gazetteer.load().names
        if name.kind in words("public", "ties") and name.code not in words("sanctioned", "ties")
    )  # fmt: skip

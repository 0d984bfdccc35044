"""Which claims tie an actor to a listed trade with a sanctioned state or a listed party."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from faultlines.records import ActorKind, EventType, Mode, Role
from faultlines.resolve.kinds import BODIES, OF_GAZETTEER, gazetteer
from faultlines.resolve.sameness import common_words_only
from faultlines.resolve.tables import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from faultlines.records import Actor, Claim

_MAY_BE_LISTED = (ActorKind.PERSON, ActorKind.ORGANISATION, ActorKind.VESSEL, ActorKind.UNKNOWN)
SANCTIONED = "sanctioned"
"""The trade of whoever a claim says is under sanctions."""
_LONGEST_CODE = 5
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
    """Whether a list could name an actor: resolved, no state or body of states, no office of one under no measures.

    A name of common words alone ("Russian military") is nobody's in particular either.
    """
    if actor.kind not in _MAY_BE_LISTED or actor.unresolved or actor.state in BODIES:
        return False
    forces = tuple(sorted(words("whole_forces", "ties")))
    if any(name in words("nobody", "ties") or name.startswith(forces) for name in actor.names):
        return False
    if actor.kind is ActorKind.ORGANISATION and all(_common(name) for name in actor.names):
        return False
    return actor.state in words("sanctioned", "ties") or not any(name in _offices() for name in actor.names)


def _common(name: str) -> bool:
    """Whether nothing is left of a name besides states, common words and words in small letters."""
    states = [hit for hit in gazetteer().find(name) if OF_GAZETTEER.get(hit.names[0].kind) is ActorKind.STATE]
    rest = name
    for hit in reversed(states):
        rest = f"{rest[: hit.start]} {rest[hit.end :]}"
    proper = [word for word in rest.split() if word[0].isupper() or not word.isascii()]
    return not proper or common_words_only(" ".join(proper))


def ties(actor: Actor, claims: Mapping[str, Claim], sentence_of: Callable[[Claim], str]) -> Iterator[Tie]:
    """Yield the claims that tie `actor` to a listed trade, each once; `states` is empty where only a listed party can.

    Who only says so is not tied by it, nor who accuses, punishes or refuses, nor whom it befalls. A ship that takes
    part is tied to shipping, and whoever a claim says is under sanctions to `sanctioned`.

    Args:
        actor: whose mentions are looked at.
        claims: of the case, by id.
        sentence_of: gives the sentence around a claim's words, in which a sanctioned state may stand beside them.
    """
    seen: set[str] = set()
    parts = [part for mention in actor.mentions for part in mention.parts]
    speaks_in = {part.claim for part in parts if part.role is Role.HOLDER}
    for part in sorted(parts, key=lambda part: _STRENGTH.index(part.role)):
        claim = claims.get(part.claim)
        if claim is None or part.claim in seen or part.role is Role.HOLDER:
            continue
        seen.add(part.claim)
        if claim.mode not in words("asserted", "ties") | words("shown", "ties"):
            continue
        if part.role is Role.NAMED and part.claim in speaks_in:
            continue
        trades = _trades(actor, claim, part.role)
        if not trades:
            continue
        codes = {*claim.actor, *claim.target, *([actor.state] if actor.state else [])}
        states = codes & words("sanctioned", "ties") or _named_states(sentence_of(claim))
        if SANCTIONED in trades and not states:
            states = {code for code in claim.actor if len(code) <= _LONGEST_CODE}
        yield Tie(claim, part.role, trades, tuple(sorted(states)))


def _trades(actor: Actor, claim: Claim, role: Role) -> tuple[str, ...]:
    """Return what a claim ties an actor to in a role; nothing where the role is no part in it."""
    if role is Role.TARGET and claim.type is EventType.SANCTION:
        return (SANCTIONED,) if claim.mode is Mode.FACT else ()
    if role is Role.ACTOR and claim.type in words("speaking", "ties") - words("carrying", "ties"):
        return ()
    if role is not Role.ACTOR and claim.type in words("harming", "ties"):
        return ()
    trades: list[str] = [one.value for one in claim.commodity if one.value in words("trades", "ties")]
    if role is Role.ACTOR and claim.type in words("speaking", "ties") and actor.kind is not ActorKind.VESSEL:
        return ()
    if not trades and actor.kind is ActorKind.VESSEL and claim.type in words("carrying", "ties"):
        trades = ["shipping"]
    return tuple(trades)


def _named_states(sentence: str) -> set[str]:
    return {hit.names[0].code for hit in gazetteer().find(sentence)} & words("sanctioned", "ties")


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
        name.canonical for name in gazetteer().names
        if name.kind in words("public", "ties") and name.code not in words("sanctioned", "ties")
    )  # fmt: skip

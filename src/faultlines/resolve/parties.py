"""Where the parties of a claim stand in its document, and which names the reader of claims has seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from faultlines.records import ActorKind, Role
from faultlines.records.claim import AUTHOR
from faultlines.resolve.pieces import STRAIGHT
from faultlines.resolve.tables import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from faultlines.records import Claim

_KINDS = {"PER": ActorKind.PERSON, "ORG": ActorKind.ORGANISATION, "NGO": ActorKind.ORGANISATION}


def party_spans(claim: Claim, text: str) -> Iterator[tuple[int, int, Role, str]]:
    """Yield (start, end, role, code) of the words used for the parties and the holder of a claim.

    Args:
        claim: whose words are looked for inside its quotation, else nearest to it.
        text: of the document, made straight.
    """
    sides = ((Role.ACTOR, claim.actor_text, claim.actor), (Role.TARGET, claim.target_text, claim.target))
    for role, said, codes in sides:
        parts = [part for part in said.translate(STRAIGHT).split(", ") if part]
        for at, part in enumerate(parts):
            code = codes[at] if len(parts) == len(codes) else codes[0] if len(set(codes)) == 1 else ""
            place = _nearest(part, text, claim.start, claim.end)
            if place >= 0:
                yield place, place + len(part), role, code
    if claim.holder != AUTHOR:
        for part in claim.holder.translate(STRAIGHT).split(" < "):
            place = _nearest(part, text, claim.start, claim.end)
            if part and place >= 0:
                yield place, place + len(part), Role.HOLDER, ""


def _nearest(part: str, text: str, start: int, end: int) -> int:
    """Return where `part` stands as whole words: in the quotation, else last before it, else first after it; or -1."""
    for low, high, back in ((start, end, False), (0, start, True), (end, len(text), False)):
        at = _whole(part, text, low, high, back=back)
        if at >= 0:
            return at
    return -1


def _whole(part: str, text: str, low: int, high: int, *, back: bool) -> int:
    if not part:
        return -1
    at = text.rfind(part, low, high) if back else text.find(part, low, high)
    while at >= 0:
        before = text[at - 1 : at]
        after = text[at + len(part) : at + len(part) + 1]
        if not (before.isalnum() and part[0].isalnum()) and not (after.isalnum() and part[-1].isalnum()):
            return at
        at = text.rfind(part, low, at + len(part) - 1) if back else text.find(part, at + 1, high)
    return -1


def _no_names() -> frozenset[str]:
    return words("not_names") | words("things") | words("ranks")


def reader_names(claims: Iterable[Claim]) -> dict[str, ActorKind]:
    """Return the names that the reader of claims took for those of persons and organisations (`PER:`, `ORG:`)."""
    known: dict[str, ActorKind] = {}
    for claim in claims:
        for code in (*claim.actor, *claim.target):
            kind = _KINDS.get(code.partition(":")[0])
            name = code.partition(":")[2].translate(STRAIGHT)
            if kind is not None and name[:1].isupper() and name.lower() not in _no_names():
                known.setdefault(name, kind)
    return known

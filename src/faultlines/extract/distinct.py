"""One act, one claim: what a sentence says twice, or says of what it says, is written down once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from faultlines.extract.clauses import verbal
from faultlines.extract.predicates import Filled
from faultlines.extract.setting import Setting
from faultlines.records import Claim, EventType

if TYPE_CHECKING:
    from faultlines.extract.tree import Word


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim with the reading and the setting that it comes from."""

    item: Filled
    setting: Setting
    claim: Claim


_PERFORMED = frozenset({EventType.AGREE, EventType.REQUEST, EventType.THREATEN})
"""Acts done in words, whose content is no claim beside them."""


def absorbed(drafts: list[Draft]) -> list[Draft]:
    """Let a pledge, demand or threat take in its content: "agreed to send oil" is one claim, and it names the oil."""
    inner: set[Word] = set()
    kept: list[Draft] = []
    for draft in drafts:
        whole, predicate = draft.claim, draft.item.predicate
        performed = whole.type in _PERFORMED and verbal(predicate)
        content = predicate.child("xcomp", "ccomp") if performed else None
        for other in drafts:
            if content is not None and other.item.predicate is content:
                inner.add(content)
                whole = replace(
                    whole,
                    target=whole.target or tuple(code for code in other.claim.target if code not in whole.actor),
                    target_text=whole.target_text or other.claim.target_text,
                    commodity=whole.commodity or other.claim.commodity,
                    quantity=whole.quantity or other.claim.quantity,
                )
        kept.append(replace(draft, claim=whole))
    return [draft for draft in kept if draft.item.predicate not in inner or draft.claim.type in _PERFORMED]


def distinct(drafts: list[Draft]) -> list[Draft]:
    """Each act once: of two claims of one type and actor in a sentence, the fuller; commodities of both are kept."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda draft: -_fullness(draft.item, draft.claim)):
        if not any(_same_act(draft.item, draft.claim, other.item, other.claim) for other in kept):
            kept.append(draft)
    return sorted(kept, key=lambda draft: (draft.item.predicate.i, draft.claim.type))


def _fullness(item: Filled, claim: Claim) -> int:
    return (
        4 * bool(claim.target) + 2 * bool(claim.commodity) - 3 * item.frame.weak - 2 * item.agentless + len(claim.actor)
    )


def _same_act(item: Filled, claim: Claim, other_item: Filled, other: Claim) -> bool:
    if (
        item.predicate is other_item.predicate
        and set(claim.actor) & set(other.actor)
        and (claim.type == other.type or claim.target == other.target)
    ):
        return True
    if item.predicate is other_item.predicate and set(claim.actor) & set(other.actor) and not claim.target:
        return True
    if claim.type != other.type or not set(claim.actor) <= set(other.actor) | {"UNK"}:
        return False
    if not claim.target and other.target and claim.mode is other.mode and set(claim.commodity) <= set(other.commodity):
        return True
    if claim.target and not set(claim.target) & set(other.target):
        return set(claim.target) <= set(other.actor) and set(claim.actor) <= set(other.actor)
    if claim.commodity and other.commodity and not set(claim.commodity) & set(other.commodity):
        return False
    overlap = min(claim.end, other.end) - max(claim.start, other.start)
    return overlap > 0 or not claim.target

"""What claims say of actors that lists should know: the sentence that ties one to a trade, and all of them together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from faultlines.records.actor import Actor, Role
    from faultlines.records.match import Match
    from faultlines.records.vocabulary import Mode


@dataclass(frozen=True, slots=True)
class Evidence:
    """One claim that ties an actor to a listed trade.

    Attributes:
        claim, document: ids.
        role: what the actor does in it.
        mode: how the holder puts it; a denial ties nobody, and is shown all the same.
        holder: who says so; `author` is the document itself.
        trades: what changes hands; `shipping` of a ship that takes part, `sanctioned` of whoever is said to be so.
        partners: codes of sanctioned states and names of listed actors on the other side or behind the actor.
        sentence: the sentence or sentences that hold the claim's words.
        source: from whom it comes, as far as independence is counted.
        published: EDTF date of the document, or None.
    """

    claim: str
    document: str
    role: Role
    mode: Mode
    holder: str
    trades: tuple[str, ...]
    partners: tuple[str, ...]
    sentence: str
    source: str
    published: str | None


@dataclass(frozen=True, slots=True)
class Gap:
    """An actor that claims tie to listed trades, with what the lists say of it.

    Attributes:
        actor: who.
        trades, partners: of all its evidence.
        sources: independent ones among what asserts it, denials left out.
        evidence: each claim once, in the order of the actor's mentions.
        matches: list entries that answer its names, the best first; those of verdict `match` mean that it is listed.
    """

    actor: Actor
    trades: tuple[str, ...]
    partners: tuple[str, ...]
    sources: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    matches: tuple[Match, ...] = ()

    @property
    def listed(self) -> bool:
        """Whether an entry of a list is taken to be this actor."""
        return any(match.verdict == "match" for match in self.matches)

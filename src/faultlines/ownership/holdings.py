"""From links, which sources may repeat and disagree on, to one holding for each owner and owned party."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from faultlines.records import OwnershipLink


@dataclass(frozen=True, slots=True)
class Holding:
    """What one party holds of another on a day.

    Attributes:
        owner, owned: the parties.
        low, high: bounds of the share in per cent; 0 and what others leave where no source gives one.
        controls: whether a source says that the owner controls the owned party.
        sources: who says so, with the links' dates.
    """

    owner: str
    owned: str
    low: float
    high: float
    controls: bool
    sources: tuple[str, ...]


def holding_links(links: Iterable[OwnershipLink], on: str) -> Iterator[OwnershipLink]:
    """Yield the links of ownership and control in force on a day, ISO 8601."""
    return (link for link in links if link.kind in ("owns", "controls") and _in_force(link, on))


def holdings(links: Iterable[OwnershipLink], on: str) -> list[Holding]:
    """Return the holdings in force on a day, ISO 8601.

    Links of `owns` and `controls` count; `directs` and `linked` do not: neither a seat on a board nor an association is
    ownership or control. Several links between two parties are several reports of one holding, so that the highest
    counts and they are not added up. Where a share is not given, it is at least nothing and at most what the other
    owners surely leave. What a company holds of itself is left out.
    """
    pairs: dict[tuple[str, str], list[OwnershipLink]] = {}
    for link in holding_links(links, on):
        if link.owner != link.owned:
            pairs.setdefault((link.owner, link.owned), []).append(link)
    lows = {pair: max(_low(link) for link in found) for pair, found in pairs.items()}
    taken: dict[str, float] = {}
    for (_, owned), low in lows.items():
        taken[owned] = taken.get(owned, 0.0) + low
    result = []
    for (owner, owned), found in pairs.items():
        low = lows[owner, owned]
        left = max(100.0 - (taken[owned] - low), low)
        given = [link.share_high for link in found if link.share_high is not None]
        open_ended = any(link.kind == "owns" and link.share_high is None for link in found)
        high = max(given, default=left if open_ended else 0.0)
        controls = any(link.kind == "controls" for link in found)
        result.append(Holding(owner, owned, low, max(min(high, 100.0), low), controls, tuple(map(_said, found))))
    return result


def _low(link: OwnershipLink) -> float:
    return min(max(link.share_low or 0.0, 0.0), 100.0)


def _in_force(link: OwnershipLink, on: str) -> bool:
    return (not link.start or link.start <= on) and (not link.end or on <= link.end)


def _said(link: OwnershipLink) -> str:
    dates = " ".join(
        text for text in (f"from {link.start}" if link.start else "", f"to {link.end}" if link.end else "") if text
    )
    return ", ".join(text for text in (link.source, dates) if text) or "no source given"

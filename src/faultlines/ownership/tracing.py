"""Who is owned or controlled by listed parties: a least fixed point over holdings, with the steps that lead there.

A set of parties is *closed* under a rule if it holds every listed party, and every party of which its members
together hold enough (or which a member controls, where control counts). Those who are reached by the rule are the
smallest closed set. It exists because adding owners never takes anybody out (Knaster–Tarski), and it is what OFAC's
FAQ 401 computes in its examples: a party that is itself blocked counts with all that it holds, not with a product of
shares along the chain, and a party that is not blocked counts with nothing. Two consequences: companies that own each
other in a circle are not reached without a listed owner outside it; and the order in which parties are looked at does
not matter.

Under a rule without aggregation (UK) the smallest closed set is taken for each listed party alone, and a party is
reached if it is in one of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from faultlines.ownership.holdings import Holding

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from faultlines.ownership.rules import Rule


class Verdict(StrEnum):
    """How far a rule reaches a party.

    `owned` and `controlled` hold whatever the shares are within their bounds; `possible` holds for some of them;
    `minority` means that listed or reached parties hold something, but never enough.
    """

    OWNED = "owned"
    CONTROLLED = "controlled"
    POSSIBLE = "possible"
    MINORITY = "minority"


@dataclass(frozen=True, slots=True)
class Finding:
    """One party that is not listed, and what listed parties hold of it.

    Attributes:
        party: id or name.
        verdict: how far the rule reaches it.
        low, high: share in per cent that counts, of listed and reached owners together (without aggregation: of the one
            listed party that holds most, through all that it is reached by).
        holdings: the holdings that count, largest first.
        path: from a listed party to this one, step by step, each step one that counts; the shortest such chain.
    """

    party: str
    verdict: Verdict
    low: float
    high: float
    holdings: tuple[Holding, ...]
    path: tuple[Holding, ...]


@dataclass(frozen=True, slots=True)
class _Reach:
    """A smallest closed set: the round in which each member joined, 0 for the listed."""

    rounds: Mapping[str, int]
    controlled: frozenset[str]


def trace(found: Iterable[Holding], listed: Collection[str], rule: Rule) -> list[Finding]:
    """Return what a rule makes of every party that listed parties hold something of, directly or through others.

    Args:
        found: holdings of one day, one for each pair.
        listed: ids or names of listed parties.
        rule: whose.

    Returns:
        Findings by verdict, then share, then party; listed parties are not among them.
    """
    into: dict[str, list[Holding]] = {}
    out_of: dict[str, list[str]] = {}
    for one in found:
        into.setdefault(one.owned, []).append(one)
        out_of.setdefault(one.owner, []).append(one.owned)
    starts = [party for party in dict.fromkeys(listed) if party in out_of]
    groups = [starts] if rule.aggregate else [[party] for party in starts]
    best: dict[str, Finding] = {}
    for group in groups:
        sure = _reach(group, into, out_of, rule, lambda one: one.low)
        maybe = _reach(group, into, out_of, rule, lambda one: one.high)
        touched = dict.fromkeys(owned for party in maybe.rounds for owned in out_of.get(party, ()))
        for party in touched:
            if party in listed:
                continue
            finding = _finding(party, into, sure, maybe)
            if finding.verdict is Verdict.MINORITY and not finding.high:
                continue  # control alone, under a rule that asks for shares
            if party not in best or _rank(finding) < _rank(best[party]):
                best[party] = finding
    return sorted(best.values(), key=lambda one: (*_rank(one), one.party))


def _reach(
    listed: Collection[str],
    into: Mapping[str, list[Holding]],
    out_of: Mapping[str, list[str]],
    rule: Rule,
    share: Callable[[Holding], float],
) -> _Reach:
    """Return the smallest closed set by rounds: those join a round who are reached by all that joined before it."""
    rounds: dict[str, int] = dict.fromkeys(listed, 0)
    controlled: set[str] = set()
    frontier, number = list(rounds), 0
    while frontier:
        number += 1
        joining = {}
        for party in dict.fromkeys(owned for member in frontier for owned in out_of.get(member, ())):
            if party in rounds:
                continue
            held = [one for one in into[party] if one.owner in rounds]
            if rule.met_by(sum(map(share, held))):
                joining[party] = number
            elif rule.control and any(one.controls for one in held):
                joining[party] = number
                controlled.add(party)
        rounds.update(joining)
        frontier = list(joining)
    return _Reach(rounds, frozenset(controlled))


def _finding(party: str, into: Mapping[str, list[Holding]], sure: _Reach, maybe: _Reach) -> Finding:
    certain = party in sure.rounds
    reach = sure if certain else maybe
    held = [one for one in into[party] if one.owner in reach.rounds]
    if certain:
        verdict = Verdict.CONTROLLED if party in sure.controlled else Verdict.OWNED
    else:
        verdict = Verdict.POSSIBLE if party in maybe.rounds else Verdict.MINORITY
    sure_share = sum(one.low for one in held if one.owner in sure.rounds)
    return Finding(
        party,
        verdict,
        min(sure_share, 100.0),
        min(sum(one.high for one in held), 100.0),
        tuple(sorted(held, key=lambda one: (-one.low, -one.high, one.owner))),
        _path(party, into, reach),
    )


def _path(party: str, into: Mapping[str, list[Holding]], reach: _Reach) -> tuple[Holding, ...]:
    """Return a shortest chain from a listed party, by steps to owners who joined in an earlier round."""
    steps: list[Holding] = []
    at = party
    while reach.rounds.get(at) != 0:
        before = reach.rounds.get(at, len(reach.rounds) + 1)
        earlier = [one for one in into[at] if reach.rounds.get(one.owner, before) < before]
        step = min(earlier, key=lambda one: (reach.rounds[one.owner], not one.controls, -one.low, -one.high, one.owner))
        steps.append(step)
        at = step.owner
    return tuple(reversed(steps))


def _rank(finding: Finding) -> tuple[int, float, float]:
    return list(Verdict).index(finding.verdict), -finding.low, -finding.high

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

from dataclasses import dataclass, field
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
        chains: how each party that was reached was reached; shared by all findings of one tracing.
    """

    party: str
    verdict: Verdict
    low: float
    high: float
    holdings: tuple[Holding, ...]
    chains: Chains = field(compare=False, repr=False)

    @property
    def path(self) -> tuple[Holding, ...]:
        """From a listed party to this one, step by step, each step one that counts; the shortest such chain.

        It is put together when asked for: the paths of a long chain's members are, together, as long as its square.
        """
        last = self.chains.shortest(self.party, self.holdings)
        return (*self.chains.to(last.owner), last)

    def paths(self, most: int) -> list[Path]:
        """Return a path through each holding that counts, at most `most` steps of each: none through this party."""
        return [
            Path(
                self.chains.root[one.owner],
                (*self.chains.to(one.owner, most - 1), one),
                self.chains.depth[one.owner] + 1,
            )
            for one in self.holdings
            if self.chains.joined_before(one.owner, self.party)
        ]


@dataclass(frozen=True, slots=True)
class Path:
    """The end of a chain from a listed party.

    Attributes:
        root: the listed party.
        steps: the last steps, in order; all of them where there are no more.
        length: how many steps there are.
    """

    root: str
    steps: tuple[Holding, ...]
    length: int


@dataclass(frozen=True, slots=True)
class Chains:
    """A smallest closed set, and by which step each of its members was reached.

    Attributes:
        rounds: in which each member joined, 0 for the listed.
        step: by party, the last step of a shortest chain to it.
        root: by party, the listed party that this chain begins with.
        depth: by party, the steps of that chain.
    """

    rounds: Mapping[str, int]
    step: Mapping[str, Holding]
    root: Mapping[str, str]
    depth: Mapping[str, int]

    def joined_before(self, owner: str, party: str) -> bool:
        """Whether an owner was reached without the party's help."""
        return owner in self.rounds and self.rounds[owner] < self.rounds.get(party, len(self.rounds) + 1)

    def shortest(self, party: str, held: Iterable[Holding]) -> Holding:
        """Return the holding of the owner who was reached first."""
        return _first_reached([one for one in held if self.joined_before(one.owner, party)], self.rounds)

    def to(self, party: str, most: int | None = None) -> tuple[Holding, ...]:
        """Return the last `most` steps, or all, of the chain to a party; none where it is listed."""
        steps: list[Holding] = []
        while party in self.step and (most is None or len(steps) < most):
            steps.append(self.step[party])
            party = steps[-1].owner
        return tuple(reversed(steps))


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
    out_of: dict[str, list[Holding]] = {}
    for one in found:
        into.setdefault(one.owned, []).append(one)
        out_of.setdefault(one.owner, []).append(one)
    marked = frozenset(listed)
    # Owners of whom nobody holds anything come first: what they reach need not be followed once more.
    starts = sorted((party for party in marked if party in out_of), key=lambda party: (party in into, party))
    groups = [starts] if rule.aggregate else [[party] for party in starts]
    best: dict[str, Finding] = {}
    covered: set[str] = set()
    for group in groups:
        # Whom an earlier one surely reaches, reaches nobody beyond, and with no greater share.
        if covered.issuperset(group):
            continue
        sure = _reach(group, out_of, rule, marked, lambda one: one.low)
        covered.update(sure.rounds)
        maybe = _reach(group, out_of, rule, marked, lambda one: one.high)
        touched = dict.fromkeys(one.owned for party in maybe.rounds for one in out_of.get(party, ()))
        for party in touched:
            if party in marked:
                continue
            finding = _finding(party, into, sure, maybe, rule)
            if finding.verdict is Verdict.MINORITY and not finding.high:
                continue  # control alone, under a rule that asks for shares
            if party not in best or _rank(finding) < _rank(best[party]):
                best[party] = finding
    return sorted(best.values(), key=lambda one: (*_rank(one), one.party))


def _reach(
    listed: Collection[str],
    out_of: Mapping[str, list[Holding]],
    rule: Rule,
    marked: Collection[str],
    share: Callable[[Holding], float],
) -> Chains:
    """Return the smallest closed set by rounds: those join a round who are reached by all that joined before it.

    Every holding is looked at once: what members hold of a party so far is kept and added to. A chain begins with the
    last listed party on its way (`marked`).
    """
    rounds: dict[str, int] = dict.fromkeys(listed, 0)
    step: dict[str, Holding] = {}
    root = {party: party for party in rounds}
    deep = dict.fromkeys(rounds, 0)
    shares: dict[str, float] = {}
    by_members: dict[str, list[Holding]] = {}
    frontier, number = list(rounds), 0
    while frontier:
        number += 1
        touched: dict[str, None] = {}
        for one in (one for member in frontier for one in out_of.get(member, ())):
            if one.owned not in rounds:
                touched[one.owned] = None
                shares[one.owned] = shares.get(one.owned, 0.0) + share(one)
                by_members.setdefault(one.owned, []).append(one)
        joining = []
        for party in touched:
            held = by_members[party]
            if not rule.met_by(shares[party]) and not (rule.control and any(one.controls for one in held)):
                continue
            joining.append(party)
            if party in marked:
                root[party], deep[party] = party, 0
                continue
            last = step[party] = _first_reached(held, rounds)
            root[party], deep[party] = root[last.owner], deep[last.owner] + 1
        rounds.update(dict.fromkeys(joining, number))
        frontier = joining
    return Chains(rounds, step, root, deep)


def _first_reached(held: Iterable[Holding], rounds: Mapping[str, int]) -> Holding:
    return min(held, key=lambda one: (rounds[one.owner], not one.controls, -one.low, -one.high, one.owner))


def _finding(party: str, into: Mapping[str, list[Holding]], sure: Chains, maybe: Chains, rule: Rule) -> Finding:
    certain = party in sure.rounds
    reach = sure if certain else maybe
    held = [one for one in into[party] if one.owner in reach.rounds]
    sure_share = sum(one.low for one in held if one.owner in sure.rounds)
    if certain:
        verdict = Verdict.OWNED if rule.met_by(sure_share) else Verdict.CONTROLLED
    else:
        verdict = Verdict.POSSIBLE if party in maybe.rounds else Verdict.MINORITY
    return Finding(
        party,
        verdict,
        min(sure_share, 100.0),
        min(sum(one.high for one in held), 100.0),
        tuple(sorted(held, key=lambda one: (-one.low, -one.high, one.owner))),
        reach,
    )


def _rank(finding: Finding) -> tuple[int, float, float]:
    return list(Verdict).index(finding.verdict), -finding.low, -finding.high

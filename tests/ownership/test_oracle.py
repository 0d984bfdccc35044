"""Random graphs with cycles against a brute-force oracle: the intersection of all closed sets."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from faultlines.ownership import RULES, Holding, Rule, Verdict, holdings, trace
from faultlines.records import OwnershipLink

PARTIES = "ABCDEFG"
ON = "2025-01-01"

shares = st.one_of(
    st.none(),
    st.sampled_from([5.0, 10.0, 20.0, 25.0, 30.0, 49.0, 50.0, 51.0, 100.0]).map(lambda share: (share, share)),
    st.sampled_from([(25.0, 50.0), (10.0, 60.0), (50.0, 75.0)]),
)
link = st.builds(
    lambda owner, owned, kind, share: OwnershipLink(owner, owned, kind, *(share or (None, None))),
    st.sampled_from(PARTIES),
    st.sampled_from(PARTIES),
    st.sampled_from(["owns", "owns", "owns", "controls", "directs", "linked"]),
    shares,
)
graphs = st.lists(link, max_size=16)
listings = st.frozensets(st.sampled_from(PARTIES), min_size=1, max_size=3)


def smallest_closed(
    held: list[Holding], listed: frozenset[str], rule: Rule, share: Callable[[Holding], float]
) -> frozenset[str]:
    """Intersect every set of parties that holds the listed and is closed under the rule; 2^7 sets at most."""
    others = [party for party in PARTIES if party not in listed]
    result = frozenset(PARTIES)
    for size in range(len(others) + 1):
        for chosen in combinations(others, size):
            members = listed | frozenset(chosen)
            if all(party in members or not reached(party, members, held, rule, share) for party in others):
                result &= members
    return result


def reached(
    party: str, members: frozenset[str], held: list[Holding], rule: Rule, share: Callable[[Holding], float]
) -> bool:
    """Whether members hold enough of a party, or control it where that counts."""
    theirs = [one for one in held if one.owned == party and one.owner in members]
    return rule.met_by(sum(map(share, theirs))) or (rule.control and any(one.controls for one in theirs))


@given(graphs, listings, st.sampled_from(RULES))
def test_findings_are_the_smallest_closed_sets(graph: list[OwnershipLink], listed: frozenset[str], rule: Rule) -> None:
    """Certain findings are those in the closed set at the lowest shares, possible ones those only at the highest."""
    held = holdings(graph, ON)
    groups = [listed] if rule.aggregate else [frozenset({party}) for party in listed]
    certain = frozenset().union(*(smallest_closed(held, group, rule, lambda one: one.low) for group in groups))
    maybe = frozenset().union(*(smallest_closed(held, group, rule, lambda one: one.high) for group in groups))
    found = {one.party: one for one in trace(held, listed, rule)}
    sure = {party for party, one in found.items() if one.verdict in (Verdict.OWNED, Verdict.CONTROLLED)}
    assert sure == certain - listed
    assert {party for party, one in found.items() if one.verdict is Verdict.POSSIBLE} == maybe - certain - listed


@given(graphs, listings, st.sampled_from(RULES))
def test_every_path_leads_from_a_listed_party_step_by_step(
    graph: list[OwnershipLink], listed: frozenset[str], rule: Rule
) -> None:
    """Each step is a holding, begins where the one before ended, and no party comes twice."""
    held = holdings(graph, ON)
    for finding in trace(held, listed, rule):
        owners = [step.owner for step in finding.path]
        assert owners[0] in listed
        assert finding.path[-1].owned == finding.party
        assert all(before.owned == after.owner for before, after in zip(finding.path, finding.path[1:], strict=False))
        assert len({*owners, finding.party}) == len(owners) + 1
        assert set(finding.path) <= set(held)


@given(graphs, listings, st.permutations(range(16)))
def test_the_order_of_links_does_not_matter(
    graph: list[OwnershipLink], listed: frozenset[str], order: list[int]
) -> None:
    """The smallest closed set is one, however it is computed."""
    shuffled = [graph[at] for at in order if at < len(graph)]
    for rule in RULES:
        one, other = (
            {found.party: (found.verdict, found.low) for found in trace(holdings(links, ON), listed, rule)}
            for links in (graph, shuffled)
        )
        assert one == other


@given(graphs, listings)
def test_a_further_owner_never_takes_anybody_out(graph: list[OwnershipLink], listed: frozenset[str]) -> None:
    """Listing more reaches no fewer."""
    held = holdings(graph, ON)
    for rule in RULES:
        before, after = (
            {one.party for one in trace(held, who, rule) if one.verdict in (Verdict.OWNED, Verdict.CONTROLLED)}
            for who in (listed, listed | {"G"})
        )
        assert before - {"G"} <= after

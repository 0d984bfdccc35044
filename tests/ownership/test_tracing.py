"""The rules on the examples that their authorities give, and on shapes that mislead."""

from __future__ import annotations

import pytest

from faultlines.errors import InputError
from faultlines.ownership import Finding, Holding, Rule, Verdict, holdings, rule_on, trace
from faultlines.records import OwnershipLink

ON = "2025-01-01"
OFAC, EU, UK = (rule_on(name, ON) for name in ("ofac", "eu", "uk"))


def links(*rows: tuple[str, str, float | tuple[float, float] | None] | tuple[str, str, str]) -> list[OwnershipLink]:
    """Make links: a share, its bounds, None for an unknown share, or the word of another kind."""
    made = []
    for owner, owned, share in rows:
        if isinstance(share, str):
            made.append(OwnershipLink(owner, owned, share, None, None))
        else:
            low, high = share if isinstance(share, tuple) else (share, share)
            made.append(OwnershipLink(owner, owned, "owns", low, high))
    return made


def found(rule: Rule, listed: str, made: list[OwnershipLink]) -> dict[str, Finding]:
    """Trace from the listed, one letter each."""
    return {one.party: one for one in trace(holdings(made, ON), set(listed), rule)}


def verdicts(rule: Rule, listed: str, made: list[OwnershipLink]) -> dict[str, str]:
    """Give the verdict on each party."""
    return {party: one.verdict.value for party, one in found(rule, listed, made).items()}


@pytest.mark.parametrize(
    ("rows", "party", "verdict"),
    [
        # OFAC FAQ 401, examples 1 to 4; owners that are not blocked themselves; FAQ 399.
        ([("X", "A", 50), ("A", "B", 50)], "B", "owned"),
        ([("X", "A", 50), ("X", "B", 50), ("A", "C", 25), ("B", "C", 25)], "C", "owned"),
        ([("X", "A", 50), ("X", "B", 10), ("A", "B", 40)], "B", "owned"),
        ([("X", "A", 50), ("X", "B", 25), ("A", "C", 25), ("B", "C", 25)], "C", "minority"),
        ([("X", "A", 25), ("X", "B", 25), ("A", "C", 50), ("B", "C", 50)], "C", None),
        ([("X", "A", 25), ("Y", "A", 25)], "A", "owned"),
    ],
)  # fmt: skip
def test_ofac_examples(rows: list[tuple[str, str, float]], party: str, verdict: str | None) -> None:
    """A party that is blocked counts with all that it holds, one that is not counts with nothing."""
    assert verdicts(OFAC, "XY", links(*rows)).get(party) == verdict


def test_shares_are_not_multiplied_along_a_chain() -> None:
    """50 % of 50 % of 50 % is 12.5 % of the money and still reached."""
    result = found(OFAC, "X", links(("X", "A", 50), ("A", "B", 50), ("B", "C", 50)))
    assert result["C"].verdict is Verdict.OWNED
    assert [step.owner for step in result["C"].path] == ["X", "A", "B"]


def test_a_circle_without_a_listed_owner_is_not_reached() -> None:
    """Two firms that own each other do not block each other; with a listed owner outside, both are reached."""
    circle = links(("A", "B", 60), ("B", "A", 50))
    assert verdicts(OFAC, "X", [*circle, *links(("X", "A", 40))]) == {"A": "minority"}
    assert verdicts(OFAC, "X", [*circle, *links(("X", "A", 50))]) == {"A": "owned", "B": "owned"}


def test_a_circle_that_helps_itself_over_the_threshold() -> None:
    """X holds 50 % of A, A of B, B another half of A: A is reached by X, then also by B, and the path begins with X."""
    result = found(OFAC, "X", links(("X", "A", 50), ("A", "B", 50), ("B", "A", 50)))
    assert (result["A"].low, [step.owner for step in result["A"].path]) == (100.0, ["X"])
    assert [one.owner for one in result["A"].holdings] == ["B", "X"]


def test_the_threshold_itself() -> None:
    """Half is enough for OFAC, and for the EU since July 2024; it never was for the UK."""
    half = links(("X", "A", 50))
    assert verdicts(OFAC, "X", half) == verdicts(EU, "X", half) == {"A": "owned"}
    assert verdicts(UK, "X", half) == verdicts(rule_on("eu", "2024-07-02"), "X", half) == {"A": "minority"}
    more = links(("X", "A", 50.01))
    assert verdicts(UK, "X", more) == verdicts(rule_on("eu", "2024-07-02"), "X", more) == {"A": "owned"}


def test_thirds_add_up() -> None:
    """Shares that are sums of fractions are compared as people write them."""
    assert verdicts(OFAC, "X", links(("X", "A", 16.7), ("X", "B", 50), ("B", "A", 33.3))) == {
        "A": "owned",
        "B": "owned",
    }


def test_aggregation() -> None:
    """Two listed owners of 30 % each: added up by OFAC and the EU, not by the UK."""
    rows = links(("X", "A", 30), ("Y", "A", 30))
    assert verdicts(OFAC, "XY", rows) == verdicts(EU, "XY", rows) == {"A": "owned"}
    assert verdicts(UK, "XY", rows) == {"A": "minority"}
    assert verdicts(rule_on("ofac", "2014-08-12"), "XY", rows) == {"A": "minority"}


def test_one_owner_through_two_firms_counts_together_for_the_uk() -> None:
    """What a listed party's own firms hold is his."""
    rows = links(("X", "A", 60), ("X", "B", 60), ("A", "C", 30), ("B", "C", 30), ("Y", "C", 20))
    result = found(UK, "XY", rows)
    assert (result["C"].verdict, result["C"].low) == (Verdict.OWNED, 60.0)


def test_control() -> None:
    """Control reaches for the EU and the UK, also through a chain; OFAC asks for shares."""
    rows = links(("X", "A", "controls"), ("A", "B", 60))
    assert verdicts(EU, "X", rows) == verdicts(UK, "X", rows) == {"A": "controlled", "B": "owned"}
    assert verdicts(OFAC, "X", rows) == {}


def test_directors_and_links_are_not_owners() -> None:
    """A seat on a board and "linked to" reach nobody under any rule."""
    rows = links(("X", "A", "directs"), ("X", "B", "linked"))
    assert [verdicts(rule, "X", rows) for rule in (OFAC, EU, UK)] == [{}, {}, {}]


def test_unknown_and_bounded_shares_are_possible() -> None:
    """A share that nobody gives may be all that others leave; bounds around the threshold may be enough."""
    assert verdicts(OFAC, "X", links(("X", "A", None), ("Z", "A", 40))) == {"A": "possible"}
    assert verdicts(OFAC, "X", links(("X", "A", None), ("Z", "A", 60))) == {"A": "minority"}
    assert verdicts(OFAC, "X", links(("X", "A", (25.0, 50.0)))) == {"A": "possible"}
    assert verdicts(OFAC, "X", links(("X", "A", (50.0, 75.0)))) == {"A": "owned"}
    assert verdicts(OFAC, "X", links(("X", "A", None), ("A", "B", 60))) == {"A": "possible", "B": "possible"}


def test_reports_of_one_holding_are_not_added_up() -> None:
    """Three sources that give 30, 30 and 40 % mean 40 %, not the whole."""
    rows = links(("X", "A", 30), ("X", "A", 30), ("X", "A", 40))
    assert found(OFAC, "X", rows)["A"].high == 40.0


def test_only_what_is_in_force_on_the_day_counts() -> None:
    """A holding sold the day before does not reach; on its last day it does."""
    link = OwnershipLink("X", "A", "owns", 60.0, 60.0, "2020-01-01", "2024-12-31")
    days = {"2019-12-31": [], "2020-01-01": ["A"], "2024-12-31": ["A"], "2025-01-01": []}
    assert {day: [one.party for one in trace(holdings([link], day), {"X"}, OFAC)] for day in days} == days


def test_own_shares_are_left_out() -> None:
    """What a company holds of itself makes nobody its owner."""
    assert verdicts(OFAC, "A", links(("A", "A", 100), ("A", "B", 60))) == {"B": "owned"}


def test_listed_parties_are_not_findings() -> None:
    """Who is listed is listed, and passes on what he holds."""
    assert verdicts(OFAC, "XA", links(("X", "A", 100), ("A", "B", 100))) == {"B": "owned"}


def test_the_path_is_a_shortest_one() -> None:
    """Of two chains the shorter is printed, and each step begins where the last ended."""
    rows = links(("X", "A", 100), ("A", "B", 100), ("B", "C", 60), ("X", "D", 100), ("D", "C", 40))
    path = found(OFAC, "X", rows)["C"].path
    assert [(step.owner, step.owned) for step in path] == [("X", "D"), ("D", "C")]


def test_an_unknown_rule() -> None:
    """Is told, with those that there are."""
    with pytest.raises(InputError, match="ofac, eu, uk"):
        rule_on("un", ON)


def test_a_path_through_each_owner() -> None:
    """Where a listed party holds a part itself, the chain to the rest is given too; none leads through the party."""
    rows = links(("X", "C", 30), ("X", "A", 60), ("A", "C", 30), ("C", "D", 50), ("D", "C", 10))
    paths = found(OFAC, "X", rows)["C"].paths(9)
    assert [[step.owner for step in path.steps] for path in paths] == [["X", "A"], ["X"]]


def test_a_long_path_is_cut_at_its_front() -> None:
    """Its root and length are told."""
    rows = links(("X", "C0", 60), *((f"C{at}", f"C{at + 1}", 60) for at in range(20)))
    finding = found(OFAC, "X", rows)["C20"]
    (path,) = finding.paths(3)
    assert (path.root, path.length, [step.owner for step in path.steps]) == ("X", 21, ["C17", "C18", "C19"])
    assert len(finding.path) == 21


def test_work_grows_with_the_links_not_with_their_square() -> None:
    """Each holding is added up once, though the hub's owners join one after the other."""
    looked = []

    class Counting(Holding):
        """Counts how often its share is asked for."""

        def __getattribute__(self, name: str) -> object:
            if name == "low":
                looked.append(1)
            return super().__getattribute__(name)

    size = 300
    rows = [Counting("X", "C0", 60.0, 60.0, False, ()), *(
        Counting(owner, owned, share, share, False, ())
        for at in range(size)
        for owner, owned, share in ((f"C{at}", f"C{at + 1}", 60.0), (f"C{at}", "hub", 0.1))
    )]  # fmt: skip
    assert len(trace(rows, {"X"}, OFAC)) == size + 2
    assert len(looked) < 12 * len(rows)


def test_a_listed_party_on_the_way_begins_the_path_and_is_not_followed_twice() -> None:
    """Where no shares are added up, whom a listed party reaches is not traced once more from those below it."""
    made = links(*((f"C{at}", f"C{at + 1}", 60) for at in range(400)))
    held = holdings(made, ON)
    asked = []

    class Counting(Holding):
        """Counts how often its share is asked for."""

        def __getattribute__(self, name: str) -> object:
            if name == "low":
                asked.append(1)
            return super().__getattribute__(name)

    rows = [Counting(one.owner, one.owned, one.low, one.high, one.controls, one.sources) for one in held]
    result = {one.party: one for one in trace(rows, {f"C{at}" for at in range(0, 400, 2)}, UK)}
    assert len(asked) < 12 * len(rows)
    assert [step.owner for step in result["C399"].path] == ["C398"]


def test_control_that_shares_overtake_is_ownership() -> None:
    """A is controlled at once, and owned when what its reached sister holds is added."""
    rows = links(("X", "A", "controls"), ("X", "B", 60), ("B", "A", 60))
    assert verdicts(EU, "X", rows) == {"A": "owned", "B": "owned"}

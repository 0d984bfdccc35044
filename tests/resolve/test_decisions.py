"""Merges and splits by people, in a real case: kept, undone, contradicted, never touching a claim."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import faultlines
from faultlines.errors import InputError, NotFoundError
from faultlines.records import Decision, DecisionKind
from faultlines.resolve import apply, gather, merge_detail, split_detail
from tests.resolve.test_gathering import SENTENCES, read
from tests.resolve.texts import TEXTS

if TYPE_CHECKING:
    from pathlib import Path

    from faultlines.records import Actor

WHY = {"reason": "the report says so", "author": "Ana"}


def evidence(path: Path) -> list[tuple[object, ...]]:
    """Return every row of documents and claims."""
    with sqlite3.connect(path) as file:
        rows = [tuple(row) for table in ("document", "claim", "claim_actor", "claim_target", "claim_commodity")
                for row in file.execute(f"SELECT * FROM {table}")]  # fmt: skip  # noqa: S608 - names from above
    file.close()
    return rows


def by_name(case: faultlines.Case) -> dict[str, Actor]:
    """Return the resolved actors of a case by name."""
    return {actor.name: actor for actor in case.actors().actors if not actor.unresolved}


def test_the_corpus_is_gathered(case_path: Path) -> None:
    """One trader in four spellings and three scripts, one ship under two names, and two Kims that stay open."""
    with faultlines.open_case(case_path, read_only=True) as case:
        found = case.actors()
        trader = found.find("리창범")
        assert {"Ri Chang Bom", "Ри Чхан Бом", "Lee Chang-bom", "리창범"} == set(trader.names)
        ship = found.find("Sun Lotus")
        assert ("imo", "9100011") in ship.identifiers
        assert "Paek Yang San 7" in ship.names
        assert len([actor for actor in found.actors if actor.name == "Kim" and actor.unresolved]) == 2
        assert found.find("HTC").name == "Hwanggum Trading Corporation"
        assert "Ri Chang Il" not in trader.names


def test_a_merge_a_split_and_their_undoing_change_no_claim(case_path: Path) -> None:
    """Two actors become one, a mention leaves it, both are undone: actors are as at first, claims as ever."""
    before = evidence(case_path)
    with faultlines.open_case(case_path) as case:
        at_first = case.actors()
        kept, joined = at_first.find("Meridian Bunkering Company"), at_first.find("Hwanggum Trading Corporation")
        merge = case.merge_actors(kept.id, joined.id, **WHY)
        both = case.actor(kept.id)
        assert {joined.name, kept.name} <= set(both.names)
        assert len(both.mentions) == len(kept.mentions) + len(joined.mentions)
        assert both.merges[0].reason == f"Ana, {merge.decided_at[:10]}: the report says so"
        split = case.split_actor(kept.id, [joined.mentions[0].id], **WHY)
        assert joined.name not in case.actor(kept.id).names
        assert case.undo_decision(split.id, **WHY).undoes == split.id
        case.undo_decision(merge.id[:9], **WHY)
        assert case.actors().actors == at_first.actors
        states = [each.state for each in case.actors().decisions]
        assert states == ["undone", "undone", "stands", "stands"]
    assert evidence(case_path) == before


def test_undoing_an_undoing_brings_the_decision_back(case_path: Path) -> None:
    """An undone merge whose undoing is undone stands again."""
    with faultlines.open_case(case_path) as case:
        actors = by_name(case)
        merge = case.merge_actors("Sergei Shoigu", "Ri Chang Il", **WHY)
        undone = case.undo_decision(merge.id, **WHY)
        assert by_name(case).keys() == actors.keys()
        case.undo_decision(undone.id, **WHY)
        assert "Ri Chang Il" in case.actor("Sergei Shoigu").names


def test_of_two_decisions_that_contradict_the_later_stands(case_path: Path) -> None:
    """A split after a merge overrules it, a merge after that the split; all are shown."""
    with faultlines.open_case(case_path) as case:
        joined = case.actor("Ri Chang Il")
        merge = case.merge_actors("Sergei Shoigu", joined.id, **WHY)
        whole = case.actor("Sergei Shoigu")
        split = case.split_actor(whole.id, [mention.id for mention in joined.mentions], **WHY)
        told = {each.decision.id: (each.state, each.by) for each in case.actors().decisions}
        assert told == {merge.id: ("overruled", split.id), split.id: ("stands", "")}
        apart = case.actor("Ri Chang Il")
        again = case.merge_actors(whole.id, apart.id, **WHY)
        told = {each.decision.id: (each.state, each.by) for each in case.actors().decisions}
        assert told == {merge.id: ("stands", ""), split.id: ("overruled", again.id), again.id: ("stands", "")}


def test_decisions_hold_after_more_is_read_and_after_a_new_reading(case_path: Path, tmp_path: Path) -> None:
    """New documents and the same ones again leave a merge in force; reading the same again changes no actor."""
    with faultlines.open_case(case_path) as case:
        case.merge_actors("Sergei Shoigu", "Ri Chang Il", **WHY)
        before = case.actors()
        for name, (published, source, text) in TEXTS.items():
            (tmp_path / name).write_text(text, encoding="utf-8")
            case.read(tmp_path / name, published=published, source=source)
        assert case.actors() == before
        (tmp_path / "new.txt").write_text("Sergei Shoigu sent shells to North Korea in May.", encoding="utf-8")
        case.read(tmp_path / "new.txt")
        grown = case.actor("Sergei Shoigu")
        assert len(grown.mentions) == len(before.find("Sergei Shoigu").mentions) + 1
        assert "Ri Chang Il" in grown.names


@pytest.mark.parametrize(
    ("act", "error"),
    [
        (lambda case: case.merge_actors("Sergei Shoigu", "Sergei Shoigu", **WHY), InputError),
        (lambda case: case.merge_actors("Sergei Shoigu", "Nobody", **WHY), NotFoundError),
        (lambda case: case.merge_actors("Sergei Shoigu", "Ri Chang Il", reason=" ", author="Ana"), InputError),
        (lambda case: case.split_actor("Sergei Shoigu", [], **WHY), InputError),
        (lambda case: case.split_actor("Sergei Shoigu", ["m00000000"], **WHY), NotFoundError),
        (lambda case: case.undo_decision("j00000000", **WHY), NotFoundError),
    ],
)
def test_a_decision_that_means_nothing_is_refused(case_path: Path, act, error: type[Exception]) -> None:  # type: ignore[no-untyped-def]
    """One actor with itself, an unknown one, no reason, no mention: refused, and nothing is written."""
    with faultlines.open_case(case_path) as case:
        with pytest.raises(error):
            act(case)
        assert case.actors().decisions == ()


def test_undoing_twice_is_refused(case_path: Path) -> None:
    """What is undone already cannot be undone again; the error says by what."""
    with faultlines.open_case(case_path) as case:
        merge = case.merge_actors("Sergei Shoigu", "Ri Chang Il", **WHY)
        undone = case.undo_decision(merge.id, **WHY)
        with pytest.raises(InputError, match=undone.id):
            case.undo_decision(merge.id, **WHY)


def test_decisions_are_never_rewritten(case_path: Path) -> None:
    """The file itself refuses to change or delete a decision."""
    with faultlines.open_case(case_path) as case:
        case.merge_actors("Sergei Shoigu", "Ri Chang Il", **WHY)
    file = sqlite3.connect(case_path)
    for sql in ("UPDATE decision SET kind = 'x'", "DELETE FROM decision"):
        with pytest.raises(sqlite3.IntegrityError):
            file.execute(sql)
    file.close()


GATHERED = gather(read(*SENTENCES))


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.booleans(), st.integers(0, 99), st.integers(0, 99)), max_size=8))
def test_any_decisions_undone_restore_what_was(steps: list[tuple[bool, int, int]]) -> None:
    """After any merges and splits every mention is in one actor; with all of them undone, all is as gathered."""
    decisions: list[Decision] = []
    for merging, one, other in steps:
        actors, _ = apply(GATHERED, decisions)
        first, second = actors[one % len(actors)], actors[other % len(actors)]
        number = len(decisions) + 1
        if merging and first.id != second.id:
            detail = merge_detail(first, second)
            decisions.append(Decision(DecisionKind.MERGE, first.id, "Ana", "so", "2025-01-01", detail, None, number))
        elif not merging and len(first.mentions) > 1:
            detail = split_detail(first, [first.mentions[other % len(first.mentions)]])
            decisions.append(Decision(DecisionKind.SPLIT, first.id, "Ana", "so", "2025-01-01", detail, None, number))
    actors, told = apply(GATHERED, decisions)
    everything = sorted(mention.id for actor in GATHERED for mention in actor.mentions)
    assert sorted(mention.id for actor in actors for mention in actor.mentions) == everything
    assert len(told) == len(decisions)
    if decisions:
        assert told[-1].state == "stands"
    undoing = [
        Decision(DecisionKind.UNDO, one.id, "Ana", "no", "2025-01-02", {}, one.id, len(decisions) + at)
        for at, one in enumerate(decisions, 1)
    ]
    assert apply(GATHERED, [*decisions, *undoing])[0] == GATHERED


def test_a_foreign_detail_is_without_object() -> None:
    """A decision whose mentions are not there, or whose detail is no such, changes nothing and says so."""
    for detail in ({}, {"kept": "x", "joined": 3}, {"kept": ["m0"], "joined": ["m1"]}):
        decision = Decision(DecisionKind.MERGE, "a0", "Ana", "so", "2025-01-01", detail)
        actors, told = apply(GATHERED, [decision])
        assert actors == GATHERED
        assert told[0].state == "without object"

"""Decisions in the case file: appended with author and reason, numbered, refused where they mean nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from faultlines.errors import CaseError, NotFoundError
from faultlines.records import Decision, DecisionKind

if TYPE_CHECKING:
    from faultlines.case import CaseFile

MERGE = Decision(
    DecisionKind.MERGE, "a1", "Ana", "one ship", "2025-01-01T00:00:00Z", {"kept": ["m1"], "joined": ["m2"]}
)


def test_decisions_come_back_as_they_were_given(case: CaseFile) -> None:
    """Each decision returns whole and in order; two equal ones are two."""
    first, second = case.add_decision(MERGE), case.add_decision(MERGE)
    undo = case.add_decision(
        Decision(DecisionKind.UNDO, first.id, "Bo", "not so", "2025-01-02T00:00:00Z", {}, undoes=first.id)
    )
    assert list(case.decisions()) == [first, second, undo]
    assert first.id != second.id
    assert undo.undoes == first.id


@pytest.mark.parametrize("fields", [{"author": ""}, {"reason": ""}])
def test_nobody_and_no_reason_are_refused(case: CaseFile, fields: dict[str, str]) -> None:
    """A decision without author or reason is refused, and leaves nothing."""
    given = {"author": "Ana", "reason": "so", **fields}
    with pytest.raises(CaseError, match="author and a reason"):
        case.add_decision(Decision(DecisionKind.MERGE, "a1", given["author"], given["reason"], "2025-01-01"))
    assert not list(case.decisions())


def test_undoing_what_is_not_there_is_refused(case: CaseFile) -> None:
    """To undo an unknown decision is an error, not a decision."""
    with pytest.raises(NotFoundError):
        case.add_decision(Decision(DecisionKind.UNDO, "j0", "Ana", "so", "2025-01-01", {}, undoes="j0"))
    assert not list(case.decisions())


@pytest.mark.parametrize(("kind", "detail"), [("crown", "{}"), ("merge", "[]"), ("merge", "{")])
def test_a_foreign_decision_is_told_and_not_guessed(case: CaseFile, kind: str, detail: str) -> None:
    """A kind that this version does not know, or a detail that is no object, is an error that names the decision."""
    case._connection.execute(
        "INSERT INTO decision (id, subject, kind, detail, decided_by, decided_at) VALUES ('j9', 'a1', ?, ?, 'X', '1')",
        [kind, detail],
    )
    with pytest.raises(CaseError, match="j9"):
        list(case.decisions())


def test_the_reason_is_kept_in_the_row(case: CaseFile) -> None:
    """Any SQLite tool shows why: the reason stands in the row's detail."""
    case.add_decision(MERGE)
    row = case._connection.execute("SELECT detail FROM decision").fetchone()
    assert json.loads(row["detail"])["reason"] == "one ship"

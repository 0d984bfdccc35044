"""What a person decided about records of a case: never rewritten, undone only by a further decision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from faultlines.records.identity import content_id


class DecisionKind(StrEnum):
    """Two actors are one; some mentions are somebody else's; an earlier decision counts no more."""

    MERGE = "merge"
    SPLIT = "split"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision of a person.

    Attributes:
        kind: what was decided.
        subject: id of the actor, or of the decision undone, that it is about.
        author, reason: who decided, and why; never empty.
        decided_at: UTC, ISO 8601 with seconds and `Z`.
        detail: what it needs to be applied again, as JSON can hold it: `{"kept": [mention ids], "joined": [...]}` for a
            merge, `{"apart": [mention ids], "rest": [...]}` for a split; beside them the names, for a reader.
        undoes: id of the decision that this one takes back, or None.
        number: of those before it in the case: two equal decisions are two.
    """

    kind: DecisionKind
    subject: str
    author: str
    reason: str
    decided_at: str
    detail: Mapping[str, object] = field(default_factory=dict)
    undoes: str | None = None
    number: int = 0

    @property
    def id(self) -> str:
        """Content id over all of it."""
        return content_id(
            "j",
            [self.kind, self.subject, self.author, self.reason, self.decided_at, dict(self.detail), self.undoes,
             self.number],
        )  # fmt: skip

"""Actors, decisions and gaps as rows for JSON and CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING

from faultlines.export.match_rows import match_row

if TYPE_CHECKING:
    from faultlines.records import Actor, Decision, Evidence, Gap

ACTOR_FIELDS = (
    "id", "name", "kind", "state", "mentions", "documents", "aliases", "titles", "identifiers", "unresolved",
    "decisions",
)  # fmt: skip
GAP_FIELDS = (
    "id", "name", "kind", "state", "listed", "sources", "claims", "trades", "partners", "aliases", "entries",
    "sentences",
)  # fmt: skip


def actor_row(actor: Actor) -> dict[str, object]:
    """Return one actor in short: how many mentions and documents, all names."""
    return {
        "id": actor.id, "name": actor.name, "kind": str(actor.kind), "state": actor.state,
        "mentions": len(actor.mentions), "documents": len(actor.documents), "aliases": list(actor.aliases),
        "titles": list(actor.titles), "identifiers": [f"{kind}:{value}" for kind, value in actor.identifiers],
        "unresolved": actor.unresolved, "decisions": list(actor.decisions),
    }  # fmt: skip


def whole_actor(actor: Actor) -> dict[str, object]:
    """Return one actor with every mention and the reason of every merge."""
    mentions = [
        {
            "id": mention.id, "document": mention.document, "start": mention.start, "end": mention.end,
            "text": mention.text, "title": mention.title,
            "claims": [{"id": part.claim, "role": str(part.role)} for part in mention.parts],
        }
        for mention in actor.mentions
    ]  # fmt: skip
    merges = [
        {"one": merge.one, "other": merge.other, "score": merge.score, "reason": merge.reason} for merge in actor.merges
    ]
    return {**actor_row(actor), "mentions": mentions, "documents": list(actor.documents), "merges": merges}


def decision_row(decision: Decision, state: str = "stands", by: str = "") -> dict[str, object]:
    """Return one decision, and what became of it."""
    return {
        "id": decision.id, "kind": str(decision.kind), "subject": decision.subject, "author": decision.author,
        "reason": decision.reason, "decided_at": decision.decided_at, "undoes": decision.undoes,
        "detail": dict(decision.detail), "state": state, "by": by,
    }  # fmt: skip


def gap_row(gap: Gap) -> dict[str, object]:
    """Return one gap with its evidence and the entries that answer its names."""
    return {
        **actor_row(gap.actor),
        "listed": gap.listed,
        "sources": list(gap.sources),
        "trades": list(gap.trades),
        "partners": list(gap.partners),
        "evidence": [_evidence(one) for one in gap.evidence],
        "matches": [match_row(match) for match in gap.matches],
    }


def flat_gap(gap: Gap) -> dict[str, object]:
    """Return one gap as a row of a table: `sources` counted, sentences once each."""
    actor = gap.actor
    return {
        "id": actor.id, "name": actor.name, "kind": str(actor.kind), "state": actor.state,
        "listed": "yes" if gap.listed else "no", "sources": len(gap.sources), "claims": len(gap.evidence),
        "trades": list(gap.trades), "partners": list(gap.partners), "aliases": list(actor.aliases),
        "entries": [f"{m.verdict} {m.list_name} {m.entry_id} {m.entry_name}" for m in gap.matches],
        "sentences": list(dict.fromkeys(one.sentence for one in gap.evidence)),
    }  # fmt: skip


def _evidence(one: Evidence) -> dict[str, object]:
    return {
        "claim": one.claim, "document": one.document, "role": str(one.role), "mode": str(one.mode),
        "holder": one.holder, "trades": list(one.trades), "partners": list(one.partners), "sentence": one.sentence,
        "source": one.source, "published": one.published,
    }  # fmt: skip

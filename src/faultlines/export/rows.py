"""One claim as one flat row under the field names of the annotation guidelines."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from faultlines.records import Claim, Document

FIELDS = (
    "doc", "quote", "actor", "target", "actor_text", "target_text", "type", "commodity", "mode", "holder", "when",
    "id", "start", "end", "likelihood", "quantity", "where", "instrument", "unresolved",
    "document", "source", "published",
)  # fmt: skip
"""The fields of a row, in the order in which every row format writes them."""


def claim_row(claim: Claim, document: Document) -> dict[str, object]:
    """Return `claim` as strings, numbers, lists and None, ready for JSON.

    `doc` is the base name of the file the document was first read from, `document` its id, `start` and `end` count
    characters of its text, `quantity` is a list of `{low, high, unit, text}`, the ends None where they are open.
    """
    return {
        "doc": document.name,
        "quote": claim.quote,
        "actor": list(claim.actor),
        "target": list(claim.target),
        "actor_text": claim.actor_text,
        "target_text": claim.target_text,
        "type": claim.type.value,
        "commodity": [commodity.value for commodity in claim.commodity],
        "mode": claim.mode.value,
        "holder": claim.holder,
        "when": claim.when,
        "id": claim.id,
        "start": claim.start,
        "end": claim.end,
        "likelihood": claim.likelihood.value if claim.likelihood else None,
        "quantity": [
            {"low": item.low, "high": item.high, "unit": item.unit, "text": item.text} for item in claim.quantity
        ],
        "where": claim.where,
        "instrument": claim.instrument.value if claim.instrument else None,
        "unresolved": list(claim.unresolved),
        "document": claim.document,
        "source": document.source,
        "published": document.published,
    }

"""Records and a case file for the tests of the case file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

from faultlines.case import CaseFile
from faultlines.records import Claim, Commodity, Document, EventType, Mode, Quantity, Sighting

if TYPE_CHECKING:
    from pathlib import Path

MakeDocument = Callable[..., Document]
MakeClaim = Callable[..., Claim]

TEXT = "Moscow sends fuel to Pyongyang.\n\nKim denies sending 8,000 shells to Russia."


@pytest.fixture
def make_document() -> MakeDocument:
    """Build a document from its text; everything else has a default."""

    def make(text: str = TEXT, **fields: Any) -> Document:
        given = {"part": 0, "name": "note.txt", "media_type": "text/plain", "language": "en", **fields}
        return Document(sha256=hashlib.sha256(text.encode()).hexdigest(), text=text, **given)

    return make


@pytest.fixture
def make_claim() -> MakeClaim:
    """Build a claim that quotes words of a document; everything else has a default."""

    def make(document: Document, quote: str, **fields: Any) -> Claim:
        start = document.text.index(quote)
        given = {
            "actor": ("RUS",), "target": ("PRK",), "actor_text": "Moscow", "target_text": "Pyongyang",
            "type": EventType.AID, "mode": Mode.FACT, "extractor": "1", **fields,
        }  # fmt: skip
        return Claim(document=document.id, start=start, end=start + len(quote), quote=quote, **given)

    return make


@pytest.fixture
def pair(make_document: MakeDocument, make_claim: MakeClaim) -> tuple[Document, list[Claim]]:
    """One document with two claims, one of them with every field filled."""
    document = make_document(title="A note", source="Wire", published="2023-09-14")
    fuel = make_claim(document, "Moscow sends fuel to Pyongyang", commodity=(Commodity.FUEL,))
    shells = make_claim(
        document,
        "Kim denies sending 8,000 shells to Russia",
        actor=("PRK", "PER:Kim"),
        target=("RUS",),
        actor_text="Kim",
        target_text="Russia",
        mode=Mode.DENIAL,
        commodity=(Commodity.ARMS, Commodity.MONEY),
        holder="Kim < state media",
        when="2023-08",
        quantity=(Quantity(8000.0, None, "shells", "8,000 shells"), Quantity(None, 2.5, "USD", "up to 2.50")),
        where="Vladivostok",
        unresolved=("it", "«this deal»"),
    )
    return document, [fuel, shells]


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    """Give an empty case file on disk."""
    with CaseFile.open(tmp_path / "test.case", create=True) as opened:
        yield opened


def seen(document: Document, locator: str = "note.txt", **fields: Any) -> Sighting:
    """Return a sighting of a document."""
    return Sighting(document.id, locator, "2025-01-01T00:00:00Z", **fields)

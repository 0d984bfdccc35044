"""The writer: what it stores, what it stores once, and what it refuses to change."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from faultlines.case import CaseFile, ClaimFilter
from faultlines.errors import CaseError, NotFoundError
from faultlines.records import Claim, Document, Failure, Mode, Quantity

from .conftest import MakeClaim, MakeDocument, seen

if TYPE_CHECKING:
    from pathlib import Path

Pair = tuple[Document, list[Claim]]
FAILURE = Failure("bad.pdf", "no text in it", "2025-01-01T00:00:00Z", hint="run OCR first")


def test_add_gives_back_equal_records(case: CaseFile, pair: Pair) -> None:
    """A document and its claims come back field for field, the claims in their order."""
    document, claims = pair
    assert case.add(document, claims, seen(document), "1")
    assert list(case.documents()) == [document]
    assert list(case.claims()) == claims
    assert [claim.extractor for claim in case.claims()] == ["1", "1"]
    assert [claim.id for claim in case.claims()] == [claim.id for claim in claims]


def test_adding_again_adds_nothing(case: CaseFile, pair: Pair) -> None:
    """The same document from the same place changes no byte of the counts, not even at another hour."""
    document, claims = pair
    case.add(document, claims, seen(document), "1")
    before = case.counts()
    assert not case.add(document, claims, replace(seen(document), seen_at="2026-02-02T00:00:00Z"), "1")
    assert case.counts() == before
    assert case.counts().sightings == 1


@pytest.mark.parametrize(
    "change", [{"locator": "copy.txt"}, {"source": "Another"}, {"published": "2024"}, {"title": "T"}]
)
def test_another_place_or_label_is_a_sighting(case: CaseFile, pair: Pair, change: dict[str, str]) -> None:
    """A reprint under another address, or the same file filed otherwise, is one document seen twice."""
    document, claims = pair
    case.add(document, claims, seen(document), "1")
    assert not case.add(document, claims, replace(seen(document), **change), "1")
    assert [sighting.locator for sighting in case.sightings(document.id)] == [
        "note.txt",
        change.get("locator", "note.txt"),
    ]
    assert case.counts().documents == 1


def test_the_same_place_saying_less_is_no_sighting(case: CaseFile, pair: Pair) -> None:
    """Reading a file again without the manifest that came with it the first time adds nothing."""
    document, claims = pair
    case.add(document, claims, seen(document, source="Wire", published="2023-09-14"), "1")
    assert not case.add_sighting(seen(document))
    assert not case.add_sighting(seen(document, source="Wire"))
    assert case.add_sighting(seen(document, source="Wire", published="2023-09"))


def test_equal_claims_of_one_document_are_one(case: CaseFile, pair: Pair) -> None:
    """A claim that the extractor gives twice is stored once, at its first place."""
    document, claims = pair
    case.add(document, [*claims, claims[0]], seen(document), "1")
    assert list(case.claims()) == claims


def test_whole_amounts_keep_the_id_under_which_they_are_stored(
    case: CaseFile, make_document: MakeDocument, make_claim: MakeClaim
) -> None:
    """A claim that is read back leads to itself, even if its amounts were given as whole numbers."""
    document = make_document()
    claim = make_claim(document, "8,000 shells", quantity=(Quantity(8000, None, "shells", "8,000 shells"),))
    case.add(document, [claim], seen(document), "1")
    stored = next(case.claims())
    assert case.claim(stored.id) == stored == claim


def test_a_misplaced_quotation_is_refused_whole(case: CaseFile, pair: Pair) -> None:
    """A claim whose words do not stand at its offsets stores neither itself nor its document."""
    document, claims = pair
    with pytest.raises(CaseError, match="does not quote"):
        case.add(document, [claims[0], replace(claims[1], start=claims[1].start + 1)], seen(document), "1")
    assert case.counts().documents == 0


def _add_and_fail(case: CaseFile, pair: Pair) -> None:
    with case.transaction():
        case.add(*pair, seen(pair[0]), "1")
        case.claim("c0000000")


def test_a_transaction_left_by_an_error_leaves_nothing(case: CaseFile, pair: Pair, make_document: MakeDocument) -> None:
    """Two documents of the same bytes are stored together or not at all, and the file can be written to afterwards."""
    with pytest.raises(NotFoundError):
        _add_and_fail(case, pair)
    assert case.counts().documents == case.counts().sightings == 0
    assert case.add(make_document("Another."), [], seen(make_document("Another.")), "1")


def test_a_sighting_needs_its_document(case: CaseFile, make_document: MakeDocument) -> None:
    """A sighting of something that is not stored is refused."""
    with pytest.raises(NotFoundError):
        case.add_sighting(seen(make_document()))


def test_failures_are_kept_once_and_stand_until_settled(case: CaseFile) -> None:
    """A failure stands until what failed was read; if it fails again the same way, it stands again."""
    assert case.add_failure(FAILURE)
    assert not case.add_failure(replace(FAILURE, seen_at="2026-01-01T00:00:00Z"))
    assert list(case.failures()) == [FAILURE]
    case.settle([FAILURE])
    assert list(case.failures()) == []
    assert case.counts().failures == 0
    assert case.add_failure(FAILURE)
    assert list(case.failures()) == [FAILURE]


@pytest.mark.parametrize("change", ["DELETE FROM {table}", "UPDATE {table} SET {column} = {column}"])
@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("document", "text"),
        ("sighting", "locator"),
        ("claim", "quote"),
        ("claim_actor", "code"),
        ("claim_target", "code"),
        ("claim_commodity", "commodity"),
        ("claim_quantity", "low"),
        ("decision", "kind"),
    ],
)
def test_evidence_cannot_be_rewritten(case: CaseFile, pair: Pair, table: str, column: str, change: str) -> None:
    """Even another SQLite program that opens the file cannot change or remove evidence."""
    case.add(*pair, seen(pair[0]), "1")
    decision = (
        "INSERT INTO decision (id, subject, kind, decided_by, decided_at) VALUES ('x', 'c', 'reject', 'me', 'now')"
    )
    with sqlite3.connect(case.path) as other:
        other.execute(decision)
        with pytest.raises(sqlite3.IntegrityError, match="never"):
            other.execute(change.format(table=table, column=column))


def test_reread_supersedes_and_restores(case: CaseFile, pair: Pair, make_claim: MakeClaim) -> None:
    """A newer extractor's claims stand, the older ones' rows stay, and a claim found again stands again."""
    document, (fuel, shells) = pair
    case.add(document, [fuel, shells], seen(document), "1")
    plan = make_claim(document, "Moscow sends fuel", mode=Mode.FORECAST)
    assert case.reread(document.id, [shells, plan], "2", "2025-02-02T00:00:00Z") == (1, 1)
    assert list(case.claims()) == [shells, plan]
    assert case.counts().claims == 2
    with pytest.raises(NotFoundError):
        case.claim(fuel.id)
    assert case.reread(document.id, [fuel, shells], "3", "2025-03-03T00:00:00Z") == (1, 1)
    assert list(case.claims()) == [fuel, shells]


def test_a_read_only_case_refuses_writes(case: CaseFile, pair: Pair) -> None:
    """Opened read-only, a case can be read while another writes, and cannot be added to."""
    case.add(*pair, seen(pair[0]), "1")
    with CaseFile.open(case.path, read_only=True) as view:
        assert view.counts() == case.counts()
        with pytest.raises(CaseError, match="cannot be written"):
            view.add_failure(FAILURE)


def test_a_second_process_reads_while_one_writes(case: CaseFile, pair: Pair) -> None:
    """A reader beside an open transaction sees the state before it, without waiting."""
    with case.transaction():
        case.add(*pair, seen(pair[0]), "1")
        with CaseFile.open(case.path, read_only=True, patience=0) as view:
            assert view.counts().documents == 0
            with pytest.raises(CaseError, match="locked"), CaseFile.open(case.path, patience=0) as second:
                second.add_failure(FAILURE)
    assert case.counts().documents == 1


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), min_size=1, max_size=6, unique=True)
)
def test_any_text_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, make_document: MakeDocument, make_claim: MakeClaim, texts: list[str]
) -> None:
    """Whatever Unicode a document and its quotations hold, reading twice in any order stores each once, unchanged."""
    path: Path = tmp_path_factory.mktemp("texts") / "any.case"
    documents = [make_document(text) for text in texts]
    with CaseFile.open(path, create=True) as case:
        for document in [*documents, *reversed(documents)]:
            case.add(document, [make_claim(document, document.text)], seen(document), "1")
        assert list(case.documents()) == documents
        for document in documents:
            assert [claim.quote for claim in case.claims(ClaimFilter(document=document.id))] == [document.text]

"""Looking up: by id, by the beginning of an id, and in a stream."""

from __future__ import annotations

import tracemalloc
from itertools import count
from typing import TYPE_CHECKING

import pytest

from faultlines.errors import NotFoundError
from faultlines.records import Claim, Document, Mode

from .conftest import MakeClaim, MakeDocument, seen

if TYPE_CHECKING:
    from faultlines.case import CaseFile


def test_a_claim_is_found_by_its_id_and_by_its_beginning(case: CaseFile, pair: tuple[Document, list[Claim]]) -> None:
    """The whole id, its first eight characters and the same in capitals give the same claim."""
    document, claims = pair
    case.add(document, claims, seen(document), "1")
    for claim in claims:
        assert case.claim(claim.id) == case.claim(claim.id[:8]) == case.claim(claim.id[:8].upper()) == claim
    assert case.document(document.id[:8]) == document


def test_an_ambiguous_beginning_lists_the_candidates(
    case: CaseFile, make_document: MakeDocument, make_claim: MakeClaim
) -> None:
    """Where several ids begin alike, the error names them."""
    document = make_document()
    first: dict[str, Claim] = {}
    for number in count():
        two = make_claim(document, "Moscow sends fuel", where=str(number))
        one = first.setdefault(two.id[:6], two)
        if one is not two:
            break
    case.add(document, [one, two], seen(document), "1")
    with pytest.raises(NotFoundError, match="several claims begin so") as caught:
        case.claim(one.id[:6])
    assert caught.value.hint == f"one of {min(one.id, two.id)}, {max(one.id, two.id)}"
    assert case.claim(one.id) == one


@pytest.mark.parametrize("beginning", ["c1", "", "c0000000000000000", "c%%%%%%%", "x' OR 1=1"])
def test_an_unknown_id_is_an_error(case: CaseFile, pair: tuple[Document, list[Claim]], beginning: str) -> None:
    """No claim, a beginning that is too short, or wild cards: the error says what to do."""
    case.add(*pair, seen(pair[0]), "1")
    with pytest.raises(NotFoundError) as caught:
        case.claim(beginning)
    assert caught.value.hint


def test_bytes_lead_to_every_part(case: CaseFile, make_document: MakeDocument) -> None:
    """A page of two articles gives both documents for its hash, in their order."""
    first, second = make_document("page"), make_document("page", part=1)
    case.add(second, [], seen(second), "1")
    case.add(first, [], seen(first), "1")
    assert case.documents_of_bytes(first.sha256) == [first, second]
    assert case.documents_of_bytes("0" * 64) == []
    assert case.has_document(second.id)


def test_counts_by_mode(case: CaseFile, pair: tuple[Document, list[Claim]]) -> None:
    """Counts name only the modes that occur, in the vocabulary's order."""
    case.add(*pair, seen(pair[0]), "1")
    counts = case.counts()
    assert (counts.documents, counts.sightings, counts.claims, counts.failures) == (1, 1, 2, 0)
    assert list(counts.by_mode.items()) == [(Mode.FACT, 1), (Mode.DENIAL, 1)]


def test_claims_are_streamed(case: CaseFile, make_document: MakeDocument, make_claim: MakeClaim) -> None:
    """Going through many claims holds few of them in memory at a time."""
    for number in range(40):
        document = make_document(f"{number:04} " + "word " * 200)
        quotes = [make_claim(document, document.text[: 500 + at]) for at in range(50)]
        case.add(document, quotes, seen(document), "1")
    tracemalloc.start()
    assert sum(1 for _ in case.claims()) == 2000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 300_000  # bytes; the quotations alone are over a million

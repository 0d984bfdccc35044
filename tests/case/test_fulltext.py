"""Full text: any script, whole words, phrases, and queries that mean no harm."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from faultlines.case import CaseFile, Hit
from faultlines.case.fulltext import pairs
from faultlines.errors import InputError

from .conftest import MakeDocument, seen

if TYPE_CHECKING:
    from faultlines.records import Claim, Document

KOREAN = "김정은동지께서 로씨야 대통령을 만나시였다."
JAPANESE = "金正恩氏はウラジオストクでプーチン大統領と会談した。"
CHINESE = "普京与金正恩签署条约"


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        (KOREAN, "김정은", True),
        (KOREAN, "동지", True),
        (KOREAN, "김", True),
        (KOREAN, "다", True),
        (KOREAN, "김은", False),
        (JAPANESE, "プーチン", True),
        (JAPANESE, "正恩", True),
        (JAPANESE, "プーチン 会談", True),
        (CHINESE, "金正恩", True),
        (CHINESE, "金恩", False),
        ("Path of KN-23미사일 tests", "KN-23미사일", True),
        ("Путин встретился с Ким Чен Ыном", "путин", True),
        ("Réunion à Genève", "reunion geneve", True),
        ("shells and missiles", "missiles shells", True),
        ("shells and missiles", '"missiles shells"', False),
        ("shells and missiles", '"shells and missiles"', True),
        ("shells and missiles", "shell", False),
        ("shells", "NOT shells", False),
        ("a near b", 'NEAR("a" b*) ^ : { - near', True),
    ],
)
def test_search(case: CaseFile, make_document: MakeDocument, text: str, query: str, found: bool) -> None:
    """Words are found in any script; operators of FTS5 in a query are only words or nothing."""
    document = make_document(text)
    case.add(document, [], seen(document), "1")
    assert case.search(query) == ([Hit(document.id)] if found else [])


def test_quotations_come_before_documents(case: CaseFile, pair: tuple[Document, list[Claim]]) -> None:
    """A search names the claims whose words match, then the documents; a title counts as words of its document."""
    document, claims = pair
    case.add(document, claims, seen(document), "1")
    assert case.search("shells") == [Hit(document.id, claims[1].id), Hit(document.id)]
    assert case.search("note") == [Hit(document.id)]


@pytest.mark.parametrize("query", ["", "   ", '""', "?!", "*"])
def test_a_query_without_words_is_refused(case: CaseFile, query: str) -> None:
    """Nothing to look for is an error, not everything."""
    with pytest.raises(InputError):
        case.search(query)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text(max_size=30))
def test_no_query_breaks_the_search(case: CaseFile, query: str) -> None:
    """Whatever is typed is either searched for or refused as empty."""
    try:
        assert case.search(query) == []
    except InputError as error:
        assert "nothing to look for" in error.message  # noqa: PT017 - either outcome is right, depending on the text


@given(st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xAC40), min_size=2, max_size=12), st.data())
def test_every_part_of_a_run_is_among_its_pairs(run: str, data: st.DataObject) -> None:
    """Any two neighbouring characters of a run are one of its pairs."""
    at = data.draw(st.integers(0, len(run) - 2))
    assert run[at : at + 2] in pairs(f"x {run} y").split()

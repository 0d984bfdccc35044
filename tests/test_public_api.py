"""The public API: ten names, loaded when they are asked for, and what an analyst does with them."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

import faultlines

TEXT = "Russia supplied oil to North Korea in September 2023, officials said. Kim denied sending shells to Russia."


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """Write one article."""
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_the_exported_names() -> None:
    """These ten names, no others: a new one, or one that goes, is a decision."""
    assert sorted(faultlines.__all__) == [
        "Brief", "Case", "Claim", "DateRange", "Document", "EventType", "FaultlinesError", "Mode", "__version__",
        "open_case",
    ]  # fmt: skip


@pytest.mark.parametrize("name", faultlines.__all__)
def test_every_name_is_there_and_documented(name: str) -> None:
    """Each name can be had, is listed by `dir`, and is documented."""
    assert name in dir(faultlines)
    found = getattr(faultlines, name)
    assert isinstance(found, str) or found.__doc__


def test_no_other_name_is_there() -> None:
    """A name that does not exist is an AttributeError, as of any module."""
    with pytest.raises(AttributeError, match="no attribute 'Reader'"):
        faultlines.Reader  # type: ignore[attr-defined]  # noqa: B018 - that is the test


def test_importing_loads_nothing() -> None:
    """`import faultlines` loads neither a stage nor a library."""
    script = "import sys; before = set(sys.modules); import faultlines; print(*sorted(set(sys.modules) - before))"
    command = [sys.executable, "-c", f"import sys; sys.path[:0] = {sys.path!r}; {script}"]
    loaded = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert [name for name in loaded if "faultlines" in name] == ["faultlines", "faultlines.version"]
    assert not {"spacy", "numpy", "click", "sqlite3"} & set(loaded)


def test_read_list_follow_and_sum_up(article: Path, tmp_path: Path) -> None:
    """The main path: read, list, follow a claim to its words, get the brief."""
    with faultlines.open_case(tmp_path / "pact.case") as case:
        summary = case.read(article, published="2023-10-01", source="Wire")
        assert (summary.read, summary.complete) == (1, True)
        claims = case.claims(actor=["Moscow", "PRK"], type="aid")
        assert claims
        for claim in claims:
            document = case.document(claim.document)
            assert document.text[claim.start : claim.end] == claim.quote
            assert case.claim(claim.id) == claim
            assert claims.document(claim).source == "Wire"
        assert {claim.mode for claim in case.claims(mode=[faultlines.Mode.DENIAL])} == {faultlines.Mode.DENIAL}
        assert isinstance(case.brief(), faultlines.Brief)
        assert [document.name for document in case.documents()] == ["article.txt"]
    with faultlines.open_case(tmp_path / "pact.case", read_only=True) as again:
        assert again.counts().claims == len(again.claims()) == sum(summary.claims.values())


def test_claims_are_a_sequence(article: Path, tmp_path: Path) -> None:
    """Claims can be counted, indexed, sliced and compared; a slice is such a list again."""
    with faultlines.open_case(tmp_path / "pact.case") as case:
        case.read([article])
        claims = case.claims()
    assert len(claims) == len(list(claims)) > 1
    assert claims[0] == next(iter(claims))
    assert claims[:1].rows() == claims.rows()[:1]
    assert claims[:1] != claims
    assert repr(claims) == f"<Claims: {len(claims)}>"


def test_rows_become_a_data_frame(article: Path, tmp_path: Path) -> None:
    """Where pandas is installed, one call gives the rows as a frame; without claims it still has its columns."""
    pytest.importorskip("pandas")
    with faultlines.open_case(tmp_path / "pact.case") as case:
        case.read([article])
        frame = case.claims().to_pandas()
        assert list(frame["id"]) == [claim.id for claim in case.claims()]
        assert {"actor", "target", "mode", "when", "quote"} <= set(frame.columns)
        empty = case.claims(mode="hypothetical", type="PROTEST").to_pandas()
    assert len(empty) == 0
    assert list(empty.columns) == list(frame.columns)


def test_polars_gives_the_same_rows_or_says_what_to_install(article: Path, tmp_path: Path) -> None:
    """With Polars one call gives the rows; without it, the error names the extra to install."""
    with faultlines.open_case(tmp_path / "pact.case") as case:
        case.read([article])
        claims = case.claims()
    if importlib.util.find_spec("polars"):
        assert claims.to_polars()["id"].to_list() == [claim.id for claim in claims]
    else:
        with pytest.raises(faultlines.FaultlinesError, match=r"pip install 'faultlines\[polars\]'"):
            claims.to_polars()


@pytest.mark.parametrize(
    ("conditions", "message"),
    [
        ({"type": "GIVE"}, "'GIVE' is not in the vocabulary"),
        ({"mode": ["fact", "rumour"]}, "'rumour' is not in the vocabulary"),
        ({"commodity": "shells"}, "'shells' is not in the vocabulary"),
        ({"actor": "Atlantis"}, "neither a code nor a name"),
        ({"since": "soon"}, "not a date"),
    ],
)
def test_a_condition_that_means_nothing_is_an_error(tmp_path: Path, conditions: dict[str, str], message: str) -> None:
    """A term out of no vocabulary, an unknown name or a bad date is refused, not silently empty."""
    with faultlines.open_case(tmp_path / "new.case") as case, pytest.raises(faultlines.FaultlinesError, match=message):
        case.claims(**conditions)


def test_a_case_that_must_exist(tmp_path: Path) -> None:
    """With `create=False`, or read-only, a missing case is an error with a hint, and is not made."""
    for options in ({"create": False}, {"read_only": True}):
        with pytest.raises(faultlines.FaultlinesError, match="no such case file") as caught:
            faultlines.open_case(tmp_path / "none.case", **options)
        assert caught.value.hint
    assert not list(tmp_path.iterdir())


def test_no_jobs_are_no_way_to_read(article: Path, tmp_path: Path) -> None:
    """A number of processes below one is refused."""
    with faultlines.open_case(tmp_path / "pact.case") as case:
        with pytest.raises(faultlines.FaultlinesError, match="0 jobs"):
            case.read([article], jobs=0)
        assert case.counts().documents == 0

"""`faultlines claims`: rows in three formats, filters, and text that means no harm."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from faultlines.case import CaseFile
from faultlines.records import Claim, Document

from .conftest import DENIAL, FORMULA, Run

if TYPE_CHECKING:
    from pathlib import Path

Records = tuple[list[Document], list[Claim]]
FIELDS = {
    "doc", "quote", "actor", "target", "actor_text", "target_text", "type", "commodity", "mode", "holder", "when",
    "id", "start", "end", "likelihood", "quantity", "where", "instrument", "unresolved", "document", "source",
    "published",
}  # fmt: skip


def rows(run: Run, case_path: Path, *arguments: str) -> list[dict[str, object]]:
    """Return the JSON Lines of a listing as objects."""
    printed = run("claims", "--case", case_path, "--format", "jsonl", *arguments)
    assert printed.status == 0
    return [json.loads(line) for line in printed.out.splitlines()]


def test_json_lines_carry_the_fields_of_the_guidelines(run: Run, case_path: Path, records: Records) -> None:
    """Each line has exactly the documented fields, and the exact words at their offsets."""
    documents, claims = records
    listed = rows(run, case_path)
    assert [row["id"] for row in listed] == [claim.id for claim in claims]
    assert all(set(row) == FIELDS for row in listed)
    fuel, shells, bridge = listed
    assert (fuel["doc"], fuel["source"], fuel["published"], fuel["likelihood"]) == (
        "note.txt",
        "Wire",
        "2023-09-14",
        "very likely",
    )
    assert shells["quote"] == DENIAL == documents[0].text[claims[1].start : claims[1].end]
    assert shells["quantity"] == [{"low": 8000, "high": 8000, "unit": "shells", "text": "8,000 shells"}]
    assert (bridge["instrument"], bridge["target"], bridge["when"]) == ("economic sanctions", [], None)


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["--actor", "RUS"], [0]),
        (["--actor", "RUS", "--actor", "WEST"], [0, 2]),
        (["--actor", "Moscow"], [0]),
        (["--actor", "rus"], [0]),
        (["--target", "PRK"], [0]),
        (["--type", "aid", "--mode", "Denial"], [1]),
        (["--commodity", "ARMS", "--commodity", "fuel"], [0, 1]),
        (["--holder", "kim"], [1]),
        (["--since", "2023-09-01"], [0, 1]),
        (["--since", "2024"], []),
        (["--until", "2023-09-01"], [0]),
    ],
)
def test_filters(run: Run, case_path: Path, records: Records, arguments: list[str], found: list[int]) -> None:
    """Options narrow the listing; several values of one are alternatives; terms and names in any case."""
    assert [row["id"] for row in rows(run, case_path, *arguments)] == [records[1][number].id for number in found]


def test_one_document(run: Run, case_path: Path, records: Records) -> None:
    """A document's id, shortened, lists its claims alone; an unknown one is an error."""
    assert len(rows(run, case_path, "--document", records[0][1].id[:8])) == 1
    assert run("claims", "--case", case_path, "--document", "d0000000").status == 2


@pytest.mark.parametrize("option", ["--since", "--until"])
@pytest.mark.parametrize("date", ["yesterday", "2023-13", "2023-02-30", "2024/2023"])
def test_a_bad_date_is_a_usage_error(run: Run, case_path: Path, option: str, date: str) -> None:
    """A date that is not EDTF is refused with examples of how to write it."""
    printed = run("claims", "--case", case_path, option, date)
    assert printed.status == 2
    assert "EDTF" in printed.err


def test_an_unknown_name_is_an_error(run: Run, case_path: Path) -> None:
    """A name that stands for no actor is not silently an empty listing."""
    printed = run("claims", "--case", case_path, "--actor", "Atlantis")
    assert printed.status == 2
    assert "'Atlantis' is neither a code nor a name" in printed.err


def test_the_table_fits_eighty_columns(run: Run, case_path: Path, records: Records) -> None:
    """Two lines a claim, none wider than the terminal: parties, type, mode and date above, goods and words below."""
    printed = run("claims", "--case", case_path)
    lines = printed.out.splitlines()
    assert all(cell_len(line) <= 80 for line in lines)
    assert lines[1].split() == [records[1][0].id[:8], "RUS", "→", "PRK", "AID", "fact", "2023"]
    assert lines[2].strip() == "fuel: “Russia sends fuel to North Korea”"
    assert lines[3].split()[-1] == "(2023-09-14)"
    assert lines[-1].startswith("3 claims")


def test_a_table_of_nothing_says_so(run: Run, case_path: Path) -> None:
    """No claim is no error, and no heading without rows."""
    printed = run("claims", "--case", case_path, "--mode", "forecast")
    assert (printed.status, printed.out) == (0, "no such claims\n")


@pytest.mark.parametrize("style", ["table", "jsonl", "csv"])
def test_ingested_text_cannot_command_the_terminal(run: Run, case_path: Path, style: str) -> None:
    """Escape sequences, bells and changes of direction in a quotation reach the terminal in no format."""
    printed = run("claims", "--case", case_path, "--format", style)
    assert not set("\x1b\x07\u202e") & set(printed.out)


def test_a_cell_cannot_be_a_formula(run: Run, case_path: Path) -> None:
    """A quotation that a spreadsheet would compute is led by an apostrophe."""
    printed = run("claims", "--case", case_path, "--format", "csv")
    listed = list(csv.DictReader(io.StringIO(printed.out)))
    assert set(listed[0]) == FIELDS
    assert listed[2]["quote"] == f"'{FORMULA}"
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in listed for cell in row.values())


def test_a_case_can_be_listed_while_another_process_writes(run: Run, case_path: Path) -> None:
    """An open transaction does not block the listing."""
    with CaseFile.open(case_path) as writer, writer.transaction():
        assert len(rows(run, case_path)) == 3

"""Rows under the guidelines' field names."""

from __future__ import annotations

import csv
import io
import json

from hypothesis import given
from hypothesis import strategies as st

from faultlines.export import claim_row, write_csv, write_jsonl
from faultlines.export.rows import FIELDS
from faultlines.records import Instrument, Likelihood, Mode, Quantity

from .hostile import ATTACKS, hostile_claim
from .sample import ARMS, DENIAL, OPINION, SHELLS, WIRE, claim, document

TEXTS = st.text(st.characters(codec=None), max_size=30)


def _jsonl(*rows: dict[str, object]) -> str:
    stream = io.StringIO()
    write_jsonl(rows, stream)
    return stream.getvalue()


def _csv(*rows: dict[str, object]) -> list[dict[str, str]]:
    stream = io.StringIO(newline="")
    write_csv(rows, stream)
    return list(csv.DictReader(io.StringIO(stream.getvalue(), newline="")))


def test_a_row_carries_exactly_the_promised_fields_in_order() -> None:
    """A row has the guidelines' fields first, then the ids, offsets and what the document says of itself."""
    row = claim_row(SHELLS, WIRE)
    assert tuple(row) == FIELDS
    assert FIELDS[:11] == (
        "doc", "quote", "actor", "target", "actor_text", "target_text", "type", "commodity", "mode", "holder", "when",
    )  # fmt: skip


def test_the_offsets_of_a_row_cut_its_quotation_out_of_the_text() -> None:
    """`start` and `end` count characters of the stored text."""
    row = claim_row(SHELLS, WIRE)
    assert WIRE.text[int(str(row["start"])) : int(str(row["end"]))] == row["quote"]


def test_a_row_is_ready_for_json() -> None:
    """Vocabulary becomes strings, tuples become lists, what is not given becomes null."""
    row = json.loads(_jsonl(claim_row(SHELLS, WIRE)))
    assert row["doc"] == "wire.txt"
    assert row["document"] == WIRE.id
    assert row["type"] == "AID"
    assert row["commodity"] == ["arms"]
    assert row["quantity"] == [
        {"low": 8000, "high": None, "unit": "containers", "text": "more than 8,000 containers"},
    ]
    assert row["likelihood"] is None
    assert row["instrument"] is None


def test_likelihood_and_instrument_are_written_as_their_band_and_kind() -> None:
    """A band stays a band: no number stands in for it."""
    made = claim(OPINION, mode=Mode.FORECAST, likelihood=Likelihood.LIKELY, instrument=Instrument.LAW)
    row = claim_row(made, OPINION)
    assert (row["likelihood"], row["instrument"]) == ("likely", "international law")


@given(TEXTS, TEXTS)
def test_json_lines_give_back_every_text_exactly_and_print_safely(quote: str, holder: str) -> None:
    """Whatever the text, it comes back as it was, one line a row, without a character a terminal or a reader obeys."""
    source = document("any.txt", quote)
    written = _jsonl(claim_row(claim(source, quote, holder=holder), source))
    row = json.loads(written)
    assert (row["quote"], row["holder"]) == (quote, holder)
    assert len(written.splitlines()) == 1
    assert not set(written) & set("\x1b\x9b\u202e\u2028\ud800\x7f")
    written.encode("utf-8")


def test_csv_joins_lists_and_shows_bounds() -> None:
    """A list is one cell with `|` between its items; a bound that is open is written as in an EDTF interval."""
    made = claim(WIRE, actor="RUS,MULTI:a|b", quantity=(Quantity(8000.0, None, "t", ""), Quantity(2.5, 2.5, "USD", "")))
    (row,) = _csv(claim_row(made, WIRE))
    assert row["actor"] == r"RUS|MULTI:a\|b"
    assert row["quantity"] == "8000/.. t|2.5 USD"
    assert row["when"] == ""


@given(st.sampled_from(["=", "+", "-", "@", "\t", "\r", "＝", ""]), TEXTS)
def test_no_csv_cell_begins_as_a_formula(first: str, rest: str) -> None:
    """A cell that a spreadsheet would compute begins with an apostrophe."""
    source = document(first + rest, "x", source=first + rest)
    (row,) = _csv(claim_row(claim(source, first + rest, holder=first + rest, actor=f"{first}A"), source))
    for cell in row.values():
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝"))


def test_csv_keeps_one_row_for_one_claim_whatever_the_text() -> None:
    """Quotes, commas and line feeds in a text do not break the table."""
    rows = _csv(*(claim_row(hostile_claim(WIRE, attack, Mode.FACT, SHELLS.type), WIRE) for attack in ATTACKS))
    assert len(rows) == len(ATTACKS)
    assert all(None not in row for row in rows)


def test_csv_without_rows_has_its_header() -> None:
    """An empty ledger is a table with no rows, not an empty file."""
    stream = io.StringIO()
    write_csv([], stream)
    assert stream.getvalue() == ",".join(FIELDS) + "\n"


def test_a_denial_is_written_as_a_denial() -> None:
    """The mode stands in the row; the type stays what would have happened."""
    row = claim_row(DENIAL, WIRE)
    assert (row["type"], row["mode"], row["commodity"]) == ("AID", "denial", [ARMS[0].value])

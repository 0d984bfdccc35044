"""A CSV of the user's own, and lists of goods."""

from __future__ import annotations

from pathlib import Path

import pytest

from faultlines.errors import DataError, InputError, RefusedListError
from faultlines.lists import ColumnMapping, Options
from tests.lists.conftest import Write, entries_of, ids, only, texts

OWN = "Ref;Full name;Also;Sort;Born;Where;Ship no\nA1;Kim Chol;Kim Chul|Boss;individual;01/03/1961;North Korea;\n"


def test_columns_are_mapped_on_the_command_line(write: Write) -> None:
    """Names, aliases in one cell, kind, dates, countries and identifiers come from the columns that the user names."""
    pairs = ColumnMapping.of(
        ["id=Ref", "name=Full name", "alias=Also", "kind=Sort", "birth_date=Born", "country=Where", "programme:=own"]
    )
    mapping = ColumnMapping(pairs.columns, pairs.constants, ";", "|")
    entry = only(write("own.csv", OWN), Options(mapping=mapping))
    assert (entry.entry_id, entry.kind, entry.programmes) == ("A1", "person", ("own",))
    assert texts(entry) == [("Kim Chol", "primary"), ("Kim Chul", "strong"), ("Boss", "strong")]
    assert (entry.birth_dates, entry.countries, entry.place) == (("1961-03-01",), ("PRK",), "line 2")


def test_columns_are_mapped_by_a_file(write: Write, tmp_path: Path) -> None:
    """The same in TOML, with the ship's number as an identifier."""
    path = tmp_path / "own.toml"
    path.write_text(
        'delimiter = ";"\nseparator = "|"\n[columns]\nname = "Full name"\n"identifier:imo" = "Ship no"\n'
        '[constants]\nkind = "vessel"\n'
    )
    content = OWN.replace("North Korea;", "North Korea;IMO 8905490")
    entry = only(write("own.csv", content), Options(mapping=ColumnMapping.load(path)))
    assert (entry.kind, ids(entry)) == ("vessel", [("imo", "8905490", "")])


def test_a_table_with_our_own_column_names_needs_no_mapping(write: Write) -> None:
    """`name`, `kind`, `identifier:inn` in the header say enough; a row without an id gets one of its content."""
    content = "name,kind,identifier:inn\nRomashka,company,7707083893\n"
    reading, (entry,) = entries_of(write("mine.csv", content))
    again = only(write("mine.csv", "name,kind,identifier:inn\n\nRomashka,company,7707083893\n"))
    assert (reading.list_name, entry.kind, ids(entry)) == ("mine", "organisation", [("inn", "7707083893", "")])
    assert entry.entry_id == again.entry_id


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        ("name,kind\nX,spaceship\n", 2, "no kind of entry"),
        ("name,birth_date\nX,soon\n", 2, "no. a date of birth|not a date of birth"),
        ("name,kind\nX,person\nY\n", 3, "1 fields where the header has 2"),
        ("name,kind\n,person\n", 2, "the name is empty"),
        ("name,id\nX,1\nY,1\n", 3, "stands there twice"),
    ],
)
def test_a_wrong_row_refuses_the_table(write: Write, content: str, line: int, reason: str) -> None:
    """What cannot be read in a row is named with its line."""
    with pytest.raises(RefusedListError, match=reason) as caught:
        entries_of(write("own.csv", content))
    assert str(caught.value.locator).endswith(f":{line}")


def test_wrong_mappings_are_told(write: Write, tmp_path: Path) -> None:
    """No `=`, an unknown field, an unmapped name, a missing column, an unknown key."""
    with pytest.raises(InputError, match="maps nothing"):
        ColumnMapping.of(["name"])
    with pytest.raises(InputError, match="no such field"):
        ColumnMapping.of(["nmae=X"])
    with pytest.raises(InputError, match="no column is mapped to the name"):
        entries_of(write("own.csv", OWN), Options(mapping=ColumnMapping.of(["id=Ref"])))
    with pytest.raises(RefusedListError, match="column 'Nome' is missing"):
        entries_of(write("own.csv", OWN), Options(mapping=ColumnMapping.of(["name=Nome"])))
    (tmp_path / "m.toml").write_text("colums = 1\n")
    with pytest.raises(DataError, match="not known"):
        ColumnMapping.load(tmp_path / "m.toml")


def test_goods(write: Write) -> None:
    """Codes lose their dots; tier and description are kept."""
    _, (first, second) = entries_of(write("chpl.csv", "HS Code,Tier,Description\n8542.31,1,Processors\n848210,3B,\n"))
    assert (first.entry_id, first.kind, first.programmes, texts(first)) == (
        "hs-854231", "goods", ("tier 1",), [("Processors", "primary")],
    )  # fmt: skip
    assert (ids(second), texts(second)) == ([("hs", "848210", "")], [("HS 8482.10", "primary")])


@pytest.mark.parametrize("row", ["85423,1", "ABCDEF,1", "854231,"])
def test_a_row_that_is_no_code_refuses_the_goods(write: Write, row: str) -> None:
    """Five digits, letters, no tier."""
    with pytest.raises(RefusedListError):
        entries_of(write("chpl.csv", f"hs6,tier\n854231,1\n{row}\n"))

"""Files of customers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from faultlines.errors import DataError, InputError, UnreadableError
from faultlines.records import EntryKind, Identifier
from faultlines.screen.customers import customers
from faultlines.screen.sheets import LONGEST_CELL

if TYPE_CHECKING:
    from pathlib import Path


def test_columns_may_come_in_any_order_and_hold_several_values(tmp_path: Path) -> None:
    """Identifiers carry their kind, unknown columns are passed over, blank lines and a byte order mark do no harm."""
    path = tmp_path / "c.csv"
    path.write_text(
        "\ufeffName,ID,kind,identifier,birth_date,country,colour\n"
        "김영철,7,individual,passport:381420754; 0xabc,1946;1947,prk,red\n\n"
        "Hesong Trading,8,company,,,,\n",
        encoding="utf-8",
    )
    first, second = customers(path)
    assert (first.id, first.name, first.kind) == ("7", "김영철", EntryKind.PERSON)
    assert first.identifiers == (Identifier("passport", "381420754"), Identifier("", "0xabc"))
    assert (first.birth_dates, first.countries) == (("1946", "1947"), ("PRK",))
    assert second.kind is EntryKind.ORGANISATION


def test_a_row_without_an_id_is_known_by_its_line(tmp_path: Path) -> None:
    """Results can be traced to the line of the file."""
    path = tmp_path / "c.csv"
    path.write_text("name\nA Name\nAnother\n")
    assert [query.id for query in customers(path)] == ["2", "3"]


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("id;name;country\n7;Kim, Ltd;PRK\n", "utf-8"),
        ("id\tname\tcountry\n7\tKim, Ltd\tPRK\n", "utf-16"),
        ("sep=;\nid;name;country\n7;Kim, Ltd;PRK\n", "utf-8-sig"),
    ],
)
def test_files_of_spreadsheets_are_read(tmp_path: Path, content: str, encoding: str) -> None:
    """Semicolons, tabs, Excel's `sep=` and UTF-16."""
    path = tmp_path / "c.csv"
    path.write_bytes(content.encode(encoding))
    assert [(query.id, query.name, query.countries) for query in customers(path)] == [("7", "Kim, Ltd", ("PRK",))]


def test_every_name_is_asked_about(tmp_path: Path) -> None:
    """Several names in a cell, and a second column of names: each is a query with the same id."""
    path = tmp_path / "c.csv"
    path.write_text(
        "id,name,name,country\n1,Angela Merkel;Igor Sechin,И. Сечин,RUS\n2,,Second Only,\n", encoding="utf-8"
    )
    assert [(query.id, query.name) for query in customers(path)] == [
        ("1", "Angela Merkel"),
        ("1", "Igor Sechin"),
        ("1", "И. Сечин"),
        ("2", "Second Only"),
    ]


def test_a_bad_row_does_not_end_the_run(tmp_path: Path) -> None:
    """What cannot be used is told with its line; whoever has a name is asked about without it."""
    path = tmp_path / "c.csv"
    path.write_text(
        "id,name,kind,birth_date\n1,A,dragon,\n2,B,person,yesterday;1984\n3,,person,\n4,Kim,Ltd,1984,x\n5,E,person,\n"
    )
    told: list[DataError] = []
    found = list(customers(path, told.append))
    assert [query.id for query in found] == ["1", "2", "4", "5"]
    assert (found[0].kind, found[1].birth_dates) == (EntryKind.UNKNOWN, ("1984",))
    lines = [(str(error.locator).rpartition(":")[2], error.message) for error in told]
    assert [line for line, _ in lines] == ["2", "3", "4", "5", "5"]
    assert "dragon" in lines[0][1]
    assert "yesterday" in lines[1][1]
    assert lines[2][1] == "no name and no identifier: not screened"
    assert lines[3][1] == "more cells than columns"


@pytest.mark.parametrize(
    ("content", "kind", "words"),
    [
        (b"", DataError, "empty"),
        (b"id,title\n1,x\n", DataError, "'name' is missing"),
        (b"id,name,id\n1,x,2\n", DataError, "two columns 'id'"),
        (b"name,kind\n,person\n", DataError, "no name"),
        (b"name,kind\nA,dragon\n", DataError, "dragon"),
        (b"name,birth_date\nA,yesterday\n", DataError, "yesterday"),
        (b"name\n\xff\xfe\n", UnreadableError, "UTF-8"),
        (b"name\n" + b"a" * (LONGEST_CELL + 1) + b"\n", UnreadableError, "sound CSV"),
        (b'name\n"never closed', UnreadableError, "sound CSV"),
    ],
)
def test_a_broken_file_is_refused_with_its_place(
    tmp_path: Path, content: bytes, kind: type[InputError], words: str
) -> None:
    """Empty, foreign, misspelt, wrongly encoded or endless: the error says where and what."""
    path = tmp_path / "c.csv"
    path.write_bytes(content)
    with pytest.raises(kind, match=words) as caught:
        list(customers(path))
    assert str(path) in str(caught.value)

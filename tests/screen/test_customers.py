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
    ("content", "kind", "words"),
    [
        (b"", DataError, "empty"),
        (b"id,title\n1,x\n", DataError, "'name' is missing"),
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

"""Whom to ask about, from a table (see `sheets`).

Columns: `id`, `name`, and where known `kind`, `birth_date`, `country`, `identifier`. Several values in a cell are
parted by `;`: of names each is asked about. An identifier may carry its kind: `imo:7937317`, `passport:381420754`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from faultlines.errors import DataError, DateError
from faultlines.records import DateRange, EntryKind, Identifier, Query
from faultlines.screen.sheets import BEYOND, table_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

_COLUMNS = ("id", "name", "kind", "birth_date", "country", "identifier")
_AGAIN = re.compile(r"(.+) \(\d+\)")
_PREFIXES = (
    "imo",
    "mmsi",
    "passport",
    "national-id",
    "inn",
    "ogrn",
    "kpp",
    "lei",
    "swift",
    "registration",
    "tax",
    "other",
    "hs",
    "aircraft-tail",
    "aircraft-serial",
    "crypto",
)
_KINDS = {
    "company": "organisation",
    "organization": "organisation",
    "entity": "organisation",
    "individual": "person",
    "ship": "vessel",
}


def customers(path: Path, warn: Callable[[DataError], None] | None = None) -> Iterator[Query]:
    """Yield the queries of a file, one for each name.

    Args:
        path: of the file.
        warn: told of every row that is not asked about, or not as it stands: without name and identifier, with an
            unknown kind or date (asked about without it), with more cells than columns. If it is None, the first such
            row ends the reading.

    Raises:
        UnreadableError, DataError: see `table_rows`; also if there is no column `name`, or two for one id or kind.
    """
    tell = warn or _stop
    for line, row in table_rows(path):
        _check_columns(row, path)
        place = f"{path}:{line}"
        if BEYOND in row:
            tell(DataError("more cells than columns", locator=place, hint="is a name with a separator not in quotes?"))
        cells = _joined(row)
        if cells["name"] or cells.get("identifier"):
            yield from customer(cells, place, str(line), warn)
        else:
            tell(DataError("no name and no identifier: not screened", locator=place))


def customer(
    row: Mapping[str, str], place: str, number: str = "", warn: Callable[[DataError], None] | None = None
) -> list[Query]:
    """Return the queries of one row, one for each name.

    Args:
        row: cells by column.
        place: of the row, for messages.
        number: its id where it has none.
        warn: told of a kind or date that is none; the row is asked about without it.

    Raises:
        DataError: if the kind or a date is none that is known, and nobody is to be told.
    """
    tell = warn or _stop
    word, kind = row.get("kind", "").lower(), EntryKind.UNKNOWN
    try:
        kind = EntryKind(_KINDS.get(word, word)) if word else kind
    except ValueError:
        tell(DataError(f"{word!r} is not a kind", locator=place, hint=f"one of {', '.join(EntryKind)}"))
    births = []
    for date in _several(row.get("birth_date", "")):
        try:
            DateRange.parse(date)
            births.append(date)
        except DateError as error:
            tell(DataError(str(error), locator=place))
    return [
        Query(
            row.get("id") or number,
            name,
            kind,
            tuple(births),
            tuple(country.upper() for country in _several(row.get("country", ""))),
            tuple(identifier(value) for value in _several(row.get("identifier", ""))),
        )
        for name in _several(row.get("name", "")) or ("",)
    ]


def _stop(problem: DataError) -> None:
    raise problem


def _check_columns(row: Mapping[str, str], path: Path) -> None:
    if "name" not in row:
        there = ", ".join(name for name in row if name != BEYOND)
        raise DataError(
            "column 'name' is missing", locator=f"{path}:1", hint=f"columns: {', '.join(_COLUMNS)}; there are {there}"
        )
    for name in ("id", "kind"):
        if f"{name} (2)" in row:
            raise DataError(f"two columns {name!r}", locator=f"{path}:1", hint="a party has one of it")


def _joined(row: Mapping[str, str]) -> dict[str, str]:
    """Return the cells of known columns; of several columns of one name the values together."""
    cells: dict[str, str] = {}
    for column, cell in row.items():
        again = _AGAIN.fullmatch(column)
        name = again[1] if again else column
        if name in _COLUMNS and cell:
            cells[name] = f"{cells[name]};{cell}" if name in cells else cell
    return {"name": "", **cells}


def identifier(text: str) -> Identifier:
    """Return an identifier as users write it, with or without its kind."""
    kind, colon, value = text.partition(":")
    kind = kind.strip().lower()
    if colon and kind in _PREFIXES:
        return Identifier(kind if kind != "crypto" else "crypto:", value.strip())
    return Identifier("", text)


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part for one in cell.split(";") if (part := one.strip()))

"""Whom to ask about, from a CSV file.

Columns: `id`, `name`, and where known `kind`, `birth_date`, `country`, `identifier`. Several values in a cell are
parted by `;`. An identifier may carry its kind: `imo:7937317`, `passport:381420754`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from faultlines.errors import DataError, DateError
from faultlines.records import DateRange, EntryKind, Identifier, Query
from faultlines.screen.sheets import table_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

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


def customers(path: Path) -> Iterator[Query]:
    """Yield the queries of a file.

    Raises:
        UnreadableError, DataError: see `table_rows`; also if there is no column `name`, or a kind or date is unknown.
    """
    for line, row in table_rows(path):
        if "name" not in row:
            raise DataError(
                "column 'name' is missing",
                locator=f"{path}:1",
                hint="columns: id, name, kind, birth_date, country, identifier",
            )
        if row["name"] or row.get("identifier"):
            yield customer(row, f"{path}:{line}", str(line))


def customer(row: Mapping[str, str], place: str, number: str = "") -> Query:
    """Return the query of one row.

    Raises:
        DataError: if the kind or a date is none that is known; with `place`.
    """
    word = row.get("kind", "").lower()
    try:
        kind = EntryKind(_KINDS.get(word, word)) if word else EntryKind.UNKNOWN
    except ValueError as error:
        raise DataError(f"{word!r} is not a kind", locator=place, hint=f"one of {', '.join(EntryKind)}") from error
    births = _several(row.get("birth_date", ""))
    for date in births:
        try:
            DateRange.parse(date)
        except DateError as error:
            raise DataError(str(error), locator=place) from error
    return Query(
        row.get("id") or number,
        row.get("name", ""),
        kind,
        births,
        tuple(country.upper() for country in _several(row.get("country", ""))),
        tuple(identifier(value) for value in _several(row.get("identifier", ""))),
    )


def identifier(text: str) -> Identifier:
    """Return an identifier as users write it, with or without its kind."""
    kind, colon, value = text.partition(":")
    kind = kind.strip().lower()
    if colon and kind in _PREFIXES:
        return Identifier(kind if kind != "crypto" else "crypto:", value.strip())
    return Identifier("", text)


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part for one in cell.split(";") if (part := one.strip()))

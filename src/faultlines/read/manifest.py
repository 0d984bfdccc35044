"""A manifest: date, source and title of files by name, in a CSV file."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from difflib import get_close_matches
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from faultlines.errors import DataError, DateError, UnreadableError
from faultlines.read.encoding import decode, scrub
from faultlines.records import DateRange

if TYPE_CHECKING:
    from collections.abc import Mapping

NAMES = ("index.csv", "manifest.csv")
"""File names under which a manifest lies beside the files it describes."""
_KEYS = ("doc", "file", "name")
_FIELDS = ("published", "source", "title")
_LARGEST = 50_000_000


@dataclass(frozen=True, slots=True)
class ManifestRow:
    """What a manifest says of one file.

    Attributes:
        name: base name of the file.
        published: EDTF date or interval.
        source: the name under which the file is to be filed.
        title: of the file's first article.
        line: in the manifest.
    """

    name: str
    published: str | None
    source: str | None
    title: str | None
    line: int


def manifest(path: Path | str) -> Mapping[str, ManifestRow]:
    """Rows of a manifest by file name.

    The first line names the columns: `doc` (or `file`, `name`) and at least one of `published`, `source`, `title`;
    others are passed over. Cells are separated by commas, or by semicolons where the first line has no comma.

    Raises:
        DataError: for a file that is no such table, with `path:line`.
    """
    place = Path(path)
    lines = StringIO(_content(place), newline="")
    first = lines.readline()
    lines.seek(0)
    table = csv.reader(lines, delimiter=";" if ";" in first and "," not in first else ",", strict=True)
    rows: dict[str, ManifestRow] = {}
    try:
        columns = _columns(next(table, []), f"{place}:1")
        for cells in table:
            if any(cell.strip() for cell in cells):
                row = _row(cells, columns, f"{place}:{table.line_num}", table.line_num)
                if row.name in rows:
                    raise DataError(
                        f"{row.name} stands here a second time, first in line {rows[row.name].line}",
                        locator=f"{place}:{row.line}",
                    )
                rows[row.name] = row
    except csv.Error as error:
        raise DataError(f"not CSV: {error}", locator=f"{place}:{table.line_num}") from error
    return rows


def _content(place: Path) -> str:
    try:
        with place.open("rb") as stream:
            data = stream.read(_LARGEST + 1)
        if len(data) > _LARGEST:
            raise DataError(f"the manifest is over the limit of {_LARGEST:,} bytes", locator=str(place))
        return scrub(decode(data))
    except OSError as error:
        raise DataError(f"the manifest cannot be read: {error.strerror or error}", locator=str(place)) from error
    except UnreadableError as error:
        raise DataError(f"the manifest is no table: {error.message}", locator=str(place)) from error


def _columns(header: list[str], locator: str) -> dict[str, int]:
    """Places of the columns by name, `doc` for the file's."""
    names = [cell.strip().lower() for cell in header]
    key = next((name for name in _KEYS if name in names), None)
    if key is None:
        raise DataError("the manifest has no column doc (or file)", locator=locator, hint="doc,published,source,title")
    found = {name: names.index(name) for name in _FIELDS if name in names}
    for name in names:
        near = get_close_matches(name, [field for field in _FIELDS if field not in found], n=1, cutoff=0.8)
        if near:
            raise DataError(f"the column {name!r} is unknown", locator=locator, hint=f"did you mean {near[0]}?")
    if not found:
        raise DataError("the manifest has none of the columns published, source, title", locator=locator)
    return {"doc": names.index(key), **found}


def _row(cells: list[str], columns: dict[str, int], locator: str, line: int) -> ManifestRow:
    values = {name: " ".join(cells[place].split()) if place < len(cells) else "" for name, place in columns.items()}
    name = Path(values["doc"]).name
    if not name:
        raise DataError("the row names no file", locator=locator)
    published = values.get("published") or None
    try:
        edtf = DateRange.parse(published).edtf if published else None
    except DateError as error:
        raise DataError(error.message, locator=locator, hint=error.hint) from error
    return ManifestRow(name, edtf, values.get("source") or None, values.get("title") or None, line)

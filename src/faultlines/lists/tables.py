"""Rows of CSV files, with the line that each begins in."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from faultlines.lists.files import ListFile

END_MARK = "\x1a"
"""Control-Z: OFAC closes its CSV files with it, so that its absence tells of a file that was cut off."""


def rows(
    source: ListFile, *, delimiter: str = ",", skip: int = 0, closed: bool = False
) -> Iterator[tuple[int, list[str]]]:
    """Yield (line, fields) of each row that is not blank.

    A field longer than the csv module's limit (131,072 characters) ends the reading at once; nothing is read into it.

    Args:
        source: the file.
        delimiter: between fields.
        skip: lines before the table.
        closed: whether the publisher ends every line, so that a last one without its line feed was cut off.

    Raises:
        RefusedListError: with the line, if a quotation is not closed or a field is too long.
    """
    lines = _whole_lines(source, source.lines()) if closed else source.lines()
    for _ in range(skip):
        next(lines, "")
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    line = skip + 1
    try:
        for row in reader:
            if row and (len(row) > 1 or row[0].strip()):
                yield line, row
            line = skip + reader.line_num + 1
    except csv.Error as error:
        raise source.refusal(_plain(str(error)), line, hint="the file is cut off or damaged; get it again") from error


def named_rows(
    source: ListFile, *, delimiter: str = ",", skip: int = 0, needed: tuple[str, ...] = ()
) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield (line, fields by column name) of each row below the header; values without white space around them.

    Raises:
        RefusedListError: if the header lacks a needed column, or a row has more or fewer fields than the header.
    """
    table = rows(source, delimiter=delimiter, skip=skip)
    line, header = next(table, (skip + 1, []))
    columns = [name.strip().lstrip("\ufeff") for name in header]
    for name in needed:
        if name not in columns:
            raise source.refusal(f"column {name!r} is missing", line)
    for number, row in table:
        if len(row) != len(columns):
            raise source.refusal(
                f"{len(row)} fields where the header has {len(columns)}", number, hint="the file is cut off or damaged"
            )
        yield number, {name: value.strip() for name, value in zip(columns, row, strict=True)}


def _whole_lines(source: ListFile, lines: Iterator[str]) -> Iterator[str]:
    """Yield the lines; refuse a last one that no line feed and no end mark closes."""
    for number, line in enumerate(lines, 1):
        if not line.endswith("\n") and not line.startswith(END_MARK):
            raise source.refusal("the last line is cut off", number, hint="get the file again")
        yield line


def _plain(message: str) -> str:
    """Say what the csv module says in words for the reader of a list."""
    if "field larger" in message:
        return "a field is longer than 131,072 characters, or a quotation is not closed"
    if "unexpected end" in message:
        return "a quotation is not closed before the end of the file"
    return f"not CSV: {message}"

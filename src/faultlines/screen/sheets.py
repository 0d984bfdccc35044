"""Tables that users bring: CSV in the ways in which spreadsheets and banks write it.

Encoding and separator are told by the file itself: a byte order mark, zero bytes (UTF-16 without one), a first line
`sep=;` as Excel writes it, else the separator that the header uses most. No cell is lost on the way: columns of one
name are told apart, cells without a column have one of their own.
"""

from __future__ import annotations

import codecs
import csv
import re
from itertools import chain
from typing import TYPE_CHECKING

from faultlines.errors import DataError, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import TextIO

LONGEST_CELL = 20_000
"""Characters of a cell; a longer one is no name but a broken or hostile file."""
LONGEST_LINE = 2_000_000
"""Characters of a line: what is read into memory at once."""
BEYOND = "beyond the last column"
"""The column of cells that stand to the right of the header; parted by blanks."""
SEPARATORS = ",;\t|"
_HEAD = 4096
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FOREIGN = ((b"PK\x03\x04", "a workbook or archive"), (b"\xd0\xcf\x11\xe0", "an old workbook"), (b"%PDF", "a PDF"))
_SEP = re.compile(r"\s*sep=(.)\s*", re.IGNORECASE)
_QUOTED = re.compile(r'"(?:[^"]|"")*"')


def table_rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows of a CSV file with the line that each ends in; blank rows are passed over.

    Cells are stripped; columns have the names of the header in small letters. A second column of a name is called
    `name (2)`, a column without a name `column 4`, and what stands to the right of the header `BEYOND`.

    Raises:
        UnreadableError: if the file cannot be read, is of another kind or encoding, or has a cell that is far too long
            or a quotation that is not closed; with the line.
        DataError: if it has no header, or the header does not tell the separator.
    """
    line = 0
    try:
        encoding = _encoding(path)
        with path.open(encoding=encoding, newline="") as stream:
            lines = _lines(stream, path)
            first, skipped = _first_line(lines, path)
            if told := _SEP.fullmatch(first):
                rows, skipped = csv.reader(lines, delimiter=told[1], strict=True), skipped + 1
            else:
                rows = csv.reader(chain([first], lines), delimiter=_separator(first, path, skipped), strict=True)
            line = skipped
            header: list[str] = []
            for row in rows:
                line = skipped + rows.line_num
                _refuse_long(row)
                if not any(cell.strip() for cell in row):
                    continue
                if header:
                    yield line, _cells(header, row)
                else:
                    header = _columns(row)
            if not header:
                raise _empty(path)
    except UnicodeError as error:
        raise UnreadableError(
            f"not {encoding.removesuffix('-sig').upper()}", locator=f"{path}:{line + 1}", hint="save the file as UTF-8"
        ) from error
    except csv.Error as error:
        raise UnreadableError(f"not a sound CSV file: {error}", locator=f"{path}:{line + 1}") from error
    except OSError as error:
        raise UnreadableError(error.strerror or str(error), locator=str(path)) from error


def _encoding(path: Path) -> str:
    """Return the encoding that the first bytes tell, UTF-8 where they tell none.

    Raises:
        UnreadableError: if they are those of another kind of file.
    """
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    for start, what in _FOREIGN:
        if head.startswith(start):
            raise UnreadableError(f"this is {what}, not CSV", locator=str(path), hint="save the table as CSV, UTF-8")
    for mark, name in _BOMS:
        if head.startswith(mark):
            return name
    # Without a mark: the header is mostly Latin letters, of which UTF-16 makes every second byte zero.
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) * 8 > len(head):
        return "utf-16-le" if odd > even else "utf-16-be"
    return "utf-8"


def _lines(stream: TextIO, path: Path) -> Iterator[str]:
    number = 0
    while line := stream.readline(LONGEST_LINE):
        number += 1
        if len(line) == LONGEST_LINE and not line.endswith(("\n", "\r")):
            raise csv.Error(f"a line is longer than {LONGEST_LINE:,} characters")
        if "\0" in line:
            raise UnreadableError("a zero byte in the text", locator=f"{path}:{number}", hint="save the file as UTF-8")
        yield line


def _first_line(lines: Iterator[str], path: Path) -> tuple[str, int]:
    """Return the first line that is not blank, and how many were before it."""
    for skipped, line in enumerate(lines):
        if line.strip():
            return line, skipped
    raise _empty(path)


def _refuse_long(row: list[str]) -> None:
    if any(len(cell) > LONGEST_CELL for cell in row):
        raise csv.Error(f"a cell is longer than {LONGEST_CELL:,} characters")


def _separator(header: str, path: Path, skipped: int) -> str:
    """Return the separator that stands most often in the header, outside quotations; a comma where none does."""
    bare = _QUOTED.sub("", header)
    counts = sorted(((bare.count(one), one) for one in SEPARATORS), reverse=True)
    (most, found), (second, _) = counts[:2]
    if most and most == second:
        raise DataError(
            "the header does not tell what parts its columns",
            locator=f"{path}:{skipped + 1}",
            hint="write `sep=;`, with the separator, as a line of its own above it",
        )
    return found if most else ","


def _columns(header: list[str]) -> list[str]:
    names: list[str] = []
    for at, cell in enumerate(header, 1):
        base = " ".join(cell.lower().split()) or f"column {at}"
        name, number = base, 1
        while name in names:
            number += 1
            name = f"{base} ({number})"
        names.append(name)
    return names


def _cells(header: list[str], row: list[str]) -> dict[str, str]:
    cells = {name: cell.strip() for name, cell in zip(header, row, strict=False)}
    beyond = " ".join(cell.strip() for cell in row[len(header) :] if cell.strip())
    return {**cells, BEYOND: beyond} if beyond else cells


def _empty(path: Path) -> DataError:
    return DataError("the file is empty", locator=str(path), hint="the first line names the columns")

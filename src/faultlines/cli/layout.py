"""Columns for a terminal, in cells: a wide character takes two."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SHORT_ID = 8
"""Characters of an id in a table: enough for `show`."""


def heading(widths: Mapping[str, int]) -> str:
    """Return the names of columns over their places."""
    return " ".join(f"{name:{width}}" for name, width in widths.items()).rstrip()


def fit(text: str, width: int) -> str:
    """Return `text` padded to `width` cells, or cut to it with `…`."""
    from rich.cells import cell_len, set_cell_size  # noqa: PLC0415 - `--help` need not load it

    return set_cell_size(text if cell_len(text) <= width else set_cell_size(text, width - 1).rstrip() + "…", width)


def wrap(text: str, width: int, indent: int = 0) -> list[str]:
    """Return `text` in lines of at most `width` cells, the first indented by `indent`, the others by four more."""
    from rich.cells import cell_len, chop_cells  # noqa: PLC0415 - as above

    lines: list[str] = []
    line, room = " " * indent, width - indent
    empty = True
    for word in text.split():
        if not empty and cell_len(line) + 1 + cell_len(word) > width:
            lines.append(line)
            line, room, empty = " " * (indent + 4), width - indent - 4, True
        if cell_len(word) > room:
            *whole, word = chop_cells(word, room)  # noqa: PLW2901 - the rest of the same word
            for part in whole:
                lines.append(line + part)
                line, room = " " * (indent + 4), width - indent - 4
        line, empty = (line + word if empty else f"{line} {word}"), False
    return lines if empty else [*lines, line]

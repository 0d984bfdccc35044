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
    """Return `text` in lines of at most `width` characters, the first indented by `indent`, the others by four more."""
    import textwrap  # noqa: PLC0415 - `--help` need not load it

    first, rest = " " * indent, " " * (indent + 4)
    return textwrap.wrap(
        text, width, initial_indent=first, subsequent_indent=rest, break_long_words=True, break_on_hyphens=False
    )

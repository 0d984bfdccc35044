"""Rows as JSON Lines: one object a line, UTF-8, the exact text of every field."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TextIO

from faultlines.export.escaping import json_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def write_jsonl(rows: Iterable[Mapping[str, object]], stream: TextIO) -> None:
    r"""Write each of `rows` as one line; control characters and changes of direction as `\uXXXX`, so it may be printed.

    Raises:
        ValueError: a number is not finite, which JSON cannot say.
    """
    for row in rows:
        stream.write(json_text(json.dumps(row, ensure_ascii=False, allow_nan=False)))
        stream.write("\n")

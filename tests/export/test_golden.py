"""The three outputs of the sample case, word for word.

To write them anew after a wanted change: `FAULTLINES_REGOLD=1 pytest tests/export/test_golden.py`, then read the
difference before keeping it.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from faultlines.export import Brief, build_brief, render_html, render_markdown, render_terminal

from .sample import CLAIMS, DOCUMENTS, FAILURES, NAMES

if TYPE_CHECKING:
    from collections.abc import Callable

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize(
    ("name", "render"),
    [("brief.html", render_html), ("brief.md", render_markdown), ("brief.txt", render_terminal)],
)
def test_the_output_is_as_it_was(name: str, render: Callable[[Brief], str]) -> None:
    """A change of the brief's look is a decision, not an accident."""
    brief = build_brief(
        CLAIMS, DOCUMENTS, FAILURES, title="Shells and oil: a sample", names=NAMES, prepared="1 July 2024"
    )
    rendered, kept = render(brief), GOLDEN / name
    if os.environ.get("FAULTLINES_REGOLD"):
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(rendered, encoding="utf-8", newline="")
    assert rendered == kept.read_text(encoding="utf-8")

"""In: claims, documents, failures. Out: rows (JSON Lines, CSV) and the evidence brief (HTML, Markdown, terminal).

Must never read the case file, another stage, the network or the clock, nor show ingested text without neutralising it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from faultlines.export.build import build_brief
from faultlines.export.model import Brief
from faultlines.export.rows import claim_row
from faultlines.export.rows_csv import write_csv
from faultlines.export.rows_jsonl import write_jsonl

if TYPE_CHECKING:
    from faultlines.export.markdown import render_markdown
    from faultlines.export.page import render_html
    from faultlines.export.terminal import render_terminal

__all__ = [
    "Brief",
    "build_brief",
    "claim_row",
    "render_html",
    "render_markdown",
    "render_terminal",
    "write_csv",
    "write_jsonl",
]

# Template engine and terminal library are loaded when a brief is rendered, not when a row is written (PEP 562).
_RENDERERS = {"render_html": "page", "render_markdown": "markdown", "render_terminal": "terminal"}


def __getattr__(name: str) -> object:
    """Load a renderer when it is first asked for."""
    if name not in _RENDERERS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_RENDERERS[name]}"), name)

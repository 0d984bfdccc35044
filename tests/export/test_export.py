"""The public face of the package."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from faultlines import export


def test_every_public_name_is_there() -> None:
    """What `__all__` promises can be had, the renderers included."""
    assert export.__all__ == [
        "Brief",
        "build_brief",
        "claim_row",
        "render_html",
        "render_markdown",
        "render_terminal",
        "write_csv",
        "write_jsonl",
    ]
    assert all(callable(getattr(export, name)) for name in export.__all__)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    """A misspelt name fails as in any module."""
    with pytest.raises(AttributeError, match="render_pdf"):
        _ = export.render_pdf


def test_rows_are_written_without_loading_the_renderers() -> None:
    """The template engine and the terminal library wait until a brief is rendered."""
    code = "import sys, faultlines.export; print(sorted({'jinja2', 'rich'} & set(sys.modules)))"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert done.stdout == "[]\n"

"""The words by which names are found, out of `data`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """Return one TOML file of `resolve/data`."""
    return tomllib.loads((resources.files("faultlines.resolve") / f"data/{name}.toml").read_text(encoding="utf-8"))


@cache
def words(name: str, of: str = "finder") -> frozenset[str]:
    """Return one list of words of `data/finder.toml`, or of another table."""
    listed = table(of)[name]
    return frozenset(listed.split() if isinstance(listed, str) else listed)

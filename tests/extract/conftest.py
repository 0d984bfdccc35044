"""One reader for all tests: its model takes a second to load."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from faultlines.extract import Reader
from faultlines.records import Claim, Document

Read = Callable[..., list[Claim]]


@pytest.fixture(scope="session")
def read() -> Read:
    """Read claims out of a text, published on a day."""
    reader = Reader()

    def claims(text: str, published: str | None = None, **fields: str) -> list[Claim]:
        return reader.claims(
            Document("0" * 64, 0, "t.txt", "text/plain", text, language="en", published=published, **fields)
        )

    return claims

"""What the tests of this stage share: where the shared material lies, and how a source is read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from faultlines.read import Hints, Limits, documents
from faultlines.read.isolation import CHILD
from faultlines.records import Document, Failure

Read = Callable[..., list[Document | Failure]]

SENTENCES = (
    "The freighter left the northern harbour shortly before midnight with forty containers on deck.",
    "Customs officers in the port declined to say what the containers held or who had paid for them.",
    "A satellite picture taken two days later shows the same ship beside a pier that belongs to the navy.",
    "Diplomats from three countries have asked the committee to look into the voyage before the summer.",
    "The owner of the ship, a company with an address above a bakery, did not answer letters or calls.",
    "Insurance for the voyage had been bought in the name of a second firm that was dissolved last year.",
    "Fishermen who work the strait say that such convoys pass by about twice a month, always after dark.",
    "The ministry said in a short statement that trade between the neighbours is open and lawful.",
)
"""Sentences for articles that tests make up."""


@pytest.fixture
def shared() -> Path:
    """Return the shared material beside the project, or skip the test where it is absent."""
    root = Path(os.environ.get("FAULTLINES_SHARED", Path(__file__).parents[3] / "shared"))
    if not root.is_dir():
        pytest.skip("no shared material beside the project")
    return root


@pytest.fixture
def read() -> Read:
    """Return a function that reads a source to its end."""

    def call(
        what: Path | str | bytes, name: str | None = None, hints: Hints | None = None, limits: Limits | None = None
    ) -> list[Document | Failure]:
        return list(documents(what, name=name, hints=hints, limits=limits))

    return call


@pytest.fixture
def one(read: Read) -> Callable[..., Document]:
    """Return a function that reads a source which holds exactly one document."""

    def call(what: Path | str | bytes, name: str | None = None, **more: Hints | Limits) -> Document:
        (found,) = read(what, name, **more)
        assert isinstance(found, Document), found
        return found

    return call


@pytest.fixture
def refused(read: Read) -> Callable[..., Failure]:
    """Return a function that reads a source which cannot be read."""

    def call(what: Path | str | bytes, name: str | None = None, **more: Hints | Limits) -> Failure:
        (found,) = read(what, name, **more)
        assert isinstance(found, Failure), found
        return found

    return call


@pytest.fixture(scope="session", autouse=True)
def _child() -> Iterator[None]:
    """End the child process with the session."""
    yield
    CHILD.close()

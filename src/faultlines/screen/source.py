"""Where entries come from: anything that gives those of a list as they stood on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

    from faultlines.records import ListEntry


class ListSource(Protocol):
    """A store of lists."""

    def lists(self) -> Iterable[str]:
        """Return the names of the lists that are there."""
        ...

    def entries(self, name: str, on: str | None = None) -> Iterable[ListEntry]:
        """Return the entries of one list in force on a day (ISO date), or now.

        Raises:
            NotFoundError: if there is no such list, or none so early.
        """
        ...

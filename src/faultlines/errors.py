"""Every error that Faultlines raises on purpose.

    FaultlinesError
    ├── InputError          something given by the user cannot be used
    │   ├── UnreadableError     a file, part or line whose text cannot be had
    │   │   └── RefusedListError    a list file that is broken, hostile or of no known format; refused whole
    │   ├── DateError           not an EDTF date or interval
    │   └── DataError           a lexicon, gazetteer, manifest or model file with a mistake in it
    ├── CaseError           the case file is missing, foreign, newer, locked or damaged
    ├── ListStoreError      the list store is missing, foreign, newer, locked or damaged
    ├── DecisionsError      the file of screening decisions is missing, foreign, locked or damaged
    └── NotFoundError       no such claim or document in the case, no such list or version in the store

Each carries a message, a `locator` (file, line, page or id) and a `hint` (what to do about it).
"""

from __future__ import annotations


class FaultlinesError(Exception):
    """The root: catch this to catch all of them.

    Args:
        message: what went wrong, one line, without a full stop.
        locator: where: a path, `path:line`, a page, a claim's id.
        hint: what the reader of the message can do about it.
    """

    def __init__(self, message: str, *, locator: str | None = None, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.locator = locator
        self.hint = hint

    def __str__(self) -> str:
        """One line: locator, message, hint."""
        place = f"{self.locator}: " if self.locator else ""
        advice = f" ({self.hint})" if self.hint else ""
        return f"{place}{self.message}{advice}"

    def __reduce__(self) -> tuple[object, ...]:
        """Errors cross process borders whole."""
        return _rebuild, (type(self), self.message, self.locator, self.hint)


def _rebuild(kind: type[FaultlinesError], message: str, locator: str | None, hint: str | None) -> FaultlinesError:
    return kind(message, locator=locator, hint=hint)


class InputError(FaultlinesError):
    """Something given by the user cannot be used."""


class UnreadableError(InputError):
    """A file, part or line whose text cannot be had."""


class RefusedListError(UnreadableError):
    """A list file that is broken, hostile or of no known format; refused whole, so that what was in force stays."""


class DateError(InputError):
    """Not an EDTF date or interval."""


class DataError(InputError):
    """A lexicon, gazetteer, manifest or model file with a mistake in it."""


class CaseError(FaultlinesError):
    """The case file is missing, foreign, newer, locked or damaged."""


class ListStoreError(FaultlinesError):
    """The list store is missing, foreign, newer, locked or damaged."""


class DecisionsError(FaultlinesError):
    """The file of screening decisions is missing, foreign, locked or damaged."""


class NotFoundError(FaultlinesError):
    """No such claim or document in the case, no such list or version in the store."""

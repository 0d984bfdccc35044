"""Opening a case file, and saying in plain words why it cannot be opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from faultlines.errors import CaseError
from faultlines.sqlite_file import SqliteFile

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

CASE = SqliteFile(
    what="case file",
    application_id=0x464C544C,  # "FLTL"
    version=1,
    error=CaseError,
    package=__package__,
    foreign="give the path of a file made by `faultlines read … --case FILE`",
    kept="what was committed is kept",
    damaged="restore a copy, or try `sqlite3 FILE .recover`",
    views="views.sql",
)
explained = CASE.explained


def connect(path: Path, *, create: bool, read_only: bool, patience: float) -> sqlite3.Connection:
    """Open the case file at `path`; `patience` is in seconds, for a lock that another program holds.

    Raises:
        CaseError: if it is missing (and not to be made), a folder, not a case, of a newer version, or locked.
    """
    making = create and not read_only
    if path.is_dir():
        raise CaseError("a folder, not a case file", locator=str(path), hint="name a file, such as pact.case")
    if making and not path.absolute().parent.is_dir():
        raise CaseError("the folder for the case file does not exist", locator=str(path), hint="make it first")
    if not making and not path.exists():
        raise CaseError("no such case file", locator=str(path), hint="make it with `faultlines read PATH --case FILE`")
    return CASE.connect(path, create=create, read_only=read_only, patience=patience)

"""Opening the list store, and saying in plain words why it cannot be opened."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from faultlines.errors import ListStoreError
from faultlines.sqlite_file import SqliteFile

if TYPE_CHECKING:
    import sqlite3

STORE = SqliteFile(
    what="list store",
    application_id=0x464C544D,  # "FLTM"
    version=1,
    error=ListStoreError,
    package=__package__,
    foreign="give the path of a file made by `faultlines lists add … --store FILE`",
    kept="what was in force stays",
    damaged="restore a copy, or load the lists into a new one",
)
explained = STORE.explained


def default_path() -> Path:
    """Return where the store is kept if the user says nothing: in the folder that the system has for user data."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / "faultlines" / "lists.sqlite"


def connect(path: Path, *, create: bool, read_only: bool, patience: float) -> sqlite3.Connection:
    """Open the store at `path`; `patience` is in seconds, for a lock that another program holds.

    Raises:
        ListStoreError: if it is missing (and not to be made), a folder, not a store, of a newer version, or locked.
    """
    try:
        folder = path.is_dir()
    except OSError as error:
        raise ListStoreError(f"cannot be opened: {error.strerror}", locator=str(path)) from error
    if folder:
        raise ListStoreError("a folder, not a list store", locator=str(path), hint="name a file, such as lists.sqlite")
    if not path.exists():
        if not create or read_only:
            raise ListStoreError(
                "there is no list store yet", locator=str(path), hint="load a list: `faultlines lists add PATH`"
            )
        try:
            path.absolute().parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ListStoreError(f"its folder cannot be made: {error.strerror}", locator=str(path)) from error
    return STORE.connect(path, create=create, read_only=read_only, patience=patience)

"""What every format gives: the entries of one list file, as a stream, and what the file says of itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from faultlines.lists.files import ListFile
from faultlines.lists.mapping import ColumnMapping
from faultlines.records import ListEntry, OwnershipLink


@dataclass(frozen=True, slots=True)
class Options:
    """What the user says of a file beyond its path.

    Attributes:
        companions: files that belong to it (OFAC's aliases, addresses and comments); empty to look beside it.
        mapping: of the columns of a plain CSV.
    """

    companions: tuple[ListFile, ...] = ()
    mapping: ColumnMapping | None = None


@dataclass(slots=True)
class Reading:
    """A list file being read.

    Attributes:
        format: name of the format.
        list_name: under which the list is kept if the user names none.
        title: the list's own name.
        entries: the entries; links, labels, removed, notes and ends are complete once they are read to the end.
        dated: the list's own date, EDTF, or None where the file does not carry it.
        files: every file read, the list's own first.
        links: ownership among parties of which none need be listed.
        labels: names of those parties by id.
        delta: whether the file holds changes only, to be laid over the version before it.
        removed: ids that a delta takes off.
        notes: what the reader of the list should know, for a person.
        ends: whether each file, by what it holds, ends with the mark that its publisher closes it with; empty in a
            format that has none.
    """

    format: str
    list_name: str
    title: str
    entries: Iterator[ListEntry]
    dated: str | None = None
    files: tuple[ListFile, ...] = ()
    links: list[OwnershipLink] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    delta: bool = False
    removed: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    ends: dict[str, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Format:
    """One format of list files.

    Attributes:
        name: as `lists show` prints it.
        title: for a person.
        recognises: whether the first bytes of a file, as text, are this format's.
        read: opens a file of it; refuses with `RefusedListError` at once or while the entries are read.
    """

    name: str
    title: str
    recognises: Callable[[str], bool]
    read: Callable[[ListFile, Options], Reading]


def list_name_of(file_name: str, otherwise: str) -> str:
    """Return a name for a list after its file: what stands before the first dot, as far as a name can hold it."""
    stem = re.sub(r"[^\w-]+", "-", file_name.partition(".")[0]).strip("-_")
    return stem[:64] or otherwise

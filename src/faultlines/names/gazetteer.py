"""The gazetteer: every surface form that may name an actor or a place, and a finder of names in text.

The data are CSV files in `names/data`, one row a surface form; a user's own rows are added by
`Gazetteer.load(extra=…)`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

from faultlines.errors import DataError

FILES = ("states.csv", "people.csv", "organisations.csv", "places.csv", "orders.csv")
COLUMNS = ("name", "code", "kind", "canonical", "role", "start", "end")
PERSON_KINDS = frozenset({"leader", "official"})
PLACE_KINDS = frozenset({"place", "region", "port"})
KINDS = frozenset(
    {
        "bank", "capital", "demonym", "event", "firm", "forces", "group", "hackers", "leader", "media", "nickname",
        "official", "organ", "place", "port", "region", "seat", "ship", "state",
    }
)  # fmt: skip
"""All kinds of names."""
_SAFE_KINDS = frozenset({"state", "capital", "demonym"})
"""Kinds whose plain reading still holds where no contextual reading does."""
_PIECE = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Name:
    """One surface form and what it stands for.

    Attributes:
        name: the form as written in text.
        code: actor code.
        kind: state, demonym, capital, seat, nickname, leader, official, organ, forces, media, firm, bank, hackers,
            port, ship, group, place, region, or event (a name that means no actor: "the Korean War").
        canonical: the thing's standard name.
        role: a person's office, or "".
        start, end: years of office or existence; None where open.
        needs: words of which one must stand in the document for this reading to hold; empty if it always may.
    """

    name: str
    code: str
    kind: str
    canonical: str
    role: str = ""
    start: int | None = None
    end: int | None = None
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A name found in a text: offsets, end exclusive, and every reading of it."""

    start: int
    end: int
    names: tuple[Name, ...]


@dataclass(slots=True)
class _Node:
    after: dict[str, _Node] = field(default_factory=dict)
    names: list[Name] = field(default_factory=list)


class Gazetteer:
    """Finds names in text, longest first, by their pieces (words and signs), so that it costs the same for any size."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._root = _Node()
        self.names: tuple[Name, ...] = tuple(names)
        for name in self.names:
            node = self._root
            for piece in _PIECE.findall(name.name):
                node = node.after.setdefault(piece, _Node())
            node.names.append(name)

    @classmethod
    def load(cls, extra: Iterable[Name] = ()) -> Gazetteer:
        """The bundled gazetteer with `extra` rows, which come first where the same form is in both."""
        return cls([*extra, *_bundled()])

    def find(self, text: str, context: str | None = None) -> Iterator[Hit]:
        """Yield the names in `text` from left to right; where several begin at one place, the longest.

        Names that need company are looked up in `context`, the whole document, or in `text` where none is given.
        """
        around = text if context is None else context
        pieces = [(found.group(), found.start(), found.end()) for found in _PIECE.finditer(text)]
        at, total = 0, len(pieces)
        root = self._root.after
        while at < total:
            node = root.get(pieces[at][0])
            if node is None:
                at += 1
                continue
            best, best_end, step = node.names, at + 1, at + 1
            while step < total and (deeper := node.after.get(pieces[step][0])) is not None:
                node, step = deeper, step + 1
                if node.names:
                    best, best_end = node.names, step
            if not best:
                at += 1
                continue
            names = tuple(name for name in best if not name.needs or any(word in around for word in name.needs))
            if names:
                yield Hit(pieces[at][1], pieces[best_end - 1][2], names)
            at = best_end


def read_names(lines: Iterable[str], locator: str) -> list[Name]:
    """Read rows of a gazetteer file.

    Raises:
        DataError: with `locator:line` if the header or a row is wrong.
    """
    rows = csv.DictReader(lines)
    missing = [column for column in COLUMNS if column not in (rows.fieldnames or [])]
    if missing:
        raise DataError(
            f"column {missing[0]!r} is missing", locator=f"{locator}:1", hint=f"columns: {', '.join(COLUMNS)}"
        )
    names = []
    for row in rows:
        place = f"{locator}:{rows.line_num}"
        if not row["name"] or not row["code"] or not row["kind"]:
            raise DataError("name, code and kind must not be empty", locator=place)
        names.append(
            Name(
                row["name"],
                row["code"],
                row["kind"],
                row["canonical"] or row["name"],
                row["role"] or "",
                _year(row["start"], place),
                _year(row["end"], place),
            )
        )
    return names


def _year(text: str | None, place: str) -> int | None:
    if not text:
        return None
    if not re.fullmatch(r"\d{4}", text):
        raise DataError(f"{text!r} is not a year", locator=place)
    return int(text)


@cache
def _bundled() -> tuple[Name, ...]:
    """All bundled names; a name with several readings carries them in the order in which they are to be tried."""
    folder = resources.files("faultlines.names") / "data"
    plain = [
        name for part in FILES for name in read_names((folder / part).read_text(encoding="utf-8").splitlines(), part)
    ]
    canonical = {(name.name, name.code): name.canonical for name in plain}
    readings = [
        Name(
            row["name"],
            row["code"],
            row["kind"],
            canonical.get((row["name"], row["code"]), row["name"]),
            needs=tuple(row["needs"].split("|")) if row["needs"] else (),
        )
        for row in csv.DictReader((folder / "contextual.csv").read_text(encoding="utf-8").splitlines())
    ]
    contextual = {name.name for name in readings}
    return (*readings, *(name for name in plain if name.name not in contextual or name.kind in _SAFE_KINDS))


@cache
def display_names() -> dict[str, str]:
    """The plain English name of every actor code in the bundled gazetteer ("PRK" → "North Korea")."""
    shown: dict[str, str] = {}
    for name in _bundled():
        if name.kind in ("state", "group") and not name.needs:
            shown.setdefault(name.code, name.canonical)
    return shown

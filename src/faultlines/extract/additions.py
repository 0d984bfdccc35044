"""A user's own words: names, commodities and frames beside the bundled ones, from one TOML file.

    [[name]]                        # somebody or some place that acts, as in the gazetteer
    name = "Rason Sunrise Shipping"
    code = "PRK"                    # ISO 3166-1 alpha-3, EU, NATO, UN …, or ORG:words, NGO:words, MULTI:words, PER:name
    kind = "firm"                   # state, organ, firm, bank, ship, port, place, person …

    [commodities]                   # words for what changes hands
    arms = ["Hwasal", "fuse bodies"]

    [[frame]]                       # what a word says of the words around it
    type = "AID"
    part = "verb"                   # verb, noun or adjective
    lemmas = ["airdrop"]
    patterns = ["subj > to|dat : obj!"]

A file with a mistake in it is refused whole, with the line of the mistake.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from faultlines.errors import DataError
from faultlines.extract.lexicon import Frame, read_frames
from faultlines.names import Name
from faultlines.names.gazetteer import KINDS
from faultlines.records import Commodity, EventType

LARGEST = 10_000_000
"""Bytes of a file; larger ones are refused."""
_CODE = re.compile(r"[A-Z]{3}|EU|NATO|UN|ICC|WEST|INTL|UNK|(?:MULTI|ORG|NGO|PER):\S.*")
_HEADER = re.compile(r"\s*\[\[?\s*(?P<table>[\w.-]+)\s*\]?\]")
_KEY = re.compile(r"\s*(?P<key>[\w-]+)\s*=")
_NAME_KEYS = {"name", "code", "kind", "canonical", "role", "start", "end"}
_TABLES = ("name", "frame", "commodities")


@dataclass(frozen=True, slots=True)
class Additions:
    """What a user adds.

    Attributes:
        names: rows of the gazetteer; they come before the bundled ones.
        frames: tried beside the bundled ones.
        commodities: kinds with their words, in the order of the file.
        digest: the first eight hexadecimal digits of the file's SHA-256; part of the reader's version.
    """

    names: tuple[Name, ...] = ()
    frames: tuple[Frame, ...] = ()
    commodities: tuple[tuple[Commodity, str], ...] = ()
    digest: str = ""


NOTHING = Additions()


def read_additions(path: str | Path) -> Additions:
    """Read a user's file.

    Raises:
        DataError: with `path:line` and a hint, if it cannot be read, is no TOML, or anything in it is not understood.
    """
    file = Path(path)
    try:
        raw = file.read_bytes()
    except OSError as error:
        raise DataError(f"cannot be read: {error.strerror}", locator=str(path)) from None
    if len(raw) > LARGEST:
        raise DataError(f"larger than {LARGEST:,} bytes", locator=str(path), hint="a lexicon is a list of words")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise DataError("not UTF-8", locator=f"{path}:{line}", hint="save the file as UTF-8") from None
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        place = f"{path}:{found[1]}" if found else f"{path}:{text.count(chr(10)) + 1}"
        raise DataError(f"not TOML: {str(error).split(' (at ')[0]}", locator=place) from None
    except RecursionError:
        raise DataError("not TOML: nested too deeply", locator=str(path)) from None
    except ValueError:  # Python reads no number of thousands of digits
        raise DataError("not TOML: a number too long", locator=str(path)) from None
    places = _Places(str(path), text)
    for table in data:
        if table not in _TABLES:
            raise DataError(f"unknown table {table!r}", locator=places.of(table), hint=f"one of {', '.join(_TABLES)}")
    return Additions(
        tuple(_names(data.get("name", []), places)),
        tuple(_frames(data.get("frame", []), places)),
        tuple(_commodities(data.get("commodities", {}), places)),
        hashlib.sha256(raw).hexdigest()[:8],
    )


class _Places:
    """Where the tables and keys of a file stand."""

    def __init__(self, path: str, text: str) -> None:
        self._path = path
        self._lines: dict[tuple[str, int, str], int] = {}
        table, number = "", {"": 0}
        for line, words in enumerate(text.splitlines(), 1):
            if header := _HEADER.match(words):
                table = header["table"]
                number[table] = number.get(table, -1) + 1
                self._lines[table, number[table], ""] = line
            elif key := _KEY.match(words):
                self._lines.setdefault((table, number[table], key["key"]), line)
                if not table:
                    self._lines.setdefault((key["key"], 0, ""), line)

    def of(self, table: str, number: int = 0, key: str = "") -> str:
        """`path:line` of a key, or of its table where the key has no line of its own."""
        line = self._lines.get((table, number, key)) or self._lines.get((table, number, "")) or 1
        return f"{self._path}:{line}"


def _rows(rows: Any, table: str, places: _Places) -> Iterator[tuple[int, dict[str, Any]]]:
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise DataError(f"{table!r} is not a list of tables", locator=places.of(table), hint=f"begin each [[{table}]]")
    yield from enumerate(rows)


def _names(rows: Any, places: _Places) -> Iterator[Name]:
    for number, row in _rows(rows, "name", places):
        for key in row:
            if key not in _NAME_KEYS:
                hint = f"keys: {', '.join(sorted(_NAME_KEYS))}"
                raise DataError(f"unknown key {key!r}", locator=places.of("name", number, key), hint=hint)
        for key in ("name", "code", "kind"):
            if not isinstance(row.get(key), str) or not row[key].strip():
                raise DataError(f"{key!r} is missing or no text", locator=places.of("name", number, key))
        if not _CODE.fullmatch(row["code"]):
            hint = "ISO 3166-1 alpha-3, EU, NATO, UN, ICC, WEST, INTL, or ORG:, NGO:, MULTI:, PER: with words"
            raise DataError(f"{row['code']!r} is no actor code", locator=places.of("name", number, "code"), hint=hint)
        if row["kind"] not in KINDS:
            hint = f"one of {', '.join(sorted(KINDS))}"
            raise DataError(f"{row['kind']!r} is no kind", locator=places.of("name", number, "kind"), hint=hint)
        start, end = (_year(row.get(key), places.of("name", number, key)) for key in ("start", "end"))
        canonical = str(row.get("canonical") or row["name"])
        yield Name(row["name"].strip(), row["code"], row["kind"], canonical, str(row.get("role", "")), start, end)


def _year(value: Any, place: str) -> int | None:
    if value is None:
        return None
    if not isinstance(value, int) or not 1 <= value <= 9999:
        raise DataError(f"{value!r} is not a year", locator=place, hint="four digits without quotes")
    return value


def _frames(rows: Any, places: _Places) -> Iterator[Frame]:
    for number, row in _rows(rows, "frame", places):
        rest = dict(row)
        kind, part = rest.pop("type", None), rest.pop("part", None)
        try:
            event = EventType(kind)
        except ValueError:
            hint = f"one of {', '.join(EventType)}"
            raise DataError(f"{kind!r} is no type", locator=places.of("frame", number, "type"), hint=hint) from None
        for key in ("lemmas", "patterns"):
            value = rest.get(key)
            if not isinstance(value, list) or not value or not all(isinstance(item, str) and item for item in value):
                raise DataError(f"{key!r} is not a list of words", locator=places.of("frame", number, key))
        try:
            yield from read_frames({str(part): [rest]}, event, places.of("frame", number))
        except DataError as error:
            place = places.of("frame", number, _blamed(error.message, row))
            raise DataError(error.message, locator=place, hint=error.hint) from None


def _blamed(message: str, row: dict[str, Any]) -> str:
    """The key of a frame that an error speaks of; "" if it names none."""
    if "side of a pattern" in message:
        return "patterns"
    if "part of speech" in message:
        return "part"
    values = {key: value if isinstance(value, list) else [value] for key, value in row.items()}
    return next((key for key in row if repr(key) in message or any(repr(item) in message for item in values[key])), "")


def _commodities(table: Any, places: _Places) -> Iterator[tuple[Commodity, str]]:
    if not isinstance(table, dict):
        raise DataError("'commodities' is no table", locator=places.of("commodities"), hint="begin it [commodities]")
    for key, words in table.items():
        place = places.of("commodities", 0, key)
        if key not in list(Commodity):
            raise DataError(f"{key!r} is no commodity", locator=place, hint=f"one of {', '.join(Commodity)}")
        if not isinstance(words, list) or not all(isinstance(word, str) and word.strip() for word in words):
            raise DataError(f"{key!r} is not a list of words", locator=place)
        yield from ((Commodity(key), word.strip().lower()) for word in words)

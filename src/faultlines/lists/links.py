"""Files of ownership links: a CSV, or FollowTheMoney entities."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from faultlines.lists.days import iso_day
from faultlines.lists.formats import open_list
from faultlines.lists.formats.ftm import share
from faultlines.lists.tables import named_rows
from faultlines.records import ListEntry, OwnershipLink

if TYPE_CHECKING:
    from collections.abc import Iterator

    from faultlines.lists.files import ListFile

_COLUMNS = {
    "owner": ("owner", "parent", "shareholder", "interested party", "owner_id"),
    "owned": ("owned", "asset", "company", "subsidiary", "subject", "owned_id"),
    "share": ("share", "percentage", "percent", "stake", "share_percent"),
    "low": ("share_low", "share_min", "low"),
    "high": ("share_high", "share_max", "high"),
    "kind": ("kind", "type", "relation"),
    "start": ("start", "start_date", "from"),
    "end": ("end", "end_date", "to"),
    "source": ("source",),
}
_KINDS = {
    "": "owns", "owns": "owns", "ownership": "owns", "shareholding": "owns", "controls": "controls", "control":
    "controls", "voting": "owns", "directs": "directs", "director": "directs", "linked": "linked",
}  # fmt: skip

_UNKNOWN = frozenset({"-", "?", "n/a", "na", "none", "unknown", "not known"})


def read_links(source: ListFile) -> tuple[list[OwnershipLink], dict[str, str], list[ListEntry]]:
    """Return the links of a file, the names of parties by id, and the entries that the file itself lists.

    A CSV needs columns for owner and owned party (`owner`, `owned`), and may have `share` (`51`, `25-50`) or
    `share_low` and `share_high`, in per cent: `0.5` is half a per cent (see `ftm.share`); `kind` (owns, controls,
    directs, linked), `start`, `end` and `source`. Commas, semicolons or tabs separate the fields. Rows on the same two
    parties are reports of one holding, not several.

    Raises:
        InputError: if the file cannot be read.
        RefusedListError: if it is broken, or of no known format.
    """
    head = source.head().decode("utf-8", "replace").lstrip("\ufeff")
    first = head.splitlines()[:1]
    delimiter = max(",;\t", key=lambda sign: "".join(first).count(sign))
    header = [name.strip().casefold() for name in next(csv.reader(first, delimiter=delimiter), [])]
    places = {what: next((name for name in names if name in header), "") for what, names in _COLUMNS.items()}
    if places["owner"] and places["owned"]:
        return list(_rows(source, places, delimiter)), {}, []
    reading = open_list(source)
    entries = list(reading.entries)
    links = dict.fromkeys([*reading.links, *(link for entry in entries for link in entry.links)])
    if not links:
        raise source.refusal("it holds no links", hint="a CSV needs columns owner and owned")
    labels = {**{entry.entry_id: entry.names[0].text for entry in entries}, **reading.labels}
    return list(links), labels, entries


def _rows(source: ListFile, places: dict[str, str], delimiter: str) -> Iterator[OwnershipLink]:
    for line, fields in named_rows(source, delimiter=delimiter):
        row = {name.casefold(): value for name, value in fields.items()}
        said = {what: row.get(name, "") for what, name in places.items()}
        if not said["owner"] or not said["owned"]:
            raise source.refusal("owner or owned party is empty", line)
        kind = _KINDS.get(said["kind"].casefold())
        if kind is None:
            raise source.refusal(f"{said['kind']!r} is no kind of link", line, hint="owns, controls, directs, linked")
        low, high = _share(source, said, line)
        start, end = (_day(source, said[name], line) for name in ("start", "end"))
        yield OwnershipLink(
            said["owner"],
            said["owned"],
            kind,
            low,
            high,
            start,
            end,
            said["source"] or f"{source.path.name} line {line}",
        )


def _share(source: ListFile, said: dict[str, str], line: int) -> tuple[float | None, float | None]:
    if said["share"].casefold() in _UNKNOWN:
        said = {**said, "share": ""}
    if said["share"]:
        low, high = share(said["share"])
    elif said["low"] or said["high"]:
        low, high = share(said["low"] or "0")[0], share(said["high"] or "100")[1]
    else:
        return None, None
    if low is None or high is None or low > high:
        raise source.refusal(
            "not a share in per cent",
            line,
            hint="51, 51.5, 25-50, >50; a comma in a share needs quotation marks where commas separate the fields",
        )
    return low, high


def _day(source: ListFile, text: str, line: int) -> str:
    day = iso_day(text) if text else ""
    if day is None:
        raise source.refusal(f"{text!r} is not a day", line, hint="write it as 2024-05-03")
    return day

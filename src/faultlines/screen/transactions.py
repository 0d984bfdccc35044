"""Payments and shipments: every party, ship, port, goods code and free text of every row.

What a column holds is told by its header (`data/columns.toml`); a column that nothing is known of is read as free text,
so that no name escapes by standing in the wrong place.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, Protocol

from faultlines.names import Gazetteer
from faultlines.records import EntryKind, Finding, Identifier, Query, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from faultlines.screen.screener import Screener

_NUMBERED = re.compile(r"\b(?:IMO|MMSI)[\s.:#]*(\d{7,9})\b", re.IGNORECASE)
_WALLET = re.compile(
    r"\b(?:0x[0-9a-fA-F]{40}|bc1[0-9a-z]{25,60}|T[1-9A-HJ-NP-Za-km-z]{33}|[13][1-9A-HJ-NP-Za-km-z]{25,34})\b"
)
_PLACE_KINDS = frozenset({"port", "place", "region", "state", "capital"})
_PORT_SCORE = 0.5


class GoodsAnswer(Protocol):
    """What a look-up of goods says; `verdict` reads `match` where the code itself is listed, else `near`."""

    @property
    def verdict(self) -> str: ...  # noqa: D102 - said above
    @property
    def list_name(self) -> str: ...  # noqa: D102
    @property
    def entry_id(self) -> str: ...  # noqa: D102
    @property
    def code(self) -> str: ...  # noqa: D102
    @property
    def reason(self) -> str: ...  # noqa: D102


class GoodsLookUp(Protocol):
    """Anything that knows listed goods."""

    def look_up(self, query: str) -> Sequence[GoodsAnswer]:
        """Return the listed codes that a code or a line of text meets."""
        ...


def screen_rows(
    rows: Iterable[tuple[int, Mapping[str, str]]], screener: Screener, goods: GoodsLookUp | None = None, limit: int = 3
) -> Iterator[Finding]:
    """Yield what every row of a file meets, at most `limit` entries for a value.

    Args:
        rows: line numbers and cells by column.
        screener: of the lists.
        goods: of goods lists; without it, codes are not looked up.
        limit: entries for one value.
    """
    for line, row in rows:
        row_id = row.get("id") or row.get("reference") or str(line)
        for column, value in row.items():
            if value and (role := role_of(column)):
                yield from _screen_value(row_id, column, role, value, screener, goods, limit)


@cache
def role_of(column: str) -> str:
    """Return what a column holds: party, ship, imo, identifier, port, goods, text; "" where nothing can be listed."""
    words = re.split(r"[\W_]+", column.lower())
    joined = "_".join(words)
    data = _data()
    for role, hints in data["roles"].items():
        if any(hint in words or ("_" in hint and hint in joined) for hint in hints):
            return str(role)
    return "" if any(word in data["skip"]["words"] for word in words) else "text"


def _screen_value(
    row_id: str, column: str, role: str, value: str, screener: Screener, goods: GoodsLookUp | None, limit: int
) -> Iterator[Finding]:
    for query, why in _queries(role, value):
        for match in screener.screen(query, limit):
            note = "; ".join(f"{reason.part}: {reason.query} = {reason.listed}" for reason in match.reasons)
            yield Finding(
                row_id, column, role, value, match.verdict, match.score, match.list_name, match.entry_id,
                match.entry_name, f"{why}{note}",
            )  # fmt: skip
    if role == "text":
        for found in screener.mentions(value, limit):
            entry = found.listing.entry
            yield Finding(
                row_id, column, role, value, screener.thresholds.verdict(found.score), round(found.score, 4),
                found.listing.list_name, entry.entry_id, entry.names[0].text, f"names {found.name}",
            )  # fmt: skip
    if role in ("port", "text"):
        yield from _places(row_id, column, role, value)
    if goods is not None and role in ("goods", "text"):
        for answer in goods.look_up(value)[:limit]:
            verdict, score = (Verdict.MATCH, 1.0) if answer.verdict == "match" else (Verdict.POSSIBLE, 0.5)
            yield Finding(
                row_id,
                column,
                role,
                value,
                verdict,
                score,
                answer.list_name,
                answer.entry_id,
                answer.code,
                answer.reason,
            )


def _queries(role: str, value: str) -> Iterator[tuple[Query, str]]:
    """Yield what to ask about a value: names as the role says, and numbers wherever they stand."""
    numbers = tuple(Identifier("", found) for found in (*_NUMBERED.findall(value), *_WALLET.findall(value)))
    if role == "ship":
        yield Query("", _NUMBERED.sub(" ", value), EntryKind.VESSEL, identifiers=numbers), ""
    elif role == "party":
        yield Query("", value, EntryKind.UNKNOWN, identifiers=numbers), ""
    elif role in ("imo", "identifier"):
        yield Query("", "", EntryKind.UNKNOWN, identifiers=(Identifier("", value),)), ""
    elif numbers:
        yield Query("", "", EntryKind.UNKNOWN, identifiers=numbers), "in the text: "


def _places(row_id: str, column: str, role: str, value: str) -> Iterator[Finding]:
    watched = _data()["watched"]["countries"]
    if value.upper() in watched:
        yield Finding(
            row_id,
            column,
            role,
            value,
            Verdict.POSSIBLE,
            _PORT_SCORE,
            "places",
            value.upper(),
            value,
            "a watched country",
        )
        return
    shown: set[str] = set()
    for hit in _gazetteer().find(value.title() if value.isupper() else value):
        name = next((name for name in hit.names if name.code in watched and name.kind in _PLACE_KINDS), None)
        if name is not None and name.code not in shown:
            shown.add(name.code)
            reason = f"{name.name} is a {name.kind} of {name.code}"
            yield Finding(
                row_id, column, role, value, Verdict.POSSIBLE, _PORT_SCORE, "places", name.code, name.canonical, reason
            )


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer.load()


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((resources.files("faultlines.screen") / "data/columns.toml").read_text(encoding="utf-8"))

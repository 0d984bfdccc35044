"""Payments and shipments: every party, ship, port, goods code and free text of every row.

What a column holds is told by its header (`data/columns.toml`). Every cell with letters in it is read as text besides,
so that no name escapes by standing in the wrong place.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from faultlines.countries import country_code
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
_LINES = re.compile(r"[;|\r\n]|//|\b(?:c/o|t/a|d/?b/?a|f/?k/?a|a/?k/?a|on behalf of|trading as)\b", re.IGNORECASE)
"""What parts several names in a cell."""
_PARTS = re.compile(r"[,;|\r\n]|//|\s[-/]\s")
"""What parts a name from an address."""
_MOST_PIECES = 12
_LOOKED_AT = 1000
_FEWEST_LETTERS = 3
_CODE = 3
_REMEMBERED = 5000


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


class _Hit(NamedTuple):
    """What one value meets: a finding without its row and column."""

    verdict: Verdict
    score: float
    list_name: str
    entry_id: str
    entry_name: str
    reason: str


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

    @lru_cache(maxsize=_REMEMBERED)  # banks, ports and ships come again in row after row
    def hits(roles: tuple[str, ...], value: str) -> list[_Hit]:
        return [*_screen_value(roles, value, screener, goods, limit)]

    for line, row in rows:
        row_id = row.get("id") or row.get("reference") or str(line)
        for column, value in row.items():
            if value:
                roles = roles_of(column)
                for hit in hits(roles, value):
                    yield Finding(row_id, column, roles[0] if roles else "text", value, *hit)


def role_of(column: str) -> str:
    """Return what a column holds above all, the first of `roles_of`; "" where only words in it could be listed."""
    return next(iter(roles_of(column)), "")


@cache
def roles_of(column: str) -> tuple[str, ...]:
    """Return all that a column may hold, by the words of its header: party, goods, imo, identifier, ship, port, text.

    `Destination bank` is a party and a port. A header that tells nothing is of a text, one that tells of numbers only
    (an amount, a date) of nothing.
    """
    words = re.split(r"[\W_]+", column.lower())
    joined = f"_{'_'.join(words)}_"
    data = _data()

    def told(hints: Iterable[str], shortest: int = 5) -> bool:
        """Say whether a hint is among the words, or begins or ends one: shippers, shipowner, BeneficiaryName."""
        return any(
            f"_{hint}_" in joined or (len(hint) >= shortest and (f"_{hint}" in joined or f"{hint}_" in joined))
            for hint in hints
        )

    found = [str(role) for role, hints in data["roles"].items() if told(hints)]
    weak = data["weak"]
    if "party" not in found and told(weak["party"], 4) and not any(role in weak["over"] for role in found):
        found.insert(0, "party")
    if found:
        return tuple(found)
    return () if told(data["skip"]["words"]) else ("text",)


def _screen_value(
    roles: tuple[str, ...], value: str, screener: Screener, goods: GoodsLookUp | None, limit: int
) -> Iterator[_Hit]:
    """Yield what a value meets: asked by its roles, and whatever its column, the names and numbers in its text."""
    best: dict[tuple[str, str], _Hit] = {}
    for query, why in _queries(roles, value):
        for match in screener.screen(query, limit):
            note = "; ".join(f"{reason.part}: {reason.query} = {reason.listed}" for reason in match.reasons)
            _keep(best, _Hit(
                match.verdict, match.score, match.list_name, match.entry_id, match.entry_name, f"{why}{note}"
            ))  # fmt: skip
    if _has_letters(value):
        for found in screener.mentions(value, limit):
            entry = found.listing.entry
            _keep(best, _Hit(
                screener.thresholds.verdict(found.score), round(found.score, 4), found.listing.list_name,
                entry.entry_id, entry.names[0].text, f"names {found.name}",
            ))  # fmt: skip
    yield from sorted(best.values(), key=lambda hit: (-hit.score, hit.list_name, hit.entry_id))[:limit]
    if "port" in roles or "text" in roles:
        yield from _places(value, codes="port" in roles)
    elif "party" in roles and len(parts := _PARTS.split(value, maxsplit=1)) > 1:
        yield from _places(parts[1], codes=False)  # an address
    if goods is not None and ("goods" in roles or "text" in roles):
        for answer in goods.look_up(value)[:limit]:
            verdict, score = (Verdict.MATCH, 1.0) if answer.verdict == "match" else (Verdict.POSSIBLE, 0.5)
            yield _Hit(verdict, score, answer.list_name, answer.entry_id, answer.code, answer.reason)


def _keep(best: dict[tuple[str, str], _Hit], hit: _Hit) -> None:
    key = hit.list_name, hit.entry_id
    if key not in best or hit.score > best[key].score:
        best[key] = hit


def _has_letters(value: str) -> bool:
    """Return whether a value is more than a number, a date or a sum: a sign that is a syllable, or three letters."""
    letters = [letter for letter in value[:_LOOKED_AT] if letter.isalpha()]
    return len(letters) >= _FEWEST_LETTERS or not "".join(letters).isascii()


def _queries(roles: tuple[str, ...], value: str) -> Iterator[tuple[Query, str]]:
    """Yield what to ask about a value: names as its roles say, and numbers wherever they stand."""
    numbers = tuple(Identifier("", found) for found in (*_NUMBERED.findall(value), *_WALLET.findall(value)))
    if "imo" in roles or "identifier" in roles:
        pieces = dict.fromkeys([value, *value.split()[:_MOST_PIECES]])
        asked = (*numbers, *(Identifier("", piece) for piece in pieces))
        yield Query("", "", EntryKind.UNKNOWN, identifiers=asked), ""
    elif numbers:
        yield Query("", "", EntryKind.UNKNOWN, identifiers=numbers), "in the text: "
    if not _has_letters(value):
        return
    if "party" in roles:
        for name in _names_in(value):
            yield Query("", name, EntryKind.UNKNOWN), ""
    elif "ship" in roles:
        yield Query("", _NUMBERED.sub(" ", value), EntryKind.VESSEL), ""


def _names_in(value: str) -> list[str]:
    """Return what may be names in the cell of a party: all of it, what stands before an address, every line.

    Before an address: up to the first comma, and up to the second, as in "PUTIN, Vladimir, Moscow".
    """
    names = [value]
    for line in _LINES.split(value)[:_MOST_PIECES]:
        parts = [part.strip() for part in _PARTS.split(line, maxsplit=2)]
        names += [line.strip(), parts[0], ", ".join(parts[:2])]
    whole, *others = dict.fromkeys(names)
    return [whole, *(name for name in others if len(name.split()) > 1 or not name.isascii())]


def _places(value: str, *, codes: bool) -> Iterator[_Hit]:
    """Yield the watched countries that a value names by themselves or by a place; by their codes if `codes`."""
    watched = _data()["watched"]["countries"]
    named = country_code(value)
    if named in watched and (codes or len(value) > _CODE):
        yield _Hit(Verdict.POSSIBLE, _PORT_SCORE, "places", named, value, "a watched country")
        return
    shown: set[str] = set()
    for hit in _gazetteer().find(value.title() if value.isupper() else value):
        name = next((name for name in hit.names if name.code in watched and name.kind in _PLACE_KINDS), None)
        if name is not None and name.code not in shown:
            shown.add(name.code)
            reason = f"{name.name} is a {name.kind} of {name.code}"
            yield _Hit(Verdict.POSSIBLE, _PORT_SCORE, "places", name.code, name.canonical, reason)


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer.load()


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((resources.files("faultlines.screen") / "data/columns.toml").read_text(encoding="utf-8"))

"""What differs between two states of a list, entry by entry and field by field."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from faultlines.records import Identifier, ListedName, ListEntry, OwnershipLink

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_FIELDS = tuple(field.name for field in fields(ListEntry) if field.name not in ("entry_id", "place"))


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What a field lost and gained; texts for a person."""

    name: str
    gone: tuple[str, ...]
    come: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One entry that differs.

    Attributes:
        entry_id: of the entry.
        what: `added`, `removed` or `changed`.
        before, after: the entry; None on the side that lacks it.
        fields: what changed, where it is on both sides.
    """

    entry_id: str
    what: str
    before: ListEntry | None
    after: ListEntry | None
    fields: tuple[FieldChange, ...] = ()


def changes(before: Iterable[ListEntry], after: Iterable[ListEntry]) -> Iterator[Change]:
    """Yield the changes from one state to another: added and changed ones in the order of `after`, then removed.

    Where an entry stands in its file is no change. Only `before` is held in memory.
    """
    old = {entry.entry_id: entry for entry in before}
    for entry in after:
        known = old.pop(entry.entry_id, None)
        if known is None:
            yield Change(entry.entry_id, "added", None, entry)
        elif found := tuple(_differences(known, entry)):
            yield Change(entry.entry_id, "changed", known, entry, found)
    for entry_id, entry in old.items():
        yield Change(entry_id, "removed", entry, None)


def _differences(before: ListEntry, after: ListEntry) -> Iterator[FieldChange]:
    for name in _FIELDS:
        one, other = getattr(before, name), getattr(after, name)
        if one == other:
            continue
        old, new = _texts(one), _texts(other)
        gone, come = (tuple(text for text in a if text not in b) for a, b in ((old, new), (new, old)))
        # The same values in another order are still another wording: say so by showing both.
        yield FieldChange(name, gone or (() if come else tuple(old)), come or (() if gone else tuple(new)))


def _texts(value: object) -> list[str]:
    if isinstance(value, tuple):
        return [_text(one) for one in value]
    return [str(value)] if value else []


def _text(value: object) -> str:
    if isinstance(value, ListedName):
        return f"{value.text} ({value.quality})"
    if isinstance(value, Identifier):
        return f"{value.kind} {value.value}" + (f" ({value.country})" if value.country else "")
    if isinstance(value, OwnershipLink):
        return f"{value.owner} {value.kind} {value.owned}"
    return str(value)

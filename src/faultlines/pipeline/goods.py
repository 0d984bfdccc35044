"""Goods over the list store: which of its lists name goods, and what they say of a code or a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from faultlines.errors import InputError
from faultlines.records import EntryKind
from faultlines.screen.goods import GoodsIndex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from faultlines.lists import ListView


def goods_index(store: ListView, names: Sequence[str] = (), on: str | None = None) -> GoodsIndex:
    """Return the goods of lists in force now or on a day.

    Args:
        store: the list store.
        names: of lists; all that hold goods if none is named.
        on: ISO 8601 day; a list that has no version as old is left out.

    Raises:
        InputError: if no list, or none of those named, holds goods, or none is as old.
        NotFoundError: if a named list is not there.
    """
    lists = [info.name for info in store.infos() if info.latest.format == "goods-csv"]
    chosen = names or lists
    index = GoodsIndex(
        (name, entry)
        for name in chosen
        if on is None or store.info(name).versions[0].moment <= f"{on}~"
        for entry in store.entries(name, on)
        if entry.kind is EntryKind.GOODS
    )
    if not len(index):
        raise _nothing(store, lists, names, on)
    return index


def _nothing(store: ListView, lists: Sequence[str], names: Sequence[str], on: str | None) -> InputError:
    """Return the error that says truly why there are no goods to compare with."""
    if not lists:
        return InputError("no list of goods is loaded", hint="`faultlines lists add common_high_priority.csv`")
    asked = [name for name in names if name in lists] or ([] if names else lists)
    if not asked:
        return InputError(f"no list of goods: {', '.join(names)}", hint=f"lists of goods: {', '.join(lists)}")
    first = {name: store.info(name).versions[0].moment for name in asked}
    told = ", ".join(f"{name} from {moment}" for name, moment in first.items())
    return InputError(f"no list of goods is in force on {on}", hint=f"loaded: {told}")


def goods_if_any(store: ListView) -> GoodsIndex | None:
    """Return the goods of all lists in force; None where no list holds goods."""
    try:
        return goods_index(store)
    except InputError:
        return None

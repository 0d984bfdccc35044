"""From a path or an address to a version in the store: what `lists add` and `lists update` do."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from faultlines.errors import FaultlinesError, InputError
from faultlines.lists.fetch import fetch, is_url, without_secrets
from faultlines.lists.files import ListFile
from faultlines.lists.formats import open_list
from faultlines.lists.limits import ListLimits
from faultlines.lists.mapping import ColumnMapping
from faultlines.lists.reading import Options, Reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from faultlines.lists.store import Added, ListStore

_OFAC_PARTNERS = {
    "sdn.csv": ("alt.csv", "add.csv", "sdn_comments.csv"),
    "cons_prim.csv": ("cons_alt.csv", "cons_add.csv", "cons_comments.csv"),
}


@dataclass(frozen=True, slots=True)
class Order:
    """What to load, and how to read it.

    Attributes:
        source: path or address.
        companions: paths or addresses of the files that belong to it.
        format_name: of the format, where it is not to be found out.
        encoding: of the text, where it is not UTF-8.
        mapping: of the columns of a plain CSV.
        dated: the list's own date, EDTF, where the file does not carry it.
    """

    source: str
    companions: tuple[str, ...] = ()
    format_name: str | None = None
    encoding: str | None = None
    mapping: ColumnMapping | None = None
    dated: str | None = None

    def as_origin(self) -> dict[str, object]:
        """Return what the store keeps so that the list can be read again; a date belongs to one version only."""
        kept = asdict(self)
        del kept["dated"]
        if not is_url(self.source):
            kept["source"] = str(Path(self.source).absolute())
        kept["companions"] = [one if is_url(one) else str(Path(one).absolute()) for one in self.companions]
        return kept

    @classmethod
    def of_origin(cls, kept: dict[str, Any]) -> Order:
        """Return the order that `as_origin` kept.

        Raises:
            InputError: if the store does not tell where the list came from.
        """
        if not kept.get("source"):
            raise InputError(
                "the store does not tell where the list came from", hint="give it to `faultlines lists add`"
            )
        mapping = kept.get("mapping")
        columns = {name: tuple(value) for name, value in mapping["columns"].items()} if mapping else {}
        return cls(
            kept["source"],
            tuple(kept.get("companions", ())),
            kept.get("format_name"),
            kept.get("encoding"),
            ColumnMapping(columns, mapping["constants"], mapping["delimiter"], mapping["separator"])
            if mapping
            else None,
        )


@dataclass(slots=True)
class _Opened:
    reading: Reading
    modified: str | None = None
    notes: list[str] = field(default_factory=list)


def load(
    store: ListStore,
    order: Order,
    read_at: str,
    *,
    name: str | None = None,
    accept_shrink: bool = False,
    limits: ListLimits | None = None,
    progress: Callable[[int], None] | None = None,
) -> Added:
    """Read a list from a path or an address, and store it.

    Args:
        store: the store.
        order: what to read.
        read_at: UTC, ISO 8601 with seconds and `Z`.
        name: of the list; the format's own if None.
        accept_shrink: whether it may have far fewer entries than the version before it.
        limits: of size and time.
        progress: told the number of entries stored so far.

    Raises:
        InputError, RefusedListError: if it cannot be had or is broken; the store notes that, and is else as it was.
    """
    try:
        with opened(order, limits or ListLimits()) as found:
            found.reading.notes += found.notes
            # A server's clock may be wrong; a list that says itself that it is of tomorrow is refused.
            modified = found.modified if (found.modified or "") <= read_at[:10] else None
            dated = order.dated or found.reading.dated or modified
            return store.add(
                found.reading, read_at, name=name, dated=dated, origin=order.as_origin(), accept_shrink=accept_shrink,
                progress=progress,
            )  # fmt: skip
    except FaultlinesError as error:
        if name is not None and not any(attempt[0] == read_at for attempt in store.attempts(name)):
            store.note_refusal(name, read_at, without_secrets(order.source), str(error))
        raise


@contextmanager
def opened(order: Order, limits: ListLimits) -> Iterator[_Opened]:
    """Open a list file; what was fetched for it is gone when the block ends."""
    with tempfile.TemporaryDirectory(prefix="faultlines-") as folder:
        place = Path(folder)
        source, modified = _file(order.source, place / "list", order, limits)
        notes: list[str] = []
        companions = tuple(
            _file(one, place / f"companion{at}", order, limits)[0] for at, one in enumerate(order.companions)
        ) or tuple(_partners(order, place, limits, notes))
        reading = open_list(source, Options(companions, order.mapping), format_name=order.format_name)
        yield _Opened(reading, modified, notes)


def _file(source: str, target: Path, order: Order, limits: ListLimits) -> tuple[ListFile, str | None]:
    if not is_url(source):
        path = Path(source)
        try:
            folder, there = path.is_dir(), path.exists()
        except (OSError, ValueError) as error:
            raise InputError(f"no name of a file: {getattr(error, 'strerror', error)}", locator=source) from error
        if folder:
            raise InputError("a folder, not a list", locator=source, hint="name a file in it")
        if not there:
            raise InputError("no such file", locator=source)
        return ListFile(path, "", limits, order.encoding), None
    got = fetch(source, target, limits)
    return ListFile(got.path, source, limits, order.encoding), got.modified


def _partners(order: Order, folder: Path, limits: ListLimits, notes: list[str]) -> Iterator[ListFile]:
    """Yield the companion files that stand beside OFAC's list at its address; beside a path the format finds them."""
    if not is_url(order.source):
        return
    base, slash, last = urlsplit(order.source).path.rpartition("/")
    for at, partner in enumerate(_OFAC_PARTNERS.get(last.lower(), ())):
        spelled = partner.upper() if last.isupper() else partner
        address = urlsplit(order.source)._replace(path=f"{base}{slash}{spelled}").geturl()
        try:
            yield _file(address, folder / f"partner{at}", order, limits)[0]
        except InputError as error:
            notes.append(f"without {spelled}: {error.message}")

"""What the verbs of `faultlines lists` share: opening the store, counting on the terminal, printing."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from faultlines.lists import Added, ListStore
    from faultlines.records import ListEntry


def open_store(path: Path | None, *, create: bool = False, read_only: bool = False) -> ListStore:
    """Open the store at `path`, or where it is kept if the user says nothing."""
    from faultlines.lists import ListStore, default_path  # noqa: PLC0415 - `--help` need not load it

    return ListStore.open(path or default_path(), create=create, read_only=read_only)


@contextmanager
def counting() -> Iterator[Callable[[int], None] | None]:
    """Show on a terminal how many entries were read; give None where stderr is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415 - as above

    with Console(stderr=True, markup=False).status("reading the list …") as status:
        yield lambda count: status.update(f"{count:,} entries …")


def now() -> str:
    """Return the present time as the store writes it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def tell(added: Added) -> None:
    """Say in one line what a reading did; notes go to stderr."""
    from faultlines.export.escaping import one_line  # noqa: PLC0415 - as above

    version = added.version
    what = (
        f"{version.entries:,} entries, in force from {version.moment}"
        f" ({added.added:,} added, {added.changed:,} changed, {added.removed:,} removed)"
        if added.new
        else f"nothing new; the version of {version.moment} holds the same"
    )
    click.echo(f"{one_line(version.list_name)}: {what}")
    for note in added.notes:
        click.echo(f"  note: {one_line(note)}", err=True)


def print_json(content: object, *, indent: int | None = 2) -> None:
    """Print JSON with hidden characters escaped."""
    from faultlines.export.escaping import json_text  # noqa: PLC0415 - as above

    click.echo(json_text(json.dumps(content, ensure_ascii=False, indent=indent)))


def entry_row(entry: ListEntry) -> dict[str, object]:
    """Return an entry as JSON can hold it, with its place."""
    from faultlines.records import entry_json  # noqa: PLC0415 - as above

    row: dict[str, object] = json.loads(entry_json(entry))
    return row | {"place": entry.place}

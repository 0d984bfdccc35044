"""`faultlines lists diff`: what differs between two states of a list."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from faultlines.cli.layout import fit
from faultlines.cli.lists.output import open_store, print_json
from faultlines.cli.options import console, format_option, no_color_option, store_option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console

    from faultlines.lists.changes import Change
    from faultlines.records import ListEntry

_MARKS = {"added": ("+", "green"), "removed": ("-", "red"), "changed": ("~", "yellow")}
_SHOWN_VALUES = 4


@click.command()
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
@click.option(
    "--limit", type=click.IntRange(min=0), metavar="N", help="Print the first N changes only; all are counted."
)
@format_option("table", "json")
@no_color_option
@store_option
def diff(before: str, after: str, limit: int | None, style: str, no_color: bool, store_path: Path | None) -> None:
    """Show what was added, removed and changed from A to B, with the fields.

    A and B are files, or versions in the store: NAME (the latest), NAME@2024-05-01 (in force on that day), NAME@2 (by
    number).
    """
    from faultlines.lists.changes import changes  # noqa: PLC0415 - as above

    screen = console(no_color=no_color)
    counts = dict.fromkeys(_MARKS, 0)
    found = changes(_side(before, store_path), _side(after, store_path))
    for number, change in enumerate(found):
        counts[change.what] += 1
        if limit is not None and number >= limit:
            continue
        if style == "json":
            print_json(_change_row(change), indent=None)
        else:
            _print_change(change, screen)
    summary = ", ".join(f"{count:,} {what}" for what, count in counts.items())
    click.echo(summary, err=style == "json")


def _side(text: str, store_path: Path | None) -> Iterator[ListEntry]:
    """Yield the entries of a file or of a version in the store."""
    from faultlines.lists import ListLimits  # noqa: PLC0415 - as above
    from faultlines.lists.loading import Order, opened  # noqa: PLC0415 - as above

    if _is_file(text):
        with opened(Order(text), ListLimits()) as found:
            yield from found.reading.entries
        return
    name, _, which = text.partition("@")
    with open_store(store_path, read_only=True) as store:
        version = store.version(name, which or None)
        yield from store.entries_of(version)


def _is_file(text: str) -> bool:
    try:
        return Path(text).is_file()
    except OSError:  # longer than a name can be
        return False


def _print_change(change: Change, screen: Console) -> None:
    from rich.text import Text  # noqa: PLC0415 - as above

    from faultlines.export.escaping import one_line  # noqa: PLC0415 - as above

    entry = change.after or change.before
    mark, colour = _MARKS[change.what]
    name = entry.names[0].text if entry else ""
    line = fit(f"{mark} {one_line(change.entry_id)} {one_line(name)}", max(screen.width, 40)).rstrip()
    screen.print(Text(line, style=colour))
    for field in change.fields:
        for sign, values in (("-", field.gone), ("+", field.come)):
            for value in values[:_SHOWN_VALUES]:
                screen.print(fit(f"    {sign} {field.name}: {one_line(value)}", max(screen.width, 40)).rstrip())
            if len(values) > _SHOWN_VALUES:
                screen.print(f"    {sign} {field.name}: {len(values) - _SHOWN_VALUES} more")


def _change_row(change: Change) -> dict[str, object]:
    entry = change.after or change.before
    return {
        "entry_id": change.entry_id,
        "change": change.what,
        "name": entry.names[0].text if entry else "",
        "fields": {field.name: {"gone": field.gone, "come": field.come} for field in change.fields},
    }

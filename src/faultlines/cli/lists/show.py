"""`faultlines lists show`: the lists, the versions of one, one of its entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from faultlines.cli.layout import fit, heading
from faultlines.cli.lists.output import entry_row, open_store, print_json
from faultlines.cli.options import IsoDay, console, format_option, no_color_option, store_option

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rich.console import Console

    from faultlines.lists import ListInfo, ListVersion, ListView
    from faultlines.records import ListEntry

_LISTS = {"list": 16, "in force": 13, "entries": 8, "versions": 8, "read": 10, "source": 4}
_VERSIONS = {"version": 7, "in force": 13, "entries": 8, "read": 10, "format": 13, "source": 4}


@click.command()
@click.argument("name", required=False)
@click.option("--on", type=IsoDay(), metavar="DAY", help="As of the end of this day, ISO 8601.")
@click.option(
    "--entry", "entry_id", metavar="ID", help="One entry, every wording it had, and whether it was listed --on a day."
)
@click.option("--entries", is_flag=True, help="The entries themselves, as JSON lines.")
@format_option("table", "json")
@no_color_option
@store_option
def show(
    name: str | None,
    on: str | None,
    entry_id: str | None,
    entries: bool,
    style: str,
    no_color: bool,
    store_path: Path | None,
) -> None:
    """Show the lists, or the versions of one, or one of its entries."""
    if (entry_id or entries) and not name:
        raise click.UsageError("name the list")
    with open_store(store_path, read_only=True) as store:
        if name and entry_id:
            _show_entry(store, name, entry_id, on, style, console(no_color=no_color))
        elif name and entries:
            for entry in store.entries(name, on):
                print_json(entry_row(entry), indent=None)
        elif name:
            _show_list(store, name, on, style, console(no_color=no_color))
        else:
            _show_lists(store, on, style, console(no_color=no_color))


def _show_lists(store: ListView, on: str | None, style: str, screen: Console) -> None:
    rows = [(info, version) for info in store.infos() if (version := _version_on(store, info, on)) is not None]
    if style == "json":
        print_json(
            [_version_row(version) | {"title": info.title, "versions": len(info.versions)} for info, version in rows]
        )
        return
    screen.print(heading(_LISTS), style="bold")
    for info, version in rows:
        cells = {
            "list": info.name, "in force": version.moment, "entries": f"{version.entries:,}",
            "versions": f"{len(info.versions)}", "read": version.read_at[:10],
        }  # fmt: skip
        _print_row(cells, version.source, _LISTS, screen)


def _version_on(store: ListView, info: ListInfo, on: str | None) -> ListVersion | None:
    if on is None:
        return info.latest
    return store.version(info.name, on) if info.versions[0].moment <= f"{on}~" else None


def _show_list(store: ListView, name: str, on: str | None, style: str, screen: Console) -> None:
    info, attempts = store.info(name), store.attempts(name)
    if on is not None:
        _show_day(store, info, on, style, screen)
        return
    if style == "json":
        tried = [{"read_at": read_at, "source": source, "reason": reason} for read_at, source, reason in attempts]
        versions = [_version_row(version) for version in info.versions]
        print_json({"list": info.name, "title": info.title, "versions": versions, "attempts": tried})
        return
    from faultlines.export.escaping import one_line  # noqa: PLC0415 - as above

    screen.print(f"{one_line(info.name)}: {one_line(info.title)}", style="bold")
    screen.print(heading(_VERSIONS), style="bold")
    for version in info.versions:
        cells = {
            "version": f"{version.number}", "in force": version.moment, "entries": f"{version.entries:,}",
            "read": version.read_at[:10], "format": version.format,
        }  # fmt: skip
        _print_row(cells, version.source, _VERSIONS, screen)
    for read_at, _, reason in attempts[-3:]:
        screen.print(
            fit(one_line(f"{read_at[:10]} nothing added: {reason}"), max(screen.width, 40)).rstrip(), style="dim"
        )


def _show_day(store: ListView, info: ListInfo, on: str, style: str, screen: Console) -> None:
    kinds: dict[str, int] = {}
    for entry in store.entries(info.name, on):
        kinds[entry.kind] = kinds.get(entry.kind, 0) + 1
    known = info.versions[0].moment <= f"{on}~"
    basis = f"the version of {store.version(info.name, on).moment}" if known else "the entries' own listing dates"
    if style == "json":
        print_json({"list": info.name, "on": on, "basis": basis, "entries": sum(kinds.values()), "kinds": kinds})
        return
    counted = ", ".join(f"{count:,} {kind}" for kind, count in sorted(kinds.items(), key=lambda pair: -pair[1]))
    screen.print(f"{info.name} on {on}: {sum(kinds.values()):,} entries, by {basis}")
    screen.print(counted or "none")


def _show_entry(store: ListView, name: str, entry_id: str, on: str | None, style: str, screen: Console) -> None:
    from faultlines.export.escaping import one_line  # noqa: PLC0415 - as above

    history = store.history(name, entry_id)
    if not history:
        store.entry(name, entry_id)  # says that there is none
    standing = store.standing(name, entry_id, on) if on else None
    if style == "json":
        print_json({
            "list": name, "entry_id": entry_id,
            "standing": {"on": on, "listed": standing.listed, "because": standing.because} if standing else None,
            "wordings": [{"from": start, "until": end, "entry": entry_row(entry)} for start, end, entry in history],
        })  # fmt: skip
        return
    for start, end, entry in history:
        screen.print(f"{one_line(entry.entry_id)}: {one_line(entry.names[0].text)} ({entry.kind})", style="bold")
        screen.print(f"  in force from {start}" + (f" until {end}" if end else ""))
        for label, values in _described(entry):
            screen.print(fit(f"  {label}: {one_line(values)}", max(screen.width, 40)).rstrip())
    if standing is not None:
        verdict = {True: "listed", False: "not listed", None: "not known"}[standing.listed]
        screen.print(f"on {on}: {verdict}; {one_line(standing.because)}", style="bold")


def _described(entry: ListEntry) -> Iterator[tuple[str, str]]:
    yield from (
        (label, "; ".join(values))
        for label, values in (
            ("names", [f"{name.text} ({name.quality})" for name in entry.names[1:]]),
            ("identifiers", [f"{one.kind} {one.value}" for one in entry.identifiers]),
            ("born", [*entry.birth_dates, *entry.birth_places]),
            ("countries", entry.countries),
            ("programmes", entry.programmes),
            ("positions", entry.positions),
            ("addresses", entry.addresses),
            ("listed", [entry.listed_on] if entry.listed_on else []),
            ("links", [f"{link.owner} {link.kind} {link.owned}" for link in entry.links]),
            ("remarks", [entry.remarks] if entry.remarks else []),
        )
        if values
    )


def _version_row(version: ListVersion) -> dict[str, object]:
    return {
        "list": version.list_name, "number": version.number, "in_force": version.moment, "dated": version.dated,
        "read_at": version.read_at, "sha256": version.sha256, "format": version.format, "source": version.source,
        "entries": version.entries,
    }  # fmt: skip


def _print_row(cells: dict[str, str], last: str, widths: dict[str, int], screen: Console) -> None:
    from faultlines.export.escaping import one_line  # noqa: PLC0415 - as above

    row = " ".join(fit(one_line(text), widths[column]) for column, text in cells.items())
    room = max(screen.width - len(row) - 1, 12)
    name = one_line(last)
    screen.print(f"{row} {name if len(name) <= room else '…' + name[-(room - 1) :]}")

"""`faultlines ownership`: who is owned or controlled by listed parties, and through whom."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from faultlines.cli.layout import fit, heading, wrap
from faultlines.cli.options import IsoDay, console, format_option, no_color_option, store_option

if TYPE_CHECKING:
    from rich.console import Console

    from faultlines.ownership import Finding, Holding
    from faultlines.pipeline.ownership import OwnershipReport

_WIDTHS = {"verdict": 10, "share": 13, "party": 5}
_STYLES = {"owned": "bold red", "controlled": "bold red", "possible": "yellow", "minority": "dim"}
_MINORITY = "minority"
_SHOWN_STEPS = 6
"""Steps of a path that are printed: the last ones; the members further up have lines of their own."""


@click.command()
@click.argument("party", required=False)
@click.option("--rule", type=click.Choice(["ofac", "eu", "uk"]), default="ofac", show_default=True, help="Whose rule.")
@click.option(
    "--list", "names", multiple=True, metavar="NAME", help="Whose entries are listed; the rule's own if not given."
)
@click.option(
    "--links", "files", multiple=True, type=click.Path(path_type=Path), metavar="FILE",
    help="Links of ownership: FollowTheMoney entities, or a CSV (owner, owned, share in per cent …) in which rows on"
    " the same two parties are reports of one holding: the highest counts.",
)  # fmt: skip
@click.option("--listed", multiple=True, metavar="PARTY", help="An id or whole name that counts as listed too.")
@click.option("--on", type=IsoDay(), metavar="DAY", help="As of this day, ISO 8601; today if not given.")
@click.option("--minority", is_flag=True, help="Also those of whom listed parties hold something, but not enough.")
@format_option("table", "json")
@no_color_option
@store_option
def ownership(  # noqa: PLR0913, PLR0917 - one parameter an option
    party: str | None,
    rule: str,
    names: tuple[str, ...],
    files: tuple[Path, ...],
    listed: tuple[str, ...],
    on: str | None,
    minority: bool,
    style: str,
    no_color: bool,
    store_path: Path | None,
) -> None:
    """Show who is owned or controlled by listed parties, with the chain.

    OFAC's rule adds up the shares of all listed owners (50 % or more) and leaves control out; the EU's adds them up
    (50 % or more since July 2024, more than 50 % before) and takes control in; the UK's looks at each listed owner
    alone (more than 50 %) and takes control in. Owners that are reached themselves count with all that they hold.
    """
    from faultlines.lists import ListStore, default_path  # noqa: PLC0415 - `--help` need not load it
    from faultlines.pipeline.ownership import find_party  # noqa: PLC0415 - as above
    from faultlines.pipeline.ownership import ownership as trace_ownership  # noqa: PLC0415 - as above

    path = store_path or default_path()
    day = on or datetime.now(UTC).date().isoformat()
    store = ListStore.open(path, read_only=True) if path.exists() or not files else None
    try:
        report = trace_ownership(store, rule=rule, on=day, lists=names, files=files, listed=listed)
    finally:
        if store is not None:
            store.close()
    wanted = find_party(report, party) if party else None
    findings = [
        one
        for one in report.findings
        if (wanted is None and (minority or one.verdict != _MINORITY)) or (wanted is not None and one.party in wanted)
    ]
    if style == "json":
        _print_json(report, findings)
    else:
        _print(report, findings, wanted, console(no_color=no_color))


def _print(report: OwnershipReport, findings: list[Finding], wanted: set[str] | None, screen: Console) -> None:
    from rich.text import Text  # noqa: PLC0415 - as above

    from faultlines.export.escaping import one_line  # noqa: PLC0415 - as above

    width = max(screen.width, 40)
    rule = report.rule
    lists = ", ".join(report.lists) or "no list"
    for line in (
        f"{rule.title} ({rule.words}) on {report.on}",
        f"{report.links:,} links; {report.listed:,} of the parties are listed ({lists})",
    ):
        screen.print(fit(one_line(line), width).rstrip())
    for party in sorted((wanted or set()) & report.listed_parties):
        screen.print(f"listed itself: {one_line(_name(report, party))}", style="bold red")
    if findings:
        screen.print(heading(_WIDTHS), style="bold")
    for one in findings:
        row = f"{fit(one.verdict, _WIDTHS['verdict'])} {fit(_share(one.low, one.high), _WIDTHS['share'])} "
        screen.print(Text(fit(row + one_line(_name(report, one.party)), width).rstrip(), style=_STYLES[one.verdict]))
        for line in _explained(report, one):
            for row in wrap(one_line(line), width, 4):
                screen.print(row)
    if not findings:
        screen.print("nobody is reached" if wanted is None else "not reached by listed parties")
    for warning in report.warnings:
        for row in wrap(f"note: {one_line(warning)}", width):
            screen.print(row, style="dim")


def _explained(report: OwnershipReport, finding: Finding) -> list[str]:
    lines = []
    for one in finding.holdings:
        mark = " (listed)" if one.owner in report.listed_parties else ""
        what = _share(one.low, one.high) + (", controls" if one.controls else "")
        lines.append(f"{what}: {_name(report, one.owner)}{mark}; {one.sources[0]}")
    for path in finding.paths(_SHOWN_STEPS):
        if path.length == 1:
            continue  # the line of the holding says it all
        steps = [_name(report, path.root) + " (listed)"]
        left = path.length - len(path.steps)
        if left:
            steps.append(f"→ {left:,} more steps → {_name(report, path.steps[0].owner)}")
        steps += [f"{_step(one)} {_name(report, one.owned)}" for one in path.steps]
        lines.append("path: " + " ".join(steps))
    return lines


def _step(one: Holding) -> str:
    return f"→ {'controls' if one.controls and not one.low else _share(one.low, one.high)} →"


def _share(low: float, high: float) -> str:
    if low == high:
        return f"{low:.4g} %"
    return f"{low:.4g}–{high:.4g} %"


def _name(report: OwnershipReport, party: str) -> str:
    return report.names.get(party, party)


def _print_json(report: OwnershipReport, findings: list[Finding]) -> None:
    from faultlines.export.escaping import json_text  # noqa: PLC0415 - as above

    def holding(one: Holding) -> dict[str, object]:
        return {
            "owner": one.owner, "owner_name": _name(report, one.owner), "owned": one.owned,
            "owned_name": _name(report, one.owned), "share_low": one.low, "share_high": one.high, "controls":
            one.controls, "owner_listed": one.owner in report.listed_parties, "sources": one.sources,
        }  # fmt: skip

    def paths(one: Finding) -> dict[str, object]:
        made = one.paths(_SHOWN_STEPS)
        shortest = min(made, key=lambda path: path.length)
        others = [{"length": path.length, "path": [holding(each) for each in path.steps]} for path in made]
        others.remove(others[made.index(shortest)])
        return {
            "path_from": shortest.root, "path_length": shortest.length,
            "path": [holding(each) for each in shortest.steps], "other_paths": others,
        }  # fmt: skip

    content = {
        "rule": report.rule.name, "title": report.rule.title, "threshold": report.rule.words, "source":
        report.rule.source, "on": report.on, "lists": report.lists, "links": report.links, "listed":
        len(report.listed_parties), "findings": [
            {
                "party": one.party, "name": _name(report, one.party), "verdict": one.verdict, "share_low": one.low,
                "share_high": one.high, "holdings": [holding(each) for each in one.holdings],
                **paths(one),
            }
            for one in findings
        ],
        "warnings": report.warnings,
    }  # fmt: skip
    click.echo(json_text(json.dumps(content, ensure_ascii=False, indent=2)))

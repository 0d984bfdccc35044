"""`faultlines screen`: who, of those asked about, is on a list."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from faultlines.cli.layout import fit
from faultlines.cli.options import console, format_option, no_color_option, store_option
from faultlines.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import Console

    from faultlines.pipeline.screening import Screening
    from faultlines.records import Finding, Match, Query

_STYLES = {"match": "red", "possible": "yellow", "none": "green"}
_KINDS = ("person", "organisation", "vessel", "aircraft")


@click.command()
@click.argument("who", metavar="FILE.csv|NAME")
@click.option(
    "--list", "lists", multiple=True, metavar="NAME", help="Against this list only; may be given several times."
)
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True, help="Results for one query.")
@click.option("--kind", type=click.Choice(_KINDS), help="What a single NAME names.")
@click.option("--born", metavar="DATE", help="Date of birth of a single NAME, in EDTF.")
@click.option("--country", metavar="CODE", help="Country of a single NAME, as three letters.")
@click.option(
    "--identifier", multiple=True, metavar="KIND:VALUE", help="Of a single NAME: imo:7937317, passport:381420754."
)
@click.option(
    "--price",
    type=click.FloatRange(1, 10_000),
    default=20.0,
    show_default=True,
    help="How many needless looks cost as much as one listed party missed.",
)
@click.option(
    "--since",
    metavar="DATE",
    help="Only what is new since this day (YYYY-MM-DD): entries added or changed, and those not asked about before.",
)
@click.option(
    "--decisions",
    "decisions_path",
    type=click.Path(path_type=Path, dir_okay=False),
    envvar="FAULTLINES_DECISIONS",
    show_envvar=True,
    metavar="FILE",
    help="File of decisions; made if it is missing.",
)
@click.option(
    "--clear", metavar="ENTRY", help="Write down that NAME is not this entry; needs --reason, --author, --decisions."
)
@click.option("--restore", metavar="ENTRY", help="Take back that NAME was cleared of this entry.")
@click.option("--reason", metavar="TEXT", default="", help="Why.")
@click.option("--author", metavar="NAME", default="", help="Who decides.")
@store_option
@click.option(
    "--transactions", is_flag=True, help="FILE.csv holds payments or bills of lading: every party, ship, port and text."
)
@format_option("table", "jsonl", "csv")
@no_color_option
def screen(
    who: str, lists: tuple[str, ...], limit: int, style: str, no_color: bool, store_path: Path | None, **given: object
) -> None:
    """Screen the names of a CSV file, or one NAME, against lists.

    Columns of the file: id, name, and where known kind, birth_date, country, identifier; several values with `;`.
    """
    from contextlib import ExitStack  # noqa: PLC0415 - `--help` need not load what follows

    from faultlines.lists import ListStore, default_path  # noqa: PLC0415 - as above
    from faultlines.pipeline.goods import goods_if_any  # noqa: PLC0415 - as above
    from faultlines.pipeline.screening import Screening  # noqa: PLC0415 - as above
    from faultlines.screen.decisions import Decisions  # noqa: PLC0415 - as above
    from faultlines.screen.thresholds import Thresholds  # noqa: PLC0415 - as above

    with ExitStack() as opened:
        path = given["decisions_path"]
        decisions = opened.enter_context(Decisions.open(path)) if isinstance(path, Path) else None
        store = opened.enter_context(ListStore.open(store_path or default_path(), read_only=True))
        screening = Screening(
            store,
            lists,
            decisions=decisions,
            since=_day(given["since"]),
            thresholds=Thresholds.by_price(float(str(given["price"]))),
        )
        if given["clear"] or given["restore"]:
            _decide(screening, decisions, _single(who, given), given)
            return
        if given["transactions"]:
            found = screening.transactions(Path(who), limit, goods_if_any(store))
            _show_findings(found, style, no_color=no_color)
            return
        results = screening.run(_queries(who, given), limit)
        if style == "table":
            _print(results, console(no_color=no_color))
        else:
            _write(results, style)


def _day(text: object) -> str | None:
    from datetime import date  # noqa: PLC0415 - as above

    if text is None:
        return None
    try:
        return date.fromisoformat(str(text)).isoformat()
    except ValueError as error:
        raise InputError(f"{text!r} is not a day", hint="write it as YYYY-MM-DD") from error


def _queries(who: str, given: dict[str, object]) -> Iterable[Query]:
    from faultlines.screen.customers import customers  # noqa: PLC0415 - as above

    if who.lower().endswith(".csv") or Path(who).is_file():
        return customers(Path(who))
    return [_single(who, given)]


def _single(who: str, given: dict[str, object]) -> Query:
    from faultlines.screen.customers import customer  # noqa: PLC0415 - as above

    identifiers = given["identifier"]
    row = {
        "id": "1",
        "name": who,
        "kind": str(given["kind"] or ""),
        "birth_date": str(given["born"] or ""),
        "country": str(given["country"] or ""),
        "identifier": ";".join(identifiers) if isinstance(identifiers, tuple) else "",
    }
    return customer(row, "the command line")


def _decide(screening: Screening, decisions: object, query: Query, given: dict[str, object]) -> None:
    from faultlines.pipeline.screening import now  # noqa: PLC0415 - as above
    from faultlines.screen.decisions import Decisions  # noqa: PLC0415 - as above

    if not isinstance(decisions, Decisions):
        raise InputError("no file of decisions", hint="give --decisions FILE")
    entry_id = str(given["clear"] or given["restore"])
    list_name, entry = screening.entry(entry_id)
    write = decisions.clear if given["clear"] else decisions.restore
    write(query, list_name, entry, str(given["reason"]), str(given["author"]), now())
    click.echo(f"{'cleared' if given['clear'] else 'restored'}: {entry_id} in {list_name}")


def _write(results: Iterable[tuple[Query, list[Match]]], style: str) -> None:
    from faultlines.export import write_csv, write_jsonl  # noqa: PLC0415 - as above
    from faultlines.export.match_rows import MATCH_FIELDS, match_row, no_match_row, spoken_reasons  # noqa: PLC0415 - as above

    rows: Iterator[dict[str, object]] = (
        row for query, found in results for row in ([match_row(match) for match in found] or [no_match_row(query)])
    )
    if style == "jsonl":
        write_jsonl(rows, sys.stdout)
    else:
        write_csv((spoken_reasons(row) for row in rows), sys.stdout, MATCH_FIELDS)


def _show_findings(found: Iterable[Finding], style: str, *, no_color: bool) -> None:
    from rich.text import Text  # noqa: PLC0415 - as above

    from faultlines.export import write_csv, write_jsonl  # noqa: PLC0415 - as above
    from faultlines.export.escaping import one_line  # noqa: PLC0415 - as above
    from faultlines.export.match_rows import FINDING_FIELDS, finding_row  # noqa: PLC0415 - as above

    if style == "jsonl":
        write_jsonl((finding_row(finding) for finding in found), sys.stdout)
    elif style == "csv":
        write_csv((finding_row(finding) for finding in found), sys.stdout, FINDING_FIELDS)
    else:
        terminal, number = console(no_color=no_color), 0
        for finding in found:
            number += 1
            head = f"{finding.verdict:8} {finding.score:.3f} "
            where = one_line(f"{finding.row_id} {finding.column}: {finding.value}")
            terminal.print(Text.assemble((head, _STYLES[finding.verdict]), fit(where, 60)))
            what = one_line(f"{finding.list_name} {finding.entry_id} {finding.entry_name} ({finding.reason})")
            terminal.print(Text.assemble("  ", (what, "dim")))
        terminal.print(f"{number} findings")


def _print(results: Iterable[tuple[Query, list[Match]]], screen: Console) -> None:
    from rich.text import Text  # noqa: PLC0415 - as above

    from faultlines.export.escaping import one_line  # noqa: PLC0415 - as above
    from faultlines.export.match_rows import match_row, spoken  # noqa: PLC0415 - as above

    asked = hits = 0
    for query, found in results:
        asked += 1
        hits += any(match.verdict != "none" for match in found)
        screen.print(Text.assemble((one_line(query.name or query.id), "bold"), "" if found else "  none"))
        for match in found:
            head = f"{match.verdict:8} {match.score:.3f} "
            where = one_line(f"{match.list_name} {match.entry_id}")
            screen.print(
                Text.assemble("  ", (head, _STYLES[match.verdict]), fit(one_line(match.entry_name), 34), " ", where)
            )
            if match.matched_name != match.entry_name:
                screen.print(Text.assemble("    ", (one_line(f"by the name {match.matched_name}"), "dim")))
            reasons = match_row(match)["reasons"]
            for reason in reasons if isinstance(reasons, list) else []:
                screen.print(Text.assemble("    ", (one_line(spoken(reason)), "dim")))
            if match.cleared:
                screen.print(Text.assemble("    ", (one_line(f"cleared: {match.cleared}"), "green")))
    screen.print(f"{asked} asked about, {hits} with results")

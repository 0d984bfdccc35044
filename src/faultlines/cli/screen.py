"""`faultlines screen`: who, of those asked about, is on a list."""

from __future__ import annotations

import math
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from faultlines.cli.options import IsoDay, console, format_option, no_color_option, store_option
from faultlines.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from faultlines.errors import DataError
    from faultlines.pipeline.screening import Screening
    from faultlines.records import Finding, Match, Query

_KINDS = ("person", "organisation", "vessel", "aircraft")
_FILES = frozenset(
    (".csv", ".tsv", ".tab", ".txt", ".xls", ".xlsx", ".ods", ".numbers", ".json", ".jsonl", ".xml", ".pdf", ".parquet",
     ".zip", ".gz")
)  # fmt: skip
_MOST_NAMED = 20
"""Rows named on stderr that were not asked about as they stand; all are counted."""
_OF_ONE_NAME = ("kind", "born", "country", "identifier")
_OF_DECISIONS = ("clear", "restore")


class _Price(click.FloatRange):
    """A number that is one: `nan` lies in every range."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Return the number if it is in the range."""
        number = float(super().convert(value, param, ctx))
        if math.isnan(number):
            self.fail(f"{value!r} is not a number", param, ctx)
        return number


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
    type=_Price(1, 10_000),
    default=20.0,
    show_default=True,
    help="How many needless looks cost as much as one listed party missed.",
)
@click.option(
    "--since",
    type=IsoDay(),
    metavar="DATE",
    help="Only what is new to whoever was asked about by this day (YYYY-MM-DD): entries and lists that were not there,"
    " or read otherwise, when they were last asked about. Others meet all. Needs --decisions.",
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
    "--clear",
    metavar="ENTRY",
    help="Write down that NAME is not this entry of a list; needs --reason, --author, --decisions.",
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
    who: str, lists: tuple[str, ...], limit: int, style: str, no_color: bool, store_path: Path | None, **given: Any
) -> int:
    """Screen the names of a CSV file, or one NAME, against lists.

    Columns of the file: id, name, and where known kind, birth_date, country, identifier; several values with `;`.
    Exit status 1 if some row could not be asked about as it stands.
    """
    from contextlib import ExitStack  # noqa: PLC0415 - `--help` need not load what follows

    from faultlines.lists import ListStore, default_path  # noqa: PLC0415 - as above
    from faultlines.pipeline.goods import goods_if_any  # noqa: PLC0415 - as above
    from faultlines.pipeline.screening import Screening  # noqa: PLC0415 - as above
    from faultlines.screen.decisions import Decisions  # noqa: PLC0415 - as above
    from faultlines.screen.thresholds import Thresholds  # noqa: PLC0415 - as above

    file = Path(who) if given["transactions"] else _file(who)
    _refuse_misfits(file, given)
    if given["transactions"] and given["decisions_path"]:
        click.echo("faultlines: decisions of FAULTLINES_DECISIONS are not applied to transactions", err=True)
    problems = _Problems()
    with ExitStack() as opened:
        path = given["decisions_path"]
        decisions = opened.enter_context(Decisions.open(path)) if path and not given["transactions"] else None
        store = opened.enter_context(ListStore.open(store_path or default_path(), read_only=True))
        screening = Screening(
            store, lists, decisions=decisions, since=given["since"], thresholds=Thresholds.by_price(given["price"])
        )
        if file is not None and given["transactions"]:
            _show_findings(screening.transactions(file, limit, goods_if_any(store)), style, no_color=no_color)
            return 0
        queries = _one_party(who, given) if file is None else _customers(file, problems)
        if given["clear"] is not None or given["restore"] is not None:
            _decide(screening, list(queries), given)
            return 0
        _show(screening.run(queries, limit), style, no_color=no_color)
    return problems.told()


def _file(who: str) -> Path | None:
    """Return the path where the words are one: of a file that is there, or called like a file; None for a name.

    Raises:
        InputError: if they are nothing, or the path of a folder.
    """
    if not who.strip():
        raise InputError("nobody to screen: the name is empty")
    path = Path(who)
    try:
        if path.is_file() or path.suffix.lower() in _FILES:
            return path
        # A folder in which one happens to be may be called like a party; what is written as a path is none.
        if path.is_dir() and (not path.name or path.name == ".." or who != path.name):
            raise InputError("a folder, neither a file nor a name", locator=who)
    except (OSError, ValueError):  # too long for a path, or with a zero byte
        return None
    return None


def _refuse_misfits(file: Path | None, given: dict[str, Any]) -> None:
    """Refuse options that would do nothing: whoever gives them means something by it.

    Raises:
        InputError: with the options.
    """
    set_here = click.get_current_context().get_parameter_source
    typed = {name for name in given if set_here(name) is click.core.ParameterSource.COMMANDLINE}
    deciding = typed & {*_OF_DECISIONS}
    spoken = {"decisions_path": "decisions"}

    def refuse(names: set[str], why: str, hint: str) -> None:
        if names:
            options = ", ".join(f"--{spoken.get(name, name)}" for name in sorted(names))
            raise InputError(f"{options} {why}", hint=hint)

    if given["transactions"]:
        misfits = typed & {"decisions_path", "since", "reason", "author", *_OF_DECISIONS, *_OF_ONE_NAME}
        refuse(misfits, "cannot be used with --transactions", "decisions are about parties, asked one by one")
    if file is not None:
        refuse(deciding, "needs one NAME, not a file", "give the name, and what else the row holds as options")
        refuse(typed & {*_OF_ONE_NAME}, "goes with one NAME, not a file", "a file has columns for it")
    if len(deciding) > 1:
        refuse(deciding, "contradict each other", "give one of them")
    if deciding and not str(given[next(iter(deciding))]).strip():
        refuse(deciding, "names no entry", "give the id of an entry, as results show it")
    if deciding:
        refuse(typed & {"since"}, "does not go with a decision", "decide first")
    else:
        refuse(typed & {"reason", "author"}, "goes with --clear or --restore", "say of which entry")


class _Problems:
    """Rows that were not asked about as they stand."""

    def __init__(self) -> None:
        self.number = 0
        self._first: list[str] = []

    def note(self, problem: DataError) -> None:
        """Count one, and keep the first few."""
        self.number += 1
        if len(self._first) < _MOST_NAMED:
            self._first.append(str(problem))

    def told(self) -> int:
        """Say on stderr what was wrong; return the exit status."""
        from faultlines.export.escaping import one_line  # noqa: PLC0415 - as above

        for problem in self._first:
            click.echo(f"faultlines: {one_line(problem)}", err=True)
        if self.number > len(self._first):
            click.echo(f"faultlines: and {self.number - len(self._first)} more", err=True)
        return 1 if self.number else 0


def _customers(file: Path, problems: _Problems) -> Iterable[Query]:
    from faultlines.screen.customers import customers  # noqa: PLC0415 - as above

    return customers(file, problems.note)


def _one_party(who: str, given: dict[str, Any]) -> Iterable[Query]:
    from faultlines.screen.customers import customer  # noqa: PLC0415 - as above

    row = {
        "id": "1",
        "name": who,
        "kind": str(given["kind"] or ""),
        "birth_date": str(given["born"] or ""),
        "country": str(given["country"] or ""),
        "identifier": ";".join(given["identifier"]),
    }
    return customer(row, "the command line")


def _decide(screening: Screening, queries: list[Query], given: dict[str, Any]) -> None:
    from faultlines.export.escaping import one_line  # noqa: PLC0415 - as above

    if len(queries) != 1:
        raise InputError("several names", hint="a decision is about one")
    (query,), reason, author = queries, str(given["reason"]), str(given["author"])
    if given["clear"] is None:
        screening.restore(query, given["restore"], reason, author)
        click.echo(one_line(f"restored: {query.name} may be {given['restore']}"))
        return
    others = screening.clear(query, given["clear"], reason, author)
    click.echo(one_line(f"cleared: {query.name} is not {given['clear']}"))
    if others:
        click.echo("not cleared, for each entry of each list needs a decision of its own:")
    for match in others[:_MOST_NAMED]:
        click.echo(one_line(f"{match.list_name} {match.entry_id} {match.entry_name} ({match.verdict})"))


def _show(results: Iterable[tuple[Query, list[Match]]], style: str, *, no_color: bool) -> None:
    from faultlines.export import write_csv, write_jsonl  # noqa: PLC0415 - as above
    from faultlines.export.match_rows import MATCH_FIELDS, match_row, no_match_row, spoken_reasons  # noqa: PLC0415 - as above

    if style == "table":
        from faultlines.cli.screen_table import print_results  # noqa: PLC0415 - as above

        print_results(results, console(no_color=no_color))
        return
    rows: Iterator[dict[str, object]] = (
        row for query, found in results for row in ([match_row(match) for match in found] or [no_match_row(query)])
    )
    if style == "jsonl":
        write_jsonl(rows, sys.stdout)
    else:
        write_csv((spoken_reasons(row) for row in rows), sys.stdout, MATCH_FIELDS)


def _show_findings(found: Iterable[Finding], style: str, *, no_color: bool) -> None:
    from faultlines.export import write_csv, write_jsonl  # noqa: PLC0415 - as above
    from faultlines.export.match_rows import FINDING_FIELDS, finding_row  # noqa: PLC0415 - as above

    if style == "jsonl":
        write_jsonl((finding_row(finding) for finding in found), sys.stdout)
    elif style == "csv":
        write_csv((finding_row(finding) for finding in found), sys.stdout, FINDING_FIELDS)
    else:
        from faultlines.cli.screen_table import print_findings  # noqa: PLC0415 - as above

        print_findings(found, console(no_color=no_color))

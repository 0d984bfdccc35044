"""`faultlines gaps`: whom claims tie to listed trades, and no list names."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from faultlines.cli.layout import SHORT_ID, fit, wrap
from faultlines.cli.options import case_option, console, format_option, no_color_option, store_option

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from rich.console import Console

    from faultlines.records import Gap


@click.command()
@case_option
@click.option(
    "--list", "lists", multiple=True, metavar="NAME", help="Against this list only; may be given several times."
)
@click.option("--limit", type=click.IntRange(1), help="Only the first ones.")
@click.option(
    "--sentences", type=click.IntRange(0), default=3, show_default=True, help="Sentences of each, in a table."
)
@format_option("table", "json", "csv")
@no_color_option
@store_option
def gaps(
    case_path: Path, lists: tuple[str, ...], limit: int | None, sentences: int, style: str, no_color: bool,
    store_path: Path | None,
) -> None:  # fmt: skip
    """List actors and ships that claims tie to listed trades.

    Those that no list names come first. Tied is who takes part in a claim about arms, missile or nuclear technology,
    fuel, labour, money and such, with a sanctioned state or a listed party; a ship that carries; whoever is said to be
    under sanctions. Ranked by independent sources, each with its sentences; the listed come after, with the entry.
    """
    from faultlines.export import write_csv  # noqa: PLC0415 - `--help` need not load it
    from faultlines.export.actor_rows import GAP_FIELDS, flat_gap, gap_row  # noqa: PLC0415 - as above
    from faultlines.export.escaping import json_text  # noqa: PLC0415 - as above
    from faultlines.lists import ListStore, default_path  # noqa: PLC0415 - as above
    from faultlines.pipeline import open_case  # noqa: PLC0415 - as above

    with (
        open_case(case_path, read_only=True) as case,
        ListStore.open(store_path or default_path(), read_only=True) as store,
    ):
        found = case.gaps(store, lists)
    if style == "json":
        click.echo(json_text(json.dumps([gap_row(gap) for gap in found[:limit]], ensure_ascii=False, indent=2)))
    elif style == "csv":
        write_csv((flat_gap(gap) for gap in found[:limit]), sys.stdout, GAP_FIELDS)
    else:
        _print(found, limit, sentences, console(no_color=no_color))


def _print(found: Sequence[Gap], limit: int | None, sentences: int, screen: Console) -> None:
    for title, listed in (("On no list", False), ("Listed", True)):
        own = [gap for gap in found if gap.listed is listed]
        screen.print(f"{title}: {len(own)}", style="bold")
        for gap in own[:limit]:
            _print_gap(gap, sentences, screen)


def _print_gap(gap: Gap, sentences: int, screen: Console) -> None:
    from faultlines.export.escaping import one_line  # noqa: PLC0415 - as above

    width = max(screen.width, 40)
    actor = gap.actor
    state = f", {actor.state}" if actor.state else ""
    sources = f"{len(gap.sources)} source{'' if len(gap.sources) == 1 else 's'}"
    head = f"{actor.id[:SHORT_ID]} {one_line(actor.name)} ({actor.kind}{state}): {sources}"
    screen.print(fit(head, width).rstrip(), style="red" if gap.listed else "yellow")

    def tell(text: str, style: str | None = None) -> None:
        for row in wrap(one_line(text), width, 4):
            screen.print(row, style=style)

    if actor.aliases:
        tell(f"also: {'; '.join(actor.aliases)}")
    if actor.identifiers:
        tell("; ".join(f"{kind} {value}" for kind, value in actor.identifiers))
    tell(f"{', '.join(gap.trades)} with {', '.join(gap.partners)}")
    for match in gap.matches:
        if gap.listed == (match.verdict == "match"):
            how = "is" if gap.listed else "looks like"
            tell(f"{how} {match.entry_name}, {match.list_name} {match.entry_id} ({match.score:.2f})")
    shown: dict[str, str] = {}
    for one in gap.evidence:
        said = "" if one.holder == "author" else f", says {one.holder}"
        shown.setdefault(one.sentence, f"{one.claim[:SHORT_ID]} {one.mode}{said}: {one.sentence} [{one.source}]")
    for line in list(shown.values())[:sentences]:
        tell(line, "dim")
    if len(shown) > sentences:
        tell(f"… and {len(shown) - sentences} more", "dim")

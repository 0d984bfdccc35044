"""`faultlines goods`: whether a commodity code, or a line of an invoice, is on a list of controlled goods."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from faultlines.cli.layout import fit, wrap
from faultlines.cli.options import IsoDay, console, format_option, no_color_option, store_option

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import Console

    from faultlines.screen.goods import GoodsMatch

_STYLES = {"match": "bold red", "near": "yellow"}


@click.command()
@click.argument("queries", nargs=-1, required=True, metavar="CODE|TEXT…")
@click.option(
    "--list", "names", multiple=True, metavar="NAME", help="Only these lists; all lists of goods if not given."
)
@click.option("--on", type=IsoDay(), metavar="DAY", help="As of this day, ISO 8601.")
@format_option("table", "json")
@no_color_option
@store_option
def goods(
    queries: tuple[str, ...],
    names: tuple[str, ...],
    on: str | None,
    style: str,
    no_color: bool,
    store_path: Path | None,
) -> None:
    """Compare HS codes and product lines with lists of goods.

    A match has its six digits on the list, such as the Common High Priority List; near is the same heading, a code that
    an edition of the Harmonized System moved, or words that a listed code covers.
    """
    from faultlines.lists import ListStore, default_path  # noqa: PLC0415 - `--help` need not load it
    from faultlines.pipeline.goods import goods_index  # noqa: PLC0415 - as above

    with ListStore.open(store_path or default_path(), read_only=True) as store:
        index = goods_index(store, names, on)
    screen = console(no_color=no_color)
    for query in queries:
        found = index.look_up(query)
        if style == "json":
            _print_json(query, found)
        else:
            _print(query, found, screen)


def _print(query: str, found: list[GoodsMatch], screen: Console) -> None:
    from rich.text import Text  # noqa: PLC0415 - as above

    from faultlines.export.escaping import one_line  # noqa: PLC0415 - as above

    width = max(screen.width, 40)
    screen.print(Text(fit(one_line(query), width).rstrip(), style="bold"))
    if not found:
        screen.print("  on no list of goods")
    reason = ""
    for one in found:
        covers = f" {one.covers}" if one.covers else ""
        line = f"{one.code[:4]}.{one.code[4:]} tier {one.tier or '?'} ({one.list_name}){covers}"
        row = f"  {fit(one.verdict, 5)} {one_line(line)}"
        screen.print(Text(fit(row, width).rstrip(), style=_STYLES[one.verdict]))
        if one.reason != reason:
            reason = one.reason
            _print_wrapped(reason, width, screen)
    for tier, meaning in dict.fromkeys((one.tier, one.meaning) for one in found if one.meaning):
        _print_wrapped(f"tier {tier}: {meaning}", width, screen)


def _print_wrapped(text: str, width: int, screen: Console) -> None:
    from faultlines.export.escaping import one_line  # noqa: PLC0415 - as above

    for row in wrap(one_line(text), width, 8):
        screen.print(row)


def _print_json(query: str, found: list[GoodsMatch]) -> None:
    from faultlines.export.escaping import json_text  # noqa: PLC0415 - as above

    matches = [
        {
            "verdict": one.verdict, "list": one.list_name, "entry_id": one.entry_id, "code": one.code, "tier": one.tier,
            "covers": one.covers, "reason": one.reason, "tier_means": one.meaning, "found": one.found,
        }
        for one in found
    ]  # fmt: skip
    click.echo(json_text(json.dumps({"query": query, "matches": matches}, ensure_ascii=False)))

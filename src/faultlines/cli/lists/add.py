"""`faultlines lists add`: one list file or address into the store."""

from __future__ import annotations

from pathlib import Path

import click

from faultlines.cli.lists.output import counting, now, open_store, tell
from faultlines.cli.options import Edtf, store_option


@click.command()
@click.argument("source", metavar="PATH|URL")
@click.option("--as", "name", metavar="NAME", help="Keep it under this name; the format's own if not given.")
@click.option(
    "--companion", "companions", multiple=True, metavar="PATH|URL",
    help="OFAC's file of aliases, addresses or comments; those beside the list are found.",
)  # fmt: skip
@click.option("--map", "pairs", multiple=True, metavar="FIELD=COLUMN", help="Which column of a plain CSV holds what.")
@click.option("--mapping", type=click.Path(path_type=Path), metavar="FILE", help="The same as a TOML file.")
@click.option("--dated", type=Edtf(), metavar="DATE", help="The list's own date, where the file does not carry it.")
@click.option("--encoding", metavar="NAME", help="Of the text, where it is not UTF-8: cp1252, utf-16.")
@click.option(
    "--accept-shrink",
    is_flag=True,
    help="Accept a version with far fewer entries than the one before it, or without the end mark it had.",
)
@store_option
def add(  # noqa: PLR0913, PLR0917 - one parameter an option
    source: str,
    name: str | None,
    companions: tuple[str, ...],
    pairs: tuple[str, ...],
    mapping: Path | None,
    dated: str | None,
    encoding: str | None,
    accept_shrink: bool,
    store_path: Path | None,
) -> None:
    """Load a list from a file or an address: all of it, or none.

    Read are OFAC's lists (CSV, XML, advanced XML), the UN's and the EU's (XML; the EU's CSV too), the UK's (both CSV),
    FollowTheMoney entities and their deltas, goods by HS code, and a CSV of your own with --map. A file that is broken
    anywhere is refused, and what was in force stays; a file that is stored already adds nothing.
    """
    from faultlines.lists import ColumnMapping  # noqa: PLC0415 - `--help` need not load it
    from faultlines.lists.loading import Order, load  # noqa: PLC0415 - as above

    if pairs and mapping:
        raise click.UsageError("give --map or --mapping, not both")
    columns = ColumnMapping.of(pairs) if pairs else ColumnMapping.load(mapping) if mapping else None
    order = Order(source, companions, None, encoding, columns, dated)
    with open_store(store_path, create=True) as store, counting() as progress:
        added = load(store, order, now(), name=name, accept_shrink=accept_shrink, progress=progress)
    tell(added)

"""`faultlines lists update`: the lists again from where they came from."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from faultlines.cli.lists.output import counting, now, open_store, tell
from faultlines.cli.options import store_option
from faultlines.errors import FaultlinesError

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("name", required=False)
@click.option("--accept-shrink", is_flag=True, help="Accept versions with far fewer entries than those before them.")
@store_option
def update(name: str | None, accept_shrink: bool, store_path: Path | None) -> int:
    """Read lists again from where they came from: all of them, or one.

    A list that cannot be had, or is broken, keeps the version in force and does not keep the others from being updated.
    """
    from faultlines.export.escaping import one_line  # noqa: PLC0415 - as above
    from faultlines.lists.loading import Order, load  # noqa: PLC0415 - as above

    failed = False
    with open_store(store_path) as store:
        for info in [store.info(name)] if name else store.infos():
            newest = max(info.versions, key=lambda version: version.number)
            try:
                order = Order.of_origin(json.loads(newest.origin))
                with counting() as progress:
                    added = load(store, order, now(), name=info.name, accept_shrink=accept_shrink, progress=progress)
            except FaultlinesError as error:
                failed = True
                click.echo(f"{info.name}: {one_line(str(error))}; {info.latest.moment} stays in force", err=True)
            else:
                tell(added)
    return 1 if failed else 0

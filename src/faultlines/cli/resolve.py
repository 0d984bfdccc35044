"""`faultlines resolve`: which names of a case were taken for one, how surely and why, and which stayed open."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from faultlines.cli.layout import wrap
from faultlines.cli.options import case_option, console, format_option, no_color_option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from faultlines.records import Actor


@click.command()
@case_option
@click.option("--below", type=click.FloatRange(0, 1), default=1.0, show_default=True, help="Only scores up to this.")
@format_option("text", "json")
@no_color_option
def resolve(case_path: Path, below: float, style: str, no_color: bool) -> None:
    """Gather the names of a case and give the reasons.

    Every two names that were taken for one, the least sure first, with score and reason, and every name that may be
    several people's and stays open. `actors merge` and `actors split` decide otherwise.
    """
    from faultlines.pipeline import open_case  # noqa: PLC0415 - `--help` need not load it

    with open_case(case_path, read_only=True) as case:
        found = case.actors().actors
    merges = sorted(
        ((merge, actor) for actor in found for merge in actor.merges if merge.score <= below),
        key=lambda pair: (pair[0].score, pair[1].name, pair[0].one, pair[0].other),
    )
    if style == "json":
        from faultlines.export.escaping import json_text  # noqa: PLC0415 - as above

        rows = [
            {"actor": actor.id, "name": actor.name, "one": merge.one, "other": merge.other, "score": merge.score,
             "reason": merge.reason}
            for merge, actor in merges
        ]  # fmt: skip
        open_names = [{"actor": actor.id, "name": actor.name, "why": actor.unresolved} for actor in _open(found)]
        mentions = sum(len(actor.mentions) for actor in found)
        whole = {"actors": len(found), "mentions": mentions, "merges": rows, "open": open_names}
        click.echo(json_text(json.dumps(whole, ensure_ascii=False)))
        return
    from faultlines.export.escaping import one_line  # noqa: PLC0415 - as above

    screen = console(no_color=no_color)
    for merge, actor in merges:
        told = f"{merge.score:.2f} {merge.one} = {merge.other}: {merge.reason} ({actor.name})"
        screen.print("\n".join(wrap(one_line(told), screen.width)))
    for actor in _open(found):
        screen.print("\n".join(wrap(one_line(f"open {actor.name}: {actor.unresolved}"), screen.width)))
    mentions = sum(len(actor.mentions) for actor in found)
    screen.print(f"{mentions} mentions, {len(found)} actors, {len(merges)} pairs of names taken for one")


def _open(found: Sequence[Actor]) -> list[Actor]:
    return [actor for actor in found if actor.unresolved]

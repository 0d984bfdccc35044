"""`faultlines actors`: who is who in a case, and what people decided about that."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from faultlines.cli.actors.decide import merge, split, undo
from faultlines.cli.actors.output import print_actors
from faultlines.cli.actors.show import show
from faultlines.cli.options import console, format_option, no_color_option

if TYPE_CHECKING:
    from faultlines.records import Actor

_KINDS = ("person", "organisation", "vessel", "state", "body", "unknown")


@click.group(invoke_without_command=True)
@click.option(
    "--case", "case_path", envvar="FAULTLINES_CASE", show_envvar=True, type=click.Path(path_type=Path), metavar="FILE",
    help="The case file.",
)  # fmt: skip
@click.option(
    "--kind", "kinds", multiple=True, type=click.Choice(_KINDS), help="Only these; may be given several times."
)
@click.option("--limit", type=click.IntRange(1), help="Only the first ones.")
@format_option("table", "json", "csv")
@no_color_option
@click.pass_context
def actors(
    context: click.Context, case_path: Path | None, kinds: tuple[str, ...], limit: int | None, style: str,
    no_color: bool,
) -> None:  # fmt: skip
    """List whom the claims of a case name, each under all their names.

    Spellings, scripts, titles and surnames after whole names are brought together where that is safe; `actors show`
    gives the reasons. What people decide with `merge`, `split` and `undo` is kept beside the claims and changes none.
    """
    context.obj = case_path
    if context.invoked_subcommand is not None:
        return
    if case_path is None:
        raise click.UsageError("Missing option '--case'.")
    from faultlines.pipeline import open_case  # noqa: PLC0415 - `--help` need not load it

    with open_case(case_path, read_only=True) as case:
        found: list[Actor] = [actor for actor in case.actors().actors if not kinds or actor.kind in kinds][:limit]
    print_actors(found, style, console(no_color=no_color))


for verb in (show, merge, split, undo):
    actors.add_command(verb)

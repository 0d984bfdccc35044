"""What the verbs of `faultlines actors` share: the case given to either verb, tables, JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from faultlines.cli.layout import SHORT_ID, fit, heading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from faultlines.records import Actor

Command = TypeVar("Command", bound=Callable[..., Any])
_WIDTHS = {"id": SHORT_ID, "name": 26, "kind": 12, "state": 5, "said": 5, "in": 4}


def own_case_option(command: Command) -> Command:
    """Give a verb `--case`, which may also stand before it."""
    return click.option(
        "--case", "case_path", envvar="FAULTLINES_CASE", show_envvar=True, type=click.Path(path_type=Path),
        metavar="FILE", callback=_case, help="The case file.",
    )(command)  # fmt: skip


def _case(context: click.Context, _: click.Parameter, value: Path | None) -> Path:
    parent = context.parent.obj if context.parent is not None else None
    chosen = value or parent
    if not isinstance(chosen, Path):
        raise click.UsageError("Missing option '--case'.")
    return chosen


def print_json(content: object, *, indent: int | None = 2) -> None:
    """Print JSON with hidden characters escaped."""
    from faultlines.export.escaping import json_text  # noqa: PLC0415 - `--help` need not load it

    click.echo(json_text(json.dumps(content, ensure_ascii=False, indent=indent)))


def print_actors(found: Sequence[Actor], style: str, screen: Console) -> None:
    """Print actors, one a row."""
    from faultlines.export import write_csv  # noqa: PLC0415 - as above
    from faultlines.export.actor_rows import ACTOR_FIELDS, actor_row  # noqa: PLC0415 - as above
    from faultlines.export.escaping import one_line  # noqa: PLC0415 - as above

    if style == "json":
        print_json([actor_row(actor) for actor in found])
        return
    if style == "csv":
        write_csv((actor_row(actor) for actor in found), sys.stdout, ACTOR_FIELDS)
        return
    screen.print(heading({**_WIDTHS, "other names": 4}), style="bold")
    room = max(screen.width - sum(_WIDTHS.values()) - len(_WIDTHS), 12)
    for actor in found:
        cells = {
            "id": actor.id[:SHORT_ID], "name": one_line(actor.name), "kind": str(actor.kind), "state": actor.state,
            "said": f"{len(actor.mentions)}", "in": f"{len(actor.documents)}",
        }  # fmt: skip
        last = actor.unresolved or "; ".join(actor.aliases)
        row = " ".join(fit(text, _WIDTHS[column]) for column, text in cells.items())
        screen.print(f"{row} {fit(one_line(last), room)}".rstrip(), style="dim" if actor.unresolved else None)
    unresolved = sum(bool(actor.unresolved) for actor in found)
    screen.print(f"{len(found)} actors" + (f", {unresolved} of them names that stay open" if unresolved else ""))

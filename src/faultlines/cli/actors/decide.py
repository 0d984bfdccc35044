"""`faultlines actors merge|split|undo`: people's decisions, each with an author and a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from faultlines.cli.actors.output import Command, own_case_option, print_json
from faultlines.cli.options import format_option

if TYPE_CHECKING:
    from pathlib import Path

    from faultlines.records import Decision


def _signed(command: Command) -> Command:
    """Give a verb `--reason`, `--author` and `--format`."""
    command = click.option(
        "--author", metavar="NAME", help="Who decides; FAULTLINES_AUTHOR or the user of this machine if not given."
    )(command)
    command = click.option("--reason", required=True, metavar="TEXT", help="Why; kept with the decision.")(command)
    return format_option("table", "json")(command)


@click.command()
@click.argument("kept", metavar="ID")
@click.argument("joined", metavar="ID")
@own_case_option
@_signed
def merge(kept: str, joined: str, case_path: Path, reason: str, author: str | None, style: str) -> None:
    """Decide that two actors are one; the first gives its name."""
    from faultlines.pipeline import open_case  # noqa: PLC0415 - `--help` need not load it

    with open_case(case_path, create=False) as case:
        _tell(case.merge_actors(kept, joined, reason=reason, author=author), style)


@click.command()
@click.argument("actor", metavar="ID")
@click.option(
    "--mention", "mentions", multiple=True, required=True, metavar="MENTION",
    help="Id of a mention that is somebody else's; may be given several times, for one other.",
)  # fmt: skip
@own_case_option
@_signed
def split(actor: str, mentions: tuple[str, ...], case_path: Path, reason: str, author: str | None, style: str) -> None:
    """Decide that some mentions of an actor are one other's; `actors show` gives their ids."""
    from faultlines.pipeline import open_case  # noqa: PLC0415 - as above

    with open_case(case_path, create=False) as case:
        _tell(case.split_actor(actor, mentions, reason=reason, author=author), style)


@click.command()
@click.argument("decision", metavar="DECISION")
@own_case_option
@_signed
def undo(decision: str, case_path: Path, reason: str, author: str | None, style: str) -> None:
    """Take a decision back; taking that back brings it into force again."""
    from faultlines.pipeline import open_case  # noqa: PLC0415 - as above

    with open_case(case_path, create=False) as case:
        _tell(case.undo_decision(decision, reason=reason, author=author), style)


def _tell(decision: Decision, style: str) -> None:
    from faultlines.export.actor_rows import decision_row  # noqa: PLC0415 - as above
    from faultlines.export.escaping import one_line  # noqa: PLC0415 - as above

    if style == "json":
        print_json(decision_row(decision))
        return
    names = decision.detail.get("names")
    told = " and ".join(str(name) for name in names) if isinstance(names, list) else decision.subject
    click.echo(one_line(f"{decision.id}: {decision.kind} of {told}, by {decision.author}"))

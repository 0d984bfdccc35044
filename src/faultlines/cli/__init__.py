"""In: a command line. Out: tables, JSON or CSV on stdout, messages on stderr, an exit status.

One verb a file; must never hold SQL, work that a stage should do, or an import that `--help` has no use for.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from faultlines.cli.actors import actors
from faultlines.cli.brief import brief
from faultlines.cli.claims import claims
from faultlines.cli.documents import documents
from faultlines.cli.explain import explain
from faultlines.cli.gaps import gaps
from faultlines.cli.goods import goods
from faultlines.cli.lists import lists
from faultlines.cli.ownership import ownership
from faultlines.cli.read import read
from faultlines.cli.reread import reread
from faultlines.cli.resolve import resolve
from faultlines.cli.screen import screen
from faultlines.cli.show import show
from faultlines.errors import FaultlinesError
from faultlines.version import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

USAGE_ERROR = 2
INTERRUPTED = 130


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="faultlines")
def faultlines() -> None:
    """Read open reporting, list who is said to give what to whom, and follow each claim to its words."""


for verb in (
    read,
    reread,
    claims,
    show,
    explain,
    documents,
    brief,
    resolve,
    actors,
    gaps,
    lists,
    ownership,
    goods,
    screen,
):
    faultlines.add_command(verb)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns:
        The exit status: 0 if all went well, 1 if some of what was to be read was not, 2 for a mistake in the command
        or in what it was given, 130 after Ctrl-C.
    """
    try:
        status = faultlines.main(arguments, prog_name="faultlines", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except FaultlinesError as error:
        return _complain(str(error), USAGE_ERROR)
    except (click.Abort, KeyboardInterrupt):
        return _complain("interrupted; what was stored is kept, and the same command goes on from there", INTERRUPTED)
    return status if isinstance(status, int) else 0


def _complain(message: str, status: int) -> int:
    """Say in one line what is wrong. File names are ingested text too: nothing in them may command the terminal."""
    from faultlines.export.escaping import one_line  # noqa: PLC0415 - needed only where something went wrong

    click.echo(f"faultlines: {one_line(message)}", file=sys.stderr)
    return status

"""`faultlines lists`: the lists that screening works with, and their history."""

from __future__ import annotations

import click

from faultlines.cli.lists.add import add
from faultlines.cli.lists.diff import diff
from faultlines.cli.lists.show import show
from faultlines.cli.lists.update import update


@click.group()
def lists() -> None:
    """Keep lists of sanctioned parties and controlled goods, with their history."""


for verb in (add, show, update, diff):
    lists.add_command(verb)

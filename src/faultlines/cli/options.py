"""Options that several verbs share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from faultlines.errors import DateError
from faultlines.records import DateRange

if TYPE_CHECKING:
    from enum import StrEnum

    from rich.console import Console

Command = TypeVar("Command", bound=Callable[..., Any])

case_option = click.option(
    "--case",
    "case_path",
    envvar="FAULTLINES_CASE",
    show_envvar=True,
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The case file.",
)
store_option = click.option(
    "--store",
    "store_path",
    envvar="FAULTLINES_LISTS",
    show_envvar=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The list store; in the folder for user data if not given.",
)
lexicon_option = click.option(
    "--lexicon",
    envvar="FAULTLINES_LEXICON",
    show_envvar=True,
    type=click.Path(path_type=Path),
    metavar="TOML",
    help="Your own names, commodities and frames, beside the bundled ones.",
)
no_color_option = click.option(
    "--no-color", is_flag=True, help="Print without colours; so does the environment variable NO_COLOR."
)


def format_option(*formats: str) -> Callable[[Command], Command]:
    """Return an option that chooses among formats; the first is the default."""
    return click.option(
        "--format", "style", type=click.Choice(formats), default=formats[0], show_default=True, help="What to print."
    )


def terms_option(name: str, vocabulary: type[StrEnum], explanation: str) -> Callable[[Command], Command]:
    """Return an option that takes terms of a vocabulary, in any case, several times for any of several."""
    choice = click.Choice([term.value for term in vocabulary], case_sensitive=False)
    return click.option(name, multiple=True, type=choice, metavar=name.strip("-").upper(), help=explanation)


class Edtf(click.ParamType[str]):
    """A date or interval in EDTF, kept as the string it is."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the string if it is EDTF; say how to write it if it is not."""
        try:
            return DateRange.parse(str(value)).edtf
        except DateError as error:
            self.fail(str(error), param, ctx)


class IsoDay(click.ParamType[str]):
    """One day, ISO 8601."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the day as it is if it is one."""
        try:
            return date.fromisoformat(str(value)).isoformat()
        except ValueError:
            self.fail(f"{value!r} is not a day; write it as 2024-05-03", param, ctx)


def console(*, no_color: bool) -> Console:
    """Return the terminal on stdout; markup and emoji codes in ingested text mean nothing to it."""
    from rich.console import Console  # noqa: PLC0415 - tens of milliseconds that `--help` need not pay

    return Console(no_color=True if no_color else None, markup=False, emoji=False, highlight=False, soft_wrap=True)

"""`faultlines brief`: the case summed up."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from faultlines.cli.options import case_option, console, no_color_option
from faultlines.errors import InputError


@click.command()
@case_option
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write it there: .html for one self-contained page, .md for Markdown. Without it, the terminal.",
)
@click.option("--title", metavar="TEXT", help="Heading; the case file's name where none is given.")
@no_color_option
def brief(case_path: Path, output: Path | None, title: str | None, no_color: bool) -> None:
    """Sum a case up, on a page to forward.

    Who gives what to whom, what is threatened, denied, expected and recommended, and what could not be read. Every
    line carries its quotation, source, date and holder, and how many documents say so.
    """
    from faultlines.export import render_html, render_markdown, render_terminal  # noqa: PLC0415 - `--help` need not
    from faultlines.export.spoken_dates import spoken_date  # noqa: PLC0415 - as above
    from faultlines.pipeline import open_case  # noqa: PLC0415 - as above

    renderers = {".html": render_html, ".htm": render_html, ".md": render_markdown}
    if output is not None and output.suffix.lower() not in renderers:
        raise InputError("not a format of the brief", locator=str(output), hint="end the name with .html or .md")
    with open_case(case_path, read_only=True) as case:
        made = case.brief(title, prepared=spoken_date(date.today().isoformat()))
    if output is None:
        screen = console(no_color=no_color)
        click.echo(render_terminal(made, screen.width, colour=screen.is_terminal and not screen.no_color))
        return
    try:
        output.write_text(renderers[output.suffix.lower()](made), encoding="utf-8")
    except OSError as error:
        raise InputError(f"cannot be written: {error.strerror}", locator=str(output), hint="name another") from error
    click.echo(str(output))

"""`faultlines reread`: the documents of a case anew."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from faultlines.cli.options import case_option, format_option, lexicon_option, no_color_option

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@click.command()
@case_option
@click.option("--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Processes that read.")
@lexicon_option
@format_option("text", "json")
@no_color_option
def reread(case_path: Path, jobs: int, lexicon: Path | None, style: str, no_color: bool) -> int:
    """Read every document of a case anew.

    After an upgrade, or with your own words. Claims found again stay as they are; those found no more stay in the
    file but stand no more. Exit status 1 if a document could not be read anew.
    """
    from faultlines.pipeline import open_case  # noqa: PLC0415 - `--help` need not load it

    with open_case(case_path, create=False) as case, _progress(no_color=no_color) as watch:
        summary = case.reread(jobs=jobs, lexicon=lexicon, watch=watch)
    if style == "json":
        click.echo(json.dumps(asdict(summary)))
    else:
        click.echo(f"documents   {summary.documents:>7}  read anew with {summary.extractor}")
        click.echo(f"claims      {summary.added:>7}  new, {summary.superseded} stand no more")
        if summary.lost:
            click.echo(f"not read    {len(summary.lost):>7}  {', '.join(summary.lost[:5])}")
    return 1 if summary.lost else 0


@contextmanager
def _progress(*, no_color: bool) -> Iterator[Callable[[int, int], None] | None]:
    """Show a bar on stderr while the block runs, if stderr is a terminal."""
    from rich.console import Console  # noqa: PLC0415 - as above
    from rich.progress import Progress  # noqa: PLC0415 - as above

    screen = Console(stderr=True, no_color=True if no_color else None, markup=False, highlight=False)
    if not screen.is_terminal:
        yield None
        return
    with Progress(console=screen, transient=True) as bar:
        task = bar.add_task("reading anew")

        def watch(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        yield watch

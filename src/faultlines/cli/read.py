"""`faultlines read`: files and folders into a case."""

from __future__ import annotations

import json
from collections import Counter
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from faultlines.cli.options import Edtf, case_option, console, format_option, lexicon_option, no_color_option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console

    from faultlines.pipeline import ReadSummary
    from faultlines.pipeline.summary import Watcher

_MOST_NAMED = 20
"""Lines in the closing table for what was not read; JSON names them all."""


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@case_option
@click.option("--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Processes that read.")
@click.option(
    "--published", type=Edtf(), metavar="DATE", help="Date of all that is read, in EDTF; a manifest wins over it."
)
@click.option("--source", metavar="NAME", help="Name under which all of it is filed; a manifest wins over it.")
@click.option(
    "--manifest",
    type=click.Path(path_type=Path),
    metavar="CSV",
    help="Date, source and title by file name: columns doc, published, source, title.",
)
@lexicon_option
@format_option("table", "json")
@no_color_option
def read(  # noqa: PLR0913, PLR0917 - one parameter an option
    paths: tuple[str, ...],
    case_path: Path,
    jobs: int,
    published: str | None,
    source: str | None,
    manifest: Path | None,
    lexicon: Path | None,
    style: str,
    no_color: bool,
) -> int:
    """Read files and folders into a case.

    Reads .txt, .md, .html, .pdf, .jsonl and .jsonl.gz (one document a line); - is standard input. What the case holds
    already is not read again. Exit status 0 if everything was read, 1 if something was not, 2 for a mistake.
    """
    from faultlines.pipeline import open_case  # noqa: PLC0415 - `--help` need not load it

    with open_case(case_path) as case, _progress(no_color=no_color) as watch:
        summary = case.read(
            paths, jobs=jobs, published=published, source=source, manifest=manifest, watch=watch, lexicon=lexicon
        )
    if style == "json":
        click.echo(_as_json(summary, case_path))
    else:
        _print(summary, console(no_color=no_color))
    return 0 if summary.complete else 1


@contextmanager
def _progress(*, no_color: bool) -> Iterator[Watcher | None]:
    """Show a bar on stderr while the block runs, if stderr is a terminal."""
    from rich.console import Console  # noqa: PLC0415 - as above
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    screen = Console(stderr=True, no_color=True if no_color else None, markup=False, highlight=False)
    if not screen.is_terminal:
        yield None
        return
    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("files,", markup=False),
        TextColumn("{task.fields[documents]} documents", markup=False),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=screen, transient=True) as bar:
        task = bar.add_task("reading", total=None, documents=0)
        yield lambda at: bar.update(task, completed=at.files, total=at.total, documents=at.documents)


def _as_json(summary: ReadSummary, case_path: Path) -> str:
    from faultlines.export.escaping import json_text  # noqa: PLC0415 - as above

    whole = {"case": str(case_path), "complete": summary.complete, **asdict(summary)}
    return json_text(json.dumps(whole, ensure_ascii=False))


def _print(summary: ReadSummary, screen: Console) -> None:
    from faultlines.export.escaping import one_line  # noqa: PLC0415 - as above

    modes = ", ".join(f"{number} {mode}" for mode, number in summary.claims.items())
    reasons = Counter(item.reason for item in summary.unread).most_common()
    for name, number, remark in (
        ("read", summary.read, f"in {summary.seconds:.1f} s"),
        ("claims", sum(summary.claims.values()), modes),
        ("already known", summary.known, ""),
        ("not read", len(summary.unread), ", ".join(f"{number} {reason}" for reason, number in reasons)),
        ("failed", len(summary.failures), ""),
        ("skipped", len(summary.skipped), ""),
    ):
        screen.print(f"{name:13} {number:6}  {remark}".rstrip())
    exceptions = list(_exceptions(summary))
    for line in exceptions[:_MOST_NAMED]:
        screen.print(one_line(line), style="yellow")
    if len(exceptions) > _MOST_NAMED:
        screen.print(f"and {len(exceptions) - _MOST_NAMED} more: --format json names them all")


def _exceptions(summary: ReadSummary) -> Iterator[str]:
    """Yield a line for each document or file that was not read, the gravest first."""
    for kind, items in (("failed", summary.failures), ("skipped", summary.skipped)):
        for item in items:
            yield f"{kind}: {item.locator}: {item.reason}" + (f" ({item.hint})" if item.hint else "")
        if kind == "failed":
            yield from (f"not read: {unread.locator}: {unread.reason}" for unread in summary.unread)

"""`faultlines explain`: which frame, words and rules made each field of a claim."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from faultlines.cli.claims import parties
from faultlines.cli.options import Edtf, console, format_option, lexicon_option, no_color_option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from faultlines.records import Explanation


@click.command()
@click.argument("claim_id", required=False)
@click.option("--text", help="Explain this English text in place of a claim.")
@click.option("--published", type=Edtf(), metavar="DATE", help="With --text: its date, on which relative dates lean.")
@click.option("--source", metavar="NAME", help='With --text: who publishes it; tells whom "we" means.')
@click.option(
    "--case",
    "case_path",
    envvar="FAULTLINES_CASE",
    show_envvar=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The case file that holds the claim.",
)
@lexicon_option
@format_option("text", "json")
@no_color_option
def explain(
    claim_id: str | None,
    text: str | None,
    published: str | None,
    source: str | None,
    case_path: Path | None,
    lexicon: Path | None,
    style: str,
    no_color: bool,
) -> None:
    """Print how a claim came about.

    Give CLAIM_ID, which may be shortened, and --case; or --text "...", which also names the words that were looked
    at and made no claim.
    """
    if (claim_id is None) == (text is None):
        raise click.UsageError("give either CLAIM_ID or --text")
    if text is not None:
        from faultlines.pipeline.explaining import explain_text  # noqa: PLC0415 - loads the reader of claims

        told = explain_text(text, published=published, source=source, lexicon=lexicon)
    else:
        if case_path is None:
            raise click.UsageError("CLAIM_ID needs --case FILE, or FAULTLINES_CASE set to it")
        from faultlines.pipeline import open_case  # noqa: PLC0415 - `--help` need not load it

        with open_case(case_path, read_only=True) as case:
            told = [case.explain(claim_id or "", lexicon=lexicon)]
    if style == "json":
        click.echo(_as_json(told))
    else:
        _print(told, console(no_color=no_color))


def _as_json(told: Sequence[Explanation]) -> str:
    from faultlines.export.escaping import json_text  # noqa: PLC0415 - as above

    rows = [
        {
            "word": item.word,
            "start": item.start,
            "claim": item.claim.id if item.claim is not None else None,
            "quote": item.claim.quote if item.claim is not None else None,
            "steps": [{"field": step.field, "value": step.value, "because": step.because} for step in item.steps],
        }
        for item in told
    ]
    return json_text(json.dumps(rows, ensure_ascii=False))


def _print(told: Sequence[Explanation], screen: Console) -> None:
    from rich.table import Table  # noqa: PLC0415 - as above
    from rich.text import Text  # noqa: PLC0415 - as above

    from faultlines.export.escaping import one_line  # noqa: PLC0415 - as above

    if not any(item.claim for item in told):
        screen.print("no claim")
    for item in told:
        if item.claim is None:
            heading = Text(one_line(f"“{item.word}”: no claim"), style="dim")
        else:
            claim = item.claim
            heading = Text(one_line(f"{parties(claim)}  {claim.type}  {claim.mode}"), style="bold")
            heading.append("\n").append(one_line(f"“{claim.quote}”"), style="not bold")
        screen.print(heading)
        grid = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
        grid.add_column(no_wrap=True, style="dim")
        grid.add_column(max_width=24)
        grid.add_column(ratio=1)
        for step in item.steps:
            grid.add_row(f"  {step.field}", Text(one_line(step.value)), Text(one_line(step.because)))
        screen.print(grid)
        screen.print()

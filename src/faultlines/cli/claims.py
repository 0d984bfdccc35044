"""`faultlines claims`: the ledger."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Unpack

import click

from faultlines.cli.layout import SHORT_ID, fit, heading
from faultlines.cli.options import Edtf, case_option, console, format_option, no_color_option, terms_option
from faultlines.records import Commodity, EventType, Mode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from rich.console import Console
    from rich.text import Text

    from faultlines.pipeline.conditions import Conditions
    from faultlines.records import Claim, Document

_WIDTHS = {"id": SHORT_ID, "who → whom": 18, "type": 9, "mode": 14, "when": 21}
_STYLES = {
    Mode.DENIAL: "red", Mode.ASSESSMENT: "yellow", Mode.FORECAST: "blue", Mode.RECOMMENDATION: "green",
    Mode.HYPOTHETICAL: "magenta",
}  # fmt: skip


@click.command()
@case_option
@click.option("--actor", multiple=True, metavar="CODE", help="Who acts: RUS, PRK, UN; or a name, such as Moscow.")
@click.option("--target", multiple=True, metavar="CODE", help="To, from, against or with whom.")
@terms_option("--type", EventType, f"One of {', '.join(EventType)}.")
@terms_option("--mode", Mode, f"One of {', '.join(Mode)}.")
@terms_option("--commodity", Commodity, f"One of {', '.join(Commodity)}.")
@click.option("--holder", metavar="WORDS", help="Words in the name of who says so.")
@click.option("--since", type=Edtf(), metavar="DATE", help="Not before this date, in EDTF: 2023-09, 2024-06-19.")
@click.option("--until", type=Edtf(), metavar="DATE", help="Not after this date.")
@click.option("--document", metavar="ID", help="Of this document only.")
@format_option("table", "jsonl", "csv")
@no_color_option
def claims(case_path: Path, style: str, no_color: bool, **conditions: Unpack[Conditions]) -> None:
    """List claims: who gives what to whom, says who.

    Each with its type, mode, date and the words that say so. A claim must meet every condition; of several values for
    one condition, any. Undated claims count on the date of their document.
    """
    from faultlines.export import claim_row, write_csv, write_jsonl  # noqa: PLC0415 - `--help` need not load them
    from faultlines.pipeline import open_case  # noqa: PLC0415 - as above

    with open_case(case_path, read_only=True) as case:
        if conditions.get("document"):
            conditions["document"] = case.document(str(conditions["document"])).id
        found = case.ledger(**conditions)
        if style == "table":
            _print(found, console(no_color=no_color))
        else:
            write = write_jsonl if style == "jsonl" else write_csv
            write((claim_row(claim, origin) for claim, origin in found), sys.stdout)


def parties(claim: Claim) -> str:
    """Return who acts and towards whom, in codes."""
    return " → ".join(", ".join(side) for side in (claim.actor, claim.target) if side)


def _print(found: Iterable[tuple[Claim, Document]], screen: Console) -> None:
    number = 0
    for number, (claim, document) in enumerate(found, 1):
        if number == 1:
            screen.print(heading(_WIDTHS), style="bold")
        for line in _lines(claim, document, screen.width):
            screen.print(line)
    screen.print(f"{number} claims; `faultlines show ID` prints one in its passage" if number else "no such claims")


def _lines(claim: Claim, document: Document, width: int) -> Iterator[Text]:
    """Yield the two lines of one claim: its fields, and below them what changes hands and the words."""
    from rich.text import Text  # noqa: PLC0415 - as above

    from faultlines.export.escaping import one_line  # noqa: PLC0415 - as above

    def cell(text: str, column: str) -> str:
        return fit(one_line(text), _WIDTHS[column])

    when = claim.when or (f"({document.published})" if document.published else "")
    yield Text.assemble(
        (claim.id[:SHORT_ID], "cyan"), " ", cell(parties(claim), "who → whom"), " ", cell(claim.type, "type"), " ",
        (cell(claim.mode, "mode"), _STYLES.get(claim.mode, "")), " ", one_line(when),
    )  # fmt: skip
    things = ", ".join(claim.commodity)
    words = f"{things}: “{one_line(claim.quote)}”" if things else f"“{one_line(claim.quote)}”"
    indent = SHORT_ID + 1
    yield Text.assemble(" " * indent, (fit(words, max(width - indent, 20)).rstrip(), "dim"))

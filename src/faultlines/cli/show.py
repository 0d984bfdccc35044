"""`faultlines show`: one claim and the passage it stands in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from faultlines.cli.claims import parties
from faultlines.cli.options import case_option, console, format_option, no_color_option

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from rich.console import Console

    from faultlines.records import Claim, Document, Sighting

_CONTEXT = 32
"""Characters before and after the quotation in its TextQuoteSelector."""
_LONGEST_PASSAGE = 600
"""Characters shown before and after the quotation where the paragraph is longer."""
_BREAK = "\n\n"


@click.command()
@click.argument("claim_id")
@case_option
@format_option("text", "json")
@no_color_option
def show(claim_id: str, case_path: Path, style: str, no_color: bool) -> None:
    """Print a claim in its passage.

    And where its document comes from. CLAIM_ID may be shortened to as many characters (six or more) as tell it from
    all others.
    """
    from faultlines.pipeline import open_case  # noqa: PLC0415 - `--help` need not load it

    with open_case(case_path, read_only=True) as case:
        claim = case.claim(claim_id)
        document = case.document(claim.document)
        sightings = list(case.sightings(document.id))
    if style == "json":
        click.echo(_as_json(claim, document, sightings))
    else:
        _print(claim, document, sightings, console(no_color=no_color))


def selectors(claim: Claim, document: Document) -> list[dict[str, object]]:
    """Return the quotation's place as two selectors of the W3C Web Annotation Data Model (2017, section 4.2)."""
    before, after = document.text[: claim.start], document.text[claim.end :]
    return [
        {
            "type": "TextQuoteSelector",
            "exact": claim.quote,
            "prefix": before[-_CONTEXT:],
            "suffix": after[:_CONTEXT],
        },
        {"type": "TextPositionSelector", "start": claim.start, "end": claim.end},
    ]


def passage(claim: Claim, document: Document) -> tuple[str, str]:
    """Return what stands before and after the quotation in its paragraph, cut where that is very long."""
    before = document.text[: claim.start].rpartition(_BREAK)[2]
    after = document.text[claim.end :].partition(_BREAK)[0]
    if len(before) > _LONGEST_PASSAGE:
        before = f"…{before[-_LONGEST_PASSAGE:]}"
    if len(after) > _LONGEST_PASSAGE:
        after = f"{after[:_LONGEST_PASSAGE]}…"
    return before, after


def _as_json(claim: Claim, document: Document, sightings: Sequence[Sighting]) -> str:
    from faultlines.export import claim_row  # noqa: PLC0415 - as above
    from faultlines.export.escaping import json_text  # noqa: PLC0415 - as above

    before, after = passage(claim, document)
    whole = {
        **claim_row(claim, document),
        "extractor": claim.extractor,
        "passage": f"{before}{claim.quote}{after}",
        "selector": selectors(claim, document),
        "sha256": document.sha256,
        "part": document.part,
        "media_type": document.media_type,
        "title": document.title,
        "author": document.author,
        "publisher": document.publisher,
        "url": document.url,
        "sightings": [
            {
                "locator": seen.locator,
                "seen_at": seen.seen_at,
                "source": seen.source,
                "title": seen.title,
                "published": seen.published,
            }
            for seen in sightings
        ],
    }
    return json_text(json.dumps(whole, ensure_ascii=False))


def _print(claim: Claim, document: Document, sightings: Sequence[Sighting], screen: Console) -> None:
    from rich.text import Text  # noqa: PLC0415 - as above

    from faultlines.export.escaping import one_line, visible  # noqa: PLC0415 - as above

    screen.print(Text(one_line(f"{claim.id}  {parties(claim)}  {claim.type}  {claim.mode}"), style="bold"))
    for name, value in _fields(claim):
        screen.print(Text.assemble((f"{name:11} ", "dim"), one_line(value)))
    before, after = (visible(side) for side in passage(claim, document))
    # A terminal shows the quotation itself; a file or pipe has nothing but characters to do it with.
    quote = (visible(claim.quote), "bold underline") if screen.is_terminal else f">>>{visible(claim.quote)}<<<"
    screen.print(Text.assemble("\n", before, quote, after, "\n"), soft_wrap=False)
    for name, value in _provenance(claim, document, sightings):
        screen.print(Text.assemble((f"{name:11} ", "dim"), one_line(value)))


def _fields(claim: Claim) -> Iterator[tuple[str, str]]:
    """Yield the fields of a claim that say something, with their names in the guidelines."""
    yield "actor", _spoken(claim.actor, claim.actor_text)
    if claim.target:
        yield "target", _spoken(claim.target, claim.target_text)
    yield "type", claim.type
    if claim.commodity:
        yield "commodity", ", ".join(claim.commodity)
    yield "mode", claim.mode
    yield "holder", claim.holder
    yield "when", claim.when or "not dated"
    if claim.likelihood:
        low, high = claim.likelihood.percent
        yield "likelihood", f"{claim.likelihood} ({low}–{high} %)"
    if claim.quantity:
        yield "quantity", "; ".join(item.text for item in claim.quantity)
    if claim.where:
        yield "where", claim.where
    if claim.instrument:
        yield "instrument", claim.instrument
    if claim.unresolved:
        yield "unresolved", "; ".join(claim.unresolved)


def _provenance(claim: Claim, document: Document, sightings: Sequence[Sighting]) -> Iterator[tuple[str, str]]:
    """Yield where the words come from, so that somebody else can find them again."""
    yield "document", f"{document.id} {document.name}"
    for name, value in (
        ("title", document.title), ("author", document.author), ("source", document.source or document.publisher),
        ("published", document.published), ("url", document.url),
    ):  # fmt: skip
        if value:
            yield name, value
    yield "offsets", f"{claim.start}–{claim.end} of {len(document.text)} characters, part {document.part}"
    yield "sha256", document.sha256
    for seen in sightings:
        yield "seen", f"{seen.locator} at {seen.seen_at}"
    yield "extractor", claim.extractor


def _spoken(codes: Sequence[str], words: str) -> str:
    return f"{', '.join(codes)} (“{words}”)" if words else ", ".join(codes)

"""`faultlines actors show`: one actor, why its names are one, where each stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from faultlines.cli.actors.output import own_case_option, print_json
from faultlines.cli.layout import wrap
from faultlines.cli.options import console, format_option, no_color_option

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import Console

    from faultlines.pipeline.actors import Actors
    from faultlines.records import Actor
    from faultlines.resolve import Standing

_MOST = 40


@click.command()
@click.argument("actor", metavar="ID|NAME")
@own_case_option
@click.option("--limit", type=click.IntRange(1), default=_MOST, show_default=True, help="Mentions to print in a table.")
@format_option("table", "json")
@no_color_option
def show(actor: str, case_path: Path, limit: int, style: str, no_color: bool) -> None:
    """Show one actor: names, the score and reason of each merge, decisions, and every mention with its id."""
    from faultlines.export.actor_rows import decision_row, whole_actor  # noqa: PLC0415 - `--help` need not load it
    from faultlines.pipeline import open_case  # noqa: PLC0415 - as above

    with open_case(case_path, read_only=True) as case:
        known = case.actors()
        found = known.find(actor)
        names = {document: case.document(document).name for document in found.documents}
    if style == "json":
        decided = [decision_row(each.decision, each.state, each.by) for each in _decided(known, found)]
        print_json({**whole_actor(found), "decisions": decided})
        return
    _print(known, found, names, limit, console(no_color=no_color))


def _decided(known: Actors, actor: Actor) -> list[Standing]:
    """Return the decisions that touch an actor, and those that undid or overruled them."""
    own = {*actor.decisions}
    own |= {each.decision.id for each in known.decisions if each.decision.subject in own | {actor.id}}
    own |= {each.decision.id for each in known.decisions if each.decision.undoes in own}
    return [each for each in known.decisions if each.decision.id in own]


def _print(known: Actors, actor: Actor, names: dict[str, str], limit: int, screen: Console) -> None:
    from faultlines.export.escaping import one_line  # noqa: PLC0415 - as above

    width = max(screen.width, 40)

    def tell(text: str, indent: int = 2, style: str | None = None) -> None:
        for row in wrap(one_line(text), width, indent):
            screen.print(row, style=style)

    tell(f"{actor.id} {actor.name} ({actor.kind}{', ' + actor.state if actor.state else ''})", 0, "bold")
    if actor.unresolved:
        tell(f"open: {actor.unresolved}", style="yellow")
    for label, values in (
        ("other names", actor.aliases),
        ("titles", actor.titles),
        ("identifiers", [f"{kind} {value}" for kind, value in actor.identifiers]),
    ):
        if values:
            tell(f"{label}: {'; '.join(values)}")
    for merge in actor.merges:
        tell(f"{merge.score:.2f} {merge.one} = {merge.other}: {merge.reason}", style="dim")
    for each in _decided(known, actor):
        told = f", by {each.by}" if each.by else ""
        one = each.decision
        tell(f"decision {one.id}: {one.kind} by {one.author}, {one.decided_at[:10]}: {one.reason} ({each.state}{told})")
    for mention in actor.mentions[:limit]:
        roles = "; ".join(f"{part.role} in {part.claim[:8]}" for part in mention.parts[:3])
        tell(f"{mention.id} {mention.text} ({names[mention.document]}, {mention.start}): {roles}")
    if len(actor.mentions) > limit:
        tell(f"… and {len(actor.mentions) - limit} more; --limit {len(actor.mentions)} or --format json")

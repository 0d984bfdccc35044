"""Results of screening for a terminal: no line is wider than it; only a heading is cut, never an id or a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from faultlines.cli.layout import fit
from faultlines.export.escaping import one_line
from faultlines.export.match_rows import match_row, spoken

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console

    from faultlines.records import Finding, Match, Query

_STYLES = {"match": "red", "possible": "yellow", "none": "green"}
_NARROWEST, _WIDEST_NAME, _NARROWEST_NAME = 20, 34, 16


def print_results(results: Iterable[tuple[Query, list[Match]]], screen: Console) -> None:
    """Print each query with its results and the reasons of each, and a count at the end."""
    asked = hits = 0
    for query, found in results:
        asked += 1
        hits += any(match.verdict != "none" for match in found)
        title = one_line(query.name or query.id)
        _print_wrapped(Text.assemble((title, "bold"), "" if found else "  none"), screen)
        for match in found:
            _print_match(match, screen)
    screen.print(f"{asked} asked about, {hits} with results")


def print_findings(found: Iterable[Finding], screen: Console) -> None:
    """Print what the rows of a file of transactions meet, and a count at the end."""
    number = 0
    for finding in found:
        number += 1
        head = f"{finding.verdict:8} {finding.score:.3f} "
        where = one_line(f"{finding.row_id} {finding.column}: {finding.value}")
        _print_wrapped(Text.assemble((head, _STYLES[finding.verdict]), where), screen, hanging=2)
        what = one_line(f"{finding.list_name} {finding.entry_id} {finding.entry_name} ({finding.reason})")
        _print_wrapped(Text(what, style="dim"), screen, indent=2)
    screen.print(f"{number} findings")


def _print_match(match: Match, screen: Console) -> None:
    head = f"{match.verdict:8} {match.score:.3f} "
    where, name = one_line(f"{match.list_name} {match.entry_id}"), one_line(match.entry_name)
    room = screen.width - 2 - len(head) - 1 - cell_len(where)
    if min(cell_len(name), _NARROWEST_NAME) <= room:
        name = fit(name, max(min(room, _WIDEST_NAME), _NARROWEST_NAME))
    _print_wrapped(Text.assemble((head, _STYLES[match.verdict]), name, " ", where), screen, indent=2)
    dim = [f"by the name {match.matched_name}"] if match.matched_name != match.entry_name else []
    reasons = match_row(match)["reasons"]
    dim += [spoken(reason) for reason in reasons] if isinstance(reasons, list) else []
    for line in dim:
        _print_wrapped(Text(one_line(line), style="dim"), screen, indent=4)
    if match.cleared:
        _print_wrapped(Text(one_line(f"cleared: {match.cleared}"), style="green"), screen, indent=4)


def _print_wrapped(text: Text, screen: Console, indent: int = 0, hanging: int = 2) -> None:
    """Print a text in lines that fit the terminal, in cells; all but the first stand further in by `hanging`."""
    width = max(screen.width - indent - hanging, _NARROWEST)
    if text.cell_len <= screen.width - indent:
        width = text.cell_len
    for number, line in enumerate(text.wrap(screen, max(width, 1))):
        line.rstrip()
        screen.print(Text.assemble(" " * (indent + (hanging if number else 0)), line))

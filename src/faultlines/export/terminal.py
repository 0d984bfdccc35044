"""The brief for a terminal: the top lines of each section, within a given number of lines."""

from __future__ import annotations

from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from faultlines.export.escaping import clip, one_line
from faultlines.export.spoken_dates import spoken_date, spoken_dates
from faultlines.export.wording import counted, gap_words, holders_words, likelihood_words, mode_label
from faultlines.records import Mode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from faultlines.export.model import Brief, Contest, Line, Section

LINES = 120
"""Lines of the whole text, unless the caller asks for another number."""
_NARROWEST, _WIDEST = 40, 100
_QUOTE_ROWS = 2
_SIGNS = {
    Mode.FACT: ("●", "blue"),
    Mode.DENIAL: ("⊘", "red"),
    Mode.ASSESSMENT: ("◐", "green"),
    Mode.FORECAST: ("○", "yellow"),
    Mode.RECOMMENDATION: ("◇", "magenta"),
    Mode.HYPOTHETICAL: ("◌", "default"),
}
_FIRST = ("exchange", "contested", "expected", "force", "ties", "pressure", "recommended")
"""Sections in the order in which they are given room."""


def render_terminal(brief: Brief, width: int = 80, colour: bool = False, *, lines: int = LINES) -> str:
    """Return the brief as text.

    Args:
        brief: what to show.
        width: of the terminal in cells; what is wider than a page of text is not used.
        colour: whether to send colour and weight as ANSI sequences.
        lines: the most lines to return; each section with claims shows at least its first.
    """
    page = _Page(min(max(width, _NARROWEST), _WIDEST), colour)
    head, foot = _head(brief, page), _foot(brief, page)
    parts = {section.key: _part(section, page) for section in brief.sections if section.claims}
    shown = dict.fromkeys(parts, 1)
    room = lines - len(head) - len(foot) - sum(len(part.rows(1)) for part in parts.values())
    order = [key for key in _FIRST if key in parts] + [key for key in parts if key not in _FIRST]
    progress = True
    while progress:
        progress = False
        for key in order:
            part, number = parts[key], shown[key]
            more = len(part.rows(number + 1)) - len(part.rows(number))
            if number < len(part.entries) and more <= room:
                shown[key], room, progress = number + 1, room - more, True
    body = [row for key, part in parts.items() for row in part.rows(shown[key])]
    return page.render([*head, *body, *foot])


class _Page:
    """A width, and the wrapping and printing of rows in it."""

    def __init__(self, width: int, colour: bool) -> None:
        self.width = width
        self._console = Console(
            file=StringIO(), width=width, force_terminal=colour, color_system="standard" if colour else None,
            no_color=not colour, force_jupyter=False, highlight=False, markup=False, emoji=False, legacy_windows=False,
        )  # fmt: skip

    def wrap(self, text: Text, *, first: str = "", indent: str = "", most: int | None = None) -> list[Text]:
        """Return `text` in rows, the first behind `first`, the others behind `indent`, cut after `most` with `…`."""
        rows = list(text.wrap(self._console, self.width - len(indent), overflow="fold"))
        if most is not None and len(rows) > most:
            rows = rows[:most]
            rows[-1].rstrip()
            rows[-1].truncate(self.width - len(indent) - 2)
            rows[-1].append("…”")
        for at, row in enumerate(rows):
            row.rstrip()
            rows[at] = Text.assemble(indent if at else first, row)
        return rows

    def render(self, rows: Iterable[Text]) -> str:
        """Return the rows as one string."""
        with self._console.capture() as captured:
            for row in rows:
                self._console.print(row, soft_wrap=True)
        return captured.get()


@dataclass(frozen=True, slots=True)
class _Part:
    """A section's heading, its entries, each as rows, and the number of all its entries."""

    page: _Page
    section: Section
    heading: list[Text]
    entries: list[list[Text]]
    total: int

    def rows(self, shown: int) -> list[Text]:
        """Return the section with its first `shown` entries."""
        rows = [*self.heading, *(row for entry in self.entries[:shown] for row in entry)]
        if shown < self.total:
            rest = Text(f"… and {self.total - shown:,} more: {self.section.query}", style="dim")
            rows += self.page.wrap(rest, first="  ", indent="  ")
        return [*rows, Text()]


def _head(brief: Brief, page: _Page) -> list[Text]:
    rows = page.wrap(Text(one_line(clip(brief.title, 200)), style="bold"))
    if brief.prepared:
        rows.append(Text(f"Prepared {one_line(clip(brief.prepared, 60))}", style="dim"))
    rows.append(Text("─" * page.width, style="dim"))
    for sentence in brief.summary:
        rows += page.wrap(Text(one_line(sentence)))
    return [*rows, Text()]


def _foot(brief: Brief, page: _Page) -> list[Text]:
    rows = page.wrap(Text("What could not be read or dated", style="bold"))
    rows += page.wrap(Text(" ".join(gap_words(brief.gaps))), first="  ", indent="  ")
    for failure in brief.gaps.failures[:2]:
        told = f"{clip(one_line(failure.locator), 60)}: {clip(one_line(failure.reason), 120)}"
        rows += page.wrap(Text(told, style="dim"), first="  ", indent="  ")
    rows.append(Text("─" * page.width, style="dim"))
    key = Text(style="dim")
    for mode in Mode:
        sign, style = _SIGNS[mode]
        key.append(sign, style=style).append(f" {mode_label(mode)}  ")
    rows += page.wrap(key)
    rows += page.wrap(
        Text(
            "Counts of reports are not counts of events. Read by machine: check the quotation. "
            "A claim in its passage: faultlines show ID. The whole brief: faultlines brief --output brief.html",
            style="dim",
        )
    )
    return rows


def _part(section: Section, page: _Page) -> _Part:
    claims = counted(section.claims, "claim")
    heading = Text(section.title, style="bold")
    heading.append(" " * max(1, page.width - len(section.title) - len(claims)))
    heading.append(claims, style="dim not bold")
    # The first line of every group before the second of any: breadth before depth.
    deepest = max((len(group.lines) for group in section.groups), default=0)
    lines = [group.lines[at] for at in range(min(deepest, 12)) for group in section.groups if at < len(group.lines)]
    entries = [_contest(contest, page) for contest in section.contests] + [_line(line, page) for line in lines[:24]]
    total = len(section.contests) + sum(len(group.lines) for group in section.groups)
    return _Part(page, section, page.wrap(heading), entries, total)


def _line(line: Line, page: _Page) -> list[Text]:
    sign, style = _SIGNS[line.mode]
    best = line.evidence[0]
    told = Text(one_line(line.headline), style="bold")
    told.append(f" · {line.said}", style=f"{style} not bold")
    parts = [" or ".join(likelihood_words(band) for band in line.likelihoods)] if line.likelihoods else []
    parts.append(line.support)
    parts += [f"event: {one_line(spoken_dates(line.whens))}"] if line.whens else []
    told.append("".join(f" · {part}" for part in parts), style="not bold")
    told.append(_denied(line), style="red not bold")
    rows = page.wrap(told, first=f"{sign} ", indent="  ")
    rows[0].stylize(style, 0, 1)
    quote = Text(f"“{one_line(clip(best.quote, 600))}”", style="italic")
    published = one_line(spoken_date(best.published)) if best.published else "undated"
    source = clip(one_line(best.source), max(10, page.width - len(published) - len(best.claim) - 9))
    return [
        *rows,
        *page.wrap(quote, first="  ", indent="  ", most=_QUOTE_ROWS),
        *page.wrap(Text(f"{source}, {published} · {best.claim}", style="dim"), first="  ", indent="  "),
    ]


def _contest(contest: Contest, page: _Page) -> list[Text]:
    """Return the denial as a line, and below it who asserts what it denies."""
    asserted = Text("asserted: ", style="bold")
    asserted.append("; ".join(_assertion(line) for line in contest.assertions[:2]), style="not bold")
    others = len(contest.assertions) - 2
    asserted.append(f"; and {counted(others, 'more line')}" if others > 0 else "", style="not bold")
    return [*_line(contest.denial, page), *page.wrap(asserted, first="  ", indent="  ")]


def _assertion(line: Line) -> str:
    return f"{line.said}, {clip(one_line(line.evidence[0].source), 40)}, {line.support} ({line.id})"


def _denied(line: Line) -> str:
    denied = f" · denied by {holders_words(line.denied_by)}" if line.denied_by else ""
    return f"{denied} · figures differ: {one_line('; '.join(line.differing))}" if line.differing else denied

"""The timeline: one mark for each dated content, a lane for each quad class, filled where it is stated as fact.

A date that covers more than one column is a bar; a column with more marks than it can show says how many more.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from html import escape
from typing import TYPE_CHECKING

from faultlines.export.escaping import one_line
from faultlines.export.spoken_dates import spoken_date
from faultlines.export.svg import dashed, label, legend, picture, text_width
from faultlines.export.timeline_axis import Axis, choose_axis
from faultlines.export.wording import capitalised, counted, mode_label
from faultlines.records import Mode, QuadClass

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from faultlines.export.model import Mark

_PITCH, _ROWS = 13.0, 4
_BAR_PITCH, _BAR_ROWS = 11.0, 3
_HEADING = 22.0
_MODE_ORDER = list(Mode)


def draw_timeline(
    marks: Sequence[Mark], *, width: float = 760, name: str = "timeline", linked: Collection[str] = frozenset()
) -> str:
    """Return `marks` as an SVG `width` units wide; empty if there are none.

    Args:
        marks: dated contents.
        width: of the view box.
        name: prefix of the picture's ids.
        linked: claims that the page has an anchor for; their marks lead there.
    """
    if not marks:
        return ""
    axis = choose_axis(marks, width)
    parts: list[str] = []
    y = 0.0
    for lane in QuadClass:
        own = [mark for mark in marks if mark.lane is lane]
        if own:
            drawn, y = _lane(lane, own, axis, y, linked)
            parts += drawn
    names, height = _axis(axis, y)
    modes = [mode for mode in Mode if any(mark.mode is mode for mark in marks)]
    entries = [(_dot(0, 0, 4.5, mode), mode_label(mode)) for mode in modes]
    key, bottom = legend(0, y + height, width, entries)
    title = "When it is said to happen"
    return picture(name, width, y + height + bottom, title, describe_timeline(marks), [*names, *parts, *key])


def describe_timeline(marks: Sequence[Mark]) -> str:
    """Return what the picture holds in two sentences."""
    lanes = Counter(mark.lane for mark in marks)
    first, last = min(mark.first for mark in marks), max(mark.last for mark in marks)
    years = f"{first.year}" if first.year == last.year else f"{first.year} to {last.year}"
    return (
        f"{counted(len(marks), 'dated content')}, {years}. "
        f"By class: {', '.join(f'{lane.value} {lanes[lane]}' for lane in QuadClass if lanes[lane])}."
    )


def _lane(
    lane: QuadClass, marks: Sequence[Mark], axis: Axis, top: float, linked: Collection[str]
) -> tuple[list[str], float]:
    """Return the elements of a lane and the height at which it ends."""
    stacks: defaultdict[int, list[Mark]] = defaultdict(list)
    bars: list[tuple[int, int, Mark]] = []
    for mark in marks:
        first, last = axis.column(mark.first), axis.column(mark.last)
        if first == last:
            stacks[first].append(mark)
        else:
            bars.append((first, last, mark))
    y = top + _HEADING
    rows, unseen = _pack(bars)
    parts = []
    for row in rows:
        parts += [_linked(_bar(first, last, mark, axis, y), mark, linked) for first, last, mark in row]
        y += _BAR_PITCH
    deepest = max((min(_ROWS, -(-len(stack) // _across(axis, column))) for column, stack in stacks.items()), default=0)
    floor = y + deepest * _PITCH
    for column, stack in sorted(stacks.items()):
        parts += _stack(stack, axis, column, floor, linked)
    heading = f"{capitalised(lane.value)} · {len(marks):,}"
    if unseen:
        heading += f" (+{unseen:,} long)"  # short enough for the narrowest picture
    parts.append(label(0, top + 14, heading, style="name"))
    bottom = floor + 7
    parts.append(f'<path class="rule" d="M0 {bottom:.1f}H{axis.width:.1f}"/>')
    return parts, bottom


def _across(axis: Axis, column: int) -> int:
    left, right = axis.edges(column)
    return max(1, int((right - left) // _PITCH))


def _pack(bars: Sequence[tuple[int, int, Mark]]) -> tuple[list[list[tuple[int, int, Mark]]], int]:
    """Return the bars in rows that do not touch, the best supported first, and how many found no row."""
    rows: list[list[tuple[int, int, Mark]]] = []
    unseen = 0
    for bar in sorted(bars, key=lambda bar: (-bar[2].documents, bar[0], bar[1])):
        for row in rows:
            if all(bar[1] < other[0] or other[1] < bar[0] for other in row):
                row.append(bar)
                break
        else:
            if len(rows) < _BAR_ROWS:
                rows.append([bar])
            else:
                unseen += 1
    return rows, unseen


def _stack(stack: Sequence[Mark], axis: Axis, column: int, floor: float, linked: Collection[str]) -> list[str]:
    """Draw one column's marks upwards from `floor`, facts lowest; where there is no room, the number of the rest."""
    left, right = axis.edges(column)
    across = _across(axis, column)
    room = across * _ROWS
    ordered = sorted(stack, key=lambda mark: (_MODE_ORDER.index(mark.mode), -mark.documents, mark.headline))
    shown = ordered if len(ordered) <= room else ordered[: room - across]
    used = min(across, len(shown))
    start = (left + right - used * _PITCH) / 2 + _PITCH / 2
    parts = []
    for at, mark in enumerate(shown):
        x, y = start + _PITCH * (at % across), floor - _PITCH / 2 - _PITCH * (at // across)
        radius = min(5.6, 3.6 + 0.7 * (mark.documents - 1))
        parts.append(_linked(_dot(x, y, radius, mark.mode), mark, linked))
    if len(shown) < len(ordered):
        more = _more(len(ordered) - len(shown))
        parts.append(label((left + right) / 2, floor - _PITCH * _ROWS + 11, more, style="small", anchor="middle"))
    return parts


def _more(number: int) -> str:
    """Return a count that is never wider than the narrowest column."""
    return f"+{number}" if number < 1000 else f"+{min(number // 1000, 99)}k"


def _dot(x: float, y: float, radius: float, mode: Mode) -> str:
    """Return a disc for a fact, a ring and point for an assessment, a crossed ring for a denial, else a broken ring."""
    kind = "full" if mode is Mode.FACT else "hollow"
    broken = "" if mode in (Mode.DENIAL, Mode.ASSESSMENT) else dashed(mode).replace("5 4", "2.4 1.8")
    ring = (
        f'<circle class="{mode.value} {kind}" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" stroke-width="1.6"{broken}/>'
    )
    if mode is Mode.ASSESSMENT:
        return f'{ring}<circle class="{mode.value} full" cx="{x:.1f}" cy="{y:.1f}" r="1" stroke-width="1"/>'
    if mode is Mode.DENIAL:
        reach = radius * 0.7
        cross = f"M{x - reach:.1f} {y + reach:.1f}L{x + reach:.1f} {y - reach:.1f}"
        return f'{ring}<path class="line {mode.value}" stroke-width="1.6" d="{cross}"/>'
    return ring


def _bar(first: int, last: int, mark: Mark, axis: Axis, y: float) -> str:
    left, right = axis.edges(first)[0] + 3, axis.edges(last)[1] - 3
    kind = "full" if mark.mode is Mode.FACT else "hollow"
    return (
        f'<rect class="{mark.mode.value} {kind}" x="{left:.1f}" y="{y:.1f}" width="{right - left:.1f}" height="5" '
        f'rx="2.5" stroke-width="1.4"{dashed(mark.mode)}/>'
    )


def _linked(shape: str, mark: Mark, linked: Collection[str]) -> str:
    how = f"{mode_label(mark.mode)}{', denied elsewhere' if mark.denied else ''}"
    told = f"{mark.headline}: {how}; {spoken_date(mark.when)}; {counted(mark.documents, 'document')}"
    shape = f"<g><title>{escape(one_line(told))}</title>{shape}</g>"
    # Out of the tab order: the table below the picture is the way for a keyboard.
    return f'<a href="#{escape(one_line(mark.claim))}" tabindex="-1">{shape}</a>' if mark.claim in linked else shape


def _axis(axis: Axis, top: float) -> tuple[list[str], float]:
    """Return the labels below the lanes, as many as fit, faint lines up from them, and the height they take."""
    parts = []
    free = [0.0, 0.0]
    two_rows = axis.unit == "month"
    for column in range(axis.columns):
        left, right = axis.edges(column)
        middle = (left + right) / 2
        for row, text in enumerate(axis.names(column)):
            half = text_width(text) / 2
            start = max(middle - half, 0.0) if row == 0 else left
            if text and start >= free[row] and start + 2 * half <= axis.width + 0.1:
                parts.append(label(start + half, top + 18 + 17 * row, text, style="soft", anchor="middle"))
                free[row] = start + 2 * half + 8
                if row == 0:
                    parts.insert(0, f'<path class="rule" d="M{middle:.1f} 0V{top + 4:.1f}"/>')
    return parts, 44.0 if two_rows else 28.0

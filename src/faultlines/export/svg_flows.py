"""The flow picture: who is said to give what to whom, givers left, receivers right.

Each flow has its own line, as thick as the number of documents, dashed by mode, its commodity written on it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from faultlines.export.svg import BOLD, DASH, dashed, fit, label, legend, picture, text_width
from faultlines.export.wording import counted, mode_label
from faultlines.records import Mode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from faultlines.export.model import Flow

STRONGEST = 12
"""Flows drawn; the rest is in the table below the picture."""
_LABEL_PITCH, _BARE_PITCH = 34.0, 19.0
_NAME_HEIGHT, _BLOCK_GAP = 26.0, 14.0
_THIN, _THICK = 2.0, 9.0
_FEW = 5  # where the most reported flow has fewer documents than this, it is not drawn at full thickness
_FLAT_LEFT, _FLAT_RIGHT = 0.6, 0.76  # shares of the width between which the lines bend


@dataclass(frozen=True, slots=True)
class _Block:
    """An actor on one side: its name's baseline, and the height at which each of its flows is fastened."""

    name: str
    baseline: float
    slots: dict[Flow, float]


def draw_flows(flows: Sequence[Flow], *, width: float = 760, name: str = "flows") -> str:
    """Return the strongest of `flows`, which come strongest first, as an SVG `width` units wide; empty without any."""
    drawn = list(flows[:STRONGEST])
    if not drawn:
        return ""
    givers = _givers(drawn)
    leaving = {flow: y for block in givers for flow, y in block.slots.items()}
    receivers = _receivers(drawn, leaving)
    arriving = {flow: y for block in receivers for flow, y in block.slots.items()}
    most = max(flow.documents for flow in drawn)
    parts = [
        part for flow in reversed(drawn) for part in _line(flow, leaving[flow], arriving[flow], width, most)
    ]  # the strongest last, and so on top
    parts += [part for block in givers for part in _block(block, width, left=True)]
    parts += [part for block in receivers for part in _block(block, width, left=False)]
    bottom = max(y for slots in (leaving, arriving) for y in slots.values()) + _BLOCK_GAP
    modes = [mode for mode in DASH if any(flow.mode is mode for flow in drawn)]
    key, height = legend(0, bottom, width, [(_sample(mode), mode_label(mode)) for mode in modes])
    return picture(
        name, width, bottom + height, "Who is said to give what to whom", describe_flows(drawn), [*parts, *key]
    )


def describe_flows(flows: Sequence[Flow]) -> str:
    """Return the flows as a sentence each."""
    return " ".join(
        f"{flow.giver} to {flow.receiver}: {flow.what}, {mode_label(flow.mode)}, {flow.support}"
        f"{', denied elsewhere' if flow.denied_by else ''}."
        for flow in flows
    )


def _givers(flows: Sequence[Flow]) -> list[_Block]:
    blocks, top = [], 0.0
    names = list(dict.fromkeys(flow.giver for flow in flows))
    order = list(dict.fromkeys(flow.receiver for flow in flows))
    for name in names:
        own = sorted((flow for flow in flows if flow.giver == name), key=lambda flow: order.index(flow.receiver))
        first = top + _NAME_HEIGHT + _LABEL_PITCH / 2 + 4
        blocks.append(_Block(name, top + 16, {flow: first + _LABEL_PITCH * at for at, flow in enumerate(own)}))
        top = first + _LABEL_PITCH * (len(own) - 1) + _THICK / 2 + _BLOCK_GAP
    return blocks


def _receivers(flows: Sequence[Flow], leaving: dict[Flow, float]) -> list[_Block]:
    """Place each receiver as near as can be to the middle of what it gets, in that order, so that few lines cross."""
    gathered: dict[str, list[Flow]] = {}
    for flow in flows:
        gathered.setdefault(flow.receiver, []).append(flow)

    def middle(name: str) -> float:
        return sum(leaving[flow] for flow in gathered[name]) / len(gathered[name])

    blocks, top = [], 0.0
    for name in sorted(gathered, key=lambda name: (middle(name), name)):
        own = sorted(gathered[name], key=lambda flow: leaving[flow])
        reach = _BARE_PITCH * (len(own) - 1)
        first = max(top + _NAME_HEIGHT + _BARE_PITCH / 2, middle(name) - reach / 2)
        blocks.append(
            _Block(name, first - _BARE_PITCH / 2 - 6, {flow: first + _BARE_PITCH * at for at, flow in enumerate(own)})
        )
        top = first + reach + _THICK / 2 + _BLOCK_GAP / 2
    return blocks


def _line(flow: Flow, start: float, end: float, width: float, most: int) -> list[str]:
    thick = _THIN + (_THICK - _THIN) * (flow.documents - 1) / max(most - 1, _FEW)
    bend, flat = width * _FLAT_LEFT, width * _FLAT_RIGHT
    middle, tip = (bend + flat) / 2, width - 7
    half = thick / 2 + 2.5
    text = _caption(flow, bend - 16)
    return [
        f'<path class="line {flow.mode.value}" stroke-width="{thick:.1f}"{dashed(flow.mode)} d="M5 {start:.1f}'
        f'H{bend:.1f}C{middle:.1f} {start:.1f} {middle:.1f} {end:.1f} {flat:.1f} {end:.1f}H{tip - 8:.1f}"/>',
        f'<path class="{flow.mode.value} full" d="M{tip - 8:.1f} {end - half:.1f}L{tip:.1f} {end:.1f}'
        f'L{tip - 8:.1f} {end + half:.1f}Z"/>',
        label(12, start - thick / 2 - 5, text),
    ]


def _caption(flow: Flow, width: float) -> str:
    """Return the longest caption that fits: what, how it is put, how many documents, whether it is denied."""
    mode = "" if flow.mode is Mode.FACT else f" · {mode_label(flow.mode)}"
    denied = " · denied elsewhere" if flow.denied_by else ""
    short = counted(flow.documents, "doc")
    for text in (
        f"{flow.what}{mode} · {flow.support}{denied}",
        f"{flow.what}{mode} · {short}{denied}",
        f"{flow.what}{mode} · {short}{' · contested' if denied else ''}",
    ):
        if text_width(text) <= width:
            return text
    # What must not be lost when the commodity is long: its mode, and that it is denied.
    tail = f"{mode}{' · contested' if denied else ''}"
    return f"{fit(flow.what, width - text_width(tail))}{tail}"


def _block(block: _Block, width: float, *, left: bool) -> list[str]:
    room = width * (_FLAT_LEFT if left else 1 - _FLAT_RIGHT) - 4
    x, anchor = (0.0, "start") if left else (width, "end")
    top, bottom = min(block.slots.values()) - 8, max(block.slots.values()) + 8
    return [
        label(x, block.baseline, fit(block.name, room / BOLD), style="name", anchor=anchor),
        f'<rect class="bar" x="{0 if left else width - 4:.1f}" y="{top:.1f}" width="4" height="{bottom - top:.1f}"/>',
    ]


def _sample(mode: Mode) -> str:
    return f'<path class="line {mode.value}" stroke-width="3"{dashed(mode)} d="M-13 0H13"/>'

"""Small pieces of SVG that both pictures are made of: escaped text, estimated widths, the shared style."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from faultlines.export.escaping import one_line
from faultlines.export.palette import palette_css
from faultlines.records import Mode

FONT_SIZE = 12.5
"""Size of every label, in units of the view box."""
SMALL_SIZE = 10.0
"""Size of the counts inside a picture."""
BOLD = 1.13
"""How much wider a name is than the same text in regular weight."""
_NARROW = frozenset("iljtfrI.,:;'|!()[]·’‘ ")
_BROAD = frozenset("mwMW@%—→↔…–")
_LEAST_EM = 0.38
_FIRST_WIDE = 0x1100  # Hangul, kana, Chinese characters and everything after them are taken as one em

_RULES = (
    ".fl text{font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','Liberation Sans',sans-serif;"
    f"font-size:{FONT_SIZE}px;fill:var(--fl-ink)}}"
    ".fl .soft{fill:var(--fl-soft)}"
    ".fl .name{font-weight:600;paint-order:stroke;stroke:var(--fl-ground);stroke-width:4px}"
    f".fl .small{{font-size:{SMALL_SIZE}px}}"
    ".fl .rule{stroke:var(--fl-rule);stroke-width:1;fill:none}.fl .bar{fill:var(--fl-ink)}"
    + "".join(
        f".fl .{mode.value}{{stroke:var(--fl-{mode.value})}}.fl .{mode.value}.full{{fill:var(--fl-{mode.value})}}"
        for mode in Mode
    )
    + ".fl .hollow{fill:var(--fl-ground)}.fl .line{fill:none}"
)

DASH: dict[Mode, str] = {
    Mode.FACT: "",
    Mode.ASSESSMENT: "9 3",
    Mode.FORECAST: "5 4",
    Mode.DENIAL: "1.5 4",
    Mode.RECOMMENDATION: "5 4",
    Mode.HYPOTHETICAL: "5 4",
}
"""Strokes of each mode: the same in both pictures, so that they need no colour."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in view box units; `left`, `top` inclusive of what is drawn."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        """Whether the two share an area."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def text_width(text: str, size: float = FONT_SIZE) -> float:
    """Return an upper estimate of the width of `text`, in the unit of `size`, after the widest face in use (DejaVu)."""
    ems = 0.0
    for letter in text:
        if ord(letter) >= _FIRST_WIDE and letter not in _BROAD and letter not in _NARROW:
            ems += 1.0
        elif letter in _NARROW:
            ems += _LEAST_EM
        elif letter in _BROAD:
            ems += 0.99
        elif letter.isupper() or letter in "+=<>~":
            ems += 0.84 if letter in "+=<>~" else 0.76
        else:
            ems += 0.64
    return ems * size


def fit(text: str, width: float, size: float = FONT_SIZE) -> str:
    """Return `text` on one line, cut with `…` to be at most `width` wide; the ellipsis alone if nothing fits."""
    line = one_line(text)
    line = line[: int(width / (_LEAST_EM * size)) + 2]  # more cannot fit: a text of any length costs the same
    if text_width(line, size) <= width:
        return line
    while line and text_width(f"{line}…", size) > width:
        line = line[:-1].rstrip()
    return f"{line}…"


def label(x: float, y: float, text: str, *, style: str = "", anchor: str = "start") -> str:
    """Return a text element with its baseline at `y`."""
    kind = f' class="{style}"' if style else ""
    place = f' text-anchor="{anchor}"' if anchor != "start" else ""
    return f'<text x="{x:.1f}" y="{y:.1f}"{kind}{place}>{escape(one_line(text))}</text>'


def dashed(mode: Mode) -> str:
    """Return the attribute that draws the strokes of `mode`, with a leading space, or nothing."""
    return f' stroke-dasharray="{DASH[mode]}"' if DASH[mode] else ""


def picture(name: str, width: float, height: float, title: str, description: str, parts: list[str]) -> str:
    """Return a whole `svg` element; `name` keeps its ids apart from those of other pictures in a page."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="fl" viewBox="0 0 {width:.0f} {height:.0f}" role="img" '
        f'aria-labelledby="{name}-title {name}-desc">'
        f'<title id="{name}-title">{escape(one_line(title))}</title>'
        f'<desc id="{name}-desc">{escape(one_line(description))}</desc>'
        f"<style>{palette_css('.fl')}{_RULES}</style>{''.join(parts)}</svg>"
    )


def legend(left: float, top: float, width: float, entries: list[tuple[str, str]]) -> tuple[list[str], float]:
    """Return the elements of a legend and its height; an entry is a sample, 26 wide around (0, 0), and its text."""
    parts, x, y = [], left, top + 14.0
    for sample, text in entries:
        shown = fit(text, width - 34)
        needed = 34 + text_width(shown)
        if x > left and x + needed > left + width:
            x, y = left, y + 20
        parts.append(f'<g transform="translate({x + 13:.1f} {y - 4:.1f})">{sample}</g>')
        parts.append(label(x + 32, y, shown, style="soft"))
        x += needed + 16
    return parts, y + 8 - top

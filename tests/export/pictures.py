"""Reads a picture back: its labels as boxes, for tests on what may overlap."""

from __future__ import annotations

from itertools import combinations
from xml.etree import ElementTree

from faultlines.export.svg import BOLD, FONT_SIZE, SMALL_SIZE, Box, text_width

_SVG = "{http://www.w3.org/2000/svg}"


def parse(svg: str) -> ElementTree.Element:
    """Return the picture as a tree; malformed XML is an error."""
    return ElementTree.fromstring(svg)  # noqa: S314 - our own output, which must be well formed


def labels(svg: str) -> dict[str, Box]:
    """Return the box of each label, by its text and place."""
    boxes = {}
    for element in parse(svg).iter(f"{_SVG}text"):
        style = element.get("class") or ""
        size = SMALL_SIZE if "small" in style else FONT_SIZE
        width = text_width(element.text or "", size) * (BOLD if "name" in style else 1)
        x, y = float(element.get("x", "nan")), float(element.get("y", "nan"))
        left = x - {"end": width, "middle": width / 2}.get(element.get("text-anchor", ""), 0)
        boxes[f"{element.text} at {x}, {y}"] = Box(left, y - size * 0.8, left + width, y + size * 0.25)
    return boxes


def overlapping(svg: str) -> list[tuple[str, str]]:
    """Return the pairs of labels that share an area."""
    return [(one, other) for (one, a), (other, b) in combinations(labels(svg).items(), 2) if a.overlaps(b)]


def outside(svg: str) -> list[str]:
    """Return the labels that leave the view box by more than rounding."""
    _, _, width, height = map(float, parse(svg).get("viewBox", "").split())
    return [
        name
        for name, box in labels(svg).items()
        if box.left < -1 or box.top < -1 or box.right > width + 1 or box.bottom > height + 1
    ]

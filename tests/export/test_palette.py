"""The colours."""

from __future__ import annotations

import pytest

from faultlines.export.palette import palette_css
from faultlines.export.wording import load_data
from faultlines.records import Mode

PALETTE = load_data("palette.toml")


def _luminance(colour: str) -> float:
    """Relative luminance after WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["ground", "panel"])
@pytest.mark.parametrize("name", ["ink", "soft", *(mode.value for mode in Mode)])
def test_text_can_be_read(scheme: str, ground: str, name: str) -> None:
    """Every text colour has a contrast of at least 4.5 on both grounds, light and dark."""
    assert _contrast(PALETTE[scheme][name], PALETTE[scheme][ground]) >= 4.5


def test_both_schemes_have_the_same_colours() -> None:
    """No colour of one scheme is missing from the other, and dark is for screens only."""
    assert set(PALETTE["light"]) == set(PALETTE["dark"])
    assert palette_css(".x").count(".x{") == 2
    assert "@media screen and (prefers-color-scheme:dark)" in palette_css(".x")

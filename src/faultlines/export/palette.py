"""The colours of page and pictures as CSS custom properties; the values are in data/palette.toml."""

from __future__ import annotations

from functools import cache

from faultlines.export.wording import load_data


@cache
def palette_css(selector: str) -> str:
    """Return rules that give `selector` the colours, as `--fl-ink` and so on: light, but dark on dark screens."""
    light, dark = (
        ";".join(f"--fl-{name}:{value}" for name, value in load_data("palette.toml")[scheme].items())
        for scheme in ("light", "dark")
    )
    return f"{selector}{{{light}}}@media screen and (prefers-color-scheme:dark){{{selector}{{{dark}}}}}"

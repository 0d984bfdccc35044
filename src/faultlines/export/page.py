"""The brief as one self-contained HTML page: no script, no request, light and dark, made to be forwarded."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from faultlines.export.escaping import clip, visible
from faultlines.export.folding import Limits, anchors, fold
from faultlines.export.palette import palette_css
from faultlines.export.spoken_dates import spoken_date, spoken_dates
from faultlines.export.svg_flows import STRONGEST, draw_flows
from faultlines.export.svg_timeline import draw_timeline
from faultlines.export.wording import (
    counted,
    gap_words,
    holders_words,
    likelihood_words,
    mode_label,
    mode_meaning,
    reading_words,
    said_by,
    unread_words,
)
from faultlines.records import Mode

if TYPE_CHECKING:
    from collections.abc import Callable

    from faultlines.export.model import Brief, Evidence

LIMITS = Limits(groups=10, listed=40, lines=5, folded=15, quotations=5, contests=12, assertions=4)
"""What the page shows of each section; the chain of custody alone is always whole."""
_LISTED = 40
"""Rows of a table and names of a list."""
_WIDE, _NARROW = 760, 360
_FILTERS: dict[str, Callable[..., str]] = {
    "clip": clip,
    "counted": counted,
    "holders": holders_words,
    "likelihood_words": likelihood_words,
    "mode_label": mode_label,
    "spoken_date": spoken_date,
    "spoken_dates": spoken_dates,
    "unread": unread_words,
}


def render_html(brief: Brief) -> str:
    """Return the page. Every text from outside is escaped, and its hidden characters are shown."""
    sections = [fold(section, LIMITS) for section in brief.sections]
    anchored = anchors(sections)
    page = (
        _environment()
        .get_template("brief.html")
        .render(
            brief=brief,
            palette=palette_css(":root"),
            sections=sections,
            anchored=anchored,
            flows_wide=draw_flows(brief.flows, width=_WIDE, name="flows"),
            flows_narrow=draw_flows(brief.flows, width=_NARROW, name="flows-narrow"),
            flows_drawn=STRONGEST,
            time_wide=draw_timeline(brief.timeline, width=_WIDE, name="time", linked=anchored),
            time_narrow=draw_timeline(brief.timeline, width=_NARROW, name="time-narrow", linked=anchored),
            modes=[(mode, mode_meaning(mode)) for mode in Mode],
            reading=reading_words(),
            gap_words=gap_words(brief.gaps),
            listed=_LISTED,
        )
    )
    return visible(page)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("faultlines.export", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(_FILTERS)
    environment.filters["said"] = _said
    environment.filters["thousands"] = _thousands
    return environment


def _said(evidence: Evidence) -> str:
    return said_by(evidence.mode, [evidence.holder])


def _thousands(number: int) -> str:
    return f"{number:,}"

"""How much of a brief a renderer shows, how much it folds away, and how much it only counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from faultlines.export.model import Contest, Evidence, Group, Line, Section

_SLACK = 2
"""Lines beyond the limit that are shown rather than folded: a fold over one or two hides more than it saves."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that is shown at each level; what goes beyond is counted.

    Attributes:
        groups: groups shown with their lines; the next `listed` are named only.
        lines: lines of a group in the open; the next `folded` stand in a fold.
        quotations: further quotations of a line.
        contests: denials shown beside assertions; `assertions` of each.
    """

    groups: int
    listed: int
    lines: int
    folded: int
    quotations: int
    contests: int
    assertions: int


@dataclass(frozen=True, slots=True)
class FoldedLine:
    """A line, its further quotations that are shown, and the number of those that are not."""

    line: Line
    others: tuple[Evidence, ...]
    unseen: int


@dataclass(frozen=True, slots=True)
class FoldedGroup:
    """A group: lines in the open, lines in a fold, and the number of those that are not shown."""

    heading: str
    query: str
    shown: tuple[FoldedLine, ...]
    folded: tuple[FoldedLine, ...]
    unseen: int


@dataclass(frozen=True, slots=True)
class FoldedContest:
    """A denial, the assertions beside it that are shown, and the number of those that are not."""

    headline: str
    denial: FoldedLine
    assertions: tuple[Line, ...]
    unseen: int


@dataclass(frozen=True, slots=True)
class FoldedSection:
    """A section: groups shown, groups only named, the number of groups left out, and the same for contests."""

    section: Section
    groups: tuple[FoldedGroup, ...]
    listed: tuple[Group, ...]
    unlisted: int
    contests: tuple[FoldedContest, ...]
    contests_unseen: int
    differing: tuple[Line, ...]


def fold(section: Section, limits: Limits) -> FoldedSection:
    """Return `section` within `limits`."""
    beyond = limits.groups + limits.listed
    return FoldedSection(
        section=section,
        groups=tuple(_group(group, limits) for group in section.groups[: limits.groups]),
        listed=section.groups[limits.groups : beyond],
        unlisted=max(0, len(section.groups) - beyond),
        contests=tuple(_contest(contest, limits) for contest in section.contests[: limits.contests]),
        contests_unseen=max(0, len(section.contests) - limits.contests),
        differing=section.differing[: limits.lines],
    )


def anchors(sections: Iterable[FoldedSection]) -> frozenset[str]:
    """Return the ids of the claims that have their place in `sections`, and so an anchor."""
    lines = [
        line
        for section in sections
        for line in (
            *(line for group in section.groups for line in (*group.shown, *group.folded)),
            *(contest.denial for contest in section.contests),
        )
    ]
    return frozenset(claim for item in lines for claim in (item.line.id, *(other.claim for other in item.others)))


def _group(group: Group, limits: Limits) -> FoldedGroup:
    lines = [_line(line, limits) for line in group.lines[: limits.lines + limits.folded]]
    shown = len(lines) if len(group.lines) <= limits.lines + _SLACK else limits.lines
    return FoldedGroup(
        heading=group.heading,
        query=group.query,
        shown=tuple(lines[:shown]),
        folded=tuple(lines[shown:]),
        unseen=len(group.lines) - len(lines),
    )


def _line(line: Line, limits: Limits) -> FoldedLine:
    others = line.evidence[1 : 1 + limits.quotations]
    return FoldedLine(line, others, len(line.evidence) - 1 - len(others))


def _contest(contest: Contest, limits: Limits) -> FoldedContest:
    shown = contest.assertions[: limits.assertions]
    return FoldedContest(contest.headline, _line(contest.denial, limits), shown, len(contest.assertions) - len(shown))

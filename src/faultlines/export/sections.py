"""Which section and which group of the brief each line stands in; the table is data/sections.toml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from faultlines.export.model import Contest, Group, Line, Section
from faultlines.export.wording import capitalised, load_data, parties, type_words
from faultlines.records import EventType, Instrument, Mode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from faultlines.export.content import Key


@dataclass(frozen=True, slots=True)
class Plan:
    """One entry of the table.

    Attributes:
        key, title, lead, query: as in the section it plans.
        modes, types: what it takes; no types means all.
        group_by: `parties`, `type`, `likelihood`, `instrument`, or empty for the section on denials.
    """

    key: str
    title: str
    lead: str
    query: str
    modes: tuple[Mode, ...]
    types: tuple[EventType, ...]
    group_by: str

    def takes(self, mode: Mode, kind: EventType) -> bool:
        """Whether a claim of this mode and type has its home here."""
        return mode in self.modes and (not self.types or kind in self.types)


@cache
def plans() -> tuple[Plan, ...]:
    """Return the sections in the order of the brief."""
    return tuple(
        Plan(
            key=entry["key"],
            title=entry["title"],
            lead=entry["lead"],
            query=f"faultlines claims {entry['query']}",
            modes=tuple(Mode(mode) for mode in entry["modes"]),
            types=tuple(EventType(kind) for kind in entry.get("types", ())),
            group_by=entry.get("group_by", ""),
        )
        for entry in load_data("sections.toml")["section"]
    )


@cache
def home(mode: Mode, kind: EventType) -> Plan:
    """Return the one section for claims of this mode and type."""
    return next(plan for plan in plans() if plan.takes(mode, kind))


def as_section(plan: Plan, lines: Mapping[Key, Line], names: Mapping[str, str]) -> Section:
    """Return the section of `plan` with those of `lines` that have their home there."""
    own = {key: line for key, line in lines.items() if home(key.mode, key.content.type) is plan}
    return Section(
        key=plan.key,
        title=plan.title,
        lead=plan.lead,
        groups=_groups(plan, own, names),
        contests=(),
        differing=(),
        claims=sum(len(line.evidence) for line in own.values()),
        query=plan.query,
    )


def as_contested(plan: Plan, contests: Sequence[Contest], lines: Iterable[Line]) -> Section:
    """Return the section on denials: those that contradict something, those that do not, and figures that differ."""
    unopposed = tuple(contest.denial for contest in contests if not contest.assertions)
    heading = str(load_data("sections.toml")["group"]["contested"]["unopposed"])
    return Section(
        key=plan.key,
        title=plan.title,
        lead=plan.lead,
        groups=(Group(heading, unopposed, plan.query),) if unopposed else (),
        contests=tuple(contest for contest in contests if contest.assertions),
        differing=tuple(sorted((line for line in lines if line.differing), key=strongest_first)),
        claims=sum(len(contest.denial.evidence) for contest in contests),
        query=plan.query,
    )


def strongest_first(line: Line) -> tuple[int, int, bool]:
    """Sort key: most wordings, then most documents (a reprint adds nothing to the first), facts before the rest.

    Equals keep the order in which they come: those about the corpus's main actors first (see `build.prominence`).
    """
    return -line.wordings, -line.documents, line.mode is not Mode.FACT


def _groups(plan: Plan, lines: Mapping[Key, Line], names: Mapping[str, str]) -> tuple[Group, ...]:
    gathered: dict[tuple[str, str], list[Line]] = {}
    for key, line in lines.items():
        gathered.setdefault(_group_of(plan, key, line, names), []).append(line)
    if plan.group_by == "parties":
        gathered = _with_others(gathered)
    order = list(load_data("sections.toml")["group"].get(plan.group_by, ()))
    order = [*(item.value for item in Instrument), *order] if plan.group_by == "instrument" else order

    def rank(item: tuple[tuple[str, str], list[Line]]) -> tuple[int, int]:
        (label, _), members = item
        place = order.index(label) + 1 if label in order else 0
        return place, -sum(line.wordings for line in members)

    return tuple(
        Group(heading, tuple(sorted(members, key=strongest_first)), _query(plan, label, members))
        for (label, heading), members in sorted(gathered.items(), key=rank)
    )


def _with_others(gathered: Mapping[tuple[str, str], list[Line]]) -> dict[tuple[str, str], list[Line]]:
    """Put pairs with one line from one document under one heading, so that few headings stand over a single line."""
    other = "other", str(load_data("sections.toml")["group"]["parties"]["other"])
    kept: dict[tuple[str, str], list[Line]] = {}
    for label, members in gathered.items():
        single = len(members) == 1 and members[0].documents == 1
        kept.setdefault(other if single else label, []).extend(members)
    return kept


def _group_of(plan: Plan, key: Key, line: Line, names: Mapping[str, str]) -> tuple[str, str]:
    """Return a sortable label and the heading of the group that a line belongs to."""
    headings = load_data("sections.toml")["group"].get(plan.group_by, {})
    content = key.content
    if plan.group_by == "parties":
        heading = parties(content.actor, content.target, type_words(content.type).sign, names)
        return heading, heading
    if plan.group_by == "type":
        return content.type.value, headings[content.type.value]
    if plan.group_by == "instrument":
        return (key.instrument, capitalised(key.instrument)) if key.instrument else ("none", headings["none"])
    if plan.group_by == "likelihood":
        label = "supposed" if key.mode is Mode.HYPOTHETICAL else "stated" if line.likelihoods else "open"
        return label, headings[label]
    return "", ""


def _query(plan: Plan, label: str, members: Iterable[Line]) -> str:
    if plan.group_by == "type":
        return f"faultlines claims --type {label}"
    if plan.group_by == "parties" and label != "other":
        # The codes stand in each line's own command, in front of its type.
        return next(iter(members)).query.partition(" --type ")[0]
    if label == "supposed":
        return f"faultlines claims --mode {Mode.HYPOTHETICAL.value}"
    return plan.query

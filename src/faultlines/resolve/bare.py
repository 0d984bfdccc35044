"""Bare surnames: "Kim" after "Kim Jong Un". Where it may be somebody else's, it stays open and says whose."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from faultlines.names.gazetteer import PERSON_KINDS
from faultlines.names.korean_people import surnames_spelled
from faultlines.records import ActorKind, Merge
from faultlines.resolve.group import Group
from faultlines.resolve.kinds import bearers, gazetteer, korean, surname_of, untitled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from faultlines.resolve.known import Found

_ANTECEDENT, _ONLY_IN_OFFICE, _KNOWN_BEARER, _BY_TITLE = 0.92, 0.75, 0.85, 0.88


def antecedents(groups: list[Group], bare: Sequence[int], found: Sequence[Found], published: str | None) -> list[Group]:
    """Return the groups with bare names put to the person that they mean in this document, or in groups of their own.

    Args:
        groups: whole names of one document, brought together.
        bare: positions of bare names in `found`.
        found: all names of the document.
        published: EDTF date of the document, or None.
    """
    people = [group for group in groups if group.found[0].kind is ActorKind.PERSON]
    by_word: dict[str, list[Group]] = defaultdict(list)
    for group in people:
        for word in {word for one in group.found for word in _words(one.text)}:
            by_word[word].append(group)
    opened: dict[tuple[str, str], Group] = {}
    by_reading: dict[tuple[str, str], Group] = {
        (one.state, one.canonical): group for group in people for one in group.found if one.canonical
    }
    for at in bare:
        one = found[at]
        candidates = [group for group in by_word.get(one.text.lower(), []) if _state_fits(group, one)]
        chosen, merge, why = _chosen(one, candidates, published)
        if chosen is not None and merge is not None:
            chosen.members.append(at)
            chosen.found.append(one)
            if merge not in chosen.merges:
                chosen.merges.append(merge)
            continue
        key = (one.text.lower(), why)
        if not why and one.canonical and merge is None:
            group = by_reading.get((one.state, one.canonical)) or _new(groups)
            by_reading[one.state, one.canonical] = group
            titled = f"under the title of {one.title}" if one.title else "which knows no other of that name"
            reason = f'"{one.text}" is {one.canonical} in the gazetteer, {titled}'
            merge = Merge(one.text, one.canonical, _KNOWN_BEARER, reason)
        else:
            group = opened.get(key) or _new(groups)
            opened[key] = group
            group.unresolved = why or f'a bare surname, "{one.text}"; no whole name in the document'
        group.members.append(at)
        group.found.append(one)
        if merge is not None and merge not in group.merges:
            group.merges.append(merge)
    return groups


def _new(groups: list[Group]) -> Group:
    groups.append(Group([], []))
    return groups[-1]


def _words(name: str) -> set[str]:
    """Return the words of a whole name that may stand for it alone: the surname; of a Western name the given too."""
    parts = name.lower().split()
    if len(parts) < 2:
        return set()
    return {surname_of(name)} if korean(name) else {parts[0], parts[-1]}


def _state_fits(group: Group, one: Found) -> bool:
    """Whether nothing but the gazetteer's guess at a bare surname speaks against the group's state."""
    if not one.state or one.canonical:
        return True
    states = {each.state for each in group.found if each.state}
    return not states or one.state in states


def _chosen(one: Found, candidates: Sequence[Group], published: str | None) -> tuple[Group | None, Merge | None, str]:
    """Return the group that a bare name means with the reason, or None and why not; "" where nothing speaks against."""
    whole = [(group, _name(group)) for group in candidates]
    if len(whole) == 1:
        group, name = whole[0]
        reason = f'"{one.text}" beside "{name}" in one document, which names no other of that name'
        return group, Merge(one.text, name, _ANTECEDENT, reason), ""
    if len(whole) > 1:
        titled = [pair for pair in whole if one.title and _title_fits(pair[0], one)]
        if len(titled) == 1:
            reason = f'"{one.title} {one.text}", the title of "{titled[0][1]}" in this document'
            return titled[0][0], Merge(one.text, titled[0][1], _BY_TITLE, reason), ""
        serving = [pair for pair in whole if not _out_of_office(pair[0], published)]
        if len(serving) == 1 and one.canonical and serving[0][1] and _reads(serving[0][0], one):
            reason = f'"{one.text}": of those named in the document only "{serving[0][1]}" was in office then'
            return serving[0][0], Merge(one.text, serving[0][1], _ONLY_IN_OFFICE, reason), ""
        return None, None, "may be " + " or ".join(sorted({name for _, name in whole}))
    if one.canonical:
        namesakes = bearers(one.text.lower())
        if len(namesakes) <= 1 and not surnames_spelled(one.text.lower()):
            return None, None, ""
        if set(one.title.lower().split()) & set(one.office.lower().split()):
            return None, None, ""
        if len(namesakes) > 3 or not namesakes:
            others = f"{max(len(namesakes) - 1, 0)} others" if namesakes else "others of that surname"
            return None, None, f"a bare surname: {one.canonical} or one of {others} in the gazetteer"
        return None, None, "may be " + " or ".join(sorted({*namesakes, one.canonical}))
    return None, None, f'a bare surname, "{one.text}"; no whole name in the document'


def _name(group: Group) -> str:
    return next((one.text for one in group.found if not one.bare), "")


def _reads(group: Group, one: Found) -> bool:
    return any(each.canonical == one.canonical for each in group.found)


def _title_fits(group: Group, one: Found) -> bool:
    asked = set(one.title.lower().split())
    return any(asked & set(each.title.lower().split()) for each in group.found)


def _out_of_office(group: Group, published: str | None) -> bool:
    """Whether the gazetteer says that the person's last office ended before the document was published."""
    year = int(published[:4]) if published and published[:4].isdigit() else None
    known = [each for each in group.found if each.canonical]
    if year is None or not known:
        return False
    ends = _ends().get((known[0].state, known[0].canonical))
    return ends is not None and ends < year


@cache
def _ends() -> dict[tuple[str, str], int]:
    """Return the year in which the last office of each person in the gazetteer ended, of those whose has."""
    ends: dict[tuple[str, str], int] = {}
    still: set[tuple[str, str]] = set()
    for name in gazetteer().names:
        if name.kind not in PERSON_KINDS:
            continue
        key = (name.code, untitled(name.canonical))
        if name.end is None:
            still.add(key)
        else:
            ends[key] = max(ends.get(key, 0), name.end)
    return {key: year for key, year in ends.items() if key not in still}

"""Names in a text: the gazetteer first, then runs of capitals and of other scripts, told apart by rules."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from faultlines.names import Gazetteer
from faultlines.names.scripts import Script, main_script
from faultlines.records import ActorKind
from faultlines.resolve.kinds import (
    imo_after,
    organisation,
    person,
    public_body,
    ship_before,
    ships_before,
    title_length,
)
from faultlines.resolve.known import Found, goes_on, listed_names, span
from faultlines.resolve.pieces import Piece, pieces, runs, uncased
from faultlines.resolve.tables import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


def find_names(text: str, gazetteer: Gazetteer, known: Mapping[str, ActorKind]) -> list[Found]:
    """Return the names in a text, from left to right, none inside another.

    Args:
        text: made straight (`pieces.STRAIGHT`).
        gazetteer: of states, people, organisations.
        known: names that the reader of claims took for a person's or an organisation's.
    """
    words_there = pieces(text)
    starts = {piece.start: at for at, piece in enumerate(words_there)}
    listed, hidden = listed_names(text, gazetteer)
    taken: set[int] = set()
    states: dict[int, Found] = {}
    cut_short: list[Found] = []
    for name in listed:
        own = set(span(starts, name, words_there))
        if name.kind is ActorKind.PERSON and not name.bare and goes_on(text, own, words_there):
            cut_short.append(name)
            continue
        if name.kind is ActorKind.STATE or name.bare or (len(own) == 1 and name.kind is ActorKind.ORGANISATION):
            states.update(dict.fromkeys(own, name))
        else:
            taken |= own
    listed = [name for name in listed if name not in cut_short]
    for start, end in hidden:
        taken |= {at for at, piece in enumerate(words_there) if start <= piece.start < end}
    ruled = list(_ruled(text, words_there, taken, states, [one for one in listed if one.kind is ActorKind.STATE]))
    ruled += _known(text, words_there, ruled, listed, known)
    covered = [(one.start, one.end) for one in ruled]
    kept = [one for one in listed if not any(start <= one.start < end for start, end in covered)]
    kept = [replace(one, imo=imo_after(text, one.end)) if one.kind is ActorKind.VESSEL else one for one in kept]
    return sorted([*kept, *ruled], key=lambda one: (one.start, one.end))


def _ruled(
    text: str, words_there: Sequence[Piece], taken: set[int], states: Mapping[int, Found], owners: Sequence[Found]
) -> Iterator[Found]:
    """Yield what the rules find in runs.

    `states` are the gazetteer's states and bare surnames, by the place of words; `owners` the states alone.
    """
    place = {piece.start: at for at, piece in enumerate(words_there)}
    several = -1
    for whole in runs(text, words_there, taken):
        plural = ships_before(text, whole[0].start) or (
            several >= 0 and text[several : whole[0].start].strip(" ,\"'") in ("", "and")
        )
        several = -1
        for run in _apart(whole) if plural else [whole]:
            one = _named(text, run, place[run[0].start], states, owners, words_there, ship=plural)
            if one is None:
                continue
            several = one.end if plural else -1
            yield one
            if one.kind in (ActorKind.ORGANISATION, ActorKind.UNKNOWN):
                yield from _acronym_behind(text, one)


def _apart(run: list[Piece]) -> Iterator[list[Piece]]:
    """Yield the names of a run that "and" joins."""
    own: list[Piece] = []
    for piece in run:
        if piece.lower == "and":
            yield own
            own = []
        else:
            own.append(piece)
    yield own


def _named(
    text: str, run: list[Piece], at: int, states: Mapping[int, Found], owners: Sequence[Found],
    words_there: Sequence[Piece], *, ship: bool,
) -> Found | None:  # fmt: skip
    """Return what one run names, or None where it names nothing that the gazetteer does not name better."""
    state, cut = _leading(run, at, states)
    rest = run[cut:]
    if not rest:
        return None
    state = state or _state_before(text, at, states, words_there)
    one = _told(text, rest, state, ship=ship or ship_before(text, rest[0].start))
    if one is None or one.kind is ActorKind.VESSEL:
        return one
    listed = states.get(at + cut)
    if listed is not None and listed.kind is ActorKind.ORGANISATION and (
        (listed.start, listed.end) == (one.start, one.end)
    ):  # fmt: skip
        return None
    if _only_states(text, one, owners) or _heads_line(text, run):
        return None
    return _read_by_gazetteer(one, states.get(at + len(run) - 1)) if one.bare else one


def _read_by_gazetteer(one: Found, listed: Found | None) -> Found:
    """Return a bare surname after a title with the gazetteer's reading of the surname, if it has one."""
    if listed is None or not listed.bare or (listed.start, listed.end) != (one.start, one.end):
        return one
    return replace(listed, title=one.title)


def _acronym_behind(text: str, one: Found) -> Iterator[Found]:
    """Yield the acronym that stands in brackets right behind a name."""
    found = _ACRONYM.match(text, one.end)
    if found and sum(letter.isupper() for letter in found[1]) > 1:
        yield Found(found.start(1), found.end(1), found[1], ActorKind.ORGANISATION, one.state)


def _only_states(text: str, one: Found, owners: Sequence[Found]) -> bool:
    """Whether a name is made of states' names, or ends in one that is not owned by it ("Far Eastern Iran")."""
    within = [each for each in owners if one.start < each.end and each.start < one.end]
    if one.bare or _COMPANY.fullmatch(text, within[0].end if within else one.end, one.end):
        return bool(within)
    covered = {at for each in within for at in range(each.start, each.end)}
    if all(at in covered or not text[at].isalnum() for at in range(one.start, one.end)):
        return True
    last = max(within, key=lambda each: each.end, default=None)
    return last is not None and last.end >= one.end and not text[one.start : last.start].rstrip().endswith(_OWNERS)


_ACRONYM = re.compile(r"\s*\([\"']?([A-Z][A-Za-z0-9&-]{1,9})[\"']?\)")
_COMPANY = re.compile(r" (?:and|&) Co\b")
_OWNERS = (" of", " of the", " for", " in")


def _heads_line(text: str, run: Sequence[Piece]) -> bool:
    """Whether a run is a heading: alone in its line, or at its beginning with a colon behind it."""
    line_start = text.rfind("\n", 0, run[0].start) + 1
    if any(sign.isalpha() for sign in text[line_start : run[0].start]):
        return False
    after = text[run[-1].end : run[-1].end + 2].lstrip(" ")
    return after[:1] in ("", "\n", ":")


def _leading(run: Sequence[Piece], at: int, states: Mapping[int, Found]) -> tuple[str, int]:
    """Return the state named by adjectives at the beginning of a run, and how many words are no part of the name."""
    cut, state = 0, ""
    while cut < len(run):
        piece = run[cut]
        named = states.get(at + cut)
        if named is not None and named.kind is ActorKind.STATE and cut + 1 < len(run) and run[cut + 1].lower == "and":
            cut += 2
        elif piece.lower in words("not_names") | words("ship_cues") | words("ship_cues_plural") or not (
            piece.capital or uncased(piece)
        ):
            cut += 1
        elif named is not None and named.kind is ActorKind.STATE and named.text.lower().endswith(
            ("ian", "ean", "ese", "ish", "ans", "us", "u.s.", "u.s", "uk", "dprk", "an")
        ) and len(run) - cut > 1:  # fmt: skip
            state = named.state
            cut += 1
        else:
            break
    return state, cut


def _state_before(text: str, at: int, states: Mapping[int, Found], words_there: Sequence[Piece]) -> str:
    """Return the state named right before a name as its owner ("North Korea's Foreign Trade Bank")."""
    named = states.get(at - 1)
    if named is None or named.kind is not ActorKind.STATE:
        return ""
    between = text[named.end : words_there[at].start]
    return named.state if between in (" ", "'s ", "' ", "'s \"") else ""


def _told(text: str, run: list[Piece], state: str, *, ship: bool) -> Found | None:
    """Return what a run names, or None where nothing tells."""
    cut = title_length(run)
    titled, title = cut > 0, " ".join(piece.text for piece in run[:cut])
    name = run[cut:]
    if not titled and text[: run[0].start].rstrip().lower().endswith(_lower_ranks()):
        titled, title = True, text[: run[0].start].rsplit(maxsplit=1)[-1].strip(",\"'(").lower()
    while name and name[-1].lower in words("not_names"):
        name = name[:-1]
    if not name or (len(name) == 1 and len(name[0].text) < 2):
        return None
    if len(name) > 1 and name[-1].lower in words("ranks") and not titled:
        return None
    if all(piece.lower in words("ranks") | words("title_words") | words("things") for piece in name):
        return None
    start, end = name[0].start, name[-1].end
    words_in = text[start:end]
    imo = imo_after(text, end)
    if (ship or imo) and not titled and len(name) <= 4:
        return Found(start, end, words_in, ActorKind.VESSEL, state, imo=imo)
    linked = any(not (piece.capital or uncased(piece) or piece.text[0].isdigit()) for piece in name)
    thing = name[-1].lower in words("things") and not public_body(words_in)
    if not titled and organisation(words_in) and not thing:
        return Found(start, end, words_in, ActorKind.ORGANISATION, state)
    if linked:
        head = _before_link(name)
        if titled and head and person(head, text, titled=True):
            return Found(head[0].start, head[-1].end, text[head[0].start : head[-1].end], ActorKind.PERSON, state,
                         title=title, bare=len(head) == 1)  # fmt: skip
        return _told(text, head, state, ship=ship) if len(head) > 1 else None
    if person(name, text, titled=titled):
        lone = len(name) == 1 and main_script(words_in) in (Script.LATIN, Script.CYRILLIC)
        return Found(start, end, words_in, ActorKind.PERSON, state, title=title, bare=lone)
    if name[-1].lower in words("things") or len(name) < 2 or any(word.lower in words("not_names") for word in name):
        return None
    return Found(start, end, words_in, ActorKind.UNKNOWN, state)


def _before_link(name: Sequence[Piece]) -> list[Piece]:
    head: list[Piece] = []
    for piece in name:
        if not (piece.capital or uncased(piece) or piece.text[0].isdigit()):
            break
        head.append(piece)
    return head


def _lower_ranks() -> tuple[str, ...]:
    return tuple(f" {rank}" for rank in words("ranks") if rank not in ("chief", "general", "chair"))


def _known(
    text: str, words_there: Sequence[Piece], ruled: Sequence[Found], listed: Sequence[Found],
    known: Mapping[str, ActorKind],
) -> list[Found]:  # fmt: skip
    """Return names of one word that are names because the text, or the reader of claims, says so elsewhere."""
    lone: dict[str, tuple[ActorKind, bool]] = {}
    for name, kind in known.items():
        if " " not in name:
            lone[name] = (kind, kind is ActorKind.PERSON)
    for one in (*ruled, *listed):
        own = one.text.split()
        if one.kind is ActorKind.PERSON and len(own) > 1 and main_script(one.text) in (Script.LATIN, Script.CYRILLIC):
            for word in {own[0], own[-1]}:
                if len(word) > 1 and word.lower() not in words("not_names"):
                    lone.setdefault(word, (ActorKind.PERSON, True))
        elif one.kind in (ActorKind.VESSEL, ActorKind.ORGANISATION) and len(own) == 1:
            lone.setdefault(one.text, (one.kind, False))
    occupied = [(one.start, one.end) for one in (*ruled, *listed)]
    inside = {at for start, end in occupied for at in range(start, end)}
    return [
        Found(piece.start, piece.end, piece.text, lone[piece.text][0], bare=lone[piece.text][1])
        for piece in words_there
        if piece.text in lone and piece.start not in inside
    ]

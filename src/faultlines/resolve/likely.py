"""Which nodes of a case may be one, with scores and reasons: by spelling, number, acronym, office, rare surname."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from faultlines.names.acronyms import may_be_acronym, stands_for
from faultlines.names.korean_people import finding_keys, surnames_spelled
from faultlines.names.organisations import organisation_forms
from faultlines.names.people import person_forms
from faultlines.names.scripts import Script, main_script
from faultlines.names.words import Part as WordPart
from faultlines.names.words import latin_words
from faultlines.records import ActorKind, Merge
from faultlines.resolve.document import SHARED, LocalActor
from faultlines.resolve.kinds import korean, surname_of, terms
from faultlines.resolve.sameness import OneName, folded, same_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CROWDED = 60
"""A word that more names than this share brings no two of them together for comparison."""
_ACRONYM = 0.8
_RARE_SURNAME = 0.7
_SAME_OFFICE = 0.93


@dataclass(slots=True)
class Node:
    """What documents call alike: one canonical name, or one whole name of one state."""

    key: tuple[str, ...]
    kind: ActorKind
    state: str
    canonical: str = ""
    locals: list[LocalActor] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    identifiers: set[tuple[str, str]] = field(default_factory=set)


Tie = tuple[float, int, int, Merge]


def ties_between(nodes: Sequence[Node]) -> Iterator[Tie]:
    """Yield (score, node, node, why) of every two nodes that may be one; where a weak tie has rivals, none of them."""
    seen: set[tuple[int, int]] = set()
    weak: dict[int, list[Tie]] = defaultdict(list)
    for one, other in _candidates(nodes):
        if (one, other) in seen:
            continue
        seen.add((one, other))
        tie = _tie(nodes[one], nodes[other])
        if tie is None:
            continue
        open_one, open_other = (not nodes[at].state for at in (one, other))
        if open_one != open_other and nodes[one].kind is not ActorKind.VESSEL:
            weak[one if open_one else other].append((tie.score, one, other, tie))
        else:
            yield tie.score, one, other, tie
    for at, ties in weak.items():
        known = {nodes[one if one != at else other].state for _, one, other, _ in ties}
        if len(known) == 1:
            yield from ties
    yield from _same_office(nodes)
    yield from _acronyms(nodes)
    yield from _rare_surnames(nodes)


def _candidates(nodes: Sequence[Node]) -> Iterator[tuple[int, int]]:
    by_key: dict[str, list[int]] = defaultdict(list)
    for at, node in enumerate(nodes):
        if node.kind in SHARED or node.key[0] == "open":
            continue
        keys = {key for name in whole_names(node) for key in _finding_keys(name, node.kind)}
        keys |= {f"imo {value}" for kind, value in node.identifiers if kind == "imo"}
        for key in keys:
            by_key[key].append(at)
    for key in sorted(by_key):
        there = by_key[key]
        if len(there) <= _CROWDED:
            yield from ((one, other) for place, one in enumerate(there) for other in there[place + 1 :])


def _finding_keys(name: str, kind: ActorKind) -> Iterator[str]:
    """Yield keys under which spellings of one name meet."""
    yield f"= {folded(name)}"
    if kind in (ActorKind.PERSON, ActorKind.UNKNOWN):
        for form in person_forms(name):
            for reading in form.korean:
                yield from (f"k {key}" for key in finding_keys(reading))
            yield from (f"w {word.bones or word.key}" for word in form.words if word.part is WordPart.NAME)
    if kind is not ActorKind.PERSON:
        for form in organisation_forms(name):
            yield from (f"o {word.key}" for word in form.words if word.part is WordPart.NAME)
            yield from (f"b {word.bones}" for word in form.words if word.part is WordPart.NAME and len(word.bones) > 2)
            concepts = sorted({word.key for word in form.words if word.part is WordPart.CONCEPT})
            yield "c " + " ".join(concepts)


def _tie(one: Node, other: Node) -> Merge | None:
    numbers = [{value for kind, value in node.identifiers if kind == "imo"} for node in (one, other)]
    if all(numbers) and not numbers[0] & numbers[1]:
        return None
    best: Merge | None = None
    for name in whole_names(one):
        for its in whole_names(other):
            imo = next(iter(sorted(numbers[0] & numbers[1])), "")
            merge = same_name(OneName(name, one.kind, one.state, imo), OneName(its, other.kind, other.state, imo))
            if merge is not None and (best is None or merge.score > best.score):
                best = merge
    return best


def _same_office(nodes: Sequence[Node]) -> Iterator[Tie]:
    """Yield ties of people under two of the gazetteer's names who bear one surname and took one office in one year."""
    known: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, node in enumerate(nodes):
        if node.kind is ActorKind.PERSON and node.canonical and not korean(node.canonical):
            for office in sorted(terms().get((node.state, node.canonical), ())):
                known[node.state, surname_of(node.canonical), office].append(at)
    for (_, _, office), there in sorted(known.items()):
        for other in there[1:]:
            one = nodes[there[0]].canonical
            reason = f"one surname, and both {office} in the gazetteer"
            yield _SAME_OFFICE, there[0], other, Merge(one, nodes[other].canonical, _SAME_OFFICE, reason)


def _acronyms(nodes: Sequence[Node]) -> Iterator[Tie]:
    """Yield ties of an acronym with the only organisation of the case that it stands for, letter by letter."""
    whole = [(at, name) for at, node in enumerate(nodes) if node.kind is ActorKind.ORGANISATION for name in node.names
             if " " in name and main_script(name) is Script.LATIN]  # fmt: skip
    for at, node in enumerate(nodes):
        short = [name for name in node.names if name.isupper() and may_be_acronym(name.lower()) and len(name) > 3]
        if node.kind not in (ActorKind.ORGANISATION, ActorKind.UNKNOWN) or not short or node.key[0] == "open":
            continue
        for name in sorted(short):
            fits = {to: long for to, long in whole if to != at
                    and stands_for(name.lower(), latin_words(long, Script.LATIN)) >= _ACRONYM}  # fmt: skip
            if len(fits) == 1:
                to, long = next(iter(fits.items()))
                reason = f"the first letters of {long}, the only such name in the case"
                yield _ACRONYM, min(at, to), max(at, to), Merge(name, long, _ACRONYM, reason)


def _rare_surnames(nodes: Sequence[Node]) -> Iterator[Tie]:
    """Yield ties of a bare surname with the only person of the case who bears it, where it is no Korean surname."""
    people: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for at, node in enumerate(nodes):
        if node.kind is ActorKind.PERSON and node.key[0] != "open":
            for surname in sorted({surname_of(name) for name in whole_names(node)}):
                people[surname].append((at, sorted(whole_names(node))[0]))
    for at, node in enumerate(nodes):
        if node.kind is not ActorKind.PERSON or node.key[0] != "open" or len(node.locals) != 1:
            continue
        texts = {mention.text for mention in node.locals[0].mentions}
        surname = next(iter(texts)).lower() if len(texts) == 1 else ""
        fits = people.get(surname, [])
        if len(fits) != 1 or surnames_spelled(surname) or len(surname) < 5:
            continue
        to, name = fits[0]
        if not node.state or node.state != nodes[to].state or "may be" in node.locals[0].unresolved:
            continue
        reason = f'"{name}" is the only one of that surname in the case, and of the same state'
        yield _RARE_SURNAME, min(at, to), max(at, to), Merge(next(iter(texts)), name, _RARE_SURNAME, reason)


def whole_names(node: Node) -> list[str]:
    """Return a node's names fit for comparison: of a person, those of more than one word."""
    names = sorted({*node.names, *([node.canonical] if node.canonical else [])})
    if node.kind is not ActorKind.PERSON:
        return names
    return [name for name in names if " " in name or main_script(name) in (Script.HANGUL, Script.HAN)]

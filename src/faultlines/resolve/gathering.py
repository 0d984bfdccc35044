"""Actors over a whole case out of those of its documents: sure ties first, none that a name speaks against."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from faultlines.names.acronyms import may_be_acronym, stands_for
from faultlines.names.korean_people import finding_keys, surnames_spelled
from faultlines.names.organisations import organisation_forms
from faultlines.names.people import person_forms
from faultlines.names.scripts import Script, main_script
from faultlines.names.words import Part as WordPart
from faultlines.names.words import latin_words
from faultlines.records import Actor, ActorKind, Mention, Merge, Role, content_id
from faultlines.resolve.document import SHARED, LocalActor
from faultlines.resolve.kinds import korean, surname_of, terms
from faultlines.resolve.sameness import OneName, common_words_only, folded, likeness, same_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_CONTRADICTED = 0.5
"""Two whole names in one actor must not agree by less: a chain of likenesses would join strangers."""
_CROWDED = 60
"""A word that more names than this share brings no two of them together for comparison."""
_ACRONYM = 0.8
_RARE_SURNAME = 0.7


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


def gather(found: Iterable[LocalActor]) -> list[Actor]:
    """Return the actors of a case, those with most mentions first; the order of `found` does not matter."""
    nodes = _nodes(sorted(found, key=_place))
    groups = _Groups(nodes)
    for score, one, other, merge in sorted(_ties(nodes), key=lambda tie: (-tie[0], tie[1], tie[2])):
        groups.join(one, other, merge, check=score < 1.0)
    actors = [_actor(members, merges) for members, merges in groups.all()]
    actors = [actor for actor in actors if actor.kind is not ActorKind.UNKNOWN or _takes_part(actor)]
    return sorted(actors, key=lambda actor: (-len(actor.mentions), actor.name, actor.id))


def _takes_part(actor: Actor) -> bool:
    """Whether a claim puts words of no known kind at a place where somebody stands: else they may be anything."""
    return any(part.role is not Role.NAMED for mention in actor.mentions for part in mention.parts)


def _place(local: LocalActor) -> tuple[str, int, int]:
    first = min(local.mentions, key=lambda mention: (mention.start, mention.end))
    return (local.document, first.start, first.end)


def _nodes(found: Sequence[LocalActor]) -> list[Node]:
    nodes: dict[tuple[str, ...], Node] = {}
    for local in found:
        key = _key(local)
        node = nodes.get(key)
        if node is None:
            node = nodes[key] = Node(key, local.kind, local.state, local.canonical)
        node.locals.append(local)
        node.names.update(local.names)
        node.identifiers |= local.identifiers
        if local.canonical and local.kind is ActorKind.PERSON:
            node.names.add(local.canonical)
    return [nodes[key] for key in sorted(nodes)]


def _key(local: LocalActor) -> tuple[str, ...]:
    """Return what a local actor is known by over the case; one that is known by nothing stays in its document."""
    if local.kind in SHARED:
        return ("shared", local.state or local.canonical)
    if local.canonical:
        return ("known", local.kind, local.state, local.canonical)
    numbers = sorted(value for kind, value in local.identifiers if kind == "imo")
    if numbers:
        return ("imo", numbers[0])
    whole = sorted({folded(name) for name in local.names})
    first = _place(local)
    if local.unresolved or not whole:
        return ("open", local.document, str(first[1]))
    if local.kind is ActorKind.ORGANISATION and not local.state and all(common_words_only(name) for name in whole):
        return ("open", local.document, whole[0])
    return ("named", local.kind, local.state, *whole)


class _Groups:
    """Nodes being brought together; a tie is refused where any two names of the groups contradict each other."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self._nodes = nodes
        self._home = list(range(len(nodes)))
        self._members = {at: [at] for at in range(len(nodes))}
        self._merges: dict[int, list[Merge]] = defaultdict(list)

    def join(self, one: int, other: int, merge: Merge, *, check: bool) -> None:
        """Bring the groups of two nodes together, unless something speaks against it."""
        kept, gone = sorted((self._home[one], self._home[other]))
        if kept == gone:
            return
        if check and self._contradicted(kept, gone, {one, other}):
            return
        self._members[kept] += self._members.pop(gone)
        self._merges[kept] += [*self._merges.pop(gone, []), merge]
        for at in self._members[kept]:
            self._home[at] = kept

    def _contradicted(self, kept: int, gone: int, tied: set[int]) -> bool:
        places = [self._members[group] for group in (kept, gone)]
        ours, theirs = ([self._nodes[at] for at in group] for group in places)
        states = {node.state for node in (*ours, *theirs) if node.state}
        numbers = {value for node in (*ours, *theirs) for kind, value in node.identifiers if kind == "imo"}
        vessel = any(node.kind is ActorKind.VESSEL for node in ours)
        if (len(states) > 1 and not vessel) or len(numbers) > 1:
            return True
        if len({node.canonical for node in (*ours, *theirs) if node.canonical}) > 1 and len(ours) + len(theirs) > 2:
            canonicals = sorted({node.canonical for node in (*ours, *theirs) if node.canonical})
            if any(likeness(a, b, ours[0].kind) < _CONTRADICTED for a in canonicals for b in canonicals):
                return True
        if ours[0].kind is not ActorKind.PERSON:
            return False
        return any(
            {one, other} != tied and not _any_alike(self._nodes[one], self._nodes[other], ActorKind.PERSON)
            for one in places[0]
            for other in places[1]
        )

    def all(self) -> Iterator[tuple[list[Node], list[Merge]]]:
        """Yield each group's nodes and the reasons that joined them."""
        for first in sorted(self._members):
            yield [self._nodes[at] for at in sorted(self._members[first])], self._merges[first]


def _any_alike(one: Node, other: Node, kind: ActorKind) -> bool:
    return any(likeness(a, b, kind) >= _CONTRADICTED for a in _whole(one) for b in _whole(other)) or not (
        _whole(one) and _whole(other)
    )


def _whole(node: Node) -> list[str]:
    """Return a node's names fit for comparison: of a person, those of more than one word."""
    names = sorted({*node.names, *([node.canonical] if node.canonical else [])})
    if node.kind is not ActorKind.PERSON:
        return names
    return [name for name in names if " " in name or main_script(name) in (Script.HANGUL, Script.HAN)]


Tie = tuple[float, int, int, Merge]


def _ties(nodes: Sequence[Node]) -> Iterator[Tie]:
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
        keys = {key for name in _whole(node) for key in _finding_keys(name, node.kind)}
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
    for name in _whole(one):
        for its in _whole(other):
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
            yield 0.93, there[0], other, Merge(one, nodes[other].canonical, 0.93, reason)


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
            for surname in sorted({surname_of(name) for name in _whole(node)}):
                people[surname].append((at, sorted(_whole(node))[0]))
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


def _actor(nodes: Sequence[Node], merges: Sequence[Merge]) -> Actor:
    everyone = [local for node in nodes for local in node.locals]
    mentions = _distinct(mention for local in everyone for mention in local.mentions)
    kind = next((node.kind for node in nodes if node.kind is not ActorKind.UNKNOWN), ActorKind.UNKNOWN)
    states = Counter(local.state for local in everyone if local.state)
    state = min(states, key=lambda code: (-states[code], code)) if states else ""
    resolved = [node for node in nodes if node.key[0] != "open" or not node.locals[0].unresolved]
    unresolved = "" if resolved else everyone[0].unresolved
    name, others = principal(kind, [node.canonical for node in nodes if node.canonical], everyone, mentions)
    own = [merge for local in everyone for merge in local.merges]
    reasons = sorted({*merges, *own}, key=lambda merge: (-merge.score, merge.one, merge.other, merge.reason))
    identity = content_id("a", min(list(node.key) for node in nodes))
    return Actor(
        identity, name, kind, state, others, mentions, tuple(reasons),
        tuple(sorted({pair for local in everyone for pair in local.identifiers})),
        tuple(sorted({title for local in everyone for title in local.titles if kind is ActorKind.PERSON})), unresolved,
    )  # fmt: skip


def _distinct(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    by_place = {(mention.document, mention.start, mention.end): mention for mention in mentions}
    return tuple(by_place[place] for place in sorted(by_place))


def principal(
    kind: ActorKind, canonicals: Sequence[str], everyone: Sequence[LocalActor], mentions: Sequence[Mention]
) -> tuple[str, tuple[str, ...]]:
    """Return the name to show and the others: the gazetteer's for people and states, else the one used most."""
    from faultlines.names import display_names  # noqa: PLC0415 - cached there

    whole = Counter(name for local in everyone for name in local.names)
    for mention in mentions:
        if mention.text in whole:
            whole[mention.text] += 1
    spoken = {mention.text for mention in mentions}
    if kind in SHARED and everyone[0].state:
        name = display_names().get(everyone[0].state, everyone[0].state)
    elif canonicals and kind is ActorKind.PERSON:
        name = min(canonicals, key=lambda one: (-whole[one], len(one), one))
    elif whole:
        latin = [one for one in whole if main_script(one) is Script.LATIN] or list(whole)
        name = min(
            latin,
            key=lambda one: (
                kind is ActorKind.PERSON and " " not in one,
                -whole[one],
                one not in canonicals,
                one.startswith(("the ", "The ")),
                -len(one),
                one,
            ),
        )
    else:
        name = min(spoken)
    rest = ({*whole} if kind in SHARED else {*whole, *canonicals, *spoken}) - {name}
    return name, tuple(sorted(rest))


__all__ = ["gather"]

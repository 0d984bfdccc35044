"""Actors over a whole case out of those of its documents: sure ties first, none that a name speaks against."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from faultlines.names.scripts import Script, main_script
from faultlines.records import Actor, ActorKind, Mention, Merge, Role, content_id
from faultlines.resolve.document import SHARED, LocalActor
from faultlines.resolve.likely import Node, ties_between, whole_names
from faultlines.resolve.sameness import common_words_only, folded, likeness

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_CONTRADICTED = 0.5
"""Two whole names in one actor must not agree by less: a chain of likenesses would join strangers."""


def gather(found: Iterable[LocalActor]) -> list[Actor]:
    """Return the actors of a case, those with most mentions first; the order of `found` does not matter."""
    nodes = _nodes(sorted(found, key=_place))
    groups = _Groups(nodes)
    for score, one, other, merge in sorted(ties_between(nodes), key=lambda tie: (-tie[0], tie[1], tie[2])):
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
    return any(likeness(a, b, kind) >= _CONTRADICTED for a in whole_names(one) for b in whole_names(other)) or not (
        whole_names(one) and whole_names(other)
    )


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

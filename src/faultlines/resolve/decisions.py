"""People's merges and splits over what was gathered: in order of time, so that of two in conflict the later stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from faultlines.records import Actor, ActorKind, Decision, DecisionKind, Mention, Merge, content_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

MOST_ANCHORS = 20
"""Mentions by which a decision knows an actor again: if some are gone after a new reading, others still stand."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A decision and what has become of it: `stands`, `undone`, `overruled` by a later one, or `without object`.

    Attributes:
        decision: as it was taken.
        state: one of the four.
        by: id of the decision that undid or overruled it, or "".
    """

    decision: Decision
    state: str
    by: str = ""


def in_force(decisions: Iterable[Decision]) -> tuple[list[Decision], dict[str, str]]:
    """Return the merges and splits that are not undone, in order, and which decision undid each of the others.

    To undo an undoing brings the first decision back, at its own place in time.
    """
    ordered = list(decisions)
    undone: dict[str, str] = {}
    for decision in reversed(ordered):
        if decision.undoes is not None and decision.id not in undone:
            undone.setdefault(decision.undoes, decision.id)
    standing = [one for one in ordered if one.kind is not DecisionKind.UNDO and one.id not in undone]
    return standing, undone


def merge_detail(kept: Actor, joined: Actor) -> dict[str, object]:
    """Return what a merge of two actors must remember."""
    return {
        "kept": _anchors(kept.mentions), "joined": _anchors(joined.mentions),
        "names": [kept.name, joined.name],
    }  # fmt: skip


def split_detail(actor: Actor, apart: Sequence[Mention]) -> dict[str, object]:
    """Return what a split of `apart` from the rest of an actor must remember."""
    chosen = {mention.id for mention in apart}
    rest = [mention for mention in actor.mentions if mention.id not in chosen]
    return {"apart": sorted(chosen), "rest": _anchors(rest), "names": [actor.name, apart[0].text]}


def _anchors(mentions: Iterable[Mention]) -> list[str]:
    return [mention.id for mention in mentions][:MOST_ANCHORS]


def apply(actors: Sequence[Actor], decisions: Sequence[Decision]) -> tuple[list[Actor], list[Standing]]:
    """Return the actors as people decided, and what has become of each decision.

    Args:
        actors: as gathered.
        decisions: all of the case, oldest first.
    """
    standing, undone = in_force(decisions)
    board = _Board(actors)
    for decision in standing:
        if decision.kind is DecisionKind.MERGE:
            board.merge(decision)
        else:
            board.split(decision)
    told = []
    for decision in decisions:
        if decision.id in undone:
            told.append(Standing(decision, "undone", undone[decision.id]))
        elif decision.kind is DecisionKind.UNDO:
            told.append(Standing(decision, "stands"))
        else:
            told.append(board.standing(decision, standing))
    return board.actors(), told


class _Board:
    """Actors being merged and split, by the place of each mention."""

    def __init__(self, actors: Sequence[Actor]) -> None:
        self._actors = {actor.id: actor for actor in actors}
        self._home = {mention.id: actor.id for actor in actors for mention in actor.mentions}

    def merge(self, decision: Decision) -> None:
        kept, joined = (self._find(_ids(decision.detail, side)) for side in ("kept", "joined"))
        if kept is None or joined is None:
            return
        if kept.id == joined.id:
            self._put(replace(kept, decisions=_with(kept.decisions, decision.id)))
            return
        names = tuple(sorted({*kept.names, *joined.names} - {kept.name}))
        reason = f"{decision.author}, {decision.decided_at[:10]}: {decision.reason}"
        both = Actor(
            kept.id, kept.name, kept.kind if kept.kind is not ActorKind.UNKNOWN else joined.kind,
            kept.state or joined.state, names, tuple(sorted((*kept.mentions, *joined.mentions), key=_place)),
            (Merge(kept.name, joined.name, 1.0, reason), *kept.merges, *joined.merges),
            tuple(sorted({*kept.identifiers, *joined.identifiers})), tuple(sorted({*kept.titles, *joined.titles})),
            kept.unresolved if joined.unresolved else "",
            _with(kept.decisions, *joined.decisions, decision.id),
        )  # fmt: skip
        self._actors.pop(joined.id)
        self._put(both)

    def split(self, decision: Decision) -> None:
        apart = _ids(decision.detail, "apart")
        rest_home = self._find(_ids(decision.detail, "rest"))
        homes = [self._home[one] for one in apart if one in self._home]
        if not homes:
            return
        home = self._actors[rest_home.id if rest_home is not None and rest_home.id in homes else homes[0]]
        chosen = [mention for mention in home.mentions if mention.id in set(apart)]
        rest = [mention for mention in home.mentions if mention.id not in set(apart)]
        if not chosen or not rest:
            return
        marks = _with(home.decisions, decision.id)
        self._put(_cut(home, rest, home.id, home.name, marks))
        name = max(chosen, key=lambda mention: (len(mention.text), mention.text)).text
        self._put(_cut(home, chosen, content_id("a", ["split", decision.id]), name, (decision.id,)))

    def standing(self, decision: Decision, in_force_now: Sequence[Decision]) -> Standing:
        """Say whether a decision still shows in what came of all of them."""
        merge = decision.kind is DecisionKind.MERGE
        one, other = (_ids(decision.detail, side) for side in (("kept", "joined") if merge else ("apart", "rest")))
        ours, theirs = ({self._home[each] for each in ids if each in self._home} for ids in (one, other))
        if not ours or not theirs:
            return Standing(decision, "without object")
        if bool(ours & theirs) == merge:
            return Standing(decision, "stands")
        later = [each for each in in_force_now if each.number > decision.number and each.kind is not decision.kind]
        return Standing(decision, "overruled", later[-1].id if later else "")

    def actors(self) -> list[Actor]:
        """Return what there is, those with most mentions first."""
        return sorted(self._actors.values(), key=lambda actor: (-len(actor.mentions), actor.name, actor.id))

    def _find(self, mentions: Iterable[str]) -> Actor | None:
        """Return the actor that holds the first of these mentions that is still there."""
        return next((self._actors[self._home[one]] for one in mentions if one in self._home), None)

    def _put(self, actor: Actor) -> None:
        self._actors[actor.id] = actor
        self._home.update({mention.id: actor.id for mention in actor.mentions})


def _cut(actor: Actor, mentions: Sequence[Mention], identity: str, name: str, marks: tuple[str, ...]) -> Actor:
    """Return what is left of an actor with some of its mentions; what was said of all of it stays with the rest."""
    said = {mention.text for mention in mentions}
    gone = {mention.text for mention in actor.mentions} - said
    whole = identity == actor.id
    return replace(
        actor, id=identity, name=name,
        aliases=tuple(sorted((set(actor.aliases) - gone if whole else said) - {name})),
        mentions=tuple(sorted(mentions, key=_place)), merges=actor.merges if whole else (),
        identifiers=actor.identifiers if whole else (),
        titles=actor.titles if whole else tuple(sorted({mention.title for mention in mentions if mention.title})),
        unresolved=actor.unresolved if whole else "", decisions=marks,
    )  # fmt: skip


def _with(marks: tuple[str, ...], *more: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*marks, *more)))


def _place(mention: Mention) -> tuple[str, int, int]:
    return (mention.document, mention.start, mention.end)


def _ids(detail: Mapping[str, object], side: str) -> list[str]:
    """Return the mention ids of one side; a detail out of a foreign case may hold anything."""
    found = detail.get(side)
    return [str(one) for one in found] if isinstance(found, list) else []

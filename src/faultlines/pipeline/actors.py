"""Actors of a case: names gathered, people's decisions over them, both out of the case and into it."""

from __future__ import annotations

import getpass
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from typing import TYPE_CHECKING, TypeVar

from faultlines.errors import InputError, NotFoundError
from faultlines.records import Actor, Decision, DecisionKind, Mention
from faultlines.resolve import LocalActor, NameReader, Standing, apply, gather, merge_detail, split_detail

if TYPE_CHECKING:
    from collections.abc import Sequence

    from faultlines.case import CaseFile

_SHORTEST_PREFIX = 6
_Kind = TypeVar("_Kind")


@dataclass(frozen=True, slots=True)
class Actors:
    """The actors of a case, those with most mentions first, and every decision about them with what became of it."""

    actors: tuple[Actor, ...]
    decisions: tuple[Standing, ...]

    def find(self, wanted: str) -> Actor:
        """Return the actor of an id, of the beginning of one (six characters or more), or of a name.

        Raises:
            NotFoundError: if there is none, or more than one.
        """
        found = _beginning(wanted, [(actor.id, actor) for actor in self.actors])
        if not found:
            found = [actor for actor in self.actors if wanted.casefold() == actor.name.casefold()]
            found = found or [actor for actor in self.actors if wanted in actor.aliases]
        return _one(found, wanted, "actor", [f"{actor.id[:8]} {actor.name}" for actor in found])

    def mention(self, actor: Actor, wanted: str) -> Mention:
        """Return the mention of an actor by its id or the beginning of it.

        Raises:
            NotFoundError: if the actor has none such, or more than one.
        """
        found = _beginning(wanted, [(mention.id, mention) for mention in actor.mentions])
        return _one(found, wanted, f"mention of {actor.name}", [mention.id for mention in found])

    def standing(self, decision: str) -> Standing:
        """Return what became of a decision.

        Raises:
            NotFoundError: if there is none of that id, or more than one.
        """
        found = _beginning(decision, [(each.decision.id, each) for each in self.decisions])
        return _one(found, decision, "decision", [each.decision.id for each in found])


def _beginning(wanted: str, named: Sequence[tuple[str, _Kind]]) -> list[_Kind]:
    prefix = wanted.strip().lower()
    if len(prefix) < _SHORTEST_PREFIX:
        return []
    return [each for name, each in named if name.startswith(prefix)]


def _one(found: Sequence[_Kind], wanted: str, what: str, names: Sequence[str]) -> _Kind:
    if not found:
        hint = "`faultlines actors` lists them; six characters of an id or more"
        raise NotFoundError(f"no such {what}", locator=wanted, hint=hint)
    if len(found) > 1:
        raise NotFoundError(f"several are meant: {what}", locator=wanted, hint="one of " + ", ".join(names))
    return found[0]


def actors_of(file: CaseFile) -> Actors:
    """Return the actors of a case as names and people's decisions have them."""
    reader = NameReader()
    found: list[LocalActor] = []
    for document, claims in groupby(file.claims(), key=lambda claim: claim.document):
        found += reader.read(file.document(document), list(claims))
    actors, standings = apply(gather(found), list(file.decisions()))
    return Actors(tuple(actors), tuple(standings))


def merge(file: CaseFile, kept: str, joined: str, reason: str, author: str | None = None) -> Decision:
    """Write down that two actors are one.

    Raises:
        NotFoundError: if either is not there.
        InputError: if they are the same one, or there is no reason.
    """
    actors = actors_of(file)
    one, other = actors.find(kept), actors.find(joined)
    if one.id == other.id:
        raise InputError(f"{one.name} is one actor already", locator=one.id)
    return _decide(file, DecisionKind.MERGE, one.id, reason, author, merge_detail(one, other))


def split(file: CaseFile, actor: str, mentions: Sequence[str], reason: str, author: str | None = None) -> Decision:
    """Write down that some mentions of an actor are somebody else's: all of these one other's.

    Raises:
        NotFoundError: if the actor or a mention is not there.
        InputError: if nothing would be left of the actor, or there is no reason.
    """
    actors = actors_of(file)
    whole = actors.find(actor)
    apart = {found.id: found for found in (actors.mention(whole, wanted) for wanted in mentions)}
    if not apart:
        raise InputError("no mention is named", locator=whole.id, hint="`faultlines actors show` lists them")
    if len(apart) == len(whole.mentions):
        raise InputError("these are all its mentions; nothing would be left", locator=whole.id)
    return _decide(file, DecisionKind.SPLIT, whole.id, reason, author, split_detail(whole, list(apart.values())))


def undo(file: CaseFile, decision: str, reason: str, author: str | None = None) -> Decision:
    """Write down that a decision counts no more; to undo an undoing brings the first back.

    Raises:
        NotFoundError: if there is no such decision.
        InputError: if it is undone already, or there is no reason.
    """
    found = actors_of(file).standing(decision)
    if found.state == "undone":
        raise InputError(f"undone already, by {found.by}", locator=found.decision.id)
    return _decide(file, DecisionKind.UNDO, found.decision.id, reason, author, {}, found.decision.id)


def _decide(
    file: CaseFile, kind: DecisionKind, subject: str, reason: str, author: str | None, detail: dict[str, object],
    undoes: str | None = None,
) -> Decision:  # fmt: skip
    if not reason.strip():
        raise InputError("a decision needs a reason", hint="--reason TEXT")
    who = (author or os.environ.get("FAULTLINES_AUTHOR") or _user()).strip()
    at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return file.add_decision(Decision(kind, subject, who, reason.strip(), at, detail, undoes))


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError) as error:
        raise InputError("nobody is named as the author", hint="--author NAME") from error

"""Gaps: whom the claims of a case tie to listed trades, and whether any list names them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from faultlines.errors import NotFoundError
from faultlines.names.pairs import compare_names
from faultlines.names.scripts import Script, main_script
from faultlines.pipeline.actors import actors_of
from faultlines.records import Actor, ActorKind, EntryKind, Evidence, Gap, Identifier, Match, Mode, Query, Verdict
from faultlines.resolve.kinds import korean
from faultlines.resolve.ties import Tie, candidate, sentence_around, ties
from faultlines.screen import Screener

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from faultlines.case import CaseFile
    from faultlines.lists import ListView
    from faultlines.records import Claim, Document

_KINDS = {
    ActorKind.PERSON: EntryKind.PERSON, ActorKind.ORGANISATION: EntryKind.ORGANISATION,
    ActorKind.VESSEL: EntryKind.VESSEL, ActorKind.UNKNOWN: EntryKind.UNKNOWN,
}  # fmt: skip
_MOST_MATCHES = 3
_MOST_NAMES = 12
_ONE_KOREAN, _OTHER_KOREAN = 0.85, 0.7


def publisher_of(document: Document) -> str:
    """Return what counts as one source for now: the publisher, else the user's source, else the document itself."""
    said = document.publisher or document.source
    return " ".join(said.casefold().split()) if said else document.id


def gaps_of(
    file: CaseFile, source: ListView, lists: Sequence[str] = (), *,
    origin_of: Callable[[Document], str] | None = None,
) -> list[Gap]:  # fmt: skip
    """Return whom claims tie to listed trades: those that no list names first, then by independent sources.

    An actor is tied by a claim about a listed trade in which a sanctioned state, or an actor that a list names, takes
    part.

    Args:
        file: the case.
        source: of the lists.
        lists: their names; all that there are if none is named.
        origin_of: what counts as one source, of a document without its text; `publisher_of` if None.

    Raises:
        NotFoundError: if there is no such list, or none at all.
    """
    names = list(lists) or list(source.lists())
    if not names:
        raise NotFoundError("no list to compare with", hint="add one with `faultlines lists add`")
    claims = {claim.id: claim for claim in file.claims()}
    texts = _Texts(file)
    tied = _tied(actors_of(file).actors, claims, texts)
    if not tied:
        return []
    screener = Screener({name: source.entries(name) for name in names})
    matches = {actor.id: _matches(screener, actor) for actor, _ in tied}
    listed_in = _listed_in(tied, matches)
    found = []
    for actor, own in tied:
        evidence = list(_evidence(texts, actor, own, listed_in, origin_of or publisher_of))
        if any(one.mode is not Mode.DENIAL for one in evidence):
            found.append(_gap(actor, evidence, matches[actor.id]))
    return sorted(found, key=lambda gap: (gap.listed, -len(gap.sources), -len(gap.evidence), gap.actor.name))


class _Texts:
    """Documents of a case, and the sentences around claims; a few texts are held at a time."""

    def __init__(self, file: CaseFile) -> None:
        self.document = lru_cache(maxsize=64)(file.document)

    def sentence(self, claim: Claim) -> str:
        """Return the sentence or sentences that hold a claim's words."""
        return sentence_around(self.document(claim.document).text, claim.start, claim.end)


def _tied(actors: Iterable[Actor], claims: Mapping[str, Claim], texts: _Texts) -> list[tuple[Actor, list[Tie]]]:
    """Return the actors that claims about listed trades name, with those claims."""
    found = ((actor, list(ties(actor, claims, texts.sentence))) for actor in actors if candidate(actor))
    return [(actor, own) for actor, own in found if own]


def _listed_in(
    tied: Iterable[tuple[Actor, list[Tie]]], matches: Mapping[str, Sequence[Match]]
) -> dict[str, list[tuple[str, str]]]:
    """Return (id, name) of the listed actors that each claim names."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for actor, own in tied:
        if any(match.verdict == "match" for match in matches[actor.id]):
            for tie in own:
                found[tie.claim.id].append((actor.id, actor.name))
    return found


def _evidence(
    texts: _Texts, actor: Actor, own: Iterable[Tie], listed_in: Mapping[str, Sequence[tuple[str, str]]],
    origin_of: Callable[[Document], str],
) -> Iterator[Evidence]:  # fmt: skip
    for tie in own:
        claim = tie.claim
        others = [name for identity, name in listed_in.get(claim.id, ()) if identity != actor.id]
        if not tie.states and not others:
            continue
        document = texts.document(claim.document)
        yield Evidence(
            claim.id, document.id, tie.role, claim.mode, claim.holder, tie.trades, (*tie.states, *others),
            texts.sentence(claim), origin_of(document), document.published,
        )  # fmt: skip


def _gap(actor: Actor, evidence: Sequence[Evidence], matches: Sequence[Match]) -> Gap:
    counted = [one for one in evidence if one.mode is not Mode.DENIAL]
    return Gap(
        actor,
        tuple(sorted({trade for one in evidence for trade in one.trades})),
        tuple(sorted({partner for one in evidence for partner in one.partners})),
        tuple(sorted({one.source for one in counted})),
        tuple(evidence),
        tuple(matches),
    )


def _matches(screener: Screener, actor: Actor) -> list[Match]:
    """Return the entries that answer the names of an actor, of each entry the best, at most three."""
    best: dict[tuple[str, str], Match] = {}
    identifiers = tuple(Identifier(kind, value) for kind, value in actor.identifiers)
    countries = (actor.state,) if len(actor.state) == 3 and actor.state.isalpha() else ()
    for name in _askable(actor):
        query = Query(actor.id, name, _KINDS[actor.kind], (), countries, identifiers)
        for match in screener.screen(query, _MOST_MATCHES):
            agreed = _as_korean(name, match.matched_name)
            if agreed < _OTHER_KOREAN:
                continue
            if match.verdict is Verdict.MATCH and agreed < _ONE_KOREAN:
                match = replace(match, verdict=Verdict.POSSIBLE)  # noqa: PLW2901 - the same match, less sure
            key = (match.list_name, match.entry_id)
            if key not in best or match.score > best[key].score:
                best[key] = match
    return sorted(best.values(), key=lambda match: (-match.score, match.list_name, match.entry_id))[:_MOST_MATCHES]


def _as_korean(name: str, listed: str) -> float:
    """Return how far two Korean names agree beside each other, or 1 where either is none.

    Lists hold so many of them that two syllables of three agree by chance.
    """
    if not (korean(name) and korean(listed.replace(",", ""))):
        return 1.0
    return compare_names(name, listed, person=True).score


def _askable(actor: Actor) -> list[str]:
    """Return the names worth asking lists about: of a person not a bare surname, which half a list bears."""
    if actor.kind is not ActorKind.PERSON:
        return list(actor.names[:_MOST_NAMES])
    whole = [name for name in actor.names if " " in name or main_script(name) in (Script.HANGUL, Script.HAN)]
    return whole[:_MOST_NAMES]

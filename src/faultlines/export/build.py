"""Builds the brief's view-model from claims, documents and failures."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from faultlines.errors import NotFoundError
from faultlines.export.content import Cited, Content, Key, as_line
from faultlines.export.corpus import describe_corpus, describe_gaps
from faultlines.export.denials import ASSERTING, Denials
from faultlines.export.flows import find_flows
from faultlines.export.marks import find_marks
from faultlines.export.model import Brief, Contest, Line
from faultlines.export.sections import as_contested, as_section, plans, strongest_first
from faultlines.export.summary import summarise
from faultlines.records import Claim, Document, Failure, Mode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

NO_NAMES: Mapping[str, str] = {}
"""Codes stand for themselves."""


def build_brief(
    claims: Iterable[Claim],
    documents: Iterable[Document],
    failures: Iterable[Failure],
    *,
    title: str,
    names: Mapping[str, str] = NO_NAMES,
    prepared: str | None = None,
) -> Brief:
    """Return the brief on `claims`.

    Args:
        claims: what was found.
        documents: everything that was read, with or without claims.
        failures: what could not be read.
        title: heading of the brief.
        names: display name of each actor code ("PRK" → "North Korea"); a code without one stands for itself.
        prepared: date of preparation in words, to be shown; nothing here reads a clock.

    Raises:
        NotFoundError: a claim's document is not among `documents`.
    """
    known, readable = {}, set()
    for document in documents:
        key = document.id
        known[key] = replace(document, text="")  # a brief quotes its claims: the texts need not all be held at once
        if document.readable:
            readable.add(key)
    cited = _cite(claims, known)
    gathered: defaultdict[Key, list[Cited]] = defaultdict(list)
    for item in cited:
        gathered[Key.of(item.claim)].append(item)
    denials = Denials(gathered)
    mentions = Counter(code for item in cited for code in (*item.claim.actor, *item.claim.target))
    lines = {
        key: as_line(
            key.content, key.mode, gathered[key], names, denials.of(key.content) if key.mode in ASSERTING else ()
        )
        for key in sorted(gathered, key=lambda key: (-prominence(key.content, mentions), key))
    }
    contests = _contests(lines, denials.assertions(lines))
    sections = tuple(
        as_contested(plan, contests, lines.values()) if plan.modes == (Mode.DENIAL,) else as_section(plan, lines, names)
        for plan in plans()
    )
    corpus = describe_corpus(cited, known)
    flows, flows_open = find_flows((item.claim for item in cited), denials, names)
    return Brief(
        title=title,
        prepared=prepared,
        summary=summarise(corpus, sections, contests),
        sections=sections,
        gaps=describe_gaps(cited, known, readable, failures),
        timeline=find_marks(gathered, lines),
        flows=flows,
        flows_open=flows_open,
        corpus=corpus,
    )


def prominence(content: Content, mentions: Mapping[str, int]) -> int:
    """Return how often the corpus speaks of the best known actor and the best known target of `content`, together."""
    actor, target = (
        sorted((mentions[code] for code in codes), reverse=True) for codes in (content.actor, content.target)
    )
    return sum(actor[:1]) + sum(target[:1] or actor[1:2])


def _cite(claims: Iterable[Claim], documents: Mapping[str, Document]) -> list[Cited]:
    cited: dict[str, Cited] = {}
    for claim in claims:
        if claim.document not in documents:
            raise NotFoundError(f"no document {claim.document!r} for this claim", locator=claim.id)
        cited.setdefault(claim.id, Cited(claim.id, claim, documents[claim.document]))
    return list(cited.values())


def _contests(lines: Mapping[Key, Line], assertions: Mapping[Content, Sequence[Key]]) -> tuple[Contest, ...]:
    """Return the denials, those that contradict most first."""
    contests = [
        Contest(
            headline=line.headline,
            denial=line,
            assertions=tuple(sorted((lines[other] for other in assertions[key.content]), key=strongest_first)),
        )
        for key, line in lines.items()
        if key.mode is Mode.DENIAL
    ]
    return tuple(sorted(contests, key=lambda contest: (-len(contest.assertions), strongest_first(contest.denial))))

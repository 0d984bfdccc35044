"""What a claim says apart from who says it, where and how surely: the key under which claims are one line."""

from __future__ import annotations

import re
import shlex
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from faultlines.export.figures import differing_figures
from faultlines.export.model import Evidence, Line
from faultlines.export.spoken_dates import parse_date
from faultlines.export.wording import headline, type_words
from faultlines.records import Claim, Commodity, Document, EventType, Mode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_PLAIN_CODE = re.compile(r"[A-Z]{2,4}")
_GOOD_LENGTH = 140
_WORD = re.compile(r"\w+")
_Text = TypeVar("_Text", bound=str)


@dataclass(frozen=True, slots=True, order=True)
class Content:
    """Actor, type, target and commodity, each in one order; of a mutual act `actor` holds all parties."""

    actor: tuple[str, ...]
    type: EventType
    target: tuple[str, ...]
    commodity: tuple[Commodity, ...]

    @classmethod
    def of(cls, claim: Claim) -> Content:
        """Return the content of `claim`."""
        commodity = tuple(sorted(set(claim.commodity)))
        if type_words(claim.type).mutual:
            return cls(tuple(sorted({*claim.actor, *claim.target})), claim.type, (), commodity)
        return cls(tuple(sorted(set(claim.actor))), claim.type, tuple(sorted(set(claim.target))), commodity)

    def headline(self, names: Mapping[str, str]) -> str:
        """Return the content in words."""
        return headline(self.actor, self.type, self.target, self.commodity, names)


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """What the claims of one line share; `instrument` is empty where none is given or the mode is another."""

    content: Content
    mode: Mode
    instrument: str

    @classmethod
    def of(cls, claim: Claim) -> Key:
        """Return the key of `claim`; the instrument counts in recommendations only."""
        instrument = claim.instrument if claim.mode is Mode.RECOMMENDATION else None
        return cls(Content.of(claim), claim.mode, instrument.value if instrument else "")


@dataclass(frozen=True, slots=True)
class Cited:
    """A claim, its id (computed once) and its document."""

    id: str
    claim: Claim
    document: Document

    def evidence(self) -> Evidence:
        """Return the claim as the brief shows it."""
        claim, document = self.claim, self.document
        return Evidence(
            claim=self.id,
            document=claim.document,
            quote=claim.quote,
            mode=claim.mode,
            holder=claim.holder,
            likelihood=claim.likelihood,
            when=claim.when,
            where=claim.where,
            figures=tuple(item.text for item in claim.quantity),
            unresolved=claim.unresolved,
            source=source_name(document),
            title=document.title,
            published=document.published,
        )


def source_name(document: Document) -> str:
    """Return the name under which a document is cited: its source, its publisher, or else its file."""
    return document.source or document.publisher or document.name


def as_line(
    content: Content, mode: Mode, cited: Sequence[Cited], names: Mapping[str, str], denied_by: tuple[str, ...]
) -> Line:
    """Return the line that says `content` in `mode`, with everything in `cited` behind it."""
    ranked = sorted(cited, key=_worse)
    claims = [item.claim for item in ranked]
    return Line(
        headline=content.headline(names),
        mode=mode,
        evidence=tuple(item.evidence() for item in ranked),
        holders=_by_frequency(claim.holder for claim in claims),
        whens=tuple(sorted({claim.when for claim in claims if claim.when}, key=in_time)),
        likelihoods=_by_frequency(claim.likelihood for claim in claims if claim.likelihood),
        documents=len({claim.document for claim in claims}),
        wordings=count_wordings(claims),
        denied_by=denied_by,
        differing=differing_figures(claims),
        query=query(content, mode),
    )


def count_wordings(claims: Iterable[Claim]) -> int:
    """Return the number of documents once those that share a quotation, letter case and marks apart, are one."""
    leader: dict[str, str] = {}  # a forest: each document and each wording leads, in the end, to one of its cluster

    def find(node: str) -> str:
        while leader[node] != node:
            leader[node] = leader[leader[node]]
            node = leader[node]
        return node

    for claim in claims:
        words = f"“{' '.join(_WORD.findall(claim.quote.casefold()))}"
        for node in (claim.document, words):
            leader.setdefault(node, node)
        leader[find(claim.document)] = find(words)
    return len({find(node) for node in leader})


def in_time(edtf: str) -> tuple[bool, str, str]:
    """Return a sort key that puts EDTF dates in order of time, what cannot be read as a date last."""
    days = parse_date(edtf)
    first = (days.earliest or days.latest) if days else None
    return first is None, first.isoformat() if first else "", edtf


def query(content: Content, mode: Mode) -> str:
    """Return the command that lists the claims of a line; codes that carry ingested words are left out of it."""
    parts = ["faultlines", "claims"]
    for option, codes in (("--actor", content.actor), ("--target", content.target)):
        plain = [code for code in codes if _PLAIN_CODE.fullmatch(code)]
        parts += [option, plain[0]] if plain else []
    return shlex.join([*parts, "--type", content.type.value, "--mode", mode.value])


def _worse(cited: Cited) -> tuple[bool, bool, int, str, str]:
    """Sort key that puts the best quotation first: nothing left open, dated, of a good length, published early."""
    claim = cited.claim
    return (
        bool(claim.unresolved),
        claim.when is None,
        abs(len(claim.quote) - _GOOD_LENGTH) // 60,
        cited.document.published or "9999",
        cited.id,
    )


def _by_frequency(values: Iterable[_Text]) -> tuple[_Text, ...]:
    return tuple(value for value, _ in sorted(Counter(values).items(), key=lambda item: (-item[1], item[0])))

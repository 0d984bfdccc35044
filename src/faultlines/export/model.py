"""The brief as a frozen view-model: everything a page, a text or a terminal shows of it, in the order it is shown.

Texts in it are exact, not escaped: each renderer neutralises them for its own format.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from faultlines.export.wording import mode_label, said_by, support_words

if TYPE_CHECKING:
    from datetime import date

    from faultlines.records import Likelihood, Mode, QuadClass


@dataclass(frozen=True, slots=True)
class Evidence:
    """One claim's words and where they stand.

    Attributes:
        claim, document: ids.
        quote: exact words.
        mode, holder, likelihood, when, where, unresolved: as in the claim.
        figures: amounts in the text's words.
        source, title, published: of the document; `source` falls back to the file's name.
    """

    claim: str
    document: str
    quote: str
    mode: Mode
    holder: str
    likelihood: Likelihood | None
    when: str | None
    where: str | None
    figures: tuple[str, ...]
    unresolved: tuple[str, ...]
    source: str
    title: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Line:
    """All that says the same: actor, type, target, commodity and mode agree.

    Attributes:
        headline: what would have happened if it were true; to be shown with `label`, never alone.
        mode: how it is put.
        evidence: at least one, the best quotation first.
        holders: distinct, the most frequent first.
        whens: distinct dates of the event, in order of time.
        likelihoods: distinct bands that the words give, the most frequent first.
        documents: distinct documents.
        wordings: distinct documents once those that share a quotation word for word are taken as one.
        denied_by: holders who deny it elsewhere in the corpus; empty on a denial.
        differing: figures that cannot all be right at once ("8,000 troops", "11,000 troops").
        query: the command that lists these claims.
    """

    headline: str
    mode: Mode
    evidence: tuple[Evidence, ...]
    holders: tuple[str, ...]
    whens: tuple[str, ...]
    likelihoods: tuple[Likelihood, ...]
    documents: int
    wordings: int
    denied_by: tuple[str, ...]
    differing: tuple[str, ...]
    query: str

    @property
    def id(self) -> str:
        """Id of the claim with the best quotation: the line's anchor."""
        return self.evidence[0].claim

    @property
    def label(self) -> str:
        """The mode in a word or two."""
        return mode_label(self.mode)

    @property
    def said(self) -> str:
        """The mode and its holders, spoken plainly."""
        return said_by(self.mode, self.holders)

    @property
    def support(self) -> str:
        """How many documents say so."""
        return support_words(self.documents, self.wordings)


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under one heading.

    Attributes:
        heading: in words.
        lines: the best supported first.
        query: the command that lists these claims.
    """

    heading: str
    lines: tuple[Line, ...]
    query: str


@dataclass(frozen=True, slots=True)
class Contest:
    """A denial beside what it contradicts.

    Attributes:
        headline: what is denied.
        denial: the denial's line.
        assertions: facts and assessments of the same content, at home in another section; may be empty.
    """

    headline: str
    denial: Line
    assertions: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One section of the brief.

    Attributes:
        key: short name, for anchors.
        title, lead: in words.
        groups: lines under headings.
        contests: denials beside the assertions they contradict; only in the section on denials.
        differing: lines with figures that differ, at home in another section; only in the section on denials.
        claims: number of claims that have their home here.
        query: the command that lists these claims.
    """

    key: str
    title: str
    lead: str
    groups: tuple[Group, ...]
    contests: tuple[Contest, ...]
    differing: tuple[Line, ...]
    claims: int
    query: str


@dataclass(frozen=True, slots=True)
class Mark:
    """One dated content for the timeline.

    Attributes:
        lane: quad class.
        when: EDTF; `first` and `last` are the days it covers, those of the known end where the other is open.
        mode, headline, documents: as in the line.
        claim: id of the claim to go to.
        denied: whether somebody denies it.
    """

    lane: QuadClass
    when: str
    first: date
    last: date
    mode: Mode
    headline: str
    documents: int
    claim: str
    denied: bool


@dataclass(frozen=True, slots=True)
class Flow:
    """Who is said to give one thing to whom.

    Attributes:
        giver, receiver: names.
        what: the commodity in words.
        mode: fact, assessment, forecast or denial.
        documents, wordings: as in a line.
        denied_by: holders who deny it.
    """

    giver: str
    receiver: str
    what: str
    mode: Mode
    documents: int
    wordings: int
    denied_by: tuple[str, ...]

    @property
    def support(self) -> str:
        """How many documents say so."""
        return support_words(self.documents, self.wordings)


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that could not be read: where, why, and what can be done."""

    locator: str
    reason: str
    hint: str | None


@dataclass(frozen=True, slots=True)
class Gaps:
    """What could not be read or dated.

    Attributes:
        failures: what could not be read.
        foreign: documents in another language or without text, as (name, language or None).
        undated: names of documents that nothing dates.
        silent: names of readable documents in which no claim was found.
        claims_undated: claims whose event has no date.
        claims_unresolved: claims with a reference that was left open.
    """

    failures: tuple[Unread, ...]
    foreign: tuple[tuple[str, str | None], ...]
    undated: tuple[str, ...]
    silent: tuple[str, ...]
    claims_undated: int
    claims_unresolved: int


@dataclass(frozen=True, slots=True)
class Custody:
    """One document in the chain of custody; `claims` is the number found in it."""

    document: str
    name: str
    title: str | None
    source: str | None
    published: str | None
    language: str | None
    media_type: str
    url: str | None
    sha256: str
    claims: int


@dataclass(frozen=True, slots=True)
class Corpus:
    """What the brief rests on.

    Attributes:
        documents: every document, by date, undated last.
        sources: distinct names of sources.
        first, last: EDTF dates of the earliest and the latest publication.
        claims: number of claims.
        by_mode: number of claims of each mode that occurs, in the order of the vocabulary.
        extractors: versions of the extractor.
    """

    documents: tuple[Custody, ...]
    sources: tuple[str, ...]
    first: str | None
    last: str | None
    claims: int
    by_mode: tuple[tuple[Mode, int], ...]
    extractors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """The evidence brief.

    Attributes:
        title: as the user gave it.
        prepared: date of preparation in words, if the caller gave one; nothing here reads a clock.
        summary: the few sentences above everything.
        sections: in order, empty ones included.
        gaps: what could not be read or dated.
        timeline: dated contents, in order of time.
        flows: the strongest first.
        flows_open: claims of help that name no giver or no receiver, and so cannot be drawn.
        corpus: what it rests on.
    """

    title: str
    prepared: str | None
    summary: tuple[str, ...]
    sections: tuple[Section, ...]
    gaps: Gaps
    timeline: tuple[Mark, ...]
    flows: tuple[Flow, ...]
    flows_open: int
    corpus: Corpus

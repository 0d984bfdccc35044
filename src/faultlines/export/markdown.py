"""The brief as Markdown (CommonMark with GFM tables), for a mail, a wiki or a repository."""

from __future__ import annotations

from typing import TYPE_CHECKING

from faultlines.export.escaping import clip
from faultlines.export.escaping import markdown as plain
from faultlines.export.folding import FoldedContest, FoldedLine, FoldedSection, Limits, fold
from faultlines.export.spoken_dates import spoken_date, spoken_dates
from faultlines.export.wording import (
    counted,
    gap_words,
    holders_words,
    likelihood_words,
    mode_label,
    mode_meaning,
    reading_words,
    said_by,
    unread_words,
)
from faultlines.records import Mode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from faultlines.export.model import Brief, Corpus, Evidence, Gaps, Line

LIMITS = Limits(groups=12, listed=0, lines=8, folded=0, quotations=2, contests=12, assertions=3)
"""What the text shows of each section."""
_LISTED = 30


def render_markdown(brief: Brief) -> str:
    """Return the brief as Markdown, which shows every text from outside as it is and obeys none of it."""
    lines = [f"# {plain(brief.title)}", ""]
    lines += [f"Evidence brief, prepared {plain(brief.prepared)}." if brief.prepared else "Evidence brief.", ""]
    lines += ["## At a glance", ""]
    for sentence in brief.summary:
        lines += [plain(sentence), ""]
    lines += _flows(brief)
    lines += _reading()
    for section in brief.sections:
        lines += _section(fold(section, LIMITS))
    lines += _gaps(brief.gaps)
    lines += _custody(brief.corpus)
    return "\n".join(lines).rstrip("\n") + "\n"


def _flows(brief: Brief) -> Iterator[str]:
    if not brief.flows:
        return
    yield from ("### Who is said to give what to whom", "")
    rows = [
        (flow.giver, flow.receiver, flow.what, mode_label(flow.mode), flow.support, holders_words(flow.denied_by))
        for flow in brief.flows[:_LISTED]
    ]
    yield from _table(("Giver", "Receiver", "What", "Put as", "Documents", "Denied by"), rows)
    yield from _rest(len(brief.flows) - _LISTED, "weaker flow", "faultlines claims --type AID")


def _reading() -> Iterator[str]:
    words = reading_words()
    yield from ("## How to read this", "", words["modes"], "")
    for mode in Mode:
        yield f"- **{mode_label(mode)}**: {mode_meaning(mode)}."
    yield from ("", words["quotation"], "", words["limits"], "")


def _section(folded: FoldedSection) -> Iterator[str]:
    section = folded.section
    yield from (f"## {section.title}", "", section.lead, "")
    if not section.claims and not folded.differing:
        yield from ("Nothing of this kind was found in these documents.", "")
    for contest in folded.contests:
        yield from _contest(contest)
    yield from _rest(folded.contests_unseen, "more contested matter", section.query)
    if folded.differing:
        yield from ("### Figures that differ", "")
        for line in folded.differing:
            yield f"- **{plain(line.headline)}**, {plain(line.said)}: {plain('; '.join(line.differing))}"
        yield ""
    for group in folded.groups:
        yield from (f"### {plain(group.heading)}", "")
        for item in group.shown:
            yield from _line(item)
        yield from _rest(group.unseen, "more line", group.query)
    yield from _rest(folded.unlisted, "less reported group", section.query)


def _line(item: FoldedLine) -> Iterator[str]:
    line = item.line
    yield f"- **{plain(line.headline)}** — {_standing(line)}"
    yield from _quotation(line.evidence[0])
    for other in item.others:
        yield from ("", f"  {plain(_terms(other))}:")
        yield from _quotation(other)
    if item.unseen:
        yield from ("", f"  … and {counted(item.unseen, 'more quotation')}: `{line.query}`")
    yield ""


def _standing(line: Line) -> str:
    """How a line is put, by how many, when, and what speaks against it."""
    parts = [plain(line.said)]
    parts += [" or ".join(likelihood_words(band) for band in line.likelihoods)] if line.likelihoods else []
    parts.append(line.support)
    parts += [f"event: {plain(spoken_dates(line.whens))}"] if line.whens else []
    parts += [plain(part) for part in _details(line.evidence[0])]
    parts += [f"**denied by {plain(holders_words(line.denied_by))}**"] if line.denied_by else []
    parts += [f"**figures differ: {plain('; '.join(line.differing))}**"] if line.differing else []
    return "; ".join(parts)


def _terms(evidence: Evidence) -> str:
    parts = [said_by(evidence.mode, [evidence.holder])]
    parts += [likelihood_words(evidence.likelihood)] if evidence.likelihood else []
    parts += [f"event: {spoken_date(evidence.when)}"] if evidence.when else []
    return "; ".join([*parts, *_details(evidence)])


def _details(evidence: Evidence) -> list[str]:
    parts = [f"in {clip(evidence.where, 80)}"] if evidence.where else []
    parts += [f"figures: {clip('; '.join(evidence.figures), 160)}"] if evidence.figures else []
    parts += [f"left open: {clip('; '.join(evidence.unresolved), 120)}"] if evidence.unresolved else []
    return parts


def _quotation(evidence: Evidence) -> Iterator[str]:
    title = f", “{clip(evidence.title, 160)}”" if evidence.title else ""
    published = spoken_date(evidence.published) if evidence.published else "undated"
    yield f"  > “{plain(clip(evidence.quote, 900))}”"
    yield "  >"
    yield f"  > — {plain(clip(evidence.source, 120) + title)}, {plain(published)} (`faultlines show {evidence.claim}`)"


def _contest(contest: FoldedContest) -> Iterator[str]:
    yield from (f"### {plain(contest.headline)}", "", "Denied:", "")
    yield from _line(contest.denial)
    yield from ("Asserted:", "")
    for line in contest.assertions:
        yield from _line(FoldedLine(line, (), 0))
    yield from _rest(contest.unseen, "more that it contradicts", contest.denial.line.query)


def _gaps(gaps: Gaps) -> Iterator[str]:
    yield from ("## What could not be read or dated", "", " ".join(gap_words(gaps)), "")
    if gaps.failures:
        rows = [(failure.locator, failure.reason, failure.hint or "") for failure in gaps.failures[:_LISTED]]
        yield from _table(("Where", "Why", "What can be done"), rows)
        yield from _rest(len(gaps.failures) - _LISTED, "more", "faultlines documents")
    for title, names in (
        ("Stored, but not read for claims", [unread_words(document) for document in gaps.foreign]),
        ("Undated documents", gaps.undated),
        ("Read, without a claim", gaps.silent),
    ):
        if names:
            yield from (f"### {title}", "")
            yield from (f"- {plain(clip(name, 200))}" for name in names[:_LISTED])
            yield ""
            yield from _rest(len(names) - _LISTED, "more", "faultlines documents")


def _custody(corpus: Corpus) -> Iterator[str]:
    yield from ("## Sources and chain of custody", "")
    versions = f"extractor {', '.join(corpus.extractors)}" if corpus.extractors else "an extractor that gave no version"
    yield from (f"Read by {plain(versions)}. SHA-256 of the bytes read:", "")
    rows = [
        (
            clip(entry.name, 200),
            clip(entry.source or "–", 120),
            spoken_date(entry.published) if entry.published else "undated",
            f"{entry.claims}",
            entry.sha256,
        )
        for entry in corpus.documents
    ]
    yield from _table(("Document", "Source", "Published", "Claims", "SHA-256"), rows)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{' --- |' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(plain(cell) for cell in row)} |"
    yield ""


def _rest(number: int, thing: str, query: str) -> Iterator[str]:
    if number > 0:
        words = counted(number, thing, thing if thing.startswith("more that") or thing == "more" else None)
        yield from (f"… and {words}: `{query}`", "")

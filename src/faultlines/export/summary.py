"""The few sentences above a brief."""

from __future__ import annotations

from typing import TYPE_CHECKING

from faultlines.export.sections import strongest_first
from faultlines.export.spoken_dates import spoken_date
from faultlines.export.wording import counted, holders_words, join_words, mode_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from faultlines.export.model import Contest, Corpus, Section

_MOST_REPORTED = 3


def summarise(corpus: Corpus, sections: Sequence[Section], contests: Sequence[Contest]) -> tuple[str, ...]:
    """Return what the corpus is, what is most widely reported, and how much of it is denied."""
    if not corpus.claims:
        return (f"{counted(len(corpus.documents), 'document')}; no claim was found in them.",)
    sentences = [_corpus(corpus)]
    widest = sorted((line for group in sections[0].groups for line in group.lines), key=strongest_first)
    repeated = [line for line in widest if line.documents > 1][:_MOST_REPORTED] or widest[:1]
    if repeated:
        told = [f"{line.headline} ({line.label}, {line.support}{_denied(line.denied_by)})" for line in repeated]
        sentences.append(f"Most widely reported of what changes hands: {'; '.join(told)}.")
    if contests:
        sentences.append(_contested(len(contests), sum(bool(contest.assertions) for contest in contests)))
    return tuple(sentences)


def _contested(denied: int, asserted: int) -> str:
    if denied == 1:
        return f"One matter is denied, and asserted {'elsewhere' if asserted else 'nowhere'} in these documents."
    some = {0: "none of them is", 1: "one of them is"}.get(asserted, f"{asserted:,} of them are")
    return f"{denied:,} matters are denied; {some} asserted elsewhere in these documents."


def _corpus(corpus: Corpus) -> str:
    sources = f" from {counted(len(corpus.sources), 'source')}" if corpus.sources else ""
    dates = ""
    if corpus.first and corpus.last:
        first, last = spoken_date(corpus.first), spoken_date(corpus.last)
        dates = f", published {first}" if first == last else f", published between {first} and {last}"
    modes = join_words([f"{number:,} {mode_label(mode)}" for mode, number in corpus.by_mode])
    makes = "makes" if len(corpus.documents) == 1 else "make"
    documents = counted(len(corpus.documents), "document")
    return f"{documents}{sources}{dates}, {makes} {counted(corpus.claims, 'claim')}: {modes}."


def _denied(holders: Sequence[str]) -> str:
    return f"; denied by {holders_words(holders)}" if holders else ""

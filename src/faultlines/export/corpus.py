"""What a brief rests on, and what it could not rest on: the chain of custody and the gaps."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from faultlines.export.content import Cited, in_time
from faultlines.export.model import Corpus, Custody, Gaps, Unread
from faultlines.export.spoken_dates import parse_date
from faultlines.records import Document, Failure, Mode

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence


def describe_corpus(cited: Sequence[Cited], documents: Mapping[str, Document]) -> Corpus:
    """Return the corpus behind `cited`; `documents` by id."""
    found = Counter(item.claim.document for item in cited)
    modes = Counter(item.claim.mode for item in cited)
    custody = [
        Custody(
            document=key,
            name=document.name,
            title=document.title,
            source=document.source or document.publisher,
            published=document.published,
            language=document.language,
            media_type=document.media_type,
            url=document.url,
            sha256=document.sha256,
            claims=found[key],
        )
        for key, document in documents.items()
    ]
    dates = sorted(
        {entry.published for entry in custody if parse_date(entry.published) and entry.published}, key=in_time
    )
    return Corpus(
        documents=tuple(
            sorted(custody, key=lambda entry: (in_time(entry.published or ""), entry.name, entry.document))
        ),
        sources=tuple(sorted({entry.source for entry in custody if entry.source})),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        claims=len(cited),
        by_mode=tuple((mode, modes[mode]) for mode in Mode if modes[mode]),
        extractors=tuple(sorted({item.claim.extractor for item in cited if item.claim.extractor})),
    )


def describe_gaps(
    cited: Sequence[Cited], documents: Mapping[str, Document], readable: Collection[str], failures: Iterable[Failure]
) -> Gaps:
    """Return what could not be read or dated; `readable` holds the ids of the documents that are read for claims."""
    speaking = {item.claim.document for item in cited}
    by_name = sorted(documents.items(), key=lambda item: (item[1].name, item[0]))
    return Gaps(
        failures=tuple(Unread(failure.locator, failure.reason, failure.hint) for failure in failures),
        foreign=tuple((document.name, document.language) for key, document in by_name if key not in readable),
        undated=tuple(document.name for _, document in by_name if parse_date(document.published) is None),
        silent=tuple(document.name for key, document in by_name if key in readable and key not in speaking),
        claims_undated=sum(parse_date(item.claim.when) is None for item in cited),
        claims_unresolved=sum(bool(item.claim.unresolved) for item in cited),
    )

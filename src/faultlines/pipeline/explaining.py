"""Explaining what the reader makes of a text or of a document in a case."""

from __future__ import annotations

import hashlib
from pathlib import Path

from faultlines.errors import NotFoundError
from faultlines.extract import explain
from faultlines.pipeline.work import reader
from faultlines.records import Claim, DateRange, Document, Explanation


def explain_text(
    text: str, *, published: str | None = None, source: str | None = None, lexicon: str | Path | None = None
) -> list[Explanation]:
    """What the reader makes of an English text, word by word, and why.

    Args:
        text: one or several sentences.
        published: EDTF date on which relative dates lean.
        source: who publishes it; an office of a state there tells who "we" are.
        lexicon: TOML file of the user's own names, commodities and frames.

    Raises:
        DataError: if the lexicon has a mistake in it.
        DateError: if `published` is not EDTF.
    """
    if published is not None:
        DateRange.parse(published)
    digest = hashlib.sha256(text.encode()).hexdigest()
    document = Document(digest, 0, "text", "text/plain", text, language="en", published=published, source=source)
    return explain(reader(_path(lexicon)), document)


def explain_claim(claim: Claim, document: Document, *, lexicon: str | Path | None = None) -> Explanation:
    """How the reader came to a claim of a document.

    Raises:
        NotFoundError: if the reader as it is now does not come to that claim.
    """
    for told in explain(reader(_path(lexicon)), document):
        if told.claim is not None and told.claim.id == claim.id:
            return told
    raise NotFoundError(
        f"the reader of this version does not make claim {claim.id}",
        hint=f"it was made by version {claim.extractor}; `faultlines reread` the case, or give its --lexicon",
    )


def _path(lexicon: str | Path | None) -> Path | None:
    return Path(lexicon).resolve() if lexicon is not None else None

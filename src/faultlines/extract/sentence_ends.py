"""Tells the parser where sentences plainly end, since it runs some together ("… from WazirX. In the past …")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from spacy.language import Language

from faultlines.extract.lexicon import word_list

if TYPE_CHECKING:
    from spacy.tokens import Doc

_END = re.compile(r"(?P<word>[A-Za-z0-9%$]{2,})[\"')\]]*[.!?][\"')\]]*\s+(?=[\"'(]?[A-Z])")


@Language.component("faultlines_sentence_ends")
def sentence_ends(doc: Doc) -> Doc:
    """Mark the first word after a full stop that ends no abbreviation as the beginning of a sentence."""
    starts = {
        found.end()
        for found in _END.finditer(doc.text)
        if found["word"].lower() not in word_list("syntax", "abbreviations") and not found["word"].isupper()
    }
    for token in doc:
        if token.idx in starts:
            token.is_sent_start = True
    return doc

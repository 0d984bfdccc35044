"""From a document to its claims."""

from __future__ import annotations

from faultlines.records import Claim, Document


class Reader:
    """Reads claims out of documents; loads its language model once, at the first document."""

    def claims(self, document: Document) -> list[Claim]:
        """Return the claims of `document`, in the order of their quotations; nothing if it is not readable."""
        return []

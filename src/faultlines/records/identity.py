"""Ids that follow from content: the same content has the same id on every machine."""

from __future__ import annotations

import hashlib
import json


def content_id(prefix: str, content: object) -> str:
    """Return `prefix` and sixteen hex digits of the SHA-256 of `content` as canonical JSON.

    Canonical: keys sorted, no white space, UTF-8 (after RFC 8785, for the strings, whole numbers, lists and maps used
    here). Sixteen digits keep the chance of a collision among ten million records under one in three hundred thousand.
    """
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"{prefix}{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"

"""Names and identifiers as the store's indexes hold them: for exact lookup, not for matching."""

from __future__ import annotations

import re
import unicodedata

_SCRIPTS = (
    ("Hang", re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]")),
    ("Kana", re.compile("[\u3040-\u30ff]")),
    ("Hani", re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")),
    ("Cyrl", re.compile("[\u0400-\u052f]")),
    ("Arab", re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]")),
    ("Hebr", re.compile("[\u0590-\u05ff]")),
    ("Grek", re.compile("[\u0370-\u03ff]")),
    ("Deva", re.compile("[\u0900-\u097f]")),
    ("Mymr", re.compile("[\u1000-\u109f]")),
    ("Thai", re.compile("[\u0e00-\u0e7f]")),
    ("Armn", re.compile("[\u0530-\u058f]")),
    ("Geor", re.compile("[\u10a0-\u10ff]")),
    ("Latn", re.compile("[A-Za-z\u00c0-\u024f]")),
)
_NOT_PLAIN = re.compile(r"[\W_]+")


def script(text: str) -> str:
    """Return the script of most of a name's letters as an ISO 15924 code; Zyyy where it has none that is known."""
    counts = [(len(pattern.findall(text)), code) for code, pattern in _SCRIPTS] if not text.isascii() else []
    if counts and max(counts)[0]:
        return max(counts, key=lambda pair: pair[0])[1]
    return "Latn" if any(letter.isalpha() for letter in text) else "Zyyy"


def folded(text: str) -> str:
    """Return a name without case, marks and punctuation, single-spaced."""
    if not text.isascii():
        apart = unicodedata.normalize("NFKD", text)
        text = unicodedata.normalize("NFC", "".join(sign for sign in apart if not unicodedata.combining(sign)))
    return " ".join(_NOT_PLAIN.sub(" ", text.casefold()).split())


def plain(value: str) -> str:
    """Return an identifier without case and punctuation; no two crypto addresses differ in case alone."""
    return _NOT_PLAIN.sub("", value.upper())

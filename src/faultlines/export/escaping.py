"""Neutralises ingested text: what a terminal would obey, what reorders letters, what Markdown would read as markup.

Hidden characters are shown, not dropped: a quotation that carries a control character or a change of direction is
itself evidence, and its reader should see it.
"""

from __future__ import annotations

import re

_WHITE_SPACE = re.compile(r"\s+")
# C0 and C1 controls but tab and line feed; marks, embeddings, overrides and isolates of direction (Unicode UAX 9);
# zero-width characters, line and paragraph separators, byte order mark, tags, and lone surrogates.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f\ud800-\udfff]"
)
_JSON_HIDDEN = re.compile(
    "[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f\ud800-\udfff]"
)
_MARKDOWN = re.compile(r"[\\`*_\[\]<>#|~&$]|:(?=//)|(?<=www)\.", re.IGNORECASE)  # the last two: GFM's bare links


def visible(text: str) -> str:
    """Return `text` with every hidden or commanding character written as `‹U+202E›`; tabs and line feeds stay."""
    return _HIDDEN.sub(lambda found: f"‹U+{ord(found[0]):04X}›", text)


def one_line(text: str) -> str:
    """Return `text` visible and on one line, runs of white space as one space."""
    return visible(_WHITE_SPACE.sub(" ", text).strip())


def clip(text: str, limit: int) -> str:
    """Return at most `limit` characters of `text`, cut at a word where one ends nearby, with `…` where it was cut."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    at_word = head.rfind(" ", limit * 2 // 3)
    return f"{head[:at_word] if at_word > 0 else head}…"


def markdown(text: str) -> str:
    """Return `text` on one line so that CommonMark and GFM show it as it is, in a paragraph, a list or a table cell."""
    return _MARKDOWN.sub(r"\\\g<0>", one_line(text))


def json_text(text: str) -> str:
    r"""Return JSON `text` with hidden characters as `\uXXXX`: the same value, safe to print."""
    return _JSON_HIDDEN.sub(_json_escape, text)


def _json_escape(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass")
    return "".join(rf"\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))

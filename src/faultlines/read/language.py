"""Which language a text is in: English by its own small words, anything else by a model."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

_SLICE = 1500
"""Characters looked at at the beginning, in the middle and at the end: a page's ends may be furniture in English."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_FEW = 5
"""Words below which a model guesses, unless the script tells."""
_BEYOND_LATIN = "\u0370"
_SURE, _LIKELY = 0.22, 0.12
"""Shares of English small words: surely English; English if all its letters are plain ASCII."""


def identify(text: str) -> str | None:
    """ISO 639-1 code of the text's language; None where there are no words or nothing tells.

    A text of fewer than five words counts as English where it is plain ASCII (a foreign headline read as English gives
    no claims, an English one that is not read loses them), and as nothing where it is in Latin letters otherwise.
    """
    words = _WORD.findall(_sample(text).casefold())
    if not words:
        return None
    ascii_words = sum(word.isascii() for word in words)
    if len(words) < _FEW and all(word < _BEYOND_LATIN for word in "".join(words)):
        return "en" if ascii_words == len(words) else None
    share = sum(word in _english() for word in words) / len(words)
    plain = ascii_words >= 0.97 * len(words)
    if share >= _SURE or (plain and share >= _LIKELY):
        return "en"
    return _by_model(_sample(text))


def _sample(text: str) -> str:
    if len(text) <= 3 * _SLICE:
        return text
    middle = len(text) // 2
    return " ".join((text[:_SLICE], text[middle : middle + _SLICE], text[-_SLICE:]))


def _by_model(sample: str) -> str | None:
    code, _ = _model().classify(sample)
    return str(code)


@cache
def _model() -> Any:
    """Load the identifier, restricted to the candidates, when the first text needs it (half a second, NumPy)."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - half a second, NumPy

    model = LanguageIdentifier.from_model_file(MODEL_FILE)
    model.set_languages(_data()["candidates"])
    return model


@cache
def _english() -> frozenset[str]:
    return frozenset(_data()["english"].split())


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "data" / "languages.toml").read_text(encoding="utf-8"))

"""Full text over scripts that put no space between words.

FTS5's `unicode61` takes a run of Hangul, Han or Kana for one word, so that 김정은 is not found inside
김정은동지께서; its `trigram` misses names of two syllables. So each run is also indexed as its overlapping character
pairs, and a query's run is looked up as the phrase of its pairs.
"""

from __future__ import annotations

import re
import unicodedata

from faultlines.errors import InputError

_CJK = (
    "\u1100-\u11ff\u3005-\u3007\u3040-\u30ff\u3130-\u318f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U00020000-\U000323af"
)  # fmt: skip
_RUN = re.compile(f"[{_CJK}]+")
_WORD = re.compile(r"[^\W_]+")
_PHRASE = re.compile(r'"([^"]*)"|([^\s"]+)')


def words(text: str) -> str:
    """Return `text` without its Chinese, Japanese and Korean runs: so KN-23 is found in KN-23미사일."""
    return text if text.isascii() else _RUN.sub(" ", unicodedata.normalize("NFKC", text))


def pairs(text: str) -> str:
    """Return the character pairs of every Chinese, Japanese or Korean run in `text`, separated by spaces.

    A run's last character stands alone at its end, so that a query of one character finds it by its beginning.
    """
    return "" if text.isascii() else " ".join(" ".join(_overlapping(run)) for run in _runs(text))


def match_expression(query: str) -> str:
    """Turn words typed by a person into an FTS5 expression: all of them, in any order; "..." keeps words together.

    Raises:
        InputError: if there is no letter or digit to look for.
    """
    terms = [term for phrase, word in _PHRASE.findall(query) for term in _terms(phrase or word)]
    if not terms:
        raise InputError(f"nothing to look for in {query!r}", hint="type one word or more")
    return " AND ".join(terms)


def _runs(text: str) -> list[str]:
    return _RUN.findall(unicodedata.normalize("NFKC", text))


def _overlapping(run: str) -> list[str]:
    return [run[at : at + 2] for at in range(len(run))]


def _terms(phrase: str) -> list[str]:
    """Return one term for each Chinese, Japanese or Korean run, and one for each stretch of other words."""
    stretches = [" ".join(_WORD.findall(part)) for part in _RUN.split(unicodedata.normalize("NFKC", phrase))]
    return [f'- pairs : "{stretch}"' for stretch in stretches if stretch] + [_run_term(run) for run in _runs(phrase)]


def _run_term(run: str) -> str:
    return f'pairs : "{run}" *' if len(run) == 1 else f'pairs : "{" ".join(_overlapping(run)[:-1])}"'

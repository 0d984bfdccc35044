"""A code of the Harmonized System, or a line of a bill or invoice, against lists of goods."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from faultlines.records import ListEntry

_LABELS = r"HTSUS|HTS|HS\s?code|HS|TN\s?VED|ТН\s?ВЭД|ТНВЭД|УКТ\s?ЗЕД|ТН\s?ЗЕД|CN\s?code|CN|код\s?ТН\s?ВЭД"
_WHOLE = re.compile(
    rf"(?:(?:{_LABELS}|tariff|code|код)(?:\s?(?:ЕАЭС|EAEU|code|no\.?|number|№))*)?[\s.:#№]*"
    r"(?P<code>\d(?:[.\s/-]?\d){3,12})(?P<rest>\.0+)?",
    re.IGNORECASE,
)
"""A code alone. `.0` behind it is what a spreadsheet makes of a number."""
_LABELLED = re.compile(
    rf"\b(?:{_LABELS}|tariff|heading|commodity|код)\b[\s.:#№]*(?:(?:ЕАЭС|EAEU|code|no\.?|number)[\s.:#№]*)*"
    # 8542, 8542.31, 8542.31.0001; Japan writes 8542.31.000, the Eurasian union 8542 31 900 0.
    r"(?P<code>\d{4}[.\s-]?\d{2}[.\s-]?\d{3}(?:[.\s-]?\d)?|\d{4}(?:[.\s-]?\d{2}){0,3})(?![\d])",
    re.IGNORECASE,
)
_DOTTED = re.compile(r"(?<![\d.])(?P<code>\d{4}\.\d{2}\.\d{3}(?:\.?\d)?|\d{4}\.\d{2}(?:\.?\d{2}){0,2})(?![\d]|\.\d)")
_GROUPED = re.compile(r"(?<![\d.,/-])(?P<code>\d{4} \d{2} \d{3} \d)(?![.,/-]?\d)")
"""As the Eurasian union's customs write a code; it counts only where it is listed."""
_BARE = re.compile(r"(?<!\d)(?<!\d[./-])(?P<code>\d{6}|\d{8}|\d{10})(?!\d|[./-]\d|,\d{1,3}(?!\d))")
"""In a line; a comma parts codes where it does not make a sum of them (`854231,50`)."""
_SEVERAL = re.compile(r"[,;|\n]|(?<=\s)/(?=\s)")
_SUREST = 10
"""Digits of the longest national codes in wide use; a longer number is a code only where it is listed."""
_WORD = re.compile(r"[^\W_]+(?:[-/][^\W_]+)*")
_LENGTHS = frozenset({4, *range(6, 14)})
"""Headings have 4 digits, subheadings 6; national codes go on from there, to 13 (China)."""
_CHAPTERS = frozenset(f"{number:02}" for number in range(1, 98)) - {"77"}


class GoodsVerdict(StrEnum):
    """Whether goods are on a list: by their code, near it, or not."""

    MATCH = "match"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class GoodsMatch:
    """One listed code that a query meets or comes near.

    Attributes:
        query: as given.
        verdict: `match` where the code is listed; `near` where it is not, but close to a listed one.
        list_name: of the list.
        entry_id: of the entry.
        code: the listed code, digits only.
        tier: of the list, "" where it has none.
        covers: what the code covers, "" where that is not known.
        reason: why it is a match or near, with the tier.
        meaning: what the tier means, "" where that is not known.
        found: the code or words of the query that led there.
    """

    query: str
    verdict: GoodsVerdict
    list_name: str
    entry_id: str
    code: str
    tier: str
    covers: str
    reason: str
    meaning: str
    found: str


@dataclass(frozen=True, slots=True)
class _Listed:
    list_name: str
    entry: ListEntry
    code: str
    tier: str


class GoodsIndex:
    """Lists of goods, ready to be asked."""

    def __init__(self, listed: Iterable[tuple[str, ListEntry]]) -> None:
        self._by_code: dict[str, list[_Listed]] = {}
        self._by_heading: dict[str, list[_Listed]] = {}
        for list_name, entry in listed:
            tier = next((one.removeprefix("tier ") for one in entry.programmes if one.startswith("tier ")), "")
            for one in entry.identifiers:
                if one.kind == "hs":
                    item = _Listed(list_name, entry, one.value, tier)
                    self._by_code.setdefault(one.value, []).append(item)
                    self._by_heading.setdefault(one.value[:4], []).append(item)

    def __len__(self) -> int:
        return len(self._by_code)

    def look_up(self, query: str) -> list[GoodsMatch]:
        """Return what a code or a line of text meets, matches first, then by tier.

        A query that is a code, or several between commas, semicolons or slashes, is compared by its first six digits,
        which the Harmonized System fixes worldwide. In a line of text, codes are looked for first: labelled (`HS
        8542.31`), dotted, or bare with six, eight or ten digits; a bare number, or a code of more than ten digits,
        counts only where it is listed. Words point to codes and are never more than near.
        """
        text = unicodedata.normalize("NFKC", query).strip()
        found: dict[tuple[str, str], GoodsMatch] = {}
        alone = _whole_code(text)
        parts = [] if alone else [part for one in _SEVERAL.split(text) if (part := one.strip())]
        codes = [alone] if alone else [code for part in parts if (code := _whole_code(part))]
        if codes and all(_WHOLE.fullmatch(part) for part in parts):
            matches = [match for code in codes for match in self._of_code(query, code, exact_only=len(code) > _SUREST)]
        else:
            matches = [
                match for code, exact in _codes_in(text) for match in self._of_code(query, code, exact_only=exact)
            ]
            # What "capacitors" may be is told by a listed code of theirs beside the word.
            told = {match.code[:4] for match in matches if match.verdict is GoodsVerdict.MATCH}
            matches += [match for match in self._of_words(query, text) if match.code[:4] not in told]
        for match in matches:
            known = found.get((match.list_name, match.entry_id))
            if known is None or (match.verdict is GoodsVerdict.MATCH and known.verdict is GoodsVerdict.NEAR):
                found[match.list_name, match.entry_id] = match
        return sorted(found.values(), key=lambda one: (one.verdict is GoodsVerdict.NEAR, one.tier, one.code))

    def _of_code(self, query: str, code: str, *, exact_only: bool = False) -> Iterator[GoodsMatch]:
        subheading = code[:6]
        met = False
        # A list may name a heading, a subheading, or a national code below it.
        for length in range(4, min(len(code), _SUREST) + 1):
            for item in self._by_code.get(code[:length], ()):
                met = True
                yield _match(query, GoodsVerdict.MATCH, item, f"{_dotted(code)} is on the list", _dotted(code))
        if met or exact_only:
            return
        for new in _data()["moved"].get(subheading, ()):
            for item in self._by_code.get(new, ()):
                why = f"{_dotted(subheading)} is the code of 2017 that {_dotted(new)} came from"
                yield _match(query, GoodsVerdict.NEAR, item, why, _dotted(code))
        for item in self._by_heading.get(code[:4], ()):
            below = len(code) < len(item.code)
            why = f"in heading {code[:4]}" if below else f"in the same heading as {_dotted(subheading)}"
            yield _match(query, GoodsVerdict.NEAR, item, why, _dotted(code))

    def _of_words(self, query: str, text: str) -> Iterator[GoodsMatch]:
        folded = f" {' '.join(_WORD.findall(text.casefold()))} "
        best: dict[str, str] = {}
        for word, code in _words():
            if f" {word} " in folded and len(word) > len(best.get(code, "")):
                best[code] = word
        # "ceramic capacitor" says more than "capacitor": what is part of a longer hit is no hit of its own.
        for code, word in best.items():
            if any(word != other and f" {word} " in f" {other} " for other in best.values()):
                continue
            for item in self._by_code.get(code, ()):
                yield _match(
                    query, GoodsVerdict.NEAR, item, f"“{word}” is what {_dotted(code)} covers; no code is given", word
                )


def _match(query: str, verdict: GoodsVerdict, item: _Listed, why: str, found: str) -> GoodsMatch:
    covers = str(_data()["codes"].get(item.code, {}).get("text", ""))
    meaning = str(_data()["tiers"].get(item.tier, ""))
    why = f"{why} (tier {item.tier})" if item.tier else why
    return GoodsMatch(
        query, verdict, item.list_name, item.entry.entry_id, item.code, item.tier, covers, why, meaning, found
    )


def _codes_in(text: str) -> Iterator[tuple[str, bool]]:
    """Yield (digits, whether only a listed code counts) of each code in a text."""
    seen: set[str] = set()
    for pattern, exact in ((_LABELLED, False), (_DOTTED, False), (_GROUPED, True), (_BARE, True)):
        for found in pattern.finditer(text):
            code = re.sub(r"\D", "", found["code"])
            if _is_code(code) and code not in seen:
                seen.add(code)
                yield code, exact


def _is_code(digits: str) -> bool:
    return digits.isascii() and len(digits) in _LENGTHS and digits[:2] in _CHAPTERS


def _whole_code(text: str) -> str:
    """Return the digits of a text that is a code and nothing else, else ""."""
    found = _WHOLE.fullmatch(text)
    if found is None:
        return ""
    digits = re.sub(r"\D", "", found["code"])
    # 8542-31 is a code, 854-231 a telephone number.
    heading = re.sub(r"\D", "", re.split("[/-]", found["code"])[0])
    return digits if len(heading) >= 4 and _is_code(digits) else ""


def _dotted(code: str) -> str:
    rest = ".".join(code[at : at + 2] for at in range(4, len(code), 2))
    return f"{code[:4]}.{rest}" if rest else code


@cache
def _words() -> tuple[tuple[str, str], ...]:
    found = ((word, code) for code, said in _data()["codes"].items() for word in said["words"])
    return tuple(dict.fromkeys((form, code) for word, code in found for form in (word, f"{word}s")))


@cache
def _data() -> dict[str, Any]:
    text = (resources.files("faultlines.screen") / "data" / "goods.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)

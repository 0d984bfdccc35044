"""The plain words of a brief: names of actors, headlines, modes, counts; the vocabulary's are in data/wording.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from faultlines.export.escaping import clip, one_line
from faultlines.records.claim import AUTHOR

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from faultlines.export.model import Gaps
    from faultlines.records import Commodity, EventType, Likelihood, Mode

NAME_LIMIT = 60
"""Characters of a name taken from a text that a headline shows; the rest is in the quotation."""
_WORDED_PREFIXES = ("MULTI:", "NGO:", "ORG:", "PER:")


@cache
def load_data(name: str) -> Mapping[str, Any]:
    """Return the TOML file `name` of export/data."""
    return tomllib.loads(files("faultlines.export").joinpath("data", name).read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class TypeWords:
    """How a headline says an event type.

    Attributes:
        sign: between the parties: `→` from one to the other, `↔` between equals.
        bare, with_what: what passes or holds between them, without and with `{what}`.
        mutual: whether the act is the same whichever party is named first.
    """

    sign: str
    bare: str
    with_what: str
    mutual: bool


@cache
def type_words(kind: EventType) -> TypeWords:
    """Return the words of `kind`."""
    words = load_data("wording.toml")["type"][kind.value]
    return TypeWords(words["sign"], words["bare"], words["with"], words.get("mutual", False))


def actor_name(code: str, names: Mapping[str, str]) -> str:
    """Return the name to show for an actor code: our own for a group, the words it carries, or the one in `names`."""
    groups: Mapping[str, str] = load_data("wording.toml")["actor"]
    if code in groups:
        return groups[code]
    for prefix in _WORDED_PREFIXES:
        if code.startswith(prefix):
            return clip(one_line(code.removeprefix(prefix)), NAME_LIMIT) or "an unnamed actor"
    return names.get(code) or clip(one_line(code), NAME_LIMIT)


def join_words(words: Sequence[str]) -> str:
    """Return `a`, `a and b`, `a, b and c`."""
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def actor_names(codes: Iterable[str], names: Mapping[str, str]) -> str:
    """Return the names of several actors, joined."""
    return join_words([actor_name(code, names) for code in codes])


def commodity_words(commodities: Iterable[Commodity]) -> str:
    """Return `arms and missile technology`."""
    special: Mapping[str, str] = load_data("wording.toml")["commodity"]
    return join_words([special.get(commodity.value, commodity.value.replace("-", " ")) for commodity in commodities])


def capitalised(text: str) -> str:
    """Return `text` with its first letter as a capital, the rest as it is."""
    return text[:1].upper() + text[1:]


def parties(actor: Sequence[str], target: Sequence[str], sign: str, names: Mapping[str, str]) -> str:
    """Return `North Korea → Russia`, or the actors alone where no target is named; two equals as `China ↔ Russia`."""
    if sign == "↔" and len(actor) == 2 and not target:
        actor, target = actor[:1], actor[1:]
    left = actor_names(actor, names) or "an unnamed actor"
    right = actor_names(target, names)
    return capitalised(f"{left} {sign} {right}" if right else left)


def headline(
    actor: Sequence[str],
    kind: EventType,
    target: Sequence[str],
    commodities: Sequence[Commodity],
    names: Mapping[str, str],
) -> str:
    """Return what would have happened if the claim were true, as "North Korea → Russia: arms"; its mode is not in it.

    Of a mutual act `actor` holds all parties: "North Korea ↔ Russia: meeting or talks".
    """
    words = type_words(kind)
    what = words.with_what.format(what=commodity_words(commodities)) if commodities else words.bare
    return f"{parties(actor, target, words.sign, names)}: {what}"


def mode_label(mode: Mode) -> str:
    """Return the word set beside a headline: "stated as fact", "denied", "forecast"."""
    return str(load_data("wording.toml")["mode"][mode.value]["label"])


def mode_meaning(mode: Mode) -> str:
    """Return what the mode means, for the box on how to read a brief."""
    return str(load_data("wording.toml")["mode"][mode.value]["means"])


def reading_words() -> Mapping[str, str]:
    """Return the sentences on how to read a brief: on `modes`, on the `quotation`, on the `limits` of it all."""
    words: Mapping[str, str] = load_data("wording.toml")["reading"]
    return words


def holder_words(holder: str) -> str:
    """Return `author` as "the author", a chain `Kim < state media` as "Kim, as reported by state media"."""
    links = [clip(one_line(link), 2 * NAME_LIMIT) for link in holder.split(" < ")]
    return ", as reported by ".join("the author" if link == AUTHOR else link for link in links)


def holders_words(holders: Sequence[str]) -> str:
    """Return holders, joined: "Kim and the author", "Kim, Putin and 3 others"."""
    named = [holder_words(holder) for holder in holders[:2]]
    others = len(holders) - 2
    if others > 0:
        named.append("one other" if others == 1 else f"{others} others")
    return join_words(named)


def said_by(mode: Mode, holders: Sequence[str]) -> str:
    """Return `mode` with its holders, most often named first: "denied by Kim and 2 others"."""
    named = [holder_words(holder) for holder in holders[:1]]
    others = len(holders) - 1
    if others > 0:
        named.append("one other" if others == 1 else f"{others} others")
    return str(load_data("wording.toml")["mode"][mode.value]["said"]).format(holder=join_words(named))


def likelihood_words(band: Likelihood) -> str:
    """Return a band in words and per cent: "likely (55–80 %)"."""
    low, high = band.percent
    return f"{band.value} ({low}–{high} %)"


def counted(number: int, thing: str, plural: str | None = None) -> str:
    """Return `1 document`, `2 documents`, `2,318 documents`."""
    return f"{number:,} {thing if number == 1 else plural or f'{thing}s'}"


def support_words(documents: int, wordings: int) -> str:
    """Return how many documents say so, and whether they say it in the same words (reprints, wire copies)."""
    if documents > 1 and wordings == 1:
        return f"{counted(documents, 'document')}, same words"
    if wordings < documents:
        return f"in {counted(documents, 'document')}, {counted(wordings, 'wording')}"
    return f"in {counted(documents, 'document')}"


def unread_words(document: tuple[str, str | None]) -> str:
    """Return a document that was not read for claims, with its language: "communique.txt (ru)"."""
    name, language = document
    return f"{name} ({language or 'language not told'})"


def gap_words(gaps: Gaps) -> list[str]:
    """Return the gaps in sentences."""
    told = [
        (len(gaps.failures), "{n} could not be read.", "file or part", "files or parts"),
        (len(gaps.foreign), "{n} stored but not read for claims.", "document is", "documents are"),
        (len(gaps.undated), "{n} without a date of publication.", "document is", "documents are"),
        (len(gaps.silent), "In {n} no claim was found.", "document", "documents"),
        (gaps.claims_undated, "{n} an event that nothing dates.", "claim speaks of", "claims speak of"),
        (gaps.claims_unresolved, "{n} a reference that was left open.", "claim has", "claims have"),
    ]
    sentences = [words.format(n=counted(number, one, many)) for number, words, one, many in told if number]
    return sentences or ["Everything was read, and everything is dated."]

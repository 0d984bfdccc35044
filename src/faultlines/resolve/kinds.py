"""What a run of words names, by its words and by what stands around it: a person, an organisation, a ship."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

from faultlines.names.gazetteer import PERSON_KINDS, Gazetteer
from faultlines.names.korean_people import korean_names, surnames_spelled
from faultlines.names.organisations import organisation_forms
from faultlines.names.scripts import Script, main_script
from faultlines.names.words import Part as WordPart
from faultlines.records import ActorKind
from faultlines.resolve.pieces import Piece, uncased
from faultlines.resolve.tables import table, words

if TYPE_CHECKING:
    from collections.abc import Sequence


OF_GAZETTEER = {
    "leader": ActorKind.PERSON, "official": ActorKind.PERSON, "ship": ActorKind.VESSEL,
    "organ": ActorKind.ORGANISATION, "forces": ActorKind.ORGANISATION, "media": ActorKind.ORGANISATION,
    "firm": ActorKind.ORGANISATION, "bank": ActorKind.ORGANISATION, "hackers": ActorKind.ORGANISATION,
    "state": ActorKind.STATE, "demonym": ActorKind.STATE, "capital": ActorKind.STATE, "seat": ActorKind.STATE,
    "nickname": ActorKind.STATE, "group": ActorKind.BODY,
}  # fmt: skip
"""What the gazetteer's kinds are; what is not here (places, events) names no actor."""
BODIES = frozenset({"EU", "NATO", "UN", "ICC", "WEST", "INTL"})
_STATE = re.compile(r"[A-Z]{3}")
_IMO = re.compile(r"\W{0,4}\bIMO(?:\s+(?:number|no\.?))?[\s:#]*(\d{7})\b", re.IGNORECASE)
_FLAGGED = re.compile(r"[\s-]flagged\s+[\"']?$")
_QUOTED = " \"'"
_REACH = 24


def is_state(code: str) -> bool:
    """Whether an actor code is a state's."""
    return bool(_STATE.fullmatch(code)) and code not in BODIES and code not in ("UNK",)


@cache
def gazetteer() -> Gazetteer:
    """Return the bundled gazetteer, made once: its tree takes a third of a second."""
    return Gazetteer.load()


@cache
def body_names() -> dict[str, str]:
    """Return the gazetteer's standard name of each body of states: "UN" is the United Nations, none of its organs."""
    return {name.code: name.canonical for name in reversed(gazetteer().names)
            if name.code in BODIES and name.name == name.code}  # fmt: skip


@cache
def given_names() -> frozenset[str]:
    """Return first words of the gazetteer's personal names (small letters) that are nobody's surname there."""
    people = {name.canonical.split()[0].lower() for name in gazetteer().names
              if name.kind in PERSON_KINDS and " " in name.canonical}  # fmt: skip
    return frozenset(name for name in people if len(name) > 2 and not surnames_spelled(name))


@cache
def bearers(surname: str) -> tuple[str, ...]:
    """Return the people of the gazetteer whose surname this is (small letters), by their standard names."""
    return _bearers().get(surname, ())


@cache
def _bearers() -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[tuple[str, str], str]] = {}
    for name in gazetteer().names:
        whole = untitled(name.canonical)
        if name.kind in PERSON_KINDS and " " in whole:
            ends = whole.lower().split()
            found.setdefault(surname_of(whole), {}).setdefault((ends[0], ends[-1]), whole)
    return {surname: tuple(sorted(people.values())) for surname, people in found.items()}


def untitled(name: str) -> str:
    """Return a name without the ranks and offices before it ("President Donald Trump", "Defence Minister Shin")."""
    parts = name.split()
    ranks = [at for at, part in enumerate(parts[:-1]) if part.lower().strip(".,") in words("ranks")]
    return " ".join(parts[ranks[-1] + 1 :]) if ranks else name


@lru_cache(maxsize=100_000)
def korean(name: str) -> bool:
    """Whether a name in Latin or Cyrillic letters, or in signs, reads as a Korean personal name with surname first."""
    script = main_script(name)
    parts = name.lower().replace("-", " ").split()
    if not parts or len(parts) > 4:
        return False
    if script in (Script.HANGUL, Script.HAN):
        joined = "".join(parts)
        return 2 <= len(joined) <= 4 and bool(korean_names(parts, script))
    if script not in (Script.LATIN, Script.CYRILLIC) or len(parts) < 2 or not surnames_spelled(parts[0]):
        return False
    if len(name.split()) == 2 and "-" not in name and parts[0] in words("western_given"):
        return False
    return bool(korean_names(parts, script, True))


def surname_of(name: str) -> str:
    """Return the surname of a whole personal name in small letters: the first word of a Korean name, else the last."""
    parts = name.lower().split()
    if not parts:
        return ""
    if len(parts) > 1 and korean(name):
        return parts[0]
    return parts[-1]


def organisation(name: str) -> bool:
    """Whether a name holds a legal form or a word of a trade or a public body, and is more than that word."""
    form = organisation_forms(name)[0]
    if name.isascii() and " " not in name:
        return False
    telling = [word for word in form.words if word.part is WordPart.LEGAL or word.group in ("trade", "body")]
    return bool(telling) and len(form.words) > 1


def public_body(name: str) -> bool:
    """Whether a name holds a word of a public body ("Ministry of State Security")."""
    return any(word.group == "body" for word in organisation_forms(name)[0].words)


@cache
def terms() -> dict[tuple[str, str], frozenset[str]]:
    """Return the offices of each person (state, standard name) in the gazetteer: "president from 2021", "… to 2025"."""
    found: dict[tuple[str, str], set[str]] = {}
    for name in gazetteer().names:
        years = [f"{word} {year}" for word, year in (("from", name.start), ("to", name.end)) if year is not None]
        if name.kind in PERSON_KINDS and name.role:
            found.setdefault((name.code, untitled(name.canonical)), set()).update(f"{name.role} {one}" for one in years)
    return {person: frozenset(offices) for person, offices in found.items()}


def person(run: Sequence[Piece], text: str, *, titled: bool) -> bool:
    """Whether a run names a person: by a title, a given name, a Korean name, or a word of saying beside it."""
    name = " ".join(piece.text for piece in run)
    if any(piece.text[0].isdigit() for piece in run) or not 1 <= len(run) <= 4:
        return False
    if titled:
        return True
    if len(run) == 1 and main_script(name) not in (Script.HANGUL, Script.HAN):
        return False
    if run[-1].lower in words("things"):
        return False
    if korean(name) or run[0].lower in given_names():
        return True
    after = text[run[-1].end : run[-1].end + _REACH].split()
    return len(run) > 1 and bool(after) and after[0].lower().strip(",.") in words("says")


def ship_before(text: str, start: int) -> bool:
    """Whether what stands right before `start` says that a ship's name begins there."""
    before = text[max(start - _REACH, 0) : start].lower().rstrip(_QUOTED)
    last = before.split()[-1:] if before.split() else []
    cues = words("ship_cues") | words("ship_cues_plural")
    return bool(last) and last[0].strip(_QUOTED + "(,") in cues and not before.endswith((".", ",", ";", ":", ")"))


def ships_before(text: str, start: int) -> bool:
    """Whether the word before `start` says that names of several ships begin there."""
    before = text[max(start - _REACH, 0) : start].lower().rstrip(_QUOTED).split()
    return bool(before) and before[-1] in words("ship_cues_plural")


def imo_after(text: str, end: int) -> str:
    """Return the IMO number given right after a name, or ""; seven digits with the check digit of IMO A.1117(30)."""
    found = _IMO.match(text, end, end + 40)
    return found[1] if found and imo_valid(found[1]) else ""


def imo_valid(digits: str) -> bool:
    """Whether seven digits carry the check digit of an IMO ship number: the last of 7·d1 + 6·d2 + … + 2·d6."""
    if len(digits) != 7 or not digits.isascii() or not digits.isdigit():
        return False
    return sum(int(digit) * weight for digit, weight in zip(digits, range(7, 1, -1), strict=False)) % 10 == int(
        digits[-1]
    )


def title_length(run: Sequence[Piece]) -> int:
    """Return how many words at the beginning of a run are a title: up to its last rank, if a name follows.

    A rank inside an organisation's name is none ("Reconnaissance General Bureau").
    """
    ranks = [at for at, piece in enumerate(run) if piece.lower in words("ranks") and not piece.text[1:].isupper()]
    for at in reversed(ranks):
        rest = list(
            takewhile(lambda piece: piece.capital or not piece.text[0].isalpha() or uncased(piece), run[at + 1 :])
        )
        before = run[:at]
        if not 1 <= len(rest) <= 4 or organisation("X " + " ".join(piece.text for piece in rest)):
            continue
        if all(piece.lower in words("ranks") | words("title_words") for piece in rest):
            continue
        if all(piece.lower in words("title_words") | words("ranks") | words("links") for piece in before) or not before:
            return at + 1
        if not korean(" ".join(piece.text for piece in before)):
            return at + 1
    return 0


def also_known() -> re.Pattern[str]:
    """Return the pattern of what joins two names of one: a bracket, or "also known as"."""
    phrases = "|".join(re.escape(phrase) for phrase in sorted(table("finder")["also_known"], key=len, reverse=True))
    return re.compile(rf"[\s,\"']*\(?\s*(?:{phrases})[\s:\"']*|[\"']?\s*\(\s*[\"']?", re.IGNORECASE)

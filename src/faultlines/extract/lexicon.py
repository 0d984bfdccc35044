"""The frame lexicon: which words open which frame, and which of their slots means what.

A pattern reads `ACTOR > TARGET : THEME`. Each side lists slots in order of preference, divided by `|`; `?` marks a
side that may stay empty, `!` a theme in which a commodity must be found (`!arms,fuel` one of these), `+` an actor that
must be two parties or more, for acts done together. `slot.sub` goes one step further down from what fills the slot;
`slot.deep` means whoever is named in the phrase below it, `slot.deeper` in its clauses too.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from faultlines.errors import DataError
from faultlines.extract import inflection
from faultlines.records import Commodity, EventType

PARTS = ("verb", "noun", "adjective")
_SIDE = re.compile(r"(?P<slots>[\w.|\-]+)(?P<mark>[?+]?)(?P<need>!(?P<only>[\w,\-]*))?")


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a pattern: slot paths in order of preference and what is asked of them."""

    paths: tuple[tuple[str, ...], ...]
    optional: bool = False
    plural: bool = False
    commodity: bool = False
    only: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Pattern:
    """`ACTOR > TARGET : THEME`, read; None for a side that is not there."""

    actor: Side | None
    target: Side | None
    theme: Side | None
    text: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What a word, or any of several words, means as a predicate.

    Attributes:
        type: the event type of its claims.
        part: verb, noun or adjective.
        lemmas: the words that open it; a verb may bring a particle ("write off").
        patterns: tried in order; the first whose sides are filled makes the claim.
        commodity: what changes hands by the word's own meaning ("hack": cyber).
        object: if given, the logical object's head must be one of these.
        requires: if given, one of these must stand in the noun's phrase.
        requires_word: if given, one of these must stand in the clause.
        requires_theme: if given, a commodity of these must be found in the noun's phrase.
        exclude: the frame stays shut if one of these modifies the noun.
        soft: lemmas that count only where both actor and target are found.
        person: the actor must be a person, an office or a delegation.
        crowd: the actor may be a crowd without a state.
        agentless: the actor may go unnamed; it is then `UNK`.
        yields: the verb's frame gives way where its object opens a frame of its own ("increase arms shipments").
        complement: the verb must govern a clause ("demanded that", "agreed to").
        weak: the frame gives way to any other of the same type in the clause.
        source: file and number of the entry, for `explain` and for errors.
    """

    type: EventType
    part: str
    lemmas: frozenset[str]
    patterns: tuple[Pattern, ...]
    commodity: tuple[Commodity, ...] = ()
    object: frozenset[str] = frozenset()
    requires: frozenset[str] = frozenset()
    requires_word: frozenset[str] = frozenset()
    requires_theme: frozenset[str] = frozenset()
    exclude: frozenset[str] = frozenset()
    soft: frozenset[str] = frozenset()
    person: bool = False
    crowd: bool = False
    agentless: bool = False
    weak: bool = False
    yields: bool = False
    complement: bool = False
    source: str = ""


@dataclass(slots=True)
class Lexicon:
    """What words mean.

    Attributes:
        frames: by part of speech and lemma.
        verbs, nouns: the lemma of each form.
        things: phrases for commodities by their first word, the longest first.
    """

    frames: dict[tuple[str, str], list[Frame]] = field(default_factory=lambda: defaultdict(list))
    verbs: dict[str, str] = field(default_factory=dict)
    nouns: dict[str, str] = field(default_factory=dict)
    things: dict[str, list[tuple[tuple[str, ...], Commodity]]] = field(default_factory=dict)

    def verb(self, form: str) -> str:
        """Dictionary form of a verb that any lexicon knows; other words are given back as they are."""
        return self.verbs.get(form, form)

    def noun(self, form: str) -> str:
        """Dictionary form of a noun that any lexicon knows; other words are given back as they are."""
        return self.nouns.get(form, form)

    @classmethod
    def load(cls, frames: Iterable[Frame] = (), things: Iterable[tuple[Commodity, str]] = ()) -> Lexicon:
        """The bundled lexicon, with a user's own frames and words for commodities beside what it holds."""
        more, words = tuple(frames), tuple(things)
        return build([*more, *_bundled_frames()], words) if more or words else _bundled()


_WORDS = ("object", "requires", "requires_word", "requires_theme", "exclude", "soft")
_FLAGS = ("person", "crowd", "agentless", "weak", "yields", "complement")
_KEYS = {"lemmas", "patterns", "commodity", *_WORDS, *_FLAGS}


def read_pattern(text: str, locator: str) -> Pattern:
    """Read one pattern.

    Raises:
        DataError: if it does not follow the form `ACTOR > TARGET : THEME`.
    """
    parties, _, theme = text.partition(":")
    actor, _, target = parties.partition(">")
    return Pattern(_side(actor, locator), _side(target, locator), _side(theme, locator), text)


def _side(text: str, locator: str) -> Side | None:
    text = text.strip()
    if not text:
        return None
    found = _SIDE.fullmatch(text)
    if found is None:
        raise DataError(
            f"{text!r} is not a side of a pattern", locator=locator, hint="slots divided by |, then ? + or !"
        )
    paths = tuple(tuple(path.split(".")) for path in found["slots"].split("|"))
    only = frozenset(found["only"].split(",")) if found["only"] else frozenset()
    return Side(paths, found["mark"] == "?", found["mark"] == "+", found["need"] is not None, only)


def read_frames(data: dict[str, Any], kind: EventType, locator: str) -> list[Frame]:
    """Read the frames of one type from parsed TOML.

    Raises:
        DataError: naming the entry, for an unknown key, part of speech, commodity or pattern.
    """
    frames = []
    for part, entries in data.items():
        if part not in PARTS:
            raise DataError(f"{part!r} is not a part of speech", locator=locator, hint=f"one of {', '.join(PARTS)}")
        for number, entry in enumerate(entries, 1):
            place = f"{locator}, {part} {number}"
            unknown = set(entry) - _KEYS
            if unknown:
                raise DataError(
                    f"unknown key {min(unknown)!r}", locator=place, hint=f"keys: {', '.join(sorted(_KEYS))}"
                )
            options: dict[str, Any] = {key: frozenset(entry.get(key, ())) for key in _WORDS}
            options |= {key: bool(entry.get(key, False)) for key in _FLAGS}
            frames.append(
                Frame(
                    type=kind,
                    part=part,
                    lemmas=frozenset(entry["lemmas"]),
                    patterns=tuple(read_pattern(text, place) for text in entry["patterns"]),
                    commodity=tuple(_commodity(name, place) for name in entry.get("commodity", ())),
                    source=place,
                    **options,
                )
            )
    return frames


def _commodity(name: str, place: str) -> Commodity:
    try:
        return Commodity(name)
    except ValueError:
        raise DataError(f"{name!r} is not a commodity", locator=place) from None


@cache
def load_data(name: str) -> dict[str, Any]:
    """Read `extract/data/NAME.toml`."""
    file = resources.files("faultlines.extract") / "data" / f"{name}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


@cache
def word_list(table: str, key: str) -> frozenset[str]:
    """A list of words from a data file."""
    return frozenset(load_data(table)[key])


@cache
def _bundled() -> Lexicon:
    return build(_bundled_frames())


@cache
def _bundled_frames() -> tuple[Frame, ...]:
    folder = resources.files("faultlines.extract") / "data" / "frames"
    frames: list[Frame] = []
    for kind in EventType:
        file = folder / f"{kind}.toml"
        frames += read_frames(tomllib.loads(file.read_text(encoding="utf-8")), kind, f"frames/{kind}.toml")
    return tuple(frames)


_VERB_CLASSES = (
    "object_control",
    "carriers",
    "patient_carriers",
    "affecting",
    "remedies",
    "enabling",
    "gerund",
    "enders",
    "punitive",
    "ditransitive",
    "callers",
    "aspectual",
    "helping",
    "blamers",
    "attitudes",
)


def _things(more: Iterable[tuple[Commodity, str]]) -> dict[str, list[tuple[tuple[str, ...], Commodity]]]:
    table: dict[str, list[tuple[tuple[str, ...], Commodity]]] = {}
    bundled = ((Commodity(name), phrase) for name, phrases in load_data("commodities").items() for phrase in phrases)
    for kind, phrase in (*more, *bundled):
        words = tuple(phrase.replace("-", " - ").split())
        table.setdefault(words[0], []).append((words, kind))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


def build(frames: Iterable[Frame], things: Iterable[tuple[Commodity, str]] = ()) -> Lexicon:
    """A lexicon of these frames, with the inflections of every word that any data file names.

    `things` are words for commodities beside those of the data file.
    """
    lexicon = Lexicon(things=_things(things))
    verbs, nouns = set(word_list("syntax", "verbs")), set(word_list("syntax", "nouns"))
    for frame in frames:
        for lemma in frame.lemmas:
            lexicon.frames[frame.part, lemma].append(frame)
            if frame.part == "verb":
                verbs.add(lemma.split()[0])
            elif frame.part == "noun":
                nouns.add(lemma)
        nouns |= frame.object
    syntax, context = load_data("syntax"), load_data("context")
    for key in _VERB_CLASSES:
        verbs.update(syntax[key])
    for entry in context["verb"]:
        verbs.update(word.split()[0] for word in entry["lemmas"])
    nouns.update(
        syntax["organs"],
        syntax["collectives_state"],
        syntax["collectives_group"],
        syntax["kin"],
        syntax["information"],
        syntax["transfers"],
        syntax["counters"],
    )
    for entry in context["noun"]:
        nouns.update(entry["lemmas"])
    nouns.update(word for entry in load_data("descriptions").values() if isinstance(entry, list) for word in entry)
    irregular = {lemma: tuple(forms) for lemma, forms in load_data("irregular")["verb"].items()}
    plural = {lemma: tuple(forms) for lemma, forms in load_data("irregular")["noun"].items()}
    lexicon.verbs = inflection.table(verbs, {lemma: inflection.verb_forms(lemma, irregular) for lemma in verbs})
    forms = {lemma: inflection.noun_forms(lemma, plural) for lemma in nouns}
    # a list may name a plural ("sanctions") whose singular another list names: the singular is the lemma
    plurals = {form for lemma in nouns for form in forms[lemma] if form != lemma}
    lexicon.nouns = inflection.table(nouns - plurals, forms)
    return lexicon

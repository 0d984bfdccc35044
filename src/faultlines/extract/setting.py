"""What surrounds a predicate, and the mode that follows from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from faultlines.extract.lexicon import load_data
from faultlines.extract.tree import Word
from faultlines.records import EventType, Likelihood, Mode


@dataclass(frozen=True, slots=True)
class Effect:
    """What a word does to what it embeds."""

    name: str
    likelihood: Likelihood | None = None


@dataclass(slots=True)
class Setting:
    """What the walk found.

    Attributes:
        effects: names of effects from the predicate outwards, each with the word that has it.
        holders: words that name speakers, nearest first.
        mode, likelihood: what follows.
    """

    effects: list[tuple[str, Word]] = field(default_factory=list)
    holders: list[str] = field(default_factory=list)
    likelihood: Likelihood | None = None

    @property
    def names(self) -> frozenset[str]:
        """The effects' names."""
        return frozenset(name for name, _ in self.effects)

    def mode(self, kind: EventType) -> Mode:
        """The mode that the effects add up to for a claim of this type, the stronger before the weaker."""
        names = self.names
        if kind is EventType.MOBILIZE:
            names -= {"attempt"}
        if kind is EventType.THREATEN:
            names -= {"recommend"}  # nobody is called on to threaten: "measures against threats are imperative"
        flips = sum(name in ("negate", "deny") for name, _ in self.effects)
        if "deny" in names and flips % 2:
            return Mode.DENIAL
        if self._withheld():
            return Mode.DENIAL
        if "condition" in names:
            return Mode.HYPOTHETICAL
        if "recommend" in names:
            return Mode.RECOMMENDATION
        if "conditioned" in names:
            return Mode.HYPOTHETICAL
        if names & {"future", "plan", "wish", "predict"}:
            return Mode.FORECAST
        if "conditional" in names:
            # "said that it would send": the future as seen from the saying
            reported = names & {"speech", "opinion"}
            return Mode.FORECAST if reported else Mode.HYPOTHETICAL
        if "possible" in names:
            return Mode.FORECAST if "ahead" in names else Mode.ASSESSMENT
        if names & {"ability", "attempt"}:
            return Mode.FORECAST
        if "opinion" in names:
            return Mode.ASSESSMENT
        if "deny" in names:
            return Mode.ASSESSMENT
        return Mode.DENIAL if flips % 2 else Mode.FACT

    def _withheld(self) -> bool:
        """Whether the will or the power is negated ("had no intention of"), so that the deed is not done."""
        order = [name for name, _ in self.effects]
        inner = [at for at, name in enumerate(order) if name in ("plan", "wish", "ability")]
        return (
            bool(inner)
            and "negate" in order[inner[0] :]
            and not {"condition", "conditioned", "recommend", "future"} & set(order)
        )


def perfect(verb: Word) -> bool:
    """Whether the verb is perfect ("to have sent"), so that what it says lies in the past."""
    return any(child.dep == "aux" and child.lower in ("have", "has", "'ve", "having") for child in verb.children)


@cache
def effects_of(part: str) -> dict[str, Effect]:
    """Return the effects of all words of a part of speech, by lemma."""
    table: dict[str, Effect] = {}
    for entry in load_data("context")[part]:
        band = Likelihood(entry["likelihood"]) if "likelihood" in entry else None
        for lemma in entry["lemmas"]:
            table.setdefault(lemma, Effect(entry["effect"], band))
    return table


@cache
def modals() -> dict[str, str]:
    """Return what kind each modal is of, by its form."""
    return {word: name for name, words in load_data("context")["modal"].items() for word in words}


@cache
def marks(name: str) -> frozenset[str]:
    """Return a closed class of words that mark clauses."""
    return frozenset(load_data("context")["mark"][name])

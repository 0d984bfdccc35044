"""When a claim's act took place: a date in its clause, the date its paragraph tells of, or about the day of writing.

A date that the words give is taken as it stands. Where they give none, the tense may still tie the act to the time of
writing: what "is sending" or "sent" in a report of May happened about May (EDTF `2024-05~`, approximate), what an
office's readout tells about its day, and who "condemns" something in a statement does so on that day.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from faultlines.extract.arguments import Finder
from faultlines.extract.clauses import verbal
from faultlines.extract.times import Anchor, TimeExpression
from faultlines.extract.tree import Word
from faultlines.records import DateRange, EventType, Mode

_CLAUSE_EDGES = frozenset({"relcl", "acl", "advcl", "ccomp", "parataxis", "pcomp", "xcomp", "csubj"})
_SPOKEN = frozenset(
    {EventType.SUPPORT, EventType.ACCUSE, EventType.REQUEST, EventType.AGREE, EventType.REJECT, EventType.CONCEDE}
)
"""Types of acts that are done by saying so ("we condemn", "I call on")."""
_HAVE = frozenset({"has", "have", "'ve", "'s"})
_BE = frozenset({"is", "are", "am", "'s", "'re", "'m"})
_WAS = frozenset({"was", "were"})
_AHEAD = frozenset(
    {"will", "'ll", "would", "should", "must", "can", "could", "may", "might", "to", "shall", "had", "'d"}
)
_GOING_ON = frozenset({"ongoing", "current", "present", "continuing", "continued"})
_BACKGROUND = frozenset({"relcl", "acl"})


@dataclass(frozen=True, slots=True)
class Dated:
    """An EDTF date, or None, and what gave it."""

    edtf: str | None
    because: str


UNDATED = Dated(None, "nothing in the document dates it")


@dataclass(slots=True)
class Dating:
    """Dates the claims of one sentence.

    Attributes:
        finder: finds the verb that carries a noun.
        dates: the dates in the sentence, by the word each hangs on.
        anchor: what relative dates lean on.
        told: EDTF of the date that the paragraph spoke of last before this sentence, or None.
        statement: whether an office of a state publishes the document: its readouts tell of the day they are dated.
    """

    finder: Finder
    dates: dict[Word, TimeExpression] = field(default_factory=dict)
    anchor: Anchor | None = None
    told: str | None = None
    statement: bool = False

    def ahead(self, when: str | None) -> bool:
        """Whether a date lies wholly after the day of publication, so that what it dates is not done yet."""
        if when is None or self.anchor is None or self.anchor.published is None:
            return False
        first, published = DateRange.parse(when).earliest, self.anchor.published.latest
        return first is not None and published is not None and first > published

    def find(self, predicate: Word, kind: EventType, mode: Mode) -> Dated:
        """The date of a claim of this kind that the predicate opens."""
        best: tuple[int, int, str, str] | None = None
        above = {word: steps for steps, word in enumerate([predicate, *predicate.ancestors()])}
        for word, expression in self.dates.items():
            rank = self._rank(word, predicate, above)
            if rank is not None and (best is None or (*rank, expression.edtf) < best[:3]):
                best = (*rank, expression.edtf, f"a date in its clause ({expression.rule})")
        if best is not None:
            return Dated(best[2], best[3])
        return self._by_tense(predicate, kind) if mode is Mode.FACT else UNDATED

    def _rank(self, word: Word, predicate: Word, above: dict[Word, int]) -> tuple[int, int] | None:
        """How near a date is to the predicate; None if it dates something else."""
        at, down, crossed, relative = word, 0, False, False
        while at not in above and at.head is not at:
            if at.dep in _CLAUSE_EDGES and verbal(at):
                crossed, relative = True, relative or at.dep == "relcl"
            at, down = at.head, down + 1
        if at not in above or relative or (crossed and at is not predicate):
            return None  # what a relative clause dates is not what governs its noun
        up = above[at]
        between = [step for step in [predicate, *predicate.ancestors()] if above[step] < up]
        if any(step.dep in ("ccomp", "parataxis") for step in between):
            return None  # "said on Friday" dates the saying
        if any(step.dep == "relcl" for step in between) or (crossed and up == 0 and down > 4):
            return None
        return up + down, abs(word.i - predicate.i)

    def _by_tense(self, predicate: Word, kind: EventType) -> Dated:
        """What the tense says of an act without a date."""
        if self.anchor is None or self.anchor.month is None:
            return UNDATED
        month = Dated(f"{self.anchor.month:%Y-%m}~", "lasting up to the report")
        day = self.anchor.day.isoformat() if self.anchor.day is not None else None
        recent = Dated(f"{day}~" if self.statement and day else month.edtf, "told of as recent, without a date")
        if any(
            child.lower in _GOING_ON if child.dep == "amod" else child.dep == "poss" and child.lower in ("our", "my")
            for child in predicate.children
        ):
            return month
        verb = predicate if verbal(predicate) else self.finder.carrier(predicate)
        if verb is None or any(step.dep in _BACKGROUND for step in self._clauses(verb)):
            return UNDATED
        helpers = {child.lower for child in verb.children if child.dep in ("aux", "auxpass")}
        if helpers & _AHEAD:
            return UNDATED
        if verb.tag == "VBD" or (verb.tag in ("VBN", "VBG") and helpers & _WAS):
            spoken = self.statement and (kind in _SPOKEN or kind is EventType.CONSULT)
            return recent if spoken or self.told is None else Dated(self.told, "the date its paragraph spoke of last")
        if verb.tag == "VBG" and helpers & _BE:
            return Dated(recent.edtf, "going on at the time of the report")
        if verb.tag == "VBN" and helpers & _HAVE:
            return month
        if verb is predicate and verb.tag in ("VBP", "VBZ"):
            if verb.lower.startswith("continue"):
                return Dated(recent.edtf, "going on at the time of the report")
            if kind in _SPOKEN and day is not None:
                return Dated(day, "done by saying so, on the day of the report")
        return UNDATED

    def _clauses(self, verb: Word) -> list[Word]:
        """The verb and the heads of the clauses around it."""
        return [verb, *(word for word in verb.ancestors() if word.dep in _CLAUSE_EDGES)]

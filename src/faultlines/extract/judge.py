"""Which readings of a sentence stand: frames and a trained model decide together.

The frames say what a word can mean and who fills its slots. The model, trained on annotated passages (`make train`),
says how far a careful reader would take the word for a claim, finds the actor where a frame's slot stayed empty, and
reads words for which no frame was written, but only in a sense that some list gives them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from faultlines.extract.features import SentenceFeatures
from faultlines.extract.lexicon import Frame, Pattern
from faultlines.extract.linear import LinearModel, load_model
from faultlines.extract.parties import NOBODY, Parties, Party
from faultlines.extract.predicates import Filled
from faultlines.extract.tree import Word
from faultlines.records import EventType

NONE = "none"
MODEL = "trained model"
"""`Frame.source` of a reading that no frame gives."""
KEEP = 0.1
"""A frame's reading stands from this probability of a claim on."""
READ = 0.5
"""A word without a filled frame is read from this probability of a claim on."""
PLAIN = 0.5
"""The share of that probability that one type must have."""
ROLE = 0.4
"""A party takes a role from this probability on."""
LEAST = 0.2
"""Where nobody reaches that, the likeliest actor is taken from this probability on."""
JOINT = 0.35
"""The product of both, of a claim and of its actor, must reach this."""
_OPEN = Pattern(None, None, None, "")


@dataclass(frozen=True, slots=True)
class Cast:
    """Who the model takes for the parties of a predicate: with their words, and how sure it is of the actor."""

    actor: Party
    target: Party
    heads: tuple[Word, ...]
    odds: float


class Judge:
    """Weighs the readings of a sentence.

    Raises:
        OSError: if the bundled model's files are missing.
    """

    def __init__(self, *, sense: LinearModel | None = None, role: LinearModel | None = None) -> None:
        self._sense = sense or load_model("sense")
        self._role = role or load_model("role")

    def judge(self, features: SentenceFeatures) -> list[Filled]:
        """The readings that stand, in the order of their predicates."""
        kept: list[Filled] = []
        for word in features.predicates():
            ruled = features.filled.get(word, [])
            odds = self.sense(features, word)
            claim = 1.0 - odds[NONE]
            if (ruled and claim < KEEP) or (not ruled and claim < READ):
                continue
            if any(item.actor for item in ruled) or claim < READ:
                kept += ruled
                continue
            kind = ruled[0].frame.type if ruled else self._kind(word, odds, features)
            reading = self._read(kind, word, features, claim, ruled) if kind is not None else None
            kept += [reading] if reading is not None else ruled
        return kept

    def sense(self, features: SentenceFeatures, word: Word) -> dict[str, float]:
        """The probability of each type, and of no claim (`none`), for a word."""
        return self._sense.probabilities(features.sense(word))

    def reasons(self, features: SentenceFeatures, word: Word, label: str) -> list[tuple[str, float]]:
        """What spoke most for and against a type at a word, in logits."""
        return self._sense.reasons(features.sense(word), label)

    def _kind(self, word: Word, odds: dict[str, float], features: SentenceFeatures) -> EventType | None:
        """The likeliest of the types that a list gives the word, if one of them is plainly meant."""
        licensed = [label for label in features.licensed(word) if odds.get(label, 0.0) >= PLAIN * (1.0 - odds[NONE])]
        return EventType(max(licensed, key=lambda label: odds[label])) if licensed else None

    def _read(
        self, kind: EventType, word: Word, features: SentenceFeatures, claim: float, ruled: list[Filled]
    ) -> Filled | None:
        """A reading of whoever the model takes for actor and target; of a frame without an actor, the target stays."""
        cast = self.cast(kind, word, features)
        if not cast.actor or claim * cast.odds < JOINT:
            return None
        actor, target = cast.actor, cast.target
        if ruled and ruled[0].target:
            target = ruled[0].target
            actor = replace(actor, codes=tuple(code for code in actor.codes if code not in target.codes))
            if not actor:
                return None
        target = replace(target, codes=tuple(code for code in target.codes if code not in actor.codes))
        if ruled:
            heads = ruled[0].heads + cast.heads
            return replace(ruled[0], actor=actor, target=target, heads=heads, agentless=False)
        frame = Frame(kind, "verb", frozenset({word.lower}), (), source=MODEL)
        return Filled(frame, _OPEN, word, actor, target, (), cast.heads)

    def cast(self, kind: EventType, word: Word, features: SentenceFeatures) -> Cast:
        """Who acts and who is acted upon, were the word a claim of this type."""
        parties = features.parties
        actors: list[Word] = []
        targets: list[Word] = []
        best = LEAST
        likeliest: tuple[Party, Word | None] = (NOBODY, None)
        for head in features.heads():
            if head is word:
                continue
            odds = self._role.probabilities(features.role(word, kind, head))
            if odds["target"] >= ROLE and odds["target"] > odds["actor"]:
                targets.append(head)
                continue
            if odds["actor"] >= ROLE:
                actors.append(head)
            if odds["actor"] > best and (party := parties.one(head)):
                best, likeliest = odds["actor"], (party, head)
        actor = _joined(actors, parties)
        if not actor:
            for name, codes in parties.discourse.implied().items():
                odds = self._role.probabilities(features.implied(word, kind, name))
                if odds["actor"] > best:
                    best, likeliest = odds["actor"], (Party(codes), None)
            actor = likeliest[0]
            actors = [likeliest[1]] if likeliest[1] is not None else []
        return Cast(actor, _joined(targets, parties), (*actors, *targets), best)


def _joined(heads: Iterable[Word], parties: Parties) -> Party:
    joined = NOBODY
    for head in heads:
        joined += parties.one(head)
    return joined

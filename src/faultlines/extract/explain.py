"""How the reader came to a claim: frame, words and rules for every field, and what became of the words around it."""

from __future__ import annotations

from collections.abc import Iterator

from faultlines.extract.distinct import Draft
from faultlines.extract.judge import KEEP, MODEL, NONE, READ, Judge
from faultlines.extract.lexicon import Frame
from faultlines.extract.parties import Party
from faultlines.extract.predicates import Filled
from faultlines.extract.reader import Reader, Scene
from faultlines.extract.reference import PRONOUNS
from faultlines.extract.tree import Word
from faultlines.records import Document, Explanation, Step

_EFFECTS = {
    "ability": "can, not yet does",
    "affirm": "affirms",
    "ahead": "looks ahead",
    "attempt": "tries to",
    "condition": "in a condition",
    "conditional": "would",
    "conditioned": "depends on a condition",
    "deny": "denies",
    "ended": "has ended",
    "future": "lies ahead",
    "negate": "negates",
    "opinion": "holds for likely",
    "plan": "plans",
    "possible": "leaves open",
    "predict": "predicts",
    "purpose": "is meant to",
    "recommend": "calls for",
    "speech": "says",
    "wish": "wishes",
}
_MOST = 5
"""Features of the model that are named."""


def explain(reader: Reader, document: Document) -> list[Explanation]:
    """Every claim of the document with what made it, and every word that a frame or the model looked at in vain.

    In the order of the words. The same claims as `Reader.claims`.
    """
    drafts: list[tuple[Draft, Explanation]] = []
    silent: list[Explanation] = []

    def watch(scene: Scene, filled: list[Filled], found: list[Draft]) -> None:
        told = _Sentence(scene, reader.judge)
        drafts.extend((draft, told.claim(draft)) for draft in found)
        opened = {draft.item.predicate for draft in found}
        silent.extend(told.silent(filled, opened))

    kept = {id(draft.setting): draft.claim for draft in reader.drafts(document, watch=watch)}
    explained = [
        Explanation(told.word, told.start, kept[id(draft.setting)], told.steps)
        if id(draft.setting) in kept
        else Explanation(told.word, told.start, None, (Step("claim", "none", "the document says the same elsewhere"),))
        for draft, told in drafts
    ]
    return sorted([*explained, *silent], key=lambda item: item.start)


class _Sentence:
    """Explains what was read in one sentence."""

    def __init__(self, scene: Scene, judge: Judge) -> None:
        self._scene = scene
        self._judge = judge
        self._features = scene.features

    def claim(self, draft: Draft) -> Explanation:
        item, claim, setting = draft.item, draft.claim, draft.setting
        steps = [self._reading(item), *self._weight(item.predicate, item.frame.type)]
        steps.append(self._party("actor", claim.actor, claim.actor_text, item.actor))
        if claim.target:
            steps.append(self._party("target", claim.target, claim.target_text, item.target))
        if claim.commodity:
            how = "the frame's slot for it" if item.theme else "phrases beside the word"
            steps.append(Step("commodity", ", ".join(claim.commodity), how))
        effects = [f"“{word.text}” {_EFFECTS.get(name, name)}" for name, word in setting.effects]
        steps.append(Step("mode", claim.mode, "; ".join(effects) or "nothing around the word turns it"))
        holders = "named as speaker" if setting.holders else "nobody else is said to say it"
        steps.append(Step("holder", claim.holder, holders))
        dated = self._scene.dating.find(item.predicate, item.frame.type, setting.mode(item.frame.type))
        steps.append(Step("when", claim.when or "not dated", dated.because))
        if claim.unresolved:
            steps.append(Step("unresolved", "; ".join(claim.unresolved), "nobody before fits"))
        return Explanation(item.predicate.text, item.predicate.start, claim, tuple(steps))

    def silent(self, filled: list[Filled], opened: set[Word]) -> Iterator[Explanation]:
        """The words that a frame lists, or that the model took for a claim, and of which nothing came."""
        read = {item.predicate for item in filled}
        for word in self._features.predicates():
            if word in opened:
                continue
            odds = self._judge.sense(self._features, word)
            likely = 1.0 - odds[NONE]
            frames = self._features.listed(word)
            if not frames and likely < READ:
                continue
            steps = [Step("reading", "none", self._unfilled(word, frames, likely))]
            if word in read:
                steps = [Step("claim", "none", "said by a fuller claim, asked, ended, or without a state or actor")]
            yield Explanation(word.text, word.start, None, tuple(steps))

    def _unfilled(self, word: Word, frames: list[Frame], likely: float) -> str:
        filled = self._features.filled.get(word, [])
        listed = ", ".join(dict.fromkeys(f"{frame.type} ({frame.source})" for frame in frames))
        if filled and likely < KEEP:
            return f"{listed} filled, but the model holds a claim for unlikely ({likely:.0%})"
        if frames:
            return f"{listed}: slots not filled; the model gives a claim {likely:.0%}"
        return f"no frame; the model gives a claim {likely:.0%}, but no listed sense or no actor is likely enough"

    def _reading(self, item: Filled) -> Step:
        if item.frame.source == MODEL:
            return Step("type", item.frame.type, f"trained model, at “{item.predicate.text}”")
        pattern = item.pattern.text.strip()
        return Step("type", item.frame.type, f"{item.frame.source}, at “{item.predicate.text}”: {pattern}")

    def _weight(self, word: Word, kind: str) -> Iterator[Step]:
        odds = self._judge.sense(self._features, word)
        reasons = self._judge.reasons(self._features, word, kind)[:_MOST]
        named = ", ".join(f"{feature} {weight:+.2f}" for feature, weight in reasons)
        yield Step("model", f"claim {1.0 - odds[NONE]:.0%}, {kind} {odds[kind]:.0%}", named)

    def _party(self, field: str, codes: tuple[str, ...], words: str, party: Party) -> Step:
        value = ", ".join(codes)
        if codes == ("UNK",):
            return Step(field, value, "acts unnamed")
        if not words:
            return Step(field, value, "not named in the clause: who speaks, acted last or is called upon")
        mentions = [
            f"“{mention.text}” is {mention.code} ({mention.kind})"
            for mention in dict.fromkeys(self._features.parties.mentions.values())
            if mention.code in codes and mention.text in words
        ]
        if mentions:
            return Step(field, value, "; ".join(mentions))
        kind = "pronoun" if words.lower() in PRONOUNS else "name or description"
        return Step(field, value, f"{kind} “{words}”" + ("" if party.named else ", resolved from what was said before"))

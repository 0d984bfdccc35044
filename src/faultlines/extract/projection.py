"""From filled frames and their settings to claims; unfilled ones become nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from faultlines.extract import evidence
from faultlines.extract.arguments import Finder
from faultlines.extract.clauses import passive, preps, verbal
from faultlines.extract.commodity import commodities
from faultlines.extract.context import ContextWalk
from faultlines.extract.dating import Dating
from faultlines.extract.distinct import Draft, absorbed, distinct
from faultlines.extract.lexicon import Lexicon, load_data, word_list
from faultlines.extract.predicates import Filled, phrase_words
from faultlines.extract.quantity import quantities
from faultlines.extract.reference import Discourse
from faultlines.extract.setting import Setting
from faultlines.extract.tree import Sentence, Word
from faultlines.records import Claim, Commodity, DateRange, EventType, Instrument, Likelihood, Mode
from faultlines.records.claim import AUTHOR

_HELD = frozenset({EventType.ASSAULT, EventType.POSSESS, EventType.ALIGN, EventType.THREATEN, EventType.PROTEST})
"""Types that nobody is called on to do when no one is named."""
_ABOUT_THINGS = frozenset(
    {
        EventType.AID,
        EventType.COOPERATE,
        EventType.SANCTION,
        EventType.POSSESS,
        EventType.MOBILIZE,
        EventType.AGREE,
        EventType.COERCE,
        EventType.REQUEST,
        EventType.ALIGN,
        EventType.CONCEDE,
        EventType.THREATEN,
    }
)
_ABOUT = frozenset({"of", "on", "for", "with", "in", "over", "about"})
_STANDING = frozenset({EventType.ALIGN, EventType.SANCTION, EventType.COOPERATE})
"""What a verb may act upon: ties are cut, sanctions evaded, cooperation deepened."""
UNNAMED = ("INTL",)
"""Who is called upon where a document never says whom it calls upon."""


@dataclass(slots=True)
class Addressee:
    """To whom recommendations without a subject are addressed: the last one who was told that they must."""

    codes: tuple[str, ...] = ()
    text: str = ""
    first: tuple[str, ...] = ()


@dataclass(slots=True)
class Projection:
    """Turns one sentence's frames into claims."""

    document: str
    text: str
    lexicon: Lexicon
    finder: Finder
    discourse: Discourse
    addressee: Addressee
    dating: Dating

    def drafts(self, filled: Iterable[Filled], sentence: Sentence) -> list[Draft]:
        """The claims of the sentence with what they come from, each act once, in the order of their predicates."""
        walk = ContextWalk(self.lexicon, self.finder, self.discourse)
        drafts: list[Draft] = []
        embedding: set[Word] = set()
        for item in filled:
            setting = walk.setting(item.predicate)
            claim = self._claim(item, setting, sentence)
            if claim is not None:
                drafts.append(Draft(item, setting, claim))
                embedding |= {word for name, word in setting.effects if name in ("deny", "negate")}
        # "denies sending shells" is the denial of a transfer, not a refusal beside it
        drafts = [
            draft
            for draft in drafts
            if draft.claim.type is not EventType.REJECT or draft.item.predicate not in embedding
        ]
        drafts = absorbed(drafts)
        governed = {head for draft in drafts for head in draft.item.heads if head is not draft.item.predicate}
        drafts = [
            draft
            for draft in drafts
            if not (draft.item.agentless and draft.item.predicate in governed)
            and not self._said_by_governor(draft, drafts)
        ]
        return distinct(drafts)

    def _claim(self, item: Filled, setting: Setting, sentence: Sentence) -> Claim | None:
        mode = setting.mode(item.frame.type)
        if "ended" in setting.names or (mode is Mode.RECOMMENDATION and "negate" in setting.names):
            return None  # neither done nor called for: no mode says "should not"
        actor, actor_text, open_words = item.actor.codes, item.actor.text, item.actor.open + item.target.open
        if item.agentless:
            if mode is Mode.RECOMMENDATION and item.frame.type not in _HELD:
                actor, actor_text = self.addressee.codes, self.addressee.text
                actor = tuple(code for code in actor if code not in item.target.codes) or UNNAMED
            elif item.frame.agentless and item.target and self._unnamed(item.predicate):
                actor = ("UNK",)
            else:
                return None
        elif mode is Mode.RECOMMENDATION and item.actor.named and "recommend" in setting.names:
            self.addressee.codes, self.addressee.text = item.actor.codes, item.actor.text
            self.addressee.first = self.addressee.first or item.actor.codes
        if not any(_known(code) for code in (*actor, *item.target.codes)) or self._asked(item.predicate, sentence):
            return None
        if _told_before(item):
            return None
        content = item.predicate.child("xcomp", "ccomp")
        if content is not None and content.lower in ("named", "identified", "quoted"):
            return None  # "who asked not to be named"
        if _only_common(actor) and mode is not Mode.RECOMMENDATION and not (item.target.named or item.theme):
            return None
        target = tuple(code for code in item.target.codes if code not in actor)
        if item.target.codes and not target:
            return None
        when = self.dating.find(item.predicate, item.frame.type, mode).edtf
        if mode is Mode.FACT and self.dating.ahead(when):
            mode = Mode.FORECAST
        if when is not None and _soviet(when):
            actor, target = _as_soviet(actor), _as_soviet(target)
        theme = item.theme or self._theme(item)
        start, end = evidence.span(item, sentence, self.text, (word for _, word in setting.effects))
        quote = self.text[start:end]
        holder = " < ".join(setting.holders) or AUTHOR
        return Claim(
            document=self.document,
            start=start,
            end=end,
            quote=quote,
            actor=actor,
            target=target,
            actor_text=actor_text,
            target_text=item.target.text if target else "",
            type=item.frame.type,
            mode=mode,
            commodity=theme,
            holder=holder,
            when=when,
            likelihood=setting.likelihood or (_band(quote) if mode in (Mode.ASSESSMENT, Mode.FORECAST) else None),
            quantity=tuple(quantities(quote)) if theme else (),
            where=_place(item.predicate),
            instrument=_instrument(item, quote) if mode is Mode.RECOMMENDATION else None,
            unresolved=tuple(dict.fromkeys(open_words)),
        )

    def _unnamed(self, predicate: Word) -> bool:
        """Whether somebody acts unnamed: a passive, a noun, or a blast or attack that does the killing."""
        if not verbal(predicate) or passive(predicate):
            return True
        lemmas = {self.lexicon.noun(head.lower) for head in self.finder.surface_subject(predicate)}
        assaults = {
            lemma for lemma in lemmas for frame in self.lexicon.frames.get(("noun", lemma), ())
            if frame.type is EventType.ASSAULT
        }  # fmt: skip
        return bool(assaults or lemmas & word_list("syntax", "blasts"))

    def _theme(self, item: Filled) -> tuple[Commodity, ...]:
        """What the claim is about where its pattern names no slot for that: commodities in the phrases beside it."""
        if item.frame.type not in _ABOUT_THINGS:
            return ()
        predicate = item.predicate
        phrases = [predicate] if not verbal(predicate) else self.finder.slot(predicate, "obj")
        names = {child.lower for child in predicate.children if child.dep == "prep"} & _ABOUT
        phrases = [*phrases, *(head for name in sorted(names) for head in self.finder.slot(predicate, name))]
        words = (word for head in dict.fromkeys(phrases) for word in phrase_words(head))
        return commodities(words, self.lexicon)

    def _said_by_governor(self, draft: Draft, drafts: list[Draft]) -> bool:
        """Whether the verb that governs a noun says what it says ("cut its ties with", "evaded UN sanctions")."""
        item, claim = draft.item, draft.claim
        parties = {*claim.actor, *claim.target}
        return any(
            other.item.predicate is not item.predicate
            and verbal(other.item.predicate)
            and parties <= {*other.claim.actor, *other.claim.target}
            and (claim.type in _STANDING or claim.type is other.claim.type)
            and item.predicate in self.finder.slot(other.item.predicate, "obj")
            for other in drafts
        )

    def _asked(self, predicate: Word, sentence: Sentence) -> bool:
        """Whether the sentence only asks: a question claims nothing, but what its nouns take as given."""
        return (
            sentence.words[-1].text == "?"
            and verbal(predicate)
            and sentence.root.lower not in ("remember", "recall")
            and predicate.dep not in ("relcl",)
        )


def _known(code: str) -> bool:
    """Whether a state, or a body that states have made, stands behind the code."""
    return (bool(code) and code != "UNK" and ":" not in code) or code.startswith("MULTI:")


def _told_before(item: Filled) -> bool:
    """Whether a noun only points back: "the UN sanctions", with no word of against whom."""
    return (
        not verbal(item.predicate)
        and not item.target
        and not item.theme
        and len(item.actor.codes) < 2
        and any(child.dep == "det" and child.lower in ("the", "these", "those") for child in item.predicate.children)
    )


def _soviet(when: str) -> bool:
    """Whether all of a date lies in the years of the Soviet Union, when Moscow was its capital."""
    days = DateRange.parse(when)
    return (
        days.earliest is not None
        and days.latest is not None
        and days.earliest.year >= 1922
        and days.latest.year <= 1991
    )


def _as_soviet(codes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys("SUN" if code == "RUS" else code for code in codes))


def _only_common(actor: tuple[str, ...]) -> bool:
    """Whether only common nouns name the actor ("countries", "rebels")."""
    return all(code.startswith(("MULTI:", "ORG:")) for code in actor)


def _band(quote: str) -> Likelihood | None:
    lower = f" {quote.lower()} "
    for entry in load_data("context")["likelihood"]:
        if any(f" {words} " in lower for words in entry["words"]):
            return Likelihood(entry["band"])
    return None


def _place(predicate: Word) -> str | None:
    for name in ("at", "in", "near"):
        for item in preps(predicate, name):
            if item.ent in ("GPE", "LOC", "FAC") or (item.tag == "NNP" and item.ent not in ("DATE", "TIME")):
                words = sorted(
                    (
                        word
                        for word in item.subtree()
                        if word.dep in ("compound", "det", "amod", "poss", "case") or word is item
                    ),
                    key=lambda word: word.i,
                )
                return " ".join(word.text for word in words).replace(" 's", "'s")
    return None


_INSTRUMENTS: tuple[tuple[Instrument, frozenset[str]], ...] = (
    (Instrument.CYBER, frozenset({"cyber", "cybersecurity", "hacking", "hackers", "cyberattacks", "digital"})),
    (Instrument.INTELLIGENCE, frozenset({"intelligence", "intelligence-sharing", "information-sharing", "imagery"})),
    (
        Instrument.TECHNOLOGY,
        frozenset({"technology", "technologies", "export", "exports", "dual-use", "semiconductors", "components"}),
    ),
    (Instrument.HUMAN_RIGHTS, frozenset({"humanitarian", "rights", "abuses", "dissidents", "refugees", "defectors"})),
    (
        Instrument.LAW,
        frozenset({"court", "law", "legal", "tribunal", "prosecute", "accountable", "icc", "resolutions"}),
    ),
)


def _instrument(item: Filled, quote: str) -> Instrument:
    words = set(quote.lower().replace(",", " ").split())
    for instrument, marks in _INSTRUMENTS:
        if words & marks:
            return instrument
    kind = item.frame.type
    if kind in (EventType.SANCTION, EventType.COERCE):
        return Instrument.ECONOMIC
    if kind in (EventType.MOBILIZE, EventType.ASSAULT) or Commodity.ARMS in item.theme:
        return Instrument.MILITARY
    if kind in (EventType.AID, EventType.SUPPORT):
        return Instrument.THIRD_PARTY
    if kind in (EventType.CONSULT, EventType.AGREE, EventType.REQUEST, EventType.COOPERATE, EventType.ACCUSE):
        return Instrument.DIPLOMACY
    return Instrument.OTHER

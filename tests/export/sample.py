"""A small made-up case about public facts: fictitious outlets, own sentences, all modes, a reprint, a dispute."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

from faultlines.records import (
    Claim,
    Commodity,
    Document,
    EventType,
    Failure,
    Instrument,
    Likelihood,
    Mode,
    Quantity,
)

NAMES = {
    "PRK": "North Korea",
    "RUS": "Russia",
    "UKR": "Ukraine",
    "USA": "the United States",
    "KOR": "South Korea",
    "CHN": "China",
}


def document(name: str, text: str = "Words.", **fields: Any) -> Document:
    """Return an English text document whose bytes are its text."""
    read = Document(
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        part=0,
        name=name,
        media_type="text/plain",
        text=text,
        language="en",
    )
    return replace(read, **fields)


def claim(
    source: Document,
    quote: str = "Words.",
    actor: str = "PRK",
    kind: EventType = EventType.AID,
    target: str = "RUS",
    mode: Mode = Mode.FACT,
    *,
    commodity: tuple[Commodity, ...] = (),
    **fields: Any,
) -> Claim:
    """Return a claim on the words `quote` of `source`; actors and targets are codes with commas between them."""
    start = max(source.text.find(quote), 0)
    made = Claim(
        document=source.id,
        start=start,
        end=start + len(quote),
        quote=quote,
        actor=tuple(filter(None, actor.split(","))),
        target=tuple(filter(None, target.split(","))),
        actor_text=actor,
        target_text=target,
        type=kind,
        mode=mode,
        commodity=commodity,
        extractor="0.1.0",
    )
    return replace(made, **fields)


WIRE = document(
    "wire.txt",
    "North Korea has shipped more than 8,000 containers of shells to Russia since August 2023, officials in Seoul say. "
    "Russia has sent North Korea refined oil. "
    "The two leaders met at the Vostochny cosmodrome on 13 September 2023. "
    "North Korea holds large stocks of artillery shells.",
    title="Shells for oil",
    published="2024-03-27",
    source="Harbour Wire",
)
REPRINT = document(
    "reprint.html",
    "By our staff. Russia has sent North Korea refined oil. Nobody here has seen the ships.",
    title="Oil goes east",
    published="2024-03-28",
    source="Evening Ledger",
)
COUNT = document(
    "count.txt",
    "Investigators count 3,000 containers of shells on the way to Russia. "
    "North Korea said that it has never exported weapons to Russia. "
    "The satellite pictures suggest that labourers went as well.",
    title="Counting containers",
    published="2024-04-02",
    source="Institute for Port Studies",
)
OPINION = document(
    "opinion.md",
    "Russia is likely to hand over submarine technology within a few years. "
    "If China closes the border, North Korea will depend on Russia alone. "
    "The West should tighten export controls on machine tools. "
    "Governments ought to share what their services know. "
    "Pyongyang warned Seoul of fire. Washington sanctioned two shipping firms in May 2024.",
    title="What comes next",
    published="2024-06",
    source="The Quarterly View",
)
UNDATED = document("leaflet.txt", "They gave them money.", source="Handbill")
FOREIGN = document("kommyunike.txt", "Стороны обсудили сотрудничество.", language="ru", published="2024-06-19")
SILENT = document("weather.txt", "It rained in Ulsan.", published="2024-01", source="Harbour Wire")
DOCUMENTS = (WIRE, REPRINT, COUNT, OPINION, UNDATED, FOREIGN, SILENT)

ARMS, FUEL, MONEY, LABOUR = (Commodity.ARMS,), (Commodity.FUEL,), (Commodity.MONEY,), (Commodity.LABOUR,)
SHELLS = claim(
    WIRE,
    "North Korea has shipped more than 8,000 containers of shells to Russia since August 2023",
    commodity=ARMS,
    holder="officials in Seoul",
    when="2023-08/2024-03",
    quantity=(Quantity(8000, None, "containers", "more than 8,000 containers"),),
)
FEWER_SHELLS = claim(
    COUNT,
    "Investigators count 3,000 containers of shells on the way to Russia",
    commodity=ARMS,
    holder="Investigators",
    quantity=(Quantity(3000, 3000, "containers", "3,000 containers"),),
)
DENIAL = claim(
    COUNT,
    "it has never exported weapons to Russia",
    commodity=ARMS,
    mode=Mode.DENIAL,
    holder="North Korea",
)
OIL = claim(WIRE, "Russia has sent North Korea refined oil", "RUS", target="PRK", commodity=FUEL)
OIL_AGAIN = claim(REPRINT, "Russia has sent North Korea refined oil", "RUS", target="PRK", commodity=FUEL)
CLAIMS = (
    SHELLS,
    FEWER_SHELLS,
    DENIAL,
    OIL,
    OIL_AGAIN,
    claim(
        WIRE,
        "The two leaders met at the Vostochny cosmodrome on 13 September 2023",
        "PRK,RUS",
        EventType.CONSULT,
        "",
        when="2023-09-13",
        where="Vostochny cosmodrome",
    ),
    claim(WIRE, "North Korea holds large stocks of artillery shells", "PRK", EventType.POSSESS, "", commodity=ARMS),
    claim(
        COUNT,
        "The satellite pictures suggest that labourers went as well",
        commodity=LABOUR,
        mode=Mode.ASSESSMENT,
    ),
    claim(
        OPINION,
        "Russia is likely to hand over submarine technology within a few years",
        "RUS",
        target="PRK",
        commodity=(Commodity.OTHER_TECHNOLOGY,),
        mode=Mode.FORECAST,
        likelihood=Likelihood.LIKELY,
        when="2024-06/2027",
    ),
    claim(
        OPINION,
        "North Korea will depend on Russia alone",
        "PRK",
        EventType.ALIGN,
        "RUS",
        Mode.HYPOTHETICAL,
    ),
    claim(
        OPINION,
        "The West should tighten export controls on machine tools",
        "WEST",
        EventType.SANCTION,
        "",
        Mode.RECOMMENDATION,
        instrument=Instrument.TECHNOLOGY,
    ),
    claim(
        OPINION,
        "Governments ought to share what their services know",
        "MULTI:governments",
        EventType.COOPERATE,
        "",
        Mode.RECOMMENDATION,
        commodity=(Commodity.INTELLIGENCE,),
        instrument=Instrument.INTELLIGENCE,
    ),
    claim(OPINION, "Pyongyang warned Seoul of fire", "PRK", EventType.THREATEN, "KOR"),
    claim(
        OPINION,
        "Washington sanctioned two shipping firms in May 2024",
        "USA",
        EventType.SANCTION,
        "ORG:two shipping firms",
        when="2024-05",
    ),
    claim(UNDATED, "They gave them money", "UNK", target="UNK", commodity=MONEY, unresolved=("They", "them")),
)
FAILURES = (
    Failure(
        "scans/annex.pdf",
        "no text in it: its pages are pictures",
        "2024-07-01T10:00:00Z",
        "recognise the text first, then read it again",
    ),
)

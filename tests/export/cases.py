"""Random claims on a few actors, for properties that hold for every brief."""

from __future__ import annotations

from hypothesis import strategies as st

from faultlines.records import Claim, Commodity, Document, EventType, Instrument, Likelihood, Mode

from .sample import claim, document

DOCUMENTS: tuple[Document, ...] = tuple(
    document(f"{number}.txt", f"Text {number}.", published=f"20{14 + number}", source=f"Source {number % 3}")
    for number in range(6)
)
_CODES = st.lists(st.sampled_from(["PRK", "RUS", "CHN", "WEST"]), max_size=2, unique=True).map(",".join)


@st.composite
def _claim(draw: st.DrawFn) -> Claim:
    quote = draw(st.sampled_from(["One sentence", "Another sentence", "A third one"]))
    return claim(
        draw(st.sampled_from(DOCUMENTS)),
        quote,
        draw(_CODES),
        draw(st.sampled_from(EventType)),
        draw(_CODES),
        draw(st.sampled_from(Mode)),
        commodity=tuple(draw(st.lists(st.sampled_from([Commodity.ARMS, Commodity.FUEL]), max_size=2, unique=True))),
        holder=draw(st.sampled_from(["author", "Kim", "officials"])),
        when=draw(st.sampled_from([None, "2014", "2016-05", "1953/2018", "2017/..", "195X", "2018-02-03"])),
        likelihood=draw(st.sampled_from([None, Likelihood.LIKELY, Likelihood.UNLIKELY])),
        instrument=draw(st.sampled_from([None, Instrument.LAW, Instrument.ECONOMIC])),
    )


CLAIMS = st.lists(_claim(), max_size=30)

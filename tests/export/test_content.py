"""What makes claims one line."""

from __future__ import annotations

import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faultlines.export.content import Cited, Content, Key, as_line, count_wordings, in_time, query
from faultlines.records import Claim, Commodity, EventType, Instrument, Mode

from .sample import OIL, OIL_AGAIN, OPINION, REPRINT, WIRE, claim, document


def test_order_and_repetition_of_codes_do_not_matter() -> None:
    """The same actors and commodities in another order are the same content."""
    one = claim(WIRE, actor="PRK,RUS", commodity=(Commodity.FUEL, Commodity.ARMS))
    other = claim(WIRE, actor="RUS,PRK", commodity=(Commodity.ARMS, Commodity.FUEL, Commodity.ARMS))
    assert Content.of(one) == Content.of(other)


def test_giver_and_receiver_are_never_exchanged() -> None:
    """Help from one to the other is not help from the other to the one."""
    assert Content.of(claim(WIRE, actor="PRK", target="RUS")) != Content.of(claim(WIRE, actor="RUS", target="PRK"))


def test_a_mutual_act_is_one_whoever_is_named_first() -> None:
    """A visit by one to the other and a meeting of both are the same content."""
    contents = {
        Content.of(claim(WIRE, actor=actor, kind=EventType.CONSULT, target=target))
        for actor, target in (("RUS", "PRK"), ("PRK", "RUS"), ("RUS,PRK", ""))
    }
    assert len(contents) == 1


def test_the_instrument_parts_recommendations_only() -> None:
    """Two kinds of response are two lines; a forecast with an instrument is not parted by it."""
    made = [
        claim(WIRE, mode=mode, instrument=instrument)
        for mode in (Mode.RECOMMENDATION, Mode.FORECAST)
        for instrument in (Instrument.LAW, None)
    ]
    assert len({Key.of(item) for item in made}) == 3


def test_documents_that_share_a_quotation_are_one_wording() -> None:
    """Letter case, marks and white space apart; a third document with words of its own adds one."""
    shouted = claim(OPINION, "RUSSIA has sent North Korea — refined  oil!", "RUS", target="PRK")
    own = claim(document("own.txt", "Own."), "Tankers went east")
    assert count_wordings([OIL]) == 1
    assert count_wordings([OIL, OIL_AGAIN, shouted]) == 1
    assert count_wordings([OIL, OIL_AGAIN, own]) == 2
    assert count_wordings([]) == 0


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=30))
def test_wordings_are_the_clusters_of_a_plain_search(pairs: list[tuple[int, int]]) -> None:
    """The count agrees with joining documents step by step until nothing more joins."""
    documents = [document(f"{number}", f"{number}") for number in range(6)]
    claims = [claim(documents[which], f"quote {words}") for which, words in pairs]
    clusters = [({which}, {words}) for which, words in pairs]
    merged = True
    while merged:
        merged = False
        for at, one in enumerate(clusters):
            for other in clusters[at + 1 :]:
                if not merged and (one[0] & other[0] or one[1] & other[1]):
                    clusters.remove(other)
                    one[0].update(other[0])
                    one[1].update(other[1])
                    merged = True
    assert count_wordings(claims) == len(clusters)


def _line(*claims: Claim) -> list[str]:
    cited = [Cited(made.id, made, {WIRE.id: WIRE, REPRINT.id: REPRINT}[made.document]) for made in claims]
    return [item.quote for item in as_line(Content.of(claims[0]), Mode.FACT, cited, {}, ()).evidence]


def test_the_best_quotation_leads() -> None:
    """A quotation with nothing left open beats one with a pronoun, a dated one beats an undated one."""
    plain = "North Korea gave Russia a great many shells in the course of that year, and more of them in the next one"
    assert (
        _line(
            claim(WIRE, "They gave it " * 8, unresolved=("They",)), claim(WIRE, plain, when="2023"), claim(WIRE, plain)
        )[0]
        == plain
    )
    assert _line(claim(WIRE, "Shells"), claim(WIRE, plain)) == [plain, "Shells"]


def test_dates_come_in_order_of_time() -> None:
    """By the first day a date may mean, unreadable ones last."""
    dates = ["soon", "2024-06-19", "../1953", "2024", "195X", "2022/.."]
    assert sorted(dates, key=in_time) == ["195X", "../1953", "2022/..", "2024", "2024-06-19", "soon"]


@pytest.mark.parametrize("code", ["MULTI:$(reboot)", "ORG:a; rm -rf /", "PER:'`x`", "--case", "PRK\n", "prk"])
def test_a_command_never_carries_ingested_words(code: str) -> None:
    """Only plain codes go into a command that a reader may copy into a shell."""
    command = query(Content((code, "PRK"), EventType.AID, (code,), ()), Mode.FACT)
    assert shlex.split(command) == ["faultlines", "claims", "--actor", "PRK", "--type", "AID", "--mode", "fact"]

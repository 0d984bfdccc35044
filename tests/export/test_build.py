"""Building the brief."""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faultlines.errors import NotFoundError
from faultlines.export import Brief, build_brief
from faultlines.records import Claim, EventType, Mode

from . import cases
from .sample import CLAIMS, DENIAL, DOCUMENTS, FAILURES, NAMES, OIL, OIL_AGAIN, SHELLS, WIRE, claim

if TYPE_CHECKING:
    from faultlines.export.model import Line


def sample_brief() -> Brief:
    """Return the brief on the sample case."""
    return build_brief(CLAIMS, DOCUMENTS, FAILURES, title="Shells and oil", names=NAMES)


def at_home(brief: Brief) -> dict[str, list[Line]]:
    """Return, by section, the lines that have their home there."""
    return {
        section.key: [
            *(line for group in section.groups for line in group.lines),
            *(contest.denial for contest in section.contests),
        ]
        for section in brief.sections
    }


def find(brief: Brief, made: Claim) -> Line:
    """Return the line that a claim stands in."""
    lines = [line for lines in at_home(brief).values() for line in lines]
    return next(line for line in lines if made.id in {item.claim for item in line.evidence})


@given(cases.CLAIMS)
def test_every_claim_has_one_home(claims: list[Claim]) -> None:
    """Each claim stands in exactly one line of one section: none is lost, none shown as two."""
    brief = build_brief(claims, cases.DOCUMENTS, [], title="t")
    homes = Counter(item.claim for lines in at_home(brief).values() for line in lines for item in line.evidence)
    assert homes == Counter({made.id: 1 for made in claims})
    assert sum(section.claims for section in brief.sections) == len(homes) == brief.corpus.claims


@given(cases.CLAIMS)
def test_a_denial_never_stands_among_facts(claims: list[Claim]) -> None:
    """Whatever is denied is shown as denied, in the section on denials, and a line never mixes modes."""
    brief = build_brief(claims, cases.DOCUMENTS, [], title="t")
    for key, lines in at_home(brief).items():
        for line in lines:
            assert {item.mode for item in line.evidence} == {line.mode}
            assert (line.mode is Mode.DENIAL) == (key == "contested")
    for contest in (contest for section in brief.sections for contest in section.contests):
        assert all(line.mode in (Mode.FACT, Mode.ASSESSMENT) for line in contest.assertions)
        assert all(line.denied_by for line in contest.assertions)


@given(cases.CLAIMS, st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_the_order_of_claims_does_not_matter(claims: list[Claim], random: Random) -> None:
    """The same case gives the same brief, in whatever order its claims come."""
    shuffled = claims.copy()
    random.shuffle(shuffled)
    first, second = (build_brief(made, cases.DOCUMENTS, [], title="t") for made in (claims, shuffled))
    assert first == second


def test_the_same_claim_twice_counts_once() -> None:
    """A claim given twice is one claim."""
    assert build_brief([SHELLS, SHELLS], DOCUMENTS, [], title="t").corpus.claims == 1


def test_a_fact_that_is_denied_says_by_whom() -> None:
    """The note stands at the fact, and the denial stands beside the fact in its own section."""
    brief = sample_brief()
    assert find(brief, SHELLS).denied_by == ("North Korea",)
    (contest,) = next(section for section in brief.sections if section.key == "contested").contests
    assert contest.denial.id == DENIAL.id
    assert SHELLS.id in {item.claim for line in contest.assertions for item in line.evidence}


def test_a_denial_that_nobody_contradicts_stands_under_its_own_heading() -> None:
    """It is still shown, and is no contest."""
    section = next(
        section for section in build_brief([DENIAL], DOCUMENTS, [], title="t").sections if section.key == "contested"
    )
    assert not section.contests
    assert [line.id for group in section.groups for line in group.lines] == [DENIAL.id]


def test_a_reprint_is_one_wording_in_two_documents() -> None:
    """The same words in two documents are one line that says so."""
    line = find(sample_brief(), OIL)
    assert line is not None
    assert {item.claim for item in line.evidence} == {OIL.id, OIL_AGAIN.id}
    assert line.support == "2 documents, same words"


def test_figures_that_differ_are_named() -> None:
    """More than 8,000 and 3,000 containers cannot both be right, and the section on disputes lists them."""
    brief = sample_brief()
    line = find(brief, SHELLS)
    assert line.differing == ("3,000 containers", "more than 8,000 containers")
    contested = next(section for section in brief.sections if section.key == "contested")
    assert [other.id for other in contested.differing] == [line.id]


def test_gaps_name_what_was_not_read_or_dated() -> None:
    """Failures, foreign, undated and silent documents are listed, undated claims counted."""
    gaps = sample_brief().gaps
    assert [failure.locator for failure in gaps.failures] == ["scans/annex.pdf"]
    assert gaps.foreign == (("kommyunike.txt", "ru"),)
    assert gaps.undated == ("leaflet.txt",)
    assert gaps.silent == ("weather.txt",)
    assert gaps.claims_undated == sum(made.when is None for made in CLAIMS)
    assert gaps.claims_unresolved == 1


def test_the_corpus_names_every_document_by_its_bytes() -> None:
    """The chain of custody holds the SHA-256 of each document, by date, the undated last."""
    corpus = sample_brief().corpus
    assert {entry.sha256 for entry in corpus.documents} == {read.sha256 for read in DOCUMENTS}
    assert corpus.documents[-1].name == "leaflet.txt"
    assert (corpus.first, corpus.last) == ("2024-01", "2024-06-19")
    assert corpus.extractors == ("0.1.0",)


def test_the_summary_says_what_is_reported_and_denied() -> None:
    """It counts documents and modes, names the most reported flow and says that it is denied."""
    first, second, third = sample_brief().summary
    assert first.startswith(
        "7 documents from 5 sources, published between January 2024 and 19 June 2024, make 15 claims"
    )
    assert "North Korea → Russia: arms (stated as fact, in 2 documents; denied by North Korea)" in second
    assert third == "One matter is denied, and asserted elsewhere in these documents."


def test_an_empty_case_gives_an_empty_brief() -> None:
    """Nothing found is said, not left blank."""
    brief = build_brief([], [], [], title="t")
    assert brief.summary == ("0 documents; no claim was found in them.",)
    assert not brief.timeline
    assert not brief.flows


def test_a_claim_without_its_document_is_an_error() -> None:
    """A claim that cannot be cited is not shown."""
    with pytest.raises(NotFoundError, match=SHELLS.document):
        build_brief([SHELLS], [], [], title="t")


def test_lines_about_the_main_actors_come_first() -> None:
    """Of lines that are equally well supported, those on the actors the corpus speaks of most lead."""
    small = claim(WIRE, "x", "MLT", EventType.THREATEN, "ISL")
    main = [claim(WIRE, f"y{number}", "PRK", EventType.ASSAULT, "RUS") for number in range(3)]
    big = claim(WIRE, "z", "PRK", EventType.THREATEN, "RUS")
    brief = build_brief([small, *main, big], DOCUMENTS, [], title="t")
    force = next(section for section in brief.sections if section.key == "force")
    assert [line.id for line in force.groups[0].lines] == [big.id, small.id]

"""Filters: each condition alone, together, and by date."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from faultlines.case import CaseFile, ClaimFilter
from faultlines.case.filter import days
from faultlines.errors import DateError
from faultlines.records import Claim, Commodity, DateRange, Document, EventType, Mode

from .conftest import MakeClaim, MakeDocument, seen


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (ClaimFilter(), [0, 1]),
        (ClaimFilter(actor=("RUS",)), [0]),
        (ClaimFilter(actor=("PER:Kim",)), [1]),
        (ClaimFilter(target=("RUS",)), [1]),
        (ClaimFilter(type=(EventType.AID,)), [0, 1]),
        (ClaimFilter(type=(EventType.ASSAULT,)), []),
        (ClaimFilter(mode=(Mode.DENIAL,)), [1]),
        (ClaimFilter(commodity=(Commodity.MONEY,)), [1]),
        (ClaimFilter(holder="STATE media"), [1]),
        (ClaimFilter(actor=("CHN", "RUS"), type=(EventType.ASSAULT, EventType.AID)), [0]),
        (ClaimFilter(actor=("RUS",), mode=(Mode.DENIAL,)), []),
        (ClaimFilter(since="2023-09"), [0]),
        (ClaimFilter(until="2023-08-01"), [1]),
        (ClaimFilter(since="2023-08-31", until="2023-09-13"), [1]),
        (ClaimFilter(since="2023", until="2023"), [0, 1]),
        (ClaimFilter(since="../2023"), [0, 1]),
        (ClaimFilter(document="d0000000000000000"), []),
    ],
)
def test_each_condition(
    case: CaseFile, pair: tuple[Document, list[Claim]], wanted: ClaimFilter, found: list[int]
) -> None:
    """Every condition keeps the claims that meet it; an undated claim counts on its document's date."""
    document, claims = pair
    case.add(document, claims, seen(document), "1")
    assert list(case.claims(wanted)) == [claims[number] for number in found]


def test_a_claim_without_any_date_is_outside_every_period(
    case: CaseFile, make_document: MakeDocument, make_claim: MakeClaim
) -> None:
    """What nothing dates is listed without a period and never within one."""
    document = make_document()
    case.add(document, [make_claim(document, "Moscow sends fuel")], seen(document), "1")
    assert len(list(case.claims())) == 1
    assert list(case.claims(ClaimFilter(since="0001"))) == list(case.claims(ClaimFilter(until="9999"))) == []


@pytest.mark.parametrize("wanted", [ClaimFilter(since="soon"), ClaimFilter(until="2023-13")])
def test_a_bad_date_is_refused_before_anything_is_read(case: CaseFile, wanted: ClaimFilter) -> None:
    """A period that is not EDTF is an error at once, not when the first claim is fetched."""
    with pytest.raises(DateError):
        case.claims(wanted)


def test_quotes_in_values_stay_values(case: CaseFile, pair: tuple[Document, list[Claim]]) -> None:
    """A value that looks like SQL matches nothing and harms nothing."""
    case.add(*pair, seen(pair[0]), "1")
    assert list(case.claims(ClaimFilter(actor=("RUS' OR '1'='1",), holder="'; DROP TABLE claim; --"))) == []
    assert case.counts().claims == 2


_DAYS = st.dates(date(2014, 1, 1), date(2025, 12, 31))
_SPANS = st.one_of(
    st.builds(lambda day: day.isoformat(), _DAYS),
    st.builds(lambda day: f"{day:%Y-%m}", _DAYS),
    st.builds(lambda day: f"{day:%Y}", _DAYS),
    st.builds(lambda day: f"{day.isoformat()}/..", _DAYS),
    st.builds(lambda day: f"../{day:%Y-%m}", _DAYS),
    st.builds(lambda day, length: f"{day}/{day + timedelta(length)}", _DAYS, st.integers(0, 900)),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(whens=st.lists(_SPANS, min_size=1, max_size=8), asked=_SPANS)
def test_the_period_agrees_with_the_dates_themselves(
    tmp_path_factory: pytest.TempPathFactory,
    make_document: MakeDocument,
    make_claim: MakeClaim,
    whens: list[str],
    asked: str,
) -> None:
    """SQL finds exactly the claims whose dates overlap the period by the rules of `DateRange`."""
    document = make_document()
    claims = [make_claim(document, document.text, when=when, where=str(number)) for number, when in enumerate(whens)]
    with CaseFile.open(tmp_path_factory.mktemp("days") / "d.case", create=True) as case:
        case.add(document, claims, seen(document), "1")
        found = list(case.claims(ClaimFilter(since=asked, until=asked)))
    assert found == [claim for claim in claims if DateRange.parse(str(claim.when)).overlaps(DateRange.parse(asked))]


def test_open_ends_are_stored_as_the_first_and_last_day() -> None:
    """An open end reaches to the edge of the calendar; no date is no day."""
    assert days("2022/..") == ("2022-01-01", "9999-12-31")
    assert days("../2022") == ("0001-01-01", "2022-12-31")
    assert days(None) == (None, None)

"""Dates of claims that carry none in their words."""

from __future__ import annotations

import pytest

from .conftest import Read

DAY = "2023-05-20"
OFFICE = "The White House"


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Russia sent oil to North Korea.", "2023-05~"),
        ("Russia is sending oil to North Korea.", "2023-05~"),
        ("Russia has sent oil to North Korea.", "2023-05~"),
        ("Russia will send oil to North Korea.", None),
        ("Russia had sent oil to North Korea.", None),
        ("On 3 May the ministers arrived in Pyongyang. Russia sent oil to North Korea.", "2023-05-03"),
        ("On 3 May the ministers arrived in Pyongyang.\n\nRussia sent oil to North Korea.", "2023-05~"),
    ],
)
def test_the_tense_ties_an_undated_act_to_the_report(read: Read, text: str, when: str | None) -> None:
    """About the month of the report, or the date that the paragraph spoke of last."""
    claims = [claim for claim in read(text, DAY) if "fuel" in claim.commodity]
    assert [claim.when for claim in claims] == [when]


def test_a_statement_condemns_on_its_own_day(read: Read) -> None:
    """What is done by saying so is done when it is said."""
    claims = read("We condemn Russia's invasion of Ukraine.", DAY, source=OFFICE)
    assert [claim.when for claim in claims if claim.type == "ACCUSE"] == [DAY]


def test_an_offices_readout_tells_of_about_its_day(read: Read) -> None:
    """A newspaper's past may lie further back."""
    text = "President Biden spoke with President Macron of France."
    assert [claim.when for claim in read(text, DAY, source=OFFICE)] == [f"{DAY}~"]
    assert [claim.when for claim in read(text, DAY)] == ["2023-05~"]


def test_without_a_date_of_publication_nothing_is_dated(read: Read) -> None:
    """There is nothing to lean on."""
    assert [claim.when for claim in read("Russia sent oil to North Korea.")] == [None]


def test_what_is_dated_after_the_report_is_a_forecast(read: Read) -> None:
    """A visit on 1 June, told of in May."""
    claims = read("Putin is visiting Pyongyang on 1 June 2023.", DAY)
    assert [(claim.mode, claim.when) for claim in claims] == [("forecast", "2023-06-01")]

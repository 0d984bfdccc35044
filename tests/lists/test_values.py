"""Dates, countries, identifiers and links as lists write them."""

from __future__ import annotations

import pytest

from faultlines.errors import RefusedListError
from faultlines.lists.countries import country_code, country_codes
from faultlines.lists.days import american_day, date_in_name, edtf, iso_day
from faultlines.lists.identifiers import identifier, is_inn, is_ogrn, kind_of
from faultlines.lists.links import read_links
from tests.lists.conftest import Write
from tests.lists.test_ftm import FIRM, OWNER, SHARE, lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("13/06/1975", "1975-06-13"), ("00/06/1975", "1975-06"), ("00/00/1975", "1975"),
        ("1975-06-13T00:00:00", "1975-06-13"),
        ("late 1950s", "195X"), ("approximately 1960", "1960~"), ("31 Feb 1975", None), ("1965 to 1960", None),
        ("soon", None), ("", None), ("13 Smarch 1975", None),
    ],
)  # fmt: skip
def test_dates(text: str, expected: str | None) -> None:
    """What means a date is EDTF; what does not is none."""
    assert edtf(text) == expected


def test_days() -> None:
    """One day, or none where a text means several; month first where OFAC writes so; dates in the names of files."""
    assert (iso_day("2 March 2016"), iso_day("2016"), american_day("05/03/2024")) == ("2016-03-02", None, "2024-05-03")
    assert date_in_name("2024-05-03_sdn.csv") == "2024-05-03"
    assert date_in_name("sdn_20240503.csv.gz") == date_in_name("t1__20240503134702-zbn.json") == "2024-05-03"
    assert (date_in_name("2021-07_sdn.csv"), date_in_name("sdn.csv"), date_in_name("x_20241399.csv")) == (
        "2021-07",
        None,
        None,
    )


def test_countries() -> None:
    """The lists' many names for one country, and codes."""
    for name in ("Korea, North", "Democratic People's Republic of Korea", "DPRK", "KP", "kp", "PRK", "north  korea"):
        assert country_code(name) == "PRK"
    assert (country_code("Burma"), country_code("Côte d’Ivoire"), country_code("Atlantis")) == ("MMR", "CIV", "")
    assert country_codes(["ru", "Russia", "Nowhere", "Iran"]) == ("RUS", "IRN")


def test_check_digits() -> None:
    """Sberbank's numbers hold; one digit changed, they do not."""
    assert is_inn("7707083893")
    assert not is_inn("7707083894")
    assert is_inn("183116181362")
    assert not is_inn("١٢٣٤٥٦٧٨٩٠")
    assert is_ogrn("1027700132195")
    assert not is_ogrn("1027700132196")


def test_what_is_no_identifier() -> None:
    """Dashes and `n/a` stand for nothing; an IMO number of six digits and a SWIFT code of five letters are `other`."""
    assert identifier("Passport", " - ") is None
    assert identifier("Passport", "N/A") is None
    six = identifier("IMO number", "890549")
    assert six is not None
    assert six.kind == "other"
    swift = identifier("SWIFT/BIC", "ABCDE")
    assert swift is not None
    assert swift.kind == "other"
    assert kind_of("never heard of") == "other"


def test_links_from_a_csv(write: Write) -> None:
    """Owner, owned, share as a value or a range, kind, dates; the line is the source where none is given."""
    source = write(
        "links.csv",
        "Owner,Owned,Share,Kind,Start,End,Source\nA,B,51,,2020-01-01,,registry\nB,C,25-50,controls,,2023-12-31,\nC,D,,,,,\n",
    )
    links, _, _ = read_links(source)
    assert [(one.owner, one.owned, one.kind, one.share_low, one.share_high) for one in links] == [
        ("A", "B", "owns", 51.0, 51.0), ("B", "C", "controls", 25.0, 50.0), ("C", "D", "owns", None, None),
    ]  # fmt: skip
    assert [(one.start, one.end, one.source) for one in links] == [
        ("2020-01-01", "", "registry"), ("", "2023-12-31", "links.csv line 3"), ("", "", "links.csv line 4"),
    ]  # fmt: skip


def test_links_from_followthemoney(write: Write) -> None:
    """Ownership entities, with the names of the parties."""
    links, names, entries = read_links(write("e.ftm.json", lines(FIRM, OWNER, SHARE)))
    assert [(one.owner, one.owned, one.share_low) for one in links] == [("p1", "c1", 51.0)]
    assert (names["p1"], len(entries)) == ("Ivan Petrov", 2)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("A,,51,", "is empty"),
        ("A,B,most,", "not a share"),
        ("A,B,51,eats", "no kind of link"),
        ("A,B,151,", "not a share"),
    ],
)
def test_a_wrong_link_refuses_the_file(write: Write, row: str, reason: str) -> None:
    """With its line."""
    with pytest.raises(RefusedListError, match=reason) as caught:
        read_links(write("links.csv", f"owner,owned,share,kind\nA,B,50,\n{row}\n"))
    assert str(caught.value.locator).endswith("links.csv:3")


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("50,0", 50, 50), (">=50", 50, 100), ("≥ 50 %", 50, 100), ("50+", 50, 100), ("at most 20", 0, 20),
        ("25 % to 50 %", 25, 50), (">50", 50.000001, 100), ("less than 25%", 0, 24.999999), ("n/a", None, None),
    ],
)  # fmt: skip
def test_shares_as_people_write_them(write: Write, text: str, low: float | None, high: float | None) -> None:
    """Decimal commas, bounds in signs and words, and unknown shares; fields between semicolons."""
    links, _, _ = read_links(write("links.csv", f"owner;owned;share\nA;B;{text}\n"))
    assert [links[0].share_low, links[0].share_high] == pytest.approx([low, high])


@pytest.mark.parametrize("text", ["50 shares", ">25-50", "101", "50 %%", "<"])
def test_what_is_no_share_is_refused(write: Write, text: str) -> None:
    """Words, doubled bounds, more than all."""
    with pytest.raises(RefusedListError, match="not a share"):
        read_links(write("links.csv", f"owner,owned,share\nA,B,{text}\n"))

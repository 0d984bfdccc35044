"""The gazetteer: the bundled names and the finder."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faultlines.errors import DataError
from faultlines.names import Gazetteer, Name, display_names
from faultlines.names.gazetteer import read_names

BUNDLED = Gazetteer.load()
CODE = re.compile(r"[A-Z]{3}|EU|UN|NATO|ICC|WEST|INTL|(MULTI|ORG|NGO|PER):.+")
HEADER = "name,code,kind,canonical,role,start,end"


def codes(text: str) -> list[tuple[str, str]]:
    """Names found in a text and the code of the first reading of each."""
    return [(text[hit.start : hit.end], hit.names[0].code) for hit in BUNDLED.find(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Putin flew to Pyongyang", [("Putin", "RUS"), ("Pyongyang", "PRK")]),
        ("the hermit kingdom and the Kremlin", [("hermit kingdom", "PRK"), ("the Kremlin", "RUS")]),
        ("Kim Jong-un met Xi Jinping", [("Kim Jong-un", "PRK"), ("Xi Jinping", "CHN")]),
        ("Stalin led the Soviet Union", [("Stalin", "SUN"), ("the Soviet Union", "SUN")]),
        ("South Korean officials", [("South Korean", "KOR")]),
        ("Western sanctions on Russia", [("Western", "WEST"), ("Russia", "RUS")]),
    ],
)
def test_names_are_found_longest_first(text: str, found: list[tuple[str, str]]) -> None:
    """Demonyms, capitals, seats, leaders, nicknames and groups are read, the longest name first."""
    assert [code for _, code in codes(text)] == [code for _, code in found]
    assert all(
        one.lower().endswith(two.lower().removeprefix("the "))
        for (one, _), (two, _) in zip(codes(text), found, strict=True)
    )


def test_a_name_that_needs_company_is_read_only_in_it() -> None:
    """The North is North Korea where Korea is spoken of, and nobody where it is not."""
    assert ("the North", "PRK") in codes("Seoul said that the North had fired again at Korea's coast.")
    assert all(code != "PRK" for _, code in codes("He lived in the North of England."))


def test_every_code_is_well_formed() -> None:
    """Codes are ISO 3166-1 alpha-3 or one of the product's own; no bundled row is malformed."""
    assert {name.code for name in BUNDLED.names if not CODE.fullmatch(name.code)} == set()


@given(st.lists(st.sampled_from(["Russia", "North Korea", "Kim", "and", ",", "’s", "x1", "\n"]), max_size=12))
def test_offsets_point_at_the_name(words: list[str]) -> None:
    """A hit's offsets cut exactly its name out of the text."""
    text = " ".join(words)
    for hit in BUNDLED.find(text):
        pieces = re.findall(r"\w+|[^\w\s]", text[hit.start : hit.end])
        assert pieces == re.findall(r"\w+|[^\w\s]", hit.names[0].name)


def test_a_users_own_name_comes_first() -> None:
    """Rows given by the user go before the bundled ones."""
    mine = Gazetteer.load([Name("Kim", "ORG:KIM shipping", "firm", "KIM shipping")])
    assert next(iter(mine.find("Kim sailed"))).names[0].code == "ORG:KIM shipping"


@pytest.mark.parametrize(
    ("lines", "locator"),
    [
        (["name,code", "Russia,RUS"], "mine.csv:1"),
        ([HEADER, "Russia,,state,Russia,,,"], "mine.csv:2"),
        ([HEADER, "Russia,RUS,state,Russia,,,", "Lenin,SUN,leader,Lenin,,17,24"], "mine.csv:3"),
    ],
)
def test_a_faulty_row_is_refused_with_its_line(lines: list[str], locator: str) -> None:
    """A missing column, an empty code and a bad year are refused, each with file and line."""
    with pytest.raises(DataError) as caught:
        read_names(lines, "mine.csv")
    assert caught.value.locator == locator


def test_states_have_plain_names() -> None:
    """Codes are shown by the name that a reader expects."""
    shown = display_names()
    assert (shown["PRK"], shown["RUS"], shown["USA"]) == ("North Korea", "Russia", "United States")

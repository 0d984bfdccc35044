"""What screening finds, how it ranks, and what it says."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import faultlines
from faultlines.names.organisations import organisation_forms
from faultlines.records import EntryKind, Identifier, ListedName, ListEntry, NameQuality, Query, Verdict
from faultlines.screen import Screener, Thresholds
from faultlines.screen.identifiers import key_of
from faultlines.screen.index import PieceIndex, pieces_of

if TYPE_CHECKING:
    from faultlines.records import Match


def ask(screener: Screener, name: str, kind: EntryKind = EntryKind.UNKNOWN, **known: object) -> list[Match]:
    """Ask for a name."""
    return screener.screen(Query("1", name, kind, **known))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("김영철", "x-1"),
        ("金英哲", "x-1"),
        ("Ким Ён Чхоль", "x-1"),
        ("Yongchol KIM", "x-1"),
        ("Путин Владимир", "x-3"),
        ("Vladimir Pvtin", "x-3"),
        ("بشار الأسد", "x-4"),
        ("Vladimir Путин", "x-3"),
        ("Bashar الأسد", "x-4"),
        ("조선광업개발무역회사", "x-5"),
        ("朝鲜大成银行", "x-6"),
        ("청천강호", "x-7"),
        ("KOMID", "x-5"),
    ],
)
def test_a_listed_party_is_found_in_any_script(screener: Screener, name: str, entry: str) -> None:
    """Hangul, hanja, Cyrillic, Arabic, misspelt or as an acronym: the first result is the listed party."""
    assert ask(screener, name)[0].entry_id == entry


@pytest.mark.parametrize("name", ["\u041aim Y\u043eng Chol", "Vladi\u00admir Vladimi\u200brovich Pu\u200btin"])
def test_a_name_in_disguise_is_found(screener: Screener, name: str) -> None:
    """Look-alike letters and zero-width signs inside words hide nobody."""
    assert ask(screener, name)[0].verdict is Verdict.MATCH


@pytest.mark.parametrize(
    "name", ["SOURIA", "K M A", "OFFICE 39", "I&S HOLDING COMPANY", "LIMITED LIABILITY COMPANY MV"]
)
def test_a_listed_name_matches_itself(name: str) -> None:
    """However common its words or few its letters; and in other capitals and without its signs."""
    others = [ListEntry(f"z-{at}", EntryKind.ORGANISATION, (ListedName(f"NAME {at} LLC"),)) for at in range(50)]
    own = ListEntry("own", EntryKind.ORGANISATION, (ListedName(name),))
    screener = Screener({"test": [*others, own]})
    for asked in (name, name.lower(), name.replace("&", " & ")):
        first = ask(screener, asked, EntryKind.ORGANISATION)[0]
        assert (first.entry_id, first.verdict) == ("own", Verdict.MATCH)


def test_a_weak_name_equal_to_the_letter_is_worth_a_look() -> None:
    """Lists mark names too common to search by; such a one alone is no match, and is not passed over."""
    own = ListEntry("own", EntryKind.ORGANISATION, (ListedName("X"), ListedName("AMBER", NameQuality.WEAK)))
    names = [ListEntry(f"z-{at}", EntryKind.ORGANISATION, (ListedName(f"AMBER {at}"),)) for at in range(50)]
    found = [
        match for match in Screener({"test": [own, *names]}).screen(Query("1", "Amber"), 100) if match.entry_id == "own"
    ]
    assert [match.verdict for match in found] == [Verdict.POSSIBLE]


@pytest.mark.parametrize("country", ["PRK", "KP", "kp", "North Korea", "DPRK", "D.P.R.K."])
def test_a_country_counts_however_it_is_written(screener: Screener, country: str) -> None:
    """Codes of two or three letters and names are one country, and speak for a match."""
    plain, known = (ask(screener, "Kim Yong Chol", EntryKind.PERSON, countries=some)[0] for some in ((), (country,)))
    assert known.score > plain.score


def test_an_unknown_country_is_no_evidence(screener: Screener) -> None:
    """What names no country says neither yes nor no; another country says no."""
    plain, odd, other = (
        ask(screener, "Kim Yong Chol", EntryKind.PERSON, countries=some)[0].score for some in ((), ("??",), ("FR",))
    )
    assert plain == odd > other


@pytest.mark.parametrize("asked", ["FTBDKPPY", "FTBDKPPYXXX", "ftbd kp py 123"])
@pytest.mark.parametrize("listed", ["FTBDKPPY", "FTBDKPPYXXX"])
def test_a_branch_of_a_bank_is_the_bank(listed: str, asked: str) -> None:
    """A SWIFT code with a branch finds the bank's code without, and the reverse."""
    entry = ListEntry("bank", EntryKind.ORGANISATION, (ListedName("BANK"),), (Identifier("swift", listed),))
    screener = Screener({"test": [entry]})
    assert ask(screener, "", identifiers=(Identifier("swift", asked),))[0].verdict is Verdict.MATCH
    assert ask(screener, "", identifiers=(Identifier("", asked),))[0].verdict is Verdict.MATCH
    assert ask(screener, "", identifiers=(Identifier("swift", "FTBDKPPZXXX"),)) == []


@pytest.mark.parametrize(
    ("kind", "identifier", "finds"),
    [
        (EntryKind.PERSON, Identifier("other", "7937317"), False),
        (EntryKind.UNKNOWN, Identifier("passport", "7937317"), False),
        (EntryKind.PERSON, Identifier("", "7937317"), False),
        (EntryKind.PERSON, Identifier("", "IMO 7937317"), True),
        (EntryKind.UNKNOWN, Identifier("", "7937317"), True),
        (EntryKind.VESSEL, Identifier("imo", "7937317"), True),
        (EntryKind.PERSON, Identifier("other", "381420754"), True),
    ],
)
def test_the_kind_of_an_identifier_counts(
    screener: Screener, kind: EntryKind, identifier: Identifier, *, finds: bool
) -> None:
    """A number of some other kind, or mere digits of a person, are no ship's number."""
    assert bool(ask(screener, "", kind, identifiers=(identifier,))) is finds


@pytest.mark.parametrize("name", ["박영춘", "John Smith", "조선적십자회", "", "???", "12", "वीना"])
def test_others_have_no_match(screener: Screener, name: str) -> None:
    """Unlisted names, nothing and odd signs match nobody."""
    assert [match for match in ask(screener, name) if match.verdict is Verdict.MATCH] == []


def test_a_former_name_of_a_ship_finds_it(screener: Screener) -> None:
    """The result tells by which name it was found."""
    (match, *_) = ask(screener, "Former Star", EntryKind.VESSEL)
    assert (match.entry_name, match.matched_name) == ("CHONG CHON GANG", "FORMER STAR")


def test_an_identifier_finds_whatever_the_name(screener: Screener) -> None:
    """A ship under a new name is found by its IMO number, and the reason says so."""
    (match, *_) = ask(screener, "Golden Dawn", identifiers=(Identifier("", "IMO 7937317"),))
    assert (match.entry_id, match.verdict) == ("x-7", Verdict.MATCH)
    assert [(reason.part, reason.listed) for reason in match.reasons] == [("identifier", "7937317")]


def test_another_imo_number_speaks_against_a_ship_of_the_name(screener: Screener) -> None:
    """A ship has one IMO number: another one is another ship."""
    plain = ask(screener, "Kum Song 3", EntryKind.VESSEL)[0].score
    other = screener.score(Query("1", "Kum Song 3", EntryKind.VESSEL, identifiers=(Identifier("imo", "9999999"),)))
    assert other[0].score < plain - 0.2


def test_crypto_addresses_match_exactly(screener: Screener) -> None:
    """An Ethereum address in any case; one digit off is another wallet."""
    address = "0x098b716b8aaf21512996dc57eb0615e2383e2f96"
    assert ask(screener, "", identifiers=(Identifier("", address),))[0].entry_id == "x-9"
    assert ask(screener, "", identifiers=(Identifier("", address[:-1] + "7"),)) == []


def test_base58_addresses_keep_their_case() -> None:
    """Two Bitcoin addresses that differ by case are two wallets."""
    address = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"
    assert key_of(address) != key_of(address.swapcase())


def test_a_date_of_birth_tells_two_of_one_name_apart(screener: Screener) -> None:
    """Of two Kim Yong Chol, the one born on the day comes first and the other falls."""
    first, *_ = ask(screener, "Kim Yong Chol", EntryKind.PERSON, birth_dates=("1962-02-18",))
    assert first.entry_id == "x-2"
    scores = {one.listing.entry.entry_id: one.score for one in screener.score(
        Query("1", "Kim Yong Chol", EntryKind.PERSON, birth_dates=("1962-02-18",))
    )}  # fmt: skip
    assert scores["x-2"] > scores["x-1"] + 0.2


def test_every_result_explains_itself(screener: Screener) -> None:
    """The reasons hold the two values compared, and the result the row of the list."""
    (match, *_) = ask(screener, "김영철", EntryKind.PERSON, countries=("PRK",))
    assert match.place in ("line 1", "line 2")
    assert [reason.part for reason in match.reasons] == ["name", "country"]
    assert (match.reasons[0].query, match.reasons[0].listed) == ("김영철", "KIM, Yong Chol")


def test_the_top_is_ranked_by_evidence(screener: Screener) -> None:
    """A common name wholly equal proves less than a rare one, and nothing scores 1."""
    common = ask(screener, "Muhammad Husayn", EntryKind.PERSON)[0].score
    rare = ask(screener, "Vladimir Vladimirovich Putin", EntryKind.PERSON)[0].score
    assert common < rare < 1


def test_a_limit_is_kept_and_ranks_count_from_one(screener: Screener) -> None:
    """At most as many results as asked for, ranked from 1."""
    found = screener.screen(Query("1", "Kim Yong Chol"), limit=1)
    assert [match.rank for match in found] == [1]


def test_a_higher_price_of_missing_lowers_the_bar() -> None:
    """Who fears a miss more is shown more; what is a match does not depend on it."""
    cheap, dear = Thresholds.by_price(2), Thresholds.by_price(200)
    assert dear.possible < cheap.possible
    assert dear.match == cheap.match


def test_two_typing_errors_do_not_lose_a_name() -> None:
    """The index gives a name typed over among a thousand others of the same make."""
    heads, tails = ("ALTA", "BORO", "KORDA", "MERI", "NOVA"), ("LINE", "TEK", "MAR")
    names = [f"{head}{tail} TRADING COMPANY" for head in heads for tail in tails]
    names += ["EFFICIENT PROVIDER SERVICES GMBH"]
    index = PieceIndex([pieces_of(form) for name in names for form in organisation_forms(name)])
    for typed in ("EFICIENT PROVDER SERVICES GMBH", "PROVIDER SERVICES GMBHE FFICIENT"):
        found = index.find(pieces_of(organisation_forms(typed)[0]), 3)
        assert names[int(found[0])] == names[-1]


def test_an_empty_list_answers_nothing() -> None:
    """No entries, no names, no index: no results, and no error."""
    assert Screener({"empty": ()}).screen(Query("1", "Kim Yong Chol")) == []


def test_screening_does_not_load_the_reader() -> None:
    """Who screens waits for neither parser nor page reader."""
    heavy = "('spacy', 'trafilatura', 'pandas', 'rich')"
    code = f"import sys, faultlines.screen; print([name for name in {heavy} if name in sys.modules])"
    place = {**os.environ, "PYTHONPATH": str(Path(faultlines.__file__).parents[1])}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=place)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "name",
    [
        "k" * 1_000_000,
        "Kim " * 100_000,
        "김" * 100_000,
        "金" * 100_000,
        "o'" * 50_000,
        "\u0000\u202e\ud800 Kim",
        "((((" * 10_000,
    ],
)
def test_hostile_names_cost_little(screener: Screener, name: str) -> None:
    """However long or odd a name, it is asked about in the blink of an eye, and matches nobody wrongly."""
    assert all(match.score < 1 for match in ask(screener, name))


def test_a_wallet_or_a_ships_number_asked_for_by_itself_is_an_identifier() -> None:
    """Whoever pastes an address or "IMO 7937317" in place of a name means that wallet or ship."""
    wallet = "12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h"
    listed = (
        ListEntry("x-1", EntryKind.PERSON, (ListedName("YAN, Xiaobing"),), (Identifier("crypto:XBT", wallet),)),
        ListEntry("x-2", EntryKind.VESSEL, (ListedName("CHONG CHON GANG"),), (Identifier("imo", "7937317"),)),
    )
    screener = Screener({"test": listed})
    for name, entry in ((wallet, "x-1"), ("IMO 7937317", "x-2")):
        assert [found.listing.entry.entry_id for found in screener.score(Query("", name))] == [entry]
    assert screener.score(Query("", wallet.lower())) == []

"""A small list, made up but for its shape, that every screening test asks."""

from __future__ import annotations

import pytest

from faultlines.records import EntryKind, Identifier, ListedName, ListEntry, NameQuality
from faultlines.screen import Screener

ENTRIES = (
    ListEntry(
        "x-1",
        EntryKind.PERSON,
        (ListedName("KIM, Yong Chol"),),
        birth_dates=("1946", "1947"),
        countries=("PRK",),
        place="line 1",
    ),
    ListEntry(
        "x-2",
        EntryKind.PERSON,
        (ListedName("KIM, Yong Chol"),),
        (Identifier("passport", "381420754"),),
        birth_dates=("1962-02-18",),
        countries=("PRK",),
        place="line 2",
    ),
    ListEntry("x-3", EntryKind.PERSON, (ListedName("PUTIN, Vladimir Vladimirovich"),), place="line 3"),
    ListEntry("x-4", EntryKind.PERSON, (ListedName("AL-ASSAD, Bashar"),), place="line 4"),
    ListEntry(
        "x-5",
        EntryKind.ORGANISATION,
        (
            ListedName("KOREA MINING DEVELOPMENT TRADING CORPORATION"),
            ListedName("CHANGGWANG SINYONG CORPORATION", NameQuality.WEAK),
        ),
        place="line 5",
    ),
    ListEntry("x-6", EntryKind.ORGANISATION, (ListedName("KOREA DAESONG BANK"),), place="line 6"),
    ListEntry(
        "x-7",
        EntryKind.VESSEL,
        (ListedName("CHONG CHON GANG"), ListedName("FORMER STAR", NameQuality.FORMER)),
        (Identifier("imo", "7937317"),),
        place="line 7",
    ),
    ListEntry("x-8", EntryKind.VESSEL, (ListedName("KUM SONG 3"),), (Identifier("imo", "8661850"),), place="line 8"),
    ListEntry(
        "x-9",
        EntryKind.ORGANISATION,
        (ListedName("LAZARUS GROUP"),),
        (Identifier("crypto:ETH", "0x098B716B8Aaf21512996dC57EB0615e2383E2f96"),),
        place="line 9",
    ),
    *(
        ListEntry(f"y-{at}", EntryKind.PERSON, (ListedName(f"{surname}, {given}"),))
        for at, (surname, given) in enumerate(
            (surname, given)
            for surname in ("IVANOV", "PETROV", "MOHAMMADI", "HUSAYN", "GARCIA", "RI", "PAK")
            for given in ("Sergei", "Ali", "Maria", "Chol Su", "Muhammad", "Jong Ho")
        )
    ),
)


@pytest.fixture(scope="session")
def screener() -> Screener:
    """The list, ready to be asked."""
    return Screener({"test": ENTRIES})

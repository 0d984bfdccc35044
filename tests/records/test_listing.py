"""Entries of lists: their identity and their way through JSON."""

import json
from dataclasses import asdict, replace
from hashlib import sha256

from faultlines.records import (
    EntryKind,
    Identifier,
    ListedName,
    ListEntry,
    NameQuality,
    OwnershipLink,
    entry_from_json,
    entry_json,
)

ENTRY = ListEntry(
    "un-KPi.001",
    EntryKind.PERSON,
    (ListedName("윤호진", NameQuality.PRIMARY, (("last", "윤"),)), ListedName("Yun Ho-chin", NameQuality.STRONG)),
    identifiers=(Identifier("passport", "472310104", "PRK"),),
    birth_dates=("1944-10-13",),
    countries=("PRK",),
    links=(OwnershipLink("Namchongang", "un-KPi.001", "linked", None, 50.0, source="UN"),),
    remarks="Director of “Namchongang”",
    listed_on="2009-07-16",
    place="element 5",
)


def test_content_hash_is_the_hash_of_canonical_json_without_place() -> None:
    """The hash is what anybody can compute from the record: SHA-256 of sorted, unspaced JSON without `place`."""
    content = asdict(ENTRY)
    del content["place"]
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert entry_json(ENTRY) == text
    assert ENTRY.content_hash == sha256(text.encode()).hexdigest()


def test_the_same_entry_in_another_line_has_the_same_hash() -> None:
    """Moving an entry in the file is no change; changing a word is."""
    assert replace(ENTRY, place="element 9").content_hash == ENTRY.content_hash
    assert replace(ENTRY, remarks="").content_hash != ENTRY.content_hash


def test_json_gives_the_entry_back() -> None:
    """An entry read back from its JSON equals the entry."""
    assert entry_from_json(entry_json(ENTRY), ENTRY.place) == ENTRY

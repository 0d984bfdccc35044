"""What differs between two states of a list."""

from __future__ import annotations

from dataclasses import replace

from faultlines.lists.changes import FieldChange, changes
from faultlines.records import EntryKind, Identifier, ListedName, ListEntry, NameQuality

KIM = ListEntry(
    "k",
    EntryKind.PERSON,
    (ListedName("Kim"), ListedName("Boss", NameQuality.WEAK)),
    birth_dates=("1961",),
    place="line 1",
)


def test_added_removed_and_changed_entries() -> None:
    """By id, with the fields that changed and what each lost and gained."""
    other, new = replace(KIM, entry_id="o"), replace(KIM, entry_id="n")
    after = replace(
        KIM, names=(ListedName("Kim"),), identifiers=(Identifier("imo", "1", "PRK"),), birth_dates=("1961-03-01",)
    )
    found = list(changes([KIM, other], [after, new]))
    assert [(change.entry_id, change.what) for change in found] == [("k", "changed"), ("n", "added"), ("o", "removed")]
    assert found[0].fields == (
        FieldChange("names", ("Boss (weak)",), ()),
        FieldChange("identifiers", (), ("imo 1 (PRK)",)),
        FieldChange("birth_dates", ("1961",), ("1961-03-01",)),
    )


def test_another_line_is_no_change() -> None:
    """Entries that only moved in their file do not differ."""
    assert list(changes([KIM], [replace(KIM, place="line 9")])) == []


def test_another_order_is_shown_whole() -> None:
    """The same names in another order: both orders are shown, since neither lost or gained a name."""
    (change,) = changes([KIM], [replace(KIM, names=KIM.names[::-1])])
    assert change.fields == (FieldChange("names", ("Kim (primary)", "Boss (weak)"), ("Boss (weak)", "Kim (primary)")),)

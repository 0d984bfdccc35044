"""FollowTheMoney entities and their deltas."""

from __future__ import annotations

import json

import pytest

from faultlines.errors import RefusedListError
from faultlines.lists import ListStore, Reading, open_list
from faultlines.lists.formats.ftm import share
from tests.lists.conftest import READ_AT, Write, entries_of, ids, texts


def entity(entity_id: str, schema: str, **properties: str | list[str]) -> dict[str, object]:
    """Make an entity."""
    values = {name: [value] if isinstance(value, str) else value for name, value in properties.items()}
    return {"id": entity_id, "schema": schema, "properties": values}


def lines(*entities: dict[str, object]) -> str:
    """Write entities one a line."""
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in entities)


FIRM = entity(
    "c1", "Company", name=["ООО Ромашка", "Romashka LLC"], previousName="Lutik LLC", abbreviation="RMK",
    innCode="7707083893", jurisdiction="ru", topics="sanction", address="Moscow",
)  # fmt: skip
OWNER = entity("p1", "Person", name="Ivan Petrov", birthDate="1970-05", nationality="ru", topics="sanction")
RELATIVE = entity("p2", "Person", name="Maria Petrova")
SHARE = entity("o1", "Ownership", owner="p1", asset="c1", percentage="51", startDate="2019-01-01")
SANCTION = entity("s1", "Sanction", entity="c1", programId="EU-RUS", listingDate=["2022-03-01", "2023-01-01"])
PASSPORT = entity("d1", "Passport", holder="p1", number="51 1234567", country="ru")
WALLET = entity("w1", "CryptoWallet", name="Wallet 1", publicKey="0xAbC", currency="ETH", topics="sanction")


def test_entities_and_what_other_lines_say_of_them(write: Write) -> None:
    """Sanctions and documents find their entity; a relative without topics is no entry; parties of links have names."""
    reading, entries = entries_of(write("e.ftm.json", lines(SANCTION, FIRM, SHARE, OWNER, PASSPORT, RELATIVE, WALLET)))
    firm, owner, wallet = entries
    assert texts(firm) == [
        ("ООО Ромашка", "primary"), ("Romashka LLC", "strong"), ("Lutik LLC", "former"), ("RMK", "acronym"),
    ]  # fmt: skip
    assert (firm.programmes, firm.listed_on, firm.countries) == (("EU-RUS",), "2022-03-01", ("RUS",))
    assert ids(firm) == [("inn", "7707083893", "RUS")]
    assert (owner.birth_dates, ids(owner)) == (("1970-05",), [("passport", "51 1234567", "RUS")])
    assert ids(wallet) == [("crypto:eth", "0xAbC", "")]
    assert firm.links == owner.links == tuple(reading.links)
    assert reading.labels == {"c1": "ООО Ромашка", "p1": "Ivan Petrov"}


def test_a_file_without_topics_lists_all_that_it_holds(write: Write) -> None:
    """Where nothing says who is targeted, everybody is."""
    _, entries = entries_of(
        write("e.ftm.json", lines(RELATIVE, entity("v1", "Vessel", name="OCEAN", imoNumber="8905490")))
    )
    assert [(entry.entry_id, entry.kind.value) for entry in entries] == [("p2", "person"), ("v1", "vessel")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("51", (51.0, 51.0)),
        ("25-50", (25.0, 50.0)),
        ("33,3 %", (33.3, 33.3)),
        ("most", (None, None)),
        ("400", (None, None)),
    ],
)
def test_shares(text: str, expected: tuple[float | None, float | None]) -> None:
    """One value, a range, a decimal comma; what is no share is none."""
    assert share(text) == expected


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        (lines(FIRM) + lines(OWNER)[:-30], 2, "not JSON"),
        (lines(FIRM) + "[1]\n", 2, "not a FollowTheMoney entity"),
        (lines(FIRM, FIRM), 2, "stands there twice"),
        (lines(FIRM, entity("c9", "Company")), 2, "has no name"),
        (lines(FIRM) + "[" * 100_000 + "\n", 2, "nested too deeply|not JSON"),
    ],
)
def test_a_broken_line_refuses_the_file(write: Write, content: str, line: int, reason: str) -> None:
    """A cut, a foreign and a doubled line, and one nested to exhaust the parser, are named."""
    with pytest.raises(RefusedListError, match=reason) as caught:
        entries_of(write("e.ftm.json", content))
    assert str(caught.value.locator).endswith(f":{line}")


def delta(op: str, one: dict[str, object]) -> dict[str, object]:
    """Make a line of a delta."""
    return {"op": op, "entity": one}


def test_a_delta_changes_the_version_before_it(write: Write, store: ListStore) -> None:
    """Added, changed and deleted entries are; what the delta does not repeat of a changed one is carried over."""
    store.add(
        entries_reading(write, "full.ftm.json", lines(SANCTION, FIRM, OWNER)), READ_AT, name="x", dated="2024-05-01"
    )
    renamed = entity("c1", "Company", name="Romashka JSC", topics="sanction")
    content = lines(delta("MOD", renamed), delta("ADD", WALLET), delta("DEL", {"id": "p1"}))
    added = store.add(entries_reading(write, "d.json", content), READ_AT, name="x", dated="2024-05-02")
    assert (added.added, added.changed, added.removed) == (1, 1, 1)
    now = {entry.entry_id: entry for entry in store.entries("x")}
    assert sorted(now) == ["c1", "w1"]
    assert (now["c1"].names[0].text, now["c1"].programmes, now["c1"].listed_on) == (
        "Romashka JSC",
        ("EU-RUS",),
        "2022-03-01",
    )
    assert {entry.entry_id for entry in store.entries("x", "2024-05-01")} == {"c1", "p1"}


def test_an_entry_that_loses_its_topics_goes(write: Write, store: ListStore) -> None:
    """A change to somebody who is a target no more takes him off the list."""
    store.add(entries_reading(write, "full.ftm.json", lines(FIRM, OWNER)), READ_AT, name="x", dated="2024-05-01")
    content = lines(delta("MOD", RELATIVE | {"id": "p1"}), delta("ADD", WALLET))
    store.add(entries_reading(write, "d.json", content), READ_AT, name="x", dated="2024-05-02")
    assert sorted(entry.entry_id for entry in store.entries("x")) == ["c1", "w1"]


def test_a_delta_without_a_list_is_refused(write: Write, store: ListStore) -> None:
    """Changes to nothing are nothing."""
    with pytest.raises(RefusedListError, match="changes without a list"):
        store.add(entries_reading(write, "d.json", lines(delta("ADD", WALLET))), READ_AT, name="x")


def entries_reading(write: Write, name: str, content: str) -> Reading:
    """Open a list."""
    return open_list(write(name, content))

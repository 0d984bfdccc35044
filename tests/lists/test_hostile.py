"""Files that attack their reader, or are merely broken: refused whole, with a reason, early."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faultlines.errors import FaultlinesError, InputError, RefusedListError
from faultlines.lists import ListFile, ListLimits, ListStore, open_list
from tests.lists import test_ftm, test_ofac, test_un_eu_uk
from tests.lists.conftest import READ_AT, Write, entries_of

BOMB = """<?xml version="1.0"?>
<!DOCTYPE CONSOLIDATED_LIST [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>
<CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL><FIRST_NAME>&c;</FIRST_NAME></INDIVIDUAL></INDIVIDUALS></CONSOLIDATED_LIST>"""
SAMPLES = {
    "sdn.csv": test_ofac.SDN.encode(),
    "sdn.xml": test_ofac.XML.encode(),
    "sdn_advanced.xml": test_ofac.ADVANCED.encode(),
    "consolidated.xml": test_un_eu_uk.UN.encode(),
    "eu.xml": test_un_eu_uk.EU.encode(),
    "eu.csv": test_un_eu_uk.eu_rows({"NameAlias_WholeName": "RI Won Ho"}, {"Address_City": "Cairo"}).encode(),
    "e.ftm.json": test_ftm.lines(test_ftm.SANCTION, test_ftm.FIRM, test_ftm.SHARE, test_ftm.OWNER).encode(),
    "chpl.csv": b"hs6,tier\n854231,1\n",
}


class Endless(ListFile):
    """A file whose bytes never end; counts how much of it is read."""

    read = 0

    def chunks(self) -> Iterator[bytes]:
        """Yield a beginning, then letters for ever."""
        yield self.path.read_bytes()
        while True:
            type(self).read += 1 << 20
            assert self.read < 64 << 20, "read on and on"
            yield b"a" * (1 << 20)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entity_expansion_is_refused(write: Write, encoding: str) -> None:
    """A billion laughs: refused at the declaration, in any encoding."""
    content = BOMB.replace('version="1.0"', f'version="1.0" encoding="{encoding}"').encode(encoding)
    with pytest.raises(RefusedListError, match="declares a document type") as caught:
        entries_of(write("bomb.xml", content))
    assert str(caught.value.locator).endswith("bomb.xml:2")


def test_external_entities_are_refused(write: Write, tmp_path: Path) -> None:
    """A document that would read a file of ours is refused before it can."""
    secret = tmp_path / "secret.txt"
    secret.write_text("hidden")
    content = (
        f'<?xml version="1.0"?><!DOCTYPE sdnList [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        "<sdnList><sdnEntry><uid>1</uid><lastName>&x;</lastName><sdnType>Entity</sdnType></sdnEntry></sdnList>"
    )
    with pytest.raises(RefusedListError, match="declares a document type"):
        entries_of(write("sdn.xml", content))


def test_a_document_type_behind_a_long_comment_is_refused(write: Write) -> None:
    """Filling the bytes that are looked at first does not bring a declaration through."""
    content = BOMB.replace("<!DOCTYPE", f"<!--{'x' * 70_000}--><!DOCTYPE")
    with pytest.raises(RefusedListError):
        open_list(write("un.xml", content), format_name="un-xml")


def test_an_undeclared_entity_is_refused(write: Write) -> None:
    """Without a declaration no entity but the five of XML is known."""
    content = test_un_eu_uk.UN.replace("<SECOND_NAME>WON HO", "<SECOND_NAME>&c;")
    with pytest.raises(RefusedListError, match="not well-formed XML"):
        entries_of(write("un.xml", content))


def test_a_field_without_end_is_refused_early(tmp_path: Path) -> None:
    """A quotation of two gigabytes is given up after a few megabytes."""
    path = tmp_path / "sdn.csv"
    path.write_bytes(test_ofac.SDN.encode().removesuffix(b"\x1a") + b'14,"')
    Endless.read = 0
    with pytest.raises(RefusedListError, match="longer than") as caught:
        list(open_list(Endless(path, limits=ListLimits(line_chars=4_000_000))).entries)
    assert Endless.read <= 16 << 20
    assert ":3" in str(caught.value.locator)


def test_a_field_of_many_lines_is_refused(write: Write) -> None:
    """A quotation that is never closed swallows lines only until the field is too long."""
    content = test_ofac.SDN.removesuffix("\x1a") + '14,"' + "a line of forty letters, more or less\r\n" * 10_000
    with pytest.raises(RefusedListError, match="131,072 characters, or a quotation is not closed"):
        entries_of(write("sdn.csv", content))


def test_a_line_without_end_is_refused_early(tmp_path: Path) -> None:
    """One JSON line of endless letters is given up too."""
    path = tmp_path / "e.ftm.json"
    path.write_bytes(test_ftm.lines(test_ftm.FIRM).encode() + b'{"id": "')
    Endless.read = 0
    with pytest.raises(RefusedListError, match="the line is longer"):
        list(open_list(Endless(path, limits=ListLimits(line_chars=4_000_000))).entries)
    assert Endless.read <= 16 << 20


def test_an_element_without_end_is_refused_early(tmp_path: Path) -> None:
    """One XML element of endless letters is given up too."""
    path = tmp_path / "un.xml"
    path.write_bytes(b"<CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL><FIRST_NAME>")
    Endless.read = 0
    with pytest.raises(RefusedListError, match="a record of more than"):
        list(open_list(Endless(path, limits=ListLimits(element_bytes=4_000_000))).entries)
    assert Endless.read <= 16 << 20


def test_a_deep_document_is_refused(write: Write) -> None:
    """Elements nested without end do not exhaust the reader."""
    content = "<CONSOLIDATED_LIST>" + "<a>" * 100_000
    with pytest.raises(RefusedListError, match="nested deeper"):
        entries_of(write("un.xml", content))


def test_a_compressed_bomb_is_refused(write: Write) -> None:
    """Compression that makes a thousand bytes of one is not followed to its end."""
    with pytest.raises(RefusedListError, match="expands to more than"):
        entries_of(write("sdn.csv.gz", gzip.compress(test_ofac.SDN.encode() + b"a" * 50_000_000)))


def test_damaged_compression_is_refused(write: Write) -> None:
    """A gzip file cut in half."""
    whole = gzip.compress(test_ofac.SDN.encode())
    with pytest.raises(RefusedListError, match="compression is damaged"):
        entries_of(write("sdn.csv.gz", whole[: len(whole) // 2]))


def test_a_wrong_encoding_is_refused_with_its_line(write: Write) -> None:
    """Latin-1 in what should be UTF-8 is named with line and byte; said to be Latin-1, it is read."""
    content = test_ofac.SDN.replace("KOREA SONGI", "CORÉE").encode("cp1252")
    source = write("sdn.csv", content)
    with pytest.raises(RefusedListError, match="byte 0xc9 is not UTF-8") as caught:
        entries_of(source)
    assert str(caught.value.locator).endswith("sdn.csv:2")
    _, entries = entries_of(ListFile(source.path, encoding="cp1252"))
    assert entries[1].links[0].owner == "CORÉE"


def test_utf_16_is_read_by_its_mark_and_refused_without(write: Write) -> None:
    """A byte order mark tells the encoding; zero bytes without one are refused."""
    content = "name,kind\nКим Чен Ын,person\n"
    _, (entry,) = entries_of(write("a.csv", content.encode("utf-16")))
    assert entry.names[0].text == "Ким Чен Ын"
    with pytest.raises(RefusedListError):
        entries_of(write("b.csv", content.encode("utf-16-le")))


def test_an_unknown_encoding_is_told(write: Write) -> None:
    """A name that is no encoding's."""
    with pytest.raises(InputError, match="no such encoding"):
        entries_of(ListFile(write("a.csv", "name,kind\nX,person\n").path, encoding="utf-9"))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("<!DOCTYPE html><html><body>Access denied</body></html>", "a web page"),
        ("%PDF-1.7", "a PDF"),
        ("just words", "no format"),
        ("   \n", "empty"),
    ],
)
def test_what_is_no_list_is_told_apart(write: Write, content: str, reason: str) -> None:
    """An error page, a PDF, a text and nothing."""
    with pytest.raises(RefusedListError, match=reason):
        entries_of(write("list", content))


@pytest.mark.parametrize("name", SAMPLES)
def test_a_list_cut_anywhere_is_refused_or_noted(write: Write, name: str) -> None:
    """Cut at any byte, a list is refused; only between two whole lines of a CSV or JSON file can it pass."""
    whole = SAMPLES[name]
    _, complete = entries_of(write(name, whole))
    for at in range(1, len(whole.rstrip()), max(len(whole) // 150, 1)):
        cut = whole[:at]
        try:
            _, entries = entries_of(write(name, cut))
        except FaultlinesError:
            continue
        assert not name.endswith(".xml"), f"{at}: a cut XML file was read"
        assert cut.endswith(b"\n") or whole[at : at + 1] in (b"\r", b"\n", b"\x1a") or cut.rstrip() in whole
        assert len(entries) <= len(complete)


@given(name=st.sampled_from(sorted(SAMPLES)), data=st.data())
def test_damage_is_refused_or_read_but_never_crashes(
    tmp_path_factory: pytest.TempPathFactory, name: str, data: st.DataObject
) -> None:
    """Bytes changed, doubled or dropped at random raise errors of ours or none."""
    content = bytearray(SAMPLES[name])
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(content) - 1))
        change: Callable[[], None] = data.draw(
            st.sampled_from(
                [
                    lambda at=at: content.__setitem__(at, data.draw(st.integers(0, 255))),
                    lambda at=at: content.insert(at, data.draw(st.sampled_from(list(b'"<>&;,\n{}[]\x00\x1a\xff')))),
                    lambda at=at: content.__delitem__(slice(at, at + data.draw(st.integers(1, 40)))),
                ]
            )
        )
        change()
        if not content:
            return
    path = tmp_path_factory.mktemp("damaged") / name
    path.write_bytes(bytes(content))
    with suppress(FaultlinesError):
        entries_of(ListFile(path))


def test_a_refused_file_leaves_the_old_version_in_force(write: Write, store: ListStore) -> None:
    """The store notes the attempt with its line, and everything else is as it was."""
    store.add(open_list(write("sdn.csv", SAMPLES["sdn.csv"])), READ_AT, dated="2024-05-01")
    before = [*store.entries("ofac-sdn")]
    broken = SAMPLES["sdn.csv"].replace(b"DOB 01 Mar 1961", b"DOB 02 Mar 1961").replace(b'"vessel"', b'"submarine"')
    with pytest.raises(RefusedListError):
        store.add(open_list(write("sdn.csv", broken)), READ_AT, dated="2024-05-02")
    assert [*store.entries("ofac-sdn")] == before
    assert store.info("ofac-sdn").latest.moment == "2024-05-01"
    ((_, _, reason),) = store.attempts("ofac-sdn")
    assert "sdn.csv:2" in reason

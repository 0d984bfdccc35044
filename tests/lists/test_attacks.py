"""What a hostile or careless file, address or day did to the store, and must not do."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from faultlines.errors import InputError, RefusedListError
from faultlines.lists import ColumnMapping, ListFile, ListLimits, ListStore, Options, open_list
from faultlines.lists.fetch import checked, fetch
from faultlines.lists.loading import Order, load
from tests.lists.conftest import READ_AT, Write, entries_of
from tests.lists.test_ofac import ALT, SDN
from tests.lists.test_store import entry, names, reading

LIMITS = replace(ListLimits(), download_seconds=20.0)
HALF = '{"id": "x", "schema": "Person", "properties": {"name": ["A \\ud800 B"], "topics": ["sanction"]}}\n'
PLAIN = "id,name,kind\na,Alpha,person\n"
EU_ADDRESS = "https://webgate.ec.europa.eu/fsd/fsf/public/files/xmlFullSanctionsList_1_1/content?token=dG9rZW4tMjAxNw"


def test_a_list_of_tomorrow_is_refused(store: ListStore, tmp_path: Path) -> None:
    """Else it would be in force today; what is in force stays."""
    store.add(reading(tmp_path, [entry("a")], "2024-01-01"), READ_AT)
    for dated in ("2026-11-24", "2027", "2026-12"):
        with pytest.raises(InputError, match="yet to come"):
            store.add(reading(tmp_path, [entry("b")], dated), READ_AT)
    assert names(store) == ["a"]


def test_a_list_of_this_year_is_in_force_from_its_reading(store: ListStore, tmp_path: Path) -> None:
    """The year's end, which is yet to come, is not waited for."""
    assert store.add(reading(tmp_path, [entry("a")], "2026"), READ_AT).version.moment == "2026-11-23"
    assert store.add(reading(tmp_path, [entry("b")], "2025"), READ_AT).version.moment == "2025-12-31"


def test_half_of_a_character_is_refused_with_its_line(store: ListStore, write: Write) -> None:
    """JSON can escape what no text holds; a whole pair is a character."""
    with pytest.raises(RefusedListError, match="half of a character") as raised:
        store.add(open_list(write("x.ftm.json", HALF.replace(" \\ud800", "") + HALF)), READ_AT)
    assert str(raised.value.locator).endswith(":2")
    ((one,),) = (entries_of(write("y.ftm.json", HALF.replace("\\ud800", "\\ud83d\\ude00")))[1],)
    assert one.names[0].text == "A \U0001f600 B"


@pytest.mark.parametrize("encoding", ["rot13", "hex", "zlib", "undefined", "no-such", "a\0b"])
def test_what_makes_no_text_is_no_encoding(write: Write, encoding: str) -> None:
    """Python has codecs from text to text and from bytes to bytes."""
    source = replace(write("x.csv", PLAIN), encoding=encoding)
    with pytest.raises(InputError, match="no such encoding"):
        list(source.lines())


def test_an_encoding_that_fails_in_its_own_way_is_refused(write: Write) -> None:
    """Not every codec raises the error that tells of a byte, and some give half characters."""
    for encoding, content in (("idna", b"xn--\xff.a\n"), ("unicode_escape", b"name \\ud800\n")):
        with pytest.raises(RefusedListError):
            list(replace(write("x.csv", content), encoding=encoding).lines())


@pytest.mark.parametrize(
    "address",
    ["http://[", "http://ü..example/", "http://127.0.0.1:99999/x", "http://127.0.0.1:x/", "http://[bad/x", "http:///x"],
)
def test_what_is_no_address_is_told(tmp_path: Path, address: str) -> None:
    """Brackets, empty labels, impossible ports."""
    with pytest.raises(InputError):
        fetch(address, tmp_path / "list", LIMITS)


def test_an_address_in_other_letters_is_asked_for_in_ascii() -> None:
    """The host by IDNA, the rest as UTF-8 in per cent."""
    assert checked("http://bücher.example:81/ü/%C3%BC?q=ü") == "http://xn--bcher-kva.example:81/%C3%BC/%C3%BC?q=%C3%BC"


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/x.csv?token=abc", "https://example.org/x?a=1&api_key=abc",
        "https://example.org/x?X-Amz-Signature=abc", "https://example.org/x?accessToken=abc",
        "https://example.org/x?token=dG9rZW4tMjAxNw", "https://me:abc@example.org/x", "https://me:abc@[bad/x?token=abc",
    ],
)  # fmt: skip
def test_a_secret_in_an_address_is_refused_and_not_repeated(store: ListStore, tmp_path: Path, address: str) -> None:
    """Neither in the message nor in the note of the attempt."""
    store.add(reading(tmp_path, [entry("a")], "2024-01-01"), READ_AT)
    with pytest.raises(InputError) as raised:
        load(store, Order(address), "2026-11-23T08:00:00Z", name="made")
    kept = [*store.attempts("made")[-1], str(raised.value)]
    assert not any("abc" in text or "2MjAx" in text for text in kept)


def test_the_public_token_of_the_eu_is_no_secret() -> None:
    """The EU prints it in the addresses of its list; nor is every parameter one."""
    assert checked(EU_ADDRESS) == EU_ADDRESS
    assert checked("https://example.org/x?format=csv&monkey=1").endswith("monkey=1")


class Hostile(BaseHTTPRequestHandler):
    """Leads to no address, or gives a length of thousands of digits."""

    def do_GET(self) -> None:
        """Answer by path."""
        if self.path == "/long":
            self.send_response(200)
            self.send_header("Content-Length", "9" * 5_000)
        else:
            self.send_response(302)
            self.send_header("Location", {"/bracket": "http://[bad", "/label": "http://a..b\u00fc/"}[self.path])
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def hostile() -> Iterator[str]:
    """Start the server on a loopback port of its own."""
    serving = ThreadingHTTPServer(("127.0.0.1", 0), Hostile)
    serving.daemon_threads = True
    thread = threading.Thread(target=serving.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{serving.server_address[1]}"
    serving.shutdown()
    serving.server_close()
    thread.join()


@pytest.mark.parametrize(
    ("path", "reason"), [("bracket", "address"), ("label", "fail|address|reached"), ("long", "5,000 digits")]
)
def test_a_server_that_answers_nonsense_is_told(hostile: str, tmp_path: Path, path: str, reason: str) -> None:
    """In the words of the fetcher, not as a traceback."""
    with pytest.raises(InputError, match=reason):
        fetch(f"{hostile}/{path}", tmp_path / "list", LIMITS)


def test_the_same_file_at_once_makes_one_version(tmp_path: Path) -> None:
    """Of four that add it together, one does, and the others say that it is there."""
    path = tmp_path / "lists.sqlite"
    ListStore.open(path, create=True).close()
    source = tmp_path / "own.csv"
    source.write_text(PLAIN, encoding="utf-8")
    barrier, new = threading.Barrier(4), []

    class Waiting(ListStore):
        """Looks for the same file, then waits for the others, as processes may by chance."""

        def _known(self, list_name: str, digest: str, day: str) -> object:  # type: ignore[override]
            found = super()._known(list_name, digest, day)
            if not self._connection.in_transaction:
                barrier.wait(5)
            return found

    def work() -> None:
        with Waiting.open(path, patience=20.0) as store:
            new.append(load(store, Order(str(source)), READ_AT, name="own").new)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(new) == [False, False, False, True]
    with ListStore.open(path) as store:
        assert len(store.info("own").versions) == 1


def test_a_list_that_lost_its_end_mark_is_refused(store: ListStore, tmp_path: Path) -> None:
    """It was cut off between two lines; the user may say that it was not."""
    path = tmp_path / "sdn.csv"
    order = Order(str(path), dated="2024-02-01")
    path.write_bytes(SDN.encode())
    load(store, Order(str(path), dated="2024-01-01"), READ_AT, name="sdn")
    path.write_bytes(SDN.encode().replace(b"\x1a", b""))
    with pytest.raises(RefusedListError, match="end mark is missing"):
        load(store, order, READ_AT, name="sdn")
    assert len(store.info("sdn").versions) == 1
    assert load(store, order, READ_AT, name="sdn", accept_shrink=True).new
    path.write_bytes(SDN.encode().replace(b"\x1a", b"").replace(b"DOB", b"POB"))
    again = load(store, Order(str(path), dated="2024-03-01"), READ_AT, name="sdn")
    assert any("may have been cut off" in note for note in again.notes)


def test_aliases_that_lost_their_end_mark_are_refused(store: ListStore, tmp_path: Path) -> None:
    """A companion file can be cut off as well."""
    assert ALT.endswith("\x1a")
    (tmp_path / "sdn.csv").write_bytes(SDN.encode())
    (tmp_path / "alt.csv").write_bytes(ALT.encode())
    load(store, Order(str(tmp_path / "sdn.csv"), dated="2024-01-01"), READ_AT, name="sdn")
    (tmp_path / "alt.csv").write_bytes(ALT.encode().rstrip(b"\x1a"))
    with pytest.raises(RefusedListError, match="end mark is missing"):
        load(store, Order(str(tmp_path / "sdn.csv"), dated="2024-02-01"), READ_AT, name="sdn")


def test_companions_of_another_format_are_refused(write: Write) -> None:
    """They would not be read."""
    for name, content, mapping in (("x.csv", PLAIN, None), ("y.csv", PLAIN, ColumnMapping.of(["name=name"]))):
        with pytest.raises(InputError, match="companion files belong to OFAC's CSV"):
            open_list(write(name, content), Options((write("alt.csv", ALT),), mapping))


def test_a_pipe_is_no_list(tmp_path: Path) -> None:
    """It is refused at once; opening it would wait for a writer."""
    path = tmp_path / "pipe.csv"
    os.mkfifo(path)
    with pytest.raises(InputError, match="a pipe or device"):
        ListFile(path).head()


def test_a_name_longer_than_any_file_is_told(store: ListStore) -> None:
    """The system refuses to look for it."""
    with pytest.raises(InputError, match="no name of a file"):
        load(store, Order("x" * 5_000), READ_AT)


def test_two_lists_do_not_differ_in_case_alone(store: ListStore, tmp_path: Path) -> None:
    """The second is refused, with the name that there is."""
    store.add(reading(tmp_path, [entry("a")], "2024-01-01"), READ_AT, name="un")
    with pytest.raises(InputError, match="'un'"):
        store.add(reading(tmp_path, [entry("b")], "2024-02-01"), READ_AT, name="UN")
    assert store.lists() == ["un"]


def test_a_mapping_nested_too_deeply_is_told(tmp_path: Path) -> None:
    """Python's own reader of TOML gives up by recursion, and at long numbers."""
    path = tmp_path / "m.toml"
    for text in (f"a = {'[' * 20_000}", f"a = {'9' * 5_000}"):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(InputError, match="not TOML"):
            ColumnMapping.load(path)

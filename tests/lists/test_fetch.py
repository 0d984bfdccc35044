"""Fetching lists from a server on this machine: what comes, and what is not followed, waited for or swallowed."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from faultlines.errors import InputError, RefusedListError
from faultlines.lists import ListLimits, ListStore
from faultlines.lists.fetch import fetch
from faultlines.lists.loading import Order, load
from tests.lists.conftest import READ_AT
from tests.lists.test_ofac import ADD, ALT, SDN

BODY = SDN.encode()


class Server(BaseHTTPRequestHandler):
    """Serves OFAC's files, redirects, and misbehaviour by path."""

    asked: list[str]
    body = BODY

    def do_GET(self) -> None:
        """Answer by path."""
        self.asked.append(self.path)
        files = {"/sdn.csv": type(self).body, "/alt.csv": ALT.encode(), "/add.csv": ADD.encode()}
        if self.path in files:
            self._send(files[self.path], {"Last-Modified": "Fri, 03 May 2024 14:00:00 GMT"})
        elif self.path.startswith("/to/"):
            self.send_response(302)
            self.send_header("Location", self.path.removeprefix("/to/"))
            self.end_headers()
        elif self.path == "/round":
            self.send_response(302)
            self.send_header("Location", "/round")
            self.end_headers()
        elif self.path == "/short":
            self._send(BODY, {"Content-Length": str(len(BODY) + 100)})
        elif self.path == "/large":
            self._send(b"", {"Content-Length": "999999999999"})
        elif self.path in ("/endless", "/slow"):
            self._drip(0.2 if self.path == "/slow" else 0.0)
        else:
            self.send_error(404)

    def _send(self, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(200)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _drip(self, pause: float) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(200):
            try:
                self.wfile.write(b"a" * (100_000 if not pause else 10))
            except OSError:
                return
            time.sleep(pause)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[tuple[str, type[Server]]]:
    """Start a server on a loopback port of its own."""
    handler = type("Handler", (Server,), {"asked": [], "body": BODY})
    serving = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    serving.daemon_threads = True
    thread = threading.Thread(target=serving.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{serving.server_address[1]}", handler
    serving.shutdown()
    serving.server_close()
    thread.join()


def test_a_list_and_its_companions_are_fetched(server: tuple[str, type[Server]], store: ListStore) -> None:
    """The files beside OFAC's list are asked for; what is not there is noted; the server's date dates the list."""
    address, handler = server
    added = load(store, Order(f"{address}/sdn.csv"), READ_AT, name="ofac-sdn")
    assert handler.asked == ["/sdn.csv", "/alt.csv", "/add.csv", "/sdn_comments.csv"]
    assert (added.version.entries, added.version.moment) == (2, "2024-05-03")
    assert added.version.source == f"{address}/sdn.csv"
    assert len(store.entry("ofac-sdn", "ofac-12").names) == 4
    assert any("404" in note for note in added.notes)


def test_a_redirect_is_followed(server: tuple[str, type[Server]], tmp_path: Path) -> None:
    """Within http."""
    address, _ = server
    got = fetch(f"{address}/to//sdn.csv", tmp_path / "list", ListLimits())
    assert got.path.read_bytes() == BODY
    assert got.modified == "2024-05-03"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/to/file:///etc/passwd", "not allowed"),
        ("/to/ftp://127.0.0.1/x", "leads from http to ftp"),
        ("/to/data:text/csv,name", "not allowed"),
        ("/round", "redirect"),
        ("/missing", "the server answers 404"),
        ("/short", "cut off"),
        ("/large", "over the limit"),
        ("/endless", "more than the limit"),
        ("/slow", "takes longer than"),
    ],
)
def test_a_server_that_misbehaves_is_refused(
    server: tuple[str, type[Server]], tmp_path: Path, path: str, reason: str
) -> None:
    """Other schemes, circles, errors, short and endless answers, and dripping ones."""
    limits = replace(ListLimits(), download_bytes=2_000_000, download_seconds=1.0 if path == "/slow" else 20.0)
    began = time.monotonic()
    with pytest.raises((InputError, RefusedListError), match=reason):
        fetch(server[0] + path, tmp_path / "list", limits)
    assert time.monotonic() - began < 10


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("file:///etc/passwd", "file is not fetched"),
        ("ftp://example.org/sdn.csv", "ftp is not fetched"),
        ("https://name:word@example.org/sdn.csv", "a name or password"),
        ("http://127.0.0.1:9/sdn.csv", "cannot be reached"),
    ],
)
def test_an_address_that_is_not_fetched(tmp_path: Path, address: str, reason: str) -> None:
    """Files, other schemes, passwords, nobody there."""
    with pytest.raises(InputError, match=reason):
        fetch(address, tmp_path / "list", ListLimits())


def test_an_update_reads_the_list_again_from_its_address(server: tuple[str, type[Server]], store: ListStore) -> None:
    """What the store keeps of a version is enough to read it again; a broken answer leaves the old one in force."""
    import json  # noqa: PLC0415 - as the verb does

    address, handler = server
    load(store, Order(f"{address}/sdn.csv"), READ_AT, name="sdn")
    order = Order.of_origin(json.loads(store.info("sdn").latest.origin))
    handler.body = BODY.replace(b"DOB 01 Mar 1961", b"DOB 02 Mar 1961")
    added = load(store, order, "2026-11-24T07:00:00Z", name="sdn")
    assert (added.new, added.changed) == (True, 1)
    handler.body = BODY[:200]
    with pytest.raises(RefusedListError):
        load(store, order, "2026-11-25T07:00:00Z", name="sdn")
    assert store.info("sdn").latest.number == 2
    assert store.attempts("sdn")[-1][0] == "2026-11-25T07:00:00Z"

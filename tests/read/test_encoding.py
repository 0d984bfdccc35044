"""Bytes to characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faultlines.errors import UnreadableError
from faultlines.read.encoding import decode, scrub

TEXT = "“Kim’s ships” – déjà vu – left the port, said the café’s owner."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_usual_encodings_are_recognised(encoding: str) -> None:
    """UTF-8, whatever has a byte order mark, and Western Windows text come out as they were written."""
    assert decode(TEXT.encode(encoding)) == TEXT


def test_cyrillic_without_a_declaration_is_recognised() -> None:
    """A text that is mostly high bytes is recognised by its statistics."""
    text = "Корабль вышел из северного порта незадолго до полуночи, на палубе стояли сорок контейнеров. " * 5
    assert decode(text.encode("cp1251")) == text


def test_a_declared_encoding_is_used_where_utf_8_fails() -> None:
    """What the file names is believed where the bytes are not UTF-8, and passed over where Python does not know it."""
    assert decode("Łódź żółć".encode("iso8859-2"), "iso-8859-2") == "Łódź żółć"
    assert decode("Łódź".encode(), "no-such-encoding") == "Łódź"
    assert decode("plain é".encode("cp1252"), "no-such-encoding") == "plain é"


def test_a_few_damaged_characters_do_not_spoil_utf_8() -> None:
    """Mostly good UTF-8 stays UTF-8; what is damaged is marked."""
    assert decode(TEXT.encode() * 3 + b"\xff tail") == TEXT * 3 + "\ufffd tail"


@pytest.mark.parametrize("data", [b"ab\0cd", bytes(range(1, 32)) * 20, b"MZ\x90\0\3"])
def test_binary_data_is_refused(data: bytes) -> None:
    """NUL bytes and control characters make no text."""
    with pytest.raises(UnreadableError, match="binary data"):
        decode(data)


def test_invisible_characters_go_and_visible_ones_stay() -> None:
    """Zero-width characters, bidirectional overrides, soft hyphens and lone surrogates go; typography stays."""
    assert (
        scrub("mis\u00adsile\u200b \u202edetrevni\u202c “Kim’s” – ﬁve…\u2060 \ud800")
        == "missile detrevni “Kim’s” – ﬁve… \ufffd"
    )


def test_line_ends_are_unified() -> None:
    """CRLF, CR, form feeds and Unicode separators all become one newline."""
    assert scrub("a\r\nb\rc\fd\u2028e\x85f") == "a\nb\nc\nd\ne\nf"


@given(st.text())
def test_scrubbing_twice_changes_nothing_and_gives_utf_8(text: str) -> None:
    """Scrubbed text can be stored, and scrubbing is idempotent."""
    clean = scrub(text)
    assert scrub(clean) == clean
    clean.encode("utf-8")

"""Bytes of a source."""

from __future__ import annotations

import gzip
import io
from hashlib import sha256
from pathlib import Path

import pytest

from faultlines.errors import UnreadableError
from faultlines.read import source
from faultlines.read.limits import Limits


def test_a_gzip_file_is_decompressed_and_anything_else_is_not(tmp_path: Path) -> None:
    """The magic number decides, in files and in bytes, and the stream can be peeked into."""
    path = tmp_path / "a.bin"
    path.write_bytes(gzip.compress(b"content"))
    for at_hand in (path, path.read_bytes(), b"content"):
        with source.opened(at_hand, Limits()) as stream:
            assert stream.peek(3)[:3] == b"con"
            assert stream.read() == b"content"


def test_expansion_is_limited() -> None:
    """A file that grows out of proportion is stopped, long before it fills the memory."""
    bomb = gzip.compress(b"a" * 40_000_000)
    with pytest.raises(UnreadableError, match="more than 200 times"), source.opened(bomb, Limits()) as stream:
        stream.read()


def test_small_files_may_expand_freely() -> None:
    """Repetitive files of ordinary size are no bombs."""
    with source.opened(gzip.compress(b"a" * 10_000_000), Limits()) as stream:
        assert len(stream.read()) == 10_000_000


def test_the_digest_is_that_of_the_file_as_it_lies_there(tmp_path: Path) -> None:
    """What `sha256sum` says of a file is what is recorded, compressed or not."""
    path = tmp_path / "a.gz"
    path.write_bytes(gzip.compress(b"content"))
    assert source.digest(path) == source.digest(path.read_bytes()) == sha256(path.read_bytes()).hexdigest()


def test_a_stream_is_read_to_its_end_within_the_limit() -> None:
    """Standard input has no size to look at: it is bounded as it is read."""
    assert source.whole(io.BytesIO(b"content"), 7) == b"content"
    with pytest.raises(UnreadableError, match="limit of 6"):
        source.whole(io.BytesIO(b"content"), 6)
    with pytest.raises(UnreadableError, match="empty"):
        source.whole(io.BytesIO(b" \n"), 6)

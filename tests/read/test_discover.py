"""Which files to read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from faultlines.read import Skipped, discover
from faultlines.records import Failure
from tests.read.conftest import Read


def make(folder: Path, *names: str) -> None:
    """Make empty files."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()


def found(folder: Path, *paths: Path, **options: Path) -> list[str]:
    """Return what is discovered, relative to the folder."""
    return [path.relative_to(folder).as_posix() for path in discover(paths or [folder], **options)]  # type: ignore[arg-type] # only the manifest is given


def test_folders_are_walked_in_the_order_of_names(tmp_path: Path) -> None:
    """Files of known formats come in one order on every machine; hidden ones do not come at all."""
    make(tmp_path, "b.txt", "a/z.pdf", "a/y.html", "c.jsonl.gz", "B.MD", ".hidden.txt", ".git/x.txt", "a.htm")
    assert found(tmp_path) == ["B.MD", "a/y.html", "a/z.pdf", "a.htm", "b.txt", "c.jsonl.gz"]


def test_paths_come_in_the_order_given_and_once(tmp_path: Path) -> None:
    """What is named twice, or named and met in a folder, is read once, where it came first."""
    make(tmp_path, "b.txt", "a.txt", "odd.xyz")
    assert found(tmp_path, tmp_path / "b.txt", tmp_path, tmp_path / "odd.xyz", tmp_path / "b.txt") == [
        "b.txt",
        "a.txt",
        "odd.xyz",
    ]


def test_unknown_files_are_skipped_with_a_reason(tmp_path: Path) -> None:
    """A file in a folder that is not read is reported, not failed; a manifest beside the files gets its own advice."""
    make(tmp_path, "a.txt", "table.xlsx", "index.csv")
    skipped: list[Skipped] = []
    assert list(discover([tmp_path], on_skip=skipped.append)) == [tmp_path / "a.txt"]
    assert [(item.path.name, "--manifest" in item.hint) for item in skipped] == [
        ("index.csv", True),
        ("table.xlsx", False),
    ]


def test_the_manifest_in_use_is_left_out(tmp_path: Path) -> None:
    """The manifest that is being used is neither read nor reported."""
    make(tmp_path, "a.txt", "index.csv")
    skipped: list[Skipped] = []
    list(discover([tmp_path], manifest=tmp_path / "index.csv", on_skip=skipped.append))
    assert skipped == []


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs symbolic links")
def test_links_cannot_make_a_loop(tmp_path: Path) -> None:
    """Links to folders are not followed but reported, links to files are, and a folder named through a link is."""
    make(tmp_path, "real/a.txt")
    (tmp_path / "real" / "loop").symlink_to(tmp_path / "real")
    (tmp_path / "real" / "b.txt").symlink_to(tmp_path / "real" / "a.txt")
    (tmp_path / "alias").symlink_to(tmp_path / "real")
    skipped: list[Skipped] = []
    assert [path.name for path in discover([tmp_path / "alias"], on_skip=skipped.append)] == ["a.txt"]
    assert [item.path.name for item in skipped] == ["loop"]


def test_missing_paths_are_left_to_the_reading(tmp_path: Path, read: Read) -> None:
    """A path that does not exist is given on, and reading it says what is wrong."""
    (path,) = discover([tmp_path / "none.txt"])
    (failure,) = read(path)
    assert isinstance(failure, Failure)
    assert "no such file" in failure.reason


def test_very_deep_folders_are_walked(tmp_path: Path) -> None:
    """Folders nested deeper than Python calls may be are no obstacle."""
    here = os.open(tmp_path, os.O_RDONLY)
    try:
        os.chdir(here)
        for _ in range(300):
            Path("d").mkdir()
            os.chdir("d")
        Path("a.txt").touch()
        os.chdir(here)
        assert len(list(discover([Path("d")]))) == 1
    finally:
        os.chdir(Path(__file__).parent)
        os.close(here)

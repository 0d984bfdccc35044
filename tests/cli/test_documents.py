"""`faultlines documents`: the list, and texts written where they belong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faultlines.case import CaseFile
from faultlines.cli.documents import with_file_names
from faultlines.records import Claim, Document, Sighting

from .conftest import NOTE, Run

Records = tuple[list[Document], list[Claim]]


def named(name: str, part: int = 0, digest: str = "c") -> Document:
    """Return a document of this name."""
    return Document(digest * 64, part, name, "text/plain", f"{name} {part}", "en")


def test_the_list(run: Run, case_path: Path, records: Records) -> None:
    """One line a document: short id, date, language, length, source, name."""
    lines = run("documents", "--case", case_path).out.splitlines()
    assert lines[1].split() == [records[0][0].id[:8], "2023-09-14", "en", str(len(NOTE)), "Wire", "note.txt"]
    assert lines[2].split() == [records[0][1].id[:8], "undated", "en", "44", "table.md"]


def test_json_lines(run: Run, case_path: Path, records: Records) -> None:
    """Each line holds what the document's source says of it, and its hash, but not its text."""
    listed = [json.loads(line) for line in run("documents", "--case", case_path, "--format", "jsonl").out.splitlines()]
    assert [row["id"] for row in listed] == [document.id for document in records[0]]
    assert (listed[0]["title"], listed[0]["readable"], listed[0]["characters"]) == ("Note", True, len(NOTE))
    assert "text" not in listed[0]


def test_export_writes_the_texts_that_offsets_count(
    run: Run, case_path: Path, records: Records, tmp_path: Path
) -> None:
    """Files carry the documents' names, and claims are found in them at their offsets."""
    folder = tmp_path / "new" / "texts"
    assert run("documents", "--case", case_path, "--export", folder).status == 0
    assert sorted(path.name for path in folder.iterdir()) == ["note.txt", "table.md"]
    text = (folder / "note.txt").read_bytes().decode()
    for claim in records[1][:2]:
        assert text[claim.start : claim.end] == claim.quote


def test_export_again_replaces(run: Run, case_path: Path, tmp_path: Path) -> None:
    """Exporting twice gives the same files."""
    for _ in range(2):
        assert run("documents", "--case", case_path, "--export", tmp_path / "texts").status == 0
    assert (tmp_path / "texts" / "note.txt").read_text(encoding="utf-8") == NOTE


def test_export_follows_no_link(run: Run, case_path: Path, tmp_path: Path) -> None:
    """A link waiting in the folder is refused, and what it points at keeps its content."""
    target = tmp_path / "precious"
    target.write_text("keep", encoding="utf-8")
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "note.txt").symlink_to(target)
    printed = run("documents", "--case", case_path, "--export", folder)
    assert printed.status == 2
    assert "a link" in printed.err
    assert target.read_text(encoding="utf-8") == "keep"


def test_export_where_nothing_can_be_written(run: Run, case_path: Path, tmp_path: Path) -> None:
    """A file in the place of the folder is one line on stderr."""
    (tmp_path / "texts").touch()
    printed = run("documents", "--case", case_path, "--export", tmp_path / "texts")
    assert printed.status == 2
    assert printed.err.startswith("faultlines: ")


@pytest.mark.parametrize(
    ("documents", "names"),
    [
        ([named("a.txt"), named("a.txt", digest="d")], ["a.txt", f"a.{named('a.txt', digest='d').id}.txt"]),
        ([named("a.txt"), named("A.TXT", digest="d")], ["a.txt", f"A.{named('A.TXT', digest='d').id}.TXT"]),
        ([named("page.html"), named("page.html", 1)], ["page.html", "page.part2.html"]),
        ([named("../../etc/passwd")], [".._.._etc_passwd"]),
        ([named("..")], ["_.."]),
        ([named("")], ["_"]),
        ([named("feed.jsonl#12")], ["feed.jsonl#12"]),
    ],
)
def test_file_names(documents: list[Document], names: list[str]) -> None:
    """Names are kept where they can be, and told apart where they meet."""
    assert [name for name, _ in with_file_names(documents)] == names


@given(st.lists(st.tuples(st.text(max_size=300), st.integers(0, 3)), max_size=8, unique=True))
def test_no_name_leaves_the_folder_or_meets_another(stored: list[tuple[str, int]]) -> None:
    """Whatever documents are called, each gets a single, distinct, printable name inside the folder."""
    documents = [Document(f"{at:064}", part, name, "text/plain", "", "en") for at, (name, part) in enumerate(stored)]
    names = [name for name, _ in with_file_names(documents)]
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert Path(name).name == name
        assert name not in (".", "..")
        assert not set(name) & set("/\\\x00\n\x1b\u202e")
        assert len(name.encode()) <= 255


def test_an_empty_case_lists_nothing(run: Run, tmp_path: Path) -> None:
    """A case without documents has a heading and no rows."""
    CaseFile.open(tmp_path / "new.case", create=True).close()
    assert run("documents", "--case", tmp_path / "new.case").out.splitlines() == [
        "id       published  in  length  source               name"
    ]


def test_parts_are_numbered_in_the_list(run: Run, tmp_path: Path) -> None:
    """The second article of a page says so."""
    with CaseFile.open(tmp_path / "new.case", create=True) as case:
        for document in (named("page.html"), named("page.html", 1)):
            case.add(document, [], Sighting(document.id, "page.html", "2025-01-01T00:00:00Z"), "1")
    lines = run("documents", "--case", tmp_path / "new.case").out.splitlines()
    assert [line.rstrip().rpartition("  ")[2].strip() for line in lines[1:]] == ["page.html", "page.html, part 2"]

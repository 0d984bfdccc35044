"""Reading into a case, with the real readers and the real extractor."""

from __future__ import annotations

import gzip
import os
import shutil
import signal
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest

from faultlines.case import CaseFile
from faultlines.errors import DataError, DateError, InputError
from faultlines.pipeline import Progress
from faultlines.pipeline.executors import Lost, ProcessExecutor
from faultlines.pipeline.reading import read_into
from faultlines.pipeline.work import Source
from faultlines.read import Hints
from faultlines.records import Document, Mode

from .conftest import ENGLISH, RUSSIAN, contents

Item = TypeVar("Item")
Result = TypeVar("Result")


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    """Open an empty case."""
    with CaseFile.open(tmp_path / "test.case", create=True) as opened:
        yield opened


def test_every_outcome_is_counted_and_has_its_reason(case: CaseFile, corpus: Path) -> None:
    """Documents read, stored unread, failed and skipped: each is counted once, with a reason, and the rest goes on."""
    summary = read_into(case, [corpus])
    assert (summary.read, summary.known, summary.complete) == (3, 0, False)
    assert [(Path(item.locator).name, item.reason) for item in summary.unread] == [("b.txt", "language ru")]
    assert [Path(item.locator).name for item in summary.failures] == ["c.txt", "d.pdf", "e.jsonl:2"]
    assert [Path(item.locator).name for item in summary.skipped] == ["f.xlsx"]
    assert all(item.reason for item in summary.failures)
    assert case.counts().documents == 4
    assert case.counts().failures == 3
    assert summary.claims == case.counts().by_mode
    assert summary.claims[Mode.FACT] >= 1
    assert summary.seconds > 0


def test_a_case_among_what_is_read_is_no_matter(tmp_path: Path) -> None:
    """The case file and its logs may lie in the folder that is read: they are not mentioned."""
    (tmp_path / "a.txt").write_text(ENGLISH[0], encoding="utf-8")
    with CaseFile.open(tmp_path / "pact.case", create=True) as case:
        summary = read_into(case, [tmp_path])
    assert (summary.read, summary.skipped) == (1, ())


def test_a_foreign_document_is_stored_whole_and_gives_no_claim(case: CaseFile, corpus: Path) -> None:
    """A text that is not English is kept with its language, and never half-read."""
    read_into(case, [corpus / "b.txt"])
    (stored,) = case.documents()
    assert (stored.text, stored.language) == (RUSSIAN, "ru")
    assert list(case.claims()) == []


def test_reading_again_adds_nothing(case: CaseFile, corpus: Path) -> None:
    """The same files again leave every table as it was, and are reported as known, unread and failed as before."""
    first = read_into(case, [corpus])
    before = contents(case)
    second = read_into(case, [corpus])
    assert contents(case) == before
    assert (second.read, second.known, second.claims) == (0, 3, {})
    assert second.unread == first.unread
    assert [item.locator for item in second.failures] == [item.locator for item in first.failures]


def test_several_processes_give_the_same_case(tmp_path: Path, corpus: Path, case: CaseFile) -> None:
    """Two workers store the same rows in the same order as none."""
    read_into(case, [corpus])
    with CaseFile.open(tmp_path / "two.case", create=True) as other:
        summary = read_into(other, [corpus], jobs=2)
        assert summary.read == 3
        alone, together = contents(case), contents(other)
    for table in ("document", "sighting", "claim", "claim_actor", "claim_target"):
        assert together[table] == alone[table], table


def test_a_copy_is_one_document_seen_twice(case: CaseFile, corpus: Path) -> None:
    """The same bytes under another name add a sighting and are not read again."""
    read_into(case, [corpus / "a.txt"])
    shutil.copy(corpus / "a.txt", corpus / "copy.txt")
    summary = read_into(case, [corpus / "copy.txt"])
    assert (summary.read, summary.known) == (0, 1)
    (document,) = case.documents()
    assert document.name == "a.txt"
    assert [Path(seen.locator).name for seen in case.sightings()] == ["a.txt", "copy.txt"]


def test_known_bytes_are_not_read_again(case: CaseFile, corpus: Path) -> None:
    """What is known, plain, compressed or a line of many, never reaches a worker."""
    with gzip.open(corpus / "g.txt.gz", "wt", encoding="utf-8") as file:
        file.write(ENGLISH[1])
    read_into(case, [corpus])
    watched = _Watched()
    read_into(case, [corpus], executor=watched)
    assert [Path(source.locator).name for source in watched.items if isinstance(source, Source)] == ["c.txt", "d.pdf"]


class _Watched:
    """An executor that notes what it is given."""

    def __init__(self) -> None:
        self.items: list[object] = []

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result | Lost[Item]]:
        """Do the work here."""
        for item in items:
            self.items.append(item)
            yield function(item)


def test_a_page_of_two_articles_is_two_documents(case: CaseFile, tmp_path: Path) -> None:
    """Both parts carry the bytes' hash, are stored together, and are known on the second reading."""
    first = "Russia Sends Fuel North Across the Tumen River Again" + "".join(
        f"\n\nTankers from Vladivostok carried refined petroleum to Rajin in the {week} week of winter, and port"
        " officials counted barrels, railway wagons and pipelines along the border before convoys returned to Khasan."
        for week in ("first", "second", "third", "fourth", "fifth")
    )
    second = "Hackers Steal Virtual Currency From Another Exchange" + "".join(
        f"\n\nInvestigators traced stolen tokens through {number} anonymous wallets, mixers and bridges, while"
        " blockchain analysts at several companies warned exchanges about malicious software inside job offers."
        for number in ("seven", "eight", "nine", "ten", "eleven")
    )
    path = tmp_path / "page.txt"
    path.write_text(f"{first}\n\nShare this article\n\nLeave a comment\n\n{second}", encoding="utf-8")
    assert read_into(case, [path]).read == 2
    one, two = case.documents()
    assert (one.sha256, one.part, two.part) == (two.sha256, 0, 1)
    assert read_into(case, [path]).known == 2
    assert case.counts().sightings == 2


def test_what_is_said_of_a_file(case: CaseFile, corpus: Path, tmp_path: Path) -> None:
    """A manifest's row wins over what is said of all files; both are kept in the sighting."""
    manifest = tmp_path / "dates.csv"
    manifest.write_text("doc,published,title\na.txt,2023-09-14,A title\n", encoding="utf-8")
    (corpus / "other.txt").write_text(ENGLISH[1], encoding="utf-8")
    read_into(
        case, [corpus / "a.txt", corpus / "other.txt"], hints=Hints(source="Wire", published="2024"), manifest=manifest
    )
    first, second = case.documents()
    assert (first.published, first.source, first.title) == ("2023-09-14", "Wire", "A title")
    assert (second.published, second.source) == ("2024", "Wire")
    assert [seen.published for seen in case.sightings()] == ["2023-09-14", "2024"]


def test_a_document_without_a_date_stays_undated(case: CaseFile, corpus: Path) -> None:
    """Nothing dates it, so nothing does: not the file's time, not today."""
    read_into(case, [corpus / "a.txt"])
    assert next(case.documents()).published is None


@pytest.mark.parametrize("row", ["a.txt,yesterday", "a.txt,2023-02-30"])
def test_a_manifest_with_a_bad_date_stops_before_anything_is_read(
    case: CaseFile, corpus: Path, tmp_path: Path, row: str
) -> None:
    """A mistake in the manifest is reported with its line, and nothing is stored."""
    manifest = tmp_path / "dates.csv"
    manifest.write_text(f"doc,published\nb.txt,2024\n{row}\n", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        read_into(case, [corpus], manifest=manifest)
    assert caught.value.locator == f"{manifest}:3"
    assert case.counts().documents == case.counts().failures == 0


def test_a_missing_path_stops_before_anything_is_read(case: CaseFile, corpus: Path) -> None:
    """A slip in a path is a mistake to correct, not a failure to record."""
    with pytest.raises(InputError, match="no such file"):
        read_into(case, [corpus, corpus / "none.txt"])
    assert case.counts().documents == case.counts().failures == 0


def test_a_bad_date_for_all_is_refused(case: CaseFile, corpus: Path) -> None:
    """A date for all files must be EDTF."""
    with pytest.raises(DateError):
        read_into(case, [corpus], hints=Hints(published="soon"))


def test_a_mended_file_settles_its_failure(case: CaseFile, corpus: Path) -> None:
    """A failure stands until its file is read; failures of other files are not touched by that."""
    read_into(case, [corpus])
    (corpus / "c.txt").write_text(ENGLISH[1], encoding="utf-8")
    read_into(case, [corpus / "c.txt"])
    assert [Path(failure.locator).name for failure in case.failures()] == ["d.pdf", "e.jsonl:2"]
    lines = (corpus / "deeper" / "e.jsonl").read_text(encoding="utf-8").replace('"title"', '"text"')
    (corpus / "deeper" / "e.jsonl").write_text(lines, encoding="utf-8")
    read_into(case, [corpus / "deeper"])
    assert [Path(failure.locator).name for failure in case.failures()] == ["d.pdf"]


def test_a_fault_of_the_extractor_costs_its_document_only(
    case: CaseFile, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A document on which the extractor breaks is a failure and is not stored: a mended extractor will read it."""
    with monkeypatch.context() as patched:
        patched.setattr("faultlines.pipeline.work.reader", lambda _: _BrokenReader())
        summary = read_into(case, [corpus / "a.txt", corpus / "b.txt"])
    assert [failure.reason for failure in summary.failures] == ["KeyError while reading it: 'frame'"]
    assert [document.name for document in case.documents()] == ["b.txt"]
    assert read_into(case, [corpus / "a.txt"]).read == 1
    assert list(case.failures()) == []


class _BrokenReader:
    """An extractor with a fault in it."""

    def claims(self, document: Document) -> None:
        """Break."""
        raise KeyError("frame")


def _fatal(name: str, function: Callable[[Item], Result], item: Item) -> Result:
    """Work as usual, but end the process at one file, as the kernel does when memory runs out."""
    if isinstance(item, Source) and item.locator.endswith(name):
        os.kill(os.getpid(), signal.SIGKILL)
    return function(item)


class _Deadly(ProcessExecutor):
    """Workers that die of one file."""

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result | Lost[Item]]:
        """Do the work in processes."""
        return super().map(partial(_fatal, "2.txt", function), items)


def test_a_document_that_kills_its_worker_is_a_failure(case: CaseFile, tmp_path: Path) -> None:
    """The run goes on without it: everything else is stored, in order, and its reason says what happened."""
    files = [tmp_path / f"{number}.txt" for number in range(6)]
    for file in files:
        file.write_text(f"Größe Öl {file.name}", encoding="utf-8")
    summary = read_into(case, files, executor=_Deadly(2))
    (failure,) = summary.failures
    assert (failure.locator, failure.reason) == (str(files[2]), "its worker process was killed twice while reading it")
    assert [document.name for document in case.documents()] == ["0.txt", "1.txt", "3.txt", "4.txt", "5.txt"]
    assert list(case.failures()) == [failure]


def test_a_file_name_that_is_no_text(case: CaseFile, tmp_path: Path) -> None:
    """Bytes in a file name that are not UTF-8 are stored as escapes."""
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    try:
        with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123 - a Path cannot hold these bytes readably
            file.write(ENGLISH[0])
    except OSError:
        pytest.skip("this file system takes only UTF-8")
    assert read_into(case, [tmp_path]).read == 1
    assert next(case.documents()).name == r"caf\udce9.txt"


def test_the_watcher_hears_of_every_document(case: CaseFile, corpus: Path) -> None:
    """Progress goes from the first file to the last, and counts up."""
    heard: list[Progress] = []
    read_into(case, [corpus], watch=heard.append)
    assert [progress.files for progress in heard] == sorted(progress.files for progress in heard)
    assert (heard[-1].files, heard[-1].total) == (5, 5)
    assert heard[-1].documents == 7
    assert heard[-1].locator.startswith(str(corpus))

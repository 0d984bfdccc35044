"""A user's own words."""

from __future__ import annotations

from pathlib import Path

import pytest

from faultlines.errors import DataError
from faultlines.extract import NOTHING, Reader, read_additions
from faultlines.records import Document

GOOD = """\
[[name]]
name = "Rason Sunrise"
code = "PRK"
kind = "firm"

[[name]]
name = "Port of Zarubino"
code = "RUS"
kind = "port"
start = 1972

[commodities]
arms = ["hwasal"]

[[frame]]
type = "AID"
part = "verb"
lemmas = ["parachute"]
patterns = ["subj > to|dat : obj!"]
"""
TEXT = "Rason Sunrise parachuted 40 hwasal to Russia."


def document(text: str) -> Document:
    """A text as the reader takes it."""
    return Document("0" * 64, 0, "t.txt", "text/plain", text, language="en")


def test_names_commodities_and_frames_of_a_user_are_read(tmp_path: Path) -> None:
    """What says nothing to the bundled words says all with the user's."""
    file = tmp_path / "own.toml"
    file.write_text(GOOD, encoding="utf-8")
    assert Reader(NOTHING).claims(document(TEXT)) == []
    reader = Reader(read_additions(file))
    (claim,) = reader.claims(document(TEXT))
    assert (claim.type, claim.actor, claim.target, claim.commodity) == ("AID", ("PRK",), ("RUS",), ("arms",))
    assert claim.extractor == reader.version
    assert "+" in reader.version


def test_the_same_words_give_the_same_version(tmp_path: Path) -> None:
    """The digest is that of the bytes."""
    one, two = tmp_path / "a.toml", tmp_path / "b.toml"
    one.write_text(GOOD, encoding="utf-8")
    two.write_text(GOOD, encoding="utf-8")
    assert read_additions(one).digest == read_additions(two).digest
    two.write_text(f"{GOOD}\n# changed", encoding="utf-8")
    assert read_additions(one).digest != read_additions(two).digest


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ('code = "PRK"', 'code = "North Korea"', 3, "actor code"),
        ('kind = "port"', 'kind = "harbour"', 9, "kind"),
        ("start = 1972", 'start = "1972"', 10, "not a year"),
        ('code = "RUS"', 'kode = "RUS"', 8, "unknown key 'kode'"),
        ('name = "Rason Sunrise"', 'name = ""', 2, "'name' is missing"),
        ("arms =", "weapons =", 13, "no commodity"),
        ('["hwasal"]', '"hwasal"', 13, "not a list of words"),
        ('type = "AID"', 'type = "GIVE"', 16, "no type"),
        ('part = "verb"', 'part = "adverb"', 17, "part of speech"),
        ("subj > to|dat : obj!", "subj >> obj", 19, "not a side of a pattern"),
        ('lemmas = ["parachute"]', "", 15, "'lemmas'"),
        ("[commodities]", "[things]", 12, "unknown table"),
        ("[commodities]", "[commodities", 12, "not TOML"),
    ],
)
def test_a_mistake_is_refused_with_its_line(tmp_path: Path, old: str, new: str, line: int, words: str) -> None:
    """And with what is wrong there."""
    assert old in GOOD
    file = tmp_path / "own.toml"
    file.write_text(GOOD.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataError) as raised:
        read_additions(file)
    assert raised.value.locator == f"{file}:{line}"
    assert words in raised.value.message


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    """Other encodings, missing files, folders."""
    file = tmp_path / "own.toml"
    file.write_bytes(b'[commodities]\narms = ["\xff"]\n')
    with pytest.raises(DataError, match="not UTF-8") as raised:
        read_additions(file)
    assert raised.value.locator == f"{file}:2"
    for wrong in (tmp_path / "none.toml", tmp_path):
        with pytest.raises(DataError, match="cannot be read"):
            read_additions(wrong)


@pytest.mark.parametrize(("text", "words"), [(f"a = {'[' * 20_000}", "too deeply"), (f"a = {'9' * 5_000}", "too long")])
def test_a_file_made_to_exhaust_the_reader_is_refused(tmp_path: Path, text: str, words: str) -> None:
    """Python's own reader of TOML gives up by recursion, and at long numbers."""
    file = tmp_path / "own.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=words):
        read_additions(file)

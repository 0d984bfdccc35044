"""A few files of every outcome: read, foreign, empty, broken, of no known format."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from faultlines.case import CaseFile

ENGLISH = (
    "Russia supplied oil to North Korea in September 2023, officials said. Kim denied sending shells to Russia.",
    "The United States imposed sanctions on Russia on 12 March 2024. North Korea sent troops to Russia.",
)
RUSSIAN = "Владимир Путин встретился с Ким Чен Ыном на космодроме Восточный и осмотрел пусковые установки."


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Write a folder of seven files: four with documents, one empty, one broken, one of another kind."""
    folder = tmp_path / "articles"
    (folder / "deeper").mkdir(parents=True)
    (folder / "a.txt").write_text(ENGLISH[0], encoding="utf-8")
    (folder / "b.txt").write_text(RUSSIAN, encoding="utf-8")
    (folder / "c.txt").write_text("", encoding="utf-8")
    (folder / "d.pdf").write_bytes(b"%PDF-1.7\nnothing more")
    lines = [
        {"text": ENGLISH[1], "published": "2024-03-14", "source": "Wire"},
        {"title": "no text"},
        {"text": ENGLISH[0] + " So they say."},
    ]
    (folder / "deeper" / "e.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    (folder / "deeper" / "f.xlsx").write_bytes(b"PK\x03\x04")
    return folder


def contents(case: CaseFile) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table by the table's name, times of reading left out."""
    found: dict[str, list[tuple[object, ...]]] = {}
    schema = case._connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    for table in [row["name"] for row in schema]:
        rows = case._connection.execute(f"SELECT * FROM {table}")  # noqa: S608 - names from the schema itself
        kept = [at for at, column in enumerate(rows.description) if column[0] not in ("seen_at", "started_at")]
        found[table] = [tuple(row[at] for at in kept) for row in rows]
    return found

"""`faultlines documents`: what was read, and the texts as stored."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from faultlines.cli.layout import SHORT_ID, fit, heading
from faultlines.cli.options import case_option, console, format_option, no_color_option
from faultlines.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import Console

    from faultlines.records import Document

_UNSAFE = re.compile(r'[\x00-\x1f\x7f-\x9f/\\:*?"<>|\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]')
_LONGEST_NAME = 200
"""Bytes: file systems allow 255, and a part or an id may be added."""
_WIDTHS = {"id": SHORT_ID, "published": 10, "in": 3, "length": 7, "source": 20, "name": 4}


@click.command()
@case_option
@click.option(
    "--export",
    "folder",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Write the texts as stored there, one file each; offsets of claims count their characters.",
)
@format_option("table", "jsonl")
@no_color_option
def documents(case_path: Path, folder: Path | None, style: str, no_color: bool) -> None:
    """List what was read, or write out the texts."""
    from faultlines.export import write_jsonl  # noqa: PLC0415 - `--help` need not load it
    from faultlines.pipeline import open_case  # noqa: PLC0415 - as above

    with open_case(case_path, read_only=True) as case:
        if folder is not None:
            _export(case.documents(), folder)
        if style == "jsonl":
            write_jsonl(map(_row, case.documents()), sys.stdout)
        else:
            _print(case.documents(), console(no_color=no_color))


def with_file_names(stored: Iterable[Document]) -> Iterator[tuple[str, Document]]:
    """Yield each document with a file name of its own that stays inside its folder.

    The document's name is kept where it can be; a second part is numbered, and what would meet another file's name,
    whatever its case, carries its id.
    """
    taken: set[str] = set()
    for document in stored:
        safe = _UNSAFE.sub("_", document.name).encode()[-_LONGEST_NAME:].decode("utf-8", "ignore")
        path = Path(safe if safe.strip(". ") else f"_{safe}")
        chosen = path.name if document.part == 0 else f"{path.stem}.part{document.part + 1}{path.suffix}"
        if chosen.casefold() in taken:
            chosen = f"{path.stem}.{document.id}{path.suffix}"
        taken.add(chosen.casefold())
        yield chosen, document


def _export(stored: Iterable[Document], folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, document in with_file_names(stored):
            _write(folder / name, document.text)
    except OSError as error:
        place = str(error.filename or folder)
        raise InputError(f"cannot be written: {error.strerror}", locator=place, hint="name another folder") from error


def _write(path: Path, text: str) -> None:
    """Write a text, never through a link that somebody left in the folder."""
    if path.is_symlink():
        raise InputError("a link, which may lead out of the folder", locator=str(path), hint="remove it")
    path.write_text(text, encoding="utf-8", newline="")


def _row(document: Document) -> dict[str, object]:
    return {
        "id": document.id,
        "name": document.name,
        "part": document.part,
        "published": document.published,
        "source": document.source,
        "title": document.title,
        "author": document.author,
        "publisher": document.publisher,
        "language": document.language,
        "readable": document.readable,
        "characters": len(document.text),
        "media_type": document.media_type,
        "url": document.url,
        "sha256": document.sha256,
    }


def _print(stored: Iterable[Document], screen: Console) -> None:
    from faultlines.export.escaping import one_line  # noqa: PLC0415 - as above

    screen.print(heading(_WIDTHS), style="bold")
    for document in stored:
        part = f", part {document.part + 1}" if document.part else ""
        cells = {
            "id": document.id[:SHORT_ID],
            "published": document.published or "undated",
            "in": document.language or "?",
            "length": f"{len(document.text)}",
            "source": one_line(document.source or document.publisher or ""),
        }
        row = " ".join(fit(text, _WIDTHS[column]) for column, text in cells.items())
        screen.print(f"{row} {one_line(document.name + part)}")

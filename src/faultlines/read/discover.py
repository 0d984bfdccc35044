"""Which files to read: those named, and those in the folders named."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from faultlines.read import media
from faultlines.read.manifest import NAMES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


_UNKNOWN = "not a format that is read"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file met in a folder that is not read because of what it is; no failure, since nobody asked for it by name.

    Attributes:
        path: where it is.
        reason: one line for a person.
        hint: what the person can do about it.
    """

    path: Path
    reason: str
    hint: str


def discover(
    paths: Iterable[Path | str],
    *,
    manifest: Path | str | None = None,
    on_skip: Callable[[Skipped], object] = lambda _: None,
) -> Iterator[Path]:
    """Yield the files to read: paths as given, the files below a folder by name, a file reached twice once.

    In folders, hidden files are left out, and so is the manifest in use; links to folders are not followed, and files
    whose names have no known suffix are skipped. What is named is yielded whatever it is: `documents` says why it
    cannot be read, also of a folder whose files cannot be listed.

    Args:
        paths: files and folders.
        manifest: the manifest in use.
        on_skip: called with each file in a folder that is skipped.
    """
    in_use = Path(manifest).resolve() if manifest is not None else None
    seen: set[Path] = set()
    for path in map(Path, paths):
        for place, skipped in _below(path) if path.is_dir() else [(path, None)]:
            real = place.resolve()
            if real in seen or (real == in_use and place != path):
                continue
            if skipped is not None:
                on_skip(skipped)
                continue
            seen.add(real)
            yield place


def now() -> str:
    """Return the time, UTC, as records write it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _below(folder: Path) -> Iterator[tuple[Path, Skipped | None]]:
    """Yield everything below a folder in the order of names; from a stack, since folders may be nested very deep."""
    waiting = [folder]
    while waiting:
        entry = waiting.pop()
        if entry != folder and entry.is_symlink() and entry.is_dir():
            yield entry, Skipped(entry, "a link to a folder is not followed", "name the folder to read it")
        elif entry.is_dir():
            try:
                entries = [below for below in entry.iterdir() if not below.name.startswith(".")]
            except OSError:
                yield entry, None
                continue
            waiting += sorted(entries, key=lambda below: below.name, reverse=True)
        elif media.known(entry.name):
            yield entry, None
        elif entry.name.lower() in NAMES:
            yield entry, Skipped(entry, _UNKNOWN, "it looks like a manifest: give it with --manifest")
        else:
            yield entry, Skipped(entry, _UNKNOWN, media.FORMATS)

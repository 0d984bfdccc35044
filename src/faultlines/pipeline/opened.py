"""A case in the analyst's terms: read into it, list its claims, follow one to its words, sum it up."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Self, Unpack

from faultlines.case import CaseFile, Counts
from faultlines.errors import InputError
from faultlines.pipeline.conditions import Conditions, as_filter
from faultlines.records import Actor, Claim, Decision, Document, Explanation, Failure, Gap, Sighting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from faultlines.export import Brief
    from faultlines.lists import ListView
    from faultlines.pipeline.actors import Actors
    from faultlines.pipeline.claims import Claims
    from faultlines.pipeline.rereading import RereadSummary
    from faultlines.pipeline.summary import ReadSummary, Watcher


def open_case(path: str | Path, *, create: bool = True, read_only: bool = False) -> Case:
    """Open the case file at `path`; make it if it is not there.

    Args:
        path: the file, by custom with the ending `.case`.
        create: whether a missing file becomes a new case.
        read_only: refuse every write; several programs may read a case while one writes to it.

    Raises:
        CaseError: if it is missing, a folder, not a case, of a newer version, locked or damaged.
    """
    return Case(CaseFile.open(path, create=create and not read_only, read_only=read_only))


class Case:
    """An open case file. Close it, or use it in a `with` statement."""

    def __init__(self, file: CaseFile) -> None:
        self._file = file

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return self._file.path

    def read(
        self,
        paths: str | Path | Iterable[str | Path],
        *,
        jobs: int = 1,
        published: str | None = None,
        source: str | None = None,
        manifest: str | Path | None = None,
        watch: Watcher | None = None,
        lexicon: str | Path | None = None,
    ) -> ReadSummary:
        """Read files and folders into the case; what it holds already is recognised and not read again.

        Args:
            paths: one or several files or folders; `-` is standard input.
            jobs: processes that read. With more than one, call it under `if __name__ == "__main__":` in a script.
            published: EDTF date of all that is read, where a manifest gives none; it wins over what a file says of
                itself, but not over what a line of a JSON Lines file says.
            source: name under which all of it is filed, as above.
            manifest: CSV file with the columns doc, published, source and title.
            watch: told of each document once it is stored.
            lexicon: TOML file of your own names, commodities and frames (docs/lexicon.md).

        Raises:
            InputError: if a path does not exist, or the date, manifest or lexicon cannot be used; nothing is read then.
            CaseError: if the case cannot be written to; what was committed is kept.
        """
        from faultlines.pipeline.reading import read_into  # noqa: PLC0415 - loads every reader, not needed to look
        from faultlines.read import Hints  # noqa: PLC0415 - as above

        if jobs < 1:
            raise InputError(f"{jobs} jobs cannot read anything", hint="1 or more")
        several = [paths] if isinstance(paths, str | Path) else paths
        hints = Hints(published=published, source=source)
        return read_into(self._file, several, jobs=jobs, hints=hints, manifest=manifest, watch=watch, lexicon=lexicon)

    def reread(
        self, *, jobs: int = 1, lexicon: str | Path | None = None, watch: Callable[[int, int], None] | None = None
    ) -> RereadSummary:
        """Read every document of the case anew, after an upgrade or with your own words.

        Claims that are found again stay as they are; those found no more stay in the file and stand no more.

        Args:
            jobs: processes that read.
            lexicon: TOML file of your own names, commodities and frames (docs/lexicon.md).
            watch: told, after each document, how many are done and how many there are.

        Raises:
            DataError: if the lexicon has a mistake in it; nothing is read then.
            CaseError: if the case cannot be written to; what was committed is kept.
        """
        from faultlines.pipeline.rereading import reread  # noqa: PLC0415 - loads every reader, not needed to look

        return reread(self._file, jobs=jobs, lexicon=lexicon, watch=watch)

    def claims(self, **conditions: Unpack[Conditions]) -> Claims:
        """List the claims that meet every condition, such as `actor="RUS", mode=["denial", "forecast"]`.

        Raises:
            InputError: if a term is in no vocabulary, a name stands for no actor, or a date is not EDTF.
        """
        from faultlines.pipeline.claims import Claims  # noqa: PLC0415 - loads the exporters

        pairs = list(self.ledger(**conditions))
        return Claims((claim for claim, _ in pairs), {document.id: document for _, document in pairs})

    def ledger(self, **conditions: Unpack[Conditions]) -> Iterator[tuple[Claim, Document]]:
        """Stream the claims that meet every condition, each with its document, whose text is left out.

        Raises:
            InputError: as `claims` does, before the first claim.
        """
        return self._with_documents(self._file.claims(as_filter(conditions)))

    def claim(self, claim: str) -> Claim:
        """Return the claim of this id, or of the only one that begins so.

        Raises:
            NotFoundError: if there is none, or more than one.
        """
        return self._file.claim(claim)

    def explain(self, claim: str, *, lexicon: str | Path | None = None) -> Explanation:
        """How the reader came to the claim of this id: frame, words and rules for each field.

        Args:
            claim: id of the claim, or its beginning.
            lexicon: the TOML file of your own words with which it was read, if there was one.

        Raises:
            NotFoundError: if there is no such claim, or the reader of this version does not make it.
            DataError: if the lexicon has a mistake in it.
        """
        from faultlines.pipeline.explaining import explain_claim  # noqa: PLC0415 - loads the reader of claims

        found = self._file.claim(claim)
        return explain_claim(found, self._file.document(found.document), lexicon=lexicon)

    def actors(self) -> Actors:
        """Gather the names of all claims into actors, as people's merges and splits have them; nothing is stored."""
        from faultlines.pipeline.actors import actors_of  # noqa: PLC0415 - loads the gazetteer

        return actors_of(self._file)

    def actor(self, actor: str) -> Actor:
        """Return the actor of this id, of the only one that begins so, or of this name.

        Raises:
            NotFoundError: if there is none, or more than one.
        """
        return self.actors().find(actor)

    def merge_actors(self, kept: str, joined: str, *, reason: str, author: str | None = None) -> Decision:
        """Decide that two actors are one; no claim changes, and `undo_decision` takes it back.

        Args:
            kept: id or name, as `actor` takes it; this actor gives the name.
            joined: the other, likewise.
            reason: why.
            author: who decides; else the environment's FAULTLINES_AUTHOR, else the user of the machine.

        Raises:
            NotFoundError: if either is not there.
            InputError: if they are one already, or there is no reason.
        """
        from faultlines.pipeline.actors import merge  # noqa: PLC0415 - as above

        return merge(self._file, kept, joined, reason, author)

    def split_actor(self, actor: str, mentions: Sequence[str], *, reason: str, author: str | None = None) -> Decision:
        """Decide that some mentions of an actor, by their ids, are one other's.

        Raises:
            NotFoundError: if the actor or a mention is not there.
            InputError: if nothing would be left, or there is no reason.
        """
        from faultlines.pipeline.actors import split  # noqa: PLC0415 - as above

        return split(self._file, actor, mentions, reason, author)

    def undo_decision(self, decision: str, *, reason: str, author: str | None = None) -> Decision:
        """Decide that an earlier decision counts no more; undoing that in turn brings it back.

        Raises:
            NotFoundError: if there is none of this id.
            InputError: if it is undone already, or there is no reason.
        """
        from faultlines.pipeline.actors import undo  # noqa: PLC0415 - as above

        return undo(self._file, decision, reason, author)

    def gaps(
        self, source: ListView, lists: Sequence[str] = (), *, origin_of: Callable[[Document], str] | None = None
    ) -> list[Gap]:
        """Find whom claims tie to listed trades, those that no list names first, by independent sources.

        Args:
            source: of the lists, such as an open list store.
            lists: their names; all that are there if none is named.
            origin_of: what counts as one source; the publisher where none is given.

        Raises:
            NotFoundError: if there is no such list, or none at all.
        """
        from faultlines.pipeline.gaps import gaps_of  # noqa: PLC0415 - loads the screener

        return gaps_of(self._file, source, lists, origin_of=origin_of)

    def documents(self) -> Iterator[Document]:
        """Stream every document, in the order in which they were read."""
        return self._file.documents()

    def document(self, document: str) -> Document:
        """Return the document of this id, or of the only one that begins so.

        Raises:
            NotFoundError: if there is none, or more than one.
        """
        return self._file.document(document)

    def sightings(self, document: str | None = None) -> Iterator[Sighting]:
        """Stream where documents were seen; where one was, if its id is given."""
        return self._file.sightings(document)

    def failures(self) -> Iterator[Failure]:
        """Stream what could not be read and has not been read since."""
        return self._file.failures()

    def counts(self) -> Counts:
        """Count the records of each kind."""
        return self._file.counts()

    def brief(self, title: str | None = None, *, prepared: str | None = None) -> Brief:
        """Sum the case up: who gives what to whom, what is denied, expected and recommended, with the words behind it.

        Args:
            title: heading; the file's name where none is given.
            prepared: date of preparation in words, to be shown; none is shown where none is given.
        """
        from faultlines.export import build_brief  # noqa: PLC0415 - loads the exporters
        from faultlines.names import display_names  # noqa: PLC0415 - loads the gazetteer

        return build_brief(
            self._file.claims(), self._file.documents(), self._file.failures(),
            title=title or self.path.stem, names=display_names(), prepared=prepared,
        )  # fmt: skip

    def _with_documents(self, claims: Iterable[Claim]) -> Iterator[tuple[Claim, Document]]:
        """Pair claims with their documents: they come document by document, so that one of those is held at a time."""
        document: Document | None = None
        for claim in claims:
            if document is None or document.id != claim.document:
                document = replace(self._file.document(claim.document), text="")
            yield claim, document

    def close(self) -> None:
        """Close the file; the case cannot be used afterwards."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Case {self.path}>"

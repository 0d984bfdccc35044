"""A list of claims that knows their documents, and so can become rows and data frames."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, overload

from faultlines.errors import FaultlinesError
from faultlines.export.rows import FIELDS, claim_row
from faultlines.records import Claim, Document

if TYPE_CHECKING:
    import pandas
    import polars


class Claims(Sequence[Claim]):
    """Claims in their order.

    Args:
        claims: the claims.
        documents: their documents, by id.
    """

    def __init__(self, claims: Iterable[Claim], documents: Mapping[str, Document]) -> None:
        self._claims = tuple(claims)
        self._documents = documents

    @overload
    def __getitem__(self, at: int) -> Claim: ...
    @overload
    def __getitem__(self, at: slice) -> Claims: ...
    def __getitem__(self, at: int | slice) -> Claim | Claims:
        return Claims(self._claims[at], self._documents) if isinstance(at, slice) else self._claims[at]

    def __len__(self) -> int:
        return len(self._claims)

    def __iter__(self) -> Iterator[Claim]:
        return iter(self._claims)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Claims) and self._claims == other._claims

    def __hash__(self) -> int:
        return hash(self._claims)

    def __repr__(self) -> str:
        return f"<Claims: {len(self)}>"

    def document(self, claim: Claim) -> Document:
        """Return the document that a claim of this list was found in."""
        return self._documents[claim.document]

    def rows(self) -> list[dict[str, object]]:
        """Return one flat row a claim, under the field names of the annotation guidelines."""
        return [claim_row(claim, self.document(claim)) for claim in self]

    def to_pandas(self) -> pandas.DataFrame:
        """Return the rows as a pandas data frame.

        Raises:
            FaultlinesError: if pandas is not installed.
        """
        try:
            import pandas  # noqa: PLC0415 - an extra: loaded only where it is asked for
        except ImportError as error:
            raise _missing("pandas") from error
        return pandas.DataFrame(self.rows(), columns=list(FIELDS))

    def to_polars(self) -> polars.DataFrame:
        """Return the rows as a Polars data frame.

        Raises:
            FaultlinesError: if Polars is not installed.
        """
        try:
            import polars  # noqa: PLC0415 - as above
        except ImportError as error:
            raise _missing("polars") from error
        rows = self.rows()
        return polars.DataFrame({field: [row[field] for row in rows] for field in FIELDS}, strict=False)


def _missing(package: str) -> FaultlinesError:
    return FaultlinesError(f"{package} is not installed", hint=f"pip install 'faultlines[{package}]'")

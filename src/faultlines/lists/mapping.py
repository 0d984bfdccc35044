"""Which column of a plain CSV holds what: given on the command line or in a TOML file."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from faultlines.errors import DataError, InputError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

FIELDS = (
    "id", "name", "alias", "weak_alias", "former_name", "acronym", "first_name", "last_name", "kind", "birth_date",
    "birth_place", "country", "address", "programme", "position", "remarks", "listed_on", "delisted_on",
)  # fmt: skip
"""Fields that a column can fill; `identifier:<kind>` fills an identifier (`identifier:imo`)."""


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """Columns of a plain CSV.

    Attributes:
        columns: column name by field; several columns for one field are in order.
        constants: text by field for every row (`kind = vessel`).
        delimiter: between the fields of a row.
        separator: between several values in one cell; "" where a cell holds one.
    """

    columns: dict[str, tuple[str, ...]] = field(default_factory=dict)
    constants: dict[str, str] = field(default_factory=dict)
    delimiter: str = ","
    separator: str = ";"

    @classmethod
    def of(cls, pairs: Iterable[str]) -> ColumnMapping:
        """Read `field=Column name` pairs, as on the command line; `field:=text` is the same text for every row.

        Raises:
            InputError: if a pair has no `=` or an unknown field.
        """
        columns: dict[str, list[str]] = {}
        constants: dict[str, str] = {}
        for pair in pairs:
            name, sign, value = pair.partition("=")
            if not sign or not value:
                raise InputError(f"{pair!r} maps nothing", hint="write FIELD=COLUMN, such as name='Full name'")
            if name.endswith(":"):
                constants[_field(name[:-1])] = value
            else:
                columns.setdefault(_field(name), []).append(value)
        return cls({name: tuple(values) for name, values in columns.items()}, constants)

    @classmethod
    def load(cls, path: Path) -> ColumnMapping:
        """Read a TOML file: `[columns]` (field = "Column" or ["Column", …]), `[constants]`, `delimiter`, `separator`.

        Raises:
            DataError: if it is not such a file.
        """
        try:
            content = tomllib.loads(path.read_text(encoding="utf-8"))
        except OSError as error:
            raise InputError(f"cannot be read: {error.strerror}", locator=str(path)) from error
        except RecursionError as error:
            raise DataError("not TOML: nested too deeply", locator=str(path)) from error
        except ValueError as error:  # not TOML, not UTF-8, or a number too long
            raise DataError(f"not TOML: {error}", locator=str(path)) from error
        strange = content.keys() - {"columns", "constants", "delimiter", "separator"}
        if strange:
            raise DataError(
                f"{min(strange)!r} is not known", locator=str(path), hint="columns, constants, delimiter, separator"
            )
        columns = {
            _field(name): tuple(value) if isinstance(value, list) else (str(value),)
            for name, value in dict(content.get("columns", {})).items()
        }
        constants = {_field(name): str(value) for name, value in dict(content.get("constants", {})).items()}
        return cls(columns, constants, str(content.get("delimiter", ",")), str(content.get("separator", ";")))


def _field(name: str) -> str:
    if name not in FIELDS and not name.startswith("identifier:"):
        raise InputError(f"no such field: {name}", hint=f"{', '.join(FIELDS)}, identifier:KIND")
    return name

"""Conditions on claims as an analyst puts them: names or codes, terms in any case, one value or several."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import TypedDict, TypeVar

from faultlines.case import ClaimFilter
from faultlines.errors import InputError
from faultlines.records import Commodity, EventType, Mode

Values = str | Iterable[str]
_Term = TypeVar("_Term", bound=StrEnum)
_CODE = re.compile(r"[A-Z]{2,5}|(?:MULTI|NGO|ORG|PER):.+")


class Conditions(TypedDict, total=False):
    """What a claim must meet; where several values are given for one condition, any of them will do.

    Attributes:
        actor, target: codes (`RUS`, `MULTI:regional alliances`) or names that stand for one ("Moscow").
        type, mode, commodity: terms of the vocabularies, in any case.
        holder: words that the holder contains.
        since, until: EDTF; a claim counts when its date, or its document's where it has none, may lie between them.
        document: id of a document.
    """

    actor: Values
    target: Values
    type: Values
    mode: Values
    commodity: Values
    holder: str | None
    since: str | None
    until: str | None
    document: str | None


def as_filter(conditions: Conditions) -> ClaimFilter:
    """Return the filter that the case file understands.

    Raises:
        InputError: if a term is in no vocabulary, or a name stands for no actor.
    """
    return ClaimFilter(
        actor=_codes(conditions.get("actor", ())),
        target=_codes(conditions.get("target", ())),
        type=_terms(EventType, conditions.get("type", ())),
        mode=_terms(Mode, conditions.get("mode", ())),
        commodity=_terms(Commodity, conditions.get("commodity", ())),
        holder=conditions.get("holder"),
        since=conditions.get("since"),
        until=conditions.get("until"),
        document=conditions.get("document"),
    )


def _several(values: Values) -> tuple[str, ...]:
    return (values,) if isinstance(values, str) else tuple(values)


def _terms(vocabulary: type[_Term], values: Values) -> tuple[_Term, ...]:
    known = {term.value.casefold(): term for term in vocabulary}
    for value in _several(values):
        if value.casefold() not in known:
            raise InputError(f"{value!r} is not in the vocabulary", hint="one of " + ", ".join(vocabulary))
    return tuple(known[value.casefold()] for value in _several(values))


def _codes(values: Values) -> tuple[str, ...]:
    return tuple(value if _CODE.fullmatch(value) else _code_of(value) for value in _several(values))


def _code_of(name: str) -> str:
    """Return the code of the actor that a name stands for, whatever its case."""
    from faultlines.names import Gazetteer, display_names  # noqa: PLC0415 - loads the gazetteer, which codes need not

    if name.upper() in display_names():
        return name.upper()
    known = {entry.name.casefold(): entry.code for entry in reversed(Gazetteer.load().names)}
    code = known.get(name.strip().casefold())
    if code is None:
        raise InputError(f"{name!r} is neither a code nor a name of an actor", hint="a code such as RUS, PRK, UN, EU")
    return code

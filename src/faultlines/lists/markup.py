"""XML as a stream of records: no document type, no entities, no network, bounded memory."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Any, TypeAlias
from xml.parsers import expat

if TYPE_CHECKING:
    from collections.abc import Iterator

    from faultlines.lists.files import ListFile

_Parser: TypeAlias = "ET.XMLPullParser[Any]"
_PROLOG = 65_536
"""Bytes in which the root element must begin."""


class _RootSeen(Exception):  # noqa: N818 - a signal from a callback, no error
    """The root element began: no document type declaration can follow."""


def check_prolog(source: ListFile) -> tuple[str, dict[str, str]]:
    """Return the root's local name and attributes, having seen that no document type is declared.

    A document type declaration is the only place where XML can define entities or name outside resources, and it can
    only stand before the root (XML 1.0, production 22): refusing it refuses entity expansion and external entities
    in every encoding that the parser itself understands.

    Raises:
        RefusedListError: if a document type is declared, or no root element begins.
    """
    found: list[tuple[str, dict[str, str]]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        found.append((name, attributes))
        raise _RootSeen

    def doctype(*_: object) -> None:
        raise source.refusal(
            "it declares a document type, which can define entities",
            parser.CurrentLineNumber,
            hint="no list needs one; get the file from its publisher",
        )

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = doctype
    parser.EntityDeclHandler = doctype
    try:
        parser.Parse(source.head(_PROLOG), False)
    except _RootSeen:
        name, attributes = found[0]
        return local(name.rpartition(":")[2]), attributes
    except expat.ExpatError as error:
        raise source.refusal(f"not XML: {expat.ErrorString(error.code)}", error.lineno) from error
    except (LookupError, ValueError) as error:
        raise source.refusal(f"its encoding cannot be read: {error}", 1) from error
    raise source.refusal("no XML element begins in its first 64 kB")


def records(source: ListFile, *tags: str) -> Iterator[tuple[int, ET.Element]]:
    """Yield (number, element) for each element of these local names that is not inside another of them.

    Namespaces are dropped from all names. An element is emptied once the caller asks for the next one.

    Raises:
        RefusedListError: with the line, if the XML is not well-formed, cut off, too deep, or a record is too large.
    """
    check_prolog(source)
    parser: _Parser = ET.XMLPullParser(["start", "end"])
    wanted = frozenset(tags)
    path: list[ET.Element] = []
    state = {"number": 0, "inside": 0, "since": 0}
    for chunk in source.chunks():
        for at in range(0, len(chunk), 65_536):
            piece = chunk[at : at + 65_536]
            _feed(source, parser, piece)
            state["since"] += len(piece)
            yield from _complete(source, parser, wanted, path, state)
            if state["since"] > source.limits.element_bytes:
                raise source.refusal(
                    f"a record of more than {source.limits.element_bytes:,} bytes", place=_place(state)
                )
    try:
        parser.close()
    except ET.ParseError as error:
        raise _broken(source, error) from error
    yield from _complete(source, parser, wanted, path, state)


def text(element: ET.Element, path: str) -> str:
    """Return the text of the first child at `path`, or "", on one line."""
    found = element.find(path)
    return " ".join((found.text or "").split()) if found is not None else ""


def texts(element: ET.Element, path: str) -> list[str]:
    """Return the texts of all children at `path` that have any."""
    found = (" ".join((child.text or "").split()) for child in element.findall(path))
    return [value for value in found if value]


def local(name: str) -> str:
    """Return a name without its namespace."""
    return name.rpartition("}")[2]


def _feed(source: ListFile, parser: _Parser, piece: bytes) -> None:
    try:
        parser.feed(piece)
    except ET.ParseError as error:
        raise _broken(source, error) from error
    except (LookupError, ValueError) as error:
        raise source.refusal(f"its encoding cannot be read: {error}", 1) from error


def _complete(
    source: ListFile, parser: _Parser, wanted: frozenset[str], path: list[ET.Element], state: dict[str, int]
) -> Iterator[tuple[int, ET.Element]]:
    for event, element in _events(source, parser):
        if event == "start":
            element.tag = local(element.tag)
            path.append(element)
            if len(path) > source.limits.depth:
                raise source.refusal(f"elements nested deeper than {source.limits.depth}", place=_place(state))
            if element.tag in wanted:
                state["inside"] += 1
            continue
        path.pop()
        if element.tag in wanted:
            state["inside"] -= 1
            if not state["inside"]:
                state["number"] += 1
                yield state["number"], element
        if not state["inside"]:
            state["since"] = 0
            element.clear()
            if path:
                path[-1].remove(element)


def _events(source: ListFile, parser: _Parser) -> Iterator[tuple[str, ET.Element]]:
    try:
        yield from parser.read_events()  # type: ignore[misc]  # only start and end were asked for
    except ET.ParseError as error:
        raise _broken(source, error) from error


def _broken(source: ListFile, error: ET.ParseError) -> Exception:
    reason = expat.ErrorString(error.code) or str(error)
    return source.refusal(f"not well-formed XML: {reason}", error.position[0], hint="it is cut off or damaged")


def _place(state: dict[str, int]) -> str:
    return f"element {state['number'] + 1}"

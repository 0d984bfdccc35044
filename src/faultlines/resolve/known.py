"""Names that the gazetteer knows, as they stand in a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from faultlines.names import Gazetteer, Name
from faultlines.records import ActorKind
from faultlines.resolve.kinds import BODIES, OF_GAZETTEER, body_names, is_state, korean, untitled
from faultlines.resolve.tables import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from faultlines.resolve.pieces import Piece

_MOST_KOREAN = 3


@dataclass(frozen=True, slots=True)
class Found:
    """A name in a text.

    Attributes:
        start, end, text: where, and how.
        kind: what it names.
        state: code of the state behind it, or "".
        canonical: the gazetteer's standard name, or "" where it does not know it.
        title: office or rank before it or in the gazetteer.
        imo: number given right after it, or "".
        bare: whether it is one word of a personal name, which may be anybody's who bears it.
        office: of the person that the gazetteer reads a bare name as.
    """

    start: int
    end: int
    text: str
    kind: ActorKind
    state: str = ""
    canonical: str = ""
    title: str = ""
    imo: str = ""
    bare: bool = False
    office: str = ""


def span(starts: Mapping[int, int], name: Found, words_there: Sequence[Piece]) -> Iterator[int]:
    """Yield the positions of the words of a name; `starts` gives the position of the word at an offset."""
    at = starts.get(name.start)
    while at is not None and at < len(words_there) and words_there[at].start < name.end:
        yield at
        at += 1


def goes_on(text: str, own: set[int], words_there: Sequence[Piece]) -> bool:
    """Whether a personal name of the gazetteer is the beginning of a longer Korean one: "Kim Song" of "Kim Song Il"."""
    after = max(own, default=-1) + 1
    if not own or after >= len(words_there):
        return False
    last, piece = words_there[after - 1], words_there[after]
    if text[last.end : piece.start] != " " or not piece.capital or piece.lower in words("not_names") | words("ranks"):
        return False
    return korean(" ".join(words_there[at].text for at in sorted(own | {after}))) and len(own) < _MOST_KOREAN


def listed_names(text: str, gazetteer: Gazetteer) -> tuple[list[Found], list[tuple[int, int]]]:
    """Return the gazetteer's names of actors, and the places of those that name none (events, places)."""
    found, hidden = [], []
    for hit in gazetteer.find(text):
        name = hit.names[0]
        kind = OF_GAZETTEER.get(name.kind)
        if kind is None:
            if " " in text[hit.start : hit.end]:
                hidden.append((hit.start, hit.end))
            continue
        found.append(_of_gazetteer(text, hit.start, hit.end, name, kind))
    return found, hidden


def _of_gazetteer(text: str, start: int, end: int, name: Name, kind: ActorKind) -> Found:
    state = name.code if is_state(name.code) or name.code in BODIES else ""
    if kind is ActorKind.PERSON:
        own = untitled(text[start:end])
        bare = " " in untitled(name.canonical) and " " not in text[start:end]
        canonical = untitled(name.canonical)
        bare = bare or " " not in canonical
        title = "" if bare else name.role
        return Found(end - len(own), end, own, kind, state, canonical, title, bare=bare, office=name.role)
    if name.code in BODIES and name.canonical == body_names().get(name.code):
        kind = ActorKind.BODY
    elif name.code in ("INTL", "WEST"):
        return Found(start, end, text[start:end], ActorKind.BODY, state, "", name.role)
    elif kind in (ActorKind.STATE, ActorKind.BODY):
        group = name.kind == "group" and not name.code.startswith("MULTI")
        kind = ActorKind.STATE if is_state(name.code) else ActorKind.ORGANISATION if group else ActorKind.BODY
    return Found(start, end, text[start:end], kind, state, name.canonical, name.role)

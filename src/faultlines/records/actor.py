"""Who is who: a name where it stands, and the actor that such names are gathered into."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from faultlines.records.identity import content_id


class ActorKind(StrEnum):
    """What an actor is; a body is one of states (the UN, NATO, the West)."""

    PERSON = "person"
    ORGANISATION = "organisation"
    VESSEL = "vessel"
    STATE = "state"
    BODY = "body"
    UNKNOWN = "unknown"


class Role(StrEnum):
    """What a name does in a claim: acts, is acted on, says so, or only stands in the words that make it."""

    ACTOR = "actor"
    TARGET = "target"
    HOLDER = "holder"
    NAMED = "named"


@dataclass(frozen=True, slots=True)
class Part:
    """The part that a mention plays in one claim."""

    claim: str
    role: Role


@dataclass(frozen=True, slots=True)
class Mention:
    """One name, where it stands.

    Attributes:
        document: id of the document.
        start, end: offsets into the document's text, end exclusive.
        text: `text[start:end]`.
        kind: what it names.
        state: ISO 3166-1 alpha-3 or another code of the state that the gazetteer or the reader puts behind it, or "".
        title: office or rank before the name, or the gazetteer's, or "".
        parts: the claims that it stands in, and as what.
    """

    document: str
    start: int
    end: int
    text: str
    kind: ActorKind
    state: str = ""
    title: str = ""
    parts: tuple[Part, ...] = ()

    @property
    def id(self) -> str:
        """Content id over the place alone: reading anew with another reader of claims leaves it as it is."""
        return content_id("m", [self.document, self.start, self.end])


@dataclass(frozen=True, slots=True)
class Merge:
    """Why two names are taken for one: the names, 0 to 1, and the reason in words."""

    one: str
    other: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something that claims speak of, under every name that they use.

    Attributes:
        id: follows from the names, so that it is the same in whatever order documents were read.
        name: the gazetteer's, else the whole name used most.
        kind, state: as of its mentions; "" where none is known.
        aliases: every other name, as written.
        mentions: every place, by document and offset.
        merges: why the names are one, the surest first.
        identifiers: (kind, value), such as `("imo", "9361407")`.
        titles: offices and ranks said of a person.
        unresolved: why it is not known who is meant ("may be … or …"), or "".
        decisions: ids of the decisions of people that made it what it is, or that were overruled; in time.
    """

    id: str
    name: str
    kind: ActorKind
    state: str
    aliases: tuple[str, ...]
    mentions: tuple[Mention, ...]
    merges: tuple[Merge, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()
    titles: tuple[str, ...] = ()
    unresolved: str = ""
    decisions: tuple[str, ...] = ()

    @property
    def documents(self) -> tuple[str, ...]:
        """Ids of the documents that name it, each once."""
        return tuple(dict.fromkeys(mention.document for mention in self.mentions))

    @property
    def names(self) -> tuple[str, ...]:
        """The name and its aliases."""
        return (self.name, *self.aliases)

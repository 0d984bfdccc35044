"""One document's names: which of them are one within it, and in which claims they stand."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from faultlines.names import Gazetteer
from faultlines.records import ActorKind, Mention, Merge, Part, Role
from faultlines.resolve.bare import antecedents
from faultlines.resolve.finder import find_names
from faultlines.resolve.group import Group
from faultlines.resolve.kinds import BODIES, also_known, is_state
from faultlines.resolve.kinds import gazetteer as bundled
from faultlines.resolve.known import Found
from faultlines.resolve.parties import party_spans, reader_names
from faultlines.resolve.pieces import STRAIGHT
from faultlines.resolve.sameness import OneName, same_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from faultlines.records import Claim, Document

SHARED = (ActorKind.STATE, ActorKind.BODY)


@dataclass(slots=True)
class LocalActor:
    """What one document calls by several names: a node of the gathering over the case.

    Attributes:
        document: its id.
        kind, state: as found; UNKNOWN and "" where nothing tells.
        canonical: the gazetteer's standard name, or "".
        names: whole names, as written, each once, in the order of the text; none for a bare surname that stays open.
        mentions: places in claims.
        merges: why names of this document are one.
        identifiers, titles: said of it here.
        unresolved: why a bare name stays open, or "".
    """

    document: str
    kind: ActorKind
    state: str = ""
    canonical: str = ""
    names: list[str] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    identifiers: set[tuple[str, str]] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    unresolved: str = ""


class NameReader:
    """Finds the names of documents and brings together those of one document; keeps nothing between documents."""

    def __init__(self, gazetteer: Gazetteer | None = None) -> None:
        """Take `gazetteer`, or the bundled one."""
        self._gazetteer = gazetteer or bundled()

    def read(self, document: Document, claims: Sequence[Claim]) -> list[LocalActor]:
        """Return what `claims` of `document` name, brought together as far as the document itself tells.

        Names outside the claims are read too, so that "Kim" in a claim finds "Kim Jong Un" before it, but are no
        mentions.
        """
        if not claims:
            return []
        text = document.text.translate(STRAIGHT)
        found = find_names(text, self._gazetteer, reader_names(claims))
        groups = _grouped(found, text, document.published)
        parts = _parts(found, claims, text)
        actors = []
        for group in groups:
            actor = _local(document, group, parts)
            if actor.mentions:
                actors.append(actor)
        actors += _unnamed_states(document, claims, found, text)
        return actors


def _grouped(found: Sequence[Found], text: str, published: str | None) -> list[Group]:
    groups: dict[object, Group] = {}
    bare: list[int] = []
    for at, one in enumerate(found):
        if one.bare:
            bare.append(at)
            continue
        group = groups.setdefault(_key(one), Group([], []))
        group.members.append(at)
        group.found.append(one)
    whole = _alike(list(groups.values()))
    whole = _bracketed(whole, found, text)
    return antecedents(whole, bare, found, published)


def _key(one: Found) -> object:
    if one.kind in SHARED:
        return (one.kind, one.state or one.canonical)
    if one.canonical:
        return (one.kind, one.state, one.canonical)
    return (one.kind, " ".join(one.text.lower().replace("-", " ").split()))


def _alike(groups: list[Group]) -> list[Group]:
    """Bring together groups whose names are one name spelled differently, and unknown ones with known of the name."""
    kept: list[Group] = []
    for group in sorted(groups, key=lambda one: (one.found[0].kind is ActorKind.UNKNOWN, one.members[0])):
        kind = group.found[0].kind
        if kind in SHARED:
            kept.append(group)
            continue
        for other in kept:
            if other.found[0].kind in SHARED:
                continue
            merge = same_name(_as_known(group.found[0]), _as_known(other.found[0]))
            if merge is not None:
                _join(other, group, merge)
                break
        else:
            kept.append(group)
    return kept


def _as_known(one: Found) -> OneName:
    return OneName(one.canonical or one.text, one.kind, one.state, one.imo)


def _join(kept: Group, joined: Group, merge: Merge) -> None:
    kept.members += joined.members
    kept.found += joined.found
    kept.merges += [*joined.merges, merge]


def _bracketed(groups: list[Group], found: Sequence[Found], text: str) -> list[Group]:
    """Bring together names of which one explains the other: in brackets, or after "also known as"."""
    home = {at: group for group in groups for at in group.members}
    pattern = also_known()
    for at in range(len(found) - 1):
        one, other = found[at], found[at + 1]
        if at not in home or at + 1 not in home or home[at] is home[at + 1]:
            continue
        if one.kind in SHARED or other.kind in SHARED or not _compatible(one, other):
            continue
        if not pattern.fullmatch(text, one.end, other.start):
            continue
        stays, goes = home[at], home[at + 1]
        reason = f'the text gives "{other.text}" as another name of "{one.text}"'
        _join(stays, goes, Merge(one.text, other.text, 0.95, reason))
        for member in goes.members:
            home[member] = stays
    distinct: list[Group] = []
    for group in groups:
        if home[group.members[0]] is group and group not in distinct:
            distinct.append(group)
    return distinct


def _compatible(one: Found, other: Found) -> bool:
    return one.kind is other.kind or ActorKind.UNKNOWN in (one.kind, other.kind)


Parts = dict[int, list[Part]]


def _parts(found: Sequence[Found], claims: Iterable[Claim], text: str) -> tuple[Parts, dict[int, str]]:
    """Return in which claims each name stands, and as what; and the state that the reader puts behind it."""
    parts: Parts = defaultdict(list)
    behind: dict[int, str] = {}
    for claim in claims:
        spans = list(party_spans(claim, text))
        for at, one in enumerate(found):
            role = None
            for start, end, as_what, code in spans:
                if one.start < end and start < one.end:
                    role = as_what
                    if code and is_state(code) and one.kind not in SHARED:
                        behind.setdefault(at, code)
                    break
            if role is None and any(as_what is Role.HOLDER and _beside(text, one, start, end)
                                    for start, end, as_what, _ in spans):  # fmt: skip
                role = Role.HOLDER
            if role is None and claim.start <= one.start and one.end <= claim.end:
                role = Role.NAMED
            if role is not None:
                parts[at].append(Part(claim.id, role))
    return parts, behind


def _beside(text: str, one: Found, start: int, end: int) -> bool:
    """Whether a name stands beside the holder's words as their other name ("Iran's foreign minister, X, admitted")."""
    if one.kind is ActorKind.STATE:
        return False
    return text[end : one.start] in (", ", " ") or text[one.end : start] in (", ", ", the ")


def _local(document: Document, group: Group, known: tuple[Parts, dict[int, str]]) -> LocalActor:
    parts, behind = known
    first = min(group.found, key=lambda one: (one.kind is ActorKind.UNKNOWN, one.start))
    canonical = next((one.canonical for one in group.found if one.canonical and not one.bare), "")
    if not canonical and not group.unresolved:
        canonical = next((one.canonical for one in group.found if one.canonical), "")
    states = sorted({one.state for one in group.found if one.state})
    states = states or sorted({behind[at] for at in group.members if at in behind})
    state = states[0] if len(states) == 1 else next((one.state for one in group.found if one.canonical), "")
    actor = LocalActor(document.id, first.kind, state, canonical, merges=group.merges, unresolved=group.unresolved)
    for at, one in sorted(zip(group.members, group.found, strict=True), key=lambda pair: pair[1].start):
        if not one.bare and one.text not in actor.names:
            actor.names.append(one.text)
        if one.imo:
            actor.identifiers.add(("imo", one.imo))
        if one.title and one.kind is ActorKind.PERSON:
            actor.titles.add(one.title)
        if at in parts:
            text = document.text[one.start : one.end]
            mention = Mention(
                document.id, one.start, one.end, text, first.kind, state, one.title, tuple(dict.fromkeys(parts[at]))
            )
            actor.mentions.append(mention)
    return actor


def _unnamed_states(document: Document, claims: Sequence[Claim], found: Sequence[Found], text: str) -> list[LocalActor]:
    """Return states that the reader put behind words that are no name ("it", "the country")."""
    states: dict[str, LocalActor] = {}
    places: dict[tuple[str, int, int], list[Part]] = defaultdict(list)
    for claim in claims:
        for start, end, role, code in party_spans(claim, text):
            if role is Role.HOLDER or not (is_state(code) or code in BODIES):
                continue
            if any(one.start < end and start < one.end for one in found):
                continue
            places[code, start, end].append(Part(claim.id, role))
    for (code, start, end), parts in sorted(places.items()):
        kind = ActorKind.STATE if is_state(code) else ActorKind.BODY
        words = document.text[start:end]
        actor = states.setdefault(code, LocalActor(document.id, kind, code))
        actor.mentions.append(Mention(document.id, start, end, words, kind, code, "", tuple(dict.fromkeys(parts))))
        merge = Merge(words, code, 0.7, f'the reader of claims takes "{words}" for {code}')
        if merge not in actor.merges:
            actor.merges.append(merge)
    return list(states.values())

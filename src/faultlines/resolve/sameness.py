"""Whether two whole names are one: the score of `names`, with the conditions under which it is believed."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, Protocol

from faultlines.names.folding import plain
from faultlines.names.organisations import organisation_forms
from faultlines.names.pairs import compare_names
from faultlines.names.words import Part
from faultlines.records import ActorKind, Merge
from faultlines.resolve.kinds import korean

if TYPE_CHECKING:
    from faultlines.names.comparison import Agreement

PERSON_SCORE = 0.9
"""Below it stand other given names: Ri Pyong Chol and Ri Yong Chol agree by .82, Kim Jong Un and Kim Jong Il by .71."""
OTHER_SCORE = 0.84
"""Below it stand other firms: Foreign Trade Bank and Korea Foreign Trade Bank agree by .86, Lady R and M by .61."""
VESSEL_SCORE = 0.95
_LEAST_BITS = 7.0


class Named(Protocol):
    """Something with a name, as far as two are compared."""

    @property
    def text(self) -> str: ...  # noqa: D102
    @property
    def kind(self) -> ActorKind: ...  # noqa: D102
    @property
    def state(self) -> str: ...  # noqa: D102
    @property
    def imo(self) -> str: ...  # noqa: D102


class OneName(NamedTuple):
    """One name with what else is known of its bearer."""

    text: str
    kind: ActorKind
    state: str = ""
    imo: str = ""


def same_name(one: Named, other: Named) -> Merge | None:
    """Return why two names are one; None where they are not, or it is not sure enough.

    Kinds must agree or be unknown, states must not contradict, ship numbers decide.
    """
    if one.imo and other.imo:
        if one.imo != other.imo:
            return None
        return Merge(one.text, other.text, 0.99, f"the same ship number, IMO {one.imo}")
    if one.state and other.state and one.state != other.state and one.kind is not ActorKind.VESSEL:
        return None
    kind = one.kind if one.kind is not ActorKind.UNKNOWN else other.kind
    if other.kind not in (kind, ActorKind.UNKNOWN):
        return None
    if folded(one.text) == folded(other.text):
        return Merge(one.text, other.text, 0.98, "the same name")
    if (
        kind is ActorKind.PERSON
        and " " not in one.text.strip()
        and " " not in other.text.strip()
        and one.text.isascii()
        and other.text.isascii()
    ):
        return None
    if kind is ActorKind.PERSON and (longer := _middle_name_only(one.text, other.text)):
        return Merge(one.text, other.text, 0.9, f'"{longer}" has a middle name or initial besides')
    if kind is ActorKind.PERSON and _other_middle_name(one.text, other.text):
        return None
    agreed, least = _agreement(one.text, other.text, kind)
    if agreed.score < least or agreed.bits < _LEAST_BITS:
        return None
    if kind is not ActorKind.PERSON and _contradicts(one.text, other.text):
        return None
    pairs = "; ".join(f"{pair.query} = {pair.listed}" for pair in agreed.pairs)
    return Merge(one.text, other.text, round(min(agreed.score, 0.97), 3), f"one name in {agreed.way}: {pairs}")


def _middle_name_only(one: str, other: str) -> str:
    """Return the longer of two names if it differs by middle names or initials alone, or ""; never of Korean names."""
    ours, theirs = folded(one).split(), folded(other).split()
    if len(ours) == len(theirs) or min(len(ours), len(theirs)) != 2 or korean(one) or korean(other):
        return ""
    return max(one, other, key=len) if (ours[0], ours[-1]) == (theirs[0], theirs[-1]) else ""


def _other_middle_name(one: str, other: str) -> bool:
    """Whether two names differ in the initials between given name and surname: George H. W. Bush, George W. Bush."""
    if one.count(" ") < 2 or other.count(" ") < 2:
        return False
    ours, theirs = ([letter for word in folded(name).split()[1:-1] for letter in word[:1]] for name in (one, other))
    return bool(ours and theirs) and ours != theirs and not korean(one) and not korean(other) and (
        folded(one).split()[-1] == folded(other).split()[-1]
    )  # fmt: skip


def likeness(one: str, other: str, kind: ActorKind) -> float:
    """Return how far two names agree, 0 to 1."""
    return 1.0 if folded(one) == folded(other) else _agreement(one, other, kind)[0].score


@lru_cache(maxsize=100_000)
def folded(name: str) -> str:
    """Return a name without case, accents, hyphens and signs."""
    return " ".join("".join(letter if letter.isalnum() else " " for letter in plain(name).casefold()).split())


@lru_cache(maxsize=100_000)
def _agreement(one: str, other: str, kind: ActorKind) -> tuple[Agreement, float]:
    if kind is ActorKind.PERSON:
        return compare_names(one, other, person=True), PERSON_SCORE
    if kind is ActorKind.UNKNOWN:
        both = [compare_names(one, other, person=person) for person in (True, False)]
        return min(both, key=lambda agreed: agreed.score), PERSON_SCORE
    return compare_names(one, other, person=False), VESSEL_SCORE if kind is ActorKind.VESSEL else OTHER_SCORE


def _contradicts(one: str, other: str) -> bool:
    """Whether either name has a number or a word of its own that the other lacks on both sides."""
    ours, theirs = ({word.key for word in organisation_forms(name)[0].words if word.part is Part.NUMBER}
                    for name in (one, other))  # fmt: skip
    return ours != theirs


@lru_cache(maxsize=100_000)
def common_words_only(name: str) -> bool:
    """Whether an organisation's name has no word proper to it ("Ministry of Defence"): any state has such a one."""
    return not any(word.part is Part.NAME for word in organisation_forms(name)[0].words)

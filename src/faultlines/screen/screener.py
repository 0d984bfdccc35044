"""The screener: lists made ready once, then asked as often as wanted."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from faultlines.names.acronyms import may_be_acronym, stands_for
from faultlines.names.comparison import DEFAULT, Agreement, Pair, Weighed, compare
from faultlines.names.folding import plain
from faultlines.names.likeness import likeness_of
from faultlines.names.organisations import organisation_forms
from faultlines.names.people import person_forms
from faultlines.names.scripts import Script, without_disguise
from faultlines.names.weights import Weights
from faultlines.names.words import Form, Part, tidy
from faultlines.records import EntryKind, Match, NameQuality, Reason, Verdict
from faultlines.screen.evidence import evidence, moved
from faultlines.screen.identifiers import identifier_in, keys_of
from faultlines.screen.index import PieceIndex, pieces_of, without_letters
from faultlines.screen.thresholds import Thresholds

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from faultlines.records import ListedName, ListEntry, Query

CANDIDATES = 12
"""Names compared for one reading of a query: of them eight lose 3 % more, thirty 3 % fewer, at twice the cost."""
MORE_CANDIDATES = 40
"""The same for a query in another script: one sound has many spellings on the lists, and they crowd each other out."""
_STRETCH, _OVERLAP = 12, 6
"""Words of a text read at once, and how many of them the next stretch reads again: a name of six words is never cut."""
_WHOLE_NAME, _ENOUGH_BITS = 0.85, 12.0
"""Share of a listed name that must stand in a text, and evidence: about a rare surname with a given name."""
_CONJUNCTIONS = frozenset({"and", "und", "et", "or"})
"""Words between two names: what they join is no one name."""
_LIKE = 0.8
"""Likeness from which a word of a text is taken for a word of a listed name."""
_WEAK = 0.93
_ACRONYM_SCORE = 0.8
_SHORTEST_WHOLE = 2
_ABOVE = 0.001
"""How far above a threshold a name equal to the letter stands: rounding must not take it below."""
_GROUPS: dict[EntryKind, tuple[str, ...]] = {
    EntryKind.PERSON: ("person",),
    EntryKind.ORGANISATION: ("organisation",),
    EntryKind.VESSEL: ("craft",),
    EntryKind.AIRCRAFT: ("craft",),
    EntryKind.UNKNOWN: ("person", "organisation", "craft"),
}
_HOME = {
    EntryKind.PERSON: ("person",),
    EntryKind.VESSEL: ("craft",),
    EntryKind.AIRCRAFT: ("craft",),
    EntryKind.UNKNOWN: ("person", "organisation"),
}


class Listing(NamedTuple):
    """An entry and the list that it stands in."""

    list_name: str
    entry: ListEntry


class Scored(NamedTuple):
    """An entry scored for one query, before the verdict."""

    score: float
    listing: Listing
    name: str
    agreement: Agreement | None
    parts: tuple[Reason, ...]


@dataclass(slots=True)
class _Row:
    listing: int
    name: ListedName
    weighed: Weighed


class _Group:
    """Names that are taken apart alike, with weights and an index of their own."""

    def __init__(self, names: Sequence[tuple[int, ListedName]], kind: str) -> None:
        people = kind == "person"
        self.people = people
        self.organisations = kind == "organisation"
        found = [(at, name, form) for at, name in names for form in forms_of(name, people=people)]
        self.weights = Weights.of(form for _, _, form in found)
        self.rows = [_Row(at, name, Weighed(form, self.weights)) for at, name, form in found]
        self.index = PieceIndex([pieces_of(form) for _, _, form in found])
        self.whole: dict[str, list[int]] = defaultdict(list)
        for number, (_, name, _) in enumerate(found):
            for key in whole_keys(name.text):
                self.whole[key].append(number)
        self.heads: dict[str, list[int]] = defaultdict(list)
        if not people:
            for number, (_, _, form) in enumerate(found):
                if len(form.words) > 1:
                    self.heads[form.words[0].text[:1]].append(number)


def whole_keys(text: str) -> set[str]:
    """Return a name's letters and digits, nothing between them, in the order written and with the surname last."""
    text = plain(tidy(text))
    family, comma, rest = text.partition(",")
    written = (text, f"{rest}{family}") if comma else (text,)
    return {key for one in written if len(key := "".join(filter(str.isalnum, one))) >= _SHORTEST_WHOLE}


def forms_of(name: ListedName, *, people: bool) -> tuple[Form, ...]:
    """Return the readings of a listed name; the surname is known where the list gives it apart."""
    if not people:
        return organisation_forms(name.text)
    surname = next((text for part, text in name.parts if part == "last"), None)
    return person_forms(name.text, surname)


class Screener:
    """Holds lists and answers queries; the lists do not change while it lives."""

    def __init__(self, lists: Mapping[str, Iterable[ListEntry]], thresholds: Thresholds | None = None) -> None:
        """Take in `lists`, by name, and make them ready: about a second for fifteen thousand names."""
        self.thresholds = thresholds or Thresholds.by_price()
        self.listings = [Listing(name, entry) for name, entries in lists.items() for entry in entries]
        by_group: dict[str, list[tuple[int, ListedName]]] = {"person": [], "organisation": [], "craft": []}
        self._by_identifier: dict[str, list[int]] = defaultdict(list)
        for at, listing in enumerate(self.listings):
            for group in _HOME.get(listing.entry.kind, ("organisation",)):
                by_group[group] += [(at, name) for name in listing.entry.names]
            for identifier in listing.entry.identifiers:
                for key in keys_of(identifier):
                    self._by_identifier[key].append(at)
        self._groups = {name: _Group(names, name) for name, names in by_group.items() if names}

    def screen(self, query: Query, limit: int = 10, among: frozenset[str] | None = None) -> list[Match]:
        """Return the entries that are at least possible for `query`, the best first, at most `limit`.

        With `among`, a set of content hashes, only entries of these are returned.
        """
        floor = self.thresholds.possible
        found = [scored for scored in self.score(query) if scored.score >= floor]
        if among is not None:
            found = [scored for scored in found if scored.listing.entry.content_hash in among]
        return [self._match(query, rank, scored) for rank, scored in enumerate(found[:limit], 1)]

    def score(self, query: Query) -> list[Scored]:
        """Return every entry compared with `query`, scored, the best first; of several names of an entry the best."""
        best: dict[int, tuple[float, Agreement | None, str]] = {}
        for group_name in _GROUPS.get(query.kind, ("organisation",)):
            group = self._groups.get(group_name)
            if group is not None:
                self._by_name(query, group, best)
        if not query.identifiers and (told := identifier_in(query.name)) is not None:
            query = replace(query, identifiers=(told,))
        for identifier in query.identifiers:
            for at in {at for key in keys_of(identifier) for at in self._by_identifier.get(key, ())}:
                names = self.listings[at].entry.names
                best.setdefault(at, (0.0, None, names[0].text if names else ""))
        scored = []
        bare = not (query.identifiers or query.birth_dates or query.countries)
        for at, (score, agreement, name) in best.items():
            listing = self.listings[at]
            parts = (
                ()
                if bare and query.kind in (listing.entry.kind, EntryKind.UNKNOWN)
                else tuple(evidence(query, listing.entry))
            )
            scored.append(Scored(moved(score, list(parts)), listing, name, agreement, parts))
        scored.sort(key=lambda one: (-one.score, one.listing.list_name, one.listing.entry.entry_id))
        return scored

    def mentions(self, text: str, limit: int = 5) -> list[Scored]:
        """Return the entries that a text names somewhere, scored by how much of the listed name stands together in it.

        Of a person, part of the listed name will do where those words alone would match: a text seldom gives the
        patronymic. One word alone is no match for a person or a ship, which bear names of others. The text is read in
        overlapping stretches of twelve words; of unspaced Chinese or Korean running text, only what stands between
        spaces or signs.
        """
        best: dict[int, tuple[float, Agreement | None, str]] = {}
        words = without_disguise(text).split()
        for start in range(0, max(len(words) - _OVERLAP, 1), _STRETCH - _OVERLAP):
            stretch = " ".join(words[start : start + _STRETCH])
            for group in self._groups.values():
                forms = person_forms(stretch) if group.people else organisation_forms(stretch)
                for form in forms:
                    weighed = Weighed(form, group.weights)
                    for number in group.index.find(pieces_of(form), MORE_CANDIDATES):
                        row = group.rows[number]
                        found = self._mention(weighed, row, group)
                        if found is not None:
                            self._keep(best, row, found)
        found_all = [
            Scored(score, self.listings[at], name, agreement, ())
            for at, (score, agreement, name) in best.items()
            if score >= self.thresholds.possible
        ]
        return sorted(found_all, key=lambda one: (-one.score, one.listing.entry.entry_id))[:limit]

    def _mention(self, stretch: Weighed, row: _Row, group: _Group) -> Agreement | None:
        """Return how a stretch of text names a listed name, or None."""
        agreement = compare(stretch, row.weighed)
        if agreement.bits < _ENOUGH_BITS:
            return None
        if agreement.listed_share >= _WHOLE_NAME:
            score = agreement.listed_share**2 * (1 - math.exp(-agreement.bits / DEFAULT.evidence))
            if len(row.weighed.form.words) == 1 and not group.organisations:
                score = min(score, self.thresholds.match - _ABOVE)
            return replace(agreement, score=score)
        if not group.people:
            return None
        part = _standing_together(stretch, row.weighed, group.weights)
        if part is None:
            return None
        alone = compare(part, row.weighed)
        return alone if alone.bits >= _ENOUGH_BITS and alone.score >= self.thresholds.match else None

    def _by_name(self, query: Query, group: _Group, best: dict[int, tuple[float, Agreement | None, str]]) -> None:
        forms = person_forms(query.name) if group.people else organisation_forms(query.name)
        whole = whole_keys(query.name)
        for form in forms:
            weighed = Weighed(form, group.weights)
            most = CANDIDATES if form.script is Script.LATIN else MORE_CANDIDATES
            pieces = pieces_of(form)
            numbers: Iterable[int] = group.index.find(pieces, most)
            if form.script in (Script.HAN, Script.HANGUL):
                numbers = sorted({*numbers, *group.index.find(without_letters(pieces), most)})
            for number in numbers:
                row = group.rows[number]
                self._keep(best, row, compare(weighed, row.weighed))
            for key in whole:
                for number in group.whole.get(key, ()):
                    row = group.rows[number]
                    self._keep(best, row, self._wholly(row, compare(weighed, row.weighed)))
            if not group.people and len(form.words) == 1 and may_be_acronym(form.words[0].text):
                self._by_acronym(form.words[0].text, group, best)

    def _by_acronym(self, acronym: str, group: _Group, best: dict[int, tuple[float, Agreement | None, str]]) -> None:
        for number in group.heads.get(acronym[0], ()):
            row = group.rows[number]
            words = [one for word in row.weighed.form.words for one in word.text.split()]
            fit = stands_for(acronym, words)
            if fit > 0:
                pair = Pair(acronym, " ".join(words), fit, float(len(acronym)))
                score = _ACRONYM_SCORE * fit * (1 - 2.0 ** (1 - len(acronym)))
                self._keep(best, row, Agreement(score, pair.bits, 1.0, fit, (pair,), "acronym"))

    def _wholly(self, row: _Row, agreement: Agreement) -> Agreement:
        """Return the agreement of two names that are one to the letter: a match however common their words.

        By a weak name, as lists mark those too common to search by, it is worth a look and no more.
        """
        weak = row.name.quality is NameQuality.WEAK
        floor = self.thresholds.possible / _WEAK if weak else self.thresholds.match
        if agreement.score > floor:
            return agreement
        return replace(agreement, score=floor + _ABOVE, query_share=1.0, listed_share=1.0, way="the whole name")

    @staticmethod
    def _keep(best: dict[int, tuple[float, Agreement | None, str]], row: _Row, agreement: Agreement) -> None:
        score = agreement.score * (_WEAK if row.name.quality is NameQuality.WEAK else 1.0)
        known = best.get(row.listing)
        if score > 0 and (known is None or score > known[0]):
            best[row.listing] = (score, agreement, row.name.text)

    def _match(self, query: Query, rank: int, scored: Scored) -> Match:
        entry = scored.listing.entry
        return Match(
            query,
            rank,
            round(scored.score, 4),
            self.thresholds.verdict(scored.score),
            scored.listing.list_name,
            entry.entry_id,
            entry.names[0].text if entry.names else "",
            scored.name,
            entry.place,
            entry.content_hash,
            tuple(explained(query, scored)),
        )


def _standing_together(stretch: Weighed, listed: Weighed, weights: Weights) -> Weighed | None:
    """Return the words of a stretch of text, at least two and one a surname, that stand together and are the listed's.

    One word of another kind may stand between: an initial, a patronymic that the list does not give.
    """
    words, others = stretch.form.words, [word for word in listed.form.words if word.part is Part.NAME]
    like = [
        at
        for at, word in enumerate(words)
        if any(word.key == other.key or likeness_of(word, other) >= _LIKE for other in others)
    ]
    runs: list[list[int]] = []
    for at in like:
        gap = at - runs[-1][-1] if runs else 0
        if gap == 1 or (gap == 2 and words[at - 1].text not in _CONJUNCTIONS):
            runs[-1].append(at)
        else:
            runs.append([at])
    best = max(runs, key=lambda run: sum(stretch.bits[at] for at in run), default=[])
    surnames = [word for word in others if word.surname]
    taken = words[best[0] : best[-1] + 1] if best else ()
    named = not surnames or any(likeness_of(word, other) >= _LIKE for word in taken for other in surnames)
    if len(best) < 2 or not named:
        return None
    return Weighed(Form(taken, (), stretch.form.script), weights)


def explained(query: Query, scored: Scored) -> list[Reason]:
    """Return the parts of a score: the name, with the words taken for one, and what else was compared."""
    reasons = []
    agreement = scored.agreement
    if agreement is not None:
        pairs = "; ".join(
            f"{pair.query} = {pair.listed}"
            if pair.likeness == 1
            else f"{pair.query} ~ {pair.listed} {pair.likeness:.2f}"
            for pair in agreement.pairs
        )
        shares = f"{agreement.query_share:.0%} of the name asked, {agreement.listed_share:.0%} of the listed"
        note = f"{agreement.way}: {pairs}; {shares}, {agreement.bits:.0f} bits"
        reasons.append(Reason("name", query.name, scored.name, round(agreement.score, 4), note))
    return [*reasons, *scored.parts]


def is_hit(match: Match) -> bool:
    """Return whether a match asks for somebody's attention."""
    return match.verdict is not Verdict.NONE and not match.cleared

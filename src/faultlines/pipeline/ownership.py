"""Ownership over the list store: which parties are listed, which links are known, what a rule makes of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from faultlines.errors import InputError
from faultlines.lists import ListFile
from faultlines.lists.folding import folded
from faultlines.lists.links import read_links
from faultlines.ownership import Finding, Holding, Rule, holding_links, holdings, rule_on, trace
from faultlines.records import OwnershipLink

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from faultlines.lists import ListView

_OF_RULE = {"ofac": ("ofac-sdn",), "eu": ("eu",), "uk": ("uk", "uk-ofsi")}
"""Whose listing a rule spreads, where the user names no list. OFAC's non-SDN lists do not block, and are left out."""


@dataclass(frozen=True, slots=True)
class OwnershipReport:
    """What a rule makes of the links.

    Attributes:
        rule: that was asked for.
        on: the day, ISO 8601.
        lists: whose entries count as listed.
        listed: how many parties of the links are listed.
        links: how many links were looked at.
        findings: by verdict.
        names: of parties by id; a party without one is its own name.
        parties: every party of the links.
        listed_parties: those of them that are listed.
        warnings: what is odd in the links.
    """

    rule: Rule
    on: str
    lists: tuple[str, ...]
    listed: int
    links: int
    findings: tuple[Finding, ...]
    names: dict[str, str]
    parties: frozenset[str]
    listed_parties: frozenset[str]
    warnings: tuple[str, ...]


def ownership(
    store: ListView | None,
    *,
    rule: str,
    on: str,
    lists: Sequence[str] = (),
    files: Sequence[Path] = (),
    listed: Sequence[str] = (),
) -> OwnershipReport:
    """Trace ownership and control from listed parties.

    Args:
        store: the list store, or None where only files and `listed` are to count.
        rule: `ofac`, `eu` or `uk`.
        on: the day, ISO 8601.
        lists: whose entries count as listed and whose links are used; the rule's own where none is named.
        files: of further links: CSV or FollowTheMoney entities. What such a file lists itself does not count as
        listed: it
            may be listed by others than the rule's authority.
        listed: ids or names that count as listed beside them.

    Raises:
        InputError: if nothing is listed, or no links are known.
    """
    found = rule_on(rule, on)
    chosen = tuple(lists) or tuple(name for name in _OF_RULE[found.name] if store is not None and name in store.lists())
    links: list[OwnershipLink] = []
    names: dict[str, str] = {}
    by_name: dict[str, set[str]] = {}
    entries: set[str] = set()
    doubts: list[str] = []
    if store is not None:
        stated, labels = store.links(chosen, on)
        links += stated
        names.update(labels)
        for name in chosen:
            for entry in store.entries(name, on):
                entries.add(entry.entry_id)
                for one in entry.names:
                    by_name.setdefault(folded(one.text), set()).add(entry.entry_id)
    for path in files:
        more, labels, _ = read_links(ListFile(path))
        links += more
        doubts += _doubts(more, path.name, on)
        for party, label in labels.items():
            names.setdefault(party, label)
    if not links:
        raise InputError(
            "no links of ownership are known", hint="load a list that states them, or give a file with --links"
        )
    resolved = [_resolved(link, names, by_name) for link in links]
    known = {party for link in resolved for party in (link.owner, link.owned)}
    marked = entries | {party for text in listed for party in _parties(text, known, names, by_name)}
    if not marked:
        raise InputError("nobody is listed", hint="load a list, or name listed parties with --listed")
    held = holdings(resolved, on)
    return OwnershipReport(
        found, on, chosen, len(marked & known), len(resolved), tuple(trace(held, marked, found)), names,
        frozenset(known), frozenset(marked & known), (*doubts, *_oddities(resolved, held, names)),
    )  # fmt: skip


def _resolved(link: OwnershipLink, names: dict[str, str], by_name: dict[str, set[str]]) -> OwnershipLink:
    """Return the link with ids in place of names, where a name is exactly that of one entry."""
    owner, owned = (_id_of(party, names, by_name) for party in (link.owner, link.owned))
    if (owner, owned) == (link.owner, link.owned):
        return link
    return OwnershipLink(owner, owned, link.kind, link.share_low, link.share_high, link.start, link.end, link.source)


def _id_of(party: str, names: dict[str, str], by_name: dict[str, set[str]]) -> str:
    if party in names:
        return party
    found = by_name.get(folded(party), set())
    return next(iter(found)) if len(found) == 1 else party


def _parties(text: str, known: set[str], names: dict[str, str], by_name: dict[str, set[str]]) -> set[str]:
    """Return the parties that a text on the command line means: an id, or a name that a party of the links has.

    Raises:
        InputError: if none has it.
    """
    if text in known:
        return {text}
    wanted = folded(text)
    found = {party for party in known if folded(names.get(party, party)) == wanted} | by_name.get(wanted, set())
    if not found:
        raise InputError(f"no party of the links is called {text!r}", hint="give an id or the whole name")
    return found


def find_party(report: OwnershipReport, text: str) -> set[str]:
    """Return the ids of the parties of a report with this id or name.

    Raises:
        InputError: if none has it.
    """
    return _parties(text, set(report.parties), report.names, {})


def _doubts(links: Sequence[OwnershipLink], name: str, on: str) -> list[str]:
    """Return what may have been meant otherwise in a file of the user's: fractions, and holdings in several rows."""
    doubts = []
    small = [link for link in links if link.share_high is not None and 0 < link.share_high <= 1]
    if small:
        first = small[0]
        doubts.append(
            f"{len(small):,} shares in {name} are 1 or less and were read as per cent (the first: {first.owner} holds"
            f" {first.share_high:g} % of {first.owned}); if they are fractions, write 50 for 0.5"
        )
    rows: dict[tuple[str, str], list[float]] = {}
    for link in holding_links(links, on):
        if link.share_high is not None:
            rows.setdefault((link.owner, link.owned), []).append(link.share_high)
    several = [(pair, found) for pair, found in rows.items() if len(set(found)) > 1]
    if several:
        (owner, owned), found = several[0]
        doubts.append(
            f"{len(several):,} pairs in {name} have several rows with different shares (the first: {owner} and {owned},"
            f" {', '.join(f'{share:g} %' for share in found[:4])}); the highest counts, as of several reports of one"
            " holding: where they are holdings beside each other, give their sum in one row"
        )
    return doubts


def _oddities(links: Iterable[OwnershipLink], held: Iterable[Holding], names: dict[str, str]) -> list[str]:
    totals: dict[str, float] = {}
    for one in held:
        totals[one.owned] = totals.get(one.owned, 0.0) + one.low
    odd = [
        f"the shares of {names.get(party, party)} add up to {total:g} %: sources disagree, or a date is missing"
        for party, total in totals.items()
        if total > 100.5
    ]
    itself = len({link.owner for link in links if link.owner == link.owned})
    return [*odd, *([f"{itself} parties that own themselves were left out"] if itself else [])]

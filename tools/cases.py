"""Score the reader on the table of short cases in tests/extract/cases, by phenomenon.

A case is right when the claims read are those written down: the same actors, type, targets and mode, no more and no
fewer. Commodity, holder and date are scored apart, on the claims that agree. `--split open` is for looking at;
`--split unread` prints figures only.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from faultlines.extract import Reader
from faultlines.records import Claim, Document

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "extract" / "cases"
Key = tuple[frozenset[str], str, frozenset[str], str]


@dataclass
class Tally:
    """Counts of one phenomenon."""

    right: int = 0
    cases: int = 0
    silent_right: int = 0
    silent: int = 0
    shares: dict[str, list[bool]] = field(default_factory=lambda: {"commodity": [], "holder": [], "when": []})


def codes(values: list[str] | tuple[str, ...]) -> frozenset[str]:
    """Actor codes; the words behind `MULTI:` and the like do not count."""
    return frozenset(value.split(":")[0] if ":" in value else value for value in values)


def expected(row: dict[str, Any]) -> Key:
    """The key of a claim as written down."""
    return codes(row["actor"]), row["type"], codes(row["target"]), row["mode"]


def given(claim: Claim) -> Key:
    """The key of a claim as read."""
    return codes(claim.actor), claim.type, codes(claim.target), claim.mode


def cases(split: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Phenomenon and case, in the order of the files."""
    for file in sorted(FOLDER.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.strip():
                case = json.loads(line)
                if split in (case["split"], "all"):
                    yield file.stem, case


def score(split: str, *, show: bool = False) -> dict[str, Tally]:
    """Read every case of the split and count, by phenomenon and over all ("all")."""
    reader = Reader()
    tallies: dict[str, Tally] = {"all": Tally()}
    for phenomenon, case in cases(split):
        document = Document(
            "0" * 64, 0, case["id"], "text/plain", case["text"], language="en", published=case.get("published")
        )
        claims = reader.claims(document)
        wanted = {expected(row): row for row in case["claims"]}
        found = {given(claim): claim for claim in claims}
        right = set(wanted) == set(found)
        for tally in (tallies.setdefault(phenomenon, Tally()), tallies["all"]):
            tally.cases += 1
            tally.right += right
            tally.silent += not wanted
            tally.silent_right += right and not wanted
            for key in wanted.keys() & found.keys():
                row, claim = wanted[key], found[key]
                tally.shares["commodity"].append(set(row.get("commodity") or []) == set(claim.commodity))
                if (row.get("holder") or "author") != "author":
                    tally.shares["holder"].append(
                        bool(set(row["holder"].lower().split()) & set(claim.holder.lower().split()))
                    )
                if row.get("when"):
                    tally.shares["when"].append(row["when"] == claim.when)
        if show and not right:
            print(f"\n{case['id']}: {case['text']}")
            for sign, keys in (
                ("-", wanted.keys() - found.keys()),
                ("+", found.keys() - wanted.keys()),
                ("=", wanted.keys() & found.keys()),
            ):
                for actor, kind, target, mode in sorted(keys, key=str):
                    print(f"  {sign} {','.join(sorted(actor))} {kind} {','.join(sorted(target))} {mode}")
    return tallies


def share(values: list[bool]) -> str:
    """A share as a figure, or a dash where there is nothing to share."""
    return f"{sum(values) / len(values):.2f}" if values else "–"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", choices=("open", "unread", "all"), default="open")
    parser.add_argument("--show", action="store_true", help="print the cases that went wrong (open split only)")
    options = parser.parse_args()
    tallies = score(options.split, show=options.show and options.split == "open")
    print(f"\n{'':28}{'right':>12}{'no claim':>12}{'commodity':>11}{'holder':>8}{'when':>6}")
    for name in [*sorted(name for name in tallies if name != "all"), "all"]:
        tally = tallies[name]
        shares = [share(tally.shares[key]) for key in ("commodity", "holder", "when")]
        print(
            f"{name:28}{tally.right:>5}/{tally.cases:<4}{tally.right / max(1, tally.cases):.2f}"
            f"{tally.silent_right:>6}/{tally.silent:<5}{shares[0]:>11}{shares[1]:>8}{shares[2]:>6}"
        )


if __name__ == "__main__":
    main()

"""The rules by which ownership spreads a listing, with where each is written."""

from __future__ import annotations

from dataclasses import dataclass

from faultlines.errors import InputError


@dataclass(frozen=True, slots=True)
class Rule:
    """One authority's rule.

    Attributes:
        name: `ofac`, `eu` or `uk`.
        title: for a person.
        threshold: share in per cent.
        inclusive: whether the threshold itself is enough.
        aggregate: whether the shares of several listed parties are added up.
        control: whether control without shares is enough.
        since: first day of the rule, ISO 8601, or "" where it is older than any case.
        source: where it is written.
    """

    name: str
    title: str
    threshold: float
    inclusive: bool
    aggregate: bool
    control: bool
    since: str
    source: str

    def met_by(self, share: float) -> bool:
        """Whether a share in per cent is enough."""
        # Shares such as a third are given rounded; sums of them are compared with that much tolerance.
        if self.inclusive:
            return share >= self.threshold - 1e-9
        return share > self.threshold + 1e-9

    @property
    def words(self) -> str:
        """The threshold in words."""
        return f"{self.threshold:g} % or more" if self.inclusive else f"more than {self.threshold:g} %"


RULES: tuple[Rule, ...] = (
    Rule(
        "ofac", "OFAC 50 percent rule", 50.0, True, True, False, "2014-08-13",
        "OFAC, revised guidance on entities owned by blocked persons, 13 August 2014; FAQ 398, 399, 401",
    ),
    Rule(
        "ofac", "OFAC 50 percent rule without aggregation", 50.0, True, False, False, "",
        "OFAC, guidance on entities owned by blocked persons, 14 February 2008",
    ),
    Rule(
        "eu", "EU ownership or control", 50.0, True, True, True, "2024-07-03",
        "Council of the EU, best practices for restrictive measures, 11623/24 of 3 July 2024, ownership and control",
    ),
    Rule(
        "eu", "EU ownership or control before July 2024", 50.0, False, True, True, "",
        "Council of the EU, best practices for restrictive measures, 8519/18; Commission FAQ, March 2022",
    ),
    Rule(
        "uk", "UK ownership or control", 50.0, False, False, True, "",
        "Russia (Sanctions) (EU Exit) Regulations 2019, regulation 7, schedule 1; OFSI general guidance, 4.1.4",
    ),
)  # fmt: skip
"""Every rule, the newer edition of one before the older."""


def rule_on(name: str, day: str) -> Rule:
    """Return an authority's rule as it stood on a day (ISO 8601).

    Raises:
        InputError: if there is no rule of that name.
    """
    for rule in RULES:
        if rule.name == name and rule.since <= day:
            return rule
    raise InputError(f"no such rule: {name}", hint=", ".join(dict.fromkeys(rule.name for rule in RULES)))

"""In: links of ownership and control, and which parties are listed. Out: who is owned or controlled by them, and how.

Pure functions on links; must never read files, look names up, or take a link that is only "linked to" for ownership.
"""

from faultlines.ownership.holdings import Holding, holding_links, holdings
from faultlines.ownership.rules import RULES, Rule, rule_on
from faultlines.ownership.tracing import Finding, Path, Verdict, trace

__all__ = ["RULES", "Finding", "Holding", "Path", "Rule", "Verdict", "holding_links", "holdings", "rule_on", "trace"]

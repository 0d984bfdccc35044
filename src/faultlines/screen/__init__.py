"""In: entries of lists, and names to ask about. Out: matches with score, verdict and reasons.

Must never fetch or parse a list, change an entry, or decide by itself that a match is false: people do, with a reason.
"""

from faultlines.screen.screener import Screener
from faultlines.screen.thresholds import Thresholds

__all__ = ["Screener", "Thresholds"]

"""In: paths and a case file. Out: the case file with what they say, a summary, and the case in the analyst's terms.

The only place where stages meet; must never print, hold SQL, or do what a stage should do.
"""

from faultlines.pipeline.opened import Case, open_case
from faultlines.pipeline.summary import Progress, ReadSummary, Unread

__all__ = ["Case", "Progress", "ReadSummary", "Unread", "open_case"]

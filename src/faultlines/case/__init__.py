"""In: records. Out: the same records, kept in one SQLite file, found by id, by filter and by full text.

Must never import another stage, `names` or `export`, look at the clock, or rewrite evidence.
"""

from faultlines.case.file import CaseFile
from faultlines.case.filter import ClaimFilter
from faultlines.case.view import CaseView, Counts, Hit

__all__ = ["CaseFile", "CaseView", "ClaimFilter", "Counts", "Hit"]

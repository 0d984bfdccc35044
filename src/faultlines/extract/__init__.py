"""In: a document. Out: its claims.

Must never see the case file, another stage, the network or the clock.
"""

from faultlines.extract.additions import NOTHING, Additions, read_additions
from faultlines.extract.explain import explain
from faultlines.extract.reader import Reader

__all__ = ["NOTHING", "Additions", "Reader", "explain", "read_additions"]

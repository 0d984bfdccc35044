"""In: a document. Out: its claims.

Must never see the case file, another stage, the network or the clock.
"""

from faultlines.extract.explain import explain
from faultlines.extract.reader import Reader

__all__ = ["Reader", "explain"]

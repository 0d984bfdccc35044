"""In: documents and the claims made in them, and people's decisions. Out: actors, each with every place that names it.

Must never read a file or a case, change a claim, or take two for one without a score and a reason.
"""

from faultlines.resolve.decisions import Standing, apply, in_force, merge_detail, split_detail
from faultlines.resolve.document import LocalActor, NameReader
from faultlines.resolve.gathering import gather

__all__ = ["LocalActor", "NameReader", "Standing", "apply", "gather", "in_force", "merge_detail", "split_detail"]

"""In: a path, bytes or a stream. Out: documents, and failures with their reasons.

Must never see the case file or `extract`, reach the network, or date a document by the clock.
"""

from faultlines.read.discover import Skipped, discover
from faultlines.read.documents import Hints, documents, holds_lines
from faultlines.read.limits import Limits
from faultlines.read.manifest import ManifestRow, manifest

__all__ = ["Hints", "Limits", "ManifestRow", "Skipped", "discover", "documents", "holds_lines", "manifest"]

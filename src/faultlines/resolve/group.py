"""Names of one document taken for one, while they are being brought together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from faultlines.records import Merge
    from faultlines.resolve.known import Found


@dataclass(slots=True)
class Group:
    """Such names by their positions among all that were found, the reasons, and why a bare one stays open."""

    members: list[int]
    found: list[Found]
    merges: list[Merge] = field(default_factory=list)
    unresolved: str = ""

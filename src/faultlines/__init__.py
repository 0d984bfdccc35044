"""Faultlines reads open reporting on sanctions-defying partnerships and ties every claim to the words behind it.

    import faultlines

    with faultlines.open_case("pact.case") as case:
        case.read(["articles"], manifest="articles/index.csv")
        for claim in case.claims(actor="RUS", target="PRK", mode="denial"):
            print(claim.holder, claim.quote)

Every public name is here; each is loaded when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from faultlines.version import __version__

if TYPE_CHECKING:
    from faultlines.errors import FaultlinesError
    from faultlines.export import Brief
    from faultlines.pipeline import Case, open_case
    from faultlines.records import Claim, DateRange, Document, EventType, Mode

__all__ = [
    "Brief",
    "Case",
    "Claim",
    "DateRange",
    "Document",
    "EventType",
    "FaultlinesError",
    "Mode",
    "__version__",
    "open_case",
]

_HOMES = {
    "Brief": "faultlines.export",
    "Case": "faultlines.pipeline",
    "Claim": "faultlines.records",
    "DateRange": "faultlines.records",
    "Document": "faultlines.records",
    "EventType": "faultlines.records",
    "FaultlinesError": "faultlines.errors",
    "Mode": "faultlines.records",
    "open_case": "faultlines.pipeline",
}


if not TYPE_CHECKING:  # a type checker knows the names from above, and that there are no others

    def __getattr__(name: str) -> object:
        """Load a public name when it is first asked for (PEP 562): `import faultlines` costs next to nothing."""
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """List the public names beside what every module has."""
    return sorted({*globals(), *__all__})

"""Who is said to give one thing to whom: the data of the flow picture."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from faultlines.export.content import Content, count_wordings
from faultlines.export.denials import ASSERTING, Denials
from faultlines.export.model import Flow
from faultlines.export.wording import actor_name, capitalised, commodity_words, type_words
from faultlines.records import Claim, Commodity, EventType, Mode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

DRAWN = (Mode.FACT, Mode.ASSESSMENT, Mode.FORECAST, Mode.DENIAL)
"""Modes the picture shows, in the order of its legend; what is only recommended or supposed flows nowhere."""

_NOBODY = {"UNK"}


def find_flows(claims: Iterable[Claim], denials: Denials, names: Mapping[str, str]) -> tuple[tuple[Flow, ...], int]:
    """Return the flows, the strongest first, and the number of claims of help that name no giver or no receiver.

    Claims of the type AID are taken apart into one giver, one receiver and one commodity each: "oil and food" flows
    twice.
    """
    gathered: defaultdict[tuple[str, str, Commodity | None, Mode], list[Claim]] = defaultdict(list)
    unnamed = 0
    for claim in claims:
        if claim.type is not EventType.AID or claim.mode not in DRAWN:
            continue
        givers, receivers = {*claim.actor} - _NOBODY, {*claim.target} - _NOBODY
        if not givers or not receivers:
            unnamed += 1
        carried: set[Commodity | None] = {*claim.commodity} or {None}
        for giver in givers:
            for receiver in receivers:
                for commodity in carried:
                    gathered[giver, receiver, commodity, claim.mode].append(claim)
    between: Counter[tuple[str, str]] = Counter()
    for (giver, receiver, _, _), behind in gathered.items():
        between[giver, receiver] += len(behind)
    flows = []
    # Sorting is stable: of two flows that are equally strong, the one between the better known pair comes first.
    for giver, receiver, commodity, mode in sorted(
        gathered, key=lambda key: (-between[key[:2]], *key[:2], key[2] or "", key[3])
    ):
        behind = gathered[giver, receiver, commodity, mode]
        commodities = (commodity,) if commodity else ()
        asserted = mode in ASSERTING
        flows.append(
            Flow(
                giver=capitalised(actor_name(giver, names)),
                receiver=capitalised(actor_name(receiver, names)),
                what=commodity_words(commodities) or type_words(EventType.AID).bare,
                mode=mode,
                documents=len({claim.document for claim in behind}),
                wordings=count_wordings(behind),
                denied_by=denials.of(Content((giver,), EventType.AID, (receiver,), commodities)) if asserted else (),
            )
        )
    return tuple(sorted(flows, key=_strongest_first)), unnamed


def _strongest_first(flow: Flow) -> tuple[int, int, int]:
    return -flow.wordings, -flow.documents, DRAWN.index(flow.mode)

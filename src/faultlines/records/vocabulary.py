"""The closed vocabularies of a claim: event types, modes, commodities, likelihood bands.

Event types are PLOVER's sixteen (Open Event Data Alliance, 2018) with `POSSESS` and `ALIGN` for lasting conditions;
likelihood bands are those of Intelligence Community Directive 203 (2015).
"""

from __future__ import annotations

from enum import StrEnum


class EventType(StrEnum):
    """What would have happened if the claim were true, whatever its mode."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"
    POSSESS = "POSSESS"
    ALIGN = "ALIGN"


class QuadClass(StrEnum):
    """The four quadrants of event data, and the lasting conditions beside them."""

    VERBAL_COOPERATION = "verbal cooperation"
    MATERIAL_COOPERATION = "material cooperation"
    VERBAL_CONFLICT = "verbal conflict"
    MATERIAL_CONFLICT = "material conflict"
    CONDITION = "condition"


_QUADS: dict[QuadClass, tuple[EventType, ...]] = {
    QuadClass.VERBAL_COOPERATION: (EventType.AGREE, EventType.CONSULT, EventType.SUPPORT, EventType.CONCEDE),
    QuadClass.MATERIAL_COOPERATION: (EventType.COOPERATE, EventType.AID, EventType.RETREAT),
    QuadClass.VERBAL_CONFLICT: (EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN),
    QuadClass.MATERIAL_CONFLICT: (
        EventType.PROTEST, EventType.SANCTION, EventType.MOBILIZE, EventType.COERCE, EventType.ASSAULT,
    ),
    QuadClass.CONDITION: (EventType.POSSESS, EventType.ALIGN),
}  # fmt: skip
QUAD_CLASS: dict[EventType, QuadClass] = {kind: quad for quad, kinds in _QUADS.items() for kind in kinds}


class Mode(StrEnum):
    """How the holder of a claim puts it."""

    FACT = "fact"
    DENIAL = "denial"
    ASSESSMENT = "assessment"
    FORECAST = "forecast"
    RECOMMENDATION = "recommendation"
    HYPOTHETICAL = "hypothetical"


class Commodity(StrEnum):
    """What changes hands."""

    ARMS = "arms"
    MISSILE_TECHNOLOGY = "missile-technology"
    NUCLEAR_TECHNOLOGY = "nuclear-technology"
    OTHER_TECHNOLOGY = "other-technology"
    FUEL = "fuel"
    FOOD = "food"
    MONEY = "money"
    LABOUR = "labour"
    TROOPS = "troops"
    RAW_MATERIALS = "raw-materials"
    INFRASTRUCTURE = "infrastructure"
    CYBER = "cyber"
    INTELLIGENCE = "intelligence"
    TRAINING = "training"
    DIPLOMATIC_COVER = "diplomatic-cover"
    PROPAGANDA = "propaganda"


class Instrument(StrEnum):
    """The kinds of response that a recommendation may call for."""

    DIPLOMACY = "diplomacy"
    ECONOMIC = "economic sanctions"
    MILITARY = "military readiness"
    CYBER = "cyber defence"
    HUMAN_RIGHTS = "human rights and humanitarian"
    TECHNOLOGY = "technology export restrictions"
    LAW = "international law"
    INTELLIGENCE = "shared intelligence"
    THIRD_PARTY = "support to third parties"
    OTHER = "other"


class Likelihood(StrEnum):
    """ICD 203's seven bands, stored as the band, never as one number."""

    ALMOST_NO_CHANCE = "almost no chance"
    VERY_UNLIKELY = "very unlikely"
    UNLIKELY = "unlikely"
    EVEN = "roughly even chance"
    LIKELY = "likely"
    VERY_LIKELY = "very likely"
    ALMOST_CERTAIN = "almost certain"

    @property
    def percent(self) -> tuple[int, int]:
        """The band's bounds in per cent (ICD 203, section D.6.e.2.a)."""
        return _PERCENT[self]


_PERCENT: dict[Likelihood, tuple[int, int]] = {
    Likelihood.ALMOST_NO_CHANCE: (1, 5),
    Likelihood.VERY_UNLIKELY: (5, 20),
    Likelihood.UNLIKELY: (20, 45),
    Likelihood.EVEN: (45, 55),
    Likelihood.LIKELY: (55, 80),
    Likelihood.VERY_LIKELY: (80, 95),
    Likelihood.ALMOST_CERTAIN: (95, 99),
}

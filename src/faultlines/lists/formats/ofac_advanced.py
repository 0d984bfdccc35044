"""OFAC's lists as advanced XML (SDN_ADVANCED.XML, CONS_ADVANCED.XML).

Layout: the UN's Advanced Sanctions Data Model as OFAC publishes it: values are numbers that `ReferenceValueSets`
explains; locations and documents stand before the parties, relationships and sanctions entries after them. The file is
read twice: once for what the parties refer to, once for the parties.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from faultlines.lists.countries import country_code
from faultlines.lists.days import edtf, year_or_span
from faultlines.lists.formats.ofac_csv import with_parts
from faultlines.lists.identifiers import identifier, kind_of
from faultlines.lists.markup import records, text, texts
from faultlines.lists.reading import Format, Options, Reading
from faultlines.records import EntryKind, Identifier, ListedName, ListEntry, NameQuality, OwnershipLink

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from faultlines.lists.files import ListFile

_KINDS = {
    "individual": EntryKind.PERSON, "entity": EntryKind.ORGANISATION, "vessel": EntryKind.VESSEL,
    "aircraft": EntryKind.AIRCRAFT,
}  # fmt: skip
_PARTS = {
    "Last Name": "last", "First Name": "first", "Middle Name": "middle", "Maiden Name": "maiden", "Patronymic":
    "patronymic", "Matronymic": "matronymic", "Nickname": "nickname",
}  # fmt: skip
_OWNED_BY = {"Owned or Controlled By": "controls"}
_OWNS = {
    "Owns, controls, or operates": "controls", "Leader or official of": "directs", "Principal Executive Officer":
    "directs",
}  # fmt: skip
_COUNTRIES = frozenset({"Nationality Country", "Citizenship Country", "Vessel Flag", "Nationality of Registration"})
_WARNINGS = ("Additional Sanctions Information", "Secondary sanctions risk")


@dataclass(slots=True)
class _Table:
    """What the parties refer to, by number."""

    values: dict[tuple[str, str], str] = field(default_factory=dict)
    party_types: dict[str, str] = field(default_factory=dict)
    locations: dict[str, tuple[str, str]] = field(default_factory=dict)
    documents: dict[str, list[Identifier]] = field(default_factory=dict)
    programmes: dict[str, list[str]] = field(default_factory=dict)
    listed: dict[str, str] = field(default_factory=dict)
    links: dict[str, list[OwnershipLink]] = field(default_factory=dict)
    issued: str | None = None

    def value(self, kind: str, number: str | None) -> str:
        return self.values.get((kind, number or ""), "")


def _recognises(head: str) -> bool:
    return "<Sanctions" in head and ("ADVANCED_XML" in head or "sanctions/1.0" in head or "<ReferenceValueSets" in head)


def _read(source: ListFile, _: Options) -> Reading:
    consolidated = "cons" in Path(source.name).name.lower()
    table = _table(source)
    return Reading(
        "ofac-advanced",
        "ofac-cons" if consolidated else "ofac-sdn",
        "OFAC consolidated non-SDN list" if consolidated else "OFAC list of specially designated nationals",
        _entries(source, table),
        dated=table.issued,
        files=(source,),
    )


def _table(source: ListFile) -> _Table:
    table = _Table()
    gather = {
        "DateOfIssue": _gather_issue, "ReferenceValueSets": _gather_values, "Location": _gather_location,
        "IDRegDocument": _gather_document, "ProfileRelationship": _gather_relationship, "SanctionsEntry": _gather_entry,
    }  # fmt: skip
    # The parties are named too, so that what stands inside them is not taken for a record of its own.
    for _, element in records(source, *gather, "DistinctParty"):
        if element.tag in gather:
            gather[element.tag](table, element)
    return table


def _gather_issue(table: _Table, element: Element) -> None:
    table.issued = _day(element)


def _gather_values(table: _Table, element: Element) -> None:
    for group in element:
        for value in group:
            number = value.get("ID", "")
            table.values[value.tag, number] = (value.text or "").strip() or value.get("Description", "")
            if value.tag == "PartySubType":
                table.party_types[number] = value.get("PartyTypeID", "")


def _gather_location(table: _Table, element: Element) -> None:
    country = next((table.value("Country", one.get("CountryID")) for one in element.findall("LocationCountry")), "")
    parts = [value for part in element.findall("LocationPart") if (value := text(part, "LocationPartValue/Value"))]
    whole = ", ".join(dict.fromkeys([*parts, *([country] if country else [])]))
    table.locations[element.get("ID", "")] = (whole, country or (parts[0] if len(parts) == 1 else ""))


def _gather_document(table: _Table, element: Element) -> None:
    label = table.value("IDRegDocType", element.get("IDRegDocTypeID"))
    country = table.value("Country", element.get("IssuedBy-CountryID"))
    found = identifier(label, text(element, "IDRegistrationNo").removeprefix("IMO "), country)
    if found is not None:
        table.documents.setdefault(element.get("IdentityID", ""), []).append(found)


def _gather_relationship(table: _Table, element: Element) -> None:
    if element.get("Former", "false") == "true":
        return
    what = table.value("RelationType", element.get("RelationTypeID"))
    source, target = f"ofac-{element.get('From-ProfileID', '')}", f"ofac-{element.get('To-ProfileID', '')}"
    owner, owned = (source, target) if what in _OWNS else (target, source)
    kind = _OWNED_BY.get(what) or _OWNS.get(what) or "linked"
    link = OwnershipLink(owner, owned, kind, None, None, source=f"OFAC: {what or 'relationship'}")
    table.links.setdefault(element.get("From-ProfileID", ""), []).append(link)


def _gather_entry(table: _Table, element: Element) -> None:
    profile = element.get("ProfileID", "")
    days = [day for event in element.findall("EntryEvent") if (day := _day(event.find("Date")))]
    if days:
        table.listed[profile] = min([*days, *([table.listed[profile]] if profile in table.listed else [])])
    for measure in element.findall("SanctionsMeasure"):
        if table.value("SanctionsType", measure.get("SanctionsTypeID")) in ("Program", "") and text(measure, "Comment"):
            table.programmes.setdefault(profile, []).append(text(measure, "Comment"))


def _entries(source: ListFile, table: _Table) -> Iterator[ListEntry]:
    known: set[str] = set()
    for number, element in records(source, "DistinctParty"):
        entry = _entry(source, element, number, table)
        if entry.entry_id in known:
            raise source.refusal(f"{entry.entry_id} stands there twice", place=f"element {number}")
        known.add(entry.entry_id)
        yield entry
    if not known:
        raise source.refusal("it holds no entry")


def _entry(source: ListFile, element: Element, number: int, table: _Table) -> ListEntry:
    profile = element.find("Profile")
    identity = profile.find("Identity") if profile is not None else None
    if profile is None or identity is None:
        raise source.refusal("a party without profile or identity", place=f"element {number}")
    subtype = profile.get("PartySubTypeID")
    what = table.value("PartySubType", subtype)
    if what.lower() not in _KINDS:
        what = table.value("PartyType", table.party_types.get(subtype or ""))
    kind = _KINDS.get(what.lower(), EntryKind.UNKNOWN)
    names = tuple(dict.fromkeys(name for one in profile.findall("Identity") for name in _names(one, table, kind)))
    profile_id = profile.get("ID", "")
    if not names or not profile_id:
        raise source.refusal("a party without number or name", place=f"element {number}")
    said = _Features()
    for feature in profile.findall("Feature"):
        said.read(feature, table)
    documents = [
        one for identity in profile.findall("Identity") for one in table.documents.get(identity.get("ID", ""), ())
    ]
    return ListEntry(
        f"ofac-{profile_id}",
        kind,
        names,
        tuple(dict.fromkeys([*documents, *said.identifiers])),
        tuple(dict.fromkeys(said.birth_dates)),
        tuple(dict.fromkeys(said.birth_places)),
        tuple(dict.fromkeys(code for code in said.countries if code)),
        tuple(dict.fromkeys(said.addresses)),
        tuple(dict.fromkeys(table.programmes.get(profile_id, ()))),
        tuple(dict.fromkeys(said.positions)),
        "; ".join(dict.fromkeys([*said.remarks, *texts(element, "Comment")])),
        table.listed.get(profile_id),
        links=tuple(dict.fromkeys([*said.owners(f"ofac-{profile_id}"), *table.links.get(profile_id, ())])),
        place=f"element {number}",
    )


def _names(identity: Element, table: _Table, kind: EntryKind) -> Iterator[ListedName]:
    groups = {
        group.get("ID", ""): table.value("NamePartType", group.get("NamePartTypeID"))
        for group in identity.findall("NamePartGroups/MasterNamePartGroup/NamePartGroup")
    }
    # The primary alias first: a list's heading opens the names.
    aliases = sorted(identity.findall("Alias"), key=lambda alias: alias.get("Primary") != "true")
    for alias in aliases:
        type_ = table.value("AliasType", alias.get("AliasTypeID"))
        for documented in alias.findall("DocumentedName"):
            name = _documented(documented, groups, kind)
            if name is None:
                continue
            if alias.get("Primary") == "true":
                script = table.value("DocNameStatus", documented.get("DocNameStatusID"))
                quality = NameQuality.PRIMARY if script in ("", "Primary Latin") else NameQuality.STRONG
            elif type_.upper().startswith("F"):
                quality = NameQuality.FORMER
            else:
                quality = NameQuality.WEAK if alias.get("LowQuality") == "true" else NameQuality.STRONG
            yield ListedName(name.text, quality, name.parts)


def _documented(element: Element, groups: dict[str, str], kind: EntryKind) -> ListedName | None:
    parts: dict[str, str] = {}
    for value in element.findall("DocumentedNamePart/NamePartValue"):
        what = _PARTS.get(groups.get(value.get("NamePartGroupID", ""), ""), "name")
        said = " ".join((value.text or "").split())
        parts[what] = f"{parts[what]} {said}" if what in parts else said
    if not any(parts.values()):
        return None
    if kind is not EntryKind.PERSON or "name" in parts:
        return with_parts(kind, ListedName(" ".join(parts.values())))
    last = parts.get("last", "")
    rest = " ".join(value for what, value in parts.items() if what not in ("last", "maiden"))
    return ListedName(", ".join(one for one in (last, rest) if one), parts=tuple(parts.items()))


@dataclass(slots=True)
class _Features:
    """What the features of one party say."""

    identifiers: list[Identifier] = field(default_factory=list)
    birth_dates: list[str] = field(default_factory=list)
    birth_places: list[str] = field(default_factory=list)
    countries: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    positions: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    vessel_owners: list[str] = field(default_factory=list)

    def read(self, feature: Element, table: _Table) -> None:
        """Take in one feature by its type."""
        what = table.value("FeatureType", feature.get("FeatureTypeID"))
        whole, country = next(
            (table.locations.get(one.get("LocationID", ""), ("", "")) for one in feature.iter("VersionLocation")),
            ("", ""),
        )
        detail = next((_detail(one, table) for one in feature.iter("VersionDetail") if _detail(one, table)), "")
        if what == "Birthdate":
            self.birth_dates += [day for one in feature.iter("DatePeriod") if (day := _period(one))]
        elif what == "Place of Birth":
            self.birth_places += [value for value in (whole or detail,) if value]
        elif what in _COUNTRIES:
            self.countries.append(country_code(country or whole or detail))
        elif what == "Location":
            self.addresses += [whole] if whole else []
            self.countries.append(country_code(country))
        elif what == "Title":
            self.positions += [detail] if detail else []
        elif what == "Vessel Owner":
            self.vessel_owners += [detail] if detail else []
        elif detail and (
            what.startswith("Digital Currency Address") or kind_of(what) != "other" or what == "Vessel Call Sign"
        ):
            found = identifier(what, detail.removeprefix("IMO "))
            self.identifiers += [found] if found else []
        elif detail:
            self.remarks.append(
                f"{what} {detail}" if not what.startswith(_WARNINGS) else f"{what.rstrip(' -:')}: {detail}"
            )

    def owners(self, entry_id: str) -> list[OwnershipLink]:
        """Return the links from a vessel's owners."""
        return [OwnershipLink(name, entry_id, "owns", None, None, source="OFAC") for name in self.vessel_owners]


def _detail(element: Element, table: _Table) -> str:
    return " ".join((element.text or "").split()) or table.value("DetailReference", element.get("DetailReferenceID"))


def _day(element: Element | None) -> str | None:
    if element is None:
        return None
    year, month, day = (text(element, name) for name in ("Year", "Month", "Day"))
    found = (
        edtf(f"{year}-{int(month):02}-{int(day):02}") if year and month.isdecimal() and day.isdecimal() else edtf(year)
    )
    return found if found and len(found) == 10 else None


def _period(element: Element) -> str | None:
    """Return a period as EDTF: from the first day it may begin to the last day it may end."""
    first = _numbers(element.find("Start/From"))
    last = _numbers(element.find("End/To")) or _numbers(element.find("Start/To")) or first
    if first is None or last is None:
        return None
    found = year_or_span(first, last)
    about = any(end.get("Approximate") == "true" for end in (*element.findall("Start"), *element.findall("End")))
    return f"{found}~" if found and about and "/" not in found else found


def _numbers(element: Element | None) -> tuple[int, int, int] | None:
    if element is None:
        return None
    values = [text(element, name) for name in ("Year", "Month", "Day")]
    return (int(values[0]), int(values[1]), int(values[2])) if all(value.isdecimal() for value in values) else None


FORMAT = Format("ofac-advanced", "OFAC advanced XML", _recognises, _read)

"""OFAC's SDN and consolidated lists as XML (SDN.XML, CONSOLIDATED.XML).

Layout: OFAC's XML schema (`sdnList`, `sdnEntry`), whose `publshInformation` is spelled so.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from faultlines.lists.countries import country_code
from faultlines.lists.days import american_day, edtf
from faultlines.lists.formats.ofac_csv import links_of, positions, with_parts
from faultlines.lists.identifiers import identifier
from faultlines.lists.markup import records, text, texts
from faultlines.lists.reading import Format, Options, Reading
from faultlines.lists.remarks import parse_remarks
from faultlines.records import EntryKind, Identifier, ListedName, ListEntry, NameQuality

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from faultlines.lists.files import ListFile

_KINDS = {
    "individual": EntryKind.PERSON, "entity": EntryKind.ORGANISATION, "vessel": EntryKind.VESSEL,
    "aircraft": EntryKind.AIRCRAFT,
}  # fmt: skip
_NOT_IDENTIFIERS = (
    "Gender", "Additional Sanctions Information", "Secondary sanctions risk", "Executive Order", "Target Type",
    "Organization Type", "Organization Established Date", "Transactions Prohibited", "Listing Date", "Effective Date",
    "Aircraft Model", "Aircraft Manufacture Date", "Aircraft Operator", "Vessel Year of Build", "Former Vessel Flag",
    "Other Vessel Flag", "Other Vessel Type", "Purchase/Sales For Divestment",
)  # fmt: skip


def _recognises(head: str) -> bool:
    return "<sdnList" in head


def _read(source: ListFile, _: Options) -> Reading:
    consolidated = "cons" in Path(source.name).name.lower()
    dated, count = _published(source)
    return Reading(
        "ofac-xml",
        "ofac-cons" if consolidated else "ofac-sdn",
        "OFAC consolidated non-SDN list" if consolidated else "OFAC list of specially designated nationals",
        _entries(source, count),
        dated=dated,
        files=(source,),
    )


def _published(source: ListFile) -> tuple[str | None, int | None]:
    for _, element in records(source, "publshInformation", "sdnEntry"):
        if element.tag == "publshInformation":
            count = text(element, "Record_Count")
            return american_day(text(element, "Publish_Date")), int(count) if count.isdecimal() else None
        break
    return None, None


def _entries(source: ListFile, count: int | None) -> Iterator[ListEntry]:
    known: set[str] = set()
    for number, element in records(source, "sdnEntry"):
        entry = _entry(source, element, number)
        if entry.entry_id in known:
            raise source.refusal(f"{entry.entry_id} stands there twice", place=f"element {number}")
        known.add(entry.entry_id)
        yield entry
    if not known:
        raise source.refusal("it holds no entry")
    if count is not None and count != len(known):
        raise source.refusal(f"it holds {len(known):,} entries and says that it has {count:,}", hint="get it again")


def _entry(source: ListFile, element: Element, number: int) -> ListEntry:
    uid, kind = text(element, "uid"), _KINDS.get(text(element, "sdnType").lower())
    name = _name(element, NameQuality.PRIMARY)
    if not uid.isdecimal() or kind is None or not name.text:
        raise source.refusal("an entry without number, type or name", place=f"element {number}")
    said = parse_remarks(text(element, "remarks"))
    entry_id = f"ofac-{uid}"
    aliases = [_name(aka, _quality(aka)) for aka in element.findall("akaList/aka")]
    addresses = [_address(address) for address in element.findall("addressList/address")]
    countries = [
        *texts(element, "nationalityList/nationality/country"),
        *texts(element, "citizenshipList/citizenship/country"),
        text(element, "vesselInfo/vesselFlag"),
        *texts(element, "addressList/address/country"),
    ]
    codes = [*said.countries, *map(country_code, countries)]
    born = [edtf(value) for value in texts(element, "dateOfBirthList/dateOfBirthItem/dateOfBirth")]
    return ListEntry(
        entry_id,
        kind,
        tuple(with_parts(kind, one) for one in [name, *aliases, *said.names] if one.text),
        tuple(dict.fromkeys([*_identifiers(element), *said.identifiers])),
        tuple(dict.fromkeys([*(day for day in born if day), *said.birth_dates])),
        tuple(dict.fromkeys([*texts(element, "placeOfBirthList/placeOfBirthItem/placeOfBirth"), *said.birth_places])),
        tuple(dict.fromkeys(code for code in codes if code)),
        tuple(dict.fromkeys(address for address in addresses if address)),
        tuple(texts(element, "programList/program")),
        positions(kind, said, text(element, "title")),
        text(element, "remarks"),
        links=links_of(entry_id, said, text(element, "vesselInfo/vesselOwner")),
        place=f"element {number}",
    )


def _name(element: Element, quality: NameQuality) -> ListedName:
    """Return a name as the CSV files write it: `LAST, First`."""
    return ListedName(
        ", ".join(part for part in (text(element, "lastName"), text(element, "firstName")) if part), quality
    )


def _quality(aka: Element) -> NameQuality:
    if text(aka, "type").startswith("f"):
        return NameQuality.FORMER
    return NameQuality.WEAK if text(aka, "category") == "weak" else NameQuality.STRONG


def _address(element: Element) -> str:
    parts = ("address1", "address2", "address3", "city", "stateOrProvince", "postalCode", "country")
    return ", ".join(value for part in parts if (value := text(element, part)))


def _identifiers(element: Element) -> list[Identifier]:
    found = [
        identifier(text(one, "idType"), text(one, "idNumber").removeprefix("IMO "), text(one, "idCountry"))
        for one in element.findall("idList/id")
        if not text(one, "idType").startswith(_NOT_IDENTIFIERS)
    ]
    call_sign = text(element, "vesselInfo/callSign")
    return [*(one for one in found if one), *([Identifier("other", call_sign)] if call_sign else [])]


FORMAT = Format("ofac-xml", "OFAC SDN or consolidated XML", _recognises, _read)

"""The UN Security Council's consolidated list as XML.

Layout: https://www.un.org/sc/resources/sc-sanctions.xsd; an INDIVIDUAL or ENTITY a record, FIRST_NAME to FOURTH_NAME.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from faultlines.lists.countries import country_code
from faultlines.lists.days import edtf, iso_day
from faultlines.lists.identifiers import identifier
from faultlines.lists.markup import check_prolog, records, text, texts
from faultlines.lists.reading import Format, Options, Reading
from faultlines.records import EntryKind, Identifier, ListedName, ListEntry, NameQuality

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from faultlines.lists.files import ListFile

_NAMES = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
_QUALITIES = {
    "good": NameQuality.STRONG,
    "low": NameQuality.WEAK,
    "a.k.a.": NameQuality.STRONG,
    "f.k.a.": NameQuality.FORMER,
}
_FORMERLY = re.compile(r"(?:previously|formerly) listed", re.IGNORECASE)
_IMO = re.compile(r"\bIMO(?: number| no\.?)?:?\s*(\d{7})\b", re.IGNORECASE)
_NO_COUNTRY = frozenset({"na"})


def _recognises(head: str) -> bool:
    return "<CONSOLIDATED_LIST" in head


def _read(source: ListFile, _options: Options) -> Reading:
    _root, attributes = check_prolog(source)
    return Reading(
        "un-xml",
        "un",
        "UN Security Council consolidated list",
        _entries(source),
        dated=iso_day(attributes.get("dateGenerated", "")),
        files=(source,),
    )


def _entries(source: ListFile) -> Iterator[ListEntry]:
    known: set[str] = set()
    for number, element in records(source, "INDIVIDUAL", "ENTITY"):
        entry = _entry(source, element, number)
        if entry.entry_id in known:
            raise source.refusal(f"{entry.entry_id} stands there twice", place=f"element {number}")
        known.add(entry.entry_id)
        yield entry
    if not known:
        raise source.refusal("it holds no entry")


def _entry(source: ListFile, element: Element, number: int) -> ListEntry:
    person = element.tag == "INDIVIDUAL"
    reference = text(element, "REFERENCE_NUMBER") or text(element, "DATAID")
    name = " ".join(part for part in (text(element, one) for one in _NAMES) if part)
    if not reference or not name:
        raise source.refusal("an entry without reference number or name", place=f"element {number}")
    comments = text(element, "COMMENTS1")
    addresses = element.findall(f"{element.tag}_ADDRESS")
    countries = [*texts(element, "NATIONALITY/VALUE"), *(text(address, "COUNTRY") for address in addresses)]
    imo = [Identifier("imo", found) for found in dict.fromkeys(_IMO.findall(comments))]
    return ListEntry(
        f"un-{reference}",
        EntryKind.PERSON if person else EntryKind.ORGANISATION,
        _names(element, name),
        tuple(dict.fromkeys([*_documents(element), *imo])),
        tuple(dict.fromkeys(day for date in element.findall("INDIVIDUAL_DATE_OF_BIRTH") if (day := _born(date)))),
        tuple(dict.fromkeys(place for one in element.findall("INDIVIDUAL_PLACE_OF_BIRTH") if (place := _joined(one)))),
        tuple(dict.fromkeys(code for name in countries if name not in _NO_COUNTRY and (code := country_code(name)))),
        tuple(dict.fromkeys(whole for address in addresses if (whole := _joined(address)))),
        (text(element, "UN_LIST_TYPE"),) if text(element, "UN_LIST_TYPE") else (),
        tuple(dict.fromkeys([*texts(element, "DESIGNATION/VALUE"), *texts(element, "TITLE/VALUE")])),
        comments,
        iso_day(text(element, "LISTED_ON")),
        iso_day(text(element, "DELISTED_ON")),
        place=f"element {number}",
    )


def _names(element: Element, name: str) -> tuple[ListedName, ...]:
    names = [ListedName(name)]
    original = text(element, "NAME_ORIGINAL_SCRIPT")
    if original:
        names.append(ListedName(original, NameQuality.STRONG))
    for alias in element.findall(f"{element.tag}_ALIAS"):
        quality = _QUALITIES.get(text(alias, "QUALITY").lower(), NameQuality.STRONG)
        if _FORMERLY.search(text(alias, "NOTE")):
            quality = NameQuality.FORMER
        # Some cells hold several aliases with semicolons between them.
        names += [ListedName(one.strip(), quality) for one in text(alias, "ALIAS_NAME").split(";") if one.strip()]
    return tuple(dict.fromkeys(names))


def _documents(element: Element) -> list[Identifier]:
    found = []
    for document in element.findall("INDIVIDUAL_DOCUMENT"):
        label = text(document, "TYPE_OF_DOCUMENT") or text(document, "TYPE_OF_DOCUMENT2")
        country = text(document, "ISSUING_COUNTRY") or text(document, "COUNTRY_OF_ISSUE")
        found.append(identifier(label, text(document, "NUMBER"), country))
    return [one for one in found if one]


def _born(element: Element) -> str | None:
    about = "circa " if text(element, "TYPE_OF_DATE").upper() == "APPROXIMATELY" else ""
    first, last = text(element, "FROM_YEAR"), text(element, "TO_YEAR")
    if first and last:
        return edtf(f"{first} to {last}")
    return edtf(f"{about}{text(element, 'DATE') or text(element, 'YEAR')}")


def _joined(element: Element) -> str:
    parts = ("STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY")
    return ", ".join(value for part in parts if (value := text(element, part)))


FORMAT = Format("un-xml", "UN Security Council consolidated XML", _recognises, _read)

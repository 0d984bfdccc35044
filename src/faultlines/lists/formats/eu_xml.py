"""The EU's consolidated financial sanctions list as XML, format 1.1.

Layout: the Commission's `xmlFullSanctionsList_1_1` (`export`, `sanctionEntity`), namespace `http://eu.europa.ec/fpi/fsd/export`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from faultlines.lists.countries import country_code
from faultlines.lists.days import edtf, iso_day
from faultlines.lists.identifiers import identifier
from faultlines.lists.markup import check_prolog, records
from faultlines.lists.reading import Format, Options, Reading
from faultlines.records import EntryKind, Identifier, ListedName, ListEntry, NameQuality

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree.ElementTree import Element

    from faultlines.lists.files import ListFile

KINDS = {
    "person": EntryKind.PERSON,
    "p": EntryKind.PERSON,
    "enterprise": EntryKind.ORGANISATION,
    "e": EntryKind.ORGANISATION,
}


def _recognises(head: str) -> bool:
    return "<export" in head and "eu.europa.ec/fpi/fsd/export" in head


def _read(source: ListFile, _options: Options) -> Reading:
    _root, attributes = check_prolog(source)
    return Reading(
        "eu-xml",
        "eu",
        "EU consolidated financial sanctions list",
        _entries(source),
        dated=iso_day(attributes.get("generationDate", "")),
        files=(source,),
    )


def _entries(source: ListFile) -> Iterator[ListEntry]:
    known: set[str] = set()
    for number, element in records(source, "sanctionEntity"):
        entry = _entry(source, element, number)
        if entry.entry_id in known:
            raise source.refusal(f"{entry.entry_id} stands there twice", place=f"element {number}")
        known.add(entry.entry_id)
        yield entry
    if not known:
        raise source.refusal("it holds no entry")


def _entry(source: ListFile, element: Element, number: int) -> ListEntry:
    logical_id = element.get("logicalId", "")
    subject = element.find("subjectType")
    code = subject.get("code", "").lower() if subject is not None else ""
    names = tuple(dict.fromkeys(_names(element)))
    if not logical_id or not names or code not in KINDS:
        raise source.refusal("an entry without logicalId, subjectType or name", place=f"element {number}")
    births = [one.attrib for one in element.findall("birthdate")]
    addresses = [one.attrib for one in element.findall("address")]
    citizenships = [one.attrib for one in element.findall("citizenship")]
    aliases = element.findall("nameAlias")
    identifiers = [eu_identifier(one.attrib) for one in element.findall("identification")]
    countries = [country_of(one) for one in (*citizenships, *addresses)]
    return ListEntry(
        f"eu-{logical_id}",
        KINDS[code],
        names,
        tuple(dict.fromkeys(one for one in identifiers if one)),
        tuple(dict.fromkeys(day for one in births if (day := born(one)))),
        tuple(dict.fromkeys(whole for one in births if (whole := joined(one, ("place", "city", "region", "zipCode"))))),
        tuple(dict.fromkeys(code for code in countries if code)),
        tuple(dict.fromkeys(whole for one in addresses if (whole := address(one)))),
        tuple(dict.fromkeys(one.get("programme", "") for one in element.findall("regulation") if one.get("programme"))),
        tuple(
            dict.fromkeys(
                value for one in aliases for name in ("function", "title") if (value := one.get(name, "").strip())
            )
        ),
        "\n".join(dict.fromkeys(" ".join((one.text or "").split()) for one in element.findall("remark"))),
        iso_day(element.get("designationDate", "")) or _entered(element),
        place=f"element {number}",
    )


def _names(element: Element) -> Iterator[ListedName]:
    for at, alias in enumerate(element.findall("nameAlias")):
        parts = tuple(
            (part, value)
            for part, attribute in (("first", "firstName"), ("middle", "middleName"), ("last", "lastName"))
            if (value := " ".join(alias.get(attribute, "").split()))
        )
        whole = " ".join(alias.get("wholeName", "").split()) or " ".join(value for _, value in parts)
        if not whole:
            continue
        weak = alias.get("strong", "true").lower() == "false"
        yield ListedName(whole, NameQuality.WEAK if weak else NameQuality.STRONG if at else NameQuality.PRIMARY, parts)


def _entered(element: Element) -> str | None:
    """Return the first day on which an act about the entry entered into force, where no designation date is given."""
    days = [iso_day(one.get("entryIntoForceDate", "")) for one in element.findall("regulation")]
    return min((day for day in days if day), default=None)


def eu_identifier(fields: Mapping[str, str]) -> Identifier | None:
    """Return one `identification`; its type code is among others passport, id, ssn, regnumber, taxid, swiftbic, imo."""
    label = fields.get("identificationTypeCode", "") or fields.get("identificationTypeDescription", "")
    number = fields.get("number", "") or fields.get("latinNumber", "")
    return identifier(label, number, country_of(fields))


def born(fields: Mapping[str, str]) -> str | None:
    """Return one `birthdate` as EDTF: a day, a month, a year, or a range of years."""
    about = "circa " if fields.get("circa", "").lower() == "true" else ""
    if fields.get("birthdate"):
        return edtf(f"{about}{fields['birthdate']}")
    first, last = fields.get("yearRangeFrom", ""), fields.get("yearRangeTo", "")
    if first and last:
        return edtf(f"{about}{first} to {last}")
    year, month = fields.get("year", ""), fields.get("monthOfYear", "")
    if not year:
        return None
    return edtf(f"{about}{year}-{int(month):02}" if month.isdecimal() and int(month) else f"{about}{year}")


def country_of(fields: Mapping[str, str]) -> str:
    """Return the alpha-3 code of a record's country; the EU writes `00` for none."""
    return country_code(fields.get("countryIso2Code", "")) or country_code(fields.get("countryDescription", ""))


def joined(fields: Mapping[str, str], names: tuple[str, ...]) -> str:
    """Return the fields' texts and the country on one line; "" where only `UNKNOWN` is left."""
    texts = [value for name in names if (value := " ".join(fields.get(name, "").split()))]
    country = fields.get("countryDescription", "").strip()
    if country and country != "UNKNOWN":
        texts.append(country)
    return ", ".join(dict.fromkeys(texts))


def address(fields: Mapping[str, str]) -> str:
    """Return one address on one line."""
    return joined(fields, ("street", "poBox", "zipCode", "city", "place", "region"))


FORMAT = Format("eu-xml", "EU consolidated XML 1.1", _recognises, _read)

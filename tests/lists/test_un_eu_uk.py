"""The UN's, the EU's and the UK's lists, in the layouts that they publish."""

from __future__ import annotations

import csv
import io

import pytest

from faultlines.errors import RefusedListError
from tests.lists.conftest import Write, entries_of, ids, only, texts

UN = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<CONSOLIDATED_LIST dateGenerated="2026-02-27T00:00:09.554Z"><INDIVIDUALS><INDIVIDUAL>
  <DATAID>6908423</DATAID><FIRST_NAME>RI</FIRST_NAME><SECOND_NAME>WON HO</SECOND_NAME><UN_LIST_TYPE>DPRK</UN_LIST_TYPE>
  <REFERENCE_NUMBER>KPi.025</REFERENCE_NUMBER><LISTED_ON>2016-03-02</LISTED_ON>
  <NAME_ORIGINAL_SCRIPT>리원호</NAME_ORIGINAL_SCRIPT><COMMENTS1>Stationed in Egypt. IMO number 8905490.</COMMENTS1>
  <DESIGNATION><VALUE>DPRK MSS Official</VALUE></DESIGNATION>
  <NATIONALITY><VALUE>Democratic People's Republic of Korea</VALUE></NATIONALITY>
  <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Ri Won-ho; Lee Won Ho</ALIAS_NAME></INDIVIDUAL_ALIAS>
  <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Ho</ALIAS_NAME></INDIVIDUAL_ALIAS>
  <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Li Yuanhu</ALIAS_NAME><NOTE>previously listed as</NOTE>
  </INDIVIDUAL_ALIAS><INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
  <INDIVIDUAL_ADDRESS><CITY>Cairo</CITY><COUNTRY>Egypt</COUNTRY></INDIVIDUAL_ADDRESS>
  <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1964-07-17</DATE></INDIVIDUAL_DATE_OF_BIRTH>
  <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1963</FROM_YEAR><TO_YEAR>1965</TO_YEAR>
  </INDIVIDUAL_DATE_OF_BIRTH>
  <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1964</YEAR></INDIVIDUAL_DATE_OF_BIRTH>
  <INDIVIDUAL_PLACE_OF_BIRTH><CITY>Hamhung</CITY><COUNTRY/></INDIVIDUAL_PLACE_OF_BIRTH>
  <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>381310014</NUMBER>
    <ISSUING_COUNTRY>Democratic People's Republic of Korea</ISSUING_COUNTRY></INDIVIDUAL_DOCUMENT>
</INDIVIDUAL></INDIVIDUALS><ENTITIES/></CONSOLIDATED_LIST>"""

EU_HEADER = (
    "fileGenerationDate;Entity_LogicalId;Entity_EU_ReferenceNumber;Entity_UnitedNationId;Entity_DesignationDate;"
    "Entity_DesignationDetails;Entity_Remark;Entity_SubjectType;Entity_SubjectType_ClassificationCode;"
    "Entity_Regulation_Type;Entity_Regulation_OrganisationType;Entity_Regulation_PublicationDate;"
    "Entity_Regulation_EntryIntoForceDate;Entity_Regulation_NumberTitle;Entity_Regulation_Programme;"
    "Entity_Regulation_PublicationUrl;NameAlias_LastName;NameAlias_FirstName;NameAlias_MiddleName;NameAlias_WholeName;"
    "NameAlias_NameLanguage;NameAlias_Gender;NameAlias_Title;NameAlias_Function;NameAlias_LogicalId;Address_City;"
    "Address_Street;Address_PoBox;Address_ZipCode;Address_Region;Address_Place;Address_CountryIso2Code;"
    "Address_CountryDescription;BirthDate_BirthDate;BirthDate_Day;BirthDate_Month;BirthDate_Year;"
    "BirthDate_YearRangeFrom;BirthDate_YearRangeTo;BirthDate_Circa;BirthDate_Place;BirthDate_City;"
    "BirthDate_CountryIso2Code;BirthDate_CountryDescription;Identification_Number;Identification_TypeCode;"
    "Identification_TypeDescription;Identification_CountryIso2Code;Identification_CountryDescription;"
    "Citizenship_CountryIso2Code;Citizenship_CountryDescription"
)

EU = """<?xml version="1.0" encoding="UTF-8"?>
<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2026-08-05T16:47:04.449+02:00" globalFileId="184961">
 <sanctionEntity designationDate="2016-05-20" designationDetails="" unitedNationId="KPi.025"
   euReferenceNumber="EU.1.28" logicalId="7123">
  <remark>MSS official</remark>
  <regulation regulationType="amendment" organisationType="commission" publicationDate="2016-05-20"
    entryIntoForceDate="2016-05-21" numberTitle="2016/780" programme="PRK" logicalId="1"/>
  <subjectType code="person" classificationCode="P"/>
  <nameAlias firstName="Won Ho" middleName="" lastName="RI" wholeName="RI Won Ho" function="Official" title=""
    gender="M"
    nameLanguage="EN" strong="true" regulationLanguage="en" logicalId="2"/>
  <nameAlias firstName="" middleName="" lastName="" wholeName="리원호" strong="true" nameLanguage="KO" logicalId="3"/>
  <nameAlias wholeName="Ho" strong="false" logicalId="4"/>
  <citizenship countryIso2Code="KP" countryDescription="KOREA, DEMOCRATIC PEOPLE'S REPUBLIC OF" logicalId="5"/>
  <birthdate circa="false" calendarType="GREGORIAN" city="Hamhung" zipCode="" birthdate="1964-07-17" dayOfMonth="17"
    monthOfYear="7" year="1964" region="" place="" countryIso2Code="00" countryDescription="UNKNOWN" logicalId="6"/>
  <birthdate circa="true" year="1963" countryIso2Code="00" countryDescription="UNKNOWN"/>
  <birthdate circa="false" yearRangeFrom="1963" yearRangeTo="1965" countryIso2Code="00" countryDescription="UNKNOWN"/>
  <address city="Cairo" street="12 Nile St" zipCode="" countryIso2Code="EG" countryDescription="EGYPT" logicalId="7"/>
  <identification number="381310014" identificationTypeCode="passport" countryIso2Code="KP" logicalId="8"
    identificationTypeDescription="National passport" knownExpired="false"/>
 </sanctionEntity>
</export>"""


def test_un(write: Write) -> None:
    """Scripts, qualities, several aliases in a cell, three kinds of birth date, documents, numbers in comments."""
    reading, (ri,) = entries_of(write("consolidated.xml", UN))
    assert (reading.format, reading.dated) == ("un-xml", "2026-02-27")
    assert texts(ri) == [
        ("RI WON HO", "primary"), ("리원호", "strong"), ("Ri Won-ho", "strong"), ("Lee Won Ho", "strong"),
        ("Ho", "weak"),
        ("Li Yuanhu", "former"),
    ]  # fmt: skip
    assert ri.birth_dates == ("1964-07-17", "1963/1965", "1964~")
    assert (ri.birth_places, ri.addresses) == (("Hamhung",), ("Cairo, Egypt",))
    assert (ri.countries, ri.programmes, ri.listed_on) == (("PRK", "EGY"), ("DPRK",), "2016-03-02")
    assert ids(ri) == [("passport", "381310014", "PRK"), ("imo", "8905490", "")]


def test_eu_xml(write: Write) -> None:
    """Names with parts and strength, dates of three shapes, `00` for no country, the day of designation."""
    reading, (ri,) = entries_of(write("eu.xml", EU))
    assert (reading.format, reading.dated, ri.entry_id) == ("eu-xml", "2026-08-05", "eu-7123")
    assert texts(ri) == [("RI Won Ho", "primary"), ("리원호", "strong"), ("Ho", "weak")]
    assert ri.names[0].parts == (("first", "Won Ho"), ("last", "RI"))
    assert ri.birth_dates == ("1964-07-17", "1963~", "1963/1965")
    assert (ri.birth_places, ri.addresses) == (("Hamhung",), ("12 Nile St, Cairo, EGYPT",))
    assert (ri.countries, ri.programmes, ri.listed_on) == (("PRK", "EGY"), ("PRK",), "2016-05-20")
    assert ids(ri) == [("passport", "381310014", "PRK")]
    assert (ri.positions, ri.remarks) == (("Official",), "MSS official")


def eu_rows(*rows: dict[str, str]) -> str:
    """Write rows under the EU's header."""
    columns = EU_HEADER.split(";")
    out = io.StringIO()
    table = csv.DictWriter(out, columns, delimiter=";", restval="", lineterminator="\r\n")
    table.writeheader()
    common = {
        "fileGenerationDate": "05/08/2026", "Entity_LogicalId": "7123", "Entity_SubjectType": "P",
        "Entity_Regulation_Programme": "PRK", "Entity_DesignationDate": "2016-05-20", "Entity_Remark": "MSS official",
    }  # fmt: skip
    table.writerows({**common, **row} for row in rows)
    return "\ufeff" + out.getvalue()


def test_eu_csv_says_what_the_xml_says(write: Write) -> None:
    """One row a name, birth date, address, document or citizenship gives the entry that the XML gives."""
    content = eu_rows(
        {"NameAlias_WholeName": "RI Won Ho", "NameAlias_FirstName": "Won Ho", "NameAlias_LastName": "RI",
         "NameAlias_Function": "Official"},
        {"NameAlias_WholeName": "리원호"},
        {"Citizenship_CountryIso2Code": "KP"},
        {"BirthDate_BirthDate": "1964-07-17", "BirthDate_City": "Hamhung", "BirthDate_CountryIso2Code": "00"},
        {"BirthDate_Year": "1963", "BirthDate_Circa": "true"},
        {"BirthDate_YearRangeFrom": "1963", "BirthDate_YearRangeTo": "1965"},
        {"Address_City": "Cairo", "Address_Street": "12 Nile St", "Address_CountryIso2Code": "EG",
         "Address_CountryDescription": "EGYPT"},
        {"Identification_Number": "381310014", "Identification_TypeCode": "passport",
         "Identification_CountryIso2Code": "KP"},
    )  # fmt: skip
    reading, (row,) = entries_of(write("eu.csv", content))
    xml = only(write("eu.xml", EU))
    assert (reading.format, reading.dated) == ("eu-csv", "2026-08-05")
    assert texts(row) == texts(xml)[:2]
    assert row.names[0].parts == xml.names[0].parts
    for field in (
        "entry_id", "kind", "identifiers", "birth_dates", "birth_places", "countries", "addresses", "programmes",
        "positions", "remarks", "listed_on",
    ):  # fmt: skip
        assert getattr(row, field) == getattr(xml, field), field


def test_an_eu_row_of_unknown_type_is_refused(write: Write) -> None:
    """The line is named."""
    with pytest.raises(RefusedListError, match="no type of subject") as caught:
        entries_of(write("eu.csv", eu_rows({"NameAlias_WholeName": "X", "Entity_SubjectType": "Z"})))
    assert str(caught.value.locator).endswith("eu.csv:2")


CONLIST_COLUMNS = [
    "Name 6",
    "Name 1",
    "Name 2",
    "Name 3",
    "Name 4",
    "Name 5",
    "Title",
    "Name Non-Latin Script",
    "Non-Latin Script Type",
    "Non-Latin Script Language",
    "DOB",
    "Town of Birth",
    "Country of Birth",
    "Nationality",
    "Passport Number",
    "Passport Details",
    "National Identification Number",
    "National Identification Details",
    "Position",
    "Address 1",
    "Address 2",
    "Address 3",
    "Address 4",
    "Address 5",
    "Address 6",
    "Post/Zip Code",
    "Country",
    "Other Information",
    "Group Type",
    "Alias Type",
    "Alias Quality",
    "Regime",
    "Listed On",
    "UK Sanctions List Date Designated",
    "Last Updated",
    "Group ID",
]
UKSL_COLUMNS = [
    "Last Updated",
    "Unique ID",
    "OFSI Group ID",
    "UN Reference Number",
    "Name 6",
    "Name 1",
    "Name 2",
    "Name 3",
    "Name 4",
    "Name 5",
    "Name type",
    "Alias strength",
    "Title",
    "Name non-latin script",
    "Non-latin script type",
    "Non-latin script language",
    "Regime Name",
    "Individual, Entity, Ship",
    "Designation source",
    "Sanctions Imposed",
    "Other Information",
    "UK Statement of Reasons",
    "Address Line 1",
    "Address Line 2",
    "Address Line 3",
    "Address Line 4",
    "Address Line 5",
    "Address Line 6",
    "Address Postal Code",
    "Address Country",
    "Phone number",
    "Website",
    "Email address",
    "Date Designated",
    "D.O.B",
    "Nationality(/ies)",
    "National Identifier number",
    "National Identifier additional information",
    "Passport number",
    "Passport additional information",
    "Position",
    "Gender",
    "Town of birth",
    "Country of birth",
    "Type of entity",
    "Subsidiaries",
    "Parent Company",
    "Business registration number (s)",
    "IMO number",
    "Current owner/operator (s)",
    "Previous owner/operator (s)",
    "Current believed flag of ship",
    "Previous flags",
    "Type of ship",
    "Tonnage of ship",
    "Length of ship",
    "Year Built",
    "Hull identification number (HIN)",
]


def uk_rows(first: str, columns: list[str], *rows: dict[str, str]) -> str:
    """Write rows under a UK list's header, with the line before it."""
    out = io.StringIO()
    out.write(f"{first}\r\n")
    table = csv.DictWriter(out, columns, restval="", lineterminator="\r\n")
    table.writeheader()
    table.writerows(rows)
    return "\ufeff" + out.getvalue()


def test_ofsi_conlist(write: Write) -> None:
    """Rows of one group are one party; numbered cells, unknown days and labelled remarks are taken apart."""
    person = {
        "Group Type": "Individual", "Group ID": "13368", "Regime": "Democratic People's Republic of Korea",
        "Listed On": "04/03/2016", "Last Updated": "31/12/2020", "DOB": "17/07/1964",
        "Nationality": "(1) North Korea (2) Egypt", "Country": "Egypt", "Address 1": "12 Nile St", "Address 2": "Cairo",
        "Town of Birth": "(1) Hamhung", "Country of Birth": "(1) North Korea", "Passport Number": "(1) 381310014",
        "Position": "(1) Official (2) Attaché",
    }  # fmt: skip
    content = uk_rows(
        "Last Updated,21/09/2026",
        CONLIST_COLUMNS,
        {**person, "Name 6": "HO", "Name 1": "Won", "Alias Type": "AKA", "Alias Quality": "Low"},
        {**person, "Name 6": "RI", "Name 1": "Won", "Name 2": "Ho", "Alias Type": "Primary name", "DOB": "00/00/1963",
         "Name Non-Latin Script": "리원호"},
        {"Group Type": "Ship", "Group ID": "13600", "Regime": "Democratic People's Republic of Korea",
         "Name 6": "CHON MYONG 1", "Listed On": "03/04/2018",
         "Other Information": "(IMO number):8712362 (Current owner/operator):Chon Myong Shipping Co "
         "(Current believed flag of ship):North Korea"},
    )  # fmt: skip
    reading, (ri, ship) = entries_of(write("ConList.csv", content))
    assert (reading.format, reading.dated, reading.list_name) == ("uk-conlist", "2026-09-21", "uk-ofsi")
    assert texts(ri) == [("Won Ho RI", "primary"), ("Won HO", "weak"), ("리원호", "strong")]
    assert ri.names[0].parts == (("first", "Won"), ("middle", "Ho"), ("last", "RI"))
    assert (ri.birth_dates, ri.birth_places) == (("1964-07-17", "1963"), ("Hamhung, North Korea",))
    assert (ri.countries, ri.addresses) == (("EGY", "PRK"), ("12 Nile St, Cairo, Egypt",))
    assert (ri.positions, ri.listed_on, ri.entry_id) == (("Official", "Attaché"), "2016-03-04", "uk-13368")
    assert ids(ri) == [("passport", "381310014", "")]
    assert (ship.kind, ids(ship), ship.countries) == ("vessel", [("imo", "8712362", "")], ("PRK",))
    assert [(link.owner, link.kind) for link in ship.links] == [("Chon Myong Shipping Co", "controls")]


def test_uk_sanctions_list(write: Write) -> None:
    """Unique IDs tie the rows; owners, parents, subsidiaries, registration and flags have columns of their own."""
    firm = {
        "Unique ID": "RUS0003", "OFSI Group ID": "14001", "Individual, Entity, Ship": "Entity", "Regime Name": "Russia",
        "Date Designated": "15/05/2023", "UK Statement of Reasons": "Makes drones.",
    }  # fmt: skip
    content = uk_rows(
        "Report Date: 01-Oct-2026",
        UKSL_COLUMNS,
        {**firm, "Name 6": "NORTHWIND TRADING LLC", "Name type": "Primary Name", "Address Line 1": "Lenin St 1",
         "Address Country": "Russia", "Parent Company": "Bigwind JSC", "Subsidiaries": "Smallwind LLC",
         "Business registration number (s)": "1027700132195"},
        {**firm, "Name 6": "NWT", "Name type": "Alias", "Alias strength": "Low quality"},
        {"Unique ID": "DPR0042", "Individual, Entity, Ship": "Ship", "Regime Name": "DPRK", "Name 6": "OCEAN STAR",
         "Name type": "Primary Name", "IMO number": "IMO8712362", "Current believed flag of ship": "Gabon",
         "Current owner/operator (s)": "BLUE WAVE SHIPPING LTD"},
        {"Unique ID": "RUS0001", "Individual, Entity, Ship": "Individual", "Regime Name": "Russia", "Name 6": "PETROV",
         "Name 1": "Ivan", "Name type": "Primary Name", "D.O.B": "dd/mm/1970", "Nationality(/ies)": "Russia",
         "Passport number": "51 1234567"},
    )  # fmt: skip
    reading, (firm_entry, ship, petrov) = entries_of(write("UK-Sanctions-List.csv", content))
    assert (reading.format, reading.dated, reading.list_name) == ("uk-list", "2026-10-01", "uk")
    assert texts(firm_entry) == [("NORTHWIND TRADING LLC", "primary"), ("NWT", "weak")]
    assert ids(firm_entry) == [("ogrn", "1027700132195", "")]
    assert [(link.owner, link.owned) for link in firm_entry.links] == [
        ("Bigwind JSC", "uk-RUS0003"), ("uk-RUS0003", "Smallwind LLC"),
    ]  # fmt: skip
    assert (firm_entry.listed_on, firm_entry.remarks) == ("2023-05-15", "Makes drones.")
    assert (ids(ship), ship.countries) == ([("imo", "8712362", "")], ("GAB",))
    assert (petrov.birth_dates, ids(petrov)) == (("1970",), [("passport", "51 1234567", "RUS")])


def test_a_uk_party_without_a_name_is_refused(write: Write) -> None:
    """The line of its first row is named."""
    row = {
        "Unique ID": "RUS1",
        "Individual, Entity, Ship": "Entity",
        "Regime Name": "Russia",
        "Name type": "Primary Name",
    }
    with pytest.raises(RefusedListError, match="RUS1 has no name") as caught:
        entries_of(write("uk.csv", uk_rows("Report Date: 01/10/2026", UKSL_COLUMNS, row)))
    assert str(caught.value.locator).endswith("uk.csv:3")

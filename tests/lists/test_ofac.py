"""OFAC's three formats, in the layouts that OFAC publishes."""

from __future__ import annotations

import pytest

from faultlines.errors import RefusedListError
from faultlines.lists import Options, parse_remarks
from tests.lists.conftest import Write, entries_of, ids, only, texts

SDN = (
    '12,"KIM, Chol","individual","DPRK3] [NPWMD","Director",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,'
    "\"DOB 01 Mar 1961; nationality Korea, North; Passport 123456 (Korea, North); a.k.a. 'BOSS'.\"\r\n"
    '13,"WISE HONEST","vessel","DPRK4",-0- ,"HMZF","Bulk Carrier",-0- ,-0- ,"Korea, North","KOREA SONGI",'
    '"Vessel Registration Identification IMO 8905490; MMSI 445463000"\r\n'
    "\x1a"
)
ALT = '12,1,"aka","KIM, Chul",-0- \r\n12,2,"fka","KIM, Chol Su",-0- \r\n\x1a'
ADD = '12,1,"Street 1","Pyongyang","Korea, North",-0- \r\n\x1a'
COMMENTS = '13,"; Linked To: KOREA SONGI GENERAL TRADING CORPORATION."\r\n\x1a'


def test_a_row_and_its_companions_make_one_entry(write: Write) -> None:
    """Aliases, addresses and the end of the remarks come from the files beside the list."""
    for name, content in (("alt.csv", ALT), ("add.csv", ADD), ("sdn_comments.csv", COMMENTS)):
        write(name, content)
    reading, (kim, ship) = entries_of(write("sdn.csv", SDN))
    assert texts(kim) == [
        ("KIM, Chol", "primary"), ("KIM, Chul", "strong"), ("KIM, Chol Su", "former"), ("BOSS", "weak"),
    ]  # fmt: skip
    assert kim.names[0].parts == (("last", "KIM"), ("first", "Chol"))
    assert kim.programmes == ("DPRK3", "NPWMD")
    assert (kim.birth_dates, kim.countries, kim.positions) == (("1961-03-01",), ("PRK",), ("Director",))
    assert kim.addresses == ("Street 1, Pyongyang, Korea, North",)
    assert ids(kim) == [("passport", "123456", "PRK")]
    assert ids(ship) == [("imo", "8905490", ""), ("mmsi", "445463000", ""), ("other", "HMZF", "")]
    assert [(link.owner, link.kind) for link in ship.links] == [
        ("KOREA SONGI", "owns"), ("KOREA SONGI GENERAL TRADING CORPORATION", "linked"),
    ]  # fmt: skip
    assert (ship.place, reading.notes) == ("line 2", [])


def test_a_missing_end_mark_is_noted(write: Write) -> None:
    """Without Control-Z at its end the file may have been cut off between two lines: it is read, and that is said."""
    reading, entries = entries_of(write("sdn.csv", SDN.removesuffix("\x1a")))
    assert len(entries) == 2
    assert any("end mark" in note for note in reading.notes)


LONG = "a.k.a. 'X'; " * 90


def test_long_remarks_go_on_in_the_file_of_comments(write: Write) -> None:
    """The thousandth character may stand inside a number, or before a space: the two parts are joined as they are."""
    remarks = f"{LONG[:940]}; Digital Currency Address - XBT 1Kuf2Rd8mDyAViwBozGTNYnvWL8uYFrkVo; Gender Male."
    row = '12,"KIM","individual","X",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"{}"\r\n\x1a'
    write("sdn_comments.csv", f'12,"{remarks[1000:]}"\r\n\x1a')
    _, (whole,) = entries_of(write("sdn.csv", row.format(remarks[:1000])))
    assert [value for kind, value, _ in ids(whole) if kind == "crypto:xbt"] == ["1Kuf2Rd8mDyAViwBozGTNYnvWL8uYFrkVo"]
    assert whole.remarks == remarks


def test_remarks_that_are_cut_off_give_no_half_numbers(write: Write) -> None:
    """Without the file of comments the last, cut item is left out, and the list says how many remarks that concerns."""
    remarks = f"{LONG[:940]}; Digital Currency Address - XBT 1Kuf2Rd8mDyAViwBozGTNYnvWL8uYFrkVo; Gender Male."
    row = f'12,"KIM","individual","X",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"{remarks[:1000]}"\r\n\x1a'
    reading, (cut,) = entries_of(write("sdn.csv", row))
    assert ids(cut) == []
    assert any("1 remarks are cut off at 1,000 characters" in note for note in reading.notes)


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        (SDN[:300], "2", "not closed|cut off"),
        (SDN.replace('"DPRK4",-0- ,', '"DPRK4",'), "2", "11 fields where OFAC has 12"),
        (SDN.replace("13,", "12,"), "2", "entry 12 stands there twice"),
        (SDN.replace('"vessel"', '"submarine"'), "2", "no type of entry"),
        (SDN + "14,", "3", "2 fields where OFAC has 12"),
        (SDN.removesuffix("\x1a") + "14,", "3", "cut off"),
        (SDN + "\r\n" + SDN, "4", "text after OFAC's end mark"),
    ],
)
def test_a_broken_row_refuses_the_whole_file(write: Write, content: str, line: str, reason: str) -> None:
    """Each kind of damage is named with its line."""
    with pytest.raises(RefusedListError, match=reason) as caught:
        entries_of(write("sdn.csv", content))
    assert caught.value.locator is not None
    assert caught.value.locator.endswith((f":{line}", "sdn.csv"))


def test_companions_given_by_hand_must_be_companions(write: Write) -> None:
    """A list given as a companion of itself is refused."""
    with pytest.raises(RefusedListError, match="not one of OFAC's companion files"):
        entries_of(write("sdn.csv", SDN), Options((write("other.csv", SDN),)))


@pytest.mark.parametrize(
    ("remark", "kind", "value", "country"),
    [
        ("Tax ID No. 7707083893 (Russia)", "inn", "7707083893", "RUS"),
        ("Tax ID No. 7707083894 (Russia)", "tax", "7707083894", "RUS"),
        ("Registration Number 1027700132195 (Russia)", "ogrn", "1027700132195", "RUS"),
        ("Registration Number 26740 (Iran)", "registration", "26740", "IRN"),
        ("National ID No. 216040 (Yemen)", "national-id", "216040", "YEM"),
        ("Passport 484824 (Egypt) issued 18 Jan 1984 expires 17 Jan 1991", "passport", "484824", "EGY"),
        ("alt. Passport 6067015 (Comoros)", "passport", "6067015", "COM"),
        ("C.U.R.P. GAMR501027HSLXDG00 (Mexico)", "national-id", "GAMR501027HSLXDG00", "MEX"),
        ("R.F.C. DIB-771110-HQ1 (Mexico)", "tax", "DIB-771110-HQ1", "MEX"),
        ("SWIFT/BIC HAVIGB2L", "swift", "HAVIGB2L", ""),
        ("Legal Entity Number 253400V1H6ART1UQ0N98 (Russia)", "lei", "253400V1H6ART1UQ0N98", "RUS"),
        ("Identification Number IMO 5342883", "imo", "5342883", ""),
        ("Vessel Registration Identification IMO  8730455", "imo", "8730455", ""),
        ("MMSI 572469210", "mmsi", "572469210", ""),
        ("Aircraft Manufacturer's Serial Number (MSN) 1023409321", "aircraft-serial", "1023409321", ""),
        ("Aircraft Tail Number EP-MMH", "aircraft-tail", "EP-MMH", ""),
        ("alt. Digital Currency Address - XBT 1Kuf2Rd8mDyAViwBozGTNYnvWL8uYFrkVo", "crypto:xbt",
         "1Kuf2Rd8mDyAViwBozGTNYnvWL8uYFrkVo", ""),
        ("Registration Number HRA 738077 (Stuttgart) (Germany)", "registration", "HRA 738077", "DEU"),
        ("Military Registration Number 172985458137 (Congo, Democratic Republic of the)", "national-id",
         "172985458137", "COD"),
    ],
)  # fmt: skip
def test_identifiers_in_remarks(remark: str, kind: str, value: str, country: str) -> None:
    """Labels, issuers, dates and check digits say what a number is."""
    (found,) = parse_remarks(f"{remark}; Gender Male.").identifiers
    assert (found.kind, found.value, found.country) == (kind, value, country)


@pytest.mark.parametrize(
    ("remark", "born"),
    [
        ("DOB 10 Dec 1948", "1948-12-10"), ("alt. DOB 1936", "1936"), ("DOB Sep 1938", "1938-09"),
        ("DOB circa 1951", "1951~"), ("DOB 1951 to 1953", "1951/1953"),
        ("DOB 01 Jan 1961 to 31 Dec 1962", "1961-01-01/1962-12-31"), ("DOB circa 1979-1982", "1979~/1982~"),
    ],
)  # fmt: skip
def test_birth_dates_in_remarks(remark: str, born: str) -> None:
    """Every form of date that OFAC uses is EDTF."""
    assert parse_remarks(f"{remark}.").birth_dates == [born]


def test_the_rest_of_remarks() -> None:
    """Gender, warnings, links, flags, aliases and places each have their field; what is left is kept, not dropped."""
    said = parse_remarks(
        "POB Najafabad, Iran; Gender Male; citizen Syria; Linked To: HIZBALLAH; Former Vessel Flag Tuvalu;"
        " Additional Sanctions Information - Subject to Secondary Sanctions; f.k.a. 'ANA I'; a.k.a. 'BNC';"
        " d.b.a. 'SHOP'; Brigadier General; DOB unknown."
    )
    assert (said.birth_places, said.gender, said.linked_to) == (["Najafabad, Iran"], "male", ["HIZBALLAH"])
    assert said.countries == ["SYR", "TUV"]
    assert said.secondary_risk == ["Additional Sanctions Information - Subject to Secondary Sanctions"]
    assert [(name.text, name.quality.value) for name in said.names] == [
        ("ANA I", "former"), ("BNC", "weak"), ("SHOP", "weak"),
    ]  # fmt: skip
    assert said.unread == ["Brigadier General", "DOB unknown"]


XML = """<?xml version="1.0" standalone="yes"?>
<sdnList xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML">
  <publshInformation><Publish_Date>05/03/2024</Publish_Date><Record_Count>2</Record_Count></publshInformation>
  <sdnEntry><uid>12</uid><firstName>Chol</firstName><lastName>KIM</lastName><title>Director</title>
    <sdnType>Individual</sdnType><remarks>Linked To: KOMID.</remarks>
    <programList><program>DPRK3</program><program>NPWMD</program></programList>
    <idList><id><uid>5</uid><idType>Passport</idType><idNumber>123456</idNumber><idCountry>Korea, North</idCountry></id>
      <id><uid>6</uid><idType>Gender</idType><idNumber>Male</idNumber></id>
      <id><uid>7</uid><idType>Digital Currency Address - ETH</idType><idNumber>0xAbC</idNumber></id></idList>
    <akaList><aka><uid>1</uid><type>a.k.a.</type><category>strong</category><lastName>KIM</lastName>
      <firstName>Chul</firstName></aka>
      <aka><uid>2</uid><type>f.k.a.</type><category>strong</category><lastName>KIM</lastName>
      <firstName>Chol Su</firstName></aka>
      <aka><uid>3</uid><type>a.k.a.</type><category>weak</category><lastName>BOSS</lastName></aka></akaList>
    <addressList><address><uid>1</uid><address1>Street 1</address1><city>Pyongyang</city>
      <country>Korea, North</country></address></addressList>
    <nationalityList><nationality><uid>9</uid><country>Korea, North</country><mainEntry>true</mainEntry></nationality>
    </nationalityList>
    <dateOfBirthList><dateOfBirthItem><uid>4</uid><dateOfBirth>01 Mar 1961</dateOfBirth><mainEntry>true</mainEntry>
    </dateOfBirthItem></dateOfBirthList>
    <placeOfBirthList><placeOfBirthItem><uid>8</uid><placeOfBirth>Hamhung</placeOfBirth></placeOfBirthItem>
    </placeOfBirthList></sdnEntry>
  <sdnEntry><uid>13</uid><lastName>WISE HONEST</lastName><sdnType>Vessel</sdnType>
    <programList><program>DPRK4</program></programList>
    <idList><id><uid>3</uid><idType>Vessel Registration Identification</idType><idNumber>IMO 8905490</idNumber></id>
    </idList>
    <vesselInfo><callSign>HMZF</callSign><vesselType>Bulk Carrier</vesselType><vesselFlag>Korea, North</vesselFlag>
    <vesselOwner>KOREA SONGI</vesselOwner></vesselInfo></sdnEntry>
</sdnList>"""


def test_sdn_xml(write: Write) -> None:
    """The XML says what the CSV files say, with parts, qualities and the list's own date."""
    reading, (kim, ship) = entries_of(write("sdn.xml", XML))
    assert (reading.format, reading.dated, reading.list_name) == ("ofac-xml", "2024-05-03", "ofac-sdn")
    assert texts(kim) == [
        ("KIM, Chol", "primary"), ("KIM, Chul", "strong"), ("KIM, Chol Su", "former"), ("BOSS", "weak"),
    ]  # fmt: skip
    assert ids(kim) == [("passport", "123456", "PRK"), ("crypto:eth", "0xAbC", "")]
    assert (kim.birth_dates, kim.birth_places, kim.countries) == (("1961-03-01",), ("Hamhung",), ("PRK",))
    assert kim.programmes == ("DPRK3", "NPWMD")
    assert kim.links[0].owner == "KOMID"
    assert ids(ship) == [("imo", "8905490", ""), ("other", "HMZF", "")]
    assert (ship.countries, ship.links[0].owner) == (("PRK",), "KOREA SONGI")


def test_sdn_xml_with_the_wrong_count_is_refused(write: Write) -> None:
    """The list says how many entries it has: fewer means that it was cut and closed again."""
    with pytest.raises(RefusedListError, match="holds 2 entries and says that it has 3"):
        entries_of(write("sdn.xml", XML.replace("<Record_Count>2", "<Record_Count>3")))


ADVANCED = """<?xml version="1.0" encoding="utf-8"?>
<Sanctions xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ADVANCED_XML">
<DateOfIssue CalendarTypeID="1"><Year>2024</Year><Month>5</Month><Day>3</Day></DateOfIssue>
<ReferenceValueSets>
  <AliasTypeValues><AliasType ID="1400">A.K.A.</AliasType><AliasType ID="1401">F.K.A.</AliasType>
    <AliasType ID="1403">Name</AliasType></AliasTypeValues>
  <CountryValues><Country ID="11" ISO2="KP">Korea, North</Country></CountryValues>
  <DetailReferenceValues><DetailReference ID="91526">Male</DetailReference></DetailReferenceValues>
  <DocNameStatusValues><DocNameStatus ID="1">Primary Latin</DocNameStatus>
      <DocNameStatus ID="2">Alternate</DocNameStatus>
  </DocNameStatusValues>
  <FeatureTypeValues><FeatureType ID="8">Birthdate</FeatureType><FeatureType ID="9">Place of Birth</FeatureType>
    <FeatureType ID="10">Nationality Country</FeatureType><FeatureType ID="25">Location</FeatureType>
    <FeatureType ID="26">Title</FeatureType><FeatureType ID="224">Gender</FeatureType>
    <FeatureType ID="344">Digital Currency Address - XBT</FeatureType><FeatureType ID="13">SWIFT/BIC</FeatureType>
  </FeatureTypeValues>
  <IDRegDocTypeValues><IDRegDocType ID="1571">Passport</IDRegDocType>
    <IDRegDocType ID="1626">Vessel Registration Identification</IDRegDocType></IDRegDocTypeValues>
  <LocPartTypeValues><LocPartType ID="1454">CITY</LocPartType></LocPartTypeValues>
  <NamePartTypeValues><NamePartType ID="1520">Last Name</NamePartType><NamePartType ID="1521">First Name</NamePartType>
    <NamePartType ID="1525">Entity Name</NamePartType><NamePartType ID="1526">Vessel Name</NamePartType>
      </NamePartTypeValues>
  <PartySubTypeValues><PartySubType ID="1" PartyTypeID="2">Vessel</PartySubType>
    <PartySubType ID="3" PartyTypeID="2">Unknown</PartySubType>
      <PartySubType ID="4" PartyTypeID="1">Unknown</PartySubType>
  </PartySubTypeValues>
  <PartyTypeValues><PartyType ID="1">Individual</PartyType><PartyType ID="2">Entity</PartyType></PartyTypeValues>
  <RelationTypeValues><RelationType ID="15003">Owned or Controlled By</RelationType>
    <RelationType ID="1555">Acting for or on behalf of</RelationType></RelationTypeValues>
  <SanctionsTypeValues><SanctionsType ID="1">Program</SanctionsType><SanctionsType ID="1705">Block</SanctionsType>
  </SanctionsTypeValues>
</ReferenceValueSets>
<Locations>
  <Location ID="1"><LocationCountry CountryID="11" CountryRelevanceID="1413"/></Location>
  <Location ID="2"><LocationCountry CountryID="11"/><LocationPart LocPartTypeID="1454">
    <LocationPartValue Primary="true"><Value>Pyongyang</Value></LocationPartValue></LocationPart></Location>
</Locations>
<IDRegDocuments>
  <IDRegDocument ID="1" IDRegDocTypeID="1571" IdentityID="900" IssuedBy-CountryID="11">
    <IDRegistrationNo>123456</IDRegistrationNo></IDRegDocument>
  <IDRegDocument ID="2" IDRegDocTypeID="1626" IdentityID="902"><IDRegistrationNo>IMO 8905490</IDRegistrationNo>
  </IDRegDocument>
</IDRegDocuments>
<DistinctParties>
  <DistinctParty FixedRef="12"><Profile ID="12" PartySubTypeID="4">
    <Identity ID="900" FixedRef="12" Primary="true">
      <Alias FixedRef="12" AliasTypeID="1400" Primary="false" LowQuality="true">
        <DocumentedName ID="2" FixedRef="12" DocNameStatusID="2"><DocumentedNamePart>
          <NamePartValue NamePartGroupID="71">BOSS</NamePartValue></DocumentedNamePart></DocumentedName></Alias>
      <Alias FixedRef="12" AliasTypeID="1403" Primary="true" LowQuality="false">
        <DocumentedName ID="1" FixedRef="12" DocNameStatusID="1">
          <DocumentedNamePart><NamePartValue NamePartGroupID="71">KIM</NamePartValue></DocumentedNamePart>
          <DocumentedNamePart><NamePartValue NamePartGroupID="72">Chol</NamePartValue></DocumentedNamePart>
        </DocumentedName>
        <DocumentedName ID="3" FixedRef="12" DocNameStatusID="2">
          <DocumentedNamePart><NamePartValue NamePartGroupID="71">김</NamePartValue></DocumentedNamePart>
          <DocumentedNamePart><NamePartValue NamePartGroupID="72">철</NamePartValue></DocumentedNamePart>
        </DocumentedName></Alias>
      <NamePartGroups>
        <MasterNamePartGroup><NamePartGroup ID="71" NamePartTypeID="1520"/></MasterNamePartGroup>
        <MasterNamePartGroup><NamePartGroup ID="72" NamePartTypeID="1521"/></MasterNamePartGroup></NamePartGroups>
    </Identity>
    <Feature ID="1" FeatureTypeID="8"><FeatureVersion ID="1"><DatePeriod CalendarTypeID="1">
      <Start Approximate="false"><From><Year>1961</Year><Month>1</Month><Day>1</Day></From>
        <To><Year>1961</Year><Month>1</Month><Day>1</Day></To></Start>
      <End Approximate="false"><From><Year>1961</Year><Month>12</Month><Day>31</Day></From>
        <To><Year>1961</Year><Month>12</Month><Day>31</Day></To></End></DatePeriod></FeatureVersion></Feature>
    <Feature ID="2" FeatureTypeID="10"><FeatureVersion ID="2"><VersionLocation LocationID="1"/></FeatureVersion>
      </Feature>
    <Feature ID="3" FeatureTypeID="25"><FeatureVersion ID="3"><VersionLocation LocationID="2"/></FeatureVersion>
      </Feature>
    <Feature ID="4" FeatureTypeID="26"><FeatureVersion ID="4"><VersionDetail DetailTypeID="1">Director</VersionDetail>
    </FeatureVersion></Feature>
    <Feature ID="5" FeatureTypeID="224"><FeatureVersion ID="5">
      <VersionDetail DetailTypeID="1" DetailReferenceID="91526"/>
    </FeatureVersion></Feature>
    <Feature ID="6" FeatureTypeID="344"><FeatureVersion ID="6">
      <VersionDetail DetailTypeID="1">1Kuf2Rd8mDy</VersionDetail>
    </FeatureVersion></Feature>
  </Profile></DistinctParty>
  <DistinctParty FixedRef="13"><Profile ID="13" PartySubTypeID="1"><Identity ID="902" FixedRef="13" Primary="true">
      <Alias FixedRef="13" AliasTypeID="1403" Primary="true" LowQuality="false">
      <DocumentedName ID="9" DocNameStatusID="1">
        <DocumentedNamePart><NamePartValue NamePartGroupID="73">WISE HONEST</NamePartValue></DocumentedNamePart>
      </DocumentedName></Alias>
      <NamePartGroups><MasterNamePartGroup><NamePartGroup ID="73" NamePartTypeID="1526"/></MasterNamePartGroup>
      </NamePartGroups></Identity></Profile></DistinctParty>
</DistinctParties>
<ProfileRelationships>
  <ProfileRelationship ID="1" From-ProfileID="13" To-ProfileID="12" RelationTypeID="15003" Former="false"/>
</ProfileRelationships>
<SanctionsEntries>
  <SanctionsEntry ID="1" ProfileID="12" ListID="1550">
    <EntryEvent ID="1" EntryEventTypeID="1"><Date CalendarTypeID="1"><Year>2016</Year><Month>7</Month><Day>6</Day>
      </Date>
    </EntryEvent>
    <SanctionsMeasure ID="1" SanctionsTypeID="1"><Comment>DPRK3</Comment></SanctionsMeasure>
    <SanctionsMeasure ID="2" SanctionsTypeID="1705"><Comment/></SanctionsMeasure></SanctionsEntry>
</SanctionsEntries>
</Sanctions>"""


def test_advanced_xml(write: Write) -> None:
    """Numbers are looked up, documents and sanctions entries find their party, and the names keep their scripts."""
    reading, (kim, ship) = entries_of(write("sdn_advanced.xml", ADVANCED))
    assert (reading.format, reading.dated) == ("ofac-advanced", "2024-05-03")
    assert texts(kim) == [("KIM, Chol", "primary"), ("김, 철", "strong"), ("BOSS", "weak")]
    assert kim.names[0].parts == (("last", "KIM"), ("first", "Chol"))
    assert (kim.kind, kim.listed_on, kim.programmes) == ("person", "2016-07-06", ("DPRK3",))
    assert ids(kim) == [("passport", "123456", "PRK"), ("crypto:xbt", "1Kuf2Rd8mDy", "")]
    assert (kim.birth_dates, kim.countries, kim.positions) == (("1961",), ("PRK",), ("Director",))
    assert (kim.addresses, kim.remarks) == (("Pyongyang, Korea, North",), "Gender Male")
    assert (ship.kind, texts(ship), ids(ship)) == (
        "vessel", [("WISE HONEST", "primary")], [("imo", "8905490", "")],
    )  # fmt: skip
    assert [(link.owner, link.owned, link.kind) for link in ship.links] == [("ofac-12", "ofac-13", "controls")]


def test_an_advanced_party_without_a_name_is_refused(write: Write) -> None:
    """A party that nothing names cannot be screened against, and says so with its place."""
    with pytest.raises(RefusedListError, match="without number or name") as caught:
        only(write("sdn_advanced.xml", ADVANCED.replace("WISE HONEST", "")))
    assert "element 2" in str(caught.value)

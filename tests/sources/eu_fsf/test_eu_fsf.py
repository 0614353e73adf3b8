"""The EU's consolidated list: the real file, what its words mean, and bad files."""

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from clearance.entities import Statement
from clearance.errors import ListRefusedError, UnreadableFileError
from clearance.sources import Audit, SnapshotFiles, find_on_disk, read_catalog

SOURCE = read_catalog()["eu_fsf"]
FILE = "xmlFullSanctionsList_1_1.xml"
NAMESPACE = "http://eu.europa.ec/fpi/fsd/export"
NAME = (
    '<nameAlias firstName="" middleName="" lastName="" wholeName="{text}" function=""'
    ' title="" nameLanguage="{language}" strong="{strong}" regulationLanguage="en"'
    ' logicalId="1">{inside}</nameAlias>'
)
BIRTH = (
    '<birthdate circa="{circa}" calendarType="{calendar}" {told}>{inside}</birthdate>'
)
PAPER = (
    '<identification diplomatic="false" knownExpired="{expired}" knownFalse="{false}"'
    ' reportedLost="{lost}" revokedByIssuer="{revoked}" number="{number}"'
    ' identificationTypeCode="{code}" identificationTypeDescription="{sort}"'
    ' countryIso2Code="00" countryDescription="UNKNOWN" logicalId="1"/>'
)
_Read = tuple[list[Statement], Audit]


def name(
    text: str, *, language: str = "", strong: str = "true", remark: str = ""
) -> str:
    """Write one spelling."""
    inside = f"<remark>{remark}</remark>" if remark else ""
    return NAME.format(text=text, language=language, strong=strong, inside=inside)


def birth(
    told: str, *, circa: str = "false", calendar: str = "GREGORIAN", remark: str = ""
) -> str:
    """Write one date of birth."""
    inside = f"<remark>{remark}</remark>" if remark else ""
    return BIRTH.format(told=told, circa=circa, calendar=calendar, inside=inside)


def paper(number: str, code: str = "passport", sort: str = "", **marks: str) -> str:
    """Write one document; `marks` are expired, false, lost and revoked."""
    said = dict.fromkeys(("expired", "false", "lost", "revoked"), "false") | marks
    return PAPER.format(number=number, code=code, sort=sort, **said)


def act(programme: str = "UKR", published: str = "2022-02-28", force: str = "") -> str:
    """Write the last act that changed an entry."""
    return (
        '<regulation regulationType="amendment" organisationType="council"'
        f' publicationDate="{published}" entryIntoForceDate="{force or published}"'
        f' numberTitle="2022/901 (OJ L901)" programme="{programme}" logicalId="1">'
        "<publicationUrl>https://example.org/901</publicationUrl></regulation>"
    )


def entry(
    inside: str = "",
    *,
    kind: str = "person",
    reference: str = "EU.90001.11",
    words: str = "",
    acts: str = "",
    letter: str = "",
    **more: str,
) -> str:
    """Write one entry; `more` are attributes such as designationDate."""
    told = "".join(f' {key}="{value}"' for key, value in more.items())
    letter = letter or {"person": "P", "enterprise": "E"}.get(kind, "X")
    return (
        f'<sanctionEntity designationDetails="{words}"'
        f' euReferenceNumber="{reference}" logicalId="7"{told}>{acts or act()}'
        f'<subjectType code="{kind}" classificationCode="{letter}"/>'
        f"{name('Sample Example') if 'nameAlias' not in inside else ''}{inside}"
        "</sanctionEntity>"
    )


def read(folder: Path, *entries: str, day: str = "2026-03-31") -> _Read:
    """Read a list made of these entries, and refuse what a load would refuse."""
    (folder / FILE).write_text(
        f'<export xmlns="{NAMESPACE}" generationDate="{day}T10:00:00.000+02:00">'
        f"{''.join(entries)}</export>",
        "utf-8",
    )
    audit = Audit()
    found = list(SOURCE.parse(SnapshotFiles.in_folder(SOURCE.name, folder), audit))
    audit.refuse_new_categories()
    return found, audit


def values(found: list[Statement], prop: str, kind: str = "") -> list[str]:
    """List what was said for a property, of things of a kind."""
    return [s.value for s in found if s.property == prop and kind in ("", s.kind)]


def of(found: list[Statement], reference: str) -> list[Statement]:
    """Give what is said of one party itself."""
    return [s for s in found if s.subject == f"eu-{reference}"]


@pytest.fixture(scope="module")
def real(shared: Path) -> _Read:
    """Read the real file once."""
    (found,) = find_on_disk(shared / "lists", SOURCE.metadata)
    files = SnapshotFiles(SOURCE.name, found.files, published=found.published)
    assert SOURCE.published(files) == found.published == date(2021, 3, 2)
    audit = Audit()
    statements = list(SOURCE.parse(files, audit))
    audit.refuse_new_categories()
    return statements, audit


def test_every_entry_of_the_real_file_is_read(real: _Read) -> None:
    """2,269 entries of 2,248 parties: 21 stand there under two programmes."""
    found, audit = real
    counts = audit.counts
    assert counts["sanction_entities"] == 2269
    assert counts["entries"] == 2248
    assert (counts["entries.Person"], counts["entries.Organization"]) == (1680, 568)
    regimes = sum(counts[f"programme.{code}"] for code in ("UKR", "BLR"))
    assert regimes == 330
    assert len({s.subject for s in found if s.kind == "Sanction"}) == 2269
    assert len({s.subject for s in found if s.property == "name"}) == 2248


def test_next_to_nothing_of_the_real_file_is_not_understood(real: _Read) -> None:
    """Slips of the file: three days, an e-mail address, three UN references."""
    record = real[1].record()
    told = {what: kept["total"] for what, kept in record["not_understood"].items()}
    assert told == {
        "date": 3,
        "email": 1,
        "UN reference": 1,
        "UN reference of another": 2,
    }
    assert record["problem_count"] == 0
    assert set(record["ignored"]) == {
        "regulationSummary", "regulationLanguage", "logicalId",
    }  # fmt: skip


def test_no_spelling_of_the_real_file_is_lost(real: _Read, shared: Path) -> None:
    """All of 9,544 are there, as far as they differ; each name is in Latin letters."""
    found, _ = real
    (there,) = find_on_disk(shared / "lists", SOURCE.metadata)
    with SnapshotFiles(SOURCE.name, there.files).open(FILE) as stream:
        root = etree.parse(stream).getroot()
    written = [
        (
            f"eu-{one.get('euReferenceNumber')}",
            " ".join(alias.get("wholeName", "").split()),
        )
        for one in root
        for alias in one.iter("{*}nameAlias")
    ]
    props = ("name", "alias", "weakAlias", "previousName")
    spelled = {(s.subject, s.value) for s in found if s.property in props}
    assert len(written) == 9544
    assert not set(written) - spelled
    names = [s.value for s in found if s.property == "name"]
    odd = [text for text in names if re.search(r"[\u0370-\u1dff]", text)]
    # One has a Cyrillic letter among Latin ones, and stands there so.
    assert len(odd) == 1


def test_every_real_party_is_in_force_from_some_day(real: _Read) -> None:
    """None later than the file, and none earlier than what its entries tell."""
    found, _ = real
    assert all(s.listed_from is not None for s in found)
    assert max(s.listed_from or "" for s in found) <= "2021-03-02"
    assert len(values(found, "startDate", "Sanction")) == 907


def test_real_entries_mean_what_they_say(real: _Read) -> None:
    """A minister of Luhansk, a shipping company, and what is known of passports."""
    found, _ = real
    minister = of(found, "EU.3979.56")
    assert values(minister, "name") == ["Vladyslav Mykolayovych DEYNEGO"]
    assert values(minister, "program") == ["UKR"]
    assert {s.listed_from for s in minister} == {"2014-11-29"}
    company = of(found, "EU.4196.56")
    assert values(company, "imoNumber") == ["1790183"]
    papers = [
        s.value
        for s in found
        if s.kind in ("Passport", "Identification") and s.property == "summary"
    ]
    assert sum("known to have expired" in text for text in papers) == 43
    assert sum("revoked by its issuer" in text for text in papers) == 4
    assert sum("known to be false" in text for text in papers) == 1


def test_a_real_party_of_two_programmes_is_one(real: _Read) -> None:
    """The Taliban were on the list of Al-Qaida once, and some entries stayed."""
    found, _ = real
    programmes = Counter(s.subject for s in found if s.property == "program"
                         and s.kind == "Person")  # fmt: skip
    assert Counter(programmes.values())[2] == 20


def test_the_days_of_the_security_council_are_not_the_eus(real: _Read) -> None:
    """Whoever was designated in 2001 counts from an act that stands with the entry."""
    found, _ = real
    of_taliban = {
        s.subject for s in found if s.property == "program" and s.value == "AFG"
    }
    early = {
        s.listed_from for s in found if s.subject in of_taliban and s.kind == "Sanction"
    }
    assert min(day for day in early if day) > "2001-03"


@pytest.mark.parametrize(
    ("acts", "more", "since", "start"),
    [
        (act("UKR", "2025-09-12"), {"designationDate": "2022-02-28"},
         "2022-02-28", ["2022-02-28"]),
        (act("UKR", "2025-09-12"), {"words": "28.2.2022"},
         "2022-02-28", ["2022-02-28"]),
        (act("UKR", "2025-09-12"), {"words": "Date of listing: 28/02/2022."},
         "2022-02-28", ["2022-02-28"]),
        (act("UKR", "2022-02-28", "2022-03-01"), {}, "2022-03-01", []),
        (act("PRK", "2018-04-09", "2018-04-10"), {"designationDate": "2018-03-30"},
         "2018-04-10", []),
        (act("PRK", "2018-03-30"), {"designationDate": "2018-03-30"},
         "2018-03-30", ["2018-03-30"]),
        (act("IRN", "2018-01-01"),
         {"designationDate": "2008-03-03", "words": "Date of listing: 26.7.2010"},
         "2010-07-26", ["2010-07-26"]),
        (act("TAQA", "2015-04-20"), {"words": "Date of designation referred to in"
         " Article 2a(4)(b): 10.4.2015."}, "2015-04-20", []),
        (act("UKR", "2022-03-01"), {"designationDate": "2022-02-25",
         "unitedNationId": "QDi.901"}, "2022-03-01", []),
        (act("NEW", "2022-03-01"), {"designationDate": "2022-02-25"}, "2022-03-01", []),
    ],
    ids=["attribute", "bare day", "in words", "last act", "Council's day",
         "the act's own day", "words beside the Council's day",
         "Council's day in words", "reference of the Council", "unknown programme"],
)  # fmt: skip
def test_listing_days_are_those_told_or_later(
    acts: str, more: dict[str, str], since: str, start: list[str], tmp_path: Path
) -> None:
    """No day earlier than what the entry tells is ever taken."""
    found, _ = read(tmp_path, entry(acts=acts, **more))
    assert {s.listed_from for s in found} == {since}
    assert values(found, "startDate", "Sanction") == start


@pytest.mark.parametrize(
    ("more", "since"),
    [({"designationDate": "2018-03-30"}, "2018-04-09"), ({}, "2020-02-01")],
    ids=["first act since", "last act"],
)
def test_acts_before_a_designation_prove_nothing(
    more: dict[str, str], since: str, tmp_path: Path
) -> None:
    """A party may have been off the list in between: then older acts do not count."""
    spellings = "".join(
        name("Sample Example").replace(
            "</nameAlias>",
            f'<regulationSummary regulationType="amendment" publicationDate="{day}"'
            f' numberTitle="{day}" publicationUrl=""/></nameAlias>',
        )
        for day in ("2012-01-18", "2019-05-05", "2018-04-09")
    )
    last = act("PRK", "2020-01-31", "2020-02-01")
    found, _ = read(tmp_path, entry(spellings, acts=last, **more))
    assert {s.listed_from for s in found} == {since}


def test_an_act_that_comes_into_force_tomorrow_counts_today(tmp_path: Path) -> None:
    """What stands on today's list is on it today."""
    found, _ = read(tmp_path, entry(acts=act("UKR", "2026-03-31", "2026-04-01")))
    assert {s.listed_from for s in found} == {"2026-03-31"}


def test_the_last_act_is_told(tmp_path: Path) -> None:
    """Its number, sort, days and address."""
    found, _ = read(tmp_path, entry())
    assert values(found, "sourceUrl") == ["https://example.org/901"]
    assert values(found, "summary")[0] == (
        "Last act: 2022/901 (OJ L901), amendment of the Council, published 2022-02-28,"
        " in force 2022-02-28"
    )
    assert values(found, "provisions") == ["asset freeze", "making funds available ban"]


def test_entries_of_one_reference_are_one_party(tmp_path: Path) -> None:
    """Each programme is a designation of its own, with its own day."""
    found, audit = read(
        tmp_path,
        entry(acts=act("AFG", "2012-03-24")),
        entry(reference="EU.90002.22"),
        entry(name("Old Spelling"), acts=act("TAQA", "2008-03-12")),
    )
    assert audit.counts["entries"] == 2
    party = of(found, "EU.90001.11")
    assert values(party, "name") == ["Sample Example"]
    assert values(party, "alias") == ["Old Spelling"]
    assert {s.listed_from for s in party} == {"2008-03-12"}
    days = {s.subject[-4:]: s.listed_from for s in found if s.kind == "Sanction"}
    assert days == {"-AFG": "2012-03-24", "TAQA": "2008-03-12", "-UKR": "2022-02-28"}


def test_the_name_is_the_first_strong_one_in_latin_letters(tmp_path: Path) -> None:
    """Of its own language before others; weak ones and former ones never."""
    found, _ = read(
        tmp_path,
        entry(
            name("Пример")
            + name("Weak Example", strong="false")
            + name("Low Example", remark="low quality a.k.a.")
            + name("Old Example", remark="formerly known as")
            + name("Exempel", language="SV")
            + name("The Example", remark="good quality alias")
            + name("Beispiel", language="DE")
        ),
    )
    assert values(found, "name") == ["The Example"]
    assert values(found, "alias") == ["Пример", "Exempel", "Beispiel"]
    assert values(found, "weakAlias") == ["Weak Example", "Low Example"]
    assert values(found, "previousName") == ["Old Example"]


def test_a_remark_on_a_name_that_says_more_is_kept(tmp_path: Path) -> None:
    """Who is whose son is told there too."""
    found, _ = read(tmp_path, entry(name("A B", remark="Son of C D.")))
    assert values(found, "notes") == ["A B: Son of C D."]


@pytest.mark.parametrize(
    ("told", "date_"),
    [
        (birth('birthdate="1961-02-03" dayOfMonth="3" monthOfYear="2" year="1961"'),
         "1961-02-03"),
        (birth('year="1961"'), "1961"),
        (birth('year="1961" monthOfYear="7"'), "1961-07"),
        (birth('year="1961"', circa="true"), "1961~"),
        (birth('yearRangeFrom="1960" yearRangeTo="1963"'), "1960/1963"),
        (birth('yearRangeFrom="1960" yearRangeTo="1963"', circa="true"), "1960~/1963~"),
        (birth('birthdate="1982-04-19" dayOfMonth="24" monthOfYear="6" year="1402"',
               calendar="ISLAMIC"), "1982-04-19"),
        (birth('yearRangeTo="1980"', remark="Approximately 1980"), "1980~"),
    ],
)  # fmt: skip
def test_births_keep_what_is_sure_of_them(
    told: str, date_: str, tmp_path: Path
) -> None:
    """Days, months, years, spans, about; of an Islamic day the Gregorian one."""
    found, audit = read(tmp_path, entry(told))
    assert values(found, "birthDate") == [date_]
    assert audit.record()["not_understood"] == {}


def test_half_a_span_and_a_foreign_year_are_notes(tmp_path: Path) -> None:
    """A year that is not of our calendar is no date, and is told."""
    found, audit = read(
        tmp_path,
        entry(birth('yearRangeTo="1980"') + birth('year="1402"', calendar="ISLAMIC")),
    )
    assert values(found, "birthDate") == []
    assert values(found, "notes") == [
        "Born not after 1980",
        "Date of birth: ISLAMIC 1402",
    ]
    assert audit.record()["not_understood"]["date"]["total"] == 1


def test_what_is_known_against_a_document_is_kept(tmp_path: Path) -> None:
    """A false passport is one that the person used, and false."""
    found, _ = read(
        tmp_path,
        entry(paper("A1234567", false="true", lost="true") + paper("B7654321")),
    )
    assert values(found, "passportNumber", "Person") == ["A1234567", "B7654321"]
    assert values(found, "summary", "Passport") == ["known to be false; reported lost"]


@pytest.mark.parametrize(
    ("number", "code", "kind", "prop"),
    [
        ("9074729", "imo", "Vessel", "imoNumber"),
        ("1234565", "imo", "Organization", "imoNumber"),
        ("EXAMRUMM", "swiftbic", "Organization", "swiftBic"),
        ("1227700999008", "regnumber", "Organization", "ogrnCode"),
        ("9999000990", "fiscalcode", "Organization", "innCode"),
        ("91310000MA1AAAAA1T", "other", "Organization", "uscCode"),
        ("044", "tradelic", "Organization", "licenseNumber"),
        ("X1", "regnumber", "Organization", "registrationNumber"),
    ],
)
def test_numbers_of_bodies_are_what_they_are(
    number: str, code: str, kind: str, prop: str, tmp_path: Path
) -> None:
    """Checked where there is a check digit; a ship is told by its own number."""
    found, audit = read(tmp_path, entry(paper(number, code), kind="enterprise"))
    assert audit.counts[f"entries.{kind}"] == 1
    assert values(found, prop, kind) == [number]


def test_a_number_in_a_remark_that_is_a_ships_is_not_the_firms(tmp_path: Path) -> None:
    """Only a company's own number is taken."""
    remark = "<remark>IMO Number: 1234565, its ship has IMO number 9074729</remark>"
    found, audit = read(tmp_path, entry(remark, kind="enterprise"))
    assert values(found, "imoNumber") == ["1234565"]
    assert audit.record()["not_understood"]["imo"]["total"] == 1


def test_references_of_the_council_are_the_same_party(tmp_path: Path) -> None:
    """But not one that two bear, that lacks a digit, or that is of a body."""
    found, audit = read(
        tmp_path,
        entry(unitedNationId="QDi.901"),
        entry(unitedNationId="QDi.902", reference="EU.90002.22"),
        entry(unitedNationId="QDi.902", reference="EU.90003.33"),
        entry(unitedNationId="QDi.43", reference="EU.90004.44"),
        entry(unitedNationId="QDe.903", reference="EU.90005.55"),
    )
    assert values(found, "sameAs") == ["un-QDi.901"]
    assert values(found, "unscId") == [
        "QDi.901",
        "QDi.902",
        "QDi.902",
        "QDi.43",
        "QDe.903",
    ]
    told = audit.record()["not_understood"]
    assert told["UN reference of another"]["total"] == 3
    assert told["UN reference"]["total"] == 1


def test_contacts_are_said_one_by_one(tmp_path: Path) -> None:
    """Several stand in one field; a fax is a telephone number."""
    contacts = "".join(
        f'<contactInfo key="{key}" value="{value}"/>'
        for key, value in (
            ("PHONE", "+1 2; +3 4"),
            ("FAX", "+5 6"),
            ("EMAIL", "a@ example.org and b@example.org"),
            ("WEB", "www.example.org"),
        )
    )
    place = '<address street="1 Road" city="Moscow" countryIso2Code="RU">'
    inside = f"{place}{contacts}</address>"
    found, _ = read(tmp_path, entry(inside, kind="enterprise"))
    assert values(found, "address") == ["1 Road, Moscow, RU"]
    assert values(found, "phone") == ["+1 2", "+3 4", "+5 6"]
    assert values(found, "email") == ["a@example.org", "b@example.org"]
    assert values(found, "website") == ["www.example.org"]


@pytest.mark.parametrize(
    ("one", "word"),
    [
        (entry(kind="vessel"), "subject type 'vessel/X'"),
        (entry(letter="Q"), "subject type 'person/Q'"),
        (entry(name("A", strong="perhaps")), "strong 'perhaps'"),
        (entry(paper("1", "library")), "identification type 'library'"),
        (entry(birth('year="1"', calendar="LUNAR")), "calendar 'LUNAR'"),
        (entry('<contactInfo key="TELEX" value="1"/>'), "contact 'TELEX'"),
    ],
)
def test_a_category_never_seen_is_refused(one: str, word: str, tmp_path: Path) -> None:
    """What decides how an entry is read must be known."""
    with pytest.raises(ListRefusedError, match=word):
        read(tmp_path, one)


def test_a_new_programme_or_field_is_told_and_read(tmp_path: Path) -> None:
    """The load goes on; both are counted."""
    found, audit = read(tmp_path, entry("<shoe/>", acts=act("XYZ"), shoeSize="44"))
    assert values(found, "program", "Person") == ["XYZ"]
    told = audit.record()["not_understood"]
    assert [e["text"] for e in told["programme"]["examples"]] == ["XYZ"]
    assert {e["text"].split(":")[0] for e in told["element"]["examples"]} == {
        "sanctionEntity/shoe", "sanctionEntity/@shoeSize",
    }  # fmt: skip


def test_an_entry_without_a_reference_has_its_number(tmp_path: Path) -> None:
    """And one with neither is refused, since it cannot be told from others."""
    found, _ = read(tmp_path, entry(reference=""))
    assert {s.subject for s in found} == {"eu-logical-7", "eu-logical-7-UKR"}
    with pytest.raises(UnreadableFileError, match="no EU reference number"):
        read(tmp_path, entry(reference="").replace('logicalId="7"', ""))


BOMB = '<!DOCTYPE export [<!ENTITY a "a"><!ENTITY b "&a;&a;">]>'


@pytest.mark.parametrize(
    "content",
    [
        "",
        "<html/>",
        f'<export xmlns="{NAMESPACE}"/>',
        f'<export xmlns="{NAMESPACE}">{entry()[:-30]}',
        f"{BOMB}<export>&b;</export>",
        "no XML at all",
    ],
    ids=["empty", "another", "no entries", "cut off", "entities", "text"],
)
def test_bad_files_are_refused(content: str, tmp_path: Path) -> None:
    """With the name of the file in the sentence."""
    (tmp_path / FILE).write_text(content)
    with pytest.raises(UnreadableFileError, match=FILE):
        list(SOURCE.parse(SnapshotFiles.in_folder(SOURCE.name, tmp_path), Audit()))

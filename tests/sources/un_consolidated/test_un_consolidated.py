"""The Security Council's list: six real files, what its words mean, and bad files."""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from clearance.entities import Statement
from clearance.errors import ListRefusedError, UnreadableFileError
from clearance.sources import Audit, SnapshotFiles, find_on_disk, read_catalog

SOURCE = read_catalog()["un_consolidated"]
FILE = "consolidated.xml"
PERSON = """<INDIVIDUAL><REFERENCE_NUMBER>{ref}</REFERENCE_NUMBER>
<FIRST_NAME>SAMPLE</FIRST_NAME><UN_LIST_TYPE>{kind}</UN_LIST_TYPE>
<LISTED_ON>2007-03-24</LISTED_ON>{more}</INDIVIDUAL>"""
ENTITY = """<ENTITY><REFERENCE_NUMBER>KPe.901</REFERENCE_NUMBER>
<FIRST_NAME>SAMPLE LINES</FIRST_NAME><UN_LIST_TYPE>{kind}</UN_LIST_TYPE>
<LISTED_ON>2018-03-30</LISTED_ON><COMMENTS1>{comments}</COMMENTS1></ENTITY>"""


def person(more: str = "", kind: str = "Al-Qaida", ref: str = "QDi.901") -> str:
    """Write one entry of a person."""
    return PERSON.format(more=more, kind=kind, ref=ref)


def read(
    folder: Path, people: str = "", entities: str = "", day: str = "2026-08-01"
) -> tuple[list[Statement], Audit]:
    """Read a list made of these entries, and refuse what a load would refuse."""
    (folder / FILE).write_text(
        f'<CONSOLIDATED_LIST dateGenerated="{day}T23:00:03.110Z"><INDIVIDUALS>{people}'
        f"</INDIVIDUALS><ENTITIES>{entities}</ENTITIES></CONSOLIDATED_LIST>",
        "utf-8",
    )
    audit = Audit()
    files = SnapshotFiles.in_folder(SOURCE.name, folder)
    found = list(SOURCE.parse(files, audit))
    audit.refuse_new_categories()
    return found, audit


def values(found: list[Statement], prop: str) -> list[str]:
    """List what was said for a property."""
    return [s.value for s in found if s.property == prop]


@pytest.fixture(scope="module")
def real(shared: Path) -> dict[date, tuple[list[Statement], Audit]]:
    """Read all six real files once."""
    read_by_day = {}
    for found in find_on_disk(shared / "lists", SOURCE.metadata):
        files = SnapshotFiles(SOURCE.name, found.files, published=found.published)
        day, audit = SOURCE.published(files), Audit()
        assert day == found.published
        assert day is not None
        read_by_day[day] = (list(SOURCE.parse(files, audit)), audit)
        audit.refuse_new_categories()
    return read_by_day


@pytest.mark.parametrize(
    ("day", "people", "entities"),
    [
        (date(2021, 3, 12), 711, 293),
        (date(2024, 11, 30), 686, 193),
        (date(2025, 4, 19), 684, 193),
        (date(2025, 11, 20), 727, 273),
        (date(2026, 2, 27), 730, 273),
        (date(2026, 8, 1), 736, 275),
    ],
)
def test_every_entry_of_the_real_files_is_read(
    real: Any, day: date, people: int, entities: int
) -> None:
    """The counts are those of the lists' own description, and the day that inside."""
    found, audit = real[day]
    counts = audit.counts
    assert counts["entries.Person"] == people
    assert counts["entries"] == people + entities
    assert len({s.subject for s in found if s.property == "name"}) == people + entities


def test_next_to_nothing_of_the_real_files_is_not_understood(real: Any) -> None:
    """Only two wordings that leave open which of two countries is meant."""
    for day, (_, audit) in real.items():
        record = audit.record()
        assert record["problem_count"] == 0
        if day == date(2021, 3, 12):
            told = record["not_understood"].pop("country")["examples"]
            assert {e["text"].split("/")[0].strip() for e in told} == {"Sudan", "Iran"}
        assert record["not_understood"] == {}


def test_every_real_party_has_a_measure_or_none_was_in_force(real: Any) -> None:
    """Each entry of each file has at least one measure."""
    for found, _ in real.values():
        parties = {s.subject for s in found if s.property == "authority"}
        under = {s.subject for s in found if s.property == "provisions"}
        listings = {p for p in parties if p.endswith("-listing")}
        assert listings == under


def test_the_same_reference_is_the_same_party_in_all_files(real: Any) -> None:
    """A reference of 2021 that is still there bears a name that shares a word."""
    earliest, newest = real[date(2021, 3, 12)][0], real[date(2026, 8, 1)][0]
    first = {s.subject: s.value for s in earliest if s.property == "name"}
    last = {s.subject: s.value for s in newest if s.property == "name"}
    both = first.keys() & last.keys()
    differ = [
        s for s in both
        if not set(first[s].casefold().split()) & set(last[s].casefold().split())
    ]  # fmt: skip
    assert len(both) > 850
    assert len(differ) <= 3


def test_companies_have_company_numbers_and_the_ship_its_own(real: Any) -> None:
    """In 2026 sixteen shipping companies and one ship give a number that is good."""
    found, _ = real[date(2026, 8, 1)]
    numbers = Counter(s.kind for s in found if s.property == "imoNumber")
    assert numbers == {"Organization": 16, "Vessel": 1}


def test_restored_listings_count_from_their_restoration(tmp_path: Path) -> None:
    """Iran entries were off the list in between; an older file dates as before."""
    after, _ = read(tmp_path, person(kind="Iran"))
    before, _ = read(tmp_path, person(kind="Iran"), day="2021-03-12")
    assert {s.listed_from for s in after} == {"2025-09-28"}
    assert {s.listed_from for s in before} == {"2007-03-24"}
    assert values(after, "listingDate") == ["2007-03-24"]
    assert values(after, "provisions") == ["asset freeze", "travel ban"]
    assert values(before, "provisions") == ["asset freeze"]


@pytest.mark.parametrize(
    ("kind", "measures"),
    [
        ("Iraq", ["asset freeze"]),
        ("GB", ["travel ban"]),
        ("DPRK", ["asset freeze", "travel ban"]),
        ("Taliban", ["asset freeze", "arms embargo", "travel ban"]),
    ],
)
def test_measures_follow_the_committee(
    kind: str, measures: list[str], tmp_path: Path
) -> None:
    """As its resolutions have them for people."""
    found, _ = read(tmp_path, person(kind=kind))
    assert values(found, "provisions") == measures


@pytest.mark.parametrize(
    ("words", "measures"),
    [
        ("Listed pursuant to paragraph 15 of resolution 1970 (Travel\nBan).",
         ["travel ban"]),
        ("Listed pursuant to paragraphs 15 and 17 of resolution 1970",
         ["travel ban", "asset freeze"]),
        ("Listed pursuant to paragraph 19 of resolution 1973 (Asset Freeze).",
         ["asset freeze"]),
    ],
)  # fmt: skip
def test_entries_on_libya_say_their_measures_themselves(
    words: str, measures: list[str], tmp_path: Path
) -> None:
    """And what is not said is not claimed."""
    text = f"<COMMENTS1>{words}</COMMENTS1>"
    found, _ = read(tmp_path, person(text, kind="Libya"))
    assert values(found, "provisions") == measures


def test_an_unknown_list_type_is_kept_without_a_measure(tmp_path: Path) -> None:
    """A new committee does not stop the list; nothing is claimed and it is counted."""
    found, audit = read(tmp_path, person(kind="Atlantis"))
    assert values(found, "provisions") == []
    assert "Atlantis" in values(found, "program")
    assert audit.record()["not_understood"]["programme"]["total"] == 1


@pytest.mark.parametrize(
    ("birth", "date_"),
    [
        ("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1970-01-02</DATE>", "1970-01-02"),
        ("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><NOTE>Nov. 1973</NOTE>", "1973-11"),
        ("<TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1973</YEAR>", "1973~"),
        (("<TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1966</FROM_YEAR>"
         "<TO_YEAR>1967</TO_YEAR>"), "1966/1967"),
    ],
    ids=["day", "in the note", "about", "between"],
)  # fmt: skip
def test_births_keep_what_is_sure_of_them(
    birth: str, date_: str, tmp_path: Path
) -> None:
    """Exact, about, between two years, or only in the note."""
    more = f"<INDIVIDUAL_DATE_OF_BIRTH>{birth}</INDIVIDUAL_DATE_OF_BIRTH>"
    found, _ = read(tmp_path, person(more))
    assert values(found, "birthDate") == [date_]


def test_the_quality_of_an_alias_decides_what_it_is(tmp_path: Path) -> None:
    """Low is weak; f.k.a. and "previously listed as" are former names."""
    rows = (("Good", "A B", ""), ("Low", "C D", ""), ("f.k.a.", "E F", ""),
            ("Good", "G H; I J", "formerly listed as"))  # fmt: skip
    more = "".join(
        f"<INDIVIDUAL_ALIAS><QUALITY>{q}</QUALITY><ALIAS_NAME>{n}</ALIAS_NAME>"
        f"<NOTE>{note}</NOTE></INDIVIDUAL_ALIAS>"
        for q, n, note in rows
    )
    found, _ = read(tmp_path, person(more))
    assert values(found, "alias") == ["A B"]
    assert values(found, "weakAlias") == ["C D"]
    assert values(found, "previousName") == ["E F", "G H", "I J"]


def test_a_birth_beside_an_alias_is_one_the_person_gives(tmp_path: Path) -> None:
    """Some such rows hold no name, and some the word "null" for the day."""
    rows = ("<ALIAS_NAME>A B</ALIAS_NAME><DATE_OF_BIRTH>1965</DATE_OF_BIRTH>",
            "<ALIAS_NAME/><DATE_OF_BIRTH>1966</DATE_OF_BIRTH>",
            "<ALIAS_NAME/><DATE_OF_BIRTH>null</DATE_OF_BIRTH>")  # fmt: skip
    more = "".join(f"<INDIVIDUAL_ALIAS>{row}</INDIVIDUAL_ALIAS>" for row in rows)
    found, audit = read(tmp_path, person(more))
    births = [(s.value, s.original) for s in found if s.property == "birthDate"]
    assert births == [("1965", "1965 (with alias A B)"), ("1966", None)]
    assert audit.record()["not_understood"] == {}


def test_a_ship_number_in_a_companys_comments_is_not_the_companys(
    tmp_path: Path,
) -> None:
    """Only a number that is good as a company's is taken for it."""
    comments = "Owner of a ship. IMO number: 9074729. IMO number: 1234565."
    found, audit = read(
        tmp_path, entities=ENTITY.format(kind="DPRK", comments=comments)
    )
    assert values(found, "imoNumber") == ["1234565"]
    assert audit.record()["not_understood"]["imo"]["total"] == 1


def test_not_available_is_no_country(tmp_path: Path) -> None:
    """The list's "na" is not Namibia."""
    more = "<NATIONALITY><VALUE>na</VALUE><VALUE>Yemen</VALUE></NATIONALITY>"
    found, _ = read(tmp_path, person(more))
    assert values(found, "nationality") == ["ye"]


@pytest.mark.parametrize(
    ("more", "word"),
    [
        (("<INDIVIDUAL_ALIAS><QUALITY>Superb</QUALITY><ALIAS_NAME>A</ALIAS_NAME>"
         "</INDIVIDUAL_ALIAS>"), "Superb"),
        ("<GENDER>Ship</GENDER>", "ship"),
        (("<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>LUNAR</TYPE_OF_DATE>"
         "</INDIVIDUAL_DATE_OF_BIRTH>"), "LUNAR"),
        ("<LIST_TYPE><VALUE>Other List</VALUE></LIST_TYPE>", "Other List"),
        (("<INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Library Card</TYPE_OF_DOCUMENT>"
         "<NUMBER>1</NUMBER></INDIVIDUAL_DOCUMENT>"), "Library Card"),
    ],
)  # fmt: skip
def test_a_category_never_seen_is_refused(more: str, word: str, tmp_path: Path) -> None:
    """What decides how an entry is read must be known."""
    with pytest.raises(ListRefusedError, match=word):
        read(tmp_path, person(more))


def test_a_new_section_is_refused(tmp_path: Path) -> None:
    """A section of vessels, say, is not passed over."""
    (tmp_path / FILE).write_text(
        '<CONSOLIDATED_LIST dateGenerated="2026-08-01"><VESSELS><VESSEL/></VESSELS>'
        "</CONSOLIDATED_LIST>"
    )
    audit = Audit()
    list(SOURCE.parse(SnapshotFiles.in_folder(SOURCE.name, tmp_path), audit))
    with pytest.raises(ListRefusedError, match="VESSELS/VESSEL"):
        audit.refuse_new_categories()


def test_a_new_field_is_told(tmp_path: Path) -> None:
    """It is read past, and counted."""
    _, audit = read(tmp_path, person("<SHOE_SIZE>44</SHOE_SIZE>"))
    told = audit.record()["not_understood"]["element"]["examples"]
    assert [e["text"] for e in told] == ["INDIVIDUAL/SHOE_SIZE: 44"]


def test_an_entry_without_a_reference_is_refused(tmp_path: Path) -> None:
    """Without one it cannot be told from others."""
    with pytest.raises(UnreadableFileError, match="no reference number"):
        read(tmp_path, person(ref=""))


@pytest.mark.parametrize("content", ["", "<html/>", "<CONSOLIDATED_LIST><INDIVID"])
def test_bad_files_are_refused(content: str, tmp_path: Path) -> None:
    """Empty, another, cut off."""
    (tmp_path / FILE).write_text(content)
    with pytest.raises(UnreadableFileError, match=FILE):
        list(SOURCE.parse(SnapshotFiles.in_folder(SOURCE.name, tmp_path), Audit()))

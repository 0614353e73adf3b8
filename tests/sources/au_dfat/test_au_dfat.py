"""The Australian list: its two layouts, its slips, and files that are not it."""

import zipfile
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest

from clearance.entities import Statement
from clearance.errors import ListRefusedError, UnreadableFileError
from clearance.sources import Audit, SnapshotFiles, find_on_disk, read_catalog

SOURCE = read_catalog()["au_dfat"]
FILE = "regulation8_consolidated.xlsx"
OLD = (
    "Reference", "Name of Individual or Entity", "Type", "Name Type", "Date of Birth",
    "Place of Birth", "Citizenship", "Address", "Additional Information",
    "Listing Information", "Committees", "Control Date",
)  # fmt: skip
NEW = (
    "Reference", "Name of Individual or Entity", "Type", "Name Type", "Alias Strength",
    "Date of Birth", "Place of Birth", "Citizenship", "Address",
    "Additional Information", "Listing Information", "IMO Number", "Committees",
    "Control Date", "Instrument of Designation", "Targeted Financial Sanction",
    "Travel Ban", "Arms Embargo", "Maritime Restriction",
)  # fmt: skip
PERSON = {
    "Reference": "7001", "Name of Individual or Entity": "Sample EXAMPLE",
    "Type": "Individual", "Name Type": "Primary Name", "Date of Birth": "2/03/1971",
    "Listing Information": "Listed on 25 Jan. 2001 (amended on 3 Sep. 2003)",
    "Committees": "1988 (Taliban)", "Control Date": "2026-04-14",
    "Additional Information": "TAi.901. Made up.",
    "Targeted Financial Sanction": "TRUE", "Travel Ban": "TRUE",
    "Arms Embargo": "TRUE", "Maritime Restriction": "FALSE",
}  # fmt: skip

_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package'
    '.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd'
    '.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd'
    '.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
_RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/{kind}" Target="{target}"/></Relationships>'
)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def write_workbook(path: Path, sheet: str, rows: Sequence[Sequence[str]]) -> None:
    """Write a workbook of one sheet of texts, as small as the format allows."""
    cells = "".join(
        "<row>"
        + "".join(
            f'<c t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'
            for text in row
        )
        + "</row>"
        for row in rows
    )
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELS.format(kind="officeDocument", target="xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><sheets>'
        f'<sheet name="{sheet}" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _RELS.format(
            kind="worksheet", target="worksheets/sheet1.xml"
        ),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}"><sheetData>{cells}'
        "</sheetData></worksheet>",
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            moment = (2026, 1, 1, 0, 0, 0)
            archive.writestr(zipfile.ZipInfo(name, moment), text)


def workbook(
    folder: Path,
    rows: Sequence[dict[str, str]],
    columns: Sequence[str] = NEW,
    sheet: str = "Consolidated List",
) -> Path:
    """Write rows by heading."""
    texts = [[row.get(column, "") for column in columns] for row in rows]
    write_workbook(folder / FILE, sheet, [list(columns), *texts])
    return folder


def read(folder: Path) -> tuple[list[Statement], Audit]:
    """Read the list of a folder, and refuse what a load would refuse."""
    audit = Audit()
    found = list(SOURCE.parse(SnapshotFiles.in_folder("au_dfat", folder), audit))
    audit.refuse_new_categories()
    return found, audit


def values(found: list[Statement], subject: str, prop: str) -> list[str]:
    """List what was said of a subject for a property."""
    return [s.value for s in found if s.subject == subject and s.property == prop]


@pytest.fixture(scope="module")
def real(shared: Path) -> dict[date, tuple[list[Statement], Audit]]:
    """Read both real files once."""
    read_by_day = {}
    for found in find_on_disk(shared / "lists", SOURCE.metadata):
        assert found.published is not None
        audit = Audit()
        files = SnapshotFiles("au_dfat", found.files, published=found.published)
        read_by_day[found.published] = (list(SOURCE.parse(files, audit)), audit)
        audit.refuse_new_categories()
    return read_by_day


@pytest.mark.parametrize(
    ("day", "rows", "entries", "vessels"),
    [
        (date(2024, 11, 11), 9_553, 3_062, 0),
        (date(2026, 7, 23), 11_068, 3_846, 262),
    ],
    ids=["2024 layout", "2026 layout"],
)
def test_every_row_and_reference_of_both_layouts_is_read(
    real: Any, day: date, rows: int, entries: int, vessels: int
) -> None:
    """The counts are those of the lists' own description."""
    found, audit = real[day]
    counts = audit.counts
    assert (rows, entries) == (counts["rows"], counts["entries"])
    assert vessels == counts.get("entries.Vessel", 0)
    assert counts.get("rows.left_out", 0) == 0
    assert entries == len({s.subject for s in found if s.property == "name"})


def test_little_of_the_real_files_is_not_understood(real: Any) -> None:
    """Only slips of the list: dates such as 10/061962, references given twice."""
    for _, audit in real.values():
        rest = audit.record()["not_understood"]
        assert set(rest) <= {"country", "date", "UN reference"}
        assert sum(what["total"] for what in rest.values()) <= 20
        assert audit.record()["problem_count"] == 0


def test_a_party_keeps_its_id_over_the_change_of_layout(real: Any) -> None:
    """3,015 of 3,062 references of 2024 are there in 2026, each with the same name."""
    names: list[dict[str, str]] = [
        {s.subject: s.value.casefold() for s in found if s.property == "name"}
        for found, _ in real.values()
    ]
    both = names[0].keys() & names[1].keys()
    shared_word = [
        s for s in both if set(names[0][s].split()) & set(names[1][s].split())
    ]
    assert len(both) == 3_015
    assert len(shared_word) == len(both)


def test_ships_have_numbers_and_may_be_ordered_out_of_ports(real: Any) -> None:
    """All but one of the 262 ships give an IMO number; each is under directions."""
    found, _ = real[date(2026, 7, 23)]
    ships = {s.subject for s in found if s.kind == "Vessel"}
    numbers = {s.subject for s in found if s.property == "imoNumber"}
    measures = Counter(s.value for s in found if s.property == "provisions")
    assert len(numbers) == 261
    assert numbers <= ships
    assert measures["port directions"] == 262
    assert measures["asset freeze"] == 3_573


def test_references_lead_to_the_same_party_on_the_un_list(
    real: Any, shared: Path
) -> None:
    """All 785 sure references exist on the UN list of nearly the same day."""
    found, _ = real[date(2026, 7, 23)]
    un = read_catalog()["un_consolidated"]
    newest = find_on_disk(shared / "lists", un.metadata)[-1]
    files = SnapshotFiles(un.name, newest.files, published=newest.published)
    listed = {s.subject for s in un.parse(files, Audit())}
    same = [s.value for s in found if s.property == "sameAs"]
    assert len(same) == 785
    assert len(set(same)) == len(same)
    assert set(same) <= listed


def test_alias_rows_belong_to_the_party_of_their_number(tmp_path: Path) -> None:
    """Rows 7001, 7001a and 7001b1 are one party; weak aliases are told apart."""
    rows = [
        PERSON,
        {**PERSON, "Reference": "7001a", "Name Type": "Alias",
         "Alias Strength": "Weak", "Name of Individual or Entity": "Abu Sample"},
        {**PERSON, "Reference": "7001b1", "Name Type": "Original Script",
         "Name of Individual or Entity": "عينة;"},
    ]  # fmt: skip
    found, audit = read(workbook(tmp_path, rows))
    assert audit.counts["entries"] == 1
    assert values(found, "au-7001", "name") == ["Sample EXAMPLE"]
    assert values(found, "au-7001", "weakAlias") == ["Abu Sample"]
    assert values(found, "au-7001", "alias") == ["عينة"]


def test_measures_are_those_of_the_columns(tmp_path: Path) -> None:
    """What the columns say TRUE to is forbidden, and nothing else."""
    found, _ = read(workbook(tmp_path, [{**PERSON, "Travel Ban": "FALSE"}]))
    said = values(found, "au-7001-listing", "provisions")
    assert said == ["asset freeze", "arms embargo"]


def test_the_older_layout_claims_a_travel_ban_only_where_it_says_so(
    tmp_path: Path,
) -> None:
    """An instrument of designation freezes assets; one of declaration bans travel."""
    words = "Instrument of first designation and declaration: Made Up Instrument 2022"
    rows = [PERSON, {**PERSON, "Reference": "7002", "Listing Information": words}]
    found, audit = read(workbook(tmp_path, rows, OLD, "Sheet1"))
    assert audit.counts["layout.2024"] == 1
    assert values(found, "au-7001-listing", "provisions") == ["asset freeze"]
    assert values(found, "au-7002-listing", "provisions") == [
        "asset freeze",
        "travel ban",
    ]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Listed on 25 Jan. 2001 (amended on 3 Sep. 2003)", "2001-01-25"),
        ("Listed by UN 1267 Committee on 6 October 2001", "2001-10-06"),
        ("First listed on 30 Nov. 2004. Instrument of first designation", "2004-11-30"),
        (
            "Designated under the Autonomous Sanctions Regulations 2011 on 8 Mar. 2012",
            "2012-03-08",
        ),
        ("2012-03-08", "2012-03-08"),
        ("Instrument 2022 (relisted on 1 Sep. 2017)", None),
        ("Made Up Amendment (No. 7) Instrument 2022", None),
        ("Listed on 25 Jan. 2101", None),
    ],
)
def test_the_day_of_listing_is_that_of_its_wording(
    words: str, day: str | None, tmp_path: Path
) -> None:
    """A day is read where it is given; not that of a relisting, nor one to come."""
    row = {**PERSON, "Listing Information": words}
    found, _ = read(workbook(tmp_path, [row]))
    assert {s.listed_from for s in found} == {day}
    assert values(found, "au-7001-listing", "startDate") == ([day] if day else [])


@pytest.mark.parametrize(
    ("cell", "dates"),
    [
        ("a) Approximately 1955- 1958 b) 1960", ["1955~/1958~", "1960"]),
        ("1937 or 1938", ["1937", "1938"]),
        ("5/06/1953   15/06/1953", ["1953-06-05", "1953-06-15"]),
        ("1945, 1946, 2/03/1947", ["1945", "1946", "1947-03-02"]),
        ("5 Feb. 1970 (as Ali Sample)", ["1970-02-05"]),
        ("na", []),
    ],
)
def test_cells_of_several_dates_are_divided(
    cell: str, dates: list[str], tmp_path: Path
) -> None:
    """However the list divides them."""
    found, audit = read(workbook(tmp_path, [{**PERSON, "Date of Birth": cell}]))
    assert values(found, "au-7001", "birthDate") == dates
    assert "date" not in audit.record()["not_understood"]


@pytest.mark.parametrize(
    ("cell", "codes"),
    [
        ("Russian and Ukrainian", ["ru", "ua"]),
        ("Bosnia and Herzegovina", ["ba"]),
        ("a) Jordan b) United States of America", ["jo", "us"]),
        ("Moldova;Russia;Ukraine", ["md", "ru", "ua"]),
        ("na", []),
    ],
)
def test_citizenships_become_codes(cell: str, codes: list[str], tmp_path: Path) -> None:
    """And "na" is not Namibia."""
    found, _ = read(workbook(tmp_path, [{**PERSON, "Citizenship": cell}]))
    assert values(found, "au-7001", "nationality") == codes


def test_doubtful_references_join_nothing(tmp_path: Path) -> None:
    """Not one of another sort, not one of two, not one that two entries share."""
    info = "Additional Information"
    rows = [
        {**PERSON, info: "TAe.901. A reference of entities."},
        {**PERSON, "Reference": "7002", info: "TAi.902. One."},
        {**PERSON, "Reference": "7002a", "Name Type": "Alias", info: "TAi.903. Two."},
        {**PERSON, "Reference": "7003", info: "TAi.904. Shared."},
        {**PERSON, "Reference": "7004", info: "TAi.904. Shared."},
        {**PERSON, "Reference": "7005", info: "Brother of TAi.905."},
        {**PERSON, "Reference": "7006", info: "TAi.906. Sure."},
    ]
    found, audit = read(workbook(tmp_path, rows))
    same = [(s.subject, s.value) for s in found if s.property == "sameAs"]
    assert same == [("au-7006", "un-TAi.906")]
    assert audit.record()["not_understood"]["UN reference"]["total"] == 5


def test_a_vanished_column_is_refused(tmp_path: Path) -> None:
    """The load stops and names it."""
    columns = [c for c in NEW if c != "Committees"]
    with pytest.raises(ListRefusedError, match="Committees"):
        read(workbook(tmp_path, [PERSON], columns))


def test_a_new_column_is_told(tmp_path: Path) -> None:
    """It is read past, and counted."""
    _, audit = read(workbook(tmp_path, [PERSON], (*NEW, "Shoe Size")))
    rest = audit.record()["not_understood"]["column"]["examples"]
    assert [one["text"] for one in rest] == ["Shoe Size"]


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"Type": "Aircraft"}, "aircraft"),
        ({"Name Type": "Nickname"}, "nickname"),
        ({"Alias Strength": "Feeble"}, "feeble"),
        ({"Travel Ban": "PERHAPS"}, "PERHAPS"),
    ],
)
def test_a_category_never_seen_is_refused(
    change: dict[str, str], word: str, tmp_path: Path
) -> None:
    """What decides how an entry is read must be known."""
    rows = [PERSON, {**PERSON, "Reference": "7002", **change}]
    with pytest.raises(ListRefusedError, match=word):
        read(workbook(tmp_path, rows))


def test_a_row_without_a_reference_is_refused(tmp_path: Path) -> None:
    """No party is lost without a word."""
    with pytest.raises(ListRefusedError, match="Sample EXAMPLE"):
        read(workbook(tmp_path, [PERSON, {**PERSON, "Reference": "?"}]))


@pytest.mark.parametrize("content", [b"", b"<html>", b"PK\x03\x04half"])
def test_what_is_no_workbook_is_refused(content: bytes, tmp_path: Path) -> None:
    """Empty, a web page, broken off."""
    (tmp_path / FILE).write_bytes(content)
    with pytest.raises(UnreadableFileError, match="regulation8"):
        read(tmp_path)


def test_a_workbook_cut_short_is_refused(tmp_path: Path) -> None:
    """Half a real workbook is none."""
    path = workbook(tmp_path, [PERSON]) / FILE
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(UnreadableFileError, match="damaged"):
        read(tmp_path)


def test_another_sheet_is_not_the_list(tmp_path: Path) -> None:
    """A workbook without the list's sheet is another file."""
    with pytest.raises(UnreadableFileError, match="no sheet 'Consolidated List'"):
        read(workbook(tmp_path, [PERSON], sheet="Budget"))

"""The extract of the EU's list: real rows, how they join the list, and bad files."""

import re
import shutil
import zipfile
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from clearance.entities import Statement
from clearance.errors import ListRefusedError, UnreadableFileError
from clearance.sources import Audit, SnapshotFiles, find_on_disk, read_catalog

CATALOG = read_catalog()
SOURCE = CATALOG["eu_fsf_extract"]
FILE = "UPSanctionDB.xlsx"
DAY = date(2026, 4, 22)
SAMPLE = (
    Path(__file__).resolve().parents[3]
    / "src/clearance/sources/eu_fsf_extract/sample"
    / FILE
)
SHEET = "xl/sheet.xml"
COLUMNS = (
    "ID", "Source", "Subject Type", "Reference Number", "Primary Name", "All Names",
    "Date Designated", "Sanction Imposed", "Addresses", "Phone Numbers",
    "Email Addresses", "Positions", "ID Documents", "Call Sign", "Vessel Type",
    "Vessel Flag", "Vessel Owner", "Gross Registered Tonnage", "Comments",
)  # fmt: skip
_Read = tuple[list[Statement], Audit]


def sheet(rows: list[dict[str, str]], columns: tuple[str, ...] = COLUMNS) -> str:
    """Write the sheet of a workbook; each row is heading -> text."""
    table = [dict(zip(columns, columns, strict=True)), *rows]
    lines = "".join(
        f'<row r="{line}">'
        + "".join(
            f'<c r="{chr(65 + n)}{line}" t="inlineStr"><is><t>'
            f"{escape(row.get(column, ''))}</t></is></c>"
            for n, column in enumerate(columns)
        )
        + "</row>"
        for line, row in enumerate(table, start=1)
    )
    return (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{lines}</sheetData></worksheet>"
    )


def row(reference: str = "EU.90001.11", **cells: str) -> dict[str, str]:
    """Give one row of the EU's; `cells` are headings with _ for the spaces."""
    told = {
        "ID": reference,
        "Source": "EU",
        "Reference Number": reference,
        "Primary Name": "Sample Example",
        "All Names": "Sample Example",
    }
    return told | {key.replace("_", " "): text for key, text in cells.items()}


def read(
    folder: Path, *rows: dict[str, str], columns: tuple[str, ...] = COLUMNS
) -> _Read:
    """Read a workbook made of these rows, and refuse what a load would refuse."""
    with (
        zipfile.ZipFile(SAMPLE) as old,
        zipfile.ZipFile(folder / FILE, "w") as new,
    ):
        for part in old.namelist():
            text = sheet(list(rows), columns) if part == SHEET else old.read(part)
            new.writestr(part, text)
    audit = Audit()
    files = SnapshotFiles.in_folder(SOURCE.name, folder, published=DAY)
    found = list(SOURCE.parse(files, audit))
    audit.refuse_new_categories()
    return found, audit


def values(found: list[Statement], prop: str, kind: str = "") -> list[str]:
    """List what was said for a property, of things of a kind."""
    return [s.value for s in found if s.property == prop and kind in ("", s.kind)]


@pytest.fixture(scope="module")
def real(shared: Path) -> _Read:
    """Read the real workbook once."""
    (found,) = find_on_disk(shared / "lists", SOURCE.metadata)
    assert found.published == DAY
    audit = Audit()
    files = SnapshotFiles(SOURCE.name, found.files, published=found.published)
    statements = list(SOURCE.parse(files, audit))
    audit.refuse_new_categories()
    return statements, audit


def test_every_row_of_the_eu_is_read(real: _Read) -> None:
    found, audit = real
    counts = audit.counts

    assert counts["entries"] == 5873
    assert counts["entries.Person"] == 2760
    assert counts["entries.Organization"] == 396
    assert counts["entries.Vessel"] == 2
    assert len(values(found, "startDate", "Sanction")) == 5067
    assert max(values(found, "startDate", "Sanction")) == "2026-03-30"


def test_what_is_not_understood_are_slips_of_the_rows(real: _Read) -> None:
    """Numbers that are a dash, and references that lack a digit or are two parties'."""
    record = real[1].record()
    told = {what: kept["total"] for what, kept in record["not_understood"].items()}

    assert told == {
        "identification": 4, "UN reference": 4, "UN reference of another": 2,
    }  # fmt: skip
    assert record["problem_count"] == 0


@pytest.mark.slow
def test_the_extract_speaks_of_the_same_parties_as_the_list(
    real: _Read, shared: Path
) -> None:
    """Of the 1,987 in both, none is of two kinds, and all but two share a word.

    Two groups are called by their nicknames alone in the older one.
    """
    official = CATALOG["eu_fsf"]
    (there,) = find_on_disk(shared / "lists", official.metadata)
    old = list(official.parse(SnapshotFiles("eu_fsf", there.files), Audit()))
    kinds, names = [], []
    for found in (old, real[0]):
        kinds.append({s.subject: s.kind for s in found if s.property == "name"})
        spelled: defaultdict[str, set[str]] = defaultdict(set)
        for s in found:
            if s.property in ("name", "alias", "weakAlias", "previousName"):
                spelled[s.subject] |= set(re.split(r"[\s-]+", s.value.casefold()))
        names.append(spelled)
    both = kinds[0].keys() & kinds[1].keys()
    pairs = Counter((kinds[1][s], kinds[0][s]) for s in both)

    assert len(both) == 1987
    assert {one for one, other in pairs if one != other} == {"LegalEntity"}
    assert sum(1 for s in both if not names[0][s] & names[1][s]) <= 4


def test_real_rows_mean_what_they_say(real: _Read) -> None:
    """A ship, a Chinese firm with its credit codes, a bank's day."""
    found, _ = real
    of = defaultdict(list)
    for statement in found:
        of[statement.subject].append(statement)

    assert values(of["eu-EU.9442.82"], "imoNumber", "Vessel") == ["8514306"]
    assert len(values(of["eu-EU.14294.12"], "uscCode")) == 2
    assert {s.listed_from for s in of["eu-EU.14294.12"]} == {"2026-03-16"}
    assert len({s.subject for s in found if s.property == "innCode"}) == 505
    assert len({s.subject for s in found if s.property == "ogrnCode"}) == 322


@pytest.mark.parametrize(
    ("cells", "since", "start"),
    [
        ({"Date_Designated": "2022-02-28"}, "2022-02-28", ["2022-02-28"]),
        ({"Comments": "Date of listing: 23.1.2012"}, "2012-01-23", ["2012-01-23"]),
        (
            {"Date_Designated": "2008-03-03", "Comments": "Date of listing: 26.7.2010"},
            "2010-07-26",
            ["2010-07-26"],
        ),
        (
            {"Date_Designated": "2018-03-30", "Sanction_Imposed": "KPi.901"},
            "2026-04-22",
            [],
        ),
        (
            {"Date_Designated": "2001-01-25", "Comments": "Security Council notice"},
            "2026-04-22",
            [],
        ),
        ({}, "2026-04-22", []),
    ],
    ids=["day", "words", "words first", "reference", "Council in words", "none"],
)
def test_no_day_earlier_than_what_is_told_is_taken(
    cells: dict[str, str], since: str, start: list[str], tmp_path: Path
) -> None:
    """Where the day is the Council's or missing, the extract's own day counts."""
    found, _ = read(tmp_path, row(**cells))

    assert {s.listed_from for s in found} == {since}
    assert values(found, "startDate", "Sanction") == start


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        ({}, "LegalEntity"),
        ({"ID_Documents": "National passport: A1"}, "Person"),
        ({"Sanction_Imposed": "QDi.901"}, "Person"),
        ({"Sanction_Imposed": "QDe.901"}, "Organization"),
        ({"ID_Documents": "IMO (vessel identification): 1234565"}, "Organization"),
        ({"ID_Documents": "IMO (vessel identification): 9074729"}, "Vessel"),
        ({"ID_Documents": "National Fiscal Code: 1"}, "LegalEntity"),
        ({"ID_Documents": "National Fiscal Code: 999900099960"}, "Person"),
        ({"ID_Documents": "National Fiscal Code: 9999000990"}, "LegalEntity"),
        ({"ID_Documents": "Registration Number: 1227700999008"}, "Organization"),
        ({"ID_Documents": "Registration Number: 1227700999009"}, "LegalEntity"),
        ({"ID_Documents": "SWIFT BIC: EXAMRUMM"}, "Organization"),
        ({"All_Names": "Sample Samplovich PRIMEROV"}, "Person"),
        ({"All_Names": "Сэмпл Сэмплович ПРИМЕРОВ"}, "Person"),
        ({"All_Names": "Сэмпла Сэмпловна ПРИМЕРОВА"}, "Person"),
        ({"All_Names": "Works of Samplovich PRIMEROV"}, "LegalEntity"),
        ({"All_Names": "Sample Samplovich Works"}, "LegalEntity"),
    ],
)
def test_the_kind_is_said_only_where_a_number_tells_it(
    cells: dict[str, str], kind: str, tmp_path: Path
) -> None:
    _, audit = read(tmp_path, row(**cells))

    assert audit.counts[f"entries.{kind}"] == 1


def test_the_name_is_the_first_in_plain_latin_letters(tmp_path: Path) -> None:
    """All other spellings are aliases, each once."""
    spelled = "Пример | Odprta družba Example | JSC Example | JSC Example"
    found, _ = read(tmp_path, row(Primary_Name="Пример", All_Names=spelled))

    assert values(found, "name") == ["JSC Example"]
    assert values(found, "alias") == ["Пример", "Odprta družba Example"]


def test_of_equal_names_the_one_that_others_resemble_is_taken(tmp_path: Path) -> None:
    """The languages of the spellings are not told, but most resemble one."""
    spelled = "Banco Example | Bank Example | Example Bank JSC | Bank Primer"
    found, _ = read(tmp_path, row(Primary_Name="Banco Example", All_Names=spelled))

    assert values(found, "name") == ["Bank Example"]


def test_addresses_end_with_their_country(tmp_path: Path) -> None:
    """Also one with a comma in it; "UNKNOWN" is none."""
    cell = "1 Road, MOLDOVA, REPUBLIC OF | 2 Road, UNKNOWN | 3 Road, Moscow"
    found, audit = read(tmp_path, row(Addresses=cell))

    assert values(found, "address") == [
        "1 Road, MOLDOVA, REPUBLIC OF", "2 Road", "3 Road, Moscow",
    ]  # fmt: skip
    assert values(found, "country") == ["md"]
    assert audit.counts["addresses.without_country"] == 2


def test_a_number_is_not_taken_for_russian_abroad(tmp_path: Path) -> None:
    """Ten digits may be another country's: only in Russia are they held for an INN."""
    papers = "Tax identification number: 9999000990"
    russia, _ = read(tmp_path, row(ID_Documents=papers, Addresses="RUSSIAN FEDERATION"))
    turkey, _ = read(tmp_path, row(ID_Documents=papers, Addresses="TURKEY"))

    assert values(russia, "innCode") == ["9999000990"]
    assert values(turkey, "innCode") == []
    assert values(turkey, "taxNumber") == ["9999000990"]


def test_one_reference_of_two_parties_is_nobodys(tmp_path: Path) -> None:
    found, audit = read(
        tmp_path,
        row(Sanction_Imposed="QDi.901"),
        row("EU.90002.22", Sanction_Imposed="QDi.901"),
        row("EU.90003.33", Sanction_Imposed="QDi.902"),
    )

    assert values(found, "sameAs") == ["un-QDi.902"]
    assert audit.record()["not_understood"]["UN reference of another"]["total"] == 2


def test_a_row_that_stands_there_twice_is_told(tmp_path: Path) -> None:
    _, audit = read(tmp_path, row(), row())

    assert audit.counts["entries"] == 1
    assert "stands there twice" in audit.record()["problems"][0]


@pytest.mark.parametrize(
    ("one", "word"),
    [
        (row(Source="Atlantis"), "list 'Atlantis'"),
        (row(ID_Documents="Library card: 1"), "identification type 'Library card'"),
    ],
)
def test_a_category_never_seen_is_refused(
    one: dict[str, str], word: str, tmp_path: Path
) -> None:
    with pytest.raises(ListRefusedError, match=word):
        read(tmp_path, row("EU.90009.99"), one)


def test_a_filled_column_that_was_empty_is_told(tmp_path: Path) -> None:
    _, audit = read(tmp_path, row(Positions="Minister"))

    assert audit.record()["not_understood"]["column Positions"]["total"] == 1


def test_a_missing_column_is_refused(tmp_path: Path) -> None:
    columns = tuple(c for c in COLUMNS if c != "All Names")
    with pytest.raises(ListRefusedError, match="All Names"):
        read(tmp_path, row(), columns=columns)


@pytest.mark.parametrize("rows", [[row("RUS0001")], [row(Primary_Name="")]])
def test_a_row_without_a_reference_or_name_is_refused(
    rows: list[dict[str, str]], tmp_path: Path
) -> None:
    with pytest.raises(UnreadableFileError, match=FILE):
        read(tmp_path, *rows)


def test_a_workbook_without_the_eu_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="no rows of the EU"):
        read(tmp_path, row(Source="UK"))


@pytest.mark.parametrize("damage", ["empty", "cut off", "text"])
def test_damaged_files_are_refused(damage: str, tmp_path: Path) -> None:
    path = tmp_path / FILE
    if damage == "cut off":
        shutil.copy(SAMPLE, path)
        path.write_bytes(path.read_bytes()[:-200])
    else:
        path.write_text("" if damage == "empty" else "ID,Source\n")
    with pytest.raises(UnreadableFileError, match=FILE):
        list(SOURCE.parse(SnapshotFiles.in_folder(SOURCE.name, tmp_path), Audit()))

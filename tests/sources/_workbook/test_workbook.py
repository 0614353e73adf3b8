"""Sheets of workbooks are read as they stand, and other files are refused."""

import io
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from clearance.errors import UnreadableFileError
from clearance.sources import SnapshotFiles
from clearance.sources._workbook import sheet_rows

NAME = "list.xlsx"


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/'
    '2006/content-types"><Default Extension="xml" ContentType="application/xml"/>'
    "</Types>",
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" '
    f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship '
    f'Id="r1" Type="{OFFICE}/worksheet" Target="sheet.xml"/><Relationship Id="r2" '
    f'Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>',
    "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><cellXfs count="2"><xf numFmtId="0"/>'
    '<xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
}


def cell(place: str, value: object) -> str:
    """Write one cell; 45345 with a day's style is how Excel keeps 2024-02-23."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return f'<c r="{place}" t="b"><v>{int(value)}</v></c>'
    if isinstance(value, int):
        return f'<c r="{place}" s="1"><v>{value}</v></c>'
    if isinstance(value, float):
        return f'<c r="{place}"><v>{value}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(str(value))}</t></is></c>'


def workbook(folder: Path, rows: list[list[object]], sheet: str = "Parties") -> Path:
    """Write a real workbook by hand; whole numbers are days."""
    lines = "".join(
        f'<row r="{line}">'
        + "".join(cell(f"{chr(65 + n)}{line}", value) for n, value in enumerate(row))
        + "</row>"
        for line, row in enumerate(rows, start=1)
    )
    named = f'<sheets><sheet name="{sheet}" sheetId="1" r:id="r1"/></sheets>'
    path = folder / NAME
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in PARTS.items():
            archive.writestr(name, text)
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{named}</workbook>',
        )
        archive.writestr(
            "xl/sheet.xml",
            f'<worksheet xmlns="{MAIN}"><sheetData>{lines}</sheetData></worksheet>',
        )
    return path


def read(path: Path, sheet: str = "Parties") -> list[dict[str, str]]:
    snapshot = SnapshotFiles("example", {NAME: path})
    return list(sheet_rows(snapshot, NAME, sheet))


def test_cells_become_text_under_their_headings(tmp_path: Path) -> None:
    """Numbers, days and gaps are written as a person would type them."""
    headings: list[object] = ["Ref", "Name", "Day", "Share"]
    path = workbook(
        tmp_path,
        [
            headings,
            [17.0, "  Example Shipping LLC ", 45345, 0.5],
            [None, None, None, None],
            ["A 1", None, "23/02/2024", True],
        ],
    )

    assert read(path) == [
        dict(zip(headings, texts, strict=True))
        for texts in (
            ("17", "Example Shipping LLC", "2024-02-23", "0.5"),
            ("A 1", "", "23/02/2024", "TRUE"),
        )
    ]


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([], "is empty"),
        ([["Ref", "Name"]], "headings and no rows"),
        ([["Ref", "Ref"], ["1", "2"]], "more than once"),
        ([["Ref", "Name"], ["1", "2", "3"]], "row 2: holds text under no heading"),
    ],
)
def test_another_layout_is_refused(
    tmp_path: Path, rows: list[list[object]], says: str
) -> None:
    """A sheet that cannot be read for sure is not read at all."""
    with pytest.raises(UnreadableFileError, match=says):
        read(workbook(tmp_path, rows))


def test_a_missing_sheet_is_told_with_those_that_are_there(tmp_path: Path) -> None:
    """The message names the sheets of the file."""
    path = workbook(tmp_path, [["Ref"], ["1"]], sheet="Other")

    with pytest.raises(UnreadableFileError, match="its sheets are Other"):
        read(path)


@pytest.mark.parametrize("content", [b"", b"<html>", b"PK\x03\x04 broken"])
def test_what_is_no_workbook_is_refused(tmp_path: Path, content: bytes) -> None:
    """A web page of apologies, say, does not become an empty list."""
    path = tmp_path / NAME
    path.write_bytes(content)

    with pytest.raises(UnreadableFileError, match=NAME):
        read(path)


def test_a_zip_of_something_else_is_refused(tmp_path: Path) -> None:
    """A zip archive is not yet a workbook."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("readme.txt", "Nothing here")
    path = tmp_path / NAME
    path.write_bytes(packed.getvalue())

    with pytest.raises(UnreadableFileError, match="damaged or no workbook"):
        read(path)


def test_a_truncated_workbook_is_refused(tmp_path: Path) -> None:
    """A download that broke off is told as such."""
    path = workbook(tmp_path, [["Ref"], ["1"]])
    path.write_bytes(path.read_bytes()[:-200])

    with pytest.raises(UnreadableFileError, match="Get the file again"):
        read(path)

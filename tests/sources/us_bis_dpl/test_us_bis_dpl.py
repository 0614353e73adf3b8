"""The Denied Persons List: real files of three years, days of orders, defects."""

from pathlib import Path

import pytest

from clearance.entities import Statement
from clearance.errors import ListRefusedError, UnreadableFileError
from clearance.sources import Audit, SnapshotFiles, read_catalog

SOURCE = read_catalog()["us_bis_dpl"]
HEADINGS = [
    "Name",
    "Street_Address",
    "City",
    "State",
    "Country",
    "Postal_Code",
    "Effective_Date",
    "Expiration_Date",
    "Standard_Order",
    "Last_Update",
    "Action",
    "FR_Citation",
]
ROW = {
    "Name": "EXAMPLE AIRLINES",
    "City": "DUBAI",
    "Country": "AE",
    "Effective_Date": "10/31/2023",
    "Expiration_Date": "10/31/2033",
    "Standard_Order": "Y",
    "FR_Citation": "80 F.R. 22222 5/28/15, 88 F.R. 33333 11/7/2023",
}


def read_folder(folder: Path) -> tuple[list[Statement], Audit]:
    """Read a file, and refuse what a load would refuse."""
    audit = Audit()
    found = list(SOURCE.parse(SnapshotFiles.in_folder(SOURCE.name, folder), audit))
    audit.refuse_new_categories()
    return found, audit


def read(
    folder: Path, *rows: dict[str, str], headings: list[str] = HEADINGS
) -> tuple[list[Statement], Audit]:
    """Write a list of these rows and read it."""
    lines = [headings, *([row.get(h, "") for h in headings] for row in rows)]
    text = "\n".join("\t".join(f'"{cell}"' for cell in line) for line in lines)
    (folder / "dpl.txt").write_text(text, "utf-8")
    return read_folder(folder)


def values(found: list[Statement], prop: str, kind: str | None = None) -> list[str]:
    """List what was said for a property, of one kind of thing or of all."""
    return [s.value for s in found if s.property == prop and kind in (None, s.kind)]


@pytest.mark.parametrize(
    ("day", "entries", "slips"),
    [("2019-07-09", 546, 1), ("2022-09-07", 581, 3), ("2023-11-30", 665, 3)],
)
def test_every_row_of_the_real_lists_is_read(
    shared: Path, day: str, entries: int, slips: int
) -> None:
    """Only years that no calendar has (3017) are not understood."""
    folder = shared / "lists" / "us_bis" / "denied_persons" / day
    found, audit = read_folder(folder)
    record = audit.record()

    assert audit.counts["entries"] == entries
    assert record["problems"] == []
    assert {k: v["total"] for k, v in record["not_understood"].items()} == {
        "date": slips
    }
    parties = {s.subject for s in found if s.kind == "LegalEntity"}
    assert len(parties) == entries - audit.counts["entries.repeated"]


def test_parties_keep_their_ids_over_the_years(shared: Path) -> None:
    """Those on the lists of 2019 and 2022 are the same parties by their names."""
    subjects = []
    for day in ("2019-07-09", "2022-09-07"):
        found, _ = read_folder(shared / "lists" / "us_bis" / "denied_persons" / day)
        subjects.append({s.subject for s in found if s.kind == "LegalEntity"})

    assert len(subjects[0] & subjects[1]) > 250


def test_a_renewed_order_counts_from_the_first_notice(tmp_path: Path) -> None:
    found, _ = read(tmp_path, ROW)

    assert {s.listed_from for s in found} == {"2015-05-28"}
    assert {s.listed_until for s in found} == {"2033-10-31"}
    assert values(found, "startDate") == ["2023-10-31"]


def test_a_temporary_order_counts_until_a_newer_list_lacks_it(tmp_path: Path) -> None:
    """It is renewed as a rule; the end that it prints is told all the same."""
    found, _ = read(tmp_path, {**ROW, "Expiration_Date": "10/30/2024"})

    assert {s.listed_until for s in found} == {None}
    assert values(found, "endDate") == ["2024-10-30"]


def test_a_slip_in_a_notices_year_dates_nothing(tmp_path: Path) -> None:
    """Volume 88 is the year 2023, so 2003 is a slip of the pen."""
    row = {**ROW, "FR_Citation": "88 F.R. 33333 1/7/2003"}
    found, _ = read(tmp_path, row)

    assert {s.listed_from for s in found} == {"2023-10-31"}


def test_rows_of_one_name_are_one_party_in_force_until_the_last_ends(
    tmp_path: Path,
) -> None:
    later = {**ROW, "City": "LONDON", "Country": "GB", "Expiration_Date": ""}
    found, audit = read(tmp_path, ROW, later)

    assert audit.counts["entries"] == 2
    assert audit.counts["entries.repeated"] == 1
    assert values(found, "country", "LegalEntity") == ["ae", "gb"]
    assert {s.listed_until for s in found if s.kind == "LegalEntity"} == {None}


def test_orders_of_two_days_are_two_designations(tmp_path: Path) -> None:
    found, _ = read(tmp_path, ROW, {**ROW, "Effective_Date": "05/13/2022"})

    assert len({s.subject for s in found if s.kind == "Sanction"}) == 2
    assert len({s.subject for s in found if s.kind == "LegalEntity"}) == 1


def test_a_state_says_that_an_address_is_in_the_us(tmp_path: Path) -> None:
    found, _ = read(tmp_path, {**ROW, "State": "TX", "Country": ""})

    assert values(found, "country") == ["us"]


def test_a_name_in_brackets_is_one_more_name(tmp_path: Path) -> None:
    found, _ = read(tmp_path, {**ROW, "Name": "PAT (A.K.A. PATRICIA SAMPLE) MODEL"})

    assert values(found, "name") == ["PAT MODEL"]
    assert values(found, "alias") == ["PATRICIA SAMPLE"]


def test_a_new_sort_of_order_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ListRefusedError, match="standard order 'X'"):
        read(tmp_path, {**ROW, "Standard_Order": "X"})


def test_a_list_without_a_column_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ListRefusedError, match="Expiration_Date"):
        read(tmp_path, ROW, headings=[h for h in HEADINGS if h != "Expiration_Date"])


@pytest.mark.parametrize(
    "content",
    [b"", b"<html><body>Not found</body></html>", b"\x00\x01\x02", b"a,b,c\n1,2,3"],
)
def test_another_file_is_not_read(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "dpl.txt").write_bytes(content)

    with pytest.raises(UnreadableFileError, match=r"dpl\.txt"):
        read_folder(tmp_path)


def test_a_cut_row_is_reported_and_many_are_refused(tmp_path: Path) -> None:
    read(tmp_path, *[ROW] * 9)
    whole = (tmp_path / "dpl.txt").read_text("utf-8")
    (tmp_path / "dpl.txt").write_text(whole + '\n"CUT"\t"OFF', "utf-8")
    _, audit = read_folder(tmp_path)

    assert audit.counts["rows.left_out"] == 1
    (tmp_path / "dpl.txt").write_text(whole + '\n"CUT"\t"OFF"' * 20, "utf-8")
    with pytest.raises(UnreadableFileError, match="damaged"):
        read_folder(tmp_path)

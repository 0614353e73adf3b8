"""The UK Sanctions List: three forms that say the same, its words, and bad files."""

import csv
import io
import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from clearance.entities import Statement
from clearance.errors import ListRefusedError, UnreadableFileError
from clearance.sources import Audit, SnapshotFiles, read_catalog

SOURCE = read_catalog()["uk_sanctions_list"]
ROOT = Path(__file__).resolve().parents[3] / "src" / "clearance" / "sources"
SAMPLE = ROOT / SOURCE.name / "sample"
XML, CSV, ODS = (f"UK-Sanctions-List.{form}" for form in ("xml", "csv", "ods"))


def read(folder: Path, name: str) -> tuple[list[Statement], Audit]:
    """Read one form of the list, and refuse what a load would refuse."""
    audit = Audit()
    files = SnapshotFiles.in_folder(SOURCE.name, folder, names=[name])
    found = list(SOURCE.parse(files, audit))
    audit.refuse_new_categories()
    return found, audit


def values(found: list[Statement], subject: str, prop: str) -> set[str]:
    """List what was said of a subject for a property."""
    return {s.value for s in found if s.subject == subject and s.property == prop}


@pytest.fixture
def changed(tmp_path: Path) -> Callable[..., Path]:
    """Give a function that writes a form of the sample with other words in it."""

    def change(name: str, old: str, new: str) -> Path:
        text = (SAMPLE / name).read_text("utf-8")
        assert old in text
        (tmp_path / name).write_text(text.replace(old, new), "utf-8")
        return tmp_path

    return change


@pytest.mark.parametrize("name", [CSV, ODS])
def test_all_forms_of_one_list_give_the_same_statements(name: str) -> None:
    as_xml, _ = read(SAMPLE, XML)
    found, audit = read(SAMPLE, name)

    assert set(as_xml) == set(found)
    assert len(found) == len(set(found))
    assert audit.record()["not_understood"] == {}


@pytest.mark.parametrize("name", [XML, CSV, ODS])
def test_every_form_prints_its_day(name: str) -> None:
    files = SnapshotFiles.in_folder(SOURCE.name, SAMPLE, names=[name])

    assert SOURCE.published(files) == date(2026, 2, 13)


def test_the_names_keep_their_order_and_strength() -> None:
    found, _ = read(SAMPLE, XML)

    assert values(found, "gb-RUS9001", "name") == {"Primer Obraztsovich MUSTEROV"}
    assert values(found, "gb-RUS9001", "weakAlias") == {"Uncle Sample"}
    assert values(found, "gb-RUS9001", "alias") == {
        "Max Mustermann",
        "Primer Musteroff",
        "Пример Образцович Мустеров",
    }


def test_unknown_parts_of_a_date_of_birth_stay_unknown() -> None:
    found, _ = read(SAMPLE, XML)

    assert values(found, "gb-RUS9001", "birthDate") == {"1962-03-05", "1963"}


def test_a_measure_added_later_is_in_force_from_its_own_day() -> None:
    found, _ = read(SAMPLE, XML)
    days = {s.value: s.listed_from for s in found if s.property == "provisions"}

    assert days["director disqualification"] == "2025-04-09"
    assert days["travel ban"] == "2022-02-24"
    assert "director disqualification" not in values(
        found, "gb-RUS9001-designation", "provisions"
    )


def test_a_specified_ship_is_named_with_what_is_forbidden() -> None:
    found, _ = read(SAMPLE, XML)

    assert values(found, "gb-RUS9003-designation", "provisions") == {
        "ship specification",
        "port access ban",
        "port directions",
    }
    assert values(found, "gb-RUS9003", "imoNumber") == {"9074729"}
    assert "gb-RUS9002" in {s.value for s in found if s.property == "object"}


def test_other_lists_are_named_by_the_ids_that_they_have_there() -> None:
    found, _ = read(SAMPLE, XML)

    assert values(found, "gb-DPR9001", "sameAs") == {"gb-ofsi-99002", "un-KPe.901"}
    assert values(found, "gb-DPR9001-designation", "unscId") == {"KPe.901"}


@pytest.mark.parametrize("name", [XML, CSV])
def test_a_new_measure_is_refused_and_kept(
    changed: Callable[..., Path], name: str
) -> None:
    folder = changed(name, "Asset freeze|De-flag", "Asset freeze|Moon ban")

    with pytest.raises(ListRefusedError, match="sanction imposed 'Moon ban'"):
        read(folder, name)


def test_a_new_type_of_entry_is_refused(changed: Callable[..., Path]) -> None:
    folder = changed(XML, ">Ship<", ">Submarine<")

    with pytest.raises(ListRefusedError, match="designation type 'submarine'"):
        read(folder, XML)


def test_a_new_type_of_name_is_refused(changed: Callable[..., Path]) -> None:
    folder = changed(XML, ">Primary Name Variation<", ">Nickname<")

    with pytest.raises(ListRefusedError, match="name type 'nickname'"):
        read(folder, XML)


def test_a_new_regime_is_read_and_told(changed: Callable[..., Path]) -> None:
    folder = changed(XML, "The Russia (Sanctions)", "The Atlantis (Sanctions)")

    found, audit = read(folder, XML)

    assert audit.record()["not_understood"]["programme"]["total"] == 3
    assert "The Atlantis (Sanctions) (EU Exit) Regulations 2019" in values(
        found, "gb-RUS9001", "program"
    )


def test_a_new_element_is_told(changed: Callable[..., Path]) -> None:
    folder = changed(XML, "<Titles>", "<Shoe>42</Shoe><Titles>")

    _, audit = read(folder, XML)

    kept = audit.record()["not_understood"]["element"]["examples"]
    assert kept == [{"subject": "RUS9001", "text": "Designation/Shoe: 42"}]


def test_a_missing_column_is_refused(changed: Callable[..., Path]) -> None:
    with pytest.raises(ListRefusedError, match="lacks the column Website"):
        read(changed(CSV, "Website,Email address", "Web,Email address"), CSV)


def test_a_new_column_is_told(tmp_path: Path) -> None:
    lines = (SAMPLE / CSV).read_text("utf-8").splitlines()
    rows = [
        lines[0],
        *(line + (",Shoe" if n == 0 else ",42") for n, line in enumerate(lines[1:])),
    ]
    (tmp_path / CSV).write_text("\n".join(rows), "utf-8")

    _, audit = read(tmp_path, CSV)

    kept = audit.record()["not_understood"]["column"]["examples"]
    assert kept == [{"subject": CSV, "text": "Shoe"}]


def test_an_unreadable_date_of_birth_is_kept_to_the_letter(
    changed: Callable[..., Path],
) -> None:
    found, audit = read(changed(XML, "dd/mm/1963", "15/08/19yy"), XML)

    assert values(found, "gb-RUS9001", "unreadRemark") == {"Date of birth: 15/08/19yy"}
    assert audit.record()["not_understood"]["date of birth"]["total"] == 1


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("<UniqueID>RUS9002</UniqueID>", "", "has no UniqueID"),
        ("</Designations>", "", "breaks off"),
        ("Designations", "Others", "first element is Others"),
    ],
)
def test_bad_xml_is_refused(
    changed: Callable[..., Path], old: str, new: str, message: str
) -> None:
    with pytest.raises(UnreadableFileError, match=message):
        read(changed(XML, old, new), XML)


def test_xml_that_declares_entities_is_refused(changed: Callable[..., Path]) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>\n<Designations '

    with pytest.raises(UnreadableFileError, match="declares a document type"):
        read(changed(XML, "<Designations ", bomb), XML)


@pytest.mark.parametrize("name", [XML, CSV, ODS])
@pytest.mark.parametrize("content", [b"", b"<html>not found</html>", b"\x00\x01\x02"])
def test_another_file_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)

    with pytest.raises(UnreadableFileError):
        read(tmp_path, name)


def test_a_truncated_workbook_is_refused(tmp_path: Path) -> None:
    content = (SAMPLE / ODS).read_bytes()
    (tmp_path / ODS).write_bytes(content[: len(content) // 2])

    with pytest.raises(UnreadableFileError, match="damaged"):
        read(tmp_path, ODS)


def test_a_row_without_a_unique_id_is_refused(changed: Callable[..., Path]) -> None:
    with pytest.raises(UnreadableFileError, match="no unique ID"):
        read(changed(CSV, ",DPR9001,", ",,"), CSV)


def test_the_workbook_holds_what_the_csv_does() -> None:
    with zipfile.ZipFile(SAMPLE / ODS) as archive:
        content = archive.read("content.xml").decode()
    rows = list(csv.reader(io.StringIO((SAMPLE / CSV).read_text("utf-8"))))

    assert len(re.findall("<table:table-row>", content)) == len(rows)

"""The list of the Ministry of Finance, on made-up parties in its 32 columns."""

import csv
from importlib.resources import files
from pathlib import Path

import pytest

from clearance.entities import Statement
from clearance.errors import ListRefusedError, UnreadableFileError
from clearance.sources import Audit, SnapshotFiles, read_catalog

SOURCE = read_catalog()["jp_mof"]
FILE = "shisantouketsu.csv"
SAMPLE = files("clearance.sources.jp_mof").joinpath("sample", FILE)
HEADINGS = next(csv.reader([SAMPLE.read_text("utf-8-sig").splitlines()[0]]))
ROW = {
    "区分": "2",
    "番号": "002-000009",
    "告示日付": "2001.9.22",
    "個人・団体": "個人",
    "氏名（英語）": "Sample Taro",
    "氏名（日本語）": "見本 太郎",
}


def read(
    folder: Path, *rows: dict[str, str], headings: list[str] = HEADINGS
) -> tuple[list[Statement], Audit]:
    """Write a list of these rows, and refuse what a load would refuse."""
    with (folder / FILE).open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(headings)
        writer.writerows([[row.get(h, "") for h in headings] for row in rows])
    audit = Audit()
    found = list(SOURCE.parse(SnapshotFiles.in_folder(SOURCE.name, folder), audit))
    audit.refuse_new_categories()
    return found, audit


def values(found: list[Statement], prop: str) -> list[str]:
    """List what was said for a property."""
    return [s.value for s in found if s.property == prop]


def test_the_number_of_the_list_is_the_id(tmp_path: Path) -> None:
    found, _ = read(tmp_path, ROW)

    assert {s.subject for s in found} == {
        "jp-mof-002-000009",
        "jp-mof-002-000009-listing",
    }


def test_a_party_counts_from_the_day_of_the_first_notice(tmp_path: Path) -> None:
    found, _ = read(tmp_path, {**ROW, "告示日付": "2015.1.5；2001.9.22"})

    assert {s.listed_from for s in found} == {"2001-09-22"}
    assert values(found, "startDate") == ["2015-01-05", "2001-09-22"]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("1963/4/11", ["1963-04-11"]),
        ("1963年4月", ["1963-04"]),
        ("1960年頃", ["1960~"]),
        ("1963年から1968年の間", ["1963/1968"]),
        ("1963/4/11；1964", ["1963-04-11", "1964"]),
        ("不明", []),
    ],
)
def test_days_of_birth_are_read_as_written(
    tmp_path: Path, text: str, dates: list[str]
) -> None:
    found, audit = read(tmp_path, {**ROW, "生年月日": text})

    assert values(found, "birthDate") == dates
    assert audit.record()["not_understood"] == {}


def test_a_day_nobody_can_read_is_kept_and_counted(tmp_path: Path) -> None:
    found, audit = read(tmp_path, {**ROW, "生年月日": "春"})

    assert values(found, "notes") == ["birthDate: 春"]
    assert audit.record()["not_understood"]["date"]["total"] == 1


def test_aliases_are_split_outside_brackets_only(tmp_path: Path) -> None:
    """What stands in brackets of a name is kept as a note."""
    cell = "Sam (DOB: 1 May 1960; POB: Moscow)；Sampler (SMP)"
    found, _ = read(tmp_path, {**ROW, "別名・別称（英語）": cell})

    assert values(found, "alias")[1:] == ["Sam", "Sampler (SMP)"]
    assert values(found, "notes") == ["Sam: DOB: 1 May 1960; POB: Moscow"]


def test_weak_names_and_former_names_are_told_apart(tmp_path: Path) -> None:
    row = {**ROW, "確定に十分でない別名（英語）": "Taro", "旧称（英語）": "Old Taro"}
    found, _ = read(tmp_path, row)

    assert values(found, "weakAlias") == ["Taro"]
    assert values(found, "previousName") == ["Old Taro"]


def test_a_party_without_an_english_name_goes_by_the_japanese(tmp_path: Path) -> None:
    found, _ = read(tmp_path, {**ROW, "氏名（英語）": ""})

    assert values(found, "name") == ["見本 太郎"]


def test_the_security_councils_number_joins_the_lists(tmp_path: Path) -> None:
    found, _ = read(tmp_path, {**ROW, "国連参照番号": "QDi.999"})

    assert values(found, "unscId") == ["QDi.999"]
    assert values(found, "sameAs") == ["un-QDi.999"]


def test_each_place_has_its_own_country(tmp_path: Path) -> None:
    row = {
        **ROW,
        "住所・所在地（国）（英語）": "Russia; Belarus",
        "住所・所在地（都市その他の情報）（英語）": "Moscow; Minsk",
    }
    found, _ = read(tmp_path, row)

    assert values(found, "address") == ["Moscow, Russia", "Minsk, Belarus"]
    assert values(found, "country") == ["ru", "by"]


def test_a_body_is_an_organization_and_its_titles_are_notes(tmp_path: Path) -> None:
    found, audit = read(tmp_path, {**ROW, "個人・団体": "団体", "役職（英語）": "Bank"})

    assert audit.counts["entries.Organization"] == 1
    assert values(found, "notes") == ["役職（英語）: Bank"]


def test_a_new_kind_of_party_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ListRefusedError, match="kind '船舶'"):
        read(tmp_path, {**ROW, "個人・団体": "船舶"})


def test_a_list_without_a_column_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ListRefusedError, match="国連参照番号"):
        read(tmp_path, ROW, headings=[h for h in HEADINGS if h != "国連参照番号"])


def test_a_new_column_is_told(tmp_path: Path) -> None:
    _, audit = read(tmp_path, ROW, headings=[*HEADINGS, "備考"])

    assert audit.record()["not_understood"]["column"]["total"] == 1


def test_a_row_without_a_number_is_left_out_and_told(tmp_path: Path) -> None:
    _, audit = read(tmp_path, ROW, {**ROW, "番号": ""})

    assert audit.counts["rows.left_out"] == 1
    assert audit.record()["problem_count"] == 1


@pytest.mark.parametrize("content", [b"", b"<html></html>", b"\x00", b"a,b\n1,2"])
def test_another_file_is_not_read(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)

    with pytest.raises(UnreadableFileError, match="shisantouketsu"):
        list(SOURCE.parse(SnapshotFiles.in_folder(SOURCE.name, tmp_path), Audit()))

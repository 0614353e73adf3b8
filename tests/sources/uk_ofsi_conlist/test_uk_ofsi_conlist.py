"""OFSI's consolidated list: the real file of 2018, what its words mean, bad files."""

from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

import pytest

from clearance.entities import Statement
from clearance.errors import ListRefusedError, UnreadableFileError
from clearance.sources import Audit, SnapshotFiles, find_on_disk, read_catalog
from clearance.sources._uk import Record, read_information, split_numbered, un_subject

SOURCE = read_catalog()["uk_ofsi_conlist"]
FILE = "ConList.csv"
ROOT = Path(__file__).resolve().parents[3] / "src" / "clearance" / "sources"
SAMPLE = ROOT / SOURCE.name / "sample"


def read(folder: Path) -> tuple[list[Statement], Audit]:
    """Read a list, and refuse what a load would refuse."""
    audit = Audit()
    found = list(SOURCE.parse(SnapshotFiles.in_folder(SOURCE.name, folder), audit))
    audit.refuse_new_categories()
    return found, audit


def write(folder: Path, text: str) -> Path:
    """Write a list as OFSI did until 2022, in Windows-1252."""
    (folder / FILE).write_bytes(text.encode("cp1252"))
    return folder


@pytest.fixture(scope="module")
def real(shared: Path) -> tuple[list[Statement], Audit, date | None]:
    """Read the real file of 2018 once."""
    (found,) = find_on_disk(shared / "lists", SOURCE.metadata)
    files, audit = SnapshotFiles(SOURCE.name, found.files), Audit()
    statements = list(SOURCE.parse(files, audit))
    audit.refuse_new_categories()
    return statements, audit, SOURCE.published(files)


def test_the_real_file_is_read_whole(
    real: tuple[list[Statement], Audit, date | None],
) -> None:
    found, audit, day = real
    names = {s.subject for s in found if s.property == "name"}

    assert day == date(2018, 4, 13)
    assert audit.counts["rows"] == 9487
    assert audit.counts["entries"] == len(names) == 2106
    assert audit.record()["problem_count"] == 0


def test_what_is_not_understood_of_the_real_file_is_known(
    real: tuple[list[Statement], Audit, date | None],
) -> None:
    _, audit, _ = real
    unknown = audit.record()["not_understood"]

    # Texts that name a province, two countries at once, or either Congo; references
    # that stand with five companies, or with a person though they are a group's.
    assert {what: kept["total"] for what, kept in unknown.items()} == {
        "country": 30,
        "passport": 1,
        "UN reference of another": 8,
    }


def test_every_party_of_the_real_file_is_frozen_since_a_day(
    real: tuple[list[Statement], Audit, date | None],
) -> None:
    found, _, _ = real
    frozen = [s for s in found if s.value == "asset freeze"]

    # Six groups stand under two regimes or days.
    assert len(frozen) == 2114
    assert all(s.listed_from is not None for s in found)


def test_a_reference_of_the_security_council_belongs_to_one_party(
    real: tuple[list[Statement], Audit, date | None],
) -> None:
    found, _, _ = real
    claimed = defaultdict(set)
    for statement in found:
        if statement.property == "sameAs":
            claimed[statement.value].add(statement.subject)

    assert "un-KPe.023" not in claimed
    twice = {ref: sorted(by) for ref, by in claimed.items() if len(by) > 1}
    assert twice == {}
    assert len(claimed) > 200


def test_ships_that_the_list_calls_entities_are_ships(
    real: tuple[list[Statement], Audit, date | None],
) -> None:
    found, audit, _ = real
    numbers = Counter(s.kind for s in found if s.property == "imoNumber")

    assert audit.counts["entries.Vessel"] == numbers["Vessel"] == 4


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("(1) Somali (2) Swedish", ["Somali", "Swedish"]),
        ("a) General b)Major General", ["General", "Major General"]),
        ("(1)-(2) Indonesia (3) Mali", ["Indonesia", "Mali"]),
        ("Karachi (12) Street", ["Karachi (12) Street"]),
        ("(1) one", ["one"]),
        ("(2) odd", ["(2) odd"]),
        ("", []),
    ],
)
def test_numbered_texts_are_split_where_the_numbers_count(
    text: str, parts: list[str]
) -> None:
    assert split_numbered(text) == parts


def test_references_of_before_2014_name_no_party_of_today() -> None:
    assert un_subject("QI.A.151.03.") is None
    assert un_subject("QDI.282") == "un-QDi.282"


def test_a_reference_of_the_owner_is_not_that_of_its_ship() -> None:
    ship = Record("1", "ship")
    read_information(
        ship,
        "(UK Sanctions List Ref):DPR9002. Listed as asset of Sample Maritime (OFSI ID:"
        " 99002, UN Reference Number: UN Ref KPe.901) (IMO number):9074729",
    )

    assert ship.texts("un_ref") == []
    assert ship.texts("uksl") == ["DPR9002"]
    assert ship.texts("imo") == ["9074729"]


def test_the_layout_of_2022_says_the_id_on_the_other_list() -> None:
    found, audit = read(SAMPLE)
    same = {(s.subject, s.value) for s in found if s.property == "sameAs"}

    assert ("gb-ofsi-99001", "gb-RUS9001") in same
    assert ("gb-ofsi-99002", "un-KPe.902") in same
    assert audit.record()["not_understood"] == {}


def test_trust_services_were_forbidden_from_their_own_day() -> None:
    found, _ = read(SAMPLE)
    days = {s.value: s.listed_from for s in found if s.property == "provisions"}

    assert days["trust services ban"] == "2023-03-21"
    assert days["asset freeze"] != "2023-03-21"


@pytest.mark.parametrize(
    ("old", "new", "error", "message"),
    [
        (",Regime,", ",Programme,", ListRefusedError, "lacks the column Regime"),
        (",Ship,", ",Zeppelin,", ListRefusedError, "designation type 'zeppelin'"),
        (",FKA,", ",NKA,", ListRefusedError, "name type 'nka'"),
        (",99003", ",none", UnreadableFileError, "no group number"),
        (",99003", ",99003,more", UnreadableFileError, "37 columns and not 36"),
        ("Group ID", "Number", UnreadableFileError, "no heading 'Group ID'"),
    ],
)
def test_a_list_that_is_another_is_refused(
    tmp_path: Path, old: str, new: str, error: type[Exception], message: str
) -> None:
    text = (SAMPLE / FILE).read_text("utf-8")
    assert old in text
    (tmp_path / FILE).write_text(text.replace(old, new), "utf-8")

    with pytest.raises(error, match=message):
        read(tmp_path)


@pytest.mark.parametrize("content", [b"", b"\x00\x00", b"<html></html>", b'"open'])
def test_a_damaged_file_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)

    with pytest.raises(UnreadableFileError):
        read(tmp_path)


def test_windows_letters_are_read_as_meant(tmp_path: Path) -> None:
    text = (SAMPLE / FILE).read_text("utf-8").replace("Beispielov", "Béispiel’ov")
    text = text.replace("Пример Образцович Мустеров", "")

    found, _ = read(write(tmp_path, text))

    assert "Max Béispiel’ov" in {s.value for s in found}

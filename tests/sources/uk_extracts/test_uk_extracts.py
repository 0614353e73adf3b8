"""Extracts of the UK's lists: real files, and that they speak of the same parties."""

import csv
import shutil
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from clearance.entities import Statement
from clearance.errors import ListRefusedError, UnreadableFileError
from clearance.sources import Audit, SnapshotFiles, find_on_disk, read_catalog

CATALOG = read_catalog()
OFSI, UKSL, BOOK = (
    "uk_ofsi_conlist_extract",
    "uk_sanctions_list_extract",
    "uk_workbook_extract",
)
ROOT = Path(__file__).resolve().parents[3] / "src" / "clearance" / "sources"
_Read = tuple[list[Statement], Audit]


def read(name: str, folder: Path) -> _Read:
    """Read an extract, and refuse what a load would refuse."""
    audit = Audit()
    found = list(CATALOG[name].parse(SnapshotFiles.in_folder(name, folder), audit))
    audit.refuse_new_categories()
    return found, audit


@pytest.fixture(scope="module")
def real(shared: Path) -> dict[str, _Read]:
    """Read each real extract once."""
    read_by_name = {}
    for name in (OFSI, UKSL, BOOK):
        (found,) = find_on_disk(shared / "lists", CATALOG[name].metadata)
        audit = Audit()
        files = SnapshotFiles(name, found.files)
        read_by_name[name] = (list(CATALOG[name].parse(files, audit)), audit)
        audit.refuse_new_categories()
    return read_by_name


def unknown(audit: Audit) -> dict[str, int]:
    """Count what was not understood, by what it is."""
    kept = audit.record()["not_understood"]
    return {what: said["total"] for what, said in kept.items()}


def prefixes(found: list[Statement], start: str) -> Counter[str]:
    """Count parties by the letters of their unique ID."""
    return Counter(
        subject.removeprefix(start)[:3]
        for subject in {s.subject for s in found if s.property == "topics"}
    )


def test_all_extracts_are_marked_as_such() -> None:
    for name in (OFSI, UKSL, BOOK):
        assert CATALOG[name].metadata.derived is not None


def test_the_extract_of_the_sanctions_list_is_read_whole(
    real: dict[str, _Read],
) -> None:
    found, audit = real[UKSL]

    assert audit.counts["entries"] == 6046
    assert audit.counts["entries.Vessel"] == 632
    assert audit.counts["rows.subject_names"] == 15050
    assert prefixes(found, "gb-")["RUS"] == 3252
    # Autonomous republics of the Soviet Union, a passport without a digit, and two men
    # to whom the list gives one reference of the Security Council.
    assert unknown(audit) == {
        "country": 8,
        "passport": 1,
        "UN reference of another": 2,
    }


def test_every_ship_but_one_has_its_number(
    real: dict[str, _Read], shared: Path
) -> None:
    found, _ = real[UKSL]
    numbers = {s.value for s in found if s.property == "imoNumber"}
    place = shared / "facts/oil_vessels/sanctions_by_imo_ofac_uk_eu_2026.csv"
    with place.open(encoding="utf-8-sig", newline="") as stream:
        listed = {r["imo"] for r in csv.DictReader(stream) if r["uk"] == "True"}

    assert len(numbers) == 631
    assert len(numbers & listed) / len(numbers) > 0.99


def test_dates_of_birth_that_stand_with_the_wrong_persons_are_left_out(
    real: dict[str, _Read],
) -> None:
    found, audit = real[UKSL]

    assert not [s for s in found if s.property == "birthDate"]
    assert "subject_dobs.csv" in audit.record()["ignored"]


def test_names_are_those_of_the_earlier_list(real: dict[str, _Read]) -> None:
    names: dict[str, set[str]] = defaultdict(set)
    for statement in real[UKSL][0]:
        if statement.property in {"name", "alias", "weakAlias"}:
            names[statement.subject].add(statement.value.casefold())
    earlier = real[OFSI][0]
    name = {s.subject: s.value.casefold() for s in earlier if s.property == "name"}
    same = {
        s.subject: s.value
        for s in earlier
        if s.property == "sameAs" and s.value in names
    }
    agree = [name[ofsi] in names[uksl] for ofsi, uksl in same.items()]

    assert len(agree) > 4600
    assert sum(agree) / len(agree) > 0.95


def test_the_extract_of_ofsis_list_is_read_whole(real: dict[str, _Read]) -> None:
    found, audit = real[OFSI]
    reasons = {s.subject for s in found if s.property == "reason"}
    russian = [
        s for s in found if s.property == "sameAs" and s.value.startswith("gb-RUS")
    ]

    assert audit.counts["entries"] == 4669
    assert len(russian) == 2181
    assert len(reasons) == 3796
    # Countries cut in two ("United"), and one address of mail run together.
    assert unknown(audit) == {"country": 55, "passport": 1, "email": 1}


def test_the_two_extracts_agree_which_group_is_which(real: dict[str, _Read]) -> None:
    ofsi = {
        (s.subject, s.value)
        for s in real[OFSI][0]
        if s.property == "sameAs" and s.value.startswith("gb-")
    }
    uksl = {
        (s.value, s.subject)
        for s in real[UKSL][0]
        if s.property == "sameAs" and s.value.startswith("gb-ofsi-")
    }
    both = {group for group, _ in ofsi} & {group for group, _ in uksl}
    differ = {pair for pair in ofsi - uksl if pair[0] in both}

    assert len(both) > 4500
    assert len(differ) <= 5


def test_a_reference_of_the_security_council_belongs_to_one_group(
    real: dict[str, _Read],
) -> None:
    claimed = defaultdict(set)
    for statement in real[OFSI][0]:
        if statement.property == "sameAs" and statement.value.startswith("un-"):
            claimed[statement.value].add(statement.subject)

    assert len(claimed) > 800
    assert {ref for ref, by in claimed.items() if len(by) > 1} == set()


def test_two_men_with_one_reference_are_not_said_to_be_one(
    real: dict[str, _Read],
) -> None:
    found, _ = real[UKSL]
    same = {s.value for s in found if s.property == "sameAs"}
    said = {s.subject for s in found if s.value == "IRi.012"}

    assert said == {"gb-INU0276-designation", "gb-INU0279-designation"}
    assert "un-IRi.012" not in same


def test_the_workbook_speaks_of_the_same_parties_and_names_none(
    real: dict[str, _Read],
) -> None:
    found, audit = real[BOOK]
    parties = {s.subject for s in found if s.property == "topics"}
    known = {s.subject for s in real[UKSL][0] if s.property == "topics"}

    assert audit.counts["entries"] == len(parties) == 6045
    assert parties <= known
    assert prefixes(found, "gb-")["RUS"] == 3252
    assert {s.kind for s in found} == {"Thing", "Sanction"}
    assert unknown(audit) == {"email": 3}


def test_designations_of_two_extracts_are_the_same_ones(
    real: dict[str, _Read],
) -> None:
    days = [
        {
            s.subject: (s.value, s.listed_from)
            for s in real[name][0]
            if s.property == "startDate" and s.subject.endswith("-designation")
        }
        for name in (UKSL, BOOK)
    ]
    differ = [key for key, day in days[1].items() if days[0].get(key) != day]

    assert len(days[1]) == 6045
    assert differ == []


def test_january_first_of_the_flattened_list_is_a_year() -> None:
    found, _ = read(OFSI, ROOT / OFSI / "sample")

    births = {s.subject: s.value for s in found if s.property == "birthDate"}
    assert births == {"gb-ofsi-99001": "1962-03-05", "gb-ofsi-99004": "1970"}


def test_a_year_of_either_century_is_kept_as_a_note(tmp_path: Path) -> None:
    text = (ROOT / OFSI / "sample" / "Final.csv").read_text("utf-8")
    (tmp_path / "Final.csv").write_text(text.replace("05/03/62", "05/03/02"), "utf-8")

    found, _ = read(OFSI, tmp_path)

    assert "Date of birth, century unknown: 05/03/02" in {s.value for s in found}


@pytest.mark.parametrize(
    ("table", "old", "new", "error", "message"),
    [
        ("subjects.csv", "ofsi_group_id", "group", ListRefusedError, "lacks the col"),
        ("subjects.csv", "RUS9003", "RUS9999", UnreadableFileError, "does not have"),
        ("subjects.csv", ",ship,", ",kite,", ListRefusedError, "type 'kite'"),
        ("subject_names.csv", "low_", "odd_", ListRefusedError, "alias strength"),
        ("subject_identifiers.csv", ",imo,", ",x,", ListRefusedError, "identifier ty"),
        ("subject_countries.csv", ",birth,", ",y,", ListRefusedError, "country type"),
        ("subject_names.csv", "3,RUS9001", "3,4,RUS9001", UnreadableFileError, "12 co"),
    ],
)
def test_tables_that_changed_are_refused(
    tmp_path: Path, table: str, old: str, new: str, error: type[Exception], message: str
) -> None:
    folder = Path(shutil.copytree(ROOT / UKSL / "sample", tmp_path / "tables"))
    text = (folder / table).read_text("utf-8")
    assert old in text
    (folder / table).write_text(text.replace(old, new), "utf-8")

    with pytest.raises(error, match=message):
        read(UKSL, folder)


def test_a_missing_table_is_refused(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(ROOT / UKSL / "sample", tmp_path / "tables"))
    (folder / "subject_names.csv").unlink()

    with pytest.raises(UnreadableFileError, match=r"lack subject_names\.csv"):
        read(UKSL, folder)

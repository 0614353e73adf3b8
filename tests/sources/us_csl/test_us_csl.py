"""The export lists in the Consolidated Screening List: real file, forms, defects."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from clearance.entities import Statement
from clearance.errors import ListRefusedError, UnreadableFileError
from clearance.sources import Audit, SnapshotFiles, read_catalog

SOURCE = read_catalog()["us_csl"]
EL = "Entity List (EL) - Bureau of Industry and Security"
ISN = "Nonproliferation Sanctions (ISN) - State Department"
SDN = "Specially Designated Nationals (SDN) - Treasury Department"
HEADINGS = [
    "_id",
    "source",
    "entity_number",
    "type",
    "programs",
    "name",
    "title",
    "addresses",
    "federal_register_notice",
    "start_date",
    "end_date",
    "standard_order",
    "license_requirement",
    "license_policy",
    "call_sign",
    "vessel_type",
    "gross_tonnage",
    "gross_registered_tonnage",
    "vessel_flag",
    "vessel_owner",
    "remarks",
    "source_list_url",
    "alt_names",
    "citizenships",
    "dates_of_birth",
    "nationalities",
    "places_of_birth",
    "source_information_url",
    "ids",
]
ROW = {
    "source": EL,
    "name": "Example Dynamics Co. Ltd.",
    "addresses": "1 Sample Road, Shenzhen, 518000, CN; 2 Model Street, Kowloon, HK",
    "start_date": "2019-05-21",
    "license_requirement": "For all items subject to the EAR.",
    "license_policy": "Presumption of denial.",
    "alt_names": "Example Dynamics; and EDC",
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
    with (folder / "consolidated.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(headings)
        writer.writerows([[row.get(h, "") for h in headings] for row in rows])
    return read_folder(folder)


def read_json(folder: Path, document: Any) -> tuple[list[Statement], Audit]:
    """Write the other form and read it."""
    (folder / "consolidated.json").write_text(json.dumps(document), "utf-8")
    return read_folder(folder)


def values(found: list[Statement], prop: str, kind: str | None = None) -> list[str]:
    """List what was said for a property, of one kind of thing or of all."""
    return [s.value for s in found if s.property == prop and kind in (None, s.kind)]


@pytest.fixture(scope="module")
def real(shared: Path) -> tuple[list[Statement], Audit]:
    """Read the real list of May 2022."""
    lists = shared / "lists" / "us_tradegov" / "consolidated_screening_list"
    return read_folder(lists / "2022-05-16")


def test_each_list_has_as_many_entries_as_the_real_file(
    real: tuple[list[Statement], Audit],
) -> None:
    counts = real[1].counts

    assert {name: counts[f"list.{name}"] for name in ("EL", "DTC", "DPL")} == {
        "EL": 2001,
        "DTC": 727,
        "DPL": 462,
    }
    assert {name: counts[f"list.{name}"] for name in ("UVL", "ISN", "MEU")} == {
        "UVL": 201,
        "ISN": 163,
        "MEU": 71,
    }
    assert counts["entries"] == 3625


def test_treasurys_lists_are_left_to_ofac(real: tuple[list[Statement], Audit]) -> None:
    found, audit = real
    elsewhere = {k: n for k, n in audit.counts.items() if k.startswith("elsewhere.")}

    assert sum(elsewhere.values()) + audit.counts["entries"] == 14_160
    assert elsewhere["elsewhere.SDN"] == 10_026
    assert not {s.subject for s in found if s.subject.startswith("ofac-")}


def test_what_the_real_file_leaves_open_is_known(
    real: tuple[list[Statement], Audit],
) -> None:
    """Three years that no calendar has, and two places without a country."""
    record = real[1].record()
    open_ = {k: v["total"] for k, v in record["not_understood"].items()}

    assert open_ == {"date": 3, "country": 3}
    assert record["problems"] == []


def test_russian_parties_of_the_entity_list_are_found(
    real: tuple[list[Statement], Audit],
) -> None:
    """576 rows of the list have an address that ends in RU; two are of one name."""
    russian = {
        s.subject
        for s in real[0]
        if s.property == "country"
        and s.value == "ru"
        and s.subject.startswith("us-bis-el-")
    }

    assert len(russian) == 575


def test_denied_persons_bear_the_ids_of_the_list_itself(
    real: tuple[list[Statement], Audit], shared: Path
) -> None:
    """All but five of them are on BIS's own list four months later."""
    dpl = read_catalog()["us_bis_dpl"]
    folder = shared / "lists" / "us_bis" / "denied_persons" / "2022-09-07"
    of_bis = dpl.parse(SnapshotFiles.in_folder(dpl.name, folder), Audit())
    theirs = {s.subject for s in of_bis if s.kind == "LegalEntity"}
    ours = {s.subject for s in real[0] if s.subject.startswith("us-bis-dpl-")}
    parties = {s for s in ours if s.count("-") == 3}

    assert len(parties - theirs) <= 5


def test_licence_terms_stay_in_the_lists_words(tmp_path: Path) -> None:
    found, _ = read(tmp_path, ROW)

    assert values(found, "provisions") == ["export licence requirement"]
    assert values(found, "summary") == ["For all items subject to the EAR."]
    assert values(found, "description") == ["Presumption of denial."]
    assert values(found, "topics") == ["export.control"]


def test_rows_of_one_name_are_one_party_with_a_designation_each(
    tmp_path: Path,
) -> None:
    second = {**ROW, "addresses": "3 Weg, Berlin, DE", "start_date": "2020-08-27"}
    found, audit = read(tmp_path, ROW, second)

    assert audit.counts["entries"] == 2
    assert len({s.subject for s in found if s.kind == "LegalEntity"}) == 1
    assert sorted(values(found, "startDate")) == ["2019-05-21", "2020-08-27"]
    assert {s.listed_from for s in found if s.kind == "LegalEntity"} == {"2019-05-21"}
    assert values(found, "country") == ["cn", "hk", "de"]


def test_one_name_on_two_lists_is_two_parties(tmp_path: Path) -> None:
    found, _ = read(tmp_path, ROW, {**ROW, "source": ISN, "programs": "INKSNA"})

    assert len({s.subject for s in found if s.kind == "LegalEntity"}) == 2


def test_successors_are_no_part_of_a_name(tmp_path: Path) -> None:
    name = "Example LLC and any successor, sub-unit, or subsidiary thereof"
    found, _ = read(tmp_path, {**ROW, "name": name, "alt_names": ""})

    assert values(found, "name") == ["Example LLC"]
    assert values(found, "notes") == [
        "and any successor, sub-unit, or subsidiary thereof"
    ]


def test_a_subordinate_body_is_linked_to_its_parent(tmp_path: Path) -> None:
    below = f"{ROW['name']}.  Subordinate Institution -  Second Model Institute"
    found, _ = read(tmp_path, ROW, {**ROW, "name": below, "alt_names": ""})
    parent = next(s.subject for s in found if s.property == "name")

    assert values(found, "object") == [parent]
    assert "Second Model Institute" in values(found, "alias")


def test_lost_apostrophes_are_mended_and_the_original_kept(tmp_path: Path) -> None:
    found, _ = read(tmp_path, {**ROW, "name": "Xi?an Sample Works", "alt_names": ""})
    name = next(s for s in found if s.property == "name")

    assert (name.value, name.original) == ("Xi'an Sample Works", "Xi?an Sample Works")


def test_programmes_of_nonproliferation_say_their_measures(tmp_path: Path) -> None:
    row = {**ROW, "source": ISN, "programs": "E.O. 13382; Export-Import Bank Act"}
    found, _ = read(tmp_path, row)

    assert values(found, "program", "Sanction") == [
        "E.O. 13382",
        "Export-Import Bank Act",
    ]
    assert values(found, "provisions") == ["asset freeze"]


def test_both_forms_say_the_same(tmp_path: Path) -> None:
    (tmp_path / "csv").mkdir()
    (tmp_path / "json").mkdir()
    of_csv, _ = read(tmp_path / "csv", ROW)
    places = [
        {"address": "1 Sample Road", "city": "Shenzhen", "state": None,
         "postal_code": "518000", "country": "CN"},
        {"address": "2 Model Street", "city": "Kowloon", "country": "HK"},
    ]  # fmt: skip
    result = {**ROW, "id": "x", "addresses": places, "end_date": None}
    result["alt_names"] = ["Example Dynamics", "EDC"]
    of_json, audit = read_json(tmp_path / "json", {"results": [result]})

    said = {(s.subject, s.property, s.value) for s in of_csv}
    assert {(s.subject, s.property, s.value) for s in of_json} == said
    assert audit.record()["not_understood"] == {}


def test_a_field_nobody_knows_is_told(tmp_path: Path) -> None:
    _, audit = read_json(tmp_path, {"results": [{**ROW, "colour": "blue"}]})

    assert audit.record()["not_understood"]["field"]["total"] == 1


def test_a_list_nobody_knows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ListRefusedError, match="list 'New List"):
        read(tmp_path, {**ROW, "source": "New List (NL) - Somebody"})


def test_a_file_without_a_column_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ListRefusedError, match="alt_names"):
        read(tmp_path, ROW, headings=[h for h in HEADINGS if h != "alt_names"])


@pytest.mark.parametrize("content", ["", "<html></html>", "a,b\n1,2", "\x00"])
def test_another_file_is_not_read(tmp_path: Path, content: str) -> None:
    (tmp_path / "consolidated.csv").write_text(content, "utf-8")

    with pytest.raises(UnreadableFileError, match=r"consolidated\.csv"):
        read_folder(tmp_path)


@pytest.mark.parametrize("content", ["{", "[]", '{"results": []}', '{"results": [1]}'])
def test_broken_json_is_not_read(tmp_path: Path, content: str) -> None:
    (tmp_path / "consolidated.json").write_text(content, "utf-8")

    with pytest.raises(UnreadableFileError, match=r"consolidated\.json"):
        read_folder(tmp_path)


def test_a_list_of_treasurys_rows_only_has_no_entries(tmp_path: Path) -> None:
    _, audit = read(tmp_path, {**ROW, "source": SDN})

    assert "entries" not in audit.counts
    assert audit.counts["elsewhere.SDN"] == 1

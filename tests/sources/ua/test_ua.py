"""Ukraine's register, by small samples, and its portal's vessels, by the extract."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from clearance.entities import Statement
from clearance.errors import ListRefusedError, UnreadableFileError
from clearance.sources import Audit, SnapshotFiles, find_on_disk, read_catalog

DAY = date(2026, 1, 5)
PERSON: dict[str, Any] = {
    "sid": 1,
    "status": "active",
    "name": "Прикладенко Іван",
    "translit": "Prykladenko Ivan",
    "aliases": [],
    "citizenships": ["RU"],
    "bd": "24.02.1957",
    "dd": None,
    "identifiers": [],
    "attributes": [],
}
ACTION: dict[str, Any] = {
    "aid": 5,
    "status": "active",
    "term": "десять років",
    "endDate": "19.10.2032",
    "decree": {"number": "000/2022", "date": "19.10.2022", "link": None},
    "restrictions": [{"restriction": "блокування активів"}],
}
HEAD = (
    "gur_id,name,imo,mmsi_current,mmsi_legacy,flag,vessel_type,callsign,"
    "former_names,build_year,status\n"
)


def _parse(
    source: str, folder: Path, files: Mapping[str, str]
) -> tuple[list[Statement], Audit]:
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    one = read_catalog()[source]
    snapshot = SnapshotFiles.in_folder(
        source, folder, published=DAY, names=one.metadata.file_names
    )
    audit = Audit()
    found = list(one.parse(snapshot, audit))
    audit.refuse_new_categories()
    return found, audit


def _register(
    folder: Path, person: Mapping[str, Any], *actions: Mapping[str, Any]
) -> tuple[list[Statement], Audit]:
    legal = {**PERSON, "sid": 2, "name": "Приклад"}
    return _parse(
        "ua_nsdc",
        folder,
        {
            "subjects-individual.json": json.dumps([{**PERSON, **person}]),
            "subjects-legal.json": json.dumps([legal]),
            "actions.json": json.dumps({"1": list(actions)}),
        },
    )


def _said(found: list[Statement], subject: str, prop: str) -> set[str]:
    return {s.value for s in found if (s.subject, s.property) == (subject, prop)}


def test_a_decision_lists_from_its_decree_to_the_end_of_its_term(
    tmp_path: Path,
) -> None:
    found, _ = _register(tmp_path, {}, ACTION)

    dated = {
        (s.listed_from, s.listed_until)
        for s in found
        if s.subject.startswith("ua-nsdc-1")
    }
    assert dated == {("2022-10-19", "2032-10-19")}
    assert _said(found, "ua-nsdc-1-5", "provisions") == {"asset freeze"}
    assert _said(found, "ua-nsdc-1", "birthDate") == {"1957-02-24"}


def test_a_later_decision_without_end_keeps_the_party_listed(tmp_path: Path) -> None:
    later = {**ACTION, "aid": 6, "endDate": None}
    found, _ = _register(tmp_path, {}, ACTION, later)

    assert {s.listed_until for s in found if s.subject == "ua-nsdc-1"} == {None}
    ended = {s.listed_until for s in found if s.subject == "ua-nsdc-1-5"}
    assert ended == {"2032-10-19"}


def test_who_was_taken_off_before_the_term_is_gone_on_the_registers_day(
    tmp_path: Path,
) -> None:
    excluded = {**ACTION, "status": "excluded"}
    found, audit = _register(tmp_path, {"status": "excluded"}, excluded)

    ended = {s.listed_until for s in found if s.subject.startswith("ua-nsdc-1")}
    assert ended == {DAY.isoformat()}
    assert audit.counts["entries.not_in_force"] == 1


def test_a_party_whose_decisions_are_not_there_is_still_listed(tmp_path: Path) -> None:
    found, audit = _register(tmp_path, {})

    assert _said(found, "ua-nsdc-1-listed", "entity") == {"ua-nsdc-1"}
    assert audit.counts["entries.without_decisions"] == 2


def test_a_number_that_fails_its_check_is_kept_as_what_it_may_be(
    tmp_path: Path,
) -> None:
    numbers = [
        {"id": "tax:inn", "code": "2771303400", "iso2": "UA"},
        {"id": "reg:never-seen", "code": "77"},
    ]
    found, audit = _register(tmp_path, {"identifiers": numbers}, ACTION)

    assert _said(found, "ua-nsdc-1", "innCode") == set()
    assert _said(found, "ua-nsdc-1", "taxNumber") == {"2771303400"}
    assert _said(found, "ua-nsdc-1", "registrationNumber") == {"77"}
    assert audit.record()["not_understood"]["identifier type"]["total"] == 1


def test_an_unknown_measure_is_told_and_kept_in_its_own_words(tmp_path: Path) -> None:
    strange = {**ACTION, "restrictions": [{"restriction": "заборона співати"}]}
    found, audit = _register(tmp_path, {}, strange)

    assert _said(found, "ua-nsdc-1-5", "provisions") == {"other restrictions"}
    assert _said(found, "ua-nsdc-1-5", "summary") == {"заборона співати"}
    assert audit.record()["not_understood"]["measure"]["total"] == 1


def test_a_new_field_and_a_new_status_are_never_swallowed(tmp_path: Path) -> None:
    _, audit = _register(tmp_path, {"height": "180"}, ACTION)

    assert audit.record()["not_understood"]["field"]["total"] == 1
    with pytest.raises(ListRefusedError, match="status 'paused'"):
        _register(tmp_path, {"status": "paused"}, ACTION)


@pytest.mark.parametrize(
    "text", ["", "[", "{}", "[]", "[1]", '[{"name": "x"}]', '[{"sid": 1}]', "NaN"]
)
def test_a_damaged_register_is_refused(tmp_path: Path, text: str) -> None:
    files = {"subjects-individual.json": text, "actions.json": '{"1": []}'}
    if text == '[{"sid": 1}]':
        files["subjects-individual.json"] = '[{"sid": 1, "status": "active"}]'

    with pytest.raises(UnreadableFileError):
        _parse("ua_nsdc", tmp_path, files)


def test_the_portals_vessels_are_all_read(shared: Path) -> None:
    source = read_catalog()["ua_war_sanctions_vessels"]
    (found,) = find_on_disk(shared / "lists", source.metadata)
    audit = Audit()
    files = SnapshotFiles(source.name, found.files, published=found.published)
    statements = list(source.parse(files, audit))
    audit.refuse_new_categories()
    counts = audit.counts

    assert counts["entries"] == 1414
    assert counts["entries.delisted"] == 10
    assert counts["imo"] == 1410
    assert counts["bad_characters"] == 5
    assert audit.record()["not_understood"].keys() == {"callsign", "build_year"}
    gone = {s.subject for s in statements if s.listed_until == "2026-06-12"}
    assert len({subject.removesuffix("-portal") for subject in gone}) == 10
    names = {s.value for s in statements if s.property in {"name", "previousName"}}
    assert not names & {"Flags (former)", "Vessel name", "Call sign", "Мальта"}


def test_a_heading_read_in_place_of_a_value_is_no_value(tmp_path: Path) -> None:
    row = "7,EXAMPLE,9074729,Call sign,,unknown,Tug,Vessel Type,Flags (former),,listed"
    found, _ = _parse(
        "ua_war_sanctions_vessels", tmp_path, {"gur_vessels_master.csv": HEAD + row}
    )

    said = {s.property for s in found if s.kind == "Vessel"}
    assert said == {"name", "imoNumber", "type", "program"}


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", UnreadableFileError),
        (HEAD, UnreadableFileError),
        (HEAD + "1,A", UnreadableFileError),
        (HEAD + ",EXAMPLE,,,,,,,,,listed", UnreadableFileError),
        (HEAD + "7,EXAMPLE,9074729,,,,,,,,hidden", ListRefusedError),
        ("name,imo\nEXAMPLE,9074729\n", ListRefusedError),
    ],
)
def test_a_damaged_extract_of_the_portal_is_refused(
    tmp_path: Path, text: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        _parse("ua_war_sanctions_vessels", tmp_path, {"gur_vessels_master.csv": text})

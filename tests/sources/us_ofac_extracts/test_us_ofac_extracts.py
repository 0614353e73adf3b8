"""The extracts of OFAC's list, on the real files and beside the official list."""

import json
from collections import Counter
from datetime import UTC, date, datetime
from functools import cache
from importlib.resources import files as resources
from pathlib import Path

import pytest

from clearance.entities import Statement
from clearance.errors import ListRefusedError, UnreadableFileError
from clearance.knowledge import Knowledge
from clearance.sources import (
    Audit,
    SnapshotFiles,
    find_on_disk,
    keep_found,
    load_snapshot,
    read_catalog,
)
from clearance.values import AsOf


@cache
def _read(
    lists: Path, name: str, day: str
) -> tuple[tuple[Statement, ...], dict[str, int], dict[str, object]]:
    source = read_catalog()[name]
    sets = find_on_disk(lists, source.metadata)
    (found,) = [one for one in sets if str(one.published) == day]
    audit = Audit()
    files = SnapshotFiles(name, found.files, published=found.published)
    statements = tuple(source.parse(files, audit))
    audit.refuse_new_categories()
    return statements, dict(audit.counts), audit.record()


@pytest.fixture(scope="module")
def lists(shared: Path) -> Path:
    """Give the folder of lists."""
    return shared / "lists"


def _official(lists: Path) -> tuple[Statement, ...]:
    return _read(lists, "us_ofac_sdn", "2024-05-03")[0]


def _designations(statements: tuple[Statement, ...]) -> dict[str, str]:
    return {
        s.subject: s.value
        for s in statements
        if s.kind == "Sanction" and s.property == "program"
    }


@pytest.mark.slow
def test_the_extract_of_names_has_all_entries(lists: Path) -> None:
    _, counts, record = _read(lists, "us_ofac_sdn_extract", "2026-07-11")

    assert counts["entries"] == counts["record_count"] == 19_143
    assert counts["entries.Person"] == 7_503
    assert counts["entries.Vessel"] == 1_497
    assert counts["entries.Airplane"] == 344
    assert counts["programme.RUSSIA-EO14024"] == 6_353
    assert record["not_understood"] == {}


@pytest.mark.slow
def test_the_extract_joins_the_official_list(lists: Path) -> None:
    extract, _, _ = _read(lists, "us_ofac_sdn_extract", "2026-07-11")
    official = _official(lists)
    names = [
        {s.subject: s.original or s.value for s in of if s.property == "name"}
        for of in (
            [s for s in official if s.kind not in {"Security"}],
            extract,
        )
    ]
    before = {k: v for k, v in names[0].items() if k.count("-") == 1}
    shared_ids = before.keys() & names[1].keys()

    assert len(shared_ids) == 14_104
    assert sum(before[one] == names[1][one] for one in shared_ids) == 14_068
    assert len(before.keys() - names[1].keys()) == 861
    here, there = _designations(extract), _designations(official)
    assert all(here[one] == there[one] for one in here.keys() & there.keys())
    assert len(here.keys() & there.keys()) > 14_104


@pytest.mark.slow
def test_the_workbooks_rows_of_ofac_are_all_read(lists: Path) -> None:
    _, counts, record = _read(lists, "us_ofac_workbook_extract", "2026-04-22")
    missed = record["not_understood"]
    assert isinstance(missed, dict)

    assert counts["entries"] == 18_758
    assert counts["secondary_risk"] == 10_739
    assert counts["linked_to"] == 7_922
    assert missed.keys() == {"remark", "country"}
    assert missed["remark"]["total"] <= 9
    assert missed["country"]["total"] <= 8


@pytest.mark.parametrize(
    ("day", "addresses", "parties"), [("2026-03-23", 772, 83), ("2026-08-08", 961, 94)]
)
def test_every_wallet_hangs_on_its_party(
    lists: Path, day: str, addresses: int, parties: int
) -> None:
    found, counts, record = _read(lists, "us_ofac_wallets_extract", day)
    holders = {s.subject: s.value for s in found if s.property == "holder"}

    assert counts["entries"] == parties
    assert counts["addresses"] == len(holders) == addresses
    assert record["not_understood"] == {}


@pytest.mark.slow
def test_wallets_that_the_official_list_has_too_are_the_same_things(
    lists: Path,
) -> None:
    found, _, _ = _read(lists, "us_ofac_wallets_extract", "2026-08-08")
    keys = [
        {s.subject: s.value for s in of if s.property == "publicKey"}
        for of in (found, _official(lists))
    ]
    both = keys[0].keys() & keys[1].keys()

    # The official file cuts long remarks off; the rest of its 281 was taken off since.
    assert len(both) == 267
    assert all(keys[0][one] == keys[1][one] for one in both)


def test_the_relations_have_their_types(lists: Path) -> None:
    _, counts, record = _read(lists, "us_ofac_relations_extract", "2024-03-13")

    assert counts["entries"] == 6_148
    assert counts["relations.Owned or Controlled By"] == 3_146
    assert counts["relations.Acting for or on behalf of"] == 1_070
    assert counts["relations.Providing support to"] == 1_000
    assert counts["entries.Family"] == 115
    assert "entries.Ownership" not in counts
    assert record["not_understood"] == {}
    assert record["problems"] == []


@pytest.mark.slow
def test_the_official_list_confirms_the_relations(lists: Path) -> None:
    """Of the 6,134 with both ends on the list of 2024-05-03, all but 9 are linked."""
    relations, _, _ = _read(lists, "us_ofac_relations_extract", "2024-03-13")
    parties: set[str] = set()
    ends: dict[str, dict[str, str]] = {}
    for s in _official(lists):
        if s.property == "program" and s.kind != "Sanction":
            parties.add(s.subject)
        if s.kind == "UnknownLink" and s.property in {"subject", "object"}:
            ends.setdefault(s.subject, {})[s.property] = s.value
    linked = {frozenset(pair.values()) for pair in ends.values() if len(pair) == 2}
    typed: dict[str, list[str]] = {}
    for s in relations:
        if s.value.startswith("ofac-"):
            typed.setdefault(s.subject, []).append(s.value)
    inside = [pair for pair in typed.values() if parties.issuperset(pair)]
    confirmed = sum(frozenset(pair) in linked for pair in inside)

    assert {len(pair) for pair in typed.values()} == {2}
    assert len(inside) == 6_134
    assert confirmed >= 6_125


def test_what_the_extracts_say_hangs_on_one_party(tmp_path: Path) -> None:
    store = Knowledge(tmp_path / "store")
    now = datetime(2026, 6, 1, 12, tzinfo=UTC)
    for name in ("sdn", "relations", "workbook"):
        source = read_catalog()[f"us_ofac_{name}_extract"]
        sample = resources(source.package).joinpath("sample")
        found = find_on_disk(Path(str(sample)), source.metadata)[-1]
        load_snapshot(store, source, keep_found(store, source, found, retrieved=now))
    listings = {one.entity.id: one for one in store.view(AsOf(date.max)).listings()}
    ship, firm = listings["ofac-900003"], listings["ofac-900002"]

    assert {"us_ofac_sdn_extract", "us_ofac_workbook_extract"} == set(
        ship.entity.sources
    )
    assert [one.id for one in ship.of("Sanction")] == ["ofac-900003-sdn-RUSSIA-EO14024"]
    roles = {role for one in ship.of("UnknownLink") for role in one.get("role")}
    assert {"Linked To", "Owned or Controlled By", "Property in the interest of"} == (
        roles
    )
    assert ["ofac-900001"] == [one.first("director") for one in firm.of("Directorship")]


def test_an_extract_without_a_column_or_cut_off_is_refused(tmp_path: Path) -> None:
    source = read_catalog()["us_ofac_sdn_extract"]
    place = tmp_path / "ofac_sdn.json"
    one = {"uid": "1", "name": "EXAMPLE", "aliases": [], "type": "-0-"}
    texts = [
        (json.dumps({"entries": [one]}), ListRefusedError),
        (json.dumps({"entries": [{**one, "uid": "x"}]}), ListRefusedError),
        ('{"entries": [', UnreadableFileError),
        ("[]", UnreadableFileError),
        ("", UnreadableFileError),
    ]
    for text, error in texts:
        place.write_text(text, "utf-8")
        files = SnapshotFiles.in_folder(source.name, tmp_path)
        with pytest.raises(error):
            list(source.parse(files, Audit()))


def test_a_new_type_of_relation_or_party_is_refused(tmp_path: Path) -> None:
    head = "ID,From-ProfileID,To-ProfileID,RelationTypeID,RelationQualityID,Former"
    relations = f"{head},SanctionsEntryID\n1,1,2,99999,1,false,1\n"
    (tmp_path / "profile_relationships.csv").write_text(relations, "utf-8")
    parties = "FixedRef,ProfileID,PartySubTypeID\n1,1,4\n2,2,9\n"
    (tmp_path / "distinct_party.csv").write_text(parties, "utf-8")
    source = read_catalog()["us_ofac_relations_extract"]
    audit = Audit()
    found = list(source.parse(SnapshotFiles.in_folder(source.name, tmp_path), audit))

    assert Counter(s.kind for s in found) == {"UnknownLink": 4}
    with pytest.raises(ListRefusedError, match="99999"):
        audit.refuse_new_categories()

"""Large registers are read around somebody, and say there what they say read whole."""

import gzip
import json
import random
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]
import pytest
from pyarrow import ipc

from clearance.errors import UnreadableFileError
from clearance.ownership import Holding
from clearance.reading import (
    OwnershipFile,
    Wanted,
    is_register,
    read_ownership,
    read_registers,
)


@pytest.fixture
def all_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take every register for a large one."""
    monkeypatch.setattr("clearance.reading._register_forms.LARGE", 0)


def psc(company: int, owner: int | str) -> dict[str, Any]:
    """Write a record: a company of that number, or a person of that name, owns it."""
    told: dict[str, Any] = {
        "etag": "0" * 40,
        "notified_on": "2016-04-06",
        "natures_of_control": [
            "ownership-of-shares-50-to-75-percent",
            "right-to-appoint-and-remove-directors",
        ],
        "address": {"postal_code": "EX4 2MP"},
    }
    if isinstance(owner, int):
        told |= {
            "kind": "corporate-entity-person-with-significant-control",
            "name": f"Holding {owner} Limited",
            "identification": {
                "country_registered": "England",
                "registration_number": str(owner),
            },
        }
    else:
        told |= {
            "kind": "individual-person-with-significant-control",
            "name_elements": {"forename": owner, "surname": "Example"},
            "date_of_birth": {"month": 2, "year": 1970},
        }
    return {"company_number": f"{company:08d}", "data": told}


def records(count: int, seed: int) -> list[dict[str, Any]]:
    """Make up who owns companies: persons, and each other."""
    chance = random.Random(seed)
    found = []
    for number in range(1, count + 1):
        for _ in range(chance.choice((1, 1, 2))):
            company = chance.random() < 0.6
            owner = chance.randrange(1, count + 1)
            found.append(psc(number, owner if company else f"P{owner}"))
    found.append({"data": {"kind": "totals#persons-of-significant-control-snapshot"}})
    return found


def lines(folder: Path, some: Sequence[Mapping[str, Any]]) -> Path:
    """Write records as JSON lines."""
    path = folder / "snapshot.txt"
    path.write_text("".join(json.dumps(one) + "\n" for one in some), "utf-8")
    return path


def zipped(path: Path) -> Path:
    """Pack a file as Companies House does."""
    packed = path.with_suffix(".zip")
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(path, path.name)
    return packed


def gzipped(path: Path) -> Path:
    """Pack a file with gzip."""
    packed = path.with_suffix(".gz")
    packed.write_bytes(gzip.compress(path.read_bytes()))
    return packed


def said(file: OwnershipFile) -> set[tuple[str, str, str, str, str]]:
    """Give holdings and links of a file by the file's own ids."""

    def own(party: str) -> str:
        return party.partition("#")[2]

    holdings = {
        (own(h.owner), own(h.owned), str(h.share), h.kind, str(h.since))
        for h in file.holdings
    }
    links = {
        (own(k.from_), own(k.to), k.kind, k.text, str(k.since)) for k in file.links
    }
    return holdings | links


def above(holdings: Sequence[Holding], start: set[str]) -> set[str]:
    """Find who stands above some parties, by their ids."""
    return _closed(start, [(one.owned, one.owner) for one in holdings])


def below(holdings: Sequence[Holding], start: set[str]) -> set[str]:
    """Find who stands below some parties, by their ids."""
    return _closed(start, [(one.owner, one.owned) for one in holdings])


def _closed(start: set[str], steps: Sequence[tuple[str, str]]) -> set[str]:
    found = set(start)
    while True:
        more = {end for first, end in steps if first in found} - found
        if not more:
            return found
        found |= more


@pytest.mark.parametrize("packed", [lambda path: path, zipped, gzipped])
@pytest.mark.parametrize("seed", [1, 2])
def test_around_a_company_a_register_says_what_it_says_read_whole(
    all_large: None, tmp_path: Path, packed: Callable[[Path], Path], seed: int
) -> None:
    path = lines(tmp_path, records(300, seed))
    whole = read_ownership(path)
    asked = f"{path.name}#gb-{100 + seed:08d}"
    around = above(whole.holdings, below(whole.holdings, {asked}))

    (part,) = read_registers([packed(path)], Wanted(f"{100 + seed}"))

    expected = OwnershipFile(
        whole.path,
        whole.format,
        {},
        tuple(one for one in whole.holdings if one.owned in around),
        tuple(one for one in whole.links if one.to in around),
    )
    assert said(part) == said(expected)
    assert said(part)
    assert len(said(part)) < len(said(whole))
    names = {one.partition("#")[2]: p.name for one, p in whole.parties.items()}
    for one, party in part.parties.items():
        assert party.name == names[one.partition("#")[2]] or "UK company" in party.name


def test_somebody_is_found_by_a_name_and_by_a_part_of_it(
    all_large: None, tmp_path: Path
) -> None:
    path = lines(tmp_path, [psc(1, 7), psc(2, "Elif"), psc(3, "Grace")])

    for asked in ("Holding 7 Limited", "holding 7"):
        (part,) = read_registers([path], Wanted(asked))
        assert {one.owned.partition("#")[2] for one in part.holdings} == {"gb-00000001"}
    (part,) = read_registers([path], Wanted(None, names=("ELIF  EXAMPLE",)))
    assert {one.owned.partition("#")[2] for one in part.holdings} == {"gb-00000002"}


def test_a_record_of_another_make_is_read_as_far_as_it_goes(
    all_large: None, tmp_path: Path
) -> None:
    """A number where a text belongs stops the fast reader, and not the reading."""
    odd = psc(5, "Hugo")
    odd["data"]["nationality"] = 44
    odd["data"]["date_of_birth"] = {"month": "May", "year": 1970}
    path = lines(tmp_path, [psc(1, 5), odd, psc(2, "Anna")])

    (part,) = read_registers([path], Wanted("5"))

    assert {one.owned.partition("#")[2] for one in part.holdings} == {
        "gb-00000001",
        "gb-00000005",
    }


def test_nobody_of_that_name_is_said_and_no_row_is_kept(
    all_large: None, tmp_path: Path
) -> None:
    path = lines(tmp_path, [psc(1, 7), psc(2, "Elif")])

    (part,) = read_registers([path], Wanted("Quarzwerk Unbekannt"))

    assert not part.parties
    assert "Of 2 rows none" in part.problems[0].sentence


def gleif(folder: Path) -> list[Path]:
    """Write GLEIF's tables of entities, relationships and exceptions, as published."""
    tables = {
        "lei2.csv": [
            (
                '"LEI","Entity.LegalName","Entity.LegalName.xmllang",'
                '"Entity.LegalJurisdiction"'
            ),
            '"EXAM00CHILD000000035","Danube Freight GmbH","de","AT"',
            '"EXAM00PARENT00000027","Danube, Holding ""D"" AG","de","AT"',
            '"EXAM00OTHER000000016","Somebody Else AG","de","DE"',
        ],
        "rr.csv": [
            (
                "Relationship.StartNode.NodeID,Relationship.StartNode.NodeIDType,"
                "Relationship.EndNode.NodeID,Relationship.EndNode.NodeIDType,"
                "Relationship.RelationshipType,Relationship.Period.1.startDate,"
                "Relationship.Period.1.endDate,Relationship.Period.1.periodType,"
                "Relationship.RelationshipStatus"
            ),
            (
                "EXAM00CHILD000000035,LEI,EXAM00PARENT00000027,LEI,"
                "IS_DIRECTLY_CONSOLIDATED_BY,2020-01-01T00:00:00Z,,RELATIONSHIP_PERIOD,"
                "ACTIVE"
            ),
        ],
        "repex.csv": [
            "LEI,Exception.Category,Exception.Reason.1",
            (
                "EXAM00PARENT00000027,ULTIMATE_ACCOUNTING_CONSOLIDATION_PARENT,"
                "NATURAL_PERSONS"
            ),
        ],
    }
    paths = []
    for name, rows in tables.items():
        path = folder / name
        path.write_text("\n".join(rows) + "\n", "utf-8")
        paths.append(zipped(path))
    return paths


@pytest.mark.parametrize("asked", ["Danube Freight GmbH", "EXAM00CHILD000000035"])
def test_gleifs_tables_are_read_together_by_their_leis(
    tmp_path: Path, asked: str
) -> None:
    """The name stands in one table, the parent in another, the exception in a third."""
    paths = gleif(tmp_path)

    assert all(map(is_register, paths))
    entities, relations, exceptions = read_registers(paths, Wanted(asked))

    names = {party.name for party in entities.parties.values()}
    assert names == {"Danube Freight GmbH", 'Danube, Holding "D" AG'}
    (link,) = relations.links
    assert link.kind == "owns_or_controls"
    assert link.from_.endswith("EXAM00PARENT00000027")
    assert str(link.since) == "2020-01-01"
    (silent,) = exceptions.parties.values()
    assert "natural persons" in silent.remarks[0]


CHART = {
    "owner": ["Sberbank", "VTB Bank", "Volga Trading House LLC", "A", "Boss"],
    "owned": ["Volga Trading House LLC", "Volga Trading House LLC", "Danube", "B", "C"],
    "share": [30.0, 20.0, 50.0, 10.0, None],
    "kind": [None, None, None, None, "controls"],
}


def parquet(path: Path) -> None:
    """Write the chart as Parquet."""
    pq.write_table(pa.table(CHART), path)


def arrow(path: Path) -> None:
    """Write the chart as an Arrow file."""
    table = pa.table(CHART)
    with ipc.new_file(path, table.schema) as file:
        file.write_table(table)


@pytest.mark.parametrize("write", [parquet, arrow])
def test_a_columnar_table_is_read_by_the_meanings_of_its_columns(
    tmp_path: Path, write: Callable[[Path], None]
) -> None:
    path = tmp_path / "chart.table"
    write(path)

    (part,) = read_registers([path], Wanted("Danube"))

    told = {(one.owner, one.owned): one.share.low for one in part.holdings}
    assert sorted(map(int, told.values())) == [20, 30, 50]
    (boss,) = read_registers([path], Wanted("Boss"))
    assert [link.kind for link in boss.links] == ["controls"]


def test_a_large_table_of_owners_is_read_around_somebody(
    all_large: None, tmp_path: Path
) -> None:
    path = tmp_path / "chart.csv"
    path.write_text(
        "owner,owned,share\n" + "".join(f"O{n},C{n},60\n" for n in range(1_000)),
        "utf-8",
    )

    (part,) = read_registers([path], Wanted("C77"))

    (holding,) = part.holdings
    assert holding.owner.endswith("#o77")


@pytest.mark.parametrize("start", [b"PAR1", b"ARROW1\0\0"])
def test_a_damaged_columnar_file_is_refused_by_name(
    tmp_path: Path, start: bytes
) -> None:
    path = tmp_path / "broken.bin"
    path.write_bytes(start + b"nothing of the kind")

    with pytest.raises(UnreadableFileError, match=r"broken\.bin"):
        is_register(path)


def test_how_far_the_reading_is_can_be_seen(all_large: None, tmp_path: Path) -> None:
    """Each file is read twice, so that is what the bar counts up to."""
    path = lines(tmp_path, records(50, 3))
    moved: list[int] = []

    read_registers([path], Wanted("7"), moved.append)

    assert sum(moved) == 2 * path.stat().st_size


def _small(folder: Path) -> Iterator[Path]:
    yield lines(folder, [psc(1, 7)])
    table = folder / "chart.csv"
    table.write_text("owner,owned,share\nA,B,10\n", "utf-8")
    yield table


def test_small_files_are_read_whole_as_ever(tmp_path: Path) -> None:
    assert not any(map(is_register, _small(tmp_path)))

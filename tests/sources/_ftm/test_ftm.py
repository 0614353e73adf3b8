"""Datasets in FollowTheMoney's forms: what is read, and what is refused."""

import json
import lzma
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from clearance.entities import Statement
from clearance.errors import ListRefusedError, UnreadableFileError
from clearance.sources import Audit, SnapshotFiles, SourceMetadata, reading_with

SOURCE = reading_with(
    SourceMetadata.model_validate(
        {
            "name": "ours",
            "title": "T",
            "publisher": "P",
            "jurisdiction": "int",
            "licence": "L",
            "reader": "ftm",
            "formats": [{"name": "ftm", "files": [{"name": "entities.ftm.json"}]}],
        }
    )
)
HEAD = "canonical_id,entity_id,prop,schema,value,dataset,origin\n"


def read(folder: Path, **files: str) -> tuple[list[Statement], Audit]:
    """Read files, named with underscores for dots."""
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, "utf-8")
    audit = Audit()
    snapshot = SnapshotFiles.in_folder(SOURCE.name, folder)
    return list(SOURCE.parse(snapshot, audit)), audit


def line(key: str = "NK-1", schema: str = "Company", **more: Any) -> str:
    """Write an entity; what is not of the entity itself is a property."""
    told: dict[str, Any] = {"id": key, "schema": schema, "properties": more}
    for own in ("referents", "extra"):
        if own in more:
            told[own] = more.pop(own)
    return f"{json.dumps(told)}\n"


def said(found: list[Statement]) -> Mapping[tuple[str, str], list[str]]:
    """List values by subject and property."""
    told: dict[tuple[str, str], list[str]] = {}
    for one in found:
        told.setdefault((one.subject, one.property), []).append(one.value)
    return told


def test_entities_become_things_under_the_name_of_the_source(tmp_path: Path) -> None:
    """Ids, and what points at them; values in our own canonical form."""
    company = line(name=["Example LLC"], country=["ru"], innCode=["7707083893"])
    ship = line("NK-2", "Vessel", imoNumber=["IMO9074729"], buildDate=["1994-01-01T00"])
    sanction = line("NK-3", "Sanction", entity=["NK-1"], program=["EX"])

    found, audit = read(tmp_path, entities_ftm_json=company + ship + sanction)
    told = said(found)

    assert ["Example LLC"] == told["ours-NK-1", "name"]
    assert ["9074729"] == told["ours-NK-2", "imoNumber"]
    assert ["1994-01-01"] == told["ours-NK-2", "buildDate"]
    assert ["ours-NK-1"] == told["ours-NK-3", "entity"]
    assert (2, 1) == (audit.counts["entries"], audit.counts["programme.EX"])


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("ofac-12345", "ofac-12345"),
        ("eu-fsf-eu-3879-7", "eu-EU.3879.7"),
        ("gb-fcdo-rus0001", "gb-RUS0001"),
        ("gb-hmt-14196", "gb-ofsi-14196"),
        ("ch-seco-12345", "ch-12345"),
        ("un-QDi.001", "un-QDi.001"),
    ],
)
def test_ids_of_official_lists_are_known_as_the_same(
    tmp_path: Path, theirs: str, ours: str
) -> None:
    """So that the dataset joins what the official lists say."""
    found, _ = read(tmp_path, entities_ftm_json=line(name=["A"], referents=[theirs]))

    assert [ours] == said(found)["ours-NK-1", "sameAs"]


def test_other_ids_are_the_same_as_nothing(tmp_path: Path) -> None:
    """A likeness is no identity."""
    ids = ["ofac-abc", "NK-xyz", "Q1234", "eu-fsf-12"]
    found, _ = read(tmp_path, entities_ftm_json=line(name=["A"], referents=ids))

    assert ("ours-NK-1", "sameAs") not in said(found)


def test_what_is_not_known_is_reported(tmp_path: Path) -> None:
    """A new schema under the nearest kind; properties and fields by name."""
    found, audit = read(
        tmp_path,
        entities_ftm_json=line("NK-1", "RealEstate", name=["House"], rooms=["5"])
        + line("NK-2", "Spaceship", name=["Vostok"])
        + line("NK-3", name=["A"], country=["atlantis"], extra=1),
    )
    missed = audit.record()["not_understood"]

    assert ["House"] == said(found)["ours-NK-1", "name"]
    assert ("ours-NK-2", "name") not in said(found)
    assert {"schema": 2, "property": 1, "country": 1, "field": 1} == {
        what: told["total"] for what, told in missed.items()
    }
    assert "rooms = 5" in str(missed["property"])


def test_statements_keep_what_their_list_wrote(tmp_path: Path) -> None:
    """Under the id that the editors settled on; rows of ids come to nothing."""
    rows = (
        "NK-1,ofac-1,id,Company,ofac-1,us,\n"
        "NK-1,ofac-1,name,LegalEntity,Example LLC,us,\n"
        "NK-1,x-2,alias,Company,Example,us,\n"
    )
    found, audit = read(tmp_path, statements_csv=HEAD + rows)

    assert ["Example LLC"] == said(found)["ours-NK-1", "name"]
    assert {"ofac-1"} == set(said(found)["ours-NK-1", "sameAs"])
    assert 1 == audit.counts["entries"]


def test_an_export_of_clearance_is_read_in_its_own_words(tmp_path: Path) -> None:
    """What stands for them in words of FollowTheMoney counts only without them."""
    row = "NK-1,NK-1,birthDate,Person,1955,red,clearance:other-words\n"
    name = "NK-1,NK-1,name,Person,Ada Example,red,\n"
    own = "NK-1,NK-1,birthDate,Person,1955/1957,red,\n"
    without, _ = read(tmp_path, statements_csv=HEAD + name + row)
    (tmp_path / "statements.ours.csv").write_text(HEAD + own)
    found, audit = read(tmp_path)

    assert ["1955"] == said(without)["ours-NK-1", "birthDate"]
    assert ["1955/1957"] == said(found)["ours-NK-1", "birthDate"]
    assert 1 == audit.counts["entries"]


def test_a_wallet_keeps_the_case_of_its_address(tmp_path: Path) -> None:
    """It is a check of it."""
    key = "0x12de548F79a50D2bd05481C8515C1eF5183666a9"
    found, _ = read(
        tmp_path, entities_ftm_json=line("NK-1", "CryptoWallet", publicKey=[key])
    )

    assert [key] == said(found)["ours-NK-1", "publicKey"]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("entities.ftm.json", b"<html>", "line 1 is not JSON"),
        ("entities.ftm.json", b'{"id": "x"}\n', "line 1 .* it has no schema"),
        ("entities.ftm.json", b"[]\n", "line 1 is no FollowTheMoney entity"),
        ("entities.ftm.json", b"[" * 100_000, "line 1 is not JSON"),
        ("entities.ftm.json", line(name="A").encode(), "not a list of texts"),
        ("entities.ftm.json", line().encode()[:-9], "line 1 is not JSON"),
        (
            "entities.ftm.json.xz",
            lzma.compress(line(name=["A"]).encode())[:-40],
            "breaks off",
        ),
        ("entities.ftm.json.xz", b"not packed", "breaks off"),
        ("statements.csv", HEAD.encode() + b"a,b\n", "line 2: the row has 2 cells"),
        ("statements.csv", HEAD.encode() + b",a,name,,x,y,\n", "is no statement"),
        ("statements.csv", b"\xff\xfe\x00", "cannot be read as a table"),
        ("other.csv", b"a,b\n", "There is no entities.ftm.json"),
    ],
)
def test_what_is_no_dataset_is_refused_with_the_line(
    tmp_path: Path, name: str, content: bytes, sentence: str
) -> None:
    """Rather than read by half."""
    (tmp_path / name).write_bytes(content)

    with pytest.raises(UnreadableFileError, match=sentence):
        read(tmp_path)


@pytest.mark.parametrize("name", ["statements.csv", "targets.simple.csv"])
def test_a_table_without_a_needed_column_is_refused(tmp_path: Path, name: str) -> None:
    """The message names what is missing."""
    (tmp_path / name).write_text("id,schema\n1,Person\n")

    with pytest.raises(ListRefusedError, match=r"canonical_id|name"):
        read(tmp_path)


def test_the_day_is_that_of_the_index_or_of_the_newest_line(tmp_path: Path) -> None:
    """Half an index tells nothing."""
    (tmp_path / "entities.ftm.json").write_text(
        '{"last_seen": "2024-01-05T00:00:00"}\n{"last_seen":"2024-02-05T00:00:00"}\n'
    )
    snapshot = SnapshotFiles.in_folder(SOURCE.name, tmp_path)
    newest = SOURCE.published(snapshot)
    (tmp_path / "index.json").write_text('{"last_export": "2024-03-05T09:00:00"}')
    told = SOURCE.published(SnapshotFiles.in_folder(SOURCE.name, tmp_path))
    (tmp_path / "index.json").write_text('{"last_expo')
    half = SOURCE.published(SnapshotFiles.in_folder(SOURCE.name, tmp_path))

    assert date(2024, 2, 5) == newest == half
    assert date(2024, 3, 5) == told

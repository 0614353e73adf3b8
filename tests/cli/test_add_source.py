"""`clearance add-source`, run as a user runs it: a dataset of one's own licence."""

import json
import lzma
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run, run_clearance

TOLD = (
    *("--title", "Example list", "--publisher", "Example Ltd"),
    *("--licence", "Contract 5 of 2024", "--jurisdiction", "int"),
)


def entity(key: str, schema: str = "Company", **properties: str) -> dict[str, Any]:
    """Write an entity as OpenSanctions does."""
    return {
        "id": key,
        "caption": properties.get("name", key),
        "schema": schema,
        "properties": {prop: [value] for prop, value in properties.items()},
        "referents": [],
        "datasets": ["example"],
        "first_seen": "2024-01-01T00:00:00",
        "last_seen": "2024-02-01T00:00:00",
        "last_change": "2024-01-01T00:00:00",
        "target": True,
    }


def dataset(place: Path, *entities: dict[str, Any]) -> Path:
    """Write a dataset of one line for each entity."""
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text("".join(f"{json.dumps(one)}\n" for one in entities))
    return place


ONE = entity("NK-1", name="Example Shipping LLC", innCode="7707083893")
SHIP = entity("NK-2", "Vessel", name="EXAMPLE STAR", imoNumber="IMO9074729")


@pytest.mark.slow
def test_a_file_becomes_a_source_with_its_licence(fresh: Run, tmp_path: Path) -> None:
    """It is loaded, screened against, and shown with what the user said of it."""
    place = dataset(tmp_path / "their.ftm.json", ONE, SHIP)

    added = fresh("add-source", "ours", "--from", place, *TOLD)
    shown = fresh("sources", "ours")
    found = fresh("screen", "IMO 9074729")

    assert (0, 3) == (added.code, found.code), added.err
    assert "added     ours 2024-02-01 (2 entries" in added.out
    assert "licence: Contract 5 of 2024" in shown.out
    assert "EXAMPLE STAR" in found.out
    assert "as in Example list of 2024-02-01" in found.out


@pytest.mark.slow
def test_a_folder_and_packed_files_will_do(fresh: Run, tmp_path: Path) -> None:
    """As downloaded, the day told by index.json."""
    place = dataset(tmp_path / "down/entities.ftm.json", ONE)
    packed = lzma.compress(place.read_bytes())
    place.unlink()
    place.with_name("entities.ftm.json.xz").write_bytes(packed)
    (tmp_path / "down/index.json").write_text('{"last_export": "2024-03-09T01:00:00"}')

    added = fresh("add-source", "ours", "--from", tmp_path / "down", *TOLD)

    assert 0 == added.code, added.err
    assert "added     ours 2024-03-09 (1 entry)" in added.out


@pytest.mark.slow
def test_newer_files_are_loaded_like_those_of_any_list(
    fresh: Run, tmp_path: Path
) -> None:
    """With what changed since; without files, the way to load them is told."""
    dataset(tmp_path / "one/entities.ftm.json", ONE)
    later = {**SHIP, "last_seen": "2024-02-03T00:00:00"}
    dataset(tmp_path / "two/entities.ftm.json", ONE, later)
    fresh("add-source", "ours", "--from", tmp_path / "one", *TOLD)

    newer = fresh("update", "ours", "--from", tmp_path / "two")
    without = fresh("update", "ours")

    assert (0, 1) == (newer.code, without.code)
    assert "Since 2024-02-01: 1 added, 0 removed, 0 changed." in " ".join(
        newer.out.split()
    )
    assert "clearance update ours --from FOLDER" in " ".join(without.out.split())


@pytest.mark.parametrize(
    ("name", "told", "code", "sentence"),
    [
        ("Our-List", TOLD, 2, "A name is made of lower-case letters"),
        ("us_ofac_sdn", TOLD, 2, "There is a source us_ofac_sdn already"),
        ("ours", TOLD[:4] + TOLD[6:], 2, "Missing option '--licence'"),
        ("ours", (*TOLD, "--licence", ""), 2, "--licence: "),
        ("ours", (*TOLD, "--published", "soon"), 2, "--published"),
    ],
)
def test_what_cannot_be_added_is_one_clear_sentence(
    fresh: Run,
    tmp_path: Path,
    name: str,
    told: tuple[str, ...],
    code: int,
    sentence: str,
) -> None:
    """And nothing is left of it."""
    place = dataset(tmp_path / "entities.ftm.json", ONE)

    ran = fresh("add-source", name, "--from", place, *told)

    assert (code, "") == (ran.code, ran.out)
    assert sentence in ran.err
    assert not (tmp_path / "data/sources").exists()


def test_a_file_that_is_no_dataset_is_not_added(fresh: Run, tmp_path: Path) -> None:
    """The name stays free for the right file."""
    (tmp_path / "letter.txt").write_text("Dear Ada")
    (tmp_path / "entities.ftm.json.xz").write_text("not packed")

    letter = fresh("add-source", "ours", "--from", tmp_path / "letter.txt", *TOLD)
    broken = fresh(
        "add-source", "ours", "--from", tmp_path / "entities.ftm.json.xz", *TOLD
    )
    right = dataset(tmp_path / "right/entities.ftm.json", ONE)
    again = fresh("add-source", "ours", "--from", right, *TOLD)

    assert (1, 1, 0) == (letter.code, broken.code, again.code), again.err
    assert "is not called as such a file is. Rename it" in letter.err
    assert "breaks off or is not packed" in broken.err


def answers(data: Path, names: list[str], place: Path) -> list[Any]:
    """Screen names; give for each the outcome and the best party's name and score."""
    (place / "names.csv").write_text("name\n" + "\n".join(names) + "\n", "utf-8")
    report = place / "report.json"
    ran = run_clearance("screen", place / "names.csv", "--json", report, data=data)
    assert ran.code in (0, 3), ran.err
    found = []
    for row in json.loads(report.read_text("utf-8"))["rows"]:
        best = row["matches"][0] if row["matches"] else None
        told = (best["party"]["caption"], best["score"]) if best else None
        found.append((row["label"], row["outcome"], told))
    return found


@pytest.mark.slow
@pytest.mark.parametrize("forms", [("ftm", "statements"), ("ftm",)])
def test_an_export_added_elsewhere_answers_the_same_and_exports_the_same(
    starter_data: Path, tmp_path: Path, forms: tuple[str, ...]
) -> None:
    """There and back: the same parties, names and values, whatever their ids."""
    data, out = tmp_path / "data", tmp_path / "out"
    data.mkdir()
    wanted = [word for form in forms for word in ("--format", form)]
    run_clearance("export", out, *wanted, "-q", data=starter_data)
    added = run_clearance("add-source", "ours", "--from", out, *TOLD, data=data)
    assert 0 == added.code, added.err
    names = ["VTB Bank", "Сбербанк", "Sovcomflot", "Gazprombank", "Ada Example", "NSPK"]

    assert answers(starter_data, names, tmp_path) == answers(data, names, tmp_path)
    again = run_clearance("export", tmp_path / "again", *wanted, "-q", data=data)
    assert 0 == again.code, again.err
    assert values_in(out) == values_in(tmp_path / "again")


def values_in(folder: Path) -> list[Any]:
    """Give what entities say, ids aside."""
    found = []
    for line in (folder / "entities.ftm.json").read_text("utf-8").splitlines():
        told = json.loads(line)
        ends = {"entity", "holder", "owner", "asset", "subject", "object", "issuer"}
        kept = {p: sorted(v) for p, v in told["properties"].items() if p not in ends}
        found.append(
            (told["schema"], told["caption"], told["target"], sorted(kept.items()))
        )
    return sorted(found)


@pytest.mark.slow
def test_a_real_dataset_of_opensanctions_is_read_whole(
    shared: Path, tmp_path: Path
) -> None:
    """Its simple table: every row a party, nothing that was not understood."""
    data = tmp_path / "data"
    data.mkdir()
    name = "ua_war_sanctions/2026-03-13/targets.simple.csv.xz"
    shutil.copy(shared / "lists/eval_only/opensanctions" / name, tmp_path)

    added = run_clearance("add-source", "war", "--from", tmp_path, *TOLD, data=data)
    audit = run_clearance("sources", "war", "--audit", data=data)

    assert 0 == added.code, added.err
    assert "added     war 2026-03-13 (5,600 entries" in added.out
    assert "1,340  entries.Vessel" in audit.out
    assert "not understood" not in audit.out.casefold()

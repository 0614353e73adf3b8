"""`clearance export`, run as a user runs it: files that other programs load."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Run, run_clearance

FILES = {
    *("catalog.json", "entities.ftm.json", "index.json", "maritime.csv"),
    *("senzing.json", "statements.csv", "statements.ours.csv", "targets.simple.csv"),
    "versions.json",
}


@pytest.fixture(scope="module")
def exported(
    starter_data: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Path]:
    """Export the starter set; give what was printed, and the folder."""
    folder = tmp_path_factory.mktemp("export") / "out"
    ran = run_clearance("export", folder, data=starter_data)
    assert 0 == ran.code, ran.err
    return ran.out + ran.err, folder


def names_in(folder: Path) -> set[str]:
    """Name the files in a folder."""
    return {path.name for path in folder.iterdir()}


def test_all_forms_are_written_and_counted(exported: tuple[str, Path]) -> None:
    """The terminal says how much is in each file and what could not be said."""
    told, folder = exported
    index = json.loads((folder / "index.json").read_text("utf-8"))
    entities = (folder / "entities.ftm.json").read_text("utf-8").splitlines()

    assert FILES == names_in(folder)
    assert len(entities) == index["entity_count"]
    assert f"entities.ftm.json {len(entities):,}" in " ".join(told.split())
    assert f"{index['clearance']['parties']} parties, " in told
    assert "FollowTheMoney has no words for these" in told
    assert "SecondarySanctionsRisk" in index["clearance"]["left_out"]


def test_one_form_of_one_list_under_a_name_of_ones_own(
    starter: Run, tmp_path: Path
) -> None:
    """A single list under its own name is a dataset, not a collection."""
    ran = starter(
        *("export", tmp_path / "out", "--format", "simple", "--source", "starter"),
        *("--dataset", "starter", "--title", "Ours", "--quiet"),
    )
    index = json.loads((tmp_path / "out/index.json").read_text("utf-8"))

    assert (0, "", "") == (ran.code, ran.out, ran.err)
    assert {"catalog.json", "index.json", "targets.simple.csv", "versions.json"} == (
        names_in(tmp_path / "out")
    )
    assert ("starter", "Ours", "source") == (
        *(index["name"], index["title"], index["type"]),
    )


@pytest.mark.slow
def test_a_past_day_and_the_changes_since(starter: Run, tmp_path: Path) -> None:
    """From a day, or from the export in a folder."""
    out = tmp_path / "out"
    past = starter("export", out, "--as-of", "2022-02-24", "--format", "ftm")
    by_folder = starter("export", out, "--since", out, "--url", "http://x.example/l")
    by_day = starter("export", tmp_path / "day", "--since", "2022-02-24", "-q")

    assert (0, 0, 0) == (past.code, by_folder.code, by_day.code), by_folder.err
    assert "changes: " in by_folder.out + by_folder.err
    index = json.loads((out / "index.json").read_text("utf-8"))
    assert "http://x.example/l/delta.json" == index["delta_url"]
    chain = json.loads((out / "delta.json").read_text("utf-8"))["versions"]
    assert ["20220224", index["version"][:8]] == [name[:8] for name in chain]
    for version in chain:
        place = f"{version}/entities.delta.json"
        assert (out / place).read_bytes() == (tmp_path / "day" / place).read_bytes()


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("--format", "xml"), 2, "There is no format 'xml'. Use one of: ftm, simple"),
        (("--source", "nobody"), 2, "There is no source 'nobody'"),
        (("--source", "us_ofac_sdn"), 2, "is not loaded: run `clearance update"),
        (("--dataset", "Our lists"), 2, "'Our lists' cannot name a dataset"),
        (("--dataset", "a__b"), 2, "'a__b' cannot name a dataset"),
        (("--url", "lists.example.org"), 2, "is no address of the web"),
        (("--since", "/nowhere"), 1, "Name the folder of an export"),
        (("--since", "2090-01-01"), 2, "is later than the one that is exported"),
    ],
)
def test_what_cannot_be_is_one_clear_sentence(
    starter: Run, tmp_path: Path, words: tuple[str, ...], code: int, sentence: str
) -> None:
    """With the exit code of its sort, and no folder left behind."""
    ran = starter("export", tmp_path / "out", *words)

    assert (code, "") == (ran.code, ran.out)
    assert ran.err.startswith("Error: ")
    assert sentence in ran.err
    assert not (tmp_path / "out").exists()


def test_a_folder_of_other_things_and_a_file_are_refused(
    starter: Run, tmp_path: Path
) -> None:
    """Before anything is computed."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/letter.txt").write_text("Dear Ada")

    other = starter("export", tmp_path / "mine")
    file = starter("export", tmp_path / "mine/letter.txt")

    assert (2, 1) == (other.code, file.code)
    assert "holds 'letter.txt' and is no export of Clearance" in other.err
    assert "is a file where a folder is needed" in file.err
    assert {"letter.txt"} == names_in(tmp_path / "mine")


def test_a_list_whose_description_is_gone_is_named(
    starter_data: Path, tmp_path: Path, exported: tuple[str, Path]
) -> None:
    """Nobody could say whose word it is; the way out is told, and works."""
    data = tmp_path / "data"
    shutil.copytree(starter_data, data)
    added = run_clearance(
        *("add-source", "ours", "--from", exported[1], "--title", "T", "--publisher"),
        *("P", "--licence", "L", "--jurisdiction", "int", "--quiet"),
        data=data,
    )
    shutil.rmtree(data / "sources")
    without = run_clearance("export", tmp_path / "out", data=data)
    for left in ("snapshots/ours", "statements/source=ours"):
        shutil.rmtree(data / left)
    after = run_clearance("sources", data=data)

    assert (0, 2, 0) == (added.code, without.code, after.code)
    assert "The list ours is loaded, but" in without.err
    assert "sources/ours/source.yml" in without.err
    assert "\nours " not in after.out

"""`clearance update` and `clearance sources`, on small lists and on the real ones."""

import json
import os
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Run, run_clearance
from tests.conftest import Once

_SAMPLE = Path(__file__).parents[1] / "sources" / "us_ofac" / "samples" / "sdn_csv"


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    """Lay out a small SDN list as authority, list and date."""
    day = tmp_path / "lists" / "us_ofac" / "sdn" / "2024-01-02"
    shutil.copytree(_SAMPLE, day)
    return tmp_path / "lists"


@pytest.fixture
def updated(fresh: Run, lists: Path, tmp_path: Path, once: Once) -> Run:
    """Run commands on a machine on which that list was loaded."""

    def load(data: Path) -> None:
        ran = run_clearance("update", "--from", lists, data=data)
        assert ran.code == 0, ran

    shutil.copytree(once("updated", load), tmp_path / "data", dirs_exist_ok=True)
    return fresh


def _kept(folder: Path) -> dict[str, tuple[int, int]]:
    return {
        str(path.relative_to(folder)): (path.stat().st_size, path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".lock" not in path.name
    }


def test_official_files_on_disk_are_loaded_and_then_used(
    fresh: Run, lists: Path
) -> None:
    """After an update the official list answers and the starter set steps aside."""
    ran = fresh("update", "--from", lists)
    shown = json.loads(fresh("sources", "--json", "-").out)["sources"]

    used = {one["name"]: one["used"] for one in shown}
    assert ran.code == 0, ran
    assert "added" in ran.out
    assert used["us_ofac_sdn"]
    assert not used["starter"]


def test_no_state_of_a_list_is_cut_on_a_usual_terminal(updated: Run) -> None:
    shown = updated("sources", env={"COLUMNS": "80"})

    (line,) = [one for one in shown.out.splitlines() if "us_ofac_sdn " in one]
    assert line.rstrip(" ,").endswith("OUT OF DATE")
    assert any(
        one.startswith("us_ofac_relations_extract ") for one in shown.out.splitlines()
    )


def test_loading_the_same_files_again_changes_nothing(
    updated: Run, lists: Path, tmp_path: Path
) -> None:
    """A second update of the same files leaves every kept file as it was."""
    before = _kept(tmp_path / "data")

    ran = updated("update", "--from", lists)

    assert "unchanged" in ran.out
    assert before == _kept(tmp_path / "data")


def test_a_damaged_list_fails_and_the_last_good_one_stays(
    updated: Run, lists: Path
) -> None:
    """A broken newer list gives exit code 1; answers come from the one before."""
    broken = lists / "us_ofac" / "sdn" / "2024-02-03"
    broken.mkdir()
    (broken / "sdn.xml").write_text("<?xml version='1.0'?><sdnList><sdnEntry>")

    ran = updated("update", "--from", lists)
    shown = json.loads(updated("sources", "us_ofac_sdn", "--json", "-").out)["sources"]

    assert ran.code == 1, ran
    assert "sdn.xml" in ran.out + ran.err
    assert ["2024-01-02"] == [one["published"] for one in shown]


def test_without_network_every_list_is_named_and_nothing_is_lost(updated: Run) -> None:
    """With no network the update fails for each list by name and keeps what it had.

    Two authorities are tried as often as ever, and then it is the network.
    """
    away = {"ALL_PROXY": "http://127.0.0.1:9", "CLEARANCE_PAUSE": "0.05"}

    ran = updated("update", "--timeout", "1", env=away)
    shown = json.loads(updated("sources", "us_ofac_sdn", "--json", "-").out)["sources"]

    assert ran.code == 1, ran
    assert "us_ofac_sdn" in ran.out
    assert "us_ofac_nonsdn" in ran.out
    assert "there seems to be no network" in " ".join(ran.out.split())
    assert 2 == ran.out.count("attempts")
    assert "2024-01-02" == shown[0]["published"]


def test_what_was_loaded_is_ready_for_the_first_question(
    updated: Run, tmp_path: Path
) -> None:
    """The update leaves the index that screening opens; screening builds none."""
    kept = sorted(
        path.name for path in (tmp_path / "data" / "indexes").glob("[0-9a-f]*")
    )

    updated("screen", "Northern Sample Bank")

    assert kept
    assert kept == sorted(
        path.name for path in (tmp_path / "data" / "indexes").glob("[0-9a-f]*")
    )


@pytest.mark.parametrize(
    "content", [b"", b"\x00\x01\x02" * 500], ids=["empty", "binary"]
)
def test_a_file_that_is_no_list_is_refused(
    fresh: Run, tmp_path: Path, content: bytes
) -> None:
    """Empty and binary files are refused by name, with exit code 1."""
    day = tmp_path / "bad" / "us_ofac" / "sdn" / "2024-01-02"
    day.mkdir(parents=True)
    (day / "sdn.csv").write_bytes(content)

    ran = fresh("update", "--from", tmp_path / "bad")

    assert ran.code == 1, ran
    assert "sdn.csv" in ran.out + ran.err
    assert "Traceback" not in ran.err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_the_right_to_write_is_said(
    fresh: Run, tmp_path: Path
) -> None:
    """A data folder that cannot be written to is one sentence and exit code 1."""
    (tmp_path / "data").chmod(0o500)

    ran = fresh("screen", "Gazprombank")

    assert ran.code == 1, ran
    assert str(tmp_path / "data") in ran.err


def test_the_audit_says_what_was_understood(updated: Run) -> None:
    """`sources --audit` shows how much of the remarks was read."""

    ran = updated("sources", "us_ofac_sdn", "--audit")

    assert ran.code == 0, ran
    assert "remark" in ran.out
    assert "%" in ran.out


@pytest.mark.slow
def test_the_real_list_reports_its_figures(ofac: Run) -> None:
    """The SDN list of 2024-05-03 has the publisher's own number of entries."""
    ran = ofac("sources", "us_ofac_sdn", "--json", "-")

    newest = json.loads(ran.out)["sources"][0]
    assert ("2024-05-03", 14_965) == (newest["published"], newest["entries"])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("ВТБ", "ofac-17013"),
        ("Сбербанк", "ofac-17018"),
        ("Alisher Usmanov", "ofac-35283"),
        ("VTBRRUMM", "ofac-17013"),
        ("Passport 645720381", "ofac-13087"),
    ],
)
def test_real_questions_get_the_right_party_first(
    ofac: Run, asked: str, expected: str
) -> None:
    """Names in Cyrillic and Latin, a BIC and a passport find their party first."""
    ran = ofac("screen", asked, "--json", "-")

    matches = json.loads(ran.out)["rows"][0]["matches"]
    assert ran.code == 3
    assert expected in matches[0]["party"]["referents"]


@pytest.mark.slow
def test_the_eve_of_the_invasion_and_the_day_after_differ(ofac: Run) -> None:
    """VTB stands on the SDN list of 2022-02-24 and not on that of a week before."""
    before = ofac("screen", "VTB Bank", "--as-of", "2022-02-20")
    after = ofac("screen", "VTB Bank", "--as-of", "2022-02-25")

    assert "ofac-17013" not in before.out
    assert "ofac-17013" in after.out
    assert "2022-02-17" in before.out
    assert "OUT OF DATE" not in before.out


@pytest.mark.slow
def test_a_day_before_every_list_is_no_all_clear(ofac: Run) -> None:
    """A day that no list reaches is an error, never "nothing found"."""
    ran = ofac("screen", "VTB Bank", "--as-of", "2001-01-01")

    assert ran.code == 1, ran
    assert "2022-02-17" in ran.err


@pytest.mark.slow
def test_nothing_was_known_before_it_was_loaded(ofac: Run) -> None:
    """With `--known` before the first load there is no answer, and that is said."""
    ran = ofac("screen", "VTB Bank", "--known", "2020-01-01")

    assert ran.code == 1, ran
    assert "Nothing had been loaded by 2020-01-01" in ran.err


@pytest.mark.slow
def test_ten_thousand_rows_are_screened_whole(ofac: Run, tmp_path: Path) -> None:
    """Every row of a large portfolio gets an answer, the planted ones a match."""
    file = tmp_path / "large.csv"
    innocent = [f"{n},Kaffeerösterei Nummer {n} GmbH,DE" for n in range(9_990)]
    planted = [f"{n},Sberbank of Russia,RU" for n in range(9_990, 10_000)]
    file.write_text("\n".join(["id,name,country", *innocent, *planted]), "utf-8")

    ran = ofac("screen", file, "--json", tmp_path / "out.json", "--quiet")

    rows = json.loads((tmp_path / "out.json").read_text("utf-8"))["rows"]
    found = [row["query"]["id"] for row in rows if row["matches"]]
    assert ran.code == 3, ran
    assert 10_000 == len(rows)
    assert [str(n) for n in range(9_990, 10_000)] == found

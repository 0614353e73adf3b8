"""An export is there whole or not at all, and touches nothing else."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from clearance.errors import ClearanceError, StoreBusyError, UsageError
from clearance.exports import Form, check_place, write_export
from tests.exports.lists import (
    FEBRUARY,
    MARCH,
    content,
    document,
    export_of,
    plan,
    since,
    store_in,
    write,
)

PROCESS = Path(__file__).with_name("exporting_process.py")
ROOT = Path(__file__).resolve().parents[2]


def exporting(
    store: Path, out: Path, *, wait: float = 0, largest: int = 0
) -> "subprocess.Popen[str]":
    """Begin an export of March in a process of its own; it stops half-way to wait."""
    return subprocess.Popen(
        [sys.executable, PROCESS, store, out, str(wait), str(largest)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"},
    )


def test_the_same_state_is_the_same_bytes(tmp_path: Path) -> None:
    """Another day of work, another folder, another process."""
    export_of(tmp_path / "one", tmp_path / "out")
    first = content(tmp_path / "out")
    export_of(tmp_path / "two", tmp_path / "other")
    write(store := store_in(tmp_path / "one"), plan(store, tmp_path / "out"))

    assert first == content(tmp_path / "other") == content(tmp_path / "out")


def test_a_kill_half_way_leaves_the_old_export_whole(tmp_path: Path) -> None:
    """And the next export clears up."""
    store, out = store_in(tmp_path / "store"), tmp_path / "out"
    write(store, plan(store, out, FEBRUARY))
    before = content(out)
    victim = exporting(tmp_path / "store", out, wait=60)
    assert victim.stdout is not None
    assert "half\n" == victim.stdout.readline()
    with pytest.raises(StoreBusyError, match="Another export is writing into"):
        write(store, plan(store, out, MARCH))
    victim.send_signal(signal.SIGKILL)
    victim.communicate()

    after = content(out)
    write(store, plan(store, out, MARCH))

    seen = {path: of for path, of in after.items() if not path.startswith(".")}
    assert before == seen
    assert before.keys() == content(out).keys()


@pytest.mark.parametrize("steps", [0, 1, 4, 8])
def test_a_stop_while_files_get_their_names_is_made_up_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: int
) -> None:
    """After the first step all of the new counts, whenever the stop comes."""
    store, out, whole = store_in(tmp_path / "store"), tmp_path / "out", tmp_path / "w"
    for folder in (out, whole):
        write(store, plan(store, folder, FEBRUARY))
    old = content(out)
    forms: tuple[Form, ...] = ("ftm", "statements")
    write(store, plan(store, whole, forms=forms), counted_from=since(whole))
    real = Path.replace
    done: list[Path] = []

    def replace(self: Path, target: Path) -> Path:
        if len(done) == steps:
            raise KeyboardInterrupt
        done.append(target)
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(KeyboardInterrupt):
        write(store, plan(store, out, forms=forms), counted_from=since(out))
    monkeypatch.undo()
    with pytest.raises(ClearanceError, match="No list names a party"):
        write_export([], plan(store, out), moved=lambda _: None)  # looks, then stops

    assert (content(whole) if steps else old) == content(out)


@pytest.mark.slow
def test_a_full_disk_leaves_the_old_export_and_says_so(tmp_path: Path) -> None:
    """With what to do; a folder made for it goes again."""
    store, out = store_in(tmp_path / "store"), tmp_path / "out"
    write(store, plan(store, out, FEBRUARY))
    before = content(out)

    for place in (out, tmp_path / "new"):
        told, _ = exporting(tmp_path / "store", place, largest=40_000).communicate()
        assert "StoreFullError: There is no room left to write in" in told
        assert "run the export again" in told

    assert before == content(out)
    assert not (tmp_path / "new").exists()


def test_a_folder_of_other_things_is_not_written_to(tmp_path: Path) -> None:
    """Not even beside them; nor is a file taken for a folder."""
    store, out = store_in(tmp_path / "store"), tmp_path / "out"
    out.mkdir()
    (out / "index.json").write_text('{"name": "somebody else\'s"}')

    with pytest.raises(UsageError, match=r"holds 'index\.json' and is no export"):
        write(store, plan(store, out))
    assert ["index.json"] == [place.name for place in out.iterdir()]
    (tmp_path / "empty").mkdir()
    check_place(tmp_path / "empty")
    check_place(tmp_path / "none")


def test_files_of_forms_not_asked_for_again_do_not_grow_old_beside_the_new(
    tmp_path: Path,
) -> None:
    """What lies in the folder is one export."""
    store, out = store_in(tmp_path / "store"), tmp_path / "out"
    write(store, plan(store, out, FEBRUARY))
    (out / "README.txt").write_text("put there by hand")

    write(store, plan(store, out, MARCH, forms=("simple",)))

    assert {
        *("README.txt", "targets.simple.csv", "catalog.json", "index.json"),
        "versions.json",
    } == set(content(out))
    assert ["targets.simple.csv"] == [
        one["name"] for one in document(out / "index.json")["resources"]
    ]

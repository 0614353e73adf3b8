"""From files to a version: what is loaded, what stays as it was, what is refused."""

import lzma
import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from clearance.errors import ListRefusedError, UnreadableFileError
from clearance.knowledge import Knowledge
from clearance.sources import (
    LoadOutcome,
    LoadStatus,
    LoadTask,
    find_on_disk,
    keep_found,
    keep_shipped,
    load_snapshot,
    parse_to_parquet,
    read_catalog,
)
from clearance.values import AsOf

TINY = read_catalog(package="tests.sources.tiny_lists")["tiny"]
NOW = datetime(2024, 6, 1, 12, tzinfo=UTC)


def load_from(
    store: Knowledge, folder: Path, *, retrieved: datetime = NOW
) -> LoadOutcome:
    """Load the last set below a folder."""
    found = find_on_disk(folder, TINY.metadata)[-1]
    snapshot = keep_found(store, TINY, found, retrieved=retrieved)
    return load_snapshot(store, TINY, snapshot)


def names_in(store: Knowledge, day: date) -> list[str]:
    """Say who is listed on a day."""
    view = store.view(AsOf(day))
    return [listing.entity.caption for listing in view.listings()]


def test_shipped_set_is_loaded_and_stays(tmp_path: Path) -> None:
    """What ships is loaded once; a second time nothing is added."""
    store = Knowledge(tmp_path)

    first = load_snapshot(store, TINY, keep_shipped(store, TINY))
    second = load_snapshot(store, TINY, keep_shipped(store, TINY))

    assert LoadStatus.ADDED == first.status
    assert LoadStatus.UNCHANGED == second.status
    assert first.version == second.version
    assert ["Ada", "Bob"] == names_in(store, date(2024, 1, 1))


def test_packed_copy_of_a_loaded_list_changes_nothing(tmp_path: Path) -> None:
    """The same list packed is the same list: not a file of the store changes."""
    store = Knowledge(tmp_path / "store")
    plain = tmp_path / "plain/ministry/tiny/2024-01-01"
    packed = tmp_path / "packed/ministry/tiny/2024-01-01"
    plain.mkdir(parents=True)
    packed.mkdir(parents=True)
    (plain / "tiny.txt").write_bytes(b"a;Ada\n")
    (packed / "tiny.txt.xz").write_bytes(lzma.compress(b"a;Ada\n"))
    load_from(store, tmp_path / "plain")
    before = {p: p.stat().st_mtime_ns for p in store.folder.rglob("*") if p.is_file()}

    again = load_from(store, tmp_path / "packed")

    after = {p: p.stat().st_mtime_ns for p in store.folder.rglob("*") if p.is_file()}
    assert LoadStatus.UNCHANGED == again.status
    assert before == after


def test_flat_file_is_published_when_it_was_last_changed(tmp_path: Path) -> None:
    """A file that does not say its day takes the day on which it was last changed."""
    store = Knowledge(tmp_path / "store")
    file = tmp_path / "tiny.txt"
    file.write_bytes(b"a;Ada\n")
    stamp = datetime(2023, 5, 6, 12, tzinfo=UTC).timestamp()
    os.utime(file, (stamp, stamp))
    source = read_catalog(package="tests.sources.tiny_lists")["tiny"]
    undated = source.metadata.model_copy(update={"published": None})
    found = find_on_disk(tmp_path, undated)[0]

    snapshot = keep_found(
        store, type(source)(undated, source.package), found, retrieved=NOW
    )

    assert date(2023, 5, 6) == snapshot.published


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "has no entries"),
        (b"promised;3\na;Ada\n", "says that it has 3 entries, but 1 were read"),
    ],
)
def test_list_that_looks_wrong_is_refused(
    tmp_path: Path, content: bytes, sentence: str
) -> None:
    """An empty or cut-off list is not loaded, and the one before still answers."""
    store = Knowledge(tmp_path / "store")
    load_snapshot(store, TINY, keep_shipped(store, TINY))
    folder = tmp_path / "ministry/tiny/2024-02-01"
    folder.mkdir(parents=True)
    (folder / "tiny.txt").write_bytes(content)

    with pytest.raises(ListRefusedError, match=sentence):
        load_from(store, tmp_path)

    assert ["Ada", "Bob"] == names_in(store, date(2024, 3, 1))


def test_damaged_packed_file_is_named(tmp_path: Path) -> None:
    """A packed file that is cut off is refused by name."""
    store = Knowledge(tmp_path / "store")
    folder = tmp_path / "ministry/tiny/2024-02-01"
    folder.mkdir(parents=True)
    packed = lzma.compress(b"a;Ada\n" * 1000)
    (folder / "tiny.txt.xz").write_bytes(packed[: len(packed) // 2])

    with pytest.raises(UnreadableFileError, match=r"tiny\.txt\.xz is damaged"):
        load_from(store, tmp_path)


def test_snapshot_is_read_in_another_process(tmp_path: Path) -> None:
    """Reading can be given to a fresh process, and only publishing makes it visible."""
    store = Knowledge(tmp_path)
    task = LoadTask(store.folder, TINY, keep_shipped(store, TINY))
    context = multiprocessing.get_context("spawn")

    with ProcessPoolExecutor(1, mp_context=context) as pool:
        staged = pool.submit(parse_to_parquet, task).result()
    unseen = store.versions()
    version = store.publish(staged)

    assert () == unseen
    assert (version,) == store.versions()
    assert 2 == version.entries


def test_every_official_ofac_file_on_disk_is_found(shared: Path) -> None:
    """The folder of real lists gives all dated sets of both OFAC lists."""
    sources = [s.metadata for s in read_catalog() if s.metadata.on_disk]
    ofac = [m for m in sources if m.name.startswith("us_ofac") and not m.derived]

    found = {
        metadata.name: len(find_on_disk(shared / "lists", metadata))
        for metadata in ofac
    }

    assert {"us_ofac_nonsdn": 3, "us_ofac_sdn": 21} == found

"""A list that looks wrong does not answer; a person who has looked can accept it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from clearance.entities import Draft, Statement
from clearance.errors import ListRefusedError
from clearance.knowledge import IncomingFile, Knowledge, Snapshot, Version
from clearance.sources import (
    Audit,
    LoadTask,
    SnapshotFiles,
    Source,
    load_snapshot,
    parse_to_parquet,
    publish,
    read_catalog,
)
from clearance.values import AsOf

TINY = read_catalog(package="tests.sources.tiny_lists")["tiny"]
NOW = datetime(2024, 6, 1, 12, tzinfo=UTC)
JAN, FEB, MAR = (date(2024, month, 1) for month in (1, 2, 3))


def kept(store: Knowledge, published: date, entries: int) -> Snapshot:
    """Keep a list of so many entries."""
    store.folder.mkdir(parents=True, exist_ok=True)
    file = store.folder / "tiny.txt"
    file.write_text("".join(f"{n};Person {n}\n" for n in range(entries)) + "")
    return store.keep(
        "tiny",
        [IncomingFile("tiny.txt", file)],
        published=published,
        retrieved=NOW,
        origin="disk",
    )


def loaded(store: Knowledge, published: date, entries: int, **how: object) -> Version:
    """Load a list of so many entries."""
    snapshot = kept(store, published, entries)
    return load_snapshot(store, TINY, snapshot, **how).version  # type: ignore[arg-type]


def answering(store: Knowledge, day: date) -> list[date]:
    """Say of which publications the lists are that answer for a day."""
    return [version.published for version in store.view(AsOf(day)).versions]


def test_a_list_that_lost_over_a_tenth_is_refused_and_the_last_one_stays(
    tmp_path: Path,
) -> None:
    store = Knowledge(tmp_path)
    loaded(store, JAN, 100)

    with pytest.raises(ListRefusedError) as refused:
        loaded(store, FEB, 89)

    told = str(refused.value)
    assert "89 entries" in told
    assert "had 100: 11% of them are gone" in told
    assert "the last good one stays" in told
    assert "tiny.txt" in told
    assert "--accept" in told
    assert answering(store, MAR) == [JAN]


def test_a_list_that_lost_a_tenth_is_loaded(tmp_path: Path) -> None:
    store = Knowledge(tmp_path)
    loaded(store, JAN, 100)

    assert loaded(store, FEB, 90).entries == 90


def test_an_accepted_list_is_loaded_and_the_acceptance_kept(tmp_path: Path) -> None:
    """The hash that the refusal gives is what accepts that list, and no other."""
    store = Knowledge(tmp_path)
    loaded(store, JAN, 100)
    with pytest.raises(ListRefusedError) as refused:
        loaded(store, FEB, 50)
    token = str(refused.value).rsplit("--accept ", 1)[1].rstrip(".")

    version = loaded(store, FEB, 50, accept=(token,))

    assert version.record["checks"]["accepted"] is True
    assert version.record["checks"]["faults"]
    assert answering(store, MAR) == [FEB]
    with pytest.raises(ListRefusedError):
        loaded(store, MAR, 20, accept=(token,))


def test_a_loss_that_the_next_publication_confirms_is_real(tmp_path: Path) -> None:
    """Read in one run, a list is small indeed if the one after it is as small."""
    store = Knowledge(tmp_path)
    loaded(store, JAN, 100)
    small = parse_to_parquet(LoadTask(store.folder, TINY, kept(store, FEB, 80)))
    after = parse_to_parquet(LoadTask(store.folder, TINY, kept(store, MAR, 81)))

    version = publish(store, small, following=[after.version])

    assert version.published == FEB


def test_a_list_cut_in_the_middle_of_a_series_is_refused(tmp_path: Path) -> None:
    store = Knowledge(tmp_path)
    loaded(store, JAN, 100)
    cut = parse_to_parquet(LoadTask(store.folder, TINY, kept(store, FEB, 40)))
    after = parse_to_parquet(LoadTask(store.folder, TINY, kept(store, MAR, 101)))

    with pytest.raises(ListRefusedError, match="60% of them are gone"):
        publish(store, cut, following=[after.version])


def test_what_a_load_changed_is_kept_with_it(tmp_path: Path) -> None:
    store = Knowledge(tmp_path)
    first = loaded(store, JAN, 100)

    second = loaded(store, FEB, 103)

    checks = second.record["checks"]
    assert "previous" not in first.record["checks"]
    assert checks["previous"] == first.name
    assert (checks["added"], checks["removed"], checks["changed"]) == (3, 0, 0)


def test_a_column_that_is_gone_is_named() -> None:
    layouts = {"old": ["Name", "Born"], "new": ["Name", "Born", "Ship"]}

    with pytest.raises(ListRefusedError, match=r"list\.csv lacks the column Born"):
        Audit().columns("list.csv", ["Name", "Ship"], layouts)


def test_the_largest_layout_that_fits_is_taken_and_a_new_column_told() -> None:
    audit = Audit()
    layouts = {"old": ["Name", "Born"], "new": ["Name", "Born", "Ship"]}

    assert audit.columns("list.csv", ["Ship", "Name", "Born", "Mood"], layouts) == "new"
    assert audit.columns("old.csv", ["Name", "Born"], layouts) == "old"
    told = audit.record()["not_understood"]["column"]
    assert told["examples"] == [{"subject": "list.csv", "text": "Mood"}]


class _Typed(Source):
    """The tiny list with a type for each entry, of which only `person` is known."""

    def parse(self, files: SnapshotFiles, audit: Audit) -> Iterator[Statement]:
        audit.count("entries")
        audit.category("entry type", "submarine", {"person"})
        yield from Draft("tiny-1", "Person", "tiny").add("name", "Ada").statements()


def test_a_category_never_seen_stops_the_load_until_it_is_accepted(
    tmp_path: Path,
) -> None:
    store = Knowledge(tmp_path)
    typed = _Typed(replace(TINY).metadata, TINY.package)
    snapshot = kept(store, JAN, 1)

    with pytest.raises(ListRefusedError, match="entry type 'submarine' \\(1 times\\)"):
        load_snapshot(store, typed, snapshot)
    version = load_snapshot(store, typed, snapshot, accept=(snapshot.sha256[:8],))

    assert version.version.record["new_categories"] == {"entry type": {"submarine": 1}}
    assert version.version.record["problems"]

"""Changes since an earlier export, applied to it, give the newer one."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from clearance.errors import ClearanceError, UnreadableFileError, UsageError
from clearance.exports import version_of, write_export
from clearance.values import AsOf
from tests.exports.lists import (
    FEBRUARY,
    JANUARY,
    MARCH,
    content,
    document,
    entities,
    lines,
    plan,
    since,
    store_in,
    write,
)


def applied(out: Path) -> dict[str, dict[str, Any]]:
    """Follow the changes in a folder from nothing on."""
    state: dict[str, dict[str, Any]] = {}
    for version, place in sorted(document(out / "delta.json")["versions"].items()):
        assert f"{version}/entities.delta.json" == place
        for change in lines(out / place):
            key = change["entity"]["id"]
            assert (key in state) == (change["op"] != "ADD")
            if change["op"] == "DEL":
                del state[key]
            else:
                state[key] = change["entity"]
    return state


def timeless(state: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Leave out the day that lists last repeated something: it is no change."""
    return {key: {**one, "last_seen": None} for key, one in state.items()}


def test_changes_lead_from_export_to_export(tmp_path: Path) -> None:
    """Day by day, into one folder, whatever was added, changed and dropped."""
    store, out = store_in(tmp_path / "store"), tmp_path / "out"
    write(store, plan(store, out, JANUARY))
    counts = []
    for day in (FEBRUARY, MARCH):
        done = write(store, plan(store, out, day), counted_from=since(out))
        counts.append(done.operations)
        assert timeless(entities(out)) == timeless(applied(out))

    assert [
        # A second list names person and ship; the company's designation is new.
        {"ADD": 2, "MOD": 3, "DEL": 0},
        {"ADD": 0, "MOD": 1, "DEL": 0},
    ] == counts
    assert 3 == len(document(out / "versions.json")["items"])


def test_what_is_gone_is_dropped(tmp_path: Path) -> None:
    """A party that no list names any more."""
    store, out = store_in(tmp_path / "store"), tmp_path / "out"
    write(store, plan(store, out, FEBRUARY))
    later = plan(store, out, MARCH)
    without = [
        party
        for party in store.dated(later.as_of)
        if not party.thing.id.startswith("red-3")
    ]
    write_export(without, replace(later, since=since(out)), moved=lambda _: None)

    assert timeless(entities(out)) == timeless(applied(out))
    gone = [
        one["entity"]["id"]
        for one in lines(out / later.version / "entities.delta.json")
        if one["op"] == "DEL"
    ]
    assert {"red-3", "red-3-sanction"} <= set(gone)


def test_an_unchanged_day_changes_nothing(tmp_path: Path) -> None:
    """Though the day goes on, and with it the version."""
    store, out = store_in(tmp_path / "store"), tmp_path / "out"
    write(store, plan(store, out, MARCH))

    done = write(store, plan(store, out, date(2024, 3, 9)), counted_from=since(out))

    assert {"ADD": 0, "MOD": 0, "DEL": 0} == done.operations
    assert timeless(entities(out)) == timeless(applied(out))


def test_a_chain_that_was_broken_begins_anew(tmp_path: Path) -> None:
    """An export without changes between leaves no wrong way through."""
    store, out = store_in(tmp_path / "store"), tmp_path / "out"
    write(store, plan(store, out, JANUARY))
    write(store, plan(store, out, FEBRUARY), counted_from=since(out))
    write(store, plan(store, out, MARCH))
    assert not [path for path in content(out) if "delta" in path]

    later = plan(store, out, date(2024, 3, 9))
    write(store, later, counted_from=since(out))

    assert 2 == len(document(out / "delta.json")["versions"])
    assert timeless(entities(out)) == timeless(applied(out))


def test_a_later_state_cannot_be_counted_from(tmp_path: Path) -> None:
    """Nor one of the same moment that is another."""
    store, out = store_in(tmp_path / "store"), tmp_path / "out"
    write(store, plan(store, out, MARCH))
    other = replace(plan(store, out, MARCH), version="20240305235959-zzz")
    before = content(out)

    with pytest.raises(UsageError, match="is later than the one that is exported"):
        write(store, plan(store, out, JANUARY), counted_from=since(out))
    with pytest.raises(UsageError, match="of the same moment"):
        write(store, other, counted_from=since(out))
    with pytest.raises(UsageError, match="add --format ftm"):
        simple = plan(store, out, MARCH, forms=("simple",))
        write(store, simple, counted_from=since(out))
    assert before == content(out)


def test_a_damaged_export_cannot_be_counted_from(tmp_path: Path) -> None:
    """Or all after it would be wrong."""
    store, out = store_in(tmp_path / "store"), tmp_path / "out"
    write(store, plan(store, out, FEBRUARY))
    place = out / "entities.ftm.json"
    told = place.read_text("utf-8").splitlines(keepends=True)

    place.write_text("".join(told[:-1]), "utf-8")
    with pytest.raises(UnreadableFileError, match=r"not the file that index\.json"):
        write(store, plan(store, out), counted_from=since(out))
    place.write_text('{"id": 5}\n', "utf-8")
    with pytest.raises(UnreadableFileError, match="line 1 is no entity"):
        write(store, plan(store, out), counted_from=since(out))
    place.unlink()
    with pytest.raises(UnreadableFileError, match="holds no earlier export"):
        write(store, plan(store, out), counted_from=since(out))
    (out / "index.json").write_text("{}", "utf-8")
    with pytest.raises(UnreadableFileError, match="is not the index of an export"):
        since(out)


def test_a_later_state_has_a_later_name(tmp_path: Path) -> None:
    """By loads, by days and by judgements on who is who."""
    store = store_in(tmp_path / "store")
    day = AsOf(date(2024, 6, 1))
    versions = store.view(day).versions  # loaded at 8 o'clock on that day
    judged = datetime(2024, 6, 1, 12, 30, tzinfo=UTC)
    names = [
        version_of(AsOf(FEBRUARY), store.view(AsOf(FEBRUARY)).versions, ["a"]),
        version_of(day, versions, ["a"]),
        version_of(day, versions, ["b"], [judged]),
        version_of(AsOf(date(2024, 6, 2)), versions, ["b"], [judged]),
    ]

    assert names == sorted(names)
    assert [
        *("20240205235959", "20240601080000", "20240601123000", "20240602000000"),
    ] == [name[:14] for name in names]
    assert names[1] == version_of(day, versions, ["a"])


def test_nobody_listed_is_no_export(tmp_path: Path) -> None:
    """Who loads an empty file would lose all that was there."""
    store, out = store_in(tmp_path / "store"), tmp_path / "out"
    write(store, plan(store, out))
    before = content(out)

    with pytest.raises(ClearanceError, match="No list names a party"):
        write_export([], plan(store, out), moved=lambda _: None)
    assert before == content(out)

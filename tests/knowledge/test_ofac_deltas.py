"""OFAC's SDN list, scrape by scrape: changes are what changed in the rows.

The scrapes are those that ../shared/data/lists holds as row-level deltas, replayed from
the list of 2021-08-18. The changes that Clearance tells must be the same.
"""

import csv
import json
import lzma
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

import pytest

from clearance.knowledge import Changes, IncomingFile, Knowledge
from clearance.sources import load_snapshot, read_catalog
from clearance.values import AsOf

SDN = read_catalog()["us_ofac_sdn"]
FIRST = "us_ofac/sdn/2021-08-18/sdn.csv.xz"
DELTAS = "derived/us_ofac/sdn_deltas/2021-08-18_2024-05-03/sdn_deltas.jsonl.xz"
SCRAPES = 308
CHUNKS = 22
PARTS = 5
# Of which as many rows change that the list began to say something otherwise, as when
# OFAC renamed programmes or added a sentence on risks to all entries of some.
MANY = 20
Rows = dict[str, list[str]]


@dataclass(frozen=True)
class Step:
    """One scrape: the whole list, and what its rows say changed since the last one."""

    moment: datetime
    day: date
    rows: Rows
    added: frozenset[str]
    removed: frozenset[str]
    changed: frozenset[str]

    @property
    def as_of(self) -> AsOf:
        """The day, as it was known at the moment of the scrape."""
        return AsOf(self.day, self.moment)


def _replayed(shared: Path) -> Iterator[Step]:
    with lzma.open(shared / "lists" / FIRST, "rt", encoding="latin-1") as file:
        rows = {r[0].strip(): r for r in csv.reader(file) if len(r) == 12}
    with lzma.open(shared / "lists" / DELTAS, "rt", encoding="utf-8") as file:
        for line in file:
            told: dict[str, Any] = json.loads(line)
            added = {r[0].strip(): r for r in told.get("added", ())}
            removed = {r[0].strip() for r in told.get("removed", ())}
            after = [change["after"] for change in told.get("changed", ())]
            changed = {row[0].strip(): row for row in after}
            rows = {u: r for u, r in rows.items() if u not in removed} | added | changed
            assert len(rows) == told["n"]
            yield Step(
                datetime.fromisoformat(told["scraped_utc"]),
                date.fromisoformat(told["us_date"]),
                rows,
                frozenset(added),
                frozenset(removed),
                frozenset(changed),
            )


def _load(store: Knowledge, step: Step) -> None:
    store.folder.mkdir(parents=True, exist_ok=True)
    path = store.folder / "sdn.csv"
    with path.open("w", encoding="latin-1", newline="") as file:
        csv.writer(file, lineterminator="\r\n").writerows(step.rows.values())
    snapshot = store.keep(
        "us_ofac_sdn",
        [IncomingFile("sdn.csv", path)],
        published=step.day,
        retrieved=step.moment,
        origin="disk",
    )
    load_snapshot(store, SDN, snapshot)


def _uids(found: Changes, change: str) -> frozenset[str]:
    return frozenset(
        p.party.removeprefix("ofac-") for p in found.parties if p.change == change
    )


def _only_links(found: Changes, uid: str) -> bool:
    party = next(p for p in found.parties if p.party == f"ofac-{uid}")
    return {p.kind for p in party.properties} <= {"UnknownLink"}


def _assert_same(store: Knowledge, before: Step, after: Step) -> None:
    _load(store, before)
    _load(store, after)

    found = store.changes(before.as_of, after.as_of)

    changed = _uids(found, "changed")
    assert _uids(found, "added") == after.added
    assert _uids(found, "removed") == after.removed
    assert after.changed <= changed
    # Other parties only change in who is linked to them.
    assert all(_only_links(found, uid) for uid in changed - after.changed)


def _largest(steps: Sequence[Step]) -> set[int]:
    """Say where most was added, where most was removed, and where most changed."""
    after = range(1, len(steps))
    return {
        max(after, key=lambda n: len(steps[n].added)),
        max(after, key=lambda n: len(steps[n].removed)),
        max(after, key=lambda n: len(steps[n].changed)),
    }


@pytest.mark.whole
def test_the_largest_action_days_are_told_as_they_were(
    shared: Path, tmp_path: Path
) -> None:
    """The scrapes with most additions, with most removals, and with most changes."""
    steps = list(_replayed(shared))

    for place in _largest(steps):
        _assert_same(Knowledge(tmp_path / str(place)), steps[place - 1], steps[place])


def _thinned(steps: Sequence[Step]) -> list[Step]:
    """Keep the rows that one of the steps adds, removes or changes, and some others.

    All lists whole would be the same rows read 308 times, half an hour of it; the test
    above does that for the days on which most happened. A list that loses a tenth is
    refused: as many others stay as it takes for the steps to lose less of theirs.
    """
    told = frozenset[str]().union(*(s.added | s.removed | s.changed for s in steps))
    for one_of in (32, 16, 8, 6, 4, 2):
        thinned = [
            replace(
                step,
                rows={
                    u: r
                    for u, r in step.rows.items()
                    if u in told or int(u) % one_of == 0
                },
            )
            for step in steps
        ]
        if all(len(one.removed) * 12 < len(one.rows) for one in thinned):
            return thinned
    return list(steps)


def _held_against(step: Step, before: Step) -> Step:
    """Say of a scrape what changed since one that need not be the last before it."""
    kept = step.rows.keys() & before.rows.keys()
    return replace(
        step,
        added=frozenset(step.rows.keys() - kept),
        removed=frozenset(before.rows.keys() - kept),
        changed=frozenset(u for u in kept if step.rows[u] != before.rows[u]),
    )


def _sampled(steps: Sequence[Step]) -> list[Step]:
    """Take each tenth scrape, both ends, and those before and after most happened."""
    last = len(steps) - 1
    much = {n for n in range(1, last) if len(steps[n].changed) >= MANY}
    much |= _largest(steps)
    places = sorted({*range(0, last, 10), last, *much, *(n - 1 for n in much)})
    changes = [_held_against(steps[b], steps[a]) for a, b in pairwise(places)]
    return [steps[places[0]], *changes]


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("part", range(PARTS))
def test_each_tenth_scrape_is_told_as_it_was(
    shared: Path, tmp_path: Path, part: int
) -> None:
    """Each held against the one ten before: what changed between is told at once."""
    whole = list(_replayed(shared))
    assert len(whole) == SCRAPES
    sampled = _sampled(whole)
    each = -(-len(sampled) // PARTS)
    steps = _thinned(sampled[max(0, part * each - 1) : (part + 1) * each])
    store = Knowledge(tmp_path)
    for before, after in pairwise(steps):
        _assert_same(store, before, after)


@pytest.mark.whole
@pytest.mark.timeout(900)
@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_every_scrape_is_told_as_it_was(
    shared: Path, tmp_path: Path, chunk: int
) -> None:
    """All 308, one after the other, each held against the one before."""
    each = -(-SCRAPES // CHUNKS)
    since, until = max(0, chunk * each - 1), min(SCRAPES, (chunk + 1) * each)
    steps = _thinned(list(islice(_replayed(shared), since, until)))
    store = Knowledge(tmp_path)
    for before, after in pairwise(steps):
        _assert_same(store, before, after)

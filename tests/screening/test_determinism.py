"""The same lists and questions give the same bytes in every process."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# Indexes the starter set, saves that, and tells digests of all that was written and
# answered, one a line. Hashes of texts differ from process to process; answers may not.
# The tables of words are read from where one has kept them; or else they are made.
PROGRAM = """
import hashlib, sys, tempfile
from datetime import UTC, date, datetime
from pathlib import Path
import pyarrow as pa
from clearance.knowledge import Knowledge
from clearance.screening import (
    Index, Options, Query, compare_names, ofac_score, screen_batch
)
from clearance.sources import keep_shipped, load_snapshot, read_catalog
from clearance.validation import manipulations, take_samples
from clearance.values import AsOf, keep_tables_in

if sys.argv[1:]:
    keep_tables_in(Path(sys.argv[1]))


def told(what, value):
    print(what, hashlib.sha256(value).hexdigest())


print(hash("Vladimir"))
with tempfile.TemporaryDirectory() as folder:
    store, source = Knowledge(Path(folder)), read_catalog()["starter"]
    load_snapshot(store, source, keep_shipped(store, source))
    listings = list(store.view(AsOf(date(2026, 1, 1))).listings())
    index = Index.build(listings)
    place = Path(folder) / "index"
    index.save(place)
    for path in sorted(place.iterdir()):
        told(path.name, path.read_bytes())
    samples = [s for m in manipulations() for s in take_samples(listings, m, 2, 7)]
    names = [one.written for one in samples]
    reopened = Index.open(place)
    deep = Options(threshold=0.4, limit=20)
    for searched in (index, reopened):
        answers = [
            (m.listing.entity.id, m.score, m.name, m.evidence)
            for name in names
            for m in searched.screen(Query(names=(name,), countries=("ru",)), deep)
        ]
        told("answers", repr(answers).encode())
    table = screen_batch(reopened, pa.table({"name": names}))
    told("batch", repr(table.to_pylist()).encode())
    told("metadata", repr(table.schema.metadata).encode())
    pairs = [(one.listed, one.written) for one in samples]
    told("pairs", repr([compare_names(*pair) for pair in pairs]).encode())
    told("ofac", repr([ofac_score(*pair) for pair in pairs]).encode())
    print(len(listings), len(samples), len(answers), table.num_rows)
"""


def _run(seed: str, *tables: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *tables],
        env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.mark.slow
def test_processes_write_and_answer_the_same_bytes() -> None:
    """Index files, answers with their reasons, tables and scores are equal.

    So they are of one that reads the tables that another process has kept.
    """
    kept = os.environ["CLEARANCE_CACHE"]
    (one, *first), (other, *second) = _run("1", kept), _run("20261128")

    assert one != other  # the seeds did differ
    assert first == second
    answers = [line for line in first if line.startswith("answers ")]
    assert 1 == len(set(answers))  # built and opened again
    parties, asked, found, rows = map(int, first[-1].split())
    assert parties > 500
    assert asked > 50
    assert found > 50
    assert rows > 25

"""A process that updates a store, to be killed, starved or made to wait by tests.

Usage: loading_process.py FOLDER LETTER COUNT PATIENCE HOLD LARGEST
"""

import resource
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from clearance.entities import Draft, Statement
from clearance.errors import ClearanceError
from clearance.knowledge import Edition, IncomingFile, Knowledge


def say(sentence: str) -> None:
    """Tell the test."""
    sys.stdout.write(sentence + "\n")
    sys.stdout.flush()


def parties(letter: str, count: int) -> Iterator[Statement]:
    """Say that so many persons are listed, all named by one letter."""
    for number in range(count):
        draft = Draft(f"r-{number}", "Person", "red").add("name", f"{letter} {number}")
        yield from draft.add("notes", f"{letter}{number * 7919}" * 5).statements()


def wait(folder: Path, hold: float) -> None:
    """Hold the store for so many seconds; a negative number: until told to go on."""
    if hold >= 0:
        time.sleep(hold)
        return
    while not (folder / "go on").exists():
        time.sleep(0.01)


def update(folder: Path, letter: str, count: int, patience: float, hold: float) -> None:
    """Load a list of the day after the last one, and hold the store for a while."""
    store = Knowledge(folder)
    with store.updating(
        patience=timedelta(seconds=patience), on_wait=lambda said: say(f"waits: {said}")
    ):
        say("holds")
        official = folder / f".{letter}.txt"
        official.write_text(letter * 1000)
        snapshot = store.keep(
            "red",
            [IncomingFile("list.txt", official)],
            published=date(2024, 1, 1) + timedelta(days=len(store.versions())),
            retrieved=datetime(2024, 6, 1, tzinfo=UTC),
            origin="disk",
        )
        store.load(
            snapshot,
            parties(letter, count),
            edition=Edition("Red list"),
            record=lambda totals: {"counts": {"entries": totals.statements // 2}},
        )
        wait(folder, hold)
    say("loaded")


if __name__ == "__main__":
    where, sign, number, seconds, while_, largest = sys.argv[1:]
    if int(largest):
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(largest), int(largest)))
    try:
        update(Path(where), sign, int(number), float(seconds), float(while_))
    except ClearanceError as error:
        say(f"{type(error).__name__}: {error}")
        sys.exit(1)

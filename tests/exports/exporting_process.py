"""A process that exports slowly, to be killed or starved by tests.

Usage: exporting_process.py STORE FOLDER SECONDS LARGEST
"""

import resource
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from clearance.errors import ClearanceError
from clearance.exports import write_export
from clearance.knowledge import Knowledge, SeenParty
from tests.exports.lists import MARCH, SAME, plan


def slowly(store: Knowledge, seconds: float) -> Iterator[SeenParty]:
    """Give the parties many times over, waiting once in the middle."""
    found = list(store.dated(plan(store, Path()).as_of, same=SAME))
    for number in range(300):
        for party in found:
            thing = replace(party.thing, id=f"{party.thing.id}-{number}")
            yield replace(party, thing=thing)
        if number == 200:
            sys.stdout.write("half\n")
            sys.stdout.flush()
            time.sleep(seconds)


if __name__ == "__main__":
    where, out, wait, largest = sys.argv[1:]
    if int(largest):
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(largest), int(largest)))
    lists = Knowledge(Path(where))
    try:
        parties = slowly(lists, float(wait))
        write_export(parties, plan(lists, Path(out), MARCH), moved=lambda _: None)
    except ClearanceError as error:
        sys.stdout.write(f"{type(error).__name__}: {error}\n")
        sys.exit(1)

"""The tiny list: one party a line, `id;name`, after an optional line `promised;3`."""

from collections.abc import Iterator

from clearance.entities import Draft, Statement
from clearance.sources import Audit, SnapshotFiles


def parse(snapshot: SnapshotFiles, audit: Audit) -> Iterator[Statement]:
    """Read the parties of all files."""
    for name in snapshot.names:
        with snapshot.open(name) as stream:
            lines = stream.read().decode().splitlines()
        for line in lines:
            key, value = line.split(";")
            if key == "promised":
                audit.count("record_count", int(value))
                continue
            audit.count("entries")
            party = Draft(f"tiny-{key}", "Person", "tiny").add("name", value)
            yield from party.statements()

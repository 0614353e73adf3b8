"""Datasets in FollowTheMoney's forms, which users add as sources of their own."""

from collections.abc import Iterator
from datetime import date

from clearance.entities import Statement
from clearance.errors import UnreadableFileError
from clearance.sources._audit import Audit
from clearance.sources._files import SnapshotFiles

from ._days import newest_day
from ._entities import ENTITIES, read_entities
from ._simple import TARGETS, read_targets
from ._statements import OWN_STATEMENTS, STATEMENTS, read_statements

__all__ = ["parse", "published"]

_READERS = {
    ENTITIES: read_entities,
    STATEMENTS: read_statements,
    TARGETS: read_targets,
}


def parse(snapshot: SnapshotFiles, audit: Audit) -> Iterator[Statement]:
    """Read `entities.ftm.json`, else `statements.csv`, else `targets.simple.csv`.

    The ids of the dataset become subjects with the source's name in front, so that
    two datasets never blur into one; ids that name the entry of an official list are
    said to be the same as that entry (`sameAs`). Raises UnreadableFileError with the
    line for what is no such file.
    """
    for name, read in _READERS.items():
        if snapshot.has(name):
            yield from read(snapshot, audit)
            return
    here = ", ".join(snapshot.names) or "nothing"
    raise UnreadableFileError(
        f"There is no {', '.join(_READERS)} among the files of {snapshot.source}:"
        f" there is {here}."
    )


def published(snapshot: SnapshotFiles) -> date | None:
    """Give the day of the export told by `index.json`, else the newest `last_seen`."""
    tables = [*_READERS, OWN_STATEMENTS]
    return newest_day(snapshot, [name for name in tables if snapshot.has(name)])

"""The annexes of Regulation (EU) No 269/2014, from its consolidated text."""

from collections.abc import Iterator
from datetime import date

from clearance.entities import Statement
from clearance.sources._audit import Audit
from clearance.sources._eurlex import act_day, parse_act
from clearance.sources._files import SnapshotFiles

__all__ = ["parse", "published"]

_PACKAGE = __package__


def parse(snapshot: SnapshotFiles, audit: Audit) -> Iterator[Statement]:
    """Read all parties that the annexes list; see `parse_act` for ids and errors."""
    yield from parse_act(snapshot, audit, _PACKAGE)


def published(snapshot: SnapshotFiles) -> date | None:
    """Give the day of the state that the consolidated text is in."""
    return act_day(snapshot, _PACKAGE)

"""What must be said of the lists that answer for a day, and of those that do not."""

from collections.abc import Iterator
from datetime import date

from clearance.knowledge import Knowledge, View

# Beyond so many lists that are left out, one sentence names them all.
_FEW = 3


def list_notes(knowledge: Knowledge, view: View) -> Iterator[str]:
    """Give the sentences about the lists; many that are left out share one."""
    out = view.left_out
    if len(out) <= _FEW:
        yield from view.notes
        return
    oldest: dict[str, date] = {}
    for version in knowledge.versions():
        oldest.setdefault(version.source, version.published)
    named = ", ".join(f"{source} ({oldest[source]})" for source in out)
    yield (
        f"{len(out)} lists are left out, since nothing published by {view.as_of.day} is"
        f" loaded of them (oldest edition in brackets): {named}."
    )
    for source in dict.fromkeys(version.source for version in view.versions):
        yield from view.notes_of(source)

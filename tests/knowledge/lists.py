"""Small lists for tests of what lists say over time."""

from collections.abc import Iterable
from datetime import UTC, date, datetime

from clearance.entities import Draft, Statement
from clearance.knowledge import Edition, IncomingFile, Knowledge, Version

MORNING = datetime(2024, 6, 1, 8, tzinfo=UTC)
Party = tuple[str, str, str]
"""Id, name and programme."""


def said(source: str, parties: Iterable[Party]) -> tuple[Statement, ...]:
    """Say of each party its name, and that it is designated."""
    found: list[Statement] = []
    for key, name, programme in parties:
        party = Draft(key, "Person", source).add("name", name)
        sanction = Draft(f"{key}-{programme}", "Sanction", source)
        sanction.add("entity", key).add("program", programme)
        found += [*party.statements(), *sanction.statements()]
    return tuple(found)


def load(
    store: Knowledge,
    published: date,
    statements: Iterable[Statement],
    *,
    source: str = "red",
    complete: bool = True,
    retrieved: datetime = MORNING,
    missing: tuple[str, ...] = (),
) -> Version:
    """Keep a file that holds the statements and load them.

    *missing* names files of the set that are not there.
    """
    told = tuple(statements)
    store.folder.mkdir(parents=True, exist_ok=True)
    file = store.folder / "incoming.txt"
    file.write_text("\n".join(map(repr, told)) + str(published))
    snapshot = store.keep(
        source,
        [IncomingFile("list.txt", file)],
        published=published,
        retrieved=retrieved,
        origin="disk",
    )
    return store.load(
        snapshot,
        told,
        edition=Edition(f"The {source} list", complete=complete, missing=missing),
        record=lambda totals: {"counts": {"entries": totals.statements}},
    )

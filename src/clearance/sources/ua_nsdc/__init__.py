"""Ukraine's State Register of Sanctions: persons and bodies under decrees in force.

The register answers by programme: parties in two lists, and for each party the
decisions on it. No official file could be had: what the answers look like is known
from those who read them in public.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from clearance.entities import Draft, Statement
from clearance.errors import UnreadableFileError
from clearance.sources._audit import Audit
from clearance.sources._files import SnapshotFiles
from clearance.sources._json import read_json, read_records, report_rest, take_text

from ._actions import Decision, ended, read_decision, write_decision
from ._lookups import Lookups, lookups
from ._party import write_party

__all__ = ["parse"]

_FILES = {
    "subjects-individual.json": "individual",
    "subjects-legal.json": "legal",
}
_ACTIONS = "actions.json"


def parse(snapshot: SnapshotFiles, audit: Audit) -> Iterator[Statement]:
    """Read parties and decisions.

    A party counts from its first decision to the end of the last; one that the
    register calls ended is gone on the register's day at the latest. One whose status
    says nothing is under no decision and is left out, counted as
    `subjects.never_listed`. Raises UnreadableFileError for a file that is damaged or
    not the register's.
    """
    table = lookups()
    actions = _read_actions(snapshot)
    for name, sort in _FILES.items():
        if not snapshot.has(name):
            audit.problem(f"{name} is missing: half of the parties are not here.")
            continue
        for record in read_records(read_json(snapshot, name), name):
            sid = take_text(record, "sid", name)
            if sid is None:
                raise UnreadableFileError(
                    f"{name}: a party has no number. Get the file again."
                )
            found = actions.pop(sid, [])
            yield from _read_party(
                record,
                sid,
                sort,
                _Reading(table, audit, found, snapshot.source, snapshot.published),
            )
    for sid in actions:
        audit.problem(f"{_ACTIONS} has decisions on party {sid}, which no file has.")


@dataclass(frozen=True, slots=True)
class _Reading:
    """What is at hand while one party is read."""

    table: Lookups
    audit: Audit
    actions: list[dict[str, Any]]
    source: str
    published: date | None


def _read_actions(snapshot: SnapshotFiles) -> dict[str, list[dict[str, Any]]]:
    if not snapshot.has(_ACTIONS):
        return {}
    document = read_json(snapshot, _ACTIONS)
    if not isinstance(document, dict):
        raise UnreadableFileError(
            f"{_ACTIONS} is no object of decisions by party number. Save the answers"
            " so."
        )
    return {
        sid: read_records(of, f"{_ACTIONS}, party {sid}") if of else []
        for sid, of in document.items()
    }


def _read_party(
    record: dict[str, Any], sid: str, sort: str, reading: _Reading
) -> Iterator[Statement]:
    audit, table = reading.audit, reading.table
    subject = f"ua-nsdc-{sid}"
    status = take_text(record, "status", subject)
    decisions = [
        read_decision(one, subject, table, audit, number=number)
        for number, one in enumerate(reading.actions)
    ]
    if status is None and not decisions:
        audit.count("subjects.never_listed")
        return
    if status is not None:
        audit.category("status", status, table.statuses)
    in_force = table.statuses.get(status or "", True)
    days = [one.start for one in decisions if one.start is not None]
    draft = Draft(
        subject,
        table.kind(record.get("name"), sort),
        reading.source,
        listed_from=min(days, default=None),
        listed_until=_last_day(decisions, reading.published, in_force=in_force),
    )
    write_party(draft, record, table, audit)
    report_rest(record, audit, subject)
    audit.count("entries")
    audit.count(f"entries.{draft.kind}")
    if not in_force:
        audit.count("entries.not_in_force")
    if not decisions:
        # The file of decisions is not here, or does not have this party.
        audit.count("entries.without_decisions")
        decisions = [Decision.unknown(subject, status)]
    sanctions = [
        write_decision(one, draft, published=reading.published) for one in decisions
    ]
    for programme in dict.fromkeys(p for s in sanctions for p in s.values("program")):
        draft.add("program", programme)
    yield from draft.statements()
    for sanction in sanctions:
        yield from sanction.statements()


def _last_day(
    decisions: list[Decision], published: date | None, *, in_force: bool
) -> str | None:
    """Say when a party's listing ended or will: with the last decision on it.

    A decision without an end, or none at all, gives no end to a party in force.
    """
    counted = [one for one in decisions if one.in_force] if in_force else decisions
    ends = [one.end for one in counted if one.end is not None]
    last = max(ends, default=None) if len(ends) == len(counted) else None
    return ended(last, published, in_force=in_force)

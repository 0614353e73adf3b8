"""`statements.csv`: one row for each claim, as FollowTheMoney has it."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from clearance.entities import Draft, Statement
from clearance.errors import UnreadableFileError
from clearance.sources._audit import Audit
from clearance.sources._files import SnapshotFiles

from ._said import Dataset
from ._tables import headings, rows

STATEMENTS = "statements.csv"
# What FollowTheMoney has no word for, in an export of Clearance.
OWN_STATEMENTS = "statements.ours.csv"

_NEEDED = ("canonical_id", "entity_id", "prop", "schema", "value")
_OPTIONAL = (
    "dataset",
    "external",
    "first_seen",
    "id",
    "lang",
    "last_seen",
    "origin",
    "original_value",
    "prop_type",
)
# Rows that stand for one of OWN_STATEMENTS in words of FollowTheMoney.
PUT_IN_OTHER_WORDS = "clearance:other-words"

_Row = tuple[int, Mapping[str, str]]


def read_statements(snapshot: SnapshotFiles, audit: Audit) -> Iterator[Statement]:
    """Read the claims of a dataset, under the ids that its editors settled on.

    Raises UnreadableFileError with the line for a row without an id, schema or
    property; ListRefusedError where a column is missing.
    """
    dataset = Dataset(snapshot.source, audit)
    own = snapshot.has(OWN_STATEMENTS)
    for name in (STATEMENTS, *([OWN_STATEMENTS] if own else ())):
        audit.columns(
            name, headings(snapshot, name), {"rows": _NEEDED}, optional=_OPTIONAL
        )
    counted: set[str] = set()
    for name in (STATEMENTS, *([OWN_STATEMENTS] if own else ())):
        where = snapshot.where(name)
        told = (
            row
            for row in rows(snapshot, name)
            if not (own and row[1].get("origin") == PUT_IN_OTHER_WORDS)
        )
        for theirs, group in groupby(told, key=lambda row: row[1]["canonical_id"]):
            yield from _thing(dataset, theirs, list(group), where, counted)


def _thing(
    dataset: Dataset,
    theirs: str,
    group: list[_Row],
    where: str,
    counted: set[str],
) -> Iterator[Statement]:
    drafts: dict[str, Draft] = {}
    # Rows that only say that it is there come last: the order of names means something.
    for line, row in sorted(group, key=lambda one: one[1]["prop"] == "id"):
        if not all(row[key].strip() for key in ("canonical_id", "prop", "schema")):
            raise UnreadableFileError(
                f"{where}, line {line} is no statement: its id, prop or schema is"
                " empty. Fetch the file again."
            )
        if row["schema"] not in drafts:
            kind = dataset.kind(row["schema"], theirs)
            if kind is None:
                continue
            drafts[row["schema"]] = dataset.draft(theirs, kind)
        draft = drafts[row["schema"]]
        dataset.same(draft, (theirs, row["entity_id"]))
        if row["prop"] == "id":
            dataset.audit.ignored("id")
        else:
            original = row.get("original_value", "")
            dataset.say(draft, row["prop"], row["value"], original)
    for draft in drafts.values():
        if theirs in counted:
            yield from draft.statements()
        else:
            counted.add(theirs)
            yield from dataset.written(draft)

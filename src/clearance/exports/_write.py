"""One export: the parties of a day, written in several forms at once."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from clearance.errors import ClearanceError, UsageError
from clearance.knowledge import SeenParty, SeenThing
from clearance.values import AsOf

from ._delta import (
    DELTA,
    DELTA_INDEX,
    ENTITIES,
    VERSIONS,
    Earlier,
    check_order,
    deltas_in,
    mark,
    versions_in,
)
from ._folder import INDEX, OWN_KEY, Draft, Writing, WrittenFile, writing
from ._ftm import Converter, FtmEntity, line
from ._index import (
    ListTold,
    Named,
    Told,
    catalog_json,
    delta_json,
    index_json,
    list_json,
    newest_of,
    versions_json,
)
from ._senzing import senzing_record
from ._statistics import Statistics
from ._tables import (
    MARITIME,
    SIMPLE,
    STATEMENTS,
    Row,
    maritime_rows,
    own_row,
    quoted,
    simple_row,
    statement_rows,
)

Form = Literal["ftm", "simple", "statements", "senzing", "maritime"]
FORMS: tuple[Form, ...] = ("ftm", "simple", "statements", "senzing", "maritime")

_FTM = "application/json+ftm"
_CSV = "text/csv"
_STATEMENTS = "text/csv+ftm-statements"

CATALOG = "catalog.json"
OWN_STATEMENTS = "statements.ours.csv"
# The files of an export that depend on the forms that were asked for.
_FILES = (
    *(ENTITIES, "targets.simple.csv", "statements.csv", OWN_STATEMENTS),
    *("senzing.json", "maritime.csv"),
)


@dataclass(frozen=True, slots=True)
class Since:
    """The state that changes are counted from: its version and its entities."""

    version: str
    entities: Iterable[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Export:
    """What is to be written, and where.

    `lists` are those that answer on the day; `notes` what users must know of them;
    `since` asks for the changes from an earlier state, besides.
    """

    folder: Path
    forms: frozenset[Form]
    named: Named
    as_of: AsOf
    version: str
    lists: Sequence[ListTold]
    notes: Sequence[str] = ()
    since: Since | None = None


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written.

    `operations` counts the changes since the earlier state (ADD, MOD, DEL), and is
    None where none was named; `left_out` counts what FollowTheMoney has no word for.
    """

    version: str
    files: tuple[WrittenFile, ...]
    parties: int
    entities: int
    left_out: Mapping[str, int]
    operations: Mapping[str, int] | None = None


def write_export(
    parties: Iterable[SeenParty], export: Export, *, moved: Callable[[int], None]
) -> Exported:
    """Write the parties; *moved* is told how many are written.

    All files get their names once all are complete, `index.json` last, and those of
    an earlier export that are no part of this one go; whatever stops it before leaves
    the folder as it was. Raises UsageError where changes are asked for from a later
    state or without `entities.ftm.json`, or the folder holds something else than an
    export, ClearanceError where nobody is listed, StoreFullError where there is no
    room, StoreBusyError while another export writes into the folder.
    """
    if export.since is not None:
        if "ftm" not in export.forms:
            raise UsageError(
                "Changes since an earlier state are told of entities.ftm.json; add"
                " --format ftm."
            )
        check_order(export.since.version, export.version)
    with writing(export.folder) as under_way:
        run = _Run(export, under_way)
        run.begin()
        for party in parties:
            run.add(party)
            if run.parties % 500 == 0:
                moved(run.parties)
        if not run.parties:
            raise ClearanceError(
                f"No list names a party as of {export.as_of}, so there is nothing to"
                " export. Name a later day, or other lists."
            )
        exported = run.finish()
        under_way.settle(outdated=run.outdated())
    return exported


@dataclass(slots=True)
class _Run:
    """The files of one export while they are written."""

    export: Export
    under_way: Writing
    parties: int = 0
    converter: Converter = field(default_factory=Converter)
    statistics: Statistics = field(default_factory=Statistics)
    operations: dict[str, int] = field(
        default_factory=lambda: dict.fromkeys(("ADD", "MOD", "DEL"), 0)
    )
    _drafts: dict[str, Draft] = field(default_factory=dict)
    _earlier: Earlier | None = None
    _chain: list[str] = field(default_factory=list)
    _stated: set[str] = field(default_factory=set)

    def begin(self) -> None:
        """Open the files that were asked for."""
        forms = self.export.forms
        if "ftm" in forms:
            self._lines(ENTITIES, "FollowTheMoney entities", _FTM)
        if "simple" in forms:
            self._table("targets.simple.csv", "Targets as simplified CSV", SIMPLE)
        if "statements" in forms:
            title = "Statement-based granular CSV"
            self._table("statements.csv", title, STATEMENTS, mime=_STATEMENTS)
            title = "Statements that FollowTheMoney has no words for"
            self._table(OWN_STATEMENTS, title, STATEMENTS)
        if "senzing" in forms:
            mime = "application/json+senzing"
            self._lines("senzing.json", "Senzing entity format", mime)
        if "maritime" in forms:
            title = "Maritime-centric tabular format"
            self._table("maritime.csv", title, MARITIME)
        if self.export.since is not None:
            self._begin_delta(self.export.since)

    def add(self, seen: SeenParty) -> None:
        """Write one more party in every form."""
        self.parties += 1
        party = self.converter.party(seen)
        titles = {one.name: one.title for one in self.export.lists}
        self._row("targets.simple.csv", simple_row(party, titles))
        for row in maritime_rows(party):
            self._row("maritime.csv", row)
        if "senzing" in self.export.forms:
            source = self.export.named.name.upper()
            record = senzing_record(party, source)
            if record is not None:
                self._line("senzing.json", record)
        for entity in self.converter.once(party):
            self._entity(entity)
        for thing in party.untold:
            self._untold(thing)

    def finish(self) -> Exported:
        """Write the relations, and what is told of the whole."""
        for relation in self.converter.relations():
            if isinstance(relation, FtmEntity):
                self._entity(relation)
            else:
                self._untold(relation)
        if self._earlier is not None:
            for operation in self._earlier.dropped():
                self._operation(operation)
        files = self.under_way.finished()
        self._tell(files)
        return Exported(
            version=self.export.version,
            files=self.under_way.finished(),
            parties=self.parties,
            entities=self.statistics.entities,
            left_out=dict(sorted(self.converter.left_out.items())),
            operations=None if self.export.since is None else self.operations,
        )

    def _lines(self, path: str, title: str, mime: str) -> None:
        self._drafts[path] = self.under_way.open(path, title, mime)

    def _table(
        self, path: str, title: str, headings: Sequence[str], *, mime: str = _CSV
    ) -> None:
        self._lines(path, title, mime)
        self._drafts[path].stream.write(quoted(headings))

    def _row(self, path: str, row: Row | None) -> None:
        if row is not None and path in self._drafts:
            self._rows(path, [row])

    def _rows(self, path: str, rows: Iterable[Row]) -> None:
        draft = self._drafts[path]
        text = [quoted(row) for row in rows]
        draft.stream.write("".join(text))
        draft.rows += len(text)

    def _line(self, path: str, told: Mapping[str, Any]) -> None:
        draft = self._drafts[path]
        draft.stream.write(line(told))
        draft.rows += 1

    def _entity(self, entity: FtmEntity) -> None:
        self.statistics.add(entity)
        if "statements" in self.export.forms:
            self._rows("statements.csv", statement_rows(entity))
            own = (own_row(entity.id, claim) for claim in entity.unsaid)
            self._rows(OWN_STATEMENTS, own)
        if "ftm" not in self.export.forms:
            return
        told = entity.as_json()
        self._line(ENTITIES, told)
        if self._earlier is not None:
            operation = self._earlier.operation(told)
            if operation is not None:
                self._operation(operation)

    def _untold(self, thing: SeenThing) -> None:
        if thing.id not in self._stated:
            self._stated.add(thing.id)
            for claim in thing.claims:
                self._row(OWN_STATEMENTS, own_row(thing.id, claim))

    def _begin_delta(self, since: Since) -> None:
        """Mark the earlier state; where no chain of changes leads to it, begin one.

        The first file of a chain holds all of it as added, as OpenSanctions does.
        """
        folder, version = self.export.folder, since.version
        linked = _chain_in(folder)
        begins = not linked or linked[-1] != version
        if begins:
            self._lines(f"{version}/{DELTA}", f"All as of {version}", _FTM)
        marks = {}
        for entity in since.entities:
            marks[entity["id"]] = mark(entity)
            if begins:
                self._line(f"{version}/{DELTA}", {"op": "ADD", "entity": entity})
        self._chain = [version] if begins else linked
        if version != self.export.version:
            self._earlier = Earlier(version, marks)
            self._chain = newest_of([*self._chain, self.export.version])
            path = f"{self.export.version}/{DELTA}"
            self._lines(path, f"Changes since {version}", _FTM)

    def _operation(self, operation: Mapping[str, Any]) -> None:
        self.operations[operation["op"]] += 1
        self._line(f"{self.export.version}/{DELTA}", operation)

    def _tell(self, files: Sequence[WrittenFile]) -> None:
        export = self.export
        told = Told(
            named=export.named,
            version=export.version,
            files=[file for file in files if "/" not in file.path],
            statistics=self.statistics,
            lists=export.lists,
            changes=self._chain,
        )
        index = index_json(told)
        self._document(CATALOG, "Catalogue", catalog_json(told, index))
        if self._chain:
            delta = delta_json(export.named, self._chain)
            self._document(DELTA_INDEX, "Delta index", delta)
        index[OWN_KEY] = {
            "as_of": export.as_of.day.isoformat(),
            "known": export.as_of.known and export.as_of.known.isoformat(),
            "parties": self.parties,
            "lists": [list_json(one) for one in export.lists],
            "notes": list(export.notes),
            "left_out": dict(sorted(self.converter.left_out.items())),
            "in_other_words": dict(sorted(self.converter.reworded.items())),
        }
        before = versions_in(export.folder)
        self._document(VERSIONS, "Versions", versions_json(before, export.version))
        self._document(INDEX, "Index", index)

    def outdated(self) -> Iterator[str]:
        """List the files of earlier exports in the folder that are no part of this."""
        folder = self.export.folder
        for path in (*_FILES, DELTA_INDEX):
            if path not in self._drafts and (folder / path).is_file():
                yield path
        for version in deltas_in(folder):
            if version not in self._chain:
                yield f"{version}/{DELTA}"

    def _document(self, path: str, title: str, told: Mapping[str, Any]) -> None:
        self._lines(path, title, "application/json")
        text = json.dumps(told, ensure_ascii=False, indent=1)
        self._drafts[path].stream.write(f"{text}\n")


def _chain_in(folder: Path) -> list[str]:
    """List the versions that the changes in a folder lead through, one to the next."""
    place = folder / DELTA_INDEX
    if not place.is_file():
        return []
    try:
        versions = json.loads(place.read_bytes())["versions"]
    except (OSError, ValueError, KeyError, TypeError):
        return []  # the chain begins anew
    return sorted(set(versions) & set(deltas_in(folder)))

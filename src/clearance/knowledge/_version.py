"""What was read from one snapshot: its statements, where they are, what was counted."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from clearance.errors import StoreDamagedError

from ._snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Edition:
    """What the source says of a snapshot before it is read.

    `complete` is False where a file is missing without which the list is no list;
    `missing` names every file of the set that is not there. `dated` says that the
    statements carry the days they were listed from. `title` is what users call the
    list.
    """

    title: str
    parser_version: int = 1
    complete: bool = True
    missing: tuple[str, ...] = ()
    dated: bool = False


@dataclass(frozen=True, slots=True)
class Totals:
    """What a version holds: statements, subjects by kind, and what points nowhere.

    `dangling` counts designations, links and holdings whose other end is not among
    the subjects. `boundaries` are the ISO days on which its dated statements come
    into force or end, sorted.
    """

    statements: int
    subjects: Mapping[str, int] = field(default_factory=dict)
    dangling: int = 0
    boundaries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """The statements of one source as of one publication, by one parser.

    `record` is the audit of the reading; `sha256` that of the snapshot;
    `file_sha256` that of the statements file.
    """

    source: str
    name: str
    edition: Edition
    snapshot: Snapshot
    totals: Totals
    file_sha256: str
    record: Mapping[str, Any]

    @property
    def published(self) -> date:
        """The day the list was published."""
        return self.snapshot.published

    @property
    def retrieved(self) -> datetime:
        """The moment, in UTC, at which its files came into this store."""
        return self.snapshot.retrieved

    @property
    def sha256(self) -> str:
        """The hash of its snapshot."""
        return self.snapshot.sha256

    @property
    def title(self) -> str:
        """What users call the list."""
        return self.edition.title

    @property
    def complete(self) -> bool:
        """Whether all files were there without which the list is no list."""
        return self.edition.complete

    @property
    def parser_version(self) -> int:
        """The version of the parser that read it."""
        return self.edition.parser_version

    @property
    def entries(self) -> int:
        """How many entries of the official list were read, as its parser counts."""
        return int(self.record.get("counts", {}).get("entries", 0))


def version_name(snapshot: Snapshot, parser_version: int) -> str:
    """Name a version: day of publication, start of the hash, parser version."""
    return f"{snapshot.published}.{snapshot.sha256[:8]}.p{parser_version}"


_ADAPTER: TypeAdapter[Version] = TypeAdapter(Version)


def version_json(version: Version) -> bytes:
    """Write a version as readable JSON."""
    return _ADAPTER.dump_json(version, indent=1)


def read_version(path: Path) -> Version:
    """Read a kept `version.json`; raises StoreDamagedError where it is damaged."""
    try:
        return _ADAPTER.validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise StoreDamagedError(
            f"{path} is damaged. Delete the folder {path.parent} and run"
            " `clearance update` again: the list is read anew."
        ) from error

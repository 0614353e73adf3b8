"""The official files of one list on one day, kept to the last byte."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from importlib.resources.abc import Traversable
from typing import Literal

Origin = Literal["download", "disk", "package"]


@dataclass(frozen=True, slots=True)
class SnapshotFile:
    """One kept file: its official name and address, hash and size unpacked, in bytes.

    `etag` and `modified` are what the authority's server said of it, to ask later
    whether it changed.
    """

    name: str
    sha256: str
    size: int
    url: str | None = None
    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A set of official files that belong together.

    `published` is the day printed inside or told by the server or the folder,
    `retrieved` the moment (UTC) at which it came into this store, `sha256` the hash
    over names and hashes of its files. It is the same for a packed and a plain copy.
    """

    source: str
    published: date
    retrieved: datetime
    files: tuple[SnapshotFile, ...]
    sha256: str
    origin: Origin

    @property
    def names(self) -> tuple[str, ...]:
        """The official names of its files."""
        return tuple(file.name for file in self.files)


@dataclass(frozen=True, slots=True)
class IncomingFile:
    """A file that is to be kept: its official name and where it lies now.

    A place whose name ends in `.xz`, where the official one does not, is packed.
    """

    name: str
    place: Traversable
    url: str | None = None
    etag: str | None = None
    modified: str | None = None

    @property
    def packed(self) -> bool:
        """Whether it must be unpacked to be the official file."""
        return self.place.name.endswith(".xz") and not self.name.endswith(".xz")


def snapshot_sha256(files: Iterable[SnapshotFile]) -> str:
    """Hash a set of files by their names and hashes, in any order."""
    lines = sorted(f"{file.sha256}  {file.name}\n" for file in files)
    return hashlib.sha256("".join(lines).encode()).hexdigest()

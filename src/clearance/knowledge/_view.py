"""What the lists said on a day, as far as had been read by a moment."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow as pa  # type: ignore[import-untyped]

from clearance.entities import Listing
from clearance.values import AsOf

from ._listings import Part, read_listings, read_said
from ._parquet import checked
from ._relations import Relations, read_relations
from ._version import Version

# Raised when listings are put together in another way from the same statements.
_ASSEMBLY = 3


@dataclass(frozen=True, slots=True)
class View:
    """The versions that answer for a day, and the sentences a user must see with it."""

    as_of: AsOf
    versions: tuple[Version, ...]
    notes: tuple[str, ...]
    _folders: tuple[Path, ...]
    _store: Path
    _noted: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """A name for its listings: days between which nothing changes share it.

        24 hexadecimal digits, from the versions and the last day, not after the one
        asked for, on which a statement came into force or ended.
        """
        day = self.as_of.day.isoformat()
        turned = [
            max((b for b in version.totals.boundaries if b <= day), default="")
            for version in self.versions
        ]
        told = [[v.source, v.name, v.sha256, v.file_sha256] for v in self.versions]
        text = json.dumps([_ASSEMBLY, told, turned])
        return hashlib.sha256(text.encode()).hexdigest()[:24]

    def listings(self, same: Mapping[str, str] | None = None) -> Iterator[Listing]:
        """Give every searchable thing on the lists with what is attached to it.

        *same* maps the ids of parties that are one to the id of their cluster: they
        come as one listing, whose entity has their ids as `referents` in the order of
        the lists. A party that its own list no longer names on the day takes no part.
        In the order of the lists. Raises StoreDamagedError where a kept file is not
        as it was written.
        """
        day = self.as_of.day.isoformat()
        return read_listings(self._parts(), day, same=same or {}, spill=self._store)

    def notes_of(self, source: str) -> tuple[str, ...]:
        """Give the sentences about one list."""
        noted = zip(self.notes, self._noted, strict=False)
        return tuple(note for note, of in noted if of == source)

    @property
    def left_out(self) -> tuple[str, ...]:
        """Name the lists that are loaded and do not answer for the day."""
        answering = {version.source for version in self.versions}
        return tuple(s for s in dict.fromkeys(self._noted) if s not in answering)

    def by_source(self) -> dict[str, "View"]:
        """Part it by list: what each list that answers says on the day."""
        return {
            source: replace(
                self,
                versions=tuple(v for v in self.versions if v.source == source),
                notes=self.notes_of(source),
                _noted=(),
                _folders=tuple(
                    folder
                    for version, folder in zip(
                        self.versions, self._folders, strict=True
                    )
                    if version.source == source
                ),
            )
            for source in dict.fromkeys(version.source for version in self.versions)
        }

    def said_table(self) -> pa.Table:
        """Give all that is said on the day of parties and of what hangs on them.

        An Arrow table of texts: party, thing, kind, property, value. Raises
        StoreDamagedError where a kept file is not as it was written.
        """
        return read_said(self._parts(), self.as_of.day.isoformat(), spill=self._store)

    def relations(self, same: Mapping[str, str] | None = None) -> Relations:
        """Give what these versions say of relations, ended ones included.

        *same* is as in `listings`, of things that are off their list, too. Raises
        StoreDamagedError where a kept file is not as it was written.
        """
        day = self.as_of.day.isoformat()
        return read_relations(self._parts(), day, same=same or {}, spill=self._store)

    def _parts(self) -> tuple[Part, ...]:
        return tuple(
            Part(version.source, checked(version, folder))
            for version, folder in zip(self.versions, self._folders, strict=True)
        )

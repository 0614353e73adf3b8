"""All sources that there are: every folder here that holds a `source.yml`."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from importlib.resources import files as resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, cast

from clearance.entities import Statement
from clearance.errors import UnreadableFileError, UsageError

from ._audit import Audit
from ._files import SnapshotFiles
from ._metadata import SourceMetadata, parse_metadata

_DESCRIBED = "source.yml"
_Parse = Callable[[SnapshotFiles, Audit], Iterator[Statement]]
_Published = Callable[[SnapshotFiles], date | None]


@dataclass(frozen=True, slots=True)
class Source:
    """One list: its metadata, and the package that reads it, imported when needed."""

    metadata: SourceMetadata
    package: str

    @property
    def name(self) -> str:
        """The source's name, such as `us_ofac_sdn`."""
        return self.metadata.name

    def parse(self, files: SnapshotFiles, audit: Audit) -> Iterator[Statement]:
        """Read the statements of a set of official files, counting in *audit*.

        Raises UnreadableFileError or ListRefusedError for files that are not the
        list or damaged.
        """
        return cast("_Parse", self._module().parse)(files, audit)

    def published(self, files: SnapshotFiles) -> date | None:
        """Give the day of publication: as printed inside, else as known before."""
        printed = getattr(self._module(), "published", None)
        day = cast("_Published", printed)(files) if printed is not None else None
        return day or files.published or self.metadata.published

    def _module(self) -> Any:
        return import_module(self.package)


class Catalog:
    """The sources by name, sorted."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._sources = {s.name: s for s in sorted(sources, key=lambda s: s.name)}

    def __iter__(self) -> Iterator[Source]:
        return iter(self._sources.values())

    def __contains__(self, name: object) -> bool:
        return name in self._sources

    def __getitem__(self, name: str) -> Source:
        try:
            return self._sources[name]
        except KeyError:
            known = ", ".join(self._sources)
            raise UsageError(
                f"There is no source {name!r}. Use one of: {known}."
            ) from None

    def select(self, names: Iterable[str]) -> tuple[Source, ...]:
        """Give the sources of these names, each once; all of them for no names.

        Raises UsageError for a name that no source has.
        """
        wanted = tuple(dict.fromkeys(names))
        return tuple(self[name] for name in wanted) if wanted else tuple(self)


def read_catalog(
    user_sources: Path | None = None, *, package: str = "clearance.sources"
) -> Catalog:
    """Find the sources below a package, and those that users added, one folder each.

    *user_sources* is the folder with a folder for each source of the user's own; it
    need not exist. Raises UnreadableFileError for metadata that are wrong, whose name
    is not that of the folder, or is that of a source of ours.
    """
    found = [
        Source(metadata, f"{package}.{metadata.name}")
        for metadata in _described(resources(package))
    ]
    own = {source.name for source in found}
    if user_sources is not None and user_sources.is_dir():
        for metadata in _described(user_sources):
            if metadata.name in own:
                raise UnreadableFileError(
                    f"{user_sources / metadata.name} has the name of a source that"
                    " comes with Clearance. Rename the folder and `name` in it."
                )
            if metadata.reader is None:
                raise UnreadableFileError(
                    f"{user_sources / metadata.name / _DESCRIBED} does not say by"
                    " which reader its files are read. Write `reader: ftm`."
                )
            found.append(reading_with(metadata, package=package))
    return Catalog(found)


def reading_with(
    metadata: SourceMetadata, *, package: str = "clearance.sources"
) -> Source:
    """Make a source of metadata that name the reader of its files."""
    return Source(metadata, f"{package}._{metadata.reader}")


def _described(root: Traversable) -> Iterator[SourceMetadata]:
    for folder in sorted(root.iterdir(), key=lambda place: place.name):
        described = folder.joinpath(_DESCRIBED) if folder.is_dir() else None
        if described is None or not described.is_file():
            continue
        metadata = parse_metadata(described.read_text("utf-8"), str(described))
        if metadata.name != folder.name:
            raise UnreadableFileError(
                f"{described} says name: {metadata.name}; it must be the name of its"
                f" folder, {folder.name}."
            )
        yield metadata

"""The files of one snapshot as a parser sees them, wherever they lie."""

import lzma
from collections.abc import Collection, Mapping
from datetime import date
from importlib.resources import files as resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import BinaryIO, Self, cast

from clearance.errors import UnreadableFileError

_PACKED = ".xz"


class _Unpacked(lzma.LZMAFile):
    """A packed file that closes the file beneath it when it is closed."""

    def __init__(self, packed: BinaryIO) -> None:
        super().__init__(packed)
        self._packed_file = packed

    def close(self) -> None:
        try:
            super().close()
        finally:
            self._packed_file.close()


class SnapshotFiles:
    """The official files of one list, of one day.

    Names are the official ones: `sdn.csv`, although `sdn.csv.xz` may be what lies
    there; it is unpacked while it is read. `published` is the day of publication, as
    far as it is known before reading.
    """

    def __init__(
        self,
        source: str,
        places: Mapping[str, Traversable],
        *,
        published: date | None = None,
    ) -> None:
        self.source = source
        self.published = published
        self._places = dict(sorted(places.items()))

    @classmethod
    def in_folder(
        cls,
        source: str,
        folder: Path | Traversable,
        *,
        published: date | None = None,
        names: Collection[str] | None = None,
    ) -> Self:
        """Take the files of *folder*, or only those of *names* that lie there.

        Where both `a.csv` and `a.csv.xz` lie there, the plain one is read. Raises
        UnreadableFileError where *folder* is no folder.
        """
        if not folder.is_dir():
            raise UnreadableFileError(
                f"{folder} is not a folder. Name the folder that holds the files."
            )
        places: dict[str, Traversable] = {}
        for place in folder.iterdir():
            name = place.name.removesuffix(_PACKED)
            wanted = names is None or name in names
            better = name not in places or name == place.name
            if wanted and better and place.is_file():
                places[name] = place
        return cls(source, places, published=published)

    @classmethod
    def in_package(
        cls,
        source: str,
        package: str,
        folder: str = ".",
        *,
        published: date | None = None,
        names: Collection[str] | None = None,
    ) -> Self:
        """Take files that ship inside *package*, such as `clearance.sources.starter`.

        *folder* is a folder below the package. Raises UnreadableFileError where it is
        not there.
        """
        root = resources(package)
        place = root if folder == "." else root.joinpath(folder)
        return cls.in_folder(source, place, published=published, names=names)

    @property
    def names(self) -> tuple[str, ...]:
        """The official names of the files that are there, sorted."""
        return tuple(self._places)

    def has(self, name: str) -> bool:
        """Say whether the file of this official name is there."""
        return name in self._places

    def open(self, name: str) -> BinaryIO:
        """Open a file for reading bytes, unpacked.

        Raises UnreadableFileError where there is no such file or it cannot be opened.
        """
        if name not in self._places:
            here = ", ".join(self.names) or "nothing"
            raise UnreadableFileError(
                f"The {self.source} files lack {name}: there is {here}."
            )
        place = self._places[name]
        try:
            stream = cast("BinaryIO", place.open("rb"))
        except OSError as error:
            raise UnreadableFileError(
                f"{place} cannot be read: {error.strerror}."
            ) from error
        if place.name.endswith(_PACKED) and not name.endswith(_PACKED):
            return cast("BinaryIO", _Unpacked(stream))
        return stream

    def where(self, name: str) -> str:
        """Say where a file lies, for messages."""
        return str(self._places[name])

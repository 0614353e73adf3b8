"""Register files of many gigabytes, read piece by piece, packed or not."""

import gzip
import io
import os
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from clearance.errors import UnreadableFileError

_HEAD = 65_536
_PIECE = 16_000_000  # bytes taken at once; a few such pieces are in memory

Moved = Callable[[int], None]
"""Told how many bytes of a file, as it lies on disk, have been read more."""


def head_of(path: Path) -> bytes:
    """Give the start of a file's content, unpacked; nothing where it cannot be read."""
    try:
        with unpacked(path) as stream:
            return stream.read(_HEAD)
    except (OSError, EOFError, zipfile.BadZipFile, UnreadableFileError):
        return b""


def unpacked_size(path: Path) -> int:
    """Guess how many bytes a file holds once unpacked; of gzip ten times its own."""
    with path.open("rb") as file:
        start = file.read(4)
    if start == b"PK\x03\x04":
        with zipfile.ZipFile(path) as archive:
            return sum(one.file_size for one in archive.infolist())
    size = path.stat().st_size
    return 10 * size if start[:2] == b"\x1f\x8b" else size


@contextmanager
def unpacked(path: Path, moved: Moved | None = None) -> Iterator[IO[bytes]]:
    """Open a file, a gzip file or the only file of an archive as a stream.

    Raises UnreadableFileError for an archive of several files.
    """
    with path.open("rb") as file:
        start = file.read(4)
        file.seek(0)
        raw = cast("IO[bytes]", _Told(file, moved)) if moved else file
        if start[:2] == b"\x1f\x8b":
            with gzip.GzipFile(fileobj=raw) as stream:
                yield cast("IO[bytes]", stream)
        elif start == b"PK\x03\x04":
            with zipfile.ZipFile(raw) as archive:
                names = [name for name in archive.namelist() if not name.endswith("/")]
                if len(names) != 1:
                    raise UnreadableFileError(
                        f"{path.name} holds {len(names)} files; give the one with"
                        " owners, or an archive of it alone."
                    )
                with archive.open(names[0]) as member:
                    yield member
        else:
            yield raw


class _Told(io.RawIOBase):
    """A file that tells how far it has been read."""

    def __init__(self, file: IO[bytes], moved: Moved) -> None:
        self._file, self._moved = file, moved

    def read(self, size: int = -1) -> bytes:
        found = self._file.read(size)
        self._moved(len(found))
        return found

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()


def whole_lines(stream: IO[bytes]) -> Iterator[bytes]:
    """Give a stream in pieces that end where a line ends."""
    rest = b""
    while piece := stream.read(_PIECE):
        end = piece.rfind(b"\n") + 1
        if end:
            yield rest + piece[:end]
            rest = piece[end:]
        else:
            rest += piece
    if rest.strip():
        yield rest

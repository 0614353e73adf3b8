"""Copying official files into the store, and making sure of what lies there."""

import hashlib
import lzma
import shutil
from pathlib import Path
from typing import BinaryIO, cast

from clearance.errors import UnreadableFileError

from ._snapshot import IncomingFile, SnapshotFile

# Far above any list; what unpacks to more is not one.
_LARGEST = 4 * 1024**3
_CHUNK = 1024 * 1024


def copy_into(folder: Path, file: IncomingFile) -> SnapshotFile:
    """Copy a file as it lies, packed or not, and hash its content unpacked.

    Raises UnreadableFileError for one that cannot be read or is damaged, OSError where
    there is no room.
    """
    target = folder / (file.name + (".xz" if file.packed else ""))
    with _reading(file) as stream, target.open("wb") as sink:
        shutil.copyfileobj(stream, sink, _CHUNK)
    try:
        sha256, size = _content(target, packed=file.packed)
    except (lzma.LZMAError, EOFError) as error:
        raise UnreadableFileError(
            f"{file.place} is damaged or cut off ({error}). Get it again."
        ) from error
    return SnapshotFile(file.name, sha256, size, file.url, file.etag, file.modified)


def is_kept(folder: Path, file: SnapshotFile) -> bool:
    """Say whether a file lies in *folder*, packed or plain, as it was."""
    for path in (folder / file.name, folder / f"{file.name}.xz"):
        if path.is_file():
            try:
                found = _content(path, packed=path.name != file.name)
            except (lzma.LZMAError, EOFError, UnreadableFileError):
                return False
            return found == (file.sha256, file.size)
    return False


def _content(path: Path, *, packed: bool) -> tuple[str, int]:
    digest = hashlib.sha256()
    size = 0
    with lzma.open(path) if packed else path.open("rb") as content:
        while chunk := content.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
            if size > _LARGEST:
                raise UnreadableFileError(
                    f"{path.name} unpacks to more than {_LARGEST >> 30} GB, which no"
                    " list does."
                )
    return digest.hexdigest(), size


def _reading(file: IncomingFile) -> BinaryIO:
    try:
        return cast("BinaryIO", file.place.open("rb"))
    except OSError as error:
        raise UnreadableFileError(
            f"{file.place} cannot be read: {error.strerror}."
        ) from error

"""What people send in: files that only their owner may read, and that are let go."""

import os
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from clearance.errors import StoreFullError

_UPLOADS = "uploads"
_NOT_IN_NAMES = re.compile(r"[\x00-\x1f\x7f/\\:\ud800-\udfff]+")
_LONGEST = 80
# Seconds after which an upload that nobody took away is left over from a crash.
_LEFT = 24 * 3600


def private_folder(folder: Path) -> Path:
    """Make a folder into which only its owner may look. Raises StoreFullError."""
    with _no_room(folder):
        for one in reversed((folder, *folder.parents)):
            if not one.exists():
                one.mkdir(mode=0o700, exist_ok=True)
    return folder


@contextmanager
def private_file(path: Path) -> Iterator[BinaryIO]:
    """Open a new file that only its owner may read. Raises StoreFullError."""
    with _no_room(path):
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            yield file


def new_upload(data: Path, name: str) -> Path:
    """Give a place for a file that is sent in, under its own name where that can be.

    It stands in a folder of its own, which `forget_upload` removes.
    """
    folder = private_folder(data / _UPLOADS) / secrets.token_hex(16)
    return private_folder(folder) / safe_name(name)


def safe_name(name: str) -> str:
    """Make a name that a file can have anywhere, from what a client calls it."""
    text = _NOT_IN_NAMES.sub("_", name.replace("\\", "/").rpartition("/")[2])
    stem, dot, ending = text.strip(" .").rpartition(".")
    cut = f"{stem[:_LONGEST]}{dot}{ending[:10]}" if stem else ending[:_LONGEST]
    return cut.strip(" .") or "upload"


def forget_upload(path: Path) -> None:
    """Remove an upload and its folder."""
    shutil.rmtree(path.parent, ignore_errors=True)


def forget_left_uploads(data: Path, now: datetime) -> None:
    """Remove uploads that a process left behind when it died."""
    folder = data / _UPLOADS
    if folder.is_dir():
        for one in folder.iterdir():
            try:
                old = now.timestamp() - one.stat().st_mtime > _LEFT
            except OSError:
                continue  # somebody else has just removed it
            if old:
                shutil.rmtree(one, ignore_errors=True)


@contextmanager
def _no_room(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno is None:
            raise
        raise StoreFullError(
            f"{path.name} could not be kept: {os.strerror(error.errno)}. Make room in"
            " the data folder, or give the right to write there."
        ) from error

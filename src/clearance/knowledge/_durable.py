"""Writing so that a crash, a kill or a full disk never leaves half of something."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from clearance.errors import StoreFullError

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NO_RIGHT = {errno.EROFS, errno.EACCES, errno.EPERM}


@contextmanager
def writing_in(folder: Path, *, doing: str = "the update") -> Iterator[None]:
    """Turn a lack of room or rights below *folder* into a StoreFullError.

    *doing* says what is to be run again once there is room.
    """
    try:
        yield
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise StoreFullError(
                f"There is no room left to write in {folder} ({error.strerror})."
                " What was there before is as it was. Make room, or name another"
                f" folder, and run {doing} again."
            ) from error
        if error.errno in _NO_RIGHT:
            raise StoreFullError(
                f"{folder} cannot be written to ({error.strerror}). Get the right to"
                " write there, or name another folder."
            ) from error
        if isinstance(error, NotADirectoryError | FileExistsError):
            raise StoreFullError(
                f"{folder} cannot be written to: {error.filename} is a file where a"
                " folder is needed. Name another folder."
            ) from error
        raise


def sync(path: Path) -> None:
    """Make a file, or the entries of a folder, survive a loss of power."""
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def settle(temporary: Path, final: Path) -> None:
    """Make a finished folder the real one, in one step.

    A folder that already stands at *final*, damaged, is moved out of the way first.
    """
    final.parent.mkdir(parents=True, exist_ok=True)
    for path in sorted(temporary.rglob("*")):
        sync(path)
    sync(temporary)
    if final.exists():
        final.rename(temporary.with_name(temporary.name + ".replaced"))
    temporary.replace(final)
    sync(final.parent)
    sync(final.parent.parent)


def discard(folder: Path) -> None:
    """Remove a folder that is no longer needed; what cannot be removed stays."""
    shutil.rmtree(folder, ignore_errors=True)

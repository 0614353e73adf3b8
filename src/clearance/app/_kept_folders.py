"""Folders made once from what is loaded and opened by all; the least used go."""

import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from filelock import FileLock

from clearance.errors import StoreDamagedError

_Kept = TypeVar("_Kept")


def kept_in(
    folder: Path,
    open_: Callable[[Path], _Kept],
    make: Callable[[Path], None],
    *,
    most: int,
) -> _Kept:
    """Open *folder*; where it is not there or damaged, *make* it first, once.

    Processes that want it at the same time wait for the one that makes it. Of its
    neighbours only the *most* that were used last stay. Raises what *make* raises, and
    OSError or StoreFullError where there is no room or no right to write.
    """
    with suppress(StoreDamagedError):
        return _opened(folder, open_)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(folder.parent / ".lock"):
        with suppress(StoreDamagedError):
            return _opened(folder, open_)  # another process made it while we waited
        make(folder)
        _forget_old(folder.parent, most)
        return _opened(folder, open_)


def _opened(folder: Path, open_: Callable[[Path], _Kept]) -> _Kept:
    found = open_(folder)
    with suppress(OSError):
        (folder / ".used").touch()
    return found


def _forget_old(folder: Path, most: int) -> None:
    def used(place: Path) -> float:
        mark = place / ".used"
        return (mark if mark.exists() else place).stat().st_mtime

    kept = sorted(
        (f for f in folder.iterdir() if f.is_dir() and not f.name.startswith(".")),
        key=used,
    )
    for old in kept[:-most]:
        shutil.rmtree(old, ignore_errors=True)

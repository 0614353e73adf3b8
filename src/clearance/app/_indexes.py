"""Indexes kept on disk: one for each view, built once, opened by every process."""

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from filelock import FileLock

from clearance.entities import Listing
from clearance.errors import StoreDamagedError, StoreFullError
from clearance.identity import Clusters
from clearance.knowledge import View
from clearance.screening import Index

from ._progress import Progress, Step

# Each day asked about may need its own; the least used go first.
_KEPT = 24


def index_of(data: Path, view: View, clusters: Clusters, progress: Progress) -> Index:
    """Open the index of a view with its clusters, or build and keep it.

    Where there is no room or no right to keep it, it serves from memory.
    """
    key = hashlib.sha256(f"{view.key}.{clusters.digest}".encode()).hexdigest()[:24]
    folder = data / "indexes" / key
    with suppress(StoreDamagedError):
        return _opened(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(folder.parent / ".lock"):
            with suppress(StoreDamagedError):
                return _opened(folder)  # another process built it while we waited
            index = _built(view, clusters, progress)
            index.save(folder)
            _forget_old(folder.parent)
            return _opened(folder)
    except (OSError, StoreFullError):
        return _built(view, clusters, progress)


def _opened(folder: Path) -> Index:
    index = Index.open(folder)
    with suppress(OSError):
        (folder / ".used").touch()
    return index


def _built(view: View, clusters: Clusters, progress: Progress) -> Index:
    entries = sum(version.entries for version in view.versions)
    with progress.task("Preparing the index", total=entries) as step:
        return Index.build(_followed(view.listings(clusters.same), step))


def _followed(listings: Iterator[Listing], step: Step) -> Iterator[Listing]:
    for done, listing in enumerate(listings, start=1):
        if done % 500 == 0:
            step.move(done)
        yield listing


def _forget_old(folder: Path) -> None:
    def used(index: Path) -> float:
        mark = index / ".used"
        return (mark if mark.exists() else index).stat().st_mtime

    kept = sorted(
        (f for f in folder.iterdir() if f.is_dir() and not f.name.startswith(".")),
        key=used,
    )
    for old in kept[:-_KEPT]:
        shutil.rmtree(old, ignore_errors=True)

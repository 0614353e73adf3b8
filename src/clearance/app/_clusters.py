"""Who is who across the lists, found once for what is loaded and kept on disk."""

import hashlib
import json
import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from filelock import FileLock

from clearance.errors import StoreDamagedError, StoreFullError
from clearance.identity import FORMAT, Clusters, Judgements
from clearance.knowledge import Knowledge
from clearance.names import lexicon_digest

from ._progress import Progress
from ._starter import lists_in_use

# Each moment asked about may need its own; the least used go first.
_KEPT = 6


def judgements_in(data: Path) -> Judgements:
    """Give the judgements of people about who is who that a data folder keeps."""
    return Judgements(data / "judgements")


def clusters_of(
    data: Path, knowledge: Knowledge, known: datetime | None, progress: Progress
) -> Clusters:
    """Open the clusters of all that was known by a moment, or find and keep them.

    Where there is no room or no right to keep them, they serve from memory.
    """
    folder = data / "identity" / _key(data, knowledge, known)
    with suppress(StoreDamagedError):
        return _opened(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(folder.parent / ".lock"):
            with suppress(StoreDamagedError):
                return _opened(folder)  # another process found them while we waited
            clusters = _found(data, knowledge, known, progress)
            clusters.save(folder)
            _forget_old(folder.parent)
            return clusters
    except (OSError, StoreFullError):
        return _found(data, knowledge, known, progress)


def _key(data: Path, knowledge: Knowledge, known: datetime | None) -> str:
    """Name what the clusters depend on: versions, judgements, lexicons, our method."""
    versions = [
        (version.source, version.name, version.file_sha256)
        for version in knowledge.versions()
        if known is None or version.retrieved <= known
    ]
    judged = judgements_in(data).digest(known=known)
    text = json.dumps([FORMAT, lexicon_digest(), judged, versions])
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def _found(
    data: Path, knowledge: Knowledge, known: datetime | None, progress: Progress
) -> Clusters:
    with progress.task("Finding who is who"):
        judgements = judgements_in(data).all(known=known)
        used = lists_in_use(knowledge.versions())
        # The starter set steps aside once official lists are loaded.
        things = (
            one
            for one in knowledge.ever(known=known)
            if not used.isdisjoint(one.listing.entity.sources)
        )
        return Clusters.of(things, judgements)


def _opened(folder: Path) -> Clusters:
    clusters = Clusters.open(folder)
    with suppress(OSError):
        (folder / ".used").touch()
    return clusters


def _forget_old(folder: Path) -> None:
    def used(place: Path) -> float:
        mark = place / ".used"
        return (mark if mark.exists() else place).stat().st_mtime

    kept = sorted(
        (f for f in folder.iterdir() if f.is_dir() and not f.name.startswith(".")),
        key=used,
    )
    for old in kept[:-_KEPT]:
        shutil.rmtree(old, ignore_errors=True)

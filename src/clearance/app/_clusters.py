"""Who is who across the lists, found once for what is loaded and kept on disk."""

import hashlib
import json
from datetime import datetime
from pathlib import Path

from clearance.errors import StoreFullError
from clearance.identity import FORMAT, Clusters, Judgements
from clearance.knowledge import Knowledge
from clearance.names import lexicon_digest

from ._kept_folders import kept_in
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

    def make(place: Path) -> None:
        _found(data, knowledge, known, progress).save(place)

    try:
        return kept_in(folder, Clusters.open, make, most=_KEPT)
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

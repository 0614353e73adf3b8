"""Indexes kept on disk: one for each view, built once, opened by every process."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from clearance.entities import Listing
from clearance.errors import StoreFullError
from clearance.identity import Clusters
from clearance.knowledge import View
from clearance.screening import Index

from ._kept_folders import kept_in
from ._progress import Progress, Step

# Each day asked about may need its own; the least used go first.
_KEPT = 24


def index_of(data: Path, view: View, clusters: Clusters, progress: Progress) -> Index:
    """Open the index of a view with its clusters, or build and keep it.

    Where there is no room or no right to keep it, it serves from memory.
    """
    key = hashlib.sha256(f"{view.key}.{clusters.digest}".encode()).hexdigest()[:24]
    folder = data / "indexes" / key

    def make(place: Path) -> None:
        _built(view, clusters, progress).save(place)

    try:
        return kept_in(folder, Index.open, make, most=_KEPT)
    except (OSError, StoreFullError):
        return _built(view, clusters, progress)


def _built(view: View, clusters: Clusters, progress: Progress) -> Index:
    entries = sum(version.entries for version in view.versions)
    with progress.task("Preparing the index", total=entries) as step:
        return Index.build(_followed(view.listings(clusters.same), step))


def _followed(listings: Iterator[Listing], step: Step) -> Iterator[Listing]:
    for done, listing in enumerate(listings, start=1):
        if done % 500 == 0:
            step.move(done)
        yield listing

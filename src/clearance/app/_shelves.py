"""Entities kept on disk for other programs: a shelf for each state of the lists."""

import hashlib
from pathlib import Path

from clearance.errors import StoreFullError
from clearance.exports import Shelf, write_shelf
from clearance.identity import Clusters
from clearance.knowledge import Knowledge, View

from ._kept_folders import kept_in

# Each day asked about may need its own; the least used go first.
_KEPT = 8


def shelf_of(data: Path, knowledge: Knowledge, view: View, clusters: Clusters) -> Shelf:
    """Open the entities of a view as other programs read them, or put them there.

    Raises StoreFullError where there is no room or no right to keep them.
    """
    folder = data / "shelves" / _key(knowledge, view, clusters)

    def make(place: Path) -> None:
        sources = {version.source for version in view.versions}
        parties = knowledge.dated(view.as_of, sources=sources, same=clusters.same)
        write_shelf(parties, place)

    try:
        return kept_in(folder, Shelf.open, make, most=_KEPT)
    except OSError as error:
        raise StoreFullError(
            f"The entities cannot be written to {folder.parent}: {error.strerror}."
            " Make room there."
        ) from error


def _key(knowledge: Knowledge, view: View, clusters: Clusters) -> str:
    """Name what the entities depend on: all editions up to the day say when first."""
    day, sources = view.as_of.day, {version.source for version in view.versions}
    told = sorted(
        (version.source, version.name, version.file_sha256)
        for version in knowledge.versions()
        if version.source in sources and version.published <= day
    )
    text = f"{view.key}.{clusters.digest}.{view.as_of.known}.{told}"
    return hashlib.sha256(text.encode()).hexdigest()[:24]

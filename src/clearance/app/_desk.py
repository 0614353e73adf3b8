"""The data folder at work: what is loaded, opened once and kept until it changes."""

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from threading import Lock, RLock
from typing import TYPE_CHECKING, TypeVar

from clearance.errors import ClearanceError, StoreFullError, UsageError
from clearance.identity import Clusters
from clearance.knowledge import Knowledge, Version, View
from clearance.settings import Settings
from clearance.sources import Catalog, read_catalog
from clearance.values import AsOf

from ._apart import build_apart, was_built
from ._clusters import clusters_of
from ._progress import Progress
from ._starter import lists_in_use, open_knowledge

if TYPE_CHECKING:
    from clearance.exports import Shelf
    from clearance.screening import Index
    from clearance.work import Rows

# So many things stay open: lists of a day, their indexes, who is who.
_KEPT = 24
# Of what takes much memory, such as the graph of all owners, only so many.
_KEPT_LARGE = 6
_Kept = TypeVar("_Kept")


@dataclass(frozen=True, slots=True, eq=False)
class Lists:
    """The lists that answer for a day, open: who is on them, who is who, the index."""

    catalog: Catalog
    knowledge: Knowledge
    view: View
    clusters: Clusters
    index: "Index"


@dataclass(frozen=True, slots=True, eq=False)
class Entities:
    """The lists of a day and, beside them, their entities as other programs read them.

    `version` names the state of the data that they are of.
    """

    lists: Lists
    shelf: "Shelf"
    version: str


class Desk:
    """What questions are answered from; it may be asked by several threads.

    What it opens stays open until something is loaded or judged. One that `look`s
    keeps answering from what it has until what is new has been opened, so that
    nobody who asks waits for it.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._noting = Lock()
        self._opening: dict[Hashable, RLock] = {}  # of what is just being opened
        self._kept: OrderedDict[Hashable, object] = OrderedDict()
        self._large: OrderedDict[Hashable, object] = OrderedDict()
        self._adopted: str | None = None

    @property
    def version(self) -> str:
        """Name what is answered from: it changes when something is loaded or judged."""
        return self._adopted or _stamp(self.settings.data)

    @cached_property
    def rows(self) -> "Rows":
        """The database of jobs and keys; connected to when it is first asked."""
        # Imported when needed: commands that only answer have no rows.
        from clearance.work import Rows, database_of  # noqa: PLC0415

        return Rows(database_of(self.settings.data, self.settings.database))

    def catalog(self) -> Catalog:
        """Give the descriptions of all lists, those of users included."""
        return read_catalog(self.settings.data / "sources")

    def knowledge(self, catalog: Catalog, progress: Progress) -> Knowledge:
        """Open the store; raises what `open_knowledge` raises."""
        return open_knowledge(self.settings, catalog, progress)

    def clusters(
        self, knowledge: Knowledge, known: datetime | None, progress: Progress
    ) -> Clusters:
        """Say who is who by all that was known by a moment."""
        key = ("clusters", self.version, known)
        data = self.settings.data
        return self.once(key, lambda: clusters_of(data, knowledge, known, progress))

    def index(self, view: View, clusters: Clusters, progress: Progress) -> "Index":
        """Open the index of a view with its clusters, or build and keep it."""
        # Imported when needed: who asks what is loaded needs no index.
        from ._indexes import index_of  # noqa: PLC0415

        key = ("index", view.key, clusters.digest)
        data = self.settings.data
        return self.once(key, lambda: index_of(data, view, clusters, progress))

    def lists(
        self,
        as_of: AsOf,
        sources: tuple[str, ...] | None = None,
        *,
        progress: Progress,
    ) -> Lists:
        """Open the lists that answer for a day: those named, else all in use.

        Raises UsageError for an unknown list or one that is not loaded, ClearanceError
        for a day that no list reaches.
        """
        key = ("lists", self.version, as_of, sources)
        return self.once(key, lambda: self._lists(as_of, sources, progress))

    def entities(self, as_of: AsOf, *, progress: Progress) -> Entities:
        """Open all lists of a day with their entities, as other programs read them.

        Raises what `lists` raises, StoreFullError where there is no room for them.
        """
        key = ("entities", self.version, as_of)
        return self.once(key, lambda: self._entities(as_of, progress))

    def entities_at_hand(self, as_of: AsOf) -> Entities | None:
        """Give what `entities` would give at once; None where it would take time."""
        found = self._found(("entities", self.version, as_of))
        return found if isinstance(found, Entities) else None

    def _entities(self, as_of: AsOf, progress: Progress) -> Entities:
        # Imported when needed: who screens a file needs no entities.
        from ._shelves import shelf_of  # noqa: PLC0415

        lists, data = self.lists(as_of, progress=progress), self.settings.data
        key = ("shelf", self.version, lists.view.key)
        shelf = self.once(
            key, lambda: shelf_of(data, lists.knowledge, lists.view, lists.clusters)
        )
        return Entities(lists, shelf, self.version)

    def _lists(
        self, as_of: AsOf, sources: tuple[str, ...] | None, progress: Progress
    ) -> Lists:
        catalog = self.catalog()
        knowledge = self.knowledge(catalog, progress)
        view = view_of(knowledge, catalog, as_of, sources)
        clusters = self.clusters(knowledge, as_of.known, progress)
        return Lists(
            catalog, knowledge, view, clusters, self.index(view, clusters, progress)
        )

    def look(self, *, now: datetime, progress: Progress) -> bool:
        """Answer from now on from what has been loaded or judged since the last look.

        *now* (UTC) gives the day whose lists are opened first. Says whether anything is
        new; raises what `lists` raises, and answers as before.
        """
        self.knowledge(self.catalog(), progress)  # the starter set is in it from here
        found = _stamp(self.settings.data)
        if found == self._adopted:
            return False
        if not was_built(self.settings.data, found):
            # What it takes is given back. Nobody who asks is held up by it, but before
            # the first lists are open: then all wait for it.
            answers = self._adopted is not None
            build_apart(self.settings, now, found, gives_way=answers)
        fresh = Desk(self.settings)
        fresh._adopted = found  # one of our own
        # Imported when needed: commands ask one thing and end.
        from ._warm import warm  # noqa: PLC0415

        warm(fresh.lists(AsOf(now.date()), progress=progress).index)
        with suppress(StoreFullError):  # without them, screening still answers
            fresh.entities(AsOf(now.date()), progress=progress)
        with self._noting:
            self._kept, self._large = fresh._kept, fresh._large
            self._adopted = found
        return True

    def once(
        self, key: Hashable, make: Callable[[], _Kept], *, large: bool = False
    ) -> _Kept:
        """Give what is kept under *key*, made the first time it is asked for.

        For what follows from the lists alone; *key* names all that it depends on.
        *large* says that it takes much memory, so that few such things are kept.
        """
        found = self._found(key)
        if found is None:
            with self._opening_of(key):
                found = self._found(key)
                if found is None:
                    found = make()
                    self._keep(key, found, large=large)
        return found  # type: ignore[return-value]  # kept under its own key

    @contextmanager
    def _opening_of(self, key: Hashable) -> Iterator[None]:
        """Let one thread open a thing while others wait for that thing alone."""
        with self._noting:
            lock = self._opening.setdefault(key, RLock())
        try:
            with lock:
                yield
        finally:
            with self._noting:
                self._opening.pop(key, None)

    def _found(self, key: Hashable) -> object | None:
        with self._noting:
            for kept in (self._kept, self._large):
                if key in kept:
                    kept.move_to_end(key)
                    return kept[key]
            return None

    def _keep(self, key: Hashable, thing: object, *, large: bool) -> None:
        kept, most = (self._large, _KEPT_LARGE) if large else (self._kept, _KEPT)
        with self._noting:
            kept[key] = thing
            while len(kept) > most:
                kept.popitem(last=False)


def _stamp(data: Path) -> str:
    """Name all that answers depend on in a data folder, without reading it.

    A copy of the folder in another place has the same name, and is not built again.
    """
    hashed = hashlib.sha256()
    for part in sorted(_parts(data)):
        hashed.update(f"{part}\n".encode(errors="surrogateescape"))
    return hashed.hexdigest()[:24]


def _parts(data: Path) -> Iterator[str]:
    # Versions are never changed, only added or taken away; the others may be edited.
    for version in (data / "statements").glob("source=*/version=*"):
        yield str(version.relative_to(data))
    for folder in ("judgements", "sources"):
        for path in (data / folder).rglob("*"):
            told = path.stat()
            yield f"{path.relative_to(data)} {told.st_size} {told.st_mtime_ns}"


def view_of(
    knowledge: Knowledge,
    catalog: Catalog,
    as_of: AsOf,
    sources: tuple[str, ...] | None,
) -> View:
    """Choose the lists that answer for a day: those named, else all in use.

    Raises UsageError for an unknown list or one that is not loaded, ClearanceError
    for a day that no list reaches.
    """
    for name in sources or ():
        catalog[name]
    versions = knowledge.versions()
    wanted = lists_in_use(versions) if sources is None else frozenset(sources)
    missing = wanted - {version.source for version in versions}
    if missing:
        raise UsageError(
            f"{', '.join(sorted(missing))} is not loaded: run `clearance update "
            f"{' '.join(sorted(missing))}` first."
        )
    view = knowledge.view(as_of, sources=wanted)
    if not view.versions:
        raise ClearanceError(_no_answer(view, versions))
    return view


def _no_answer(view: View, versions: Iterable[Version]) -> str:
    """Say why no list answers, and what would help."""
    known = view.as_of.known
    if known is not None and not view.notes:
        first = min(version.retrieved for version in versions)
        return (
            f"Nothing had been loaded by {known:%Y-%m-%d %H:%M} UTC: the first list was"
            f" on {first:%Y-%m-%d %H:%M} UTC, so there was no answer then."
        )
    return (
        f"No list answers for {view.as_of}. {' '.join(view.notes)} Older official files"
        " can be loaded with `clearance update --from FOLDER`."
    )

"""The starter set: there from the first command on, and aside once lists are loaded."""

import hashlib
from collections.abc import Iterable
from importlib.resources import files as resources

from clearance.errors import UsageError
from clearance.knowledge import Knowledge, Version
from clearance.settings import Settings
from clearance.sources import Catalog, Source, keep_shipped, load_snapshot

from ._progress import Progress

STARTER = "starter"


def open_knowledge(
    settings: Settings, catalog: Catalog, progress: Progress
) -> Knowledge:
    """Open the store; the starter set of this release is in it afterwards.

    Raises StoreFullError where the folder cannot be written to and the starter set is
    not in it yet, UsageError where a list is loaded whose description is gone.
    """
    knowledge = Knowledge(settings.data)
    _check_described(knowledge, catalog)
    source = catalog[STARTER]
    if not _is_loaded(knowledge, source):
        with (
            progress.task("Reading the starter set"),
            knowledge.updating(patience=settings.patience_time, on_wait=progress.say),
        ):
            load_snapshot(knowledge, source, keep_shipped(knowledge, source))
    return knowledge


def lists_in_use(versions: Iterable[Version]) -> frozenset[str]:
    """Name the lists that answer by default: official ones, else the starter set."""
    loaded = {version.source for version in versions}
    return frozenset(loaded - {STARTER} or loaded)


def _check_described(knowledge: Knowledge, catalog: Catalog) -> None:
    """Refuse to answer with a list of which nobody can say what it is."""
    for version in knowledge.versions():
        name, data = version.source, knowledge.folder
        if name not in catalog:
            raise UsageError(
                f"The list {name} is loaded, but {data}/sources/{name}/source.yml, that"
                " describes it, is gone. Put it back; or describe it anew with"
                f" `clearance add-source {name}`; or take the list away altogether:"
                f" delete {data}/snapshots/{name} and {data}/statements/source={name},"
                " too."
            )


def _is_loaded(knowledge: Knowledge, source: Source) -> bool:
    shipped = _shipped_hashes(source)
    return any(
        version.parser_version == source.metadata.parser_version
        and {file.name: file.sha256 for file in version.snapshot.files} == shipped
        for version in knowledge.versions(source=source.name)
    )


def _shipped_hashes(source: Source) -> dict[str, str]:
    folder = resources(source.package).joinpath(source.metadata.shipped or ".")
    return {
        name: hashlib.sha256(folder.joinpath(name).read_bytes()).hexdigest()
        for name in sorted(source.metadata.file_names)
    }

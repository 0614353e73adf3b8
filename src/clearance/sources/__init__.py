"""The lists of the authorities: where they are, how they are fetched and read."""

from typing import TYPE_CHECKING

from clearance._lazy import loader_of

if TYPE_CHECKING:
    from ._audit import Audit
    from ._catalog import Catalog, Source, read_catalog, reading_with
    from ._disk import Found, FoundSet, find_all_on_disk, find_file, find_on_disk
    from ._fetch import (
        Fetched,
        FileNotOfferedError,
        Patience,
        Progress,
        ServerUnreachableError,
        Wanted,
        fetch,
        open_client,
    )
    from ._fetch_source import Line, fetch_source
    from ._files import SnapshotFiles
    from ._guards import is_accepted, publish
    from ._load import (
        LoadOutcome,
        LoadStatus,
        LoadTask,
        edition_of,
        find_loaded,
        keep_found,
        keep_shipped,
        load_snapshot,
        parse_to_parquet,
    )
    from ._metadata import (
        FileMetadata,
        FormatMetadata,
        Schedule,
        SourceMetadata,
        parse_metadata,
    )
else:
    __getattr__ = loader_of(__name__)

__all__ = [
    "Audit",
    "Catalog",
    "Fetched",
    "FileMetadata",
    "FileNotOfferedError",
    "FormatMetadata",
    "Found",
    "FoundSet",
    "Line",
    "LoadOutcome",
    "LoadStatus",
    "LoadTask",
    "Patience",
    "Progress",
    "Schedule",
    "ServerUnreachableError",
    "SnapshotFiles",
    "Source",
    "SourceMetadata",
    "Wanted",
    "edition_of",
    "fetch",
    "fetch_source",
    "find_all_on_disk",
    "find_file",
    "find_loaded",
    "find_on_disk",
    "is_accepted",
    "keep_found",
    "keep_shipped",
    "load_snapshot",
    "open_client",
    "parse_metadata",
    "parse_to_parquet",
    "publish",
    "read_catalog",
    "reading_with",
]

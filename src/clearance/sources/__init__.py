"""The lists of the authorities: where they are, how they are fetched and read."""

from ._audit import Audit
from ._files import SnapshotFiles
from ._metadata import (
    FileMetadata,
    FormatMetadata,
    Schedule,
    SourceMetadata,
    parse_metadata,
)

__all__ = [
    "Audit",
    "FileMetadata",
    "FormatMetadata",
    "Schedule",
    "SnapshotFiles",
    "SourceMetadata",
    "parse_metadata",
]

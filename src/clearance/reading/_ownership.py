"""A file about owners, in whatever of the usual forms it is."""

from pathlib import Path

from ._ownership_table import read_ownership_table
from ._ownership_values import OwnershipFile
from ._read import read_table


def read_ownership(path: Path) -> OwnershipFile:
    """Read who owns whom from a file; its form is told by its content.

    Raises UnreadableFileError for a file that is missing, empty, damaged or of another
    kind, and UsageError for a table without the columns that it takes.
    """
    return read_ownership_table(path, read_table(path))

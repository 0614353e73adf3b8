"""A file about owners, in whatever of the usual forms it is."""

from collections.abc import Callable, Iterable
from itertools import chain, islice
from pathlib import Path

from clearance.errors import UnreadableFileError

from ._ownership_bods import is_bods, read_ownership_bods
from ._ownership_ftm import is_ftm, read_ownership_ftm
from ._ownership_gleif import is_gleif, read_ownership_gleif
from ._ownership_psc import is_psc, read_ownership_psc
from ._ownership_records import Fields, records_of, register_text
from ._ownership_table import read_ownership_table
from ._ownership_values import OwnershipFile
from ._read import read_table

_Records = Iterable[tuple[int | None, Fields]]
_FORMS: tuple[
    tuple[Callable[[Fields], bool], Callable[[Path, _Records], OwnershipFile]], ...
] = (
    (is_bods, read_ownership_bods),
    (is_gleif, read_ownership_gleif),
    (is_psc, read_ownership_psc),
    (is_ftm, read_ownership_ftm),
)
_LOOKED_AT = 20  # records at the start that tell what a file is


def read_ownership(path: Path) -> OwnershipFile:
    """Read who owns whom from a file; its form is told by its content.

    Tables (CSV, Excel); statements of the Beneficial Ownership Data Standard; GLEIF's
    JSON and XML files; the snapshot of British persons with significant control;
    entities of FollowTheMoney. Raises UnreadableFileError for a file that is missing,
    empty, damaged or of another kind, and UsageError for a table without the columns
    that it takes.
    """
    raw = register_text(path)
    if raw is None:
        return read_ownership_table(path, read_table(path))
    records = records_of(raw, path)
    first = list(islice(records, _LOOKED_AT))
    for fits, read in _FORMS:
        if any(fits(record) for _, record in first):
            return _read(read, path, chain(first, records))
    raise UnreadableFileError(
        f"{path.name} holds records of no known form. Give a table with owner, owned"
        " and share, or files of BODS, GLEIF, UK PSC or FollowTheMoney."
    )


def _read(
    read: Callable[[Path, _Records], OwnershipFile], path: Path, records: _Records
) -> OwnershipFile:
    """Refuse a file of which a record is not built as its form says."""
    try:
        return read(path, records)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise UnreadableFileError(
            f"{path.name} has a record that is not built as its form says"
            f" ({type(error).__name__}: {error}). Nothing of it was read."
        ) from error

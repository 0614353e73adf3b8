"""Everything that can go wrong and is worth a sentence to the user.

ClearanceError
  x UsageError              what was asked for cannot be: no such source, kind, option
  x InvalidValueError       a text is not the date, number or code that it should be
    x CheckDigitError       a number has the right form, but its check digit is wrong
  x UnreadableFileError     a file is missing, empty, of another kind, or damaged
  x ListRefusedError        a list looks wrong, and the last good one stays
  x SourceUnavailableError  an authority's address does not answer as it should
  x StoreBusyError          another update holds the store
  x StoreFullError          there is no room to write
  x StoreDamagedError       a kept file is not what was written
  x DatabaseUnavailableError  the database of jobs and keys does not answer
  x LawError                the rule book contradicts itself or does not read

Messages are whole sentences that say what is wrong and what to do about it.
"""

__all__ = [
    "CheckDigitError",
    "ClearanceError",
    "DatabaseUnavailableError",
    "InvalidValueError",
    "LawError",
    "ListRefusedError",
    "SourceUnavailableError",
    "StoreBusyError",
    "StoreDamagedError",
    "StoreFullError",
    "UnreadableFileError",
    "UsageError",
]


class ClearanceError(Exception):
    """The root of the tree: a message for the user and nothing else."""


class UsageError(ClearanceError):
    """What was asked for cannot be: an unknown source, kind, column or day."""


class InvalidValueError(ClearanceError, ValueError):
    """A text is not the date, number or code that it should be."""


class CheckDigitError(InvalidValueError):
    """A number has the form that it should have, but its check digit does not fit."""


class UnreadableFileError(ClearanceError):
    """A file is missing, empty, of another kind, or damaged."""


class ListRefusedError(ClearanceError):
    """A list looks wrong; it was not loaded and the last good one stays.

    *acceptable* says that a person who has looked at it may take it as it is.
    """

    def __init__(self, message: str, *, acceptable: bool = False) -> None:
        super().__init__(message)
        self.acceptable = acceptable

    def __reduce__(self) -> tuple[object, ...]:
        """Cross from one process to another whole."""
        return (_refused, (str(self), self.acceptable))


def _refused(message: str, acceptable: object) -> ListRefusedError:
    return ListRefusedError(message, acceptable=bool(acceptable))


class SourceUnavailableError(ClearanceError):
    """An authority's address does not answer, or not with the list."""


class StoreBusyError(ClearanceError):
    """Another update holds the store."""


class StoreFullError(ClearanceError):
    """There is no room to write, or no right to."""


class StoreDamagedError(ClearanceError):
    """A kept file is not what was written."""


class DatabaseUnavailableError(ClearanceError):
    """The database of jobs and keys does not answer."""


class LawError(ClearanceError):
    """The rule book does not read, or two of its rules contradict each other."""

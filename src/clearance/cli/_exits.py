"""Exit codes: the one table from errors to numbers."""

from clearance.errors import ClearanceError, UsageError

CLEAR = 0
ERROR = 1
USAGE = 2
FOUND = 3
INTERRUPTED = 130

_OF_ERROR: dict[type[ClearanceError], int] = {UsageError: USAGE}


def exit_code_of(error: ClearanceError) -> int:
    """Give the exit code of an error: 2 for what was asked wrongly, else 1."""
    return next(
        (code for kind, code in _OF_ERROR.items() if isinstance(error, kind)), ERROR
    )

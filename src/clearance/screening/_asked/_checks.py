"""Refusing what cannot be meant: a text for a tuple, a text for a number."""

from collections.abc import Collection
from numbers import Real

from clearance.errors import UsageError


def check_several(what: str, given: Collection[str] | None) -> None:
    """Refuse one text where several are asked for: it would be read letter by letter.

    Raises UsageError, with what to write.
    """
    if isinstance(given, str):
        raise UsageError(
            f"{what} takes several, not one text: write {what}=({given!r},)."
        )


def check_number(what: str, given: object, low: float, high: float) -> None:
    """Refuse what is no number from *low* to *high*; raises UsageError."""
    wanted = f"give a number from {low:g} to {high:g}"
    if isinstance(given, bool) or not isinstance(given, Real):
        raise UsageError(f"{what} is {given!r}; {wanted}.")
    if not low <= float(given) <= high:
        raise UsageError(f"{what} is {given}; {wanted}.")


def check_count(what: str, given: object) -> None:
    """Refuse what is no whole number from 1 on; raises UsageError."""
    if isinstance(given, bool) or not isinstance(given, int):
        raise UsageError(f"{what} is {given!r}; give a whole number from 1 on.")
    if given < 1:
        raise UsageError(f"{what} is {given}; give 1 or more.")

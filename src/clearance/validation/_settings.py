"""Which thresholds are measured, and which of them have names."""

from collections.abc import Iterable, Mapping

from clearance.errors import UsageError
from clearance.screening import SETTINGS

from ._measure import LOWEST

_STEPS = tuple(step / 100 for step in range(50, 100, 5))


def named_thresholds() -> Mapping[str, float]:
    """Give the thresholds that have a name: broad, default, narrow."""
    return SETTINGS


def thresholds_of(wanted: Iterable[float] = ()) -> tuple[float, ...]:
    """Choose what to measure: the thresholds wanted, else 0.5 to 0.95 by 0.05.

    Those with a name always take part; the lowest comes first. Raises UsageError for
    one outside `LOWEST` to 1.
    """
    chosen = tuple(wanted) or _STEPS
    for one in chosen:
        if not LOWEST <= one <= 1:
            raise UsageError(
                f"The threshold {one:g} cannot be measured; give numbers from {LOWEST}"
                " to 1."
            )
    return tuple(sorted({*chosen, *named_thresholds().values()}))

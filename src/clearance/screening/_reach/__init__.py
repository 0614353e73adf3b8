"""Whether two names can fit well enough at all, before they are laid side by side."""

from typing import TYPE_CHECKING

from clearance._lazy import loader_of

if TYPE_CHECKING:
    from ._reach import may_reach
    from ._reachable import UNKNOWN, Pair, Reachable, Strangers
else:
    __getattr__ = loader_of(__name__)

__all__ = [
    "UNKNOWN",
    "Pair",
    "Reachable",
    "Strangers",
    "may_reach",
]

"""Python's search for garbage, left for later while many objects are made at once."""

import gc
from typing import Self

# So many new objects are worth more than a look through all of them.
_MANY = 50_000


class Uncollected:
    """Make many objects, none of them a ring, without being stopped to look for rings.

    Every few hundred objects Python looks through those it holds for ones that only
    hold each other; here that is a fifth of all time, and there are none. Whoever
    turned that off finds it off afterwards, and threads may overlap.
    """

    __slots__ = ("_stopped",)

    def __enter__(self) -> Self:
        self._stopped = gc.isenabled()
        if self._stopped:
            gc.disable()
        return self

    def __exit__(self, *_: object) -> None:
        if self._stopped:
            _take_as_old()
            gc.enable()


def _take_as_old() -> None:
    """Put very many new objects among the old ones, which are seldom looked through.

    The next object would make Python look through all of them, and it would find none
    to throw away. Rings that others made are found with the old ones. Whoever froze
    objects himself (`gc.freeze`) keeps them frozen: there all is looked through.
    """
    if gc.get_count()[0] > _MANY and not gc.get_freeze_count():
        gc.freeze()
        gc.unfreeze()

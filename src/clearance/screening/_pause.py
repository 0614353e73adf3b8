"""Python's search for garbage, left for later while many objects are made at once."""

import gc
from typing import Self


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
            gc.enable()

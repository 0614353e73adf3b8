"""Python's search for garbage, left for later while many objects are made at once."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Make many objects, none of them a ring, without being stopped to look for rings.

    Every few hundred objects Python looks through those it holds for ones that only
    hold each other; here that is a fifth of all time, and there are none. Whoever
    turned that off finds it off afterwards, and threads may overlap.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()

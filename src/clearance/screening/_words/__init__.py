"""Words that are asked, looked up: which listed words they may be, what they weigh."""

from typing import TYPE_CHECKING

from clearance._lazy import loader_of

if TYPE_CHECKING:
    from ._drawn import Drawn
    from ._likening import Likening
    from ._lookup import (
        INITIALS,
        JOINED,
        MOST_BITS,
        WHOLE,
        Known,
        Lookup,
        Weights,
        married,
        single_letters,
    )
    from ._rows import Row, rows_of
    from ._together import MOST_WORDS
else:
    __getattr__ = loader_of(__name__)

__all__ = [
    "INITIALS",
    "JOINED",
    "MOST_BITS",
    "MOST_WORDS",
    "WHOLE",
    "Drawn",
    "Known",
    "Likening",
    "Lookup",
    "Row",
    "Weights",
    "married",
    "rows_of",
    "single_letters",
]

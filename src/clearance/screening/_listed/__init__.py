"""What is kept of listed parties: their words and names as tables, on disk and back."""

from typing import TYPE_CHECKING

from clearance._lazy import loader_of

if TYPE_CHECKING:
    from ._build import Shelf, build_shelf
    from ._heads import HEAD, WHOLE_BONES
    from ._storage import open_shelf, save_shelf
    from ._terms import (
        BONES,
        LEAST_SLIPPED,
        LETTERS,
        MISREAD,
        OUTLINE,
        SYLLABLE,
        UNKNOWN_RARITY,
        Floats,
        Floats64,
        Ints,
        Terms,
        initial,
    )
else:
    __getattr__ = loader_of(__name__)

__all__ = [
    "BONES",
    "HEAD",
    "LEAST_SLIPPED",
    "LETTERS",
    "MISREAD",
    "OUTLINE",
    "SYLLABLE",
    "UNKNOWN_RARITY",
    "WHOLE_BONES",
    "Floats",
    "Floats64",
    "Ints",
    "Shelf",
    "Terms",
    "build_shelf",
    "initial",
    "open_shelf",
    "save_shelf",
]

"""Names read piece by piece into rows of words: whole tables, and kept by content."""

from typing import TYPE_CHECKING

from clearance._lazy import loader_of

if TYPE_CHECKING:
    from ._flat import Flat
    from ._pieces import Pieces, Texts
else:
    __getattr__ = loader_of(__name__)

__all__ = [
    "Flat",
    "Pieces",
    "Texts",
]

"""What is known of words and letters, as data, and how it is read."""

from typing import TYPE_CHECKING

from clearance._lazy import loader_of

if TYPE_CHECKING:
    from ._read import TABLES, lexicon, lexicon_digest
else:
    __getattr__ = loader_of(__name__)

__all__ = [
    "TABLES",
    "lexicon",
    "lexicon_digest",
]

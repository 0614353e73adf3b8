"""Whether a firm's listed name may hold others, told by its pieces: they recur."""

import re
from functools import lru_cache

from clearance.names import may_be_compound, may_name_body, may_say_letters

_KEPT = 2**16  # pieces of names
# What may part several names in one field of a list.
LISTED = re.compile(
    r"[;/·•(（]|known as|k\.?a\b|b\.?a\b|\b(?:ltd|llc|limited|inc)\b\.?,"
    r"|\b(?:corporation|holding|concern)\s*,",
    re.IGNORECASE,
)
# What a piece of a name between two spaces has of that, or begins of it.
_BEGUN = re.compile(r"[;/·•(（,]|known|k\.?a\b|b\.?a\b", re.IGNORECASE)


@lru_cache(maxsize=_KEPT)
def may_be_listed(piece: str) -> bool:
    """Say whether a firm listed with this between two spaces may be called otherwise.

    `listed_names` gives the name alone where no piece of it may be.
    """
    return (
        may_name_body(piece)
        or may_say_letters(piece)
        or may_be_compound(piece)
        or _BEGUN.search(piece) is not None
    )

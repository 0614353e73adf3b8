"""Whether a firm's listed name may hold others, told by its pieces: they recur."""

import re
from collections.abc import Iterator
from functools import lru_cache

from clearance.names import (
    clean,
    in_legal_form,
    may_be_compound,
    may_name_body,
    may_say_letters,
)

_KEPT = 2**16  # pieces of names
_LEAST_SHORT = 5  # letters of a short name that is searched for by itself
# A firm listed with the group it belongs to: "Kaplin Corporation, Zorgen Plant JSC".
_WITHIN = re.compile(
    r"[^,;()]*\b(?:corporation|holding|concern)\s*,\s*([^,;()]+)$", re.IGNORECASE
)
_NO_FIRM = re.compile(r"\b(?:branch|office|department|division|city)\b", re.IGNORECASE)
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


def named_within_group(name: str) -> Iterator[str]:
    """Give the firm that is listed behind the group it belongs to."""
    found = _WITHIN.match(name)
    if found is None or _NO_FIRM.search(found.group(1)):
        return
    words = clean(found.group(1), dotted=True).split()
    if len(words) > 1 and any(
        len(word) >= _LEAST_SHORT and not in_legal_form(word) for word in words
    ):
        yield found.group(1)

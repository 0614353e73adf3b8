"""Finds the country at the end of an address, as the US export lists write it."""

import re

from ._lookups import country_of, is_state

# Tables lose the zero that ZIP codes of the north-east begin with.
_ZIP = re.compile(r"\d{4,5}(?:-\d{4})?")


def country_of_line(line: str) -> str | None:
    """Give the country that an address on one line ends in, or None.

    "Tehran, IR" is in Iran. The country is often left out for addresses in the US:
    "AUSTIN, TX, 78741" is there because a state and a ZIP code say so.
    """
    pieces = [piece.strip().rstrip(".") for piece in line.split(",")]
    last = pieces[-1]
    if _ZIP.fullmatch(last):
        return "us" if len(pieces) > 1 and is_state(pieces[-2]) else None
    # Ahead of the codes, a state's and a country's may be the same: "CA", "DE", "IN".
    if len(last) == 2 and not last.isupper():
        return None
    return country_of(last)

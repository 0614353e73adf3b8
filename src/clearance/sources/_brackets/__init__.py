"""Finds the abbreviation that a list writes into a name: "Sample Works (SWX)"."""

import re

__all__ = ["without_abbreviation"]

_BRACKET = re.compile(r"\s*\(([A-Z]{3,10})\)(?![^\s,.])")
# Legal forms and countries in brackets belong to the name.
_OF_THE_NAME = frozenset(
    [
        "OOO",
        "OAO",
        "ZAO",
        "PAO",
        "OJSC",
        "PJSC",
        "CJSC",
        "JSC",
        "LLC",
        "LTD",
        "PVT",
        "FZE",
        "FZC",
        "FZCO",
        "DPRK",
        "PRC",
        "USA",
        "UAE",
    ]
)


def without_abbreviation(name: str) -> tuple[str, str | None] | None:
    """Give a name without the abbreviation in it, and that where it is the whole's.

    "Rosoboronexport OJSC (ROE)" is "Rosoboronexport OJSC", in short "ROE"; what stands
    in the middle, "Academy (ABC) 3rd Branch", is short for a part only. None where
    there is no abbreviation.
    """
    found = [b for b in _BRACKET.finditer(name) if b[1] not in _OF_THE_NAME]
    if not found:
        return None
    plain = name
    for bracket in reversed(found):
        plain = plain[: bracket.start()] + plain[bracket.end() :]
    last = found[-1]
    return plain.strip(), last[1] if last.end() == len(name) else None

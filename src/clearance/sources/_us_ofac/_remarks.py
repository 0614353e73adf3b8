"""Takes OFAC's remarks apart: "DOB 1962; POB Shati." are two parts.

Parts are parted by "; ", but not within a bracketed note or the quotes of an alias.
Every character of the remarks is in a part or is a separator: nothing is lost.
"""

import re
from collections.abc import Callable

# A semicolon before a space, at the end, or (as in three old entries) before a word
# such as "arrested 23 Apr 2002".
_SEPARATOR = re.compile(r";(?:\s+|$|(?=[a-z]+ \d))")
_QUOTED = re.compile(r"(?:[afn]\.k\.a|d\.b\.a)\. '")

CUT_AT = 1000
"""Characters after which OFAC cuts remarks in its main CSV file and goes on in the
comments file."""


def split_remarks(text: str, *, cut: bool = False) -> tuple[str, ...]:
    """Split remarks into parts, without the final full stop that OFAC adds.

    The stop is not doubled after an abbreviation: "Linked To: KPD S.A." loses one, and
    names are compared without it. Remarks that were *cut* off have no final stop.
    """
    text = text.strip()
    if text.endswith(".") and not cut:
        text = text[:-1]
    pieces = [piece.strip() for piece in _SEPARATOR.split(text)]
    return tuple(_join([piece for piece in pieces if piece]))


def split_linked(text: str) -> tuple[str, ...]:
    """Split remarks as the XML has them: relations stand in brackets at the end.

    "all offices worldwide; (Linked To: BANK SEPAH; Linked To: MAHAN AIR)" is three
    parts.
    """
    free, bracket, linked = text.strip().partition("(Linked To:")
    if not bracket:
        return split_remarks(text)
    linked = linked.strip().removesuffix(")")
    return (*split_remarks(free), *split_remarks(f"Linked To: {linked}."))


def _join(pieces: list[str]) -> list[str]:
    """Put together again what a separator within brackets or quotes took apart."""
    joined: list[str] = []
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        closes = _closing(piece)
        end = index
        if closes is not None:
            end = _find(pieces, index, closes)
        joined.append("; ".join(pieces[index : end + 1]))
        index = end + 1
    return joined


def _closing(piece: str) -> Callable[[str], bool] | None:
    """Give the test that the end of an unfinished piece meets; None if it is whole."""
    if piece.startswith("(") and piece.count("(") > piece.count(")"):
        return lambda text: text.count("(") <= text.count(")")
    if _QUOTED.match(piece) and not piece.endswith("'"):
        return lambda text: text.endswith("'") and len(_QUOTED.findall(text)) == 1
    return None


def _find(pieces: list[str], start: int, closes: Callable[[str], bool]) -> int:
    """Find where the unfinished piece at *start* ends; itself if nowhere near."""
    whole = pieces[start]
    for end in range(start + 1, min(start + 8, len(pieces))):
        whole = f"{whole}; {pieces[end]}"
        if closes(whole):
            return end
    return start

"""How British lists write days, numbers of several things in one cell, and names."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from clearance.sources._party import lookups_of

_DAY = re.compile(r"(\d{2})/(\d{2})/(\d{4})")
_MARK = re.compile(
    r"(?:^|(?<=[\s;,.:)]))\(?(\d{1,2}|[a-z])\)(?:-\(?(\d{1,2}|[a-z])\))?\s*"
)
_LETTERS = " abcdefghijklmnopqrstuvwxyz"
_UN = re.compile(r"\b([A-Z]{2})([eiEI])\.(\d{3})\b")
_UKSL = re.compile(r"[A-Z]{3}\d{4}")


def lookups() -> Mapping[str, Any]:
    """Give the table of words, countries and regimes that the lists share."""
    return lookups_of("clearance.sources._uk")


def iso_day(text: str) -> str | None:
    """Read a whole day, "31/12/2020", as ISO has it; None for anything else."""
    found = _DAY.fullmatch(text.strip()[:10])
    if found is None:
        return None
    day, month, year = (int(part) for part in found.groups())
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def split_numbered(text: str) -> list[str]:
    """Split "(1) Russian (2) USSR" or "a) Mali b) Niger" into its parts.

    Marks count from the beginning, so that brackets inside a part stay; "(1)-(3)" is
    one mark for three. A text that does not begin with the first mark is one part.
    """
    text = text.strip()
    cuts: list[tuple[int, int]] = []
    number = 0
    for found in _MARK.finditer(text):
        if _place(found[1]) == number + 1:
            number = _place(found[2] or found[1])
            cuts.append(found.span())
    if not cuts or cuts[0][0] != 0:
        return [text] if text else []
    ends = [start for start, _ in cuts[1:]] + [len(text)]
    parts = (
        text[begin:end].strip(" ;,\n")
        for (_, begin), end in zip(cuts, ends, strict=True)
    )
    return [part for part in parts if part]


def _place(mark: str) -> int:
    return int(mark) if mark.isdecimal() else _LETTERS.index(mark)


def full_name(parts: Sequence[str]) -> str:
    """Write Name 1 to Name 6 as they are spoken: the family name, Name 6, is last."""
    return " ".join(" ".join(parts).split())


def un_subject(text: str) -> str | None:
    """Give the id of a party on the Security Council's list from its reference.

    References of before 2014 ("QI.A.151.03.") are no longer that list's: then None.
    """
    found = _UN.search(text)
    return f"un-{found[1]}{found[2].lower()}.{found[3]}" if found else None


def sanctions_list_id(text: str) -> str | None:
    """Find a unique ID of the UK Sanctions List, such as RUS0001, or None."""
    found = _UKSL.match(text.strip())
    return found[0] if found else None


def regime_of(unique_id: str) -> str | None:
    """Give the regulations that the letters of a unique ID stand for, or None."""
    name = lookups()["regimes"].get(unique_id[:3])
    return None if name is None else str(name)

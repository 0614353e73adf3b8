"""The line of names of a passport that machines read: "P<UTOERIKSSON<<ANNA<MARIA".

After ICAO Doc 9303, Machine Readable Travel Documents (2021), parts 3 and 4: the
surname, two fillers, then the given names, with a filler between words; what is too
long is cut. From general knowledge of it on 2026-11-30.
"""

import re
from collections.abc import Iterator, Sequence

from clearance.names import clean, romanise
from clearance.values import country_code

_ZONE = re.compile(r"^[A-Z<]+$")
# The kind of a paper and the state that issued it, before the names.
_CODE = re.compile(r"^[PVICA][A-Z<](?P<state>[A-Z]{3}|D<<)(?=[A-Z])")
_SPECIMEN = "UTO"  # Utopia, which ICAO Doc 9303 prints as an example
# Signs of a line that is full, so that its last name may be cut off: the shortest that
# ICAO Doc 9303 has for a name are 30, and those who copy it keep fewer.
_FULL_LINE = 24
_LEAST_CUT = 5  # letters by which the search knows a word that is cut off


def is_zone(text: str) -> bool:
    """Say whether a text is the line of names of a passport that machines read."""
    line = text.replace(" ", "").upper().rstrip("<")
    return "<<" in line and _ZONE.match(line) is not None


def in_zone(text: str, other: str = "") -> Iterator[str]:
    """Read the line of a passport that machines read: "P<UTOERIKSSON<<ANNA<MARIA".

    Where its end is cut off, "MAHMOUD<EL<SA", the last word is the one of the *other*
    name that it begins; without another name it is left out where it is short.
    """
    if not is_zone(text):
        return
    line = text.replace(" ", "").upper()
    full = len(line) >= _FULL_LINE and not line.endswith("<")
    line = line.rstrip("<")
    for names in dict.fromkeys((_without_code(line), line)):
        surname, _, given = names.partition("<<")
        if surname and given:
            words = given.split("<")
            words = _completed(words, other) if full else words
            yield " ".join((*words, *surname.split("<")))


def _without_code(line: str) -> str:
    """Leave out the code that a line begins with: "P<UTO", not a name's "ABDEL"."""
    code = _CODE.match(line)
    if code is None:
        return line
    state = code["state"].rstrip("<")
    known = state in {"D", _SPECIMEN} or country_code(state) is not None
    return line[code.end() :] if known or line[1] == "<" else line


def _completed(words: Sequence[str], other: str) -> list[str]:
    """Give words of which the last is cut off with the word of *other* it begins."""
    *whole, cut = words
    if not other:
        return whole if len(cut) < _LEAST_CUT and len(whole) > 1 else [*words]
    begun = romanise(clean(cut))
    ours = {romanise(clean(word)) for word in whole}
    theirs = [word for word in romanise(clean(other)).split() if word not in ours]
    known = (word for word in theirs if word.startswith(begun))
    return [*whole, next(known, cut)]

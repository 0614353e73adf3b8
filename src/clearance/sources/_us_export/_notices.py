"""Reads the days out of Federal Register citations, where they carry any."""

import re
from datetime import date

_VOLUME = re.compile(
    r"(?:\bVol\. ?(?P<word>\d{1,3})|\b(?P<plain>\d{1,3}) ?F\.? ?R\b\.?)"
)
_DAY = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})(?!\d)")
# Volume 1 of the Federal Register is the year 1936.
_BEFORE_FIRST_VOLUME = 1935


def notice_days(citation: str) -> tuple[date, ...]:
    """List the days of the notices in "68 F.R. 38290 6/27/03 71 F.R. 38843 7/10/06".

    A day counts only where its year is that of the volume (68 is 2003), so that a slip
    of the pen ("87 F.R. 52740 8/29/2002") dates nothing. Sorted, the earliest first.
    """
    volumes = list(_VOLUME.finditer(citation))
    found: set[date] = set()
    for number, volume in enumerate(volumes):
        following = volumes[number + 1 : number + 2]
        end = following[0].start() if following else len(citation)
        year = _BEFORE_FIRST_VOLUME + int(volume["word"] or volume["plain"])
        found.update(_days(citation[volume.end() : end], year))
    return tuple(sorted(found))


def _days(text: str, year: int) -> list[date]:
    days = []
    for month, day, written in _DAY.findall(text):
        if int(written) not in (year, year % 100):
            continue
        try:
            days.append(date(year, int(month), int(day)))
        except ValueError:
            continue
    return days

"""Days as lists, passports and spreadsheets write them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from unicodedata import normalize

from clearance.errors import InvalidValueError

from ._partialdate import PartialDate
from ._yaml import load_yaml

_MONTH = r"(?P<month>[^\W\d_]+)\.?"
_DAY = r"(?P<d>\d{1,2})(?:st|nd|rd|th|er|º|\.)?"
_YEAR = r"(?P<y>\d{4})"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_DAY}[\s,./-]*(?:de\s+)?{_MONTH}[\s,./-]*(?:de\s+)?{_YEAR}",
        rf"{_MONTH}\s*{_DAY}(?:\s*,\s*|\s+){_YEAR}",
        rf"{_YEAR}[\s,./-]*{_MONTH}[\s,./-]*{_DAY}",
        rf"{_MONTH}[\s,./-]*(?:de\s+)?{_YEAR}",
        r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)",
        r"(?P<y>\d{4})[./-](?P<m>\d{1,2})[./-](?P<d>\d{1,2})",
        r"(?P<one>\d{1,2})[./-](?P<two>\d{1,2})[./-](?P<y>\d{4})",
        r"(?P<m>\d{1,2})[./-](?P<y>\d{4})",
        _YEAR,
    )
)
_TIME = re.compile(r"[t\s]\s*\d\d?:\d\d(?::\d\d(?:\.\d+)?)?\s*(?:z|[+-]\d\d:?\d\d)?$")
_YEARS = re.compile(r"(\d{4})\s*-\s*(\d{4})")
_DECADE = re.compile(r"(\d{3})0'?s")


@dataclass(frozen=True, slots=True)
class _Words:
    months: dict[str, int]
    about: re.Pattern[str]
    span: re.Pattern[str]
    year_mark: re.Pattern[str]


@cache
def _words() -> _Words:
    path = files("clearance.values").joinpath("dates.yml")
    document = load_yaml(path.read_text("utf-8"), "dates.yml")
    months = {
        name: number
        for names in document["months"].values()
        for number, spellings in enumerate(names, start=1)
        for name in str(spellings).split()
    }
    about = "|".join(map(re.escape, document["about"]))
    span = "|".join(map(re.escape, document["span"]))
    marks = "|".join(map(re.escape, document["year_mark"]))
    return _Words(
        months,
        re.compile(rf"^(?:{about})\.?\s*(?=\w)|\s*\(?\b(?:{about})\.?\)?$"),
        re.compile(rf"\s+(?:{span})\s+|\s+-\s+"),
        re.compile(rf"(?<=\d)\s*(?:{marks})\.?$"),
    )


@lru_cache(maxsize=65_536)
def parse_written_date(text: str, *, month_first: bool = False) -> PartialDate:
    """Read a day, month, year or span as people and authorities write them.

    Understands `17 Oct 1990`, `October 17, 1990`, `Mar 1962`, `circa 1951`,
    `1951 to 1953`, `circa 1979-1982`, `31.12.1970`, `19620305`, `1960s`, the canonical
    forms of `PartialDate`, a time of day behind the date (which is dropped), and month
    names in the languages of `dates.yml`. `03/10/2021` is 3 October unless
    *month_first*; `10/25/2021` can only be read one way and is. Zeros mean unknown
    (`00.00.1962`). Raises InvalidValueError for anything else, and for years of two
    digits, which leave the century open.
    """
    plain = " ".join(normalize("NFKC", text).casefold().translate(_DASHES).split())
    try:
        return PartialDate.parse(plain)
    except InvalidValueError:
        pass
    try:
        return PartialDate.parse(_canonical(plain, month_first=month_first))
    except InvalidValueError:
        raise InvalidValueError(
            f"{_shortened(text)!r} is not a date that can be read. "
            "Write it as 1962-03-05, 1962-03 or 1962."
        ) from None


_DASHES = str.maketrans("‐‑‒–—―−", "-------")


def _shortened(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}..."


def _canonical(text: str, *, month_first: bool) -> str:
    words = _words()
    bare = words.about.sub("", text)
    mark = "~" if bare != text else ""
    ends = list(_ends(words.year_mark.sub("", bare), words))
    points = [_point(end, month_first=month_first) for end in ends]
    return "/".join(f"{point}{mark}" for point in points)


def _ends(text: str, words: _Words) -> Iterator[str]:
    years, decade = _YEARS.fullmatch(text), _DECADE.fullmatch(text)
    if years:
        yield from years.groups()
    elif decade:
        yield from (f"{decade[1]}0", f"{decade[1]}9")
    else:
        spanned = text.removeprefix("between ").removeprefix("from ")
        parts = words.span.split(spanned)
        if len(parts) > 2:
            raise InvalidValueError("more than two ends")
        yield from parts


def _point(text: str, *, month_first: bool) -> str:
    text = _TIME.sub("", text)
    found = next((m for form in _FORMS if (m := form.fullmatch(text))), None)
    if found is None:
        raise InvalidValueError("no known form")
    parts = found.groupdict()
    if "one" in parts:
        parts |= _day_and_month(int(parts["one"]), int(parts["two"]), month_first)
    if parts.get("month"):
        parts["m"] = str(_words().months.get(parts["month"], 99))
    year, month, day = (int(parts.get(key) or 0) for key in ("y", "m", "d"))
    if day and not month:
        raise InvalidValueError("a day of no month")
    return "-".join(
        [
            f"{year:04}",
            *([f"{month:02}"] if month else []),
            *([f"{day:02}"] if day else []),
        ]
    )


def _day_and_month(one: int, two: int, month_first: bool) -> dict[str, str]:  # noqa: FBT001
    swapped = two > 12 or (month_first and one <= 12)
    day, month = (two, one) if swapped else (one, two)
    return {"d": str(day), "m": str(month)}

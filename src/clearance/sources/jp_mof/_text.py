"""Reads cells of Japan's list: several values in one, days, words in brackets."""

import re
import unicodedata

_OPEN, _CLOSE = "(（", ")）"
_DESCRIBED = re.compile(
    r"^(?P<name>.+?)\s*[(（](?P<what>[^()（）]*(?:生年月日|出生地|国籍|DOB|POB|born|"
    r"nationality|発行)(?:[^()（）]|[(（][^()（）]*[)）])*)[)）]$",
    re.IGNORECASE,
)
_DAY = re.compile(r"(\d{4})[./年-](\d{1,2})[./月-](\d{1,2})日?")
_MONTH = re.compile(r"(\d{4})[./年-](\d{1,2})月?")
_YEAR = re.compile(r"(\d{4})年?")
_SPAN = re.compile(r"(\d{4})年?\s*(?:から|[-~～–])\s*(\d{4})年?(?:まで)?(?:の間)?")
_ABOUT = re.compile(r"(?:頃|ころ|ごろ)$|^(?:およそ|おおよそ|約|circa |approx\. ?)")


def split_cell(text: str) -> list[str]:
    """Split a cell at its semicolons, but not within brackets."""
    parts, depth, part = [], 0, ""
    for sign in text:
        depth = max(0, depth + (sign in _OPEN) - (sign in _CLOSE))
        if (sign in ";；" and not depth) or sign == "\n":
            parts.append(part)
            part = ""
        else:
            part += sign
    return [p for p in (" ".join(one.split()) for one in (*parts, part)) if p]


def part_description(text: str) -> tuple[str, str]:
    """Part "Sample Name (DOB: 1 May 1960)" into the name and what is said of it."""
    found = _DESCRIBED.match(text)
    return (text, "") if found is None else (found["name"], found["what"])


def read_date(text: str) -> str | None:
    """Give a date as the list writes it (1963/4/11, 2001.9.22, 1963年頃) in EDTF."""
    plain = unicodedata.normalize("NFKC", text).strip(" 生。")
    about = _ABOUT.search(plain) is not None
    plain = _ABOUT.sub("", plain).strip()
    span = _SPAN.fullmatch(plain)
    if span is not None:
        return f"{span[1]}/{span[2]}"
    for pattern in (_DAY, _MONTH, _YEAR):
        found = pattern.fullmatch(plain)
        if found is not None:
            year, *rest = found.groups()
            said = "-".join([year, *(part.zfill(2) for part in rest)])
            return said + ("~" if about else "")
    return None

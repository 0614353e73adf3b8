"""Countries and territories, however a list or a spreadsheet spells them."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any
from unicodedata import combining, normalize

from clearance.errors import InvalidValueError

from ._fields import says_nothing, says_stateless
from ._kept import Tables
from ._yaml import load_yaml

_TABLES = Tables("clearance.values", ("babel",))
_NOT_LETTERS = re.compile(r"[\W_]+")
# Between countries; a comma or a slash may as well stand within the name of one.
_APART = tuple(map(re.compile, (r"\s*[;|\n]\s*", r"\s*/\s*", r"\s*,\s*")))
# Where two languages mean different countries by one word, the earlier one counts.
_LANGUAGES = (
    *("en", "de", "fr", "es", "it", "pt", "nl", "ru", "uk", "be", "kk", "pl", "cs"),
    *("sk", "bg", "ro", "hu", "el", "tr", "az", "hy", "ka", "uz", "ar", "he", "fa"),
    *("ur", "hi", "zh", "zh_Hant", "ja", "ko", "vi", "id", "sv", "da", "nb", "fi"),
    *("et", "lv", "lt", "sr", "hr", "sq"),
)


@cache
def _document() -> Mapping[str, Any]:
    path = files("clearance.values").joinpath("countries.yml")
    document: Mapping[str, Any] = load_yaml(path.read_text("utf-8"), "countries.yml")
    return document


@cache
def _english() -> Mapping[str, str]:
    """Map each code to its English name: CLDR's countries and our own additions."""
    named: dict[str, str] = _TABLES.kept("english", _read_english)
    return named


def _read_english() -> dict[str, str]:
    from babel import Locale  # noqa: PLC0415 (takes 30 ms; only when it is asked for)

    document = _document()
    left_out = set(document["not_countries"])
    named = {
        code.lower(): str(name)
        for code, name in Locale.parse("en").territories.items()
        if len(code) == 2 and code.lower() not in left_out
    }
    further: dict[str, str] = document["further"]
    return named | further


@cache
def _spellings() -> Mapping[str, str | None]:
    """Map folded spellings of our own table and of English names to codes."""
    document = _document()
    table: dict[str, str | None] = {_fold(n): c for c, n in _english().items()}
    table |= {_fold(code): code for code in _english()}
    for section in ("codes", "spellings", "nationalities"):
        for code, texts in document[section].items():
            table |= {_fold(text): code for text in texts}
    return table


@cache
def _other_languages() -> Mapping[str, str]:
    """Map the names of countries in other languages, and ISO's codes, to ours."""
    table: dict[str, str] = _TABLES.kept("other_languages", _read_other_languages)
    return table


def _read_other_languages() -> dict[str, str]:
    from babel import Locale  # noqa: PLC0415 (see above)
    from babel.core import get_global  # noqa: PLC0415

    known = _english()
    table: dict[str, str] = {}
    for code, replaced in get_global("territory_aliases").items():
        if len(replaced) == 1 and replaced[0].lower() in known:
            table[code.lower()] = replaced[0].lower()
    for language in reversed(_LANGUAGES):
        for code, name in Locale.parse(language).territories.items():
            if code.lower() in known:
                table[_fold(name)] = code.lower()
    return table


def _fold(text: str) -> str:
    marked = normalize("NFKD", text.casefold().replace("&", " and "))
    plain = "".join(c for c in marked if not combining(c))
    words = _NOT_LETTERS.sub(" ", plain).split()
    return " ".join("st" if w == "saint" else w for w in words if w != "the")


def _readings(text: str) -> Iterator[str]:
    yield text
    head, comma, tail = text.partition(",")
    if comma:
        yield f"{tail} {head}"
    opened = text.find("(")
    if opened > 0:
        yield text[:opened]
        yield text[opened + 1 :].rstrip(") ")
    if text.isupper() and "." in text:
        yield text.replace(".", "")


@lru_cache(maxsize=16_384)
def country_code(text: str) -> str | None:
    """Find the code of a country, territory or nationality; None where there is none.

    Codes are those of FollowTheMoney: ISO 3166-1 alpha-2 in lower case (`ru`), `xk`
    for Kosovo, `eu` for the European Union, ISO 3166-3 for states that are no more
    (`suhh`, `yucs`, `cshh`, `ddde`, `anhh`), and codes such as `ua-cri` for regions
    that lists name apart from their state. Understands ISO codes of two and three
    letters, names in the languages of CLDR, spellings of authorities ("Korea, North",
    "Burma", "Region: Crimea") and nationalities ("Russian"). A region that lies in
    several countries has no code.
    """
    if len(text) > 200:
        return None
    for table in (_spellings, _other_languages):
        for reading in _readings(text.strip()):
            code = table().get(_fold(reading))
            if code is not None:
                return code
    return None


def country_name(code: str) -> str:
    """Give the English name of a code that `country_code` returns.

    Raises InvalidValueError for anything else.
    """
    try:
        return _english()[code]
    except KeyError:
        raise InvalidValueError(
            f"{code!r} is not the code of a country. Use two letters, such as 'ru'."
        ) from None


def countries_in(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Read a cell of one country or several: "RU", "Korea, North; Iran", "RU/US".

    Gives their codes, and the parts that are no country and do not say that there is
    none ("n/a", "stateless").
    """
    known: list[str] = []
    unknown: list[str] = []
    for part in _parts(text.strip(), 0):
        code = country_code(part)
        if code is not None:
            known.append(code)
        elif not (says_nothing(part) or says_stateless(part)):
            unknown.append(part)
    return tuple(dict.fromkeys(known)), tuple(dict.fromkeys(unknown))


def _parts(text: str, level: int) -> Iterator[str]:
    if level == len(_APART) or country_code(text) or says_nothing(text):
        yield text
        return
    for part in _APART[level].split(text):
        yield from _parts(part, level + 1)


@cache
def _kin() -> Mapping[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for code, others in _document()["kin"].items():
        for other in others:
            table.setdefault(code, set()).add(other)
            table.setdefault(other, set()).add(code)
    return {code: frozenset(others) for code, others in table.items()}


def may_be_one_place(one: str, other: str) -> bool:
    """Say whether two codes may be said of one place: `suhh` and `ua`.

    A state that is no more and its successors, and a region and the states that lists
    name it with.
    """
    return other in _kin().get(one, ())

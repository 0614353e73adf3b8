"""What the columns of a spreadsheet mean, told by their headers."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any
from unicodedata import combining, normalize

from clearance.errors import UsageError
from clearance.values import load_yaml

from ._portfolio_values import Column

_CAMEL = re.compile(r"(?<=[a-zà-ÿа-я])(?=[A-ZÀ-ÞА-Я])")
_APART = re.compile(r"[\W_]+")
_COUNTED = re.compile(r" \d+$")
# What a row can be searched by; without one of these nothing can be screened.
_SUBJECTS = frozenset({"name", "alias", "previousName", "firstName", "lastName"})
_NOT_SEARCHED = frozenset(
    {"id", "kind", "country", "nationality", "birthDate", "gender", "address"}
    | {"middleName"}
)


def fold(text: str) -> str:
    """Compare headers and words without case, accents, punctuation and camel case."""
    marked = normalize("NFKD", _CAMEL.sub(" ", text[:200])).casefold()
    return _APART.sub(" ", "".join(c for c in marked if not combining(c))).strip()


@cache
def _lexicon() -> Mapping[str, Any]:
    path = files("clearance.reading").joinpath("columns.yml")
    document: Mapping[str, Any] = load_yaml(path.read_text("utf-8"), "columns.yml")
    return document


@cache
def words(section: str) -> Mapping[str, str]:
    """Map the folded words of a section of `columns.yml` to what they mean."""
    table: Mapping[str, Sequence[str]] = _lexicon()[section]
    own = {fold(meaning): meaning for meaning in table}
    return {fold(word): key for key, said in table.items() for word in said} | own


@lru_cache(maxsize=4_096)
def meaning_of(header: str) -> str | None:
    """Tell what a column means by its header, or None.

    "Name 2" and "Customer date of birth" are understood by what is left when the
    number and the party are taken away.
    """
    known = words("meanings")
    folded = fold(header)
    plain = _COUNTED.sub("", folded)
    around = {fold(word) for word in _lexicon()["around"]}
    bare = " ".join(word for word in plain.split() if word not in around)
    return next((known[form] for form in (folded, plain, bare) if form in known), None)


def told_columns(
    columns: Mapping[str, str], headers: Sequence[str]
) -> Mapping[str, str]:
    """Turn `{"name": "Kunde"}` into what each header means.

    Raises UsageError for a meaning that does not exist and a header that the file has
    not.
    """
    found = {fold(header): header for header in reversed(headers) if header.strip()}
    told: dict[str, str] = {}
    for said, header in columns.items():
        meaning = words("meanings").get(fold(said))
        if meaning is None:
            known = ", ".join(sorted(_lexicon()["meanings"]))
            raise UsageError(f"No column can mean {said!r}. Use one of: {known}.")
        if fold(header) not in found:
            raise UsageError(f"There is no column {header!r}. {_listed(headers)}")
        told[found[fold(header)]] = meaning
    return told


def columns_of(
    headers: Sequence[str], columns: Mapping[str, str]
) -> tuple[Column, ...]:
    """Say what each column means: as told, else by its header.

    A meaning that was told is taken from no other column. Where a column of first
    names stands beside one that is only called "Name", as German and French files have
    it, that is the last name. Raises UsageError, with what to do, where no column
    holds a name or an identifier.
    """
    told = told_columns(columns, headers)
    taken = set(told.values())
    guessed = [meaning_of(header) for header in headers]
    meanings = [
        told.get(header, None if meaning in taken else meaning)
        for header, meaning in zip(headers, guessed, strict=True)
    ]
    if "firstName" in meanings and "lastName" not in meanings and "name" not in taken:
        meanings = ["lastName" if m == "name" else m for m in meanings]
    if not searchable(m for m in meanings if m):
        raise UsageError(
            "No column holds a name or an identifier that is known by its header. "
            f"{_listed(headers)} Say which one holds the name: --column name=HEADER."
        )
    pairs = zip(headers, meanings, strict=True)
    return tuple(Column(header, meaning) for header, meaning in pairs)


def searchable(meanings: Iterable[str]) -> bool:
    """Say whether one of the meanings can be searched for in a list."""
    return any(m in _SUBJECTS or m not in _NOT_SEARCHED for m in meanings)


def _listed(headers: Sequence[str]) -> str:
    shown = ", ".join(repr(h[:40]) for h in headers[:30] if h.strip()) or "none"
    more = f" and {len(headers) - 30} more" if len(headers) > 30 else ""
    return f"The headers are: {shown}{more}."

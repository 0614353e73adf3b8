"""Puts the rows of the Australian list that speak of one party together."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from clearance.sources._audit import Audit
from clearance.sources._party import lookups_of
from clearance.sources._xml import clean

_REFERENCE = re.compile(r"(?P<number>\d+)[a-zA-Z]*\d*")
_UN_REFERENCE = re.compile(r"(?P<reference>[A-Z]{2}(?P<sort>[ie])\.\d{3})\b")
_PACKAGE = __package__


@dataclass(frozen=True, slots=True)
class Entry:
    """All rows of one reference: the one with the primary name comes first."""

    number: str
    kind: str
    rows: tuple[Mapping[str, str], ...]

    def texts(self, column: str) -> list[str]:
        """List what the rows say in a column, each once, as written."""
        said = (row.get(column, "").strip() for row in self.rows)
        return list(dict.fromkeys(text for text in said if text))

    def cleaned(self, column: str) -> list[str]:
        """List what the rows say in a column, each once, in single spaces."""
        return list(dict.fromkeys(clean(text) for text in self.texts(column)))


def group_rows(
    rows: Iterable[Mapping[str, str]], audit: Audit, *, file: str
) -> list[Entry]:
    """Group rows by the number in their reference, in the file's order.

    A row without a number is refused, unless a person accepted the file: then it is
    noted and left out.
    """
    by_number: dict[str, list[Mapping[str, str]]] = {}
    for row in rows:
        reference = row.get("Reference", "")
        found = _REFERENCE.fullmatch(reference)
        if found is None:
            name = row.get("Name of Individual or Entity", "")
            audit.refuse(f"{file}: {name!r} has no reference number ({reference!r}).")
            audit.count("rows.left_out")
            continue
        audit.count("rows")
        by_number.setdefault(found["number"], []).append(row)
    return [_entry(number, same, audit) for number, same in by_number.items()]


def _entry(number: str, rows: list[Mapping[str, str]], audit: Audit) -> Entry:
    primary = [row for row in rows if name_type(row) == "primary name"]
    first = (primary or rows)[0]
    if len(primary) != 1:
        audit.problem(f"Reference {number} has {len(primary)} primary names.")
    ordered = (first, *(row for row in rows if row is not first))
    kinds: Mapping[str, str] = lookups_of(_PACKAGE)["kinds"]
    types = [clean(row.get("Type", "")).casefold() for row in ordered]
    if len(set(types)) > 1:
        audit.problem(f"Reference {number} has rows of several types: {types}.")
    if audit.category("type", types[0], kinds):
        return Entry(number, kinds[types[0]], ordered)
    audit.not_understood("type", types[0], f"au-{number}")
    return Entry(number, "LegalEntity", ordered)


def name_type(row: Mapping[str, str]) -> str:
    """Give the type of a row's name in small letters."""
    return clean(row.get("Name Type", "")).casefold()


def un_references(entries: Iterable[Entry], audit: Audit) -> dict[str, str]:
    """Give the UN reference that an entry's additional information begins with.

    The reference makes two parties of two lists one, so slips must not count: only one
    of the entry's sort (i for people) that no second one stands beside and that no
    other entry has. The others are counted, and stay in the notes.
    """
    claimed: dict[str, list[Entry]] = {}
    doubtful: list[tuple[Entry, str]] = []
    for entry in entries:
        texts = entry.cleaned("Additional Information")
        found = {m["reference"] for text in texts if (m := _UN_REFERENCE.match(text))}
        sort = "i" if entry.kind == "Person" else "e"
        if len(found) == 1 and all(reference[2] == sort for reference in found):
            claimed.setdefault(found.pop(), []).append(entry)
        else:
            doubtful += [(entry, reference) for reference in sorted(found)]
    for reference, several in claimed.items():
        if len(several) > 1:
            doubtful += [(entry, reference) for entry in several]
    for entry, reference in doubtful:
        audit.not_understood("UN reference", reference, f"au-{entry.number}")
    return {s[0].number: reference for reference, s in claimed.items() if len(s) == 1}

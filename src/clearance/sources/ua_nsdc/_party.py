"""Writes what the register says of a party itself: names, days, numbers, the rest."""

import re
from collections.abc import Mapping
from typing import Any

from clearance.entities import Draft, kinds
from clearance.errors import InvalidValueError, UnreadableFileError
from clearance.sources._audit import Audit
from clearance.sources._json import report_rest, take_text, take_texts
from clearance.values import IDENTIFIER_TYPES

from ._actions import partial_day
from ._lookups import Lookups

# "name (name in Russian, name in English)": in which order is not settled.
_THREE = re.compile(r"([^()]+)\(([^,()]+),([^,()]+)\)")
_DAYS = {
    "bd": ("birthDate", "incorporationDate"),
    "dd": ("deathDate", "dissolutionDate"),
}
_DATES = frozenset({"birthDate", "incorporationDate"})


def write_party(
    draft: Draft, record: dict[str, Any], table: Lookups, audit: Audit
) -> None:
    """Empty a party's record into *draft*; documents are held as its numbers.

    Raises UnreadableFileError for a party without a name or of another layout.
    """
    _write_names(draft, record)
    person = draft.kind == "Person"
    for key, (of_person, of_body) in _DAYS.items():
        text = take_text(record, key, draft.subject)
        if text is not None:
            _say_day(draft, of_person if person else of_body, text, audit)
    prop = "citizenship" if person else "jurisdiction"
    for text in _countries(record, draft.subject):
        code = table.country(text)
        if code is None:
            audit.not_understood("country", text, draft.subject)
            draft.add("unreadRemark", f"citizenship: {text}")
        draft.add(prop, code, text)
    for one in _records(record, "identifiers", draft.subject):
        _write_number(draft, one, table, audit)
    for one in _records(record, "attributes", draft.subject):
        _write_attribute(draft, one, table, audit)
    draft.add("topics", "sanction")


def _write_names(draft: Draft, record: dict[str, Any]) -> None:
    for key in ("name", "translit"):
        text = take_text(record, key, draft.subject)
        if text is None:
            continue
        found = _THREE.fullmatch(text)
        names = [part.strip() for part in found.groups()] if found else [text]
        prop = "name" if not draft.values("name") else "alias"
        for name in names:
            draft.add(prop, name, text)
            prop = "alias"
    if not draft.values("name"):
        raise UnreadableFileError(
            f"{draft.subject} has no name. Get the register's files again."
        )
    for text in take_texts(record, "aliases", draft.subject):
        for alias in text.split(";"):
            draft.add("alias", alias)


def _countries(record: dict[str, Any], subject: str) -> list[str]:
    """Give codes or names of countries; each may be a text or an object with a code."""
    value = record.pop("citizenships", None) or []
    several = value if isinstance(value, list) else [value]
    found = []
    for one in several:
        fields = dict(one) if isinstance(one, dict) else {"name": one}
        code = take_text(fields, "iso2", subject) or take_text(fields, "code", subject)
        name = take_text(fields, "name", subject)
        found += [text for text in (code or name,) if text is not None]
    return found


def _records(record: dict[str, Any], key: str, subject: str) -> list[dict[str, Any]]:
    value = record.pop(key, None) or []
    good = isinstance(value, list) and all(isinstance(one, dict) for one in value)
    if not good:
        raise UnreadableFileError(
            f"{subject}: {key} are no list of objects. Look at the file."
        )
    return [dict(one) for one in value]


def _say_day(draft: Draft, prop: str, text: str, audit: Audit) -> None:
    day = partial_day(text)
    if day is None:
        audit.not_understood(prop, text, draft.subject)
        draft.add("unreadRemark", f"{prop}: {text}")
    draft.add(prop, day, text)


def _write_number(
    draft: Draft, one: dict[str, Any], table: Lookups, audit: Audit
) -> None:
    sort = take_text(one, "id", draft.subject) or ""
    codes = take_text(one, "code", draft.subject) or ""
    note = take_text(one, "note", draft.subject)
    country = take_text(one, "iso2", draft.subject)
    report_rest(one, audit, draft.subject)
    spec = table.identifiers.get(sort)
    if spec is None and sort:
        audit.not_understood("identifier type", f"{sort}: {codes}", draft.subject)
    spec = spec or {"to": ["registrationNumber"]}
    original = " ".join(t for t in (codes, country, note) if t)
    for code in (code.strip() for code in codes.split(";")):
        if not code:
            continue
        audit.count("identifiers")
        prop, value = _placed(draft, spec, code)
        draft.add(prop, value, original)


def _placed(draft: Draft, spec: Mapping[str, Any], code: str) -> tuple[str, str]:
    """Say which property holds a number, and how it is written there."""
    has = kinds()[draft.kind].properties
    if "passport" in spec:
        prop = "passportNumber" if spec["passport"] and "passportNumber" in has else ""
        return prop or "idNumber", code
    prop = next((p for p in spec["to"] if p in has), "registrationNumber")
    if "type" not in spec:
        return prop, code
    try:
        return prop, IDENTIFIER_TYPES[spec["type"]].parse(code)
    except InvalidValueError:
        return str(spec["unchecked"]), code


def _write_attribute(
    draft: Draft, one: dict[str, Any], table: Lookups, audit: Audit
) -> None:
    key = take_text(one, "key", draft.subject) or ""
    value = take_text(one, "value", draft.subject)
    report_rest(one, audit, draft.subject)
    if value is None:
        return
    prop = table.attributes.get(key.strip(" :").casefold())
    if prop is None:
        audit.not_understood("attribute", key, draft.subject)
    if prop in _DATES and prop in kinds()[draft.kind].properties:
        _say_day(draft, prop, value, audit)
    elif prop is None or prop == "notes" or prop not in kinds()[draft.kind].properties:
        draft.add("notes", f"{key}: {value}")
    else:
        draft.add(prop, value)

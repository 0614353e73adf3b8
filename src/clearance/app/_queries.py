"""A question typed in by hand: a name or number, with what else is known."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from clearance.entities import kinds
from clearance.errors import InvalidValueError, UsageError
from clearance.screening import Query, may_be_slip
from clearance.values import (
    IDENTIFIER_TYPES,
    Identifier,
    countries_in,
    gender_of,
    parse_identifier,
    parse_written_date,
    recognise_identifiers,
)

_NOT_BY_ADDRESS = (
    "Nobody is searched for by an address: addresses are compared as evidence beside a "
    "name. Give the party's name, and its address in a column of a file."
)


def query_with(
    query: Query,
    details: Mapping[str, Any],
    identifiers: Sequence[str] = (),
    *,
    today: date | None = None,
) -> Query:
    """Add typed details to a query.

    *details* may hold kind (a name of a kind), countries, birth_dates and genders
    (lists of texts); *identifiers* are texts such as "imo:9412335" or a bare number.
    A number that is only one slip from what it claims to be is kept as it was written.
    A birth date after *today* is refused where that is given.
    Raises UsageError, with what would be right, for anything that cannot be read.
    """
    if not (query.names or query.identifiers or identifiers):
        raise UsageError("Give a name or a number to screen; it was empty.")
    changes: dict[str, Any] = dict(details)
    if details.get("kind"):
        changes["kind"] = kinds()[_kind_name(details["kind"])].name
        if kinds()[changes["kind"]].is_a("Address"):
            raise UsageError(_NOT_BY_ADDRESS)
    changes["countries"] = tuple(
        code for text in details.get("countries") or () for code in _countries(text)
    )
    if details.get("birth_dates"):
        changes["birth_dates"] = tuple(
            _date(text, today) for text in details["birth_dates"]
        )
    changes["genders"] = tuple(
        gender_of(text) or text for text in details.get("genders") or ()
    )
    read = [one for text in identifiers for one in _identifiers(text)]
    changes["identifiers"] = (*query.identifiers, *read)
    return replace(query, **changes)


def _kind_name(text: str) -> str:
    """Accept kinds in any case: `vessel` is Vessel."""
    wanted = text.strip().casefold()
    return next((k.name for k in kinds() if k.name.casefold() == wanted), text)


def _countries(text: str) -> tuple[str, ...]:
    """Read one country or several; a text that says there is none gives none."""
    known, unknown = countries_in(text)
    if unknown:
        raise UsageError(
            f"{unknown[0]!r} is no country that is known here; use a name such as "
            "Germany or a code such as DE."
        )
    return known


def _date(text: str, today: date | None) -> str:
    try:
        day = parse_written_date(text)
    except InvalidValueError as error:
        raise UsageError(str(error)) from None
    if today is not None and day.earliest > today:
        raise UsageError(f"The birth date {day} is in the future; check it.")
    return day.text


def _identifiers(text: str) -> tuple[Identifier | tuple[str, str], ...]:
    name, colon, value = text.partition(":")
    name = name.strip().casefold()
    try:
        if colon and name in IDENTIFIER_TYPES:
            return (parse_identifier(name, value),)
    except InvalidValueError as error:
        if may_be_slip(name, value):
            return ((name, value.strip()),)
        raise UsageError(str(error)) from None
    found = recognise_identifiers(text)
    if not found:
        known = ", ".join(sorted(IDENTIFIER_TYPES))
        raise UsageError(
            f"{text!r} is no number of a type that is known here; write TYPE:VALUE "
            f"with one of: {known}."
        )
    return found

"""Vessels on Ukraine's War & Sanctions portal, from somebody's extract of its pages.

The portal publishes who takes part in the war; nothing is forbidden by it. Where the
extract's authors read a heading of the page in place of a missing value, the cell is
taken for empty and counted.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from clearance.entities import Draft, Statement
from clearance.errors import InvalidValueError, UnreadableFileError
from clearance.sources._audit import Audit
from clearance.sources._files import SnapshotFiles
from clearance.values import IDENTIFIER_TYPES, country_code, parse_partial_date

from ._table import Lookups, lookups, read_rows

__all__ = ["parse"]

_FILE = "gur_vessels_master.csv"
_AUTHORITY = "Main Directorate of Intelligence of the Ministry of Defence of Ukraine"
_LIST = "War & Sanctions"
_MEASURE = "published as involved (no legal effect)"
_LEGACY_MARK = "\ufffd"
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(slots=True)
class _Vessel:
    """A vessel in the making: its row is emptied as it is read."""

    row: dict[str, str]
    draft: Draft
    table: Lookups
    audit: Audit

    def take(self, column: str) -> str:
        """Take a cell; a heading of the page, read by mistake, is no value."""
        text = self.row.pop(column)
        if text in self.table.headings.get(column, ()):
            self.audit.count(f"headings_as_values.{column}")
            return ""
        return text

    def not_understood(self, what: str, text: str) -> None:
        """Report a text that was not understood, and keep it to the letter."""
        self.audit.not_understood(what, text, self.draft.subject)
        self.draft.add("unreadRemark", f"{what}: {text}")


def parse(snapshot: SnapshotFiles, audit: Audit) -> Iterator[Statement]:
    """Read the vessels; those marked as delisted end on the extract's day.

    The extract does not say when they were taken off, only that they are: its own day
    is the latest on which that can have been. Raises UnreadableFileError for a file
    that is damaged or not this extract.
    """
    table = lookups()
    seen: set[str] = set()
    for row in read_rows(snapshot, audit, _FILE):
        status = row.pop("status")
        audit.category("status", status, table.statuses)
        listed = table.statuses.get(status, True)
        until = None
        if not listed and snapshot.published is not None:
            until = snapshot.published.isoformat()
        subject = _subject(row)
        if subject in seen:
            raise UnreadableFileError(
                f"{_FILE}: the vessel {subject} stands there twice. Look at the file."
            )
        seen.add(subject)
        draft = Draft(subject, "Vessel", snapshot.source, listed_until=until)
        vessel = _Vessel(row, draft, table, audit)
        number = row.pop("gur_id")
        _write_names(vessel)
        _write_numbers(vessel)
        _write_particulars(vessel)
        draft.add("program", _LIST)
        audit.count("entries")
        audit.count("entries.Vessel")
        audit.count("entries.listed" if listed else "entries.delisted")
        yield from draft.statements()
        yield from _designation(draft, number, status).statements()


def _subject(row: dict[str, str]) -> str:
    """Name a vessel by its IMO number, else by the portal's number."""
    imo = _canonical("imo", row["imo"])
    if imo is not None:
        return f"ua-gur-imo-{imo}"
    if row["gur_id"].isdecimal():
        return f"ua-gur-id-{row['gur_id']}"
    raise UnreadableFileError(
        f"{_FILE}: a vessel has neither an IMO number nor a number of the portal"
        f" ({row['name']!r}). Look at the file."
    )


def _designation(draft: Draft, number: str, status: str) -> Draft:
    sanction = Draft(
        f"{draft.subject}-portal",
        "Sanction",
        draft.source,
        listed_until=draft.listed_until,
    )
    sanction.add("entity", draft.subject).add("authority", _AUTHORITY)
    sanction.add("program", _LIST).add("listName", _LIST)
    sanction.add("provisions", _MEASURE).add("authorityId", number)
    return sanction.add("status", status)


def _write_names(vessel: _Vessel) -> None:
    draft = vessel.draft
    name = vessel.take("name")
    if not name:
        raise UnreadableFileError(
            f"{_FILE}: {draft.subject} has no name. Look at the file."
        )
    draft.add("name", vessel.table.latin(name), name)
    for former in vessel.take("former_names").split(" / "):
        flag = vessel.table.flags_as_names.get(former)
        if flag is not None:
            draft.add("pastFlags", flag, former)
        else:
            draft.add("previousName", vessel.table.latin(former), former)


def _write_numbers(vessel: _Vessel) -> None:
    imo = vessel.take("imo")
    good = _canonical("imo", imo)
    if imo:
        # Small craft have a number of the Russian register in its place.
        prop = "imoNumber" if good is not None else "registrationNumber"
        vessel.draft.add(prop, good or imo, imo)
        vessel.audit.count("imo" if good is not None else "not_imo")
    for column in ("mmsi_current", "mmsi_legacy"):
        text = vessel.take(column)
        if text.startswith(_LEGACY_MARK):
            vessel.audit.count("bad_characters")
        number = _canonical("mmsi", text.removeprefix(_LEGACY_MARK))
        if number is not None:
            vessel.draft.add("mmsi", number, text)
        elif text:
            vessel.not_understood(column, text)
    sign = vessel.take("callsign")
    call = _canonical("call_sign", sign)
    if call is not None:
        vessel.draft.add("callSign", call, sign)
    elif sign:
        vessel.not_understood("callsign", sign)


def _write_particulars(vessel: _Vessel) -> None:
    draft = vessel.draft
    draft.add("type", vessel.take("vessel_type"))
    flag = vessel.take("flag")
    if flag and flag not in vessel.table.no_flag:
        code = country_code(flag)
        if code is None:
            vessel.not_understood("flag", flag)
        draft.add("flag", code, flag)
    for year in vessel.take("build_year").split(" / "):
        day = _year(year)
        if day is not None:
            draft.add("buildDate", day, year)
        elif year:
            vessel.not_understood("build_year", year)


def _year(text: str) -> str | None:
    return parse_partial_date(text).text if _YEAR.fullmatch(text) else None


def _canonical(type_name: str, text: str) -> str | None:
    try:
        return IDENTIFIER_TYPES[type_name].parse(text) if text else None
    except InvalidValueError:
        return None

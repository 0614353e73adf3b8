"""One record of the Canadian list as its file has it, in either layout."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from unicodedata import normalize

from lxml import etree

from clearance.errors import UnreadableFileError
from clearance.sources._audit import Audit
from clearance.sources._party import digest, listed_day, lookups_of
from clearance.sources._xml import Fields

_PACKAGE = __package__
_PART = re.compile(r",\s*Part")
_SIGNS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Record:
    """One record; "" where it says nothing.

    `regulation` is the English label, `date` a birth or the building of a ship,
    `title` a person's title or a ship's type, `listed` an ISO day.
    """

    kind: str
    regulation: str
    schedule: str
    item: str
    name: str
    last: str = ""
    given: str = ""
    aliases: str = ""
    date: str = ""
    title: str = ""
    imo: str = ""
    listed: str = ""

    @property
    def code(self) -> str:
        """The regulation's code, which never changes, or its folded label."""
        known: Any = lookups_of(_PACKAGE)["regulations"].get(self.regulation)
        return str(known["code"]) if known is not None else _folded(self.regulation)

    @property
    def key(self) -> str:
        """What tells the entry from all others of the list, as far as names do."""
        named = self.imo or "|".join((_folded(self.last), _folded(self.given)))
        if self.kind == "Organization":
            named = _folded(self.name)
        return f"{self.code}|{self.kind}|{named}"


def _folded(name: str) -> str:
    return _SIGNS.sub(" ", normalize("NFKC", name).casefold()).strip()


def read_record(element: etree._Element, audit: Audit, *, file: str) -> Record:
    """Read one `record`; the names of fields differ between the layouts.

    Raises UnreadableFileError for one that names nobody.
    """
    fields = Fields(element)
    label = fields.text("Country")
    entity = fields.text("EntityOrShip") or fields.text("Entity")
    last, given = fields.text("LastName"), fields.text("GivenName")
    imo = fields.text("ShipIMONumber")
    name = entity or " ".join(part for part in (given, last) if part)
    if not name or fields.tag != "record":
        raise UnreadableFileError(
            f"{file}, line {element.sourceline}: a {fields.tag} that names nobody."
            " This is not the list we know: download it again."
        )
    schedule = _PART.sub(", Part", fields.text("Schedule"))
    none = lookups_of(_PACKAGE)["no_schedule"]
    said = fields.text("DateOfListing")
    record = Record(
        kind=("Vessel" if imo else "Organization") if entity else "Person",
        regulation=label.split(" / ")[0].strip(),
        schedule="" if schedule in none else schedule,
        item=fields.text("Item"),
        name=name,
        last=last,
        given=given,
        aliases=fields.text("Aliases"),
        date=fields.text("DateOfBirthOrShipBuildDate") or fields.text("DateOfBirth"),
        title=fields.text("TitleOrShip") or fields.text("Title"),
        imo=imo,
        listed=listed_day(said) or "",
    )
    if said and not record.listed:
        audit.not_understood("date", said, name)
    fields.close(audit, name)
    return record


def group_records(records: Iterable[Record]) -> list[tuple[str, list[Record]]]:
    """Put records of one party together, in the file's order, with its subject id.

    Records of one regulation, kind and name are one party, unless they give different
    dates of birth: then the dates tell them apart.
    """
    by_key: dict[str, list[Record]] = {}
    for record in records:
        by_key.setdefault(record.key, []).append(record)
    groups: list[tuple[str, list[Record]]] = []
    for key, same in by_key.items():
        births = {record.date for record in same if record.date}
        if len(births) < 2 or same[0].kind != "Person":
            groups.append((_subject(key), same))
            continue
        for birth in sorted({record.date for record in same}):
            apart = [record for record in same if record.date == birth]
            groups.append((_subject(f"{key}|{birth}"), apart))
    return groups


def _subject(key: str) -> str:
    return f"ca-{digest(key, 12)}"

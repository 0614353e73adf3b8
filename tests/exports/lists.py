"""Two small lists that know the same person and ship, and how to export them."""

import csv
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from clearance.entities import Draft, Statement
from clearance.exports import (
    FORMS,
    Export,
    Exported,
    Form,
    ListTold,
    Named,
    Since,
    entities_in,
    version_in,
    version_of,
    write_export,
)
from clearance.knowledge import Knowledge
from clearance.values import AsOf
from tests.knowledge.lists import load

JANUARY, FEBRUARY, MARCH = date(2024, 1, 5), date(2024, 2, 5), date(2024, 3, 5)
# Who is who: the person and the ship are on both lists.
SAME = {
    "red-1": "clr-person",
    "blue-1": "clr-person",
    "red-2": "clr-ship",
    "blue-2": "clr-ship",
}


def sanction(source: str, subject: str, programme: str = "RED") -> Draft:
    """Designate a party under a programme since a day."""
    draft = Draft(f"{subject}-sanction", "Sanction", source)
    draft.add("entity", subject).add("program", programme)
    return draft.add("startDate", "2024-01-02").add("listName", "The list of assets")


def red(*, name: str = "Ada Example") -> tuple[Statement, ...]:
    """List a person, a ship and a company, with all that is hard to put in words."""
    person = Draft("red-1", "Person", "red").add("name", name)
    person.add("birthDate", "1955/1957", "1955 to 1957").add("topics", "sanction")
    person.add("sameAs", "blue-1").add("unreadRemark", "what nobody understood")
    person.add("nationality", "ru").add("website", "example.org")
    passport = Draft("red-1-id", "Passport", "red").add("holder", "red-1")
    passport.add("number", "AB 123456").add("country", "ru")
    risk = Draft("red-1-risk", "SecondarySanctionsRisk", "red").add("entity", "red-1")
    risk.add("notice", "Who deals with her may be listed as well")
    ship = Draft("red-2", "Vessel", "red").add("name", "EXAMPLE STAR; 2")
    ship.add("imoNumber", "9074729").add("flag", "pa").add("topics", "sanction")
    link = Draft("red-link", "UnknownLink", "red").add("subject", "red-2")
    link.add("object", "red-1").add("role", "Linked To")
    half = Draft("red-half", "UnknownLink", "red").add("subject", "red-2")
    half.add("objectName", "NOBODY KNOWS LTD").add("role", "Linked To")
    company = Draft("red-3", "Company", "red").add("name", "Example Trading LLC")
    company.add("address", "1 Example Street").add("innCode", "7707083893")
    things = (person, passport, risk, ship, link, half, company)
    listed = (sanction("red", "red-1"), sanction("red", "red-2"))
    more = (*listed, sanction("red", "red-3"))
    return tuple(said for draft in (*things, *more) for said in draft.statements())


def blue() -> tuple[Statement, ...]:
    """List the person under another name, and the ship as a mere legal entity."""
    person = Draft("blue-1", "Person", "blue").add("name", "EXAMPLE, Ada Maria")
    person.add("birthDate", "1956")
    ship = Draft("blue-2", "LegalEntity", "blue").add("name", "Example Star")
    ship.add("jurisdiction", "pa")
    things = (person, ship, sanction("blue", "blue-1", "BLUE"))
    return tuple(said for draft in things for said in draft.statements())


def store_in(folder: Path) -> Knowledge:
    """Keep both lists: the red one of three days, renaming the person on the last."""
    store = Knowledge(folder)
    load(store, JANUARY, red()[:-4])
    load(store, FEBRUARY, blue(), source="blue")
    load(store, FEBRUARY, red())
    load(store, MARCH, red(name="Ada New Example"))
    return store


def plan(
    store: Knowledge,
    folder: Path,
    day: date = MARCH,
    *,
    forms: tuple[Form, ...] = FORMS,
    url: str | None = None,
) -> Export:
    """Plan an export of both lists as they were on a day."""
    as_of = AsOf(day)
    versions = store.view(as_of).versions
    return Export(
        folder=folder,
        forms=frozenset(forms),
        named=Named("ours", "Our lists", url),
        as_of=as_of,
        version=version_of(as_of, versions, ["1.0"]),
        lists=[
            ListTold(
                name=version.source,
                title=f"The {version.source} list",
                publisher="Ministry of Examples",
                jurisdiction="ru",
                licence="public",
                homepage=None,
                version=version,
            )
            for version in versions
        ],
    )


def since(folder: Path) -> Since:
    """Count changes from the export in a folder."""
    return Since(version_in(folder), entities_in(folder))


def write(
    store: Knowledge, export: Export, *, counted_from: Since | None = None
) -> Exported:
    """Write an export of what the lists say on its day."""
    parties = store.dated(export.as_of, same=SAME)
    export = replace(export, since=counted_from)
    return write_export(parties, export, moved=lambda _: None)


def export_of(folder: Path, out: Path, day: date = MARCH, **how: Any) -> Exported:
    """Keep both lists below a folder and export them."""
    store = store_in(folder)
    return write(store, plan(store, out, day, **how))


def lines(place: Path) -> list[dict[str, Any]]:
    """Read one JSON value a line."""
    return [json.loads(line) for line in place.read_text("utf-8").splitlines()]


def entities(folder: Path) -> dict[str, dict[str, Any]]:
    """Read the entities of an export by id."""
    return {one["id"]: one for one in lines(folder / "entities.ftm.json")}


def rows(place: Path) -> list[dict[str, str]]:
    """Read a table by its headings."""
    with place.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def document(place: Path) -> Mapping[str, Any]:
    """Read a JSON document."""
    found: Mapping[str, Any] = json.loads(place.read_text("utf-8"))
    return found


def content(folder: Path) -> dict[str, bytes]:
    """Give all that lies in a folder, by path."""
    return {
        place.relative_to(folder).as_posix(): place.read_bytes()
        for place in sorted(folder.rglob("*"))
        if place.is_file()
    }

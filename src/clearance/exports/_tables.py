"""The tables: simple targets, ships, and every statement."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping

from clearance.entities import kinds, statement_id
from clearance.knowledge import SeenClaim, SeenThing

from ._ftm import FtmEntity, FtmParty, moment
from ._inftm import in_ftm, is_same
from ._words import words

SIMPLE = (
    *("id", "schema", "name", "aliases", "birth_date", "countries", "addresses"),
    *("identifiers", "sanctions", "phones", "emails", "program_ids", "dataset"),
    *("first_seen", "last_seen", "last_change"),
)
MARITIME = (
    *("type", "caption", "imo", "risk", "countries", "flag", "mmsi", "id", "url"),
    *("datasets", "aliases"),
)
STATEMENTS = (
    *("canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset"),
    *("origin", "lang", "original_value", "external", "first_seen", "last_seen", "id"),
)
# Rows that put one of ours into words of FollowTheMoney carry this as their origin.
OTHER_WORDS = "clearance:other-words"

Row = list[str]


def simple_row(party: FtmParty, titles: Mapping[str, str]) -> Row | None:
    """Write a party as OpenSanctions' simple table does; None for what is no target.

    `program_ids` holds the ids of the programmes as their lists write them.
    """
    entity = party.entity
    if not entity.target:
        return None
    countries = entity.of_type("country")
    addresses = list(entity.get("address"))
    numbers = entity.of_type("identifier")
    sanctions: list[str] = []
    programmes = list(entity.get("programId"))
    for thing in party.attached:
        if thing.is_a("Sanction"):
            sanctions += filter(None, [_sanction(thing)])
            programmes += thing.get("programId") or thing.get("program")
        elif thing.is_a("Address"):
            addresses.append(thing.caption)
        elif thing.is_a("Identification"):
            numbers += thing.get("number")
            countries += thing.get("country")
    names = entity.of_type("name")
    return [
        entity.id,
        entity.schema,
        entity.caption,
        _cell(name for name in names if name != entity.caption),
        _cell(entity.get("birthDate")),
        _cell(countries),
        _cell(addresses),
        _cell(numbers),
        _cell(sanctions),
        _cell(entity.get("phone")),
        _cell(entity.get("email")),
        _cell(programmes),
        _cell(titles[name] for name in entity.datasets),
        *map(moment, (entity.first_seen, entity.last_seen, entity.last_change)),
    ]


def _sanction(thing: FtmEntity) -> str:
    order = ("program", "reason", "status", "startDate", "endDate")
    return " - ".join(value for prop in order for value in thing.get(prop))


def _cell(values: Iterable[str]) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="").writerow(sorted({*values}))
    return text.getvalue()


def maritime_rows(party: FtmParty) -> Iterator[Row]:
    """Write a ship, or a company with an IMO number, as OpenSanctions does.

    One row for each number; `url` is empty, since an export has no pages.
    """
    entity = party.entity
    ship = entity.is_a("Vessel")
    numbers = entity.get("imoNumber")
    if not ship and not numbers:
        return
    risks = [t for t in entity.get("topics") if t.startswith(words().targets)]
    aliases = [name for name in entity.of_type("name") if name != entity.caption]
    for number in numbers or ("",):
        yield [
            "VESSEL" if ship else "ORGANIZATION",
            entity.caption,
            number,
            _plain(risks),
            _plain(entity.of_type("country")),
            _plain(entity.get("flag")),
            _plain(entity.get("mmsi")),
            entity.id,
            "",
            _plain(entity.datasets),
            _plain(aliases),
        ]


def _plain(values: Iterable[str]) -> str:
    return ";".join(sorted({value.strip().replace(";", ",") for value in values}))


def statement_rows(thing: SeenThing) -> Iterator[tuple[bool, Row]]:
    """Write each claim as FollowTheMoney's table of statements does.

    True goes with what FollowTheMoney can say, False with what only we can: our own
    kinds and properties, and dates that are about or between. What has other words in
    FollowTheMoney is written twice, once with each.
    """
    yielded: set[str] = set()
    for claim in thing.claims:
        said = claim.statement
        same = is_same(said)
        for prop, value in in_ftm(said):
            row = _row(thing, claim, prop, value, origin="" if same else OTHER_WORDS)
            if row[-1] not in yielded:
                yielded.add(row[-1])
                yield True, row
        if not same:
            yield False, _row(thing, claim, said.property, said.value, origin="")


def base_row(thing: SeenThing) -> Row:
    """Write the row that says that an entity is there, with the day it last changed."""
    claim = thing.claims[0]
    said = claim.statement
    key = statement_id(said.source, said.subject, "id", thing.id)
    return [
        thing.id,
        said.subject,
        *("id", "id"),
        thing.kind,
        said.subject,
        said.source,
        *("", "", "", "f"),
        moment(thing.changed),
        moment(thing.last_seen),
        key,
    ]


def _row(
    thing: SeenThing, claim: SeenClaim, prop: str, value: str, *, origin: str
) -> Row:
    said = claim.statement
    original = said.original or ("" if value == said.value else said.value)
    return [
        thing.id,
        said.subject,
        prop,
        kinds()[said.kind].properties[prop].type,
        said.kind,
        value,
        said.source,
        origin,
        "",
        original,
        "f",
        moment(claim.first_seen),
        moment(claim.last_seen),
        statement_id(said.source, said.subject, prop, value),
    ]

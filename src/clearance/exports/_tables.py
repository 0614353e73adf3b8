"""The tables: simple targets, ships, and every statement."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from clearance.entities import kinds, statement_id
from clearance.knowledge import SeenClaim

from ._ftm import FtmEntity, FtmParty, moment
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


def quoted(row: Sequence[str]) -> str:
    """Write a row with every cell in quotes, as `csv.unix_dialect` does, but faster.

    Most of the millions of cells of an export hold no quote.
    """
    text = '","'.join(row)
    if text.count('"') != 2 * (len(row) - 1):
        text = '","'.join(cell.replace('"', '""') for cell in row)
    return f'"{text}"\n'


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


def statement_rows(entity: FtmEntity) -> Iterator[Row]:
    """Write an entity as FollowTheMoney's table of statements does.

    First a row for each id that a list gives it, with the day it last changed; then
    its claims. An entity put together of the rows is the one in entities.ftm.json.
    """
    changed, seen = moment(entity.last_change), moment(entity.last_seen)
    ids = dict.fromkeys((claim.subject, claim.source) for claim in entity.claims)
    for subject, source in ids:
        if subject == entity.id and entity.referents:
            continue  # a note that the party's other ids stand behind
        key = statement_id(source, subject, "id", entity.id)
        yield [
            *(entity.id, subject, "id", "id", entity.schema, subject, source),
            *("", "", "", "f", changed, seen, key),
        ]
    known = kinds()[entity.schema].properties
    for claim in entity.claims:
        yield [
            entity.id,
            claim.subject,
            claim.prop,
            known[claim.prop].type,
            claim.kind,
            claim.value,
            claim.source,
            "" if claim.same else OTHER_WORDS,
            "",
            claim.original,
            "f",
            moment(claim.first_seen),
            moment(claim.last_seen),
            statement_id(claim.source, claim.subject, claim.prop, claim.value),
        ]


def own_row(identity: str, claim: SeenClaim) -> Row:
    """Write a claim in our own words, to the letter: dates between, our own kinds."""
    said = claim.statement
    return [
        identity,
        said.subject,
        said.property,
        kinds()[said.kind].properties[said.property].type,
        said.kind,
        said.value,
        said.source,
        "",
        "",
        said.original or "",
        "f",
        moment(claim.first_seen),
        moment(claim.last_seen),
        statement_id(said.source, said.subject, said.property, said.value),
    ]

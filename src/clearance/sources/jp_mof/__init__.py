"""Japan's list of the persons and bodies whose assets are frozen."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import zip_longest

from clearance.entities import Draft, Statement
from clearance.sources._audit import Audit
from clearance.sources._files import SnapshotFiles
from clearance.sources._party import Document, Party, lookups_of, say_document
from clearance.sources._table import read_table

from ._text import part_description, read_date, split_cell

__all__ = ["parse"]

_FILE = "shisantouketsu.csv"
_AUTHORITY = "Japan Ministry of Finance"
_COLUMNS = (
    "区分",
    "番号",
    "告示日付",
    "告示番号",
    "個人・団体",
    "氏名（日本語）",
    "氏名（英語）",
    "別名・別称（日本語）",
    "別名・別称（英語）",
    "旧称（日本語）",
    "旧称（英語）",
    "確定に十分でない別名（日本語）",
    "確定に十分でない別名（英語）",
    "称号（日本語）",
    "称号（英語）",
    "役職（日本語）",
    "役職（英語）",
    "生年月日",
    "出生地（日本語）",
    "出生地（英語）",
    "国籍（日本語）",
    "国籍（英語）",
    "旅券番号",
    "身分証番号",
    "住所・所在地（国）（日本語）",
    "住所・所在地（都市その他の情報）（日本語）",
    "住所・所在地（国）（英語）",
    "住所・所在地（都市その他の情報）（英語）",
    "国連参照番号",
    "リスト掲載日",
    "その他の情報",
    "外務省告示情報",
)

_Row = Mapping[str, str]


def parse(snapshot: SnapshotFiles, audit: Audit) -> Iterator[Statement]:
    """Read the list, one party a row.

    Raises UnreadableFileError for a file that is damaged or another, ListRefusedError
    where a column is missing.
    """
    seen: set[str] = set()
    for line, row in read_table(snapshot, audit, name=_FILE, columns=_COLUMNS):
        number = row["番号"].strip()
        if not number or not (row["氏名（英語）"] + row["氏名（日本語）"]).strip():
            audit.count("rows.left_out")
            audit.problem(
                f"{_FILE}, line {line}: has no number or no name; the row was left out."
            )
            continue
        if number in seen:
            audit.count("entries.repeated")
            audit.problem(f"{_FILE}, line {line}: {number} stands there again.")
        seen.add(number)
        yield from _party(number, row, snapshot.source, audit).statements()


def _party(number: str, row: _Row, source: str, audit: Audit) -> Party:
    table = lookups_of(__package__)
    kind = row["個人・団体"].strip()
    if not audit.category("kind", kind, table["kinds"]):
        audit.not_understood("kind", kind, number)
    party = Party(
        Draft(
            f"jp-mof-{number}",
            table["kinds"].get(kind, "LegalEntity"),
            source,
            _first_day(row["告示日付"]),
        ),
        audit,
        table,
    )
    _write_names(party, row)
    for heading, prop in table["texts"].items():
        for text in _said(party, row[heading]):
            if not party.say(prop, text):
                party.draft.add("notes", f"{heading}: {text}")
    for text in _said(party, row["生年月日"]):
        party.say_date("birthDate", read_date(text) or text, text)
    _write_countries(party, row, "国籍", "nationality")
    _write_places(party, row)
    for heading, prop in table["documents"].items():
        for text in _said(party, row[heading]):
            said, remark = part_description(text)
            say_document(party, Document(heading, prop, number=said, remark=remark))
    party.draft.add("topics", "sanction")
    _write_designation(party, row)
    return party


def _said(party: Party, cell: str) -> list[str]:
    """List the values of a cell, without those that say that nothing is known."""
    unknown = party.lookups["unknown"]
    nothing = unknown if isinstance(unknown, list) else []
    return [part for part in split_cell(cell) if part not in nothing]


def _write_names(party: Party, row: _Row) -> None:
    names = lookups_of(__package__)["names"]
    for heading, prop in names.items():
        for number, text in enumerate(_said(party, row[heading])):
            name, what = part_description(text)
            first = prop == "name" and number == 0
            said = "alias" if prop == "name" and not first else prop
            if said == "alias" and not party.draft.values("name"):
                said = "name"
            if name not in party.draft.values("name"):
                party.draft.add(said, name, text)
            party.draft.add("notes", f"{name}: {what}" if what else None)


def _write_countries(party: Party, row: _Row, heading: str, prop: str) -> None:
    """Say countries from the English column, and from the Japanese where it is empty.

    The Japanese one says the same, and is then left out by name.
    """
    english = _said(party, row[f"{heading}（英語）"])
    japanese = _said(party, row[f"{heading}（日本語）"])
    if english and japanese:
        party.audit.ignored(f"{heading}（日本語）, said in English")
    for text in english or japanese:
        party.say_country(prop, text)


def _write_places(party: Party, row: _Row) -> None:
    _write_countries(party, row, "住所・所在地（国）", "country")
    for language in ("英語", "日本語"):
        countries = _said(party, row[f"住所・所在地（国）（{language}）"])
        cities = _said(party, row[f"住所・所在地（都市その他の情報）（{language}）"])
        # Where there are as many countries as places, each place has its own.
        if len(countries) == len(cities):
            for city, country in zip_longest(cities, countries, fillvalue=""):
                party.say("address", f"{city}, {country}")
            continue
        for city in cities:
            only = f", {countries[0]}" if len(countries) == 1 else ""
            party.say("address", f"{city}{only}")


def _first_day(cell: str) -> str | None:
    """Give the earliest full day of a cell."""
    days = []
    for text in split_cell(cell):
        try:
            days.append(date.fromisoformat(read_date(text) or ""))
        except ValueError:
            continue
    return min(days).isoformat() if days else None


def _write_designation(party: Party, row: _Row) -> None:
    programme = f"MOF category {row['区分'].strip()}" if row["区分"].strip() else ""
    party.audit.count(f"programme.{programme}")
    party.say("program", programme, row["区分"])
    draft = party.start("Sanction", f"{party.id}-listing")
    draft.add("entity", party.id).add("authority", _AUTHORITY)
    draft.add("program", programme, row["区分"])
    draft.add("listName", "MOF asset freeze targets")
    draft.add("provisions", "asset freeze", "資産凍結等")
    draft.add("authorityId", row["告示番号"])
    for prop, heading in (("startDate", "告示日付"), ("listingDate", "リスト掲載日")):
        for text in _said(party, row[heading]):
            day = read_date(text)
            if day is None:
                party.audit.not_understood("date", f"{heading} {text}", party.id)
                draft.add("summary", f"{heading}: {text}")
            else:
                draft.add(prop, day, text)
    for reference in _said(party, row["国連参照番号"]):
        draft.add("unscId", reference)
        # The Security Council's own number for the same party.
        party.say("sameAs", f"un-{reference}", reference)
    draft.add("summary", " ".join(row["外務省告示情報"].split()))

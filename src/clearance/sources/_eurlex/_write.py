"""Turns the entries of an act's annexes into statements, party by party."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from clearance.entities import Draft, Statement
from clearance.errors import InvalidValueError
from clearance.sources._audit import Audit
from clearance.sources._files import SnapshotFiles
from clearance.sources._party import Party, digest, listed_day, lookups_of
from clearance.values import IDENTIFIER_TYPES, parse_written_date

from ._act import Act, read_act, read_day
from ._entries import Entry, read_entries
from ._information import Part, read_information
from ._names import Names, folded, read_names, say_names
from ._saying import Links, say_part

_PACKAGE = __package__
_AUTHORITY = "European Union"
_CELLAR = "http://publications.europa.eu/resource/celex/"
_ROLES = frozenset(
    ["name", "native", "information", "reason", "listed", "applied", "imo", "location"]
)


@dataclass(frozen=True, slots=True)
class _Listed:
    """An entry that is understood as far as its id needs."""

    entry: Entry
    subject: str
    names: Names
    parts: Sequence[Part]
    tied: bool

    @property
    def kind(self) -> str:
        return str(self.entry.spec["kind"])

    @property
    def own_day(self) -> str | None:
        """The ISO day that the entry itself gives."""
        text = self.entry.line("listed") or self.entry.line("applied")
        try:
            return listed_day(parse_written_date(text.strip(" .;")).text)
        except InvalidValueError:
            return None

    @property
    def since(self) -> str:
        """The entry's own day, or else the first on which its annex listed anybody."""
        return self.own_day or str(self.entry.spec["since"])


def act_day(snapshot: SnapshotFiles, package: str) -> date | None:
    """Give the day of the state that the act of a source's *package* is in."""
    table = lookups_of(package)
    return read_day(snapshot, str(table["file"]), celex=str(table["celex"]))


def parse_act(
    snapshot: SnapshotFiles, audit: Audit, package: str
) -> Iterator[Statement]:
    """Read the annexes of the act that the lookups of a source's *package* describe.

    Subjects are `eu-imo-` and the IMO number of a ship, or the lookups' `prefix` and
    12 digits of a hash over name and, where the annex gives them, birth or
    registration. Raises UnreadableFileError for a page that is damaged or another
    act; ListRefusedError where an annex, part or column is unknown or missing.
    """
    table = lookups_of(package)
    act = read_act(snapshot, str(table["file"]), celex=str(table["celex"]))
    entries = read_entries(act, table, audit)
    prefix = str(table["prefix"])
    listed = _told_apart([_read(e, prefix, audit) for e in entries], prefix, audit)
    groups: dict[str, list[_Listed]] = {}
    by_name: dict[str, set[str]] = {}
    for one in listed:
        groups.setdefault(one.subject, []).append(one)
        for name in (one.names.name, *(text for _, text in one.names.others)):
            by_name.setdefault(folded(name), set()).add(one.subject)
    writer = _Writer(act, table, audit, snapshot.source, Links(by_name))
    for subject, group in groups.items():
        yield from writer.write(subject, group)


def _read(entry: Entry, prefix: str, audit: Audit) -> _Listed:
    person = entry.spec["kind"] == "Person"
    lines = [*entry.lines("name"), *entry.lines("native")]
    names = read_names(lines, person=person)
    parts = read_information(entry.lines("information"), person=person)
    if entry.spec["kind"] == "Vessel":
        try:
            number = IDENTIFIER_TYPES["imo"].parse(entry.line("imo"))
            return _Listed(entry, f"eu-imo-{number}", names, parts, tied=True)
        except InvalidValueError:
            told = entry.line("imo") or "none"
            audit.not_understood("IMO number", told, names.name)
    tie = _tie(entry, parts)
    told_by = [str(entry.spec["identity"]), folded(names.name), tie]
    subject = f"{prefix}-{digest('|'.join(filter(None, told_by)), 12)}"
    return _Listed(entry, subject, names, parts, tied=bool(tie))


def _told_apart(listed: Sequence[_Listed], prefix: str, audit: Audit) -> list[_Listed]:
    """Give entries of one annex with the same name, and nothing else to tell by, ids
    of their own: by all that their other columns say.
    """
    seen: set[tuple[str, str]] = set()
    apart = []
    for one in listed:
        place = (one.subject, one.entry.place)
        if place in seen and not one.tied:
            audit.not_understood("same name twice", one.names.name, one.entry.place)
            cells = sorted(one.entry.cells.items())
            whole = "|".join(f"{role}={' '.join(text)}" for role, text in cells)
            subject = f"{prefix}-{digest(f'{one.subject}|{whole}', 12)}"
            apart.append(replace(one, subject=subject))
        else:
            apart.append(one)
        seen.add(place)
    return apart


def _tie(entry: Entry, parts: Sequence[Part]) -> str:
    """Give what tells a party from another of its name: birth or registration."""
    wanted = entry.spec.get("tie")
    for part in parts:
        if wanted and part.rule is not None and part.rule.get("tie") == wanted:
            try:
                return parse_written_date(part.value).text
            except InvalidValueError:
                return folded(part.value)
    return ""


class _Writer:
    """Writes parties, each with one designation for each annex that lists it."""

    def __init__(
        self,
        act: Act,
        table: Mapping[str, Any],
        audit: Audit,
        source: str,
        links: Links,
    ) -> None:
        self._act = act
        self._table = table
        self._audit = audit
        self._source = source
        self._links = links
        self._lookups = lookups_of(_PACKAGE)

    def write(self, subject: str, group: Sequence[_Listed]) -> Iterator[Statement]:
        """Write one party from all its entries."""
        since = min(one.since for one in group)
        draft = Draft(subject, group[0].kind, self._source, since)
        party = Party(draft, self._audit, self._lookups)
        for one in group:
            names = one.names if one is group[0] else _as_variants(one.names, group[0])
            say_names(party, names, one.entry.line("name"))
            self._say_entry(party, one)
            self._say_sanctions(party, one)
            self._audit.count(f"annex.{one.entry.place}")
        yield from party.statements()

    def _say_entry(self, party: Party, one: _Listed) -> None:
        entry = one.entry
        if party.draft.kind == "Vessel":
            number = entry.line("imo")
            if not party.say_identifier("imo", "imoNumber", number) and number:
                party.draft.add("notes", f"IMO number: {number}")
        for part in one.parts:
            say_part(party, part, self._links)
        if entry.lines("location"):
            rule = next(r for r in self._lookups["labels"] if r["how"] == "address")
            say_part(party, Part(rule, "", entry.line("location")), self._links)
        for role in entry.cells.keys() - _ROLES:
            prop = "unreadRemark" if role == "rest" else "notes"
            told = entry.line(role) if role == "rest" else f"{role}: {entry.line(role)}"
            party.draft.add(prop, told)
        party.say("country", str(entry.spec.get("country", "")))
        for prop, value in entry.spec.get("says", {}).items():
            party.say(prop, str(value))
        party.draft.add("topics", str(entry.spec.get("topic", "sanction")))

    def _say_sanctions(self, party: Party, one: _Listed) -> None:
        """Say the designation, once for each spell in which the law forbids the same.

        The last spell has the plain id; one that ended has its last day in the id.
        """
        programme = self._programme(one.entry)
        party.draft.add("program", programme)
        self._audit.count(f"programme.{programme}")
        spells = [
            s for row in one.entry.spec["measures"] if (s := self._spell(row, one))
        ]
        for since, until, measures in spells:
            sanction = self._start(party, one, (since, until))
            self._say_designation(sanction, party, one)
            for measure in measures:
                sanction.add("provisions", measure, self._cited(one))
            sanction.add("startDate", since if one.own_day or len(spells) > 1 else None)
            sanction.add("endDate", until)
        if not spells:
            self._audit.not_understood("measure", self._cited(one), party.id)

    def _spell(
        self, row: Mapping[str, Any], one: _Listed
    ) -> tuple[str, str | None, Sequence[str]] | None:
        """Give the days on which a row of measures holds for an entry, if any."""
        begins, ends = str(row.get("from", "")), row.get("until")
        since, until = max(one.since, begins), str(ends) if ends else None
        if begins > self._act.day.isoformat() or (until is not None and until <= since):
            return None
        return since, until, row["provisions"]

    def _cited(self, one: _Listed) -> str:
        return f"{one.entry.spec['citation']} of {self._table['title']}"

    def _say_designation(self, sanction: Draft, party: Party, one: _Listed) -> None:
        entry = one.entry
        sanction.add("entity", party.id).add("authority", _AUTHORITY)
        sanction.add("listName", f"Annex {entry.annex} to {self._table['title']}")
        sanction.add("program", self._programme(entry))
        sanction.add("programUrl", str(self._table["programme_url"]))
        self._say_days(sanction, party, one)
        sanction.add("reason", entry.line("reason"))
        if entry.number:
            sanction.add("recordId", f"Annex {entry.place}, {entry.number}")
        self._say_amendments(sanction, entry)

    def _start(self, party: Party, one: _Listed, days: tuple[str, str | None]) -> Draft:
        """Start the designation; one of another day in the same annex is another."""
        since, until = days
        subject = f"{party.id}-{one.entry.place}"
        if until is not None:
            return party.start("Sanction", f"{subject}-until-{until}", days=days)
        plain = party.start("Sanction", subject, days=days)
        if plain.listed_from == since:
            return plain
        return party.start("Sanction", f"{subject}-{since}", days=days)

    def _programme(self, entry: Entry) -> str:
        name = str(self._table["programme"])
        return f"{name} Annex {entry.annex}" if self._table["by_annex"] else name

    def _say_days(self, sanction: Draft, party: Party, one: _Listed) -> None:
        entry = one.entry
        told = entry.line("listed") or entry.line("applied")
        if one.own_day is None:
            dated = {"listed", "applied"} & set(entry.spec["columns"])
            if told or dated:
                self._audit.not_understood("day", told or "no day", party.id)
            sanction.add(
                "summary",
                f"The act gives no day for this entry{f' ({told})' if told else ''}."
                f" Annex {entry.annex} lists parties since {one.since}.",
            )
            return
        if entry.lines("listed"):
            sanction.add("listingDate", one.own_day, told)
        elif sanction.listed_from == one.own_day:
            sanction.add("startDate", one.own_day, told)

    def _say_amendments(self, sanction: Draft, entry: Entry) -> None:
        """Say with which amending acts the entry came, as the marks in it tell."""
        for mark in (mark for mark in entry.marks if mark != "B"):
            amendment = self._act.amendments.get(mark)
            if amendment is not None:
                sanction.add("summary", f"{mark}: {amendment.title}".strip(" :"))
                if amendment.celex:
                    sanction.add("sourceUrl", f"{_CELLAR}{amendment.celex}")
            else:
                self._audit.not_understood("amendment", mark, f"Annex {entry.place}")
        for number in entry.footnotes:
            sanction.add("description", self._act.footnotes.get(number))


def _as_variants(names: Names, first: _Listed) -> Names:
    """Take the names of a further entry of the same party as further names."""
    same = folded(names.name) == folded(first.names.name)
    others = [("alias", names.name)] if names.name and not same else []
    return Names("", [*others, *names.others], "", names.country, names.notes)

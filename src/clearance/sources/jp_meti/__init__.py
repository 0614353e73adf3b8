"""Japan's lists of bodies to which METI lets nothing be exported."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from clearance.entities import Draft, Statement
from clearance.errors import UnreadableFileError
from clearance.sources._audit import Audit
from clearance.sources._brackets import without_abbreviation
from clearance.sources._files import SnapshotFiles
from clearance.values import country_code, load_yaml

from ._names import ALIASES, Names, read_names
from ._text import RawEntry, RawList, read_list, updated_day

__all__ = ["parse", "published"]

_AUTHORITY = "Japan Ministry of Economy, Trade and Industry"


@cache
def _table() -> Mapping[str, Any]:
    place = files(__package__).joinpath("lookups.yml")
    table: Mapping[str, Any] = load_yaml(place.read_text("utf-8"), "lookups.yml")
    return table


def parse(snapshot: SnapshotFiles, audit: Audit) -> Iterator[Statement]:
    """Read the three lists, as far as they are there; a number in a list is an entry.

    Entries of one list with the same English name are one party at several addresses.
    Raises UnreadableFileError for a file that is damaged or another list; the snapshot
    is refused where a number is missing.
    """
    here = [name for name in _table()["lists"] if snapshot.has(name)]
    if not here:
        raise UnreadableFileError(
            f"There is none of {', '.join(_table()['lists'])} for {snapshot.source}."
            " Name a folder that holds them."
        )
    for name in here:
        read = read_list(snapshot, name, audit)
        spec = _table()["lists"][name]
        if spec["title"] not in read.title:
            raise UnreadableFileError(
                f"{name} does not say in its first lines that it is the list of"
                f" {spec['programme']}: it is another file."
            )
        audit.count("record_count", len(read.entries))
        yield from _write_list(read, spec, snapshot.source, audit)


def published(snapshot: SnapshotFiles) -> date | None:
    """Give the latest of the days of change that the lists print."""
    names = [name for name in _table()["lists"] if snapshot.has(name)]
    days = [day for name in names if (day := updated_day(snapshot, name)) is not None]
    return max(days, default=None)


def _write_list(
    read: RawList, spec: Mapping[str, str], source: str, audit: Audit
) -> Iterator[Statement]:
    parties: dict[str, tuple[Draft, Draft]] = {}
    for entry in read.entries:
        names = read_names(entry.names)
        subject = _subject(spec["code"], names)
        audit.count("entries")
        audit.count("entries.Organization")
        audit.count(f"programme.{spec['programme']}")
        if subject in parties:
            audit.count("entries.repeated")
        else:
            parties[subject] = _start(subject, read, spec, source)
        party, sanction = parties[subject]
        _write_names(party, names, entry, audit)
        _write_places(party, entry.address, spec.get("country"), audit)
        sanction.add("recordId", str(entry.number))
    for party, sanction in parties.values():
        yield from party.statements()
        yield from sanction.statements()


def _subject(code: str, names: Names) -> str:
    """Give the id of a party from its list and its English name.

    The numbers move when the list changes. A name counts without case and signs.
    """
    name = unicodedata.normalize("NFKC", names.english or names.japanese)
    folded = " ".join(re.findall(r"\w+", name.casefold()))
    text = f"{code}|{folded}"
    digest = hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()
    return f"jp-meti-{digest[:12]}"


def _start(
    subject: str, read: RawList, spec: Mapping[str, str], source: str
) -> tuple[Draft, Draft]:
    sanction = Draft(f"{subject}-{spec['code']}", "Sanction", source)
    sanction.add("entity", subject).add("authority", _AUTHORITY)
    sanction.add("program", spec["programme"]).add("listName", spec["programme"])
    sanction.add("provisions", "export ban", "輸出等に係る禁止措置")
    sanction.add("authorityId", read.notice)
    return Draft(subject, "Organization", source), sanction


def _write_names(party: Draft, names: Names, entry: RawEntry, audit: Audit) -> None:
    if names.english:
        party.add("name", names.english)
        party.add("alias", names.japanese)
    else:
        party.add("name", names.japanese)
        audit.not_understood("English name", entry.names, str(entry.number))
    for alias in (*names.japanese_aliases, *names.english_aliases):
        if alias not in party.values("name"):
            party.add("alias", alias)
    _write_short(party)
    for note in names.notes:
        party.add("notes", note)
    for unread in names.unread:
        audit.not_understood("names", unread, party.subject)
        party.add("unreadRemark", unread)
    if names.announced is not None:
        if ALIASES.get(names.announced) != names.listed:
            said = f"{names.announced} aliases announced, {names.listed} listed"
            audit.not_understood("number of aliases", said, party.subject)
        else:
            audit.understood("number of aliases")


def _write_short(party: Draft) -> None:
    """Say names without the abbreviation in brackets too, and the abbreviation."""
    for name in (*party.values("name"), *party.values("alias")):
        short = without_abbreviation(name)
        if short is not None:
            party.add("alias", short[0], name)
            party.add("abbreviation", short[1], name)


def _write_places(party: Draft, text: str, country: str | None, audit: Audit) -> None:
    # The ban is on bodies of the one country; elsewhere the addresses say which.
    party.add("country", country)
    joined = " ".join(text.split())
    for line in re.split(r"\s*;\s*(?:and\b)?\s*", joined):
        plain = line.strip().rstrip(".,")
        if plain:
            party.add("address", plain)
        if plain and country is None:
            _write_country(party, plain, audit)
    party.add("topics", "export.control")


def _write_country(party: Draft, line: str, audit: Audit) -> None:
    last = re.sub(r"^\W+|\W+$", "", line.rsplit(",", 1)[-1])
    code = _table()["countries"].get(last) or country_code(last)
    if code is None:
        audit.not_understood("country", line, party.subject)
        return
    audit.understood("country")
    party.add("country", code, last)
    if "hong kong" in line.casefold():
        party.add("country", "hk", "Hong Kong")

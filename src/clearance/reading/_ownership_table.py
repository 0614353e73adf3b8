"""Owners from a table: one row says who holds how much of whom."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args

from clearance.errors import InvalidValueError, UnreadableFileError, UsageError
from clearance.exposure import Trade
from clearance.ownership import UNKNOWN_SHARE, Holding, HoldingKind, Interval, Link
from clearance.values import (
    Identifier,
    country_code,
    load_yaml,
    parse_written_date,
    recognise_identifiers,
)

from ._amounts import parse_amount
from ._columns import fold
from ._ownership_values import Draft, OwnershipFile, OwnershipParty
from ._shares import parse_share
from ._table import Record, Table, shown

_HEADER_WITHIN = 20
_HOLDINGS = frozenset(get_args(HoldingKind))
# Dealings in which something is sold, and whether the first of a row is who sells it.
_SOLD = {"supplier": True, "shipped": True, "customer": False}


@cache
def _words(section: str) -> Mapping[str, str]:
    path = files("clearance.reading").joinpath("ownership.yml")
    table: Mapping[str, Any] = load_yaml(path.read_text("utf-8"), "ownership.yml")
    return {fold(word): key for key, said in table[section].items() for word in said}


def read_ownership_table(path: Path, table: Table) -> OwnershipFile:
    """Read owners from the rows of a table.

    A party is one by its number where the row gives one, else by its name. Raises
    UnreadableFileError where no row follows the header, UsageError where no columns
    hold owner and owned.
    """
    filled = [row for row in table.records if any(cell.strip() for cell in row[1])]
    at, columns = _header(filled)
    if columns is None:
        first = filled[0][1] if filled else ()
        headers = ", ".join(shown(cell) for cell in first[:20])
        raise UsageError(
            f"{path.name} does not say who owns whom: it needs the columns owner, owned"
            f" and share; its headers are {headers or 'missing'}."
        )
    draft = Draft(path)
    draft.problems += table.problems
    if at + 1 >= len(filled):
        raise UnreadableFileError(f"{path.name} has a header and no rows.")
    reader = _Rows(draft, columns)
    for line, cells in filled[at + 1 :]:
        reader.read(line, cells)
    return draft.done("table")


def _header(records: Sequence[Record]) -> tuple[int, Mapping[str, int] | None]:
    """Find the first line that names owner and owned, and where which column stands."""
    for index, (_, cells) in enumerate(records[:_HEADER_WITHIN]):
        found = table_columns(cells)
        if {"owner", "owned"} <= found.keys():
            return index, found
    return 0, None


def table_columns(headers: Sequence[str]) -> Mapping[str, int]:
    """Say where which column of a table of owners stands, by its header."""
    found: dict[str, int] = {}
    for place, cell in enumerate(headers):
        meaning = _words("meanings").get(fold(cell))
        if meaning is not None:
            found.setdefault(meaning, place)
    return found


@dataclass(frozen=True, slots=True)
class _Rows:
    draft: Draft
    columns: Mapping[str, int]

    def read(self, line: int, cells: Sequence[str]) -> None:
        """Read one row; what is wrong with it is told by its line."""
        said = {
            meaning: cells[at].strip() if at < len(cells) else ""
            for meaning, at in self.columns.items()
        }
        if not said["owned"] or not (
            said["owner"] or self._kind(line, said) == "bearer"
        ):
            self.draft.tell(line, "The row names no owner or nothing owned: left out.")
            return
        owner, owned = (
            self._party(line, said, "owner"),
            self._party(line, said, "owned"),
        )
        kind = self._kind(line, said)
        span = self._day(line, said, "since"), self._day(line, said, "until")
        source = said.get("source") or self.draft.path.name
        if kind not in _HOLDINGS:
            text = said.get("note") or said.get("kind", "")
            self.draft.links.append(Link(kind, owner, owned, *span, source, text))  # type: ignore[arg-type]
            if said.get("value"):
                self._trade(line, said, kind, (owner, owned))
            return
        for sort, share in self._shares(line, said, kind):
            self.draft.holdings.append(
                Holding(
                    owner,
                    owned,
                    share,
                    *span,
                    source,
                    sort,
                    said.get("note", ""),
                    self._held_for(said),
                    said.get("joint") or None,
                )
            )

    def _trade(
        self, line: int, said: Mapping[str, str], kind: str, ends: tuple[str, str]
    ) -> None:
        """Keep what was sold in the time of a row; one day, month or year will do."""
        since, until = self._day(line, said, "since"), self._day(line, said, "until")
        if until is None and said.get("since"):
            until = self._day(line, {"until": said["since"]}, "until")
        value = parse_amount(said["value"])
        if since is None or until is None or value is None or kind not in _SOLD:
            self.draft.tell(
                line,
                "A value needs a number, its month or days (from, until), and a kind"
                " of dealing (supplier, shipped, customer): it was left out.",
            )
            return
        seller, buyer = ends if _SOLD[kind] else ends[::-1]
        hs = "".join(char for char in said.get("hs", "") if char.isdigit())
        source = said.get("source") or self.draft.path.name
        self.draft.trades.append(Trade(seller, buyer, since, until, value, hs, source))

    def _kind(self, line: int, said: Mapping[str, str]) -> str:
        text = said.get("kind", "")
        found = _words("kinds").get(fold(text)) if text else "ownership"
        if found is None:
            self.draft.tell(
                line, f"{shown(text)} is no known kind of tie: taken for ownership."
            )
        return found or "ownership"

    def _shares(
        self, line: int, said: Mapping[str, str], kind: str
    ) -> Iterator[tuple[HoldingKind, Interval]]:
        votes = self._share(line, said, ("votes", "votes_low", "votes_high"))
        share = self._share(line, said, ("share", "low", "high"))
        if share is not None or votes is None:
            yield kind, share or UNKNOWN_SHARE  # type: ignore[misc]
        if votes is not None:
            yield "votes", votes

    def _share(
        self, line: int, said: Mapping[str, str], columns: tuple[str, str, str]
    ) -> Interval | None:
        """Read a share from its column, or from those of its ends; None if neither."""
        whole, low, high = (said.get(column, "") for column in columns)
        try:
            if whole:
                return parse_share(whole)
            if low or high:
                ends = (
                    parse_share(one) if one else UNKNOWN_SHARE for one in (low, high)
                )
                first, last = ends
                return Interval(first.low, last.high)
        except InvalidValueError as error:
            self.draft.tell(line, f"{error} Any share was taken to be possible.")
            return UNKNOWN_SHARE
        return None

    def _day(self, line: int, said: Mapping[str, str], column: str) -> date | None:
        text = said.get(column, "")
        if not text:
            return None
        try:
            written = parse_written_date(text)
        except InvalidValueError as error:
            self.draft.tell(line, f"{error} The row was read without it.")
            return None
        return written.latest if column == "until" else written.earliest

    def _held_for(self, said: Mapping[str, str]) -> str | None:
        name = said.get("held_for", "")
        return self._add(name, OwnershipParty("", name)) if name else None

    def _party(self, line: int, said: Mapping[str, str], end: str) -> str:
        name, number = said[end], said.get(f"{end}_id", "")
        country = country_code(said.get(f"{end}_country", ""))
        born = said.get(f"{end}_born", "")
        kind = _words("owner_kinds").get(fold(said.get(f"{end}_kind", "")))
        party = OwnershipParty(
            "",
            name,
            kind,
            tuple(recognise_identifiers(number)) if number else (),
            (country,) if country else (),
            (born,) if born else (),
            (),
            tuple(filter(None, (said.get(f"{end}_address", ""),))),
            self._day(line, said, f"{end}_founded"),
            tuple(
                filter(None, map(str.strip, said.get(f"{end}_former", "").split(";")))
            ),
        )
        return self._add(number or fold(name) or "?", party)

    def _add(self, own: str, party: OwnershipParty) -> str:
        """Keep a party under the file's id; rows that tell more of it are joined."""
        number = self.draft.id_of(fold(own) or own)
        party = replace(party, id=number)
        before = self.draft.parties.get(number)
        if before is not None:
            party = _joined(before, party)
        self.draft.parties[number] = party
        return number


def _joined(one: OwnershipParty, other: OwnershipParty) -> OwnershipParty:
    def both(first: tuple[Any, ...], second: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(dict.fromkeys((*first, *second)))

    numbers: tuple[Identifier, ...] = both(one.identifiers, other.identifiers)
    return replace(
        one,
        kind=one.kind or other.kind,
        identifiers=numbers,
        countries=both(one.countries, other.countries),
        birth_dates=both(one.birth_dates, other.birth_dates),
        addresses=both(one.addresses, other.addresses),
        founded=one.founded or other.founded,
        former=both(one.former, other.former),
    )

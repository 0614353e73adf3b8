"""On which of the lists that rules speak of a party is, by its entries."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from clearance.assessment import Consequence, consequences
from clearance.entities import Entity, Listing
from clearance.law import Book
from clearance.sources import Catalog

_REMARKED = "SecondarySanctionsRisk"


@dataclass(frozen=True, slots=True)
class ListReader:
    """Reads entries of official lists by the table `listed-as` of the rule book."""

    book: Book
    catalog: Catalog
    day: date
    _kept: dict[tuple[tuple[str, ...], ...], tuple[Consequence, ...]] = field(
        default_factory=dict
    )

    def lists_of(self, listing: Listing) -> tuple[str, ...]:
        """Name the lists that a party is on."""
        return tuple(dict.fromkeys(self._lists(listing)))

    def _lists(self, listing: Listing) -> Iterator[str]:
        rows = self.book.lookups["listed-as"].on(self.day)
        for entry in listing.of("Sanction"):
            for jurisdiction in self._authorities(entry.get("country"), entry.sources):
                for row in rows:
                    if _marks(row, jurisdiction, entry) and _is_of(row, listing):
                        yield row["key"]

    def _authorities(
        self, countries: Iterable[str], sources: Iterable[str]
    ) -> Iterator[str]:
        told = [code.casefold() for code in countries] or [
            self.catalog[name].metadata.jurisdiction
            for name in sources
            if name in self.catalog
        ]
        for code in dict.fromkeys(told):
            yield "uk" if code == "gb" else code

    def remarks_of(self, listing: Listing) -> Mapping[str, bool]:
        """Give the facts that remarks of a list make true, by `us-sdn-remarks`."""
        texts = [text for one in listing.of(_REMARKED) for text in one.get("notice")]
        rows = self.book.lookups["us-sdn-remarks"].on(self.day)
        return {
            row["fact"]: True
            for row in rows
            if row.get("fact") and any(re.search(row["regex"], one) for one in texts)
        }

    def consequences_of(self, listing: Listing) -> tuple[Consequence, ...]:
        """Say what follows from the lists that a party is on, on the day."""
        lists = self.lists_of(listing)
        countries = tuple(code.upper() for code in listing.entity.get("country")[:1])
        ship = listing.entity.is_a("Vessel")
        key = lists, listing.programmes, countries, (str(ship),)
        if key not in self._kept:
            self._kept[key] = consequences(
                self.book,
                lists,
                self.day,
                ship=ship,
                programmes=list(listing.programmes),
                country=next(iter(countries), None),
            )
        return self._kept[key]


def _marks(row: Mapping[str, object], jurisdiction: str, entry: Entity) -> bool:
    """Say whether an entry of a list is what a row of the table describes."""
    wanted = {
        "list": entry.get("listName"),
        "directive": entry.get("directive"),
        "provision": entry.get("provisions"),
    }
    return row["jurisdiction"] == jurisdiction and all(
        name not in row or not set(_each(row[name])).isdisjoint(values)
        for name, values in wanted.items()
    )


def _is_of(row: Mapping[str, object], listing: Listing) -> bool:
    """Say whether a row is about things of the listing's kind: ships, or all others."""
    ship = listing.entity.is_a("Vessel")
    return row.get("ships") is None or row["ships"] is ship


def _each(value: object) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)  # type: ignore[arg-type]

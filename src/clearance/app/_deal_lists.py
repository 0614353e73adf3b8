"""Those of a deal looked for on the lists of its day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from clearance.assessment import Bank, Deal, Listable, Party, Vessel
from clearance.knowledge import Version
from clearance.law import Book
from clearance.reports import Hit
from clearance.screening import Index, Match, Options, Query
from clearance.sources import Catalog

from ._list_reader import ListReader
from ._ownership import Ownership

# Matches nearly as good as the best count with it: which of them it is, is not known.
_AS_GOOD = 0.02
# So many matches of one name are told.
_MOST = 20


def unscreened(deal: Deal) -> Iterator[Listable]:
    """Give those of a deal that have a name and of whom no lists are told."""
    banks = () if deal.payment is None else deal.payment.banks or ()
    for one in (*(deal.parties or ()), *banks, *(deal.vessels or ())):
        if one.lists is None and _called(one):
            yield one


@dataclass(frozen=True, slots=True)
class DealScreener:
    """Looks for those of a deal on the lists of a day."""

    index: Index
    book: Book
    day: date
    catalog: Catalog
    reader: ListReader
    versions: tuple[Version, ...]

    @classmethod
    def of(cls, ownership: Ownership) -> "DealScreener":
        """Look on the lists that a graph of owners was made with."""
        one = ownership
        return cls(one.index, one.book, one.day, one.catalog, one.reader, one.versions)

    def screened(self, deal: Deal) -> tuple[Deal, tuple[Hit, ...]]:
        """Say of each on which lists it is, as far as the loaded lists tell."""
        asked = list(dict.fromkeys(unscreened(deal)))
        found = self.index.screen_many(map(self._query, asked), Options(limit=_MOST))
        hits = dict(zip(asked, map(self._hits, asked, found), strict=True))
        told = {one: self._told(one, found) for one, found in hits.items()}

        def listed(some: tuple[Listable, ...] | None) -> tuple[Listable, ...] | None:
            return some and tuple(told.get(one, one) for one in some)

        parties, vessels = listed(deal.parties), listed(deal.vessels)
        payment = deal.payment
        if payment is not None and payment.banks:
            payment = payment.model_copy(update={"banks": listed(payment.banks)})
        update = {"parties": parties, "vessels": vessels, "payment": payment}
        return deal.model_copy(update=update), tuple(
            h for hs in hits.values() for h in hs
        )

    def _query(self, one: Listable) -> Query:
        imo = one.imo if isinstance(one, Vessel) else None
        born = one.birth_date if isinstance(one, Party) else None
        return Query(
            names=(one.name,) if one.name else (),
            kind="Vessel" if isinstance(one, Vessel) else None,
            countries=(one.country.lower(),) if one.country else (),
            birth_dates=(born,) if born else (),
            identifiers=(("imo", imo),) if imo else (),
        )

    def _hits(self, one: Listable, matches: Iterable[Match]) -> tuple[Hit, ...]:
        """Take one for the best match and those nearly as good; tell the others."""
        name = _called(one) or ""
        ranked = list(matches)
        return tuple(
            Hit(
                name,
                match,
                self.reader.lists_of(match.listing),
                taken=match.score >= ranked[0].score - _AS_GOOD,
            )
            for match in ranked
        )

    def _told(self, one: Listable, hits: tuple[Hit, ...]) -> Listable:
        """Say of one on which lists it was found, and which were looked through.

        Whether it is on a list that only a lesser match is on, is not known.
        """
        taken = tuple(hit for hit in hits if hit.taken)
        maybe = {name for hit in hits if not hit.taken for name in hit.lists}
        told: dict[str, object] = {
            "lists": tuple(dict.fromkeys(name for hit in taken for name in hit.lists)),
            "known_lists": tuple(n for n in self.known_lists if n not in maybe),
        }
        if isinstance(one, Bank):
            told["programmes"] = one.programmes or _programmes(taken)
        if isinstance(one, Party):
            told |= self._party(one, taken)
        return one.model_copy(update=told)

    def _party(self, party: Party, hits: tuple[Hit, ...]) -> dict[str, object]:
        told: dict[str, object] = {
            "programmes": party.programmes or _programmes(hits),
        }
        groups = tuple(dict.fromkeys(g for hit in hits for g in self._groups(hit)))
        if party.groups is None and groups:
            told["groups"] = groups
        remarks: dict[str, object] = {}
        for hit in hits:
            remarks |= self.reader.remarks_of(hit.match.listing)
        if remarks:
            told["facts"] = {**remarks, **party.facts}
        return told

    def _groups(self, hit: Hit) -> Iterator[str]:
        numbers = hit.match.listing.entity.get("innCode")
        for row in self.book.lookups["groups"].on(self.day):
            if row.get("inn") in numbers:
                yield row["key"]

    @property
    def known_lists(self) -> tuple[str, ...]:
        """Lists of which it can be said that somebody is not on them on the day.

        They are loaded whole, in an edition of the day or not long before.
        """
        whole = {one.source for one in self.versions if self._tells_absence(one)}
        return tuple(
            dict.fromkeys(
                row["key"]
                for row in self.book.lookups["listed-as"].on(self.day)
                if not whole.isdisjoint(row["told_by"])
            )
        )

    def _tells_absence(self, version: Version) -> bool:
        age = (self.day - version.published).days
        if not version.complete or version.source not in self.catalog or age < 0:
            return False
        told = self.catalog[version.source].metadata
        return not told.starter and not told.is_stale(age)


def _programmes(hits: Iterable[Hit]) -> tuple[str, ...] | None:
    """Give the programmes of those found; None, not known, where nobody was."""
    found = dict.fromkeys(p for hit in hits for p in hit.match.listing.programmes)
    return tuple(found) or None


def _called(one: Listable) -> str | None:
    """How to look for it: its name, or the number of a ship."""
    number = one.imo if isinstance(one, Vessel) else None
    return one.name or number

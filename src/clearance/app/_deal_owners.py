"""Owners and ties of those of a deal, by lists and by files, put to its rules."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from clearance.assessment import Bank, Deal, Party, label_of, party_facts
from clearance.ownership import Holding, Interval
from clearance.reading import OwnershipFile, OwnershipParty
from clearance.reports import DealParty, ExposureReport, Hit, OwnedFact

from ._exposure import ExposureRequest, exposed_in
from ._ownership import Ownership
from ._sums import owned_facts, owner_asks

_DEAL = "the deal"
_RUSSIA = "RU"


def told_by(deal: Deal) -> OwnershipFile:
    """Give the parties of a deal as a file about owners tells its own.

    An owner whose lists the deal does not tell is one more party there, and its share
    a holding.
    """
    parties: dict[str, OwnershipParty] = {}
    holdings: list[Holding] = []
    for number, one in enumerate(deal.parties or (), start=1):
        if not one.name:
            continue
        own = _party_id(number)
        parties[own] = OwnershipParty(
            own,
            one.name,
            "Person" if one.kind == "person" else None,
            countries=(one.country.lower(),) if one.country else (),
            birth_dates=(one.birth_date,) if one.birth_date else (),
        )
        for place, owner in enumerate(one.owners or (), start=1):
            if owner.name and owner.lists is None and 0 <= owner.share <= 100:
                id_ = f"{own} owner {place}"
                home = (owner.country.lower(),) if owner.country else ()
                parties[id_] = OwnershipParty(id_, owner.name, countries=home)
                share = Interval(owner.share, owner.share)
                holdings.append(Holding(id_, own, share, source=_DEAL))
    for number, bank in enumerate(_banks(deal), start=1):
        if bank.name:
            own = _bank_id(number)
            home = (bank.country.lower(),) if bank.country else ()
            parties[own] = OwnershipParty(own, bank.name, countries=home)
    return OwnershipFile(Path(_DEAL), "deal", parties, tuple(holdings))


def _party_id(number: int) -> str:
    return f"{_DEAL}#party {number}"


def _bank_id(number: int) -> str:
    return f"{_DEAL}#bank {number}"


def _banks(deal: Deal) -> tuple[Bank, ...]:
    return (deal.payment.banks or ()) if deal.payment else ()


@dataclass(frozen=True, slots=True)
class DealOwners:
    """Finds those of a deal in a graph, and says what owners and ties make of them."""

    ownership: Ownership
    screened: frozenset[str]
    hits: tuple[Hit, ...]
    day: date
    now: datetime

    def told(self, deal: Deal) -> tuple[Deal, tuple[DealParty, ...]]:
        """Add to each party the facts that its owners settle, and show its ties.

        What the deal itself says wins; where owners say otherwise, that is told.
        """
        parties, shown = [], []
        for number, one in enumerate(deal.parties or (), start=1):
            at = self._place(one, _party_id(number))
            seen = self._party(deal, one, number, at)
            if seen is not None:
                shown.append(seen)
                taken = {fact.fact: fact.value for fact in seen.facts}
                one = one.model_copy(update={"facts": {**taken, **one.facts}})  # noqa: PLW2901
            parties.append(one)
        for number, bank in enumerate(_banks(deal), start=1):
            at = self._place(bank, _bank_id(number))
            ties = self._ties(deal, bank, at)
            if bank.name and at and ties:
                shown.append(DealParty(bank.name, at, exposure=ties))
        if deal.parties is None:
            return deal, tuple(shown)
        return deal.model_copy(update={"parties": tuple(parties)}), tuple(shown)

    def _place(self, one: Party | Bank, own: str) -> str | None:
        """Give the id in the graph: of the listing it was taken for, else its own."""
        taken = {
            hit.match.listing.entity.id
            for hit in self.hits
            if hit.taken and hit.name == one.name
        }
        graph, at = self.ownership.graph, self.ownership.ids.get(own)
        if len(taken) == 1 and taken <= set(self.ownership.listings):
            return next(iter(taken))
        return at if at is not None and at in graph else None

    def _party(
        self, deal: Deal, one: Party, number: int, at: str | None
    ) -> DealParty | None:
        if at is None:
            return None
        label, name = label_of(one, number), self.ownership.name(at)
        if one.lists == () and one.known_lists is None and self._listed(at):
            text = (
                f"The deal says that {label} is on no list, so the owners of {name},"
                " who is listed, were not taken for its own."
            )
            return DealParty(label, at, differs=(text,))
        found = tuple(owned_facts(self.ownership, at, self.screened))
        own = {**party_facts(one, self.ownership.book, self.day), **_on_parties(deal)}
        kept, differs = _weighed(label, found, own, _settled(one))
        ties = self._ties(deal, one, at)
        asks = tuple(owner_asks(self.ownership, at))
        if not (kept or differs or asks or ties):
            return None
        return DealParty(label, at, kept, asks, differs, ties)

    def _listed(self, at: str) -> bool:
        return bool(self.ownership.lists.get(at))

    def _ties(
        self, deal: Deal, one: Party | Bank, at: str | None
    ) -> ExposureReport | None:
        """Show the paths of one of a third country that is on no list."""
        listed = one.lists or (at is not None and self._listed(at))
        if at is None or listed or one.country == _RUSSIA or not one.name:
            return None
        role = "bank" if isinstance(one, Bank) else one.kind
        roles = self.ownership.book.facts["actor.kind"].values
        ways = deal.payment and deal.payment.mechanism
        request = ExposureRequest(
            asked=one.name,
            country=one.country,
            role=role if role in roles else None,
            facts={"payment.mechanism": list(ways)} if ways else {},
        )
        found = exposed_in(self.ownership, request, at, now=self.now)
        return found if found.exposure.paths or found.exposure.flags else None


def _on_parties(deal: Deal) -> dict[str, Any]:
    return {n: v for n, v in deal.facts.items() if n.startswith("party.")}


def _settled(party: Party) -> bool:
    """Say whether the sums that a deal tells are whole: no owner's lists are open."""
    return all(one.lists is not None or not one.name for one in party.owners or ())


def _weighed(
    label: str,
    found: Iterable[OwnedFact],
    own: Mapping[str, Any],
    settled: bool,  # noqa: FBT001
) -> tuple[tuple[OwnedFact, ...], tuple[str, ...]]:
    """Part what owners say into what is taken, and what the deal says otherwise."""
    kept, differs = [], []
    for one in found:
        said = own.get(one.fact)
        if said is None or (not settled and _more(one.value, said)):
            kept.append(one)
        elif not _same(said, one.value):
            differs.append(
                f"{label}: the deal says {one.fact} = {_plain(said)}, and it stands;"
                f" lists and files say {_plain(one.value)}"
                f"{_by(one)}. Find out which is right."
            )
    return tuple(kept), tuple(differs)


def _by(one: OwnedFact) -> str:
    return f" ({'; '.join(one.holders)})" if one.holders else ""


def _figure(value: Any) -> Decimal | None:
    if isinstance(value, bool):
        return None
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None


def _same(one: Any, other: Any) -> bool:
    pair = _figure(one), _figure(other)
    return pair[0] == pair[1] if None not in pair else one == other


def _more(one: Any, other: Any) -> bool:
    pair = _figure(one), _figure(other)
    return pair[0] is not None and pair[1] is not None and pair[0] > pair[1]


def _plain(value: Any) -> str:
    return (
        {True: "yes", False: "no"}.get(value, str(value))
        if isinstance(value, bool)
        else str(value)
    )

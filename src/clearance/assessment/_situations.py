"""A deal as facts: one set for each party, goods and ship that may be caught."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import product
from typing import Any

from clearance.errors import UsageError
from clearance.law import Book, Partial

from ._absent import absent
from ._deal import Actor, Bank, Deal, Goods, Listable, Owner, Party

# More combinations than this are no one deal, and take minutes.
_MOST = 5_000
# The programme whose owners count for foreign banks (E.O. 14024 s. 11).
_EO14024 = "RUSSIA-EO14024"
# Countries of which parts are occupied, or that a thing may have left for those.
_NEAR = frozenset({"UA", "RU"})


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known from the place of one who acts, about one party and one good.

    `who` is None for the one whose question it is, else the name of a bank that takes
    part. `about` names the party, goods and ship that the facts are of.
    """

    who: str | None
    about: tuple[str, ...]
    facts: Mapping[str, Any]


def situations(deal: Deal, book: Book, day: date) -> Iterator[Situation]:
    """Give every combination of party, goods and ship, for the actor and each bank.

    Raises UsageError for a fact, activity or other word that the book does not have.
    """
    shared = _shared(deal)
    authorities = _authorities(book, day)
    combinations = list(
        product(_parties(deal, authorities), _goods(deal), _vessels(deal))
    )
    if len(combinations) > _MOST:
        raise UsageError(
            f"The deal has {len(combinations):,} combinations of parties, goods and "
            f"ships; split it into deals of at most {_MOST:,}."
        )
    for who, acting in _acting(deal):
        for parts in combinations:
            known: dict[str, Any] = {}
            told = (shared, acting, *(facts for _, facts in parts), deal.facts)
            for facts in (absent(deal), *told):
                known |= {
                    name: value
                    for name, value in facts.items()
                    if value is not None and not _unasked_sum(name, book)
                }
            book.check_facts(known)
            about = tuple(label for label, _ in parts if label is not None)
            yield Situation(who, about, known)


def _unasked_sum(name: str, book: Book) -> bool:
    """Not every authority has a rule on each sum of holdings and on control."""
    sums = ("party.owned.", "party.largest.", "party.controlled.")
    return name.startswith(sums) and name not in book.facts


def _acting(deal: Deal) -> Iterator[tuple[str | None, dict[str, Any]]]:
    yield None, _actor(deal.actor)
    own = (deal.actor.name or "").casefold()
    for bank in (deal.payment.banks or ()) if deal.payment else ():
        if bank.name and bank.country and bank.name.casefold() != own:
            actor = Actor(name=bank.name, kind="bank", country=bank.country)
            yield bank.name, _actor(actor)


def _actor(actor: Actor) -> dict[str, Any]:
    """Tell facts of one who acts: where it is, unless it says otherwise, is at home."""
    organised = actor.country is not None and actor.kind != "person"
    return {
        "actor.country": actor.country,
        "actor.kind": actor.kind,
        "actor.located_in": actor.located_in or actor.country,
        "actor.nationalities": (
            ([] if organised else None)
            if actor.nationalities is None
            else list(actor.nationalities)
        ),
        "actor.branch_of": actor.branch_of or actor.country,
        "actor.parent_country": actor.parent_country,
    }


def _shared(deal: Deal) -> dict[str, Any]:
    pay, oil, contract = deal.payment, deal.oil, deal.contract
    banks = None if pay is None else pay.banks
    return {
        "activity": _set(deal.does),
        "service.kind": _set(deal.services),
        "purpose": _set(deal.purposes),
        "project.kind": _set(deal.projects),
        "region": _regions(deal),
        "demand.law": _set(deal.demands),
        "payment.currency": pay and pay.currency,
        "payment.amount_usd": pay and _number(pay.amount_usd),
        "payment.mechanism": pay and _set(pay.mechanism),
        "payment.significant": pay and pay.significant,
        "payment.bank_countries": _bank_countries(banks),
        "payment.bank_lists": _lists_of(banks),
        "payment.bank_programmes": _bank_programmes(banks),
        "oil.product": oil and oil.product,
        "oil.price": oil and _number(oil.price),
        "oil.seaborne": oil and oil.seaborne,
        "oil.attested": oil and oil.attested,
        "goods.origin": oil and oil.origin,
        "goods.destination": oil and oil.destination,
        "contract.signed_on": contract and contract.signed_on,
        "contract.no_russia_clause": contract and contract.no_russia_clause,
        "contract.names_price_cap": contract and contract.names_price_cap,
        "contract.long_term": contract and contract.long_term,
    }


def _regions(deal: Deal) -> list[str] | None:
    """Give the occupied regions; none where all of it is in other countries."""
    if deal.regions is not None or not deal.parties:
        return _set(deal.regions)
    goods = deal.goods or ()
    places = [deal.actor.country, *(one.country for one in deal.parties)]
    places += [one.destination for one in goods]
    places += [one for some in goods for one in (some.origin, *(some.route or ()))]
    return [] if None not in places and _NEAR.isdisjoint(places) else None


def _set(values: Iterable[str] | None) -> list[str] | None:
    return None if values is None else list(values)


def _number(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def _bank_countries(banks: Iterable[Bank] | None) -> list[str] | None:
    if banks is None:
        return None
    countries = [bank.country for bank in banks]
    return None if None in countries else [one for one in countries if one]


def _bank_programmes(banks: Iterable[Bank] | None) -> list[str] | None:
    if banks is None:
        return None
    each = [
        () if one.lists == () and one.known_lists is None else one.programmes
        for one in banks
    ]
    return None if None in each else [name for some in each for name in some or ()]


def _lists_of(things: Iterable[Listable] | None) -> frozenset[str] | None:
    """Give the lists that any of some things is on; known as far as for all of them."""
    if things is None:
        return None
    each = [_lists(one) for one in things]
    if any(one is None for one in each):
        return None
    names = [name for one in each for name in one or ()]
    parts = [frozenset(one.known) for one in each if isinstance(one, Partial)]
    if not parts:
        return frozenset(names)
    return Partial(names, frozenset.intersection(*parts))


def _lists(thing: Listable) -> frozenset[str] | None:
    if thing.lists is None:
        return None
    if thing.known_lists is None:
        return frozenset(thing.lists)
    return Partial(thing.lists, thing.known_lists)


def _parties(
    deal: Deal, authorities: Mapping[str, frozenset[str]]
) -> list[tuple[str | None, dict[str, Any]]]:
    if deal.parties is None:
        return [(None, {})]
    if not deal.parties:
        return [(None, _party(Party(lists=(), owners=(), groups=()), authorities))]
    return [
        (label_of(one, number), _party(one, authorities))
        for number, one in enumerate(deal.parties, start=1)
    ]


def label_of(party: Party, number: int) -> str:
    """Give what findings call a party of a deal; *number* counts from 1."""
    return party.name or party.role or f"party {number}"


def party_facts(party: Party, book: Book, day: date) -> Mapping[str, Any]:
    """Give the facts that a deal itself tells of a party, without what is not known."""
    told = _party(party, _authorities(book, day))
    return {name: value for name, value in told.items() if value is not None}


def _party(party: Party, authorities: Mapping[str, frozenset[str]]) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "party.country": party.country,
        "party.kind": party.kind,
        "party.lists": _lists(party),
        "party.programmes": _programmes(party),
        "party.group": _set(party.groups),
        "party.sectors": _set(party.sectors),
        "party.state_owned": party.state_owned,
        "party.state_body": False if party.country not in {None, "RU"} else None,
        "party.russian": None if party.country is None else party.country == "RU",
    }
    if party.owners is not None:
        facts |= dict(_holdings(party.owners, authorities))
    if party.controlled_by is not None:
        for authority in (*authorities, *party.controlled_by):
            named = authority in party.controlled_by
            facts[f"party.controlled.{authority}"] = named
    return facts | dict(party.facts)


def _programmes(party: Party) -> list[str] | None:
    """Give its programmes; none where it is certainly on no list of the US."""
    lists = _lists(party)
    if party.programmes is not None or lists is None:
        return _set(party.programmes)
    certain = not isinstance(lists, Partial) or lists.covers("us.sdn")
    return [] if certain and not any(one.startswith("us.") for one in lists) else None


def _holdings(
    owners: tuple[Owner, ...], authorities: Mapping[str, frozenset[str]]
) -> Iterator[tuple[str, str]]:
    """Add up what listed owners hold, for each authority whose lists count.

    An owner whose lists are not known leaves the sum open, unless it is enough without.
    """
    for authority, names in authorities.items():
        listed = [
            one.share
            for one in owners
            if one.lists is not None and not names.isdisjoint(one.lists)
        ]
        if listed or all(one.lists is not None for one in owners):
            yield f"party.owned.{authority}", str(sum(listed, Decimal(0)))
            yield f"party.largest.{authority}", str(max(listed, default=Decimal(0)))
    if all(one.programmes is not None or not one.lists for one in owners):
        blocked = (one.share for one in owners if _EO14024 in (one.programmes or ()))
        yield "party.owned.us_eo14024", str(sum(blocked, Decimal(0)))
    if all(one.country is not None for one in owners):
        russians = (one.share for one in owners if one.country == "RU")
        yield "party.owned.russians", str(sum(russians, Decimal(0)))


def _authorities(book: Book, day: date) -> Mapping[str, frozenset[str]]:
    """Give for each sum of holdings that rules ask about the lists that count."""
    counted: dict[str, set[str]] = {}
    for row in book.lookups["lists"].on(day):
        for authority in row.get("counts_for", ()):
            counted.setdefault(authority, set()).add(row["key"])
    return {name: frozenset(lists) for name, lists in counted.items()}


def _goods(deal: Deal) -> list[tuple[str | None, dict[str, Any]]]:
    if not deal.goods:
        return [(None, {})]
    return [
        (one.description or one.hs or f"goods {number}", _good(one))
        for number, one in enumerate(deal.goods, start=1)
    ]


def _good(goods: Goods) -> dict[str, Any]:
    digits = "".join(char for char in goods.hs or "" if char.isdigit())
    return {
        "goods.hs": digits or None,
        "goods.category": _set(goods.categories),
        "goods.origin": goods.origin,
        "goods.destination": goods.destination,
        "goods.final_destination": goods.final_destination,
        "goods.route": _set(goods.route),
        "goods.subject_to_ear": goods.subject_to_ear,
        "goods.value_eur": _number(goods.value_eur),
        "goods.loaded_on": goods.loaded_on,
        "goods.unloaded_on": goods.unloaded_on,
    }


def _vessels(deal: Deal) -> list[tuple[str | None, dict[str, Any]]]:
    if deal.vessels is None:
        return [(None, {})]
    return [
        (one.name or one.imo or f"vessel {number}", {"vessel.lists": _lists(one)})
        for number, one in enumerate(deal.vessels, start=1)
    ] or [(None, {"vessel.lists": []})]

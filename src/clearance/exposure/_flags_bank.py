"""Red flags on banks, accounts and ways to pay."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from itertools import product

from clearance.law import Facts
from clearance.ownership import Link

from ._bite import reach_of
from ._flags import Case, Seen, Sight, Test
from ._party import Known
from ._path import hops_at

_BANKS = {"correspondent", "account"}


def _bank_needs(case: Case) -> str | None:
    return None if case.scene.role else "what it is: --kind bank, trader …"


def _serves_blocked(case: Case) -> Seen:
    """Look for service to those blocked under E.O. 14024, by name or by owners."""
    scene = case.scene
    for path in case.paths if scene.bank else ():
        reach, other = reach_of(scene, path)
        if reach in {"direct", "owned"} and _military(case, other):
            lists = ", ".join(other.lists) or f"which {path.end.name} owns"
            yield Sight(
                "FFI-03",
                f"{case.party.name} {path.first.words} {other.name} ({lists}).",
                "Which accounts and payments are there, since when, and who decided?",
            )


def _military(case: Case, other: Known) -> bool:
    facts = Facts(case.scene.book, case.scene.facts_of(other), case.scene.graph.day)
    return facts.fact("party.military_industrial_base").value is True


def _branch(case: Case) -> Seen:
    """Look for new daughters of Russian banks: itself, or one that it deals with."""
    scene, party = case.scene, case.party
    if not scene.bank:
        return
    ties = [hop for hop in hops_at(scene, party.id) if hop.kind in _BANKS]
    near = dict.fromkeys(hop.far for hop in ties)
    for one in (party, *map(scene.known, near)):
        for owner, share in _russian_parents(case, one):
            opened = one.founded or "a day that is not known"
            deals = "" if one is party else f" {party.name} deals with it."
            yield Sight(
                "BRANCH-01",
                f"{owner} of Russia owns {share} of {one.name}, which was opened on"
                f" {opened}.{deals}",
                "On which day did it open, and for whom does it move money?",
            )


def _russian_parents(case: Case, one: Known) -> Iterator[tuple[str, str]]:
    row, graph = case.row("BRANCH-01"), case.scene.graph
    old = one.founded is not None and one.founded <= row["after"]
    if "RU" in one.countries or old or one.id not in graph:
        return
    for stake in graph.owners(one.id):
        owner = case.scene.known(stake.owner)
        if "RU" in owner.countries and stake.share.low > Decimal(row["more_than"]):
            yield owner.name, str(stake.share)


def _ways_need(case: Case) -> str | None:
    if case.ways:
        return None
    return "how it pays and tells of payments: --by spfs …, or in words with --about"


def _ways(case: Case) -> Seen:
    for flag, ways, ask in _WAYS:
        for way in sorted(ways.intersection(case.ways)):
            yield Sight(flag, f"What is described uses {_name(case, way)}.", ask)


def _name(case: Case, way: str) -> str:
    table = case.scene.book.lookups["payment-mechanisms"]
    return " or ".join(row["name"] for row in table.find(way, case.scene.graph.day))


_WAYS = (
    ("SPFS-01", {"spfs"}, "On which day did it join SPFS, and who are its partners?"),
    ("CRY-01", {"garantex", "grinex", "a7a5", "rubx", "tengricoin"}, "Which wallets?"),
    ("CRY-02", {"russian_crypto_platform"}, "Where is the platform established?"),
    ("CRY-04", {"payment_agent"}, "Who is the agent, and whom does it pay for?"),
    ("CRY-05", {"netting", "barter"}, "Which claims are set off, and between whom?"),
)


def _platform(case: Case) -> Seen:
    places = set(case.row("CRY-02")["countries"]).intersection(case.party.countries)
    if case.scene.role == "crypto_provider" and places:
        yield Sight(
            "CRY-02",
            f"{case.party.name} is a crypto provider in {', '.join(sorted(places))}.",
            "Who in the Union deals with it?",
        )


def _accounts_need(case: Case) -> str | None:
    if any(True for _ in _accounts(case)):
        return None
    return "its banks, now and before: rows of the kind account with from and to"


def _accounts(case: Case) -> Iterator[Link]:
    for link in case.scene.links:
        if link.kind == "account" and link.from_ == case.party.id:
            yield link


def _changes(case: Case, flag: str) -> Iterator[tuple[Link, Link]]:
    """Give accounts that ended, with those that began elsewhere about then."""
    within = timedelta(days=int(case.row(flag)["within_days"]))
    for old, new in product(_accounts(case), _accounts(case)):
        if not old.until or not new.since or old.to == new.to:
            continue
        if abs(new.since - old.until) <= within:
            yield old, new


def _changed_bank(case: Case) -> Seen:
    """Look for a change of banks with ties to Russia just before a delivery."""
    row, scene = case.row("FB22-15"), case.scene
    within, own = timedelta(days=int(row["within_days"])), case.party.id
    days = [one.since for one in scene.trades if own in {one.seller, one.buyer}]
    for old, new in _changes(case, "FB22-15"):
        banks = [scene.known(old.to), scene.known(new.to)]
        tied = [b for b in banks if b.lists or set(row["countries"]) & set(b.countries)]
        since = new.since or scene.graph.day
        soon = [day for day in days if since <= day <= since + within]
        if tied and soon:
            yield Sight(
                "FB22-15",
                f"{case.party.name} went from {banks[0].name} ({old.until}) to"
                f" {banks[1].name} ({since}), {(min(soon) - since).days} days before a"
                f" delivery of {min(soon)}; {tied[0].name} has ties to Russia.",
                "Why was the bank changed, and on whose wish?",
            )


def _left_around_listing(case: Case) -> Seen:
    within = timedelta(days=int(case.row("BANK-01")["within_days"]))
    for old, new in _changes(case, "BANK-01"):
        bank, other = case.scene.known(old.to), case.scene.known(new.to)
        until = old.until or case.scene.graph.day
        near = [day for day in bank.listed_on if abs(day - until) <= within]
        if near:
            yield Sight(
                "BANK-01",
                f"{case.party.name} left {bank.name} on {until}, which was listed on"
                f" {near[0]}, and has an account at {other.name} since {new.since}.",
                f"Which payments of {bank.name} go through {other.name} now?",
            )


TESTS = (
    Test(("FFI-03", "BRANCH-01"), _serves_blocked, _bank_needs),
    Test(("BRANCH-01",), _branch, _bank_needs),
    Test(("SPFS-01", "CRY-01", "CRY-02", "CRY-04", "CRY-05"), _ways, _ways_need),
    Test(("CRY-02",), _platform, _bank_needs),
    Test(("FB22-15",), _changed_bank, _accounts_need),
    Test(("BANK-01",), _left_around_listing, _accounts_need),
)

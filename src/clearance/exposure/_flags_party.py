"""Red flags on who a party is: its age, its name, its address, those who run it."""

from collections.abc import Iterator

from ._flags import Case, Seen, Sight, Test, nothing
from ._party import Known
from ._trading import no_trade, sensitive

_US = {"us.sdn", "us.entity-list", "us.meu"}
_RUN = {"director", "leads", "controls"}


def _place(case: Case) -> dict[str, str] | None:
    """Give the row of the party's country in the table of places of diversion."""
    country = case.party.countries[0] if case.party.countries else ""
    table = case.scene.book.lookups["transshipment"]
    rows = table.find(country, case.scene.graph.day)
    return dict(rows[0]) if rows else None


def _age_needs(case: Case) -> str | None:
    if case.party.founded is None:
        return "the day on which it came into being: --founded, or a column founded"
    if not case.party.countries:
        return "its country: --country, or a column owner country or owned country"
    return None


def _new_company(case: Case) -> Seen:
    party, place = case.party, _place(case)
    after = case.row("TRI-08")["after"]
    if party.founded and party.founded > after and place:
        yield Sight(
            "TRI-08",
            f"{party.name} was founded on {party.founded}, after {after}, in"
            f" {place['name']}, which {', '.join(place['named_by'])} name as a place of"
            " diversion.",
            "Who founded it, with what business before, and for which customers?",
        )


def _new_trader_needs(case: Case) -> str | None:
    if lacking := no_trade(case):
        return lacking
    return _age_needs(case)


def _new_trader(case: Case) -> Seen:
    party, after = case.party, case.row("FB23-01")["after"]
    members = case.scene.book.lookups["gecc"]
    inside = members.find(party.countries[0], case.scene.graph.day)
    codes = sorted({one.hs for one in sensitive(case)})
    if party.founded and party.founded > after and codes and not inside:
        yield Sight(
            "FB23-01",
            f"{party.name} was founded on {party.founded}, outside the coalition"
            f" ({party.countries[0]}), and trades in goods of common high priority"
            f" ({', '.join(codes)}).",
            "Who uses these goods in the end, and who was the customer before?",
        )


def _looks_listed(case: Case) -> Seen:
    for other in case.party.looks_like:
        yield Sight(
            "FB22-09",
            f"{case.party.name} may be {other}, which is listed.",
            f"Is it {other}, or a new name of it? Ask for the register's extract.",
        )


def _address_needs(case: Case) -> str | None:
    if case.party.addresses:
        return None
    return "its address: a column owner address or owned address"


def _address(case: Case) -> Seen:
    """Tell listed parties at its address; G7-01 where it began to trade since then."""
    party, after = case.party, case.row("G7-01")["after"]
    goods = sensitive(case)
    new = bool(goods) and min(one.since for one in goods) > after
    for other in party.neighbours:
        told = f"{other.name}, which is listed ({', '.join(other.lists)})"
        if other.name == party.name:
            continue
        yield Sight(
            "FB22-11" if set(other.lists) & _US else "SHAM-06",
            f"{party.name} has the address of {told}: {' '.join(other.words)}.",
            f"What do {party.name} and {other.name} share: rooms, people, owners?",
        )
        if new:
            yield Sight(
                "G7-01",
                f"{party.name} trades in goods of common high priority since"
                f" {min(one.since for one in goods)} at the address of {told}.",
                "Who ran this business before, and from where?",
            )


def _people(case: Case) -> Iterator[Known]:
    scene, party = case.scene, case.party
    links = scene.graph.links(party.id) if party.id in scene.graph else ()
    for link in links:
        if link.kind in _RUN and link.to == party.id:
            yield scene.known(link.from_)


def _people_needs(case: Case) -> str | None:
    if any(True for _ in _people(case)):
        return None
    return "who runs it: rows of the kind director or leads"


def _officers(case: Case) -> Seen:
    scene, party = case.scene, case.party
    for person in {one.id: one for one in _people(case)}.values():
        for link in scene.graph.links(person.id):
            other = scene.known(link.to)
            runs = link.kind in _RUN and link.from_ == person.id
            if runs and other.id != party.id and other.lists:
                yield Sight(
                    "SHAM-06",
                    f"{person.name} runs {party.name} and {other.name}, which is listed"
                    f" ({', '.join(other.lists)}) [{link.source}].",
                    f"What goes on at {party.name} that {other.name} did before?",
                )


def _successor(case: Case) -> Seen:
    for path in case.paths:
        hop = path.first
        if len(path.hops) == 1 and hop.kind == "successor" and hop.forward:
            yield Sight(
                "SHAM-06",
                f"{case.party.name} {hop.words} {path.end.name}, which is listed"
                f" [{hop.source}].",
                "Which people, sites and contracts did it take over, and who decides?",
            )


def _shared_owner(case: Case) -> Seen:
    scene, party = case.scene, case.party
    for up in scene.graph.owners(party.id) if party.id in scene.graph else ():
        owner = scene.known(up.owner)
        # Where the owner is listed itself, that is a path.
        for down in () if owner.lists else scene.graph.owned(up.owner):
            other = scene.known(down.owned)
            if other.id != party.id and set(other.lists) & _US:
                yield Sight(
                    "FB22-11",
                    f"{owner.name} owns {up.share} of {party.name} and {down.share} of"
                    f" {other.name}, which is listed.",
                    f"What do {party.name} and {other.name} do for each other?",
                )


TESTS = (
    Test(("TRI-08",), _new_company, _age_needs),
    Test(("FB23-01",), _new_trader, _new_trader_needs),
    Test(("FB22-09",), _looks_listed, nothing),
    Test(("FB22-11",), _shared_owner, nothing),
    Test(("FB22-11", "G7-01"), _address, _address_needs),
    Test(("SHAM-06",), _officers, _people_needs),
    Test(("SHAM-06",), _successor, nothing),
)

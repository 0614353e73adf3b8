"""Red flags of the book's table, computed where the data allow it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

from clearance.law import Facts

from ._party import Known, Scene
from ._path import Path


@dataclass(frozen=True, slots=True)
class Flag:
    """A red flag that was seen: what shows it, and what to ask. It proves nothing."""

    id: str
    title: str
    evidence: str
    ask: str
    source: str
    confidence: str


def _figure(scene: Scene, flag: str, name: str) -> Any:
    """Give a figure of a flag, as the table of red flags has it."""
    (row,) = scene.book.lookups["red-flags"].find(flag, scene.graph.day)
    return row[name]


def _joined(*parts: str) -> str:
    return " ".join(parts)


Seen = Iterator[tuple[str, str, str]]


def flags_of(scene: Scene, party: Known, paths: tuple[Path, ...]) -> tuple[Flag, ...]:
    """Compute the flags for which data are there; each with evidence and question."""
    table = scene.book.lookups["red-flags"]
    rows = {row["id"]: row for row in table.on(scene.graph.day)}
    found = []
    for test in _TESTS:
        for id_, evidence, ask in test(scene, party, paths):
            row = rows[id_]
            found.append(
                Flag(
                    id_,
                    row["title"],
                    evidence,
                    ask,
                    row.get("source", table.source),
                    row.get("confidence", table.confidence),
                )
            )
    return tuple(dict.fromkeys(found))


def _new_company(scene: Scene, party: Known, paths: tuple[Path, ...]) -> Seen:
    place = party.countries[0] if party.countries else ""
    rows = scene.book.lookups["transshipment"].find(place, scene.graph.day)
    if party.founded and party.founded > _figure(scene, "TRI-08", "after") and rows:
        yield (
            "TRI-08",
            _joined(
                f"{party.name} was founded on {party.founded}, in {rows[0]['name']},",
                f"which {', '.join(rows[0].get('named_by', ()))} name as a place of",
                "diversion.",
            ),
            "Who founded it, with what business before, and for which customers?",
        )


def _looks_listed(scene: Scene, party: Known, paths: tuple[Path, ...]) -> Seen:
    for other in party.looks_like:
        yield (
            "FB22-09",
            f"{party.name} may be {other}, which is listed.",
            f"Is it {other}, or a new name of it? Ask for the register's extract.",
        )


def _unknown_share(scene: Scene, party: Known, paths: tuple[Path, ...]) -> Seen:
    for path in paths:
        hop = path.hops[-1]
        owned = hop.kind in {"ownership", "votes"} and not hop.forward
        if owned and hop.share is not None and not hop.share.known:
            near = scene.known(hop.near).name
            yield (
                "KYC-29",
                f"{path.end.name} holds a share of {near} that is {hop.share}.",
                f"How much of {near} does {path.end.name} hold?",
            )


def _serves_blocked(scene: Scene, party: Known, paths: tuple[Path, ...]) -> Seen:
    if not scene.bank:
        return
    for path in paths:
        hop, end = path.first, path.end
        if len(path.hops) == 1 and hop.does and _military(scene, end):
            yield (
                "FFI-03",
                f"{party.name} {hop.words} {end.name} ({', '.join(end.lists)}).",
                "Which accounts and payments are there, since when, and who decided?",
            )


def _military(scene: Scene, other: Known) -> bool:
    facts = Facts(scene.book, scene.facts_of(other), scene.graph.day)
    return facts.fact("party.military_industrial_base").value is True


def _shared_owner(scene: Scene, party: Known, paths: tuple[Path, ...]) -> Seen:
    if party.id not in scene.graph:
        return
    for up in scene.graph.owners(party.id):
        owner = scene.known(up.owner)
        for down in scene.graph.owned(up.owner):
            other = scene.known(down.owned)
            if other.id != party.id and set(other.lists) & _US:
                yield (
                    "FB22-11",
                    _joined(
                        f"{owner.name} owns {up.share} of {party.name} and",
                        f"{down.share} of {other.name}, which is listed.",
                    ),
                    f"What do {party.name} and {other.name} do for each other?",
                )


_US = {"us.sdn", "us.entity-list", "us.meu"}


def _sold_around_listing(scene: Scene, party: Known, paths: tuple[Path, ...]) -> Seen:
    around = timedelta(days=int(_figure(scene, "SHAM-01", "within_days")))
    for one in scene.holdings:
        if one.owned != party.id or one.until is None or one.until >= scene.graph.day:
            continue
        owner = scene.known(one.owner)
        near = [day for day in owner.listed_on if abs(day - one.until) <= around]
        if near:
            yield (
                "SHAM-01",
                _joined(
                    f"{owner.name} held {one.share} of {party.name} until {one.until},",
                    f"and was listed on {near[0]}.",
                ),
                "Who took the share over, for what, and may the seller buy it back?",
            )


def _russian_comes_in(scene: Scene, party: Known, paths: tuple[Path, ...]) -> Seen:
    for path in paths:
        hop = path.first
        inward = hop.kind in _DECIDE and not hop.forward
        late = hop.since is not None and hop.since > _figure(scene, "G7-07", "after")
        far = scene.known(hop.far)
        if inward and late and "RU" in far.countries:
            yield (
                "G7-07",
                f"{party.name} {hop.words} {far.name} since {hop.since}.",
                "Who held that place before, and why did it change?",
            )


_DECIDE = {"ownership", "votes", "director", "leads", "controls"}


def _branch(scene: Scene, party: Known, paths: tuple[Path, ...]) -> Seen:
    if not scene.bank or party.id not in scene.graph:
        return
    after = _figure(scene, "BRANCH-01", "after")
    if "RU" in party.countries or (party.founded and party.founded <= after):
        return
    half = Decimal(_figure(scene, "BRANCH-01", "more_than"))
    for stake in scene.graph.owners(party.id):
        owner = scene.known(stake.owner)
        if "RU" in owner.countries and stake.share.low > half:
            opened = party.founded or "a day that is not known"
            yield (
                "BRANCH-01",
                _joined(
                    f"{owner.name} of Russia owns {stake.share} of {party.name},",
                    f"which was opened on {opened}.",
                ),
                "On which day did it open, and for whom does it move money?",
            )


def _mechanisms(scene: Scene, party: Known, paths: tuple[Path, ...]) -> Seen:
    used = set(scene.facts.get("payment.mechanism") or ())
    for flag, ways, ask in _WAYS:
        for way in sorted(used & ways):
            yield (flag, f"What is described uses {way}.", ask)


_WAYS = (
    ("SPFS-01", {"spfs"}, "On which day did it join SPFS, and who are its partners?"),
    ("CRY-01", {"garantex", "grinex", "a7a5", "rubx", "tengricoin"}, "Which wallets?"),
    ("CRY-04", {"payment_agent"}, "Who is the agent, and whom does it pay for?"),
    ("CRY-05", {"netting", "barter"}, "Which claims are set off, and between whom?"),
)
_TESTS: tuple[Callable[[Scene, Known, tuple[Path, ...]], Seen], ...] = (
    _new_company,
    _looks_listed,
    _unknown_share,
    _serves_blocked,
    _shared_owner,
    _sold_around_listing,
    _russian_comes_in,
    _branch,
    _mechanisms,
)

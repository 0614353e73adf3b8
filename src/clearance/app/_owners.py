"""Owners of a party, and all who are caught through owners."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from clearance import __version__
from clearance.errors import UsageError
from clearance.ownership import Decision, Link, OwnershipRule, Stake, Status
from clearance.reports import (
    Implied,
    ImpliedReport,
    JoinShown,
    OwnersEdge,
    OwnersNode,
    OwnersReport,
    Sold,
    Told,
    Verdict,
    proof_lines,
)
from clearance.values import AsOf

from ._around import Around, around_of
from ._desk import Desk
from ._joining import Joined
from ._ownership import Ownership, ownership_of
from ._progress import Progress
from ._screen_told import list_used

_NAMED = 8  # so many parties are named where a name fits several


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnersRequest:
    """A party, the day, and files about owners to read beside the lists.

    `asked` is a name or an id. `jurisdictions` limits the tests to those of some.
    """

    asked: str
    files: tuple[Path, ...] = ()
    day: date | None = None
    known: datetime | None = None
    jurisdictions: tuple[str, ...] = ()
    sources: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpliedRequest:
    """All who are caught through owners; with `possible` those who may be, too."""

    files: tuple[Path, ...] = ()
    day: date | None = None
    known: datetime | None = None
    jurisdictions: tuple[str, ...] = ()
    possible: bool = False
    sources: tuple[str, ...] | None = None


def owners(
    desk: Desk, request: OwnersRequest, *, now: datetime, progress: Progress
) -> OwnersReport:
    """Show who owns a party, and whether each jurisdiction's test catches it.

    Raises UsageError where nobody, or more than one, is meant by the name.
    """
    day = request.day or now.date()
    ownership = ownership_of(
        desk,
        AsOf(day, request.known),
        request.files,
        asked=request.asked,
        sources=request.sources,
        progress=progress,
    )
    party = found_party(ownership, request.asked)
    around = around_of(ownership.graph, party)
    rules = _rules(ownership, request.jurisdictions)
    with progress.task("Deciding", total=len(rules)) as step:
        judged = []
        for done, rule in enumerate(rules, start=1):
            judged.append(_Judged.of(ownership, rule))
            step.move(done)
    nodes = tuple(
        _node(ownership, one, at, judged) for one, at in around.places.items()
    )
    met = set(around.places)
    return OwnersReport(
        asked=request.asked,
        party=next(one for one in nodes if one.id == party),
        day=day,
        made_at=now,
        clearance_version=__version__,
        verdicts=tuple(_verdict(ownership, one, party) for one in judged),
        nodes=nodes,
        edges=tuple(_edges(around)),
        joins=tuple(_join(one) for one in ownership.joins if one.party in met),
        sold=tuple(_sold(ownership, met)),
        problems=tuple(_problems(ownership, met)),
        files=tuple(one.path.name for one in ownership.files),
        lists=tuple(
            list_used(one, ownership.catalog, day) for one in ownership.versions
        ),
        notes=ownership.notes,
        cut=around.cut,
    )


def blocked_by_ownership(
    desk: Desk, request: ImpliedRequest, *, now: datetime, progress: Progress
) -> ImpliedReport:
    """List all parties that are caught through owners and not on the lists."""
    day = request.day or now.date()
    ownership = ownership_of(
        desk,
        AsOf(day, request.known),
        request.files,
        sources=request.sources,
        progress=progress,
    )
    rules = _rules(ownership, request.jurisdictions)
    wanted = [Status.BLOCKED, *([Status.POSSIBLE] if request.possible else [])]
    found: list[Implied] = []
    with progress.task("Deciding", total=len(rules)) as step:
        for done, rule in enumerate(rules, start=1):
            decision = ownership.decided(rule)
            for status in wanted:
                found += [
                    _implied(ownership, decision, one)
                    for one in sorted(decision.implied(status), key=ownership.name)
                ]
            step.move(done)
    return ImpliedReport(
        day=day,
        made_at=now,
        clearance_version=__version__,
        tests=tuple((r.name, r.test, ownership.coverage(r)) for r in rules),
        implied=tuple(found),
        parties=len(ownership.graph),
        joins=tuple(_join(one) for one in ownership.joins),
        problems=tuple(_problems(ownership, set(ownership.graph.ids))),
        files=tuple(one.path.name for one in ownership.files),
        lists=tuple(
            list_used(one, ownership.catalog, day) for one in ownership.versions
        ),
        notes=ownership.notes,
    )


def found_party(ownership: Ownership, asked: str) -> str:
    """Give the id of the one party that is meant; UsageError for none or several."""
    found = ownership.find(asked)
    if len(found) == 1:
        return found[0]
    if found:
        some = ", ".join(f"{ownership.name(one)} ({one})" for one in found[:_NAMED])
        more = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
        raise UsageError(
            f"{asked!r} may be any of: {some}{more}. Give the whole name, or the id in"
            " brackets."
        )
    where = "the lists that are loaded"
    if ownership.files:
        where += f" and {', '.join(one.path.name for one in ownership.files)}"
    raise UsageError(
        f"Of {asked!r} no owner and nothing owned is known in {where}. Give files that"
        " say who owns it: --ownership FILE."
    )


def _rules(ownership: Ownership, jurisdictions: Sequence[str]) -> list[OwnershipRule]:
    every = list(ownership.rules.values())
    there = sorted({one.jurisdiction for one in every})
    for name in jurisdictions:
        if name not in there:
            raise UsageError(
                f"No ownership test of {name!r} is in force on {ownership.day}. Use one"
                f" of: {', '.join(there)}."
            )
    return [
        one for one in every if not jurisdictions or one.jurisdiction in jurisdictions
    ]


@dataclass(frozen=True, slots=True)
class _Judged:
    """A rule decided: as it is, and if parties are the listed ones they look like."""

    rule: OwnershipRule
    decision: Decision
    perhaps: Decision
    looks: Mapping[str, Joined]

    @classmethod
    def of(cls, ownership: Ownership, rule: OwnershipRule) -> "_Judged":
        decision = ownership.decided(rule)
        looks = ownership.perhaps_listed(rule)
        other = decision.with_listed(added=looks) if looks else decision
        return cls(rule, decision, other, looks)


def _verdict(ownership: Ownership, judged: _Judged, party: str) -> Verdict:
    rule, decision = judged.rule, judged.decision
    standing = decision.standing(party)
    other = judged.perhaps.status(party)
    differs = other is not standing.status
    deciding = judged.perhaps if differs else decision
    links = () if "listed" in standing.grounds else standing.control
    control = tuple(dict.fromkeys(_control(ownership, links)))
    return Verdict(
        name=rule.name,
        title=rule.title,
        jurisdiction=rule.jurisdiction,
        test=rule.test,
        status=standing.status,
        grounds=standing.grounds,
        owned=standing.owned,
        largest=standing.largest,
        votes=standing.votes,
        missing=standing.missing,
        coverage=ownership.coverage(rule),
        lists=tuple(sorted(rule.lists)),
        in_force=rule.in_force,
        confidence=rule.confidence,
        proof=proof_lines(deciding.proof(party), ownership.name),
        asks=tuple(one.text for one in decision.ask(party)),
        control=control,
        perhaps=other if differs else None,
        because=tuple(_looks(judged, deciding, party)) if differs else (),
        verify=rule.verify,
        citations=rule.citations,
    )


def _looks(judged: _Judged, decision: Decision, party: str) -> Iterator[str]:
    """Say on whose identity a verdict hangs."""
    above = {stake.owner for stake in decision.graph.walk(party, up=True)} | {party}
    for one, join in judged.looks.items():
        if one in above:
            yield f"if {join.name} is the listed {join.caption} ({join.score:.2f})"


def _control(ownership: Ownership, links: Sequence[Link]) -> Iterator[str]:
    for one in links:
        text = one.text or one.kind.replace("_", " ")
        source = f" [{one.source}]" if one.source else ""
        yield f"{ownership.name(one.from_)}: {text} {ownership.name(one.to)}{source}"


def _node(
    ownership: Ownership, party: str, place: int, judged: Sequence[_Judged]
) -> OwnersNode:
    listing = ownership.listings.get(party)
    told = ownership.parties.get(party)
    countries = listing.entity.get("country") if listing else ()
    lists = ownership.lists.get(party, ())
    caught, maybe = [], []
    for one in judged:
        if one.rule.lists.isdisjoint(lists):
            status = one.decision.status(party)
            if status is Status.BLOCKED:
                caught.append(one.rule.name)
            elif Status.POSSIBLE in {status, one.perhaps.status(party)} or (
                one.perhaps.status(party) is Status.BLOCKED
            ):
                maybe.append(one.rule.name)
    return OwnersNode(
        party,
        ownership.name(party),
        listing.entity.kind if listing else ownership.kinds.get(party),
        countries or (told.countries if told else ()),
        place,
        lists,
        tuple(caught),
        tuple(maybe),
        told is not None,
        told.remarks if told else (),
    )


def _edges(around: Around) -> Iterator[OwnersEdge]:
    for stake in around.stakes:
        yield OwnersEdge(
            stake.owner,
            stake.owned,
            stake.share,
            stake.kind,
            tuple(_told(stake)),
            stake.disputed,
        )
    for link in around.links:
        told = Told(link.source, None, link.since, link.until, link.text)
        yield OwnersEdge(link.from_, link.to, None, link.kind, (told,))


def _told(stake: Stake) -> Iterator[Told]:
    for one in stake.holdings:
        kind = "" if one.kind in {"ownership", "votes"} else f"as {one.kind}"
        note = "; ".join(filter(None, (kind, one.note)))
        yield Told(one.source, one.share, one.since, one.until, note)


def _join(one: Joined) -> JoinShown:
    return JoinShown(
        one.party, one.name, one.listed, one.caption, one.sure, one.score, one.why
    )


def _sold(ownership: Ownership, met: set[str]) -> Iterator[Sold]:
    """Tell of listed owners' holdings that ended: is the sale real?"""
    now = {
        (one.owner, one.owned) for one in ownership.holdings if one.on(ownership.day)
    }
    for one in ownership.holdings:
        if one.until is None or one.until >= ownership.day or not one.share.high:
            continue
        if one.owned not in met or not ownership.lists.get(one.owner):
            continue
        when = _beside(one.until, ownership.listed_on(one.owner))
        rest = "shrank" if (one.owner, one.owned) in now else "ended"
        yield Sold(
            one.owner,
            one.owned,
            f"What {ownership.name(one.owner)} held of {ownership.name(one.owned)}"
            f" ({one.share}) {rest} after {one.until}, {when}. Ask for the contract,"
            " who bought, what was paid, and whether the seller still decides or may"
            " buy back.",
        )


def _beside(day: date, listings: Sequence[date]) -> str:
    """Say how far from the nearest listing of an owner a sale was."""
    if not listings:
        return "and on which day its owner was listed is not known"
    nearest = min(listings, key=lambda one: (abs((day - one).days), one))
    days = (day - nearest).days
    if days == 0:
        return f"on the day when its owner was listed ({nearest})"
    side = "after" if days > 0 else "before"
    return f"{abs(days):,} days {side} its owner was listed ({nearest})"


def _problems(ownership: Ownership, met: set[str]) -> Iterator[str]:
    for found in ownership.graph.problems:
        if found.entity in met:
            yield found.text
    for one in sorted(met & ownership.parties.keys()):
        for remark in ownership.parties[one].remarks:
            yield f"{ownership.name(one)}: {remark}"
    for file in ownership.files:
        for problem in file.problems:
            where = "" if problem.line is None else f", line {problem.line}"
            yield f"{file.path.name}{where}: {problem.sentence}"


def _implied(ownership: Ownership, decision: Decision, party: str) -> Implied:
    rule, standing = decision.rule, decision.standing(party)
    proof = decision.proof(party)
    listing = ownership.listings.get(party)
    told = ownership.parties.get(party)
    countries = listing.entity.get("country") if listing else ()
    counting = [part for part in proof.parts if part.counts != "no"]
    sources = (
        one.source
        for part in counting
        if part.stake
        for one in part.stake.holdings
        if one.source
    )
    return Implied(
        rule.name,
        rule.jurisdiction,
        party,
        ownership.name(party),
        listing.entity.kind if listing else ownership.kinds.get(party),
        next(iter(countries or (told.countries if told else ())), None),
        standing.status,
        standing.owned,
        standing.largest,
        tuple(dict.fromkeys(ownership.name(part.owner) for part in counting)),
        ownership.lists.get(party, ()),
        tuple(dict.fromkeys(sources)),
        rule.confidence,
        proof_lines(proof, ownership.name),
    )

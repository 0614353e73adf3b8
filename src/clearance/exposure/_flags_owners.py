"""Red flags in who owns and runs a party, and how that changed."""

from collections.abc import Iterator
from datetime import date, timedelta

from clearance.ownership import Holding, Interval, ownership_rules

from ._flags import Case, Seen, Sight, Test, nothing
from ._party import Known

_DECIDE = {"ownership", "votes", "director", "leads", "controls"}


def _unknown_share(case: Case) -> Seen:
    for path in case.paths:
        hop = path.hops[-1]
        owned = hop.kind in {"ownership", "votes"} and not hop.forward
        if owned and hop.share is not None and not hop.share.known:
            near = case.scene.known(hop.near).name
            yield Sight(
                "KYC-29",
                f"{path.end.name} holds a share of {near} that is {hop.share}.",
                f"How much of {near} does {path.end.name} hold?",
            )


def _history_needs(case: Case) -> str | None:
    if any(True for _ in _ended(case)):
        return None
    return "who owned it before: rows of owners with to, the last day of a holding"


def _ended(case: Case) -> Iterator[Holding]:
    for one in case.scene.holdings:
        over = one.until is not None and one.until < case.scene.graph.day
        if over and one.owned == case.party.id:
            yield one


def _around(case: Case, flag: str, one: Holding) -> tuple[Known, list[date]]:
    """Give an owner, and the listings near to the day on which a holding ended."""
    within = timedelta(days=int(case.row(flag)["within_days"]))
    owner = case.scene.known(one.owner)
    until = one.until or case.scene.graph.day
    return owner, [day for day in owner.listed_on if abs(day - until) <= within]


def _sold_around_listing(case: Case) -> Seen:
    for one in _ended(case):
        owner, near = _around(case, "SHAM-01", one)
        if near:
            yield Sight(
                "SHAM-01",
                f"{owner.name} held {one.share} of {case.party.name} until {one.until},"
                f" and was listed on {near[0]}.",
                "Who took the share over, for what, and may the seller buy it back?",
            )


def _just_below(case: Case) -> Seen:
    margin = Interval.exactly(case.row("OWN-01")["margin"]).units[0]
    for one in _ended(case):
        owner, near = _around(case, "OWN-01", one)
        for later in _after(case, one) if near else ():
            lines = [
                (rule.name, rule.test)
                for rule in ownership_rules(case.scene.book, near[0]).values()
                if rule.name == rule.jurisdiction
                and (line := rule.surely_from or rule.maybe_from) is not None
                and one.share.units[0] >= line > later.share.units[1] >= line - margin
            ]
            if lines:
                tests = "; ".join(f"{name}: {test}" for name, test in lines)
                yield Sight(
                    "OWN-01",
                    f"{owner.name} held {one.share} of {case.party.name} until"
                    f" {one.until} and {later.share} since {later.since}, just below"
                    f" the line ({tests}); it was listed on {near[0]}.",
                    "Who took over the rest, for what, and who decides now?",
                )


def _after(case: Case, one: Holding) -> Iterator[Holding]:
    """Give what an owner held after one of its holdings had ended."""
    until = one.until or case.scene.graph.day
    for other in case.scene.holdings:
        same = (other.owner, other.owned, other.kind) == (
            one.owner,
            one.owned,
            one.kind,
        )
        if same and other.since is not None and other.since >= until:
            yield other


def _changes_need(case: Case) -> str | None:
    scene = case.scene
    owners = [one.since for one in scene.holdings if one.owned == case.party.id]
    tied = [one.since for one in scene.links if one.to == case.party.id]
    if any(owners) or any(tied):
        return None
    return "since when its owners and directors are there: the column from"


def _russian_comes_in(case: Case) -> Seen:
    after = case.row("G7-07")["after"]
    for path in case.paths:
        hop, far = path.first, case.scene.known(path.first.far)
        inward = hop.kind in _DECIDE and not hop.forward
        if inward and hop.since and hop.since > after and "RU" in far.countries:
            yield Sight(
                "G7-07",
                f"{case.party.name} {hop.words} {far.name} since {hop.since}.",
                "Who held that place before, and why did it change?",
            )


TESTS = (
    Test(("KYC-29",), _unknown_share, nothing),
    Test(("SHAM-01",), _sold_around_listing, _history_needs),
    Test(("OWN-01",), _just_below, _history_needs),
    Test(("G7-07",), _russian_comes_in, _changes_need),
)

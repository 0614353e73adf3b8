"""A small world in which the exposure of Y Bank is worked out."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from clearance.exposure import Exposed, Exposure, Known, Scene, Trade, exposure_of
from clearance.finding import Outcome
from clearance.law import load_book
from clearance.ownership import Graph, Holding, Link

BOOK = load_book()
DAY = date(2025, 3, 1)
BANK = Known("y", "Y Bank", countries=("TR",), kind="Company")
BLOCKED = Known(
    "b", "Blocked JSC", ("us.sdn",), ("RUSSIA-EO14024",), ("RU",), "Company"
)
TRADER = Known("t", "Trader Ltd", countries=("AE",), kind="Company")


def exposed(
    *edges: Link | Holding,
    day: date = DAY,
    role: str | None = "bank",
    parties: tuple[Known, ...] = (BANK, BLOCKED, TRADER),
    sums: Mapping[str, Mapping[str, Any]] | None = None,
    described: str = "",
    trades: tuple[Trade, ...] = (),
    **facts: Any,
) -> Exposure:
    """Work out the exposure of Y Bank in a small world."""
    by_id = {one.id: one for one in parties}
    holdings = [one for one in edges if isinstance(one, Holding)]
    links = [one for one in edges if isinstance(one, Link)]
    owned = {name: Decimal(0) for name in BOOK.facts if name.startswith("party.owned.")}
    scene = Scene(
        book=BOOK,
        graph=Graph.build(holdings, links, day=day),
        known=lambda one: by_id.get(one, Known(one, one)),
        sums=lambda one: owned | dict((sums or {}).get(one, {})),
        screened=frozenset({"us", "eu", "uk"}),
        holdings=holdings,
        links=links,
        trades=trades,
        role=role,
        facts={name.replace("__", "."): value for name, value in facts.items()},
    )
    return exposure_of(scene, "y", described=described)


def outcome(path: Exposed, rule: str) -> Outcome | None:
    """Give what a rule says of a path."""
    found = [b.finding.outcome for b in path.bites if b.finding.rule == rule]
    return found[0] if found else None

"""What a party sold and bought, as far as files tell, by goods and place."""

from collections.abc import Collection

from ._flags import Case
from ._trade import Trade

ROWS = "rows of the kind supplier, shipped or customer with hs, value and their month"


def no_trade(case: Case) -> str | None:
    """Say what to give where no figures of trade of the party are there at all."""
    return None if bought(case) or sold(case) else f"what it trades: {ROWS}"


def sold(case: Case) -> list[Trade]:
    """Give what the party sold, in the order of days."""
    return sorted(
        (one for one in case.scene.trades if one.seller == case.party.id),
        key=lambda one: (one.since, one.until, one.buyer, one.hs),
    )


def bought(case: Case) -> list[Trade]:
    """Give what the party bought, in the order of days."""
    return sorted(
        (one for one in case.scene.trades if one.buyer == case.party.id),
        key=lambda one: (one.since, one.until, one.seller, one.hs),
    )


def sensitive(case: Case) -> list[Trade]:
    """Give its trade in goods of common high priority, sold and bought."""
    return [one for one in (*bought(case), *sold(case)) if is_sensitive(case, one)]


def is_sensitive(case: Case, trade: Trade) -> bool:
    """Say whether the goods are of common high priority on the day."""
    table = case.scene.book.lookups["common-high-priority"]
    return bool(trade.hs and table.find(trade.hs, case.scene.graph.day))


def goes_to(case: Case, trade: Trade, countries: Collection[str]) -> bool:
    """Say whether the buyer is in one of some countries."""
    return not set(case.scene.known(trade.buyer).countries).isdisjoint(countries)


def diverts(case: Case, trade: Trade) -> bool:
    """Say whether the buyer is in a place that official sources name for diversion."""
    table = case.scene.book.lookups["transshipment"]
    places = case.scene.known(trade.buyer).countries
    return any(table.find(one, case.scene.graph.day) for one in places)

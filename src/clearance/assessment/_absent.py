"""What a deal does not speak of at all is no part of it.

Only whole parts are closed so, and only where nothing that is done needs them: a
payment that names no ship has none. Inside a part, what is left out is unknown.
"""

from typing import Any

from ._deal import Deal

_WITH_GOODS = frozenset(
    {
        "export",
        "import",
        "transit",
        "technical_assistance",
        "brokering",
        "transport",
        "shipping",
        "bunkering",
        "ship_to_ship",
        "insurance",
        "loan",
    }
)
_WITH_SHIPS = frozenset(
    {
        "transport",
        "shipping",
        "bunkering",
        "port_access",
        "ship_to_ship",
        "vessel_sale",
        "insurance",
    }
)
_WITH_PROJECTS = frozenset(
    {
        "investment",
        "acquisition",
        "divestment",
        "new_equity",
        "securities",
        "technical_assistance",
        "service",
        "ip_licence",
        "loan",
    }
)


def absent(deal: Deal) -> dict[str, Any]:
    """Give the facts that follow from what the deal neither names nor needs."""
    if deal.does is None:
        return {}
    done = frozenset(deal.does)
    facts: dict[str, Any] = {}
    if deal.goods is None and deal.oil is None and done.isdisjoint(_WITH_GOODS):
        facts |= {
            "goods.category": [],
            "goods.known_violation": False,
            "goods.mib_item": False,
            "goods.common_high_priority": False,
        }
    if deal.vessels is None and deal.oil is None and done.isdisjoint(_WITH_SHIPS):
        facts |= {"vessel.lists": [], "vessel.ports": []}
    if deal.projects is None and done.isdisjoint(_WITH_PROJECTS):
        facts["project.kind"] = []
    if deal.demands is None and done.isdisjoint({"end_contract", "contract"}):
        facts["demand.law"] = []
    return facts

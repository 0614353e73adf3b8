"""Ownership: who is caught through owners, with the arithmetic shown."""

from typing import TYPE_CHECKING

from clearance._lazy import loader_of

if TYPE_CHECKING:
    from ._decision import Decision, Ground, Standing, Status, decide
    from ._graph import Graph
    from ._holding import (
        UNKNOWN_SHARE,
        Holding,
        HoldingKind,
        Interval,
        Link,
        LinkKind,
        Problem,
        Stake,
    )
    from ._proof import Ask, Part, Proof
    from ._rule import OwnershipRule, ownership_rules
else:
    __getattr__ = loader_of(__name__)

__all__ = [
    "UNKNOWN_SHARE",
    "Ask",
    "Decision",
    "Graph",
    "Ground",
    "Holding",
    "HoldingKind",
    "Interval",
    "Link",
    "LinkKind",
    "OwnershipRule",
    "Part",
    "Problem",
    "Proof",
    "Stake",
    "Standing",
    "Status",
    "decide",
    "ownership_rules",
]

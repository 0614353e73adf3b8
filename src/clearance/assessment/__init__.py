"""What each jurisdiction says of a deal, where they differ, and what to do next."""

from typing import TYPE_CHECKING

from clearance._lazy import loader_of

if TYPE_CHECKING:
    from ._assess import Assessment, Duty, Jurisdiction, Open, Ruled, assess
    from ._compare import Clash, Stance
    from ._consequences import Consequence, consequences
    from ._deal import (
        Actor,
        Bank,
        Contract,
        Deal,
        Goods,
        Listable,
        Oil,
        Owner,
        Party,
        Payment,
        Vessel,
        deal_of,
        read_deal,
    )
    from ._situations import Situation, label_of, party_facts, situations
    from ._steps import Due
else:
    __getattr__ = loader_of(__name__)

__all__ = [
    "Actor",
    "Assessment",
    "Bank",
    "Clash",
    "Consequence",
    "Contract",
    "Deal",
    "Due",
    "Duty",
    "Goods",
    "Jurisdiction",
    "Listable",
    "Oil",
    "Open",
    "Owner",
    "Party",
    "Payment",
    "Ruled",
    "Situation",
    "Stance",
    "Vessel",
    "assess",
    "consequences",
    "deal_of",
    "label_of",
    "party_facts",
    "read_deal",
    "situations",
]

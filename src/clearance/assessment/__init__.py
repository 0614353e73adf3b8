"""What each jurisdiction says of a deal, where they differ, and what to do next."""

from ._assess import Assessment, Jurisdiction, Open, assess
from ._compare import Clash, Stance
from ._deal import (
    Actor,
    Bank,
    Contract,
    Deal,
    Goods,
    Oil,
    Owner,
    Party,
    Payment,
    Vessel,
    read_deal,
)
from ._situations import Situation, situations
from ._steps import Due

__all__ = [
    "Actor",
    "Assessment",
    "Bank",
    "Clash",
    "Contract",
    "Deal",
    "Due",
    "Goods",
    "Jurisdiction",
    "Oil",
    "Open",
    "Owner",
    "Party",
    "Payment",
    "Situation",
    "Stance",
    "Vessel",
    "assess",
    "read_deal",
    "situations",
]

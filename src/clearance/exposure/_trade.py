"""What one party sold to another in a time, as files of users tell it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Trade:
    """Goods for so much that a seller sold to a buyer from `since` to `until`.

    `hs` is the HS code, empty where the file gives none; `value` is in the unit that
    the file has, the same in all rows that are compared.
    """

    seller: str
    buyer: str
    since: date
    until: date
    value: Decimal
    hs: str = ""
    source: str = ""

"""Amounts as people write them: "12,500.50", "12 500", "1.250.000,00"."""

import re
from decimal import Decimal

_SPACES = re.compile(r"[\s'’_]+")
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_GROUPS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")


def parse_amount(text: str) -> Decimal | None:
    """Read an amount of at least zero; None where it is none.

    The last of two kinds of separators is that of decimals; groups of three digits
    behind one kind are thousands.
    """
    plain = _SPACES.sub("", text)
    if _GROUPS.fullmatch(plain) and len({char for char in plain if char in ".,"}) == 1:
        plain = plain.replace(",", "").replace(".", "")
    elif "," in plain and plain.rfind(",") > plain.rfind("."):
        plain = plain.replace(".", "").replace(",", ".")
    else:
        plain = plain.replace(",", "")
    return Decimal(plain) if _PLAIN.fullmatch(plain) else None

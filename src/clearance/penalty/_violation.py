"""An apparent violation as a user describes it."""

import csv
import io
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from clearance.errors import UnreadableFileError, UsageError


@dataclass(frozen=True, slots=True)
class Payments:
    """Violations of which only the sum is known; `count` 1 is a single one.

    `total` is in the currency of the authority. `first` and `last` are the days between
    which they lie, None where they are not known.
    """

    total: Decimal
    count: int = 1
    first: date | None = None
    last: date | None = None

    def __post_init__(self) -> None:
        """Refuse what no payment can be, by a UsageError."""
        if not self.total.is_finite() or self.total < 0:
            raise UsageError(f"A violation cannot be worth {self.total}.")
        if self.count < 1:
            raise UsageError(f"There cannot be {self.count} violations.")
        if self.first and self.last and self.first > self.last:
            raise UsageError(
                f"The first violation, {self.first}, is after the last, {self.last}."
            )

    @property
    def each(self) -> Decimal:
        """What one of them is worth on average."""
        return self.total / self.count


@dataclass(frozen=True, slots=True, kw_only=True)
class Apparent:
    """What may be a violation, and what is known of it; None is not known.

    `authority` and `programme` are keys of the tables `penalty-authorities` and
    `penalty-programmes`. `first_violation` says that there was no finding against the
    person in the years that the mitigation for it asks for.
    """

    payments: tuple[Payments, ...]
    assessed_on: date
    authority: str = "ofac"
    programme: str | None = None
    egregious: bool | None = None
    disclosed: bool | None = None
    cooperated: bool | None = None
    first_violation: bool | None = None

    @property
    def total(self) -> Decimal:
        """The value of all violations."""
        return sum((one.total for one in self.payments), Decimal(0))

    @property
    def count(self) -> int:
        """The number of violations."""
        return sum(one.count for one in self.payments)


def read_payments(text: str, name: str) -> tuple[Payments, ...]:
    """Read violations one by one from CSV with the columns day and amount.

    Raises UnreadableFileError, naming *name* and the line.
    """
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    if not {"day", "amount"} <= set(rows.fieldnames or ()):
        raise UnreadableFileError(
            f"{name} needs the columns day and amount; others are left alone."
        )
    found = []
    for row in rows:
        try:
            day = date.fromisoformat((row["day"] or "").strip())
            amount = Decimal((row["amount"] or "").strip())
        except (ValueError, InvalidOperation):
            raise UnreadableFileError(
                f"{name}, line {rows.line_num}: {row['day']!r} and {row['amount']!r} "
                "are no day and amount, such as 2024-05-17 and 25000.00."
            ) from None
        found.append(Payments(amount, first=day, last=day))
    if not found:
        raise UnreadableFileError(f"{name} holds no violation.")
    return tuple(found)

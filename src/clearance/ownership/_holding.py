"""Who holds what share of whom, and how parties are tied in other ways."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_FLOOR, Decimal
from typing import Literal

from clearance.errors import InvalidValueError

UNITS = 100_000
"""How many units make one percent: shares are counted in whole units."""
WHOLE = 100 * UNITS
"""All shares of an entity, in units."""

HoldingKind = Literal["ownership", "votes", "nominee", "trust", "bearer"]
"""What a holding is of, or who stands behind it.

ownership: shares, capital or another interest. votes: voting rights. nominee, trust: an
interest that the owner holds for another (`held_for`, where known). bearer: shares
whose holder nobody has written down.
"""

LinkKind = Literal[
    "controls",
    "owned_or_controlled_by",
    "owns_or_controls",
    "acts_for",
    "director",
    "leads",
    "supports",
    "interest_of",
    "family",
    "associate",
    "customer",
    "supplier",
    "correspondent",
    "shipped",
    "carried_by",
    "account",
    "successor",
]
"""How one party is tied to another, told from the first to the second; never a share.

controls: it may name most of the board, holds most votes by agreement, or the like,
and a document says so. owned_or_controlled_by and owns_or_controls: an authority says
so in these words, which do not tell which of the two. acts_for, director, leads,
supports, interest_of (property in which the second has an interest), family and
associate are as in OFAC's relations; customer, supplier, correspondent, shipped and
carried_by are dealings, and account: the first has one at the second; successor:
the first goes on with the business of the second.
"""


@dataclass(frozen=True, slots=True)
class Interval:
    """A share in percent that is known to lie from `low` to `high`, both included.

    Raises InvalidValueError where it does not lie within 0 and 100. Shares are counted
    in hundred-thousandths of a percent; what is finer is kept apart from the steps of a
    hundredth of a percent at which laws draw their lines: half and one share of many
    millions is more than half.
    """

    low: Decimal
    high: Decimal

    def __post_init__(self) -> None:
        """Refuse what is no share."""
        if not 0 <= self.low <= self.high <= 100:
            raise InvalidValueError(
                f"A share lies within 0 and 100 percent, its low end first; "
                f"{self.low} to {self.high} does not."
            )

    @classmethod
    def exactly(cls, share: Decimal | str | int) -> "Interval":
        """Make one of a share that is known, in percent."""
        return cls(Decimal(share), Decimal(share))

    @classmethod
    def band(
        cls,
        *,
        more_than: Decimal | str | None = None,
        below: Decimal | str | None = None,
        at_least: Decimal | str = "0",
        at_most: Decimal | str = "100",
    ) -> "Interval":
        """Make one of a band, in percent, as registers state them.

        The ends of *more_than* and *below* are not included: they are moved by the
        smallest unit.
        """
        step = Decimal(1) / UNITS
        low = Decimal(at_least) if more_than is None else Decimal(more_than) + step
        high = Decimal(at_most) if below is None else Decimal(below) - step
        return cls(low, high)

    @classmethod
    def of_units(cls, low: int, high: int) -> "Interval":
        """Make one of units; what lies outside 0 and 100 percent is cut off."""
        ends = (max(0, min(WHOLE, end)) for end in (low, high))
        low_end, high_end = (Decimal(end) / UNITS for end in ends)
        return cls(low_end, high_end)

    @property
    def units(self) -> tuple[int, int]:
        """Its ends in units."""
        return _units(self.low), _units(self.high)

    @property
    def known(self) -> bool:
        """Say whether it is one figure."""
        return self.low == self.high

    def __str__(self) -> str:
        """Write it for a person: "50 %", or "between 31 % and 62 %"."""
        if self.known:
            return f"{_written(self.low)} %"
        if self.low == 0 and self.high == 100:
            return "unknown"
        below, above = (_beside(end, side) for end, side in self._sides())
        if below is None and above is None:
            return f"between {_written(self.low)} % and {_written(self.high)} %"
        low = (
            f"at least {_written(self.low)}" if below is None else f"more than {below}"
        )
        high = (
            f"at most {_written(self.high)}" if above is None else f"less than {above}"
        )
        return f"{low} % and {high} %"

    def _sides(self) -> tuple[tuple[Decimal, int], tuple[Decimal, int]]:
        return (self.low, -1), (self.high, 1)


UNKNOWN_SHARE = Interval(Decimal(0), Decimal(100))
"""The share of an owner of whom only is known that it holds something."""


def _units(share: Decimal) -> int:
    """Count units; what falls between two is put on the odd one.

    Rounding to odd (Boldo and Melquiond 2008) never puts a share on a round figure that
    it only comes near to, so comparing it with one stays exact.
    """
    exact = share * UNITS
    floor = int(exact.to_integral_value(ROUND_FLOOR))
    return floor if exact == floor or floor % 2 else floor + 1


def _beside(end: Decimal, side: int) -> str | None:
    """Write the round figure that an end stands the smallest unit beside."""
    near = end + Decimal(side) / UNITS
    return _written(near) if near % Decimal("0.01") == 0 else None


def _written(share: Decimal) -> str:
    text = f"{share:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@dataclass(frozen=True, slots=True)
class Holding:
    """One source says that an owner holds a share of another party.

    `owner` and `owned` are ids. It holds from `since` to `until`, its last day; None is
    an end that is not known. `held_for` is the id of the one for whom a nominee or
    trustee holds it. Holdings of one entity with the same `joint` are held under one
    arrangement (a shareholders' agreement, say, by which they vote together).
    """

    owner: str
    owned: str
    share: Interval
    since: date | None = None
    until: date | None = None
    source: str = ""
    kind: HoldingKind = "ownership"
    note: str = ""
    held_for: str | None = None
    joint: str | None = None

    def on(self, day: date) -> bool:
        """Say whether it holds on a day, as far as is known."""
        return (self.since is None or self.since <= day) and (
            self.until is None or self.until >= day
        )


@dataclass(frozen=True, slots=True)
class Link:
    """One source says that a party is tied to another; never a percentage.

    `from_` and `to` are ids. It holds from `since` to `until`, its last day.
    """

    kind: LinkKind
    from_: str
    to: str
    since: date | None = None
    until: date | None = None
    source: str = ""
    text: str = ""

    def on(self, day: date) -> bool:
        """Say whether it holds on a day, as far as is known."""
        return (self.since is None or self.since <= day) and (
            self.until is None or self.until >= day
        )


StakeKind = Literal["ownership", "votes"]


@dataclass(frozen=True, slots=True)
class Stake:
    """What all sources together say that a party holds of another one.

    `holdings` are what the sources say, side by side; `disputed` says that they cannot
    all be right.
    """

    owner: str
    owned: str
    share: Interval
    kind: StakeKind
    holdings: tuple[Holding, ...] = ()
    disputed: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something about the data of an entity that a person should look at.

    over: its shares sum to more than all of it. disputed: sources give shares that
    cannot all be right. bearer: shares whose holder nobody has written down. nominee:
    shares held for somebody who is not named.
    """

    entity: str
    kind: Literal["over", "disputed", "bearer", "nominee"]
    text: str

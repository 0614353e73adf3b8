"""What an apparent violation may cost: the maximum, the base penalty, like cases."""

from ._cases import Case, merged, read_cases, the_cases
from ._estimate import Base, Estimate, Reduction, estimate
from ._figures import Figure
from ._maximum import Charge
from ._similar import Reason, Similar
from ._violation import Apparent, Payments, read_payments

__all__ = [
    "Apparent",
    "Base",
    "Case",
    "Charge",
    "Estimate",
    "Figure",
    "Payments",
    "Reason",
    "Reduction",
    "Similar",
    "estimate",
    "merged",
    "read_cases",
    "read_payments",
    "the_cases",
]

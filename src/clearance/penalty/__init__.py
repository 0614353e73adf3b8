"""What an apparent violation may cost: the maximum, the base penalty, like cases."""

from ._cases import Case, merged, read_cases, the_cases
from ._documents import Told, read_documents, told_by, with_documents
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
    "Told",
    "estimate",
    "merged",
    "read_cases",
    "read_documents",
    "read_payments",
    "the_cases",
    "told_by",
    "with_documents",
]

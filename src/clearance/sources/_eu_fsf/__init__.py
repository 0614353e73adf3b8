"""What the EU's financial sanctions files and extracts of them have in common."""

from ._days import Day, Told, told_by
from ._listing import (
    AUTHORITY,
    eu_subject,
    lookups,
    say_day,
    start_sanction,
    un_subject,
)
from ._names import Name, most_telling
from ._numbers import (
    Number,
    property_of,
    say_number,
    say_told_imo,
    ship_number,
    told_imo,
)

__all__ = [
    "AUTHORITY",
    "Day",
    "Name",
    "Number",
    "Told",
    "eu_subject",
    "lookups",
    "most_telling",
    "property_of",
    "say_day",
    "say_number",
    "say_told_imo",
    "ship_number",
    "start_sanction",
    "told_by",
    "told_imo",
    "un_subject",
]

"""What the US export lists have in common: names, days, addresses, notices."""

from ._lookups import country_of, is_state
from ._names import ListedName, mend, read_alias, read_name
from ._notices import notice_days
from ._party import earliest, latest, order_ends, read_day, subject_of
from ._places import country_of_line

__all__ = [
    "ListedName",
    "country_of",
    "country_of_line",
    "earliest",
    "is_state",
    "latest",
    "mend",
    "notice_days",
    "order_ends",
    "read_alias",
    "read_day",
    "read_name",
    "subject_of",
]

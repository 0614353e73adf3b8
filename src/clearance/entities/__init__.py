"""What lists speak of: kinds of things, statements about them, things on a day."""

from ._kinds import Kind, Kinds, Property, kinds
from ._listing import Entity, Listing, first_day, last_day
from ._measures import measures
from ._statement import Draft, Statement, statement_id

__all__ = [
    "Draft",
    "Entity",
    "Kind",
    "Kinds",
    "Listing",
    "Property",
    "Statement",
    "first_day",
    "kinds",
    "last_day",
    "measures",
    "statement_id",
]

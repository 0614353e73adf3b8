"""The rule book: what each jurisdiction says on each day, and who says so."""

from ._book import RULING, Book, leaves
from ._cases import NOT_IN_FORCE, Case, cases_of
from ._condition import Partial
from ._decide import Facts
from ._load import book_folder, load_book, the_book
from ._model import (
    UNKNOWN,
    Between,
    Fact,
    Instrument,
    Kind,
    Lookup,
    Next,
    Parameter,
    Rule,
    Signal,
    Spell,
    Uncertainty,
)

__all__ = [
    "NOT_IN_FORCE",
    "RULING",
    "UNKNOWN",
    "Between",
    "Book",
    "Case",
    "Fact",
    "Facts",
    "Instrument",
    "Kind",
    "Lookup",
    "Next",
    "Parameter",
    "Partial",
    "Rule",
    "Signal",
    "Spell",
    "Uncertainty",
    "book_folder",
    "cases_of",
    "leaves",
    "load_book",
    "the_book",
]

"""The rule book: what each jurisdiction says on each day, and who says so."""

from typing import TYPE_CHECKING

from clearance._lazy import loader_of

if TYPE_CHECKING:
    from ._beyond import beyond
    from ._book import RULING, Book, faults_of, leaves
    from ._cases import NOT_IN_FORCE, Case, cases_of
    from ._check import Check, Coverage, check, contradictions, grade_of
    from ._condition import Partial
    from ._decide import Facts
    from ._diff import Turn, turns_between
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
    from ._search import search
    from ._table_cases import TableCase, table_cases_of, turning_days
else:
    __getattr__ = loader_of(__name__)

__all__ = [
    "NOT_IN_FORCE",
    "RULING",
    "UNKNOWN",
    "Between",
    "Book",
    "Case",
    "Check",
    "Coverage",
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
    "TableCase",
    "Turn",
    "Uncertainty",
    "beyond",
    "book_folder",
    "cases_of",
    "check",
    "contradictions",
    "faults_of",
    "grade_of",
    "leaves",
    "load_book",
    "search",
    "table_cases_of",
    "the_book",
    "turning_days",
    "turns_between",
]

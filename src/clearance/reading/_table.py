"""A table before anybody knows what its columns mean: numbered lines of cells."""

from collections.abc import Sequence
from dataclasses import dataclass

from ._portfolio_values import Problem

LONGEST_CELL = 10_000

Record = tuple[int, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Table:
    """Lines of cells as the file has them, header and blank lines included.

    `single` says that the file has one column only.
    """

    format: str
    encoding: str | None
    records: Sequence[Record]
    problems: tuple[Problem, ...] = ()
    sheet: str | None = None
    single: bool = False


def shown(text: str) -> str:
    """Quote a text for a sentence, cut to 60 characters and on one line."""
    flat = " ".join(text[:200].split())
    return repr(flat if len(flat) <= 60 else f"{flat[:57]}...")

"""Single statements with the version that makes them, for who wants to see all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from clearance.entities import Statement

from ._duck import connect
from ._listings import Part, every_statement
from ._pointers import id_property_names
from ._version import Version

_CLAIMS = """
SELECT ord, subject, kind, property, value, source, original, listed_from, listed_until
FROM every WHERE subject = $subject OR (ord >> 40, subject) IN (
  SELECT (ord >> 40, subject) FROM every
  WHERE value = $subject AND list_contains($ids, property))
ORDER BY ord
"""


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement and the version of the list that makes it."""

    statement: Statement
    version: Version


def read_claims(
    parts: Sequence[Part], subject: str, *, spill: Path
) -> Iterator[tuple[int, Statement]]:
    """Find the statements about a thing or about what points at it.

    Each with the number of its part.
    """
    if not parts:
        return
    with connect(spill) as db:
        db.execute(every_statement(parts))
        values = {"subject": subject, "ids": id_property_names()}
        for order, *columns in db.execute(_CLAIMS, values).fetchall():
            yield order >> 40, Statement(*columns)

"""What one version of a list has that another has not: counts of parties."""

from dataclasses import asdict, dataclass
from pathlib import Path

from ._duck import connect, from_parquet
from ._pointers import kind_table, pointer_table

# A party is what can be searched for and does not belong to a holder or issuer.
_PARTIES = """
CREATE TEMP TABLE {name} AS
SELECT subject, sum(hash(kind, property, value) % 4611686018427387847) AS said
FROM (SELECT DISTINCT subject, kind, property, value FROM {file})
JOIN kind_table USING (kind) WHERE matchable AND subject NOT IN (
  SELECT subject FROM {file} JOIN pointer_table USING (kind, property) WHERE held)
GROUP BY subject
"""

_COMPARED = """
SELECT count(*) FILTER (a.subject IS NULL), count(*) FILTER (b.subject IS NULL),
  count(*) FILTER (a.said <> b.said)
FROM earlier a FULL JOIN later b USING (subject)
"""


@dataclass(frozen=True, slots=True)
class Compared:
    """How many parties a list gained, lost and tells something else of."""

    added: int
    removed: int
    changed: int

    def as_record(self) -> dict[str, int]:
        """Give it as plain JSON values."""
        return asdict(self)


def compare(earlier: Path, later: Path) -> Compared:
    """Count the parties that differ between two statements files.

    What hangs on a party, such as its designations, is not looked at.
    """
    with connect(later.parent.parent) as db:
        db.register("kind_table", kind_table())
        db.register("pointer_table", pointer_table())
        for name, path in (("earlier", earlier), ("later", later)):
            db.execute(_PARTIES.format(name=name, file=from_parquet(path)))
        row = db.execute(_COMPARED).fetchone()
    return Compared(*(row or (0, 0, 0)))

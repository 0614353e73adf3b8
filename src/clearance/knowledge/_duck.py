"""The query engine over the kept files: in memory, without network or surprises."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from clearance.errors import StoreDamagedError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@contextmanager
def connect(folder: Path) -> Iterator["DuckDBPyConnection"]:
    """Open an engine of two threads and 768 MB; what is more spills to *folder*.

    No extension is ever fetched. Raises StoreDamagedError where a file that it reads
    is not what it should be.
    """
    # Imported when needed: what has its index need not ask.
    import duckdb  # noqa: PLC0415

    settings: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "threads": 2,
        "memory_limit": "768MB",
        # Every query that needs an order names it; keeping one costs memory.
        "preserve_insertion_order": False,
        "temp_directory": str(folder / ".spill"),
    }
    with duckdb.connect(":memory:", config=settings) as db:
        db.execute("SET enable_progress_bar = false")  # who watches is told by us
        try:
            yield db
        except (duckdb.InvalidInputException, duckdb.IOException) as error:
            raise StoreDamagedError(
                f"A statements file below {folder} cannot be read ({error}). Delete"
                " the folder it lies in and run `clearance update` again."
            ) from error


def from_parquet(path: Path) -> str:
    """Write the SQL that reads one Parquet file, whatever signs its path has."""
    plain = re.sub(r"([\[*?])", r"[\1]", str(path)).replace("'", "''")
    return f"read_parquet('{plain}', hive_partitioning = false)"

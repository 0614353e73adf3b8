"""What a form of register is, and how tables of any form are read in pieces."""

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa  # type: ignore[import-untyped]
from pyarrow import csv as arrow_csv
from pyarrow import ipc, parquet

from clearance.errors import UnreadableFileError

from ._ownership_values import OwnershipFile
from ._register_stream import Moved, head_of, unpacked

TEXT = pa.string()
"""Of what type columns are read: everything is text until it is understood."""


@dataclass(frozen=True, slots=True)
class Form:
    """How a register is read.

    `blocks` gives it table by table. `sql` selects from such a table `owner` and
    `owned` (texts by which the same party is the same in all files of the form, null
    where a row names none), their names, and `tie`: whether the row is a tie that may
    be told the other way about. `read` makes what selected rows say of them; `key`
    writes what somebody asks for as such a text.
    """

    name: str
    blocks: Callable[[Path, Moved | None], Iterator[pa.Table]]
    sql: str
    read: Callable[[Path, pa.Table], OwnershipFile]
    key: Callable[[str], str]


def select(
    owner: str,
    owned: str,
    *,
    owner_name: str = "NULL::VARCHAR",
    owned_name: str = "NULL::VARCHAR",
    tie: str = "false",
) -> str:
    """Write the query of a form from what stands for each of its columns."""
    parts = {
        "owner": owner,
        "owned": owned,
        "owner_name": owner_name,
        "owned_name": owned_name,
        "tie": tie,
    }
    told = ", ".join(f"{what} AS {name}" for name, what in parts.items())
    return f"SELECT {told} FROM block"  # noqa: S608 (columns are quoted)


def header_of(line: bytes) -> list[str]:
    """Read the headers of a table from its first line."""
    try:
        text = line.decode("utf-8-sig")
    except UnicodeDecodeError:
        return []
    return next(csv.reader(io.StringIO(text)), [])


def csv_blocks(path: Path, moved: Moved | None) -> Iterator[pa.Table]:
    """Give a text table with a header piece by piece; every cell is text."""
    names = header_of(head_of(path).partition(b"\n")[0])
    with unpacked(path, moved) as stream:
        try:
            batches = arrow_csv.open_csv(
                stream,
                parse_options=arrow_csv.ParseOptions(newlines_in_values=True),
                convert_options=arrow_csv.ConvertOptions(
                    column_types=dict.fromkeys(names, TEXT), strings_can_be_null=False
                ),
            )
            for batch in batches:
                yield pa.Table.from_batches([batch])
        except pa.ArrowInvalid as error:
            raise UnreadableFileError(
                f"{path.name} is not a good table: {error}."
            ) from None


def columnar_schema(path: Path) -> pa.Schema:
    """Read the columns of a Parquet or Arrow file; raises UnreadableFileError."""
    try:
        if head_of(path)[:4] == b"PAR1":
            return parquet.read_schema(path)
        with ipc.open_file(path) as file:
            return file.schema
    except (OSError, pa.ArrowInvalid) as error:
        raise UnreadableFileError(
            f"{path.name} begins as Parquet or Arrow does and is damaged: {error}."
        ) from None


def columnar_blocks(path: Path, moved: Moved | None) -> Iterator[pa.Table]:
    """Give a Parquet or Arrow file piece by piece."""
    size, done = path.stat().st_size, 0
    if head_of(path)[:4] == b"PAR1":
        file = parquet.ParquetFile(path)
        rows, batches = file.metadata.num_rows, file.iter_batches(batch_size=200_000)
    else:
        source = ipc.open_file(pa.memory_map(str(path)))
        rows = sum(
            source.get_batch(n).num_rows for n in range(source.num_record_batches)
        )
        batches = (source.get_batch(n) for n in range(source.num_record_batches))
    for batch in batches:
        yield pa.Table.from_batches([batch])
        part = batch.num_rows * size // max(rows, 1)
        done += part
        if moved is not None:
            moved(part)

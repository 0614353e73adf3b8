"""Large tables of owners, by the meanings of their columns."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pyarrow as pa  # type: ignore[import-untyped]

from ._ownership_table import read_ownership_table, table_columns
from ._ownership_values import OwnershipFile
from ._register_form import Form, select
from ._register_stream import Moved
from ._table import Table


def table_form(
    names: Sequence[str], blocks: Callable[[Path, Moved | None], Iterator[pa.Table]]
) -> Form | None:
    """Read a table by the meanings of its columns; None where it names no owners."""
    found = {meaning: names[at] for meaning, at in table_columns(names).items()}
    if not {"owner", "owned"} <= found.keys():
        return None

    def column(meaning: str) -> str:
        name = found.get(meaning)
        quoted = "" if name is None else name.replace('"', '""')
        return "NULL" if name is None else f'"{quoted}"::VARCHAR'

    def key(end: str) -> str:
        return (
            f"lower(trim(coalesce(nullif({column(f'{end}_id')}, ''), {column(end)})))"
        )

    sql = select(
        key("owner"),
        key("owned"),
        owner_name=column("owner"),
        owned_name=column("owned"),
        tie=f"coalesce({column('kind')}, '') <> ''",
    )

    def read(path: Path, rows: pa.Table) -> OwnershipFile:
        told = [tuple(rows.column_names)]
        columns = [_texts(one) for one in rows.columns]
        told += zip(*columns, strict=True)
        return read_ownership_table(
            path, Table("table", "utf-8", list(enumerate(told, start=1)))
        )

    return Form("table", blocks, sql, read, lambda asked: asked.strip().lower())


def _texts(column: pa.ChunkedArray) -> list[str]:
    return ["" if one is None else str(one) for one in column.to_pylist()]

"""As which register a large file has to be read, told by how it begins."""

from pathlib import Path

from ._register_form import (
    Form,
    columnar_blocks,
    columnar_schema,
    csv_blocks,
    header_of,
)
from ._register_gleif import gleif_form
from ._register_psc import PSC, is_psc_line
from ._register_stream import head_of, unpacked_size
from ._register_table import table_form

# Smaller files are read whole, which tells more of what is wrong with a line.
LARGE = 48_000_000


def form_of(path: Path) -> Form | None:
    """Say as which register a file has to be read piece by piece; None for others.

    Parquet, Arrow and GLEIF's tables always are; British records and tables of owners
    where they are large.
    """
    start = head_of(path)
    if start[:4] == b"PAR1" or start[:6] == b"ARROW1":
        names = columnar_schema(path).names
        return gleif_form(names) or table_form(names, columnar_blocks)
    line = start.partition(b"\n")[0]
    if line.lstrip(b"\xef\xbb\xbf \t\r")[:1] == b"{":
        large = is_psc_line(line) and unpacked_size(path) >= LARGE
        return PSC if large else None
    header = header_of(line)
    gleif = gleif_form(header)
    if gleif is not None:
        return gleif
    if path.suffix.casefold() in {".xlsx", ".xls"} or start[:2] == b"PK":
        return None
    return table_form(header, csv_blocks) if unpacked_size(path) >= LARGE else None

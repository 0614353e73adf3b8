"""Records instead of lines: JSON lines, JSON, and streams of Arrow, read as a table."""

import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from math import isnan
from pathlib import Path
from typing import Any

from clearance.errors import UnreadableFileError

from ._portfolio_values import Problem
from ._table import Record, Table

_ARROW_STREAM = b"\xff\xff\xff\xff"
_ARROW_FILE = b"ARROW1"
# A value of a list stands in a column of its own, of which there are at most so many.
_LONGEST_LIST = 50
_WIDEST = 2_000
_LARGEST = 2 * 1024**3  # bytes of a stream once it is unpacked

_Fields = Mapping[str, Any]


def records_format(raw: bytes) -> str | None:
    """Tell whether a file holds records: "arrow", "jsonl" or "json"; else None."""
    if raw.startswith((_ARROW_STREAM, _ARROW_FILE)):
        return "arrow"
    start = raw[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"{"):
        return "jsonl"
    # A table may begin with a bracket, too, but not with these.
    if start.startswith(b"[") and start[1:].lstrip().startswith((b"{", b"]")):
        return "json"
    return None


def read_records(raw: bytes, path: Path, kind: str) -> Table:
    """Read records of that kind as a table, whose header is line 0.

    Entities of FollowTheMoney are records with `properties`. Values of a list stand in
    columns side by side. A line that is no record is told and left out. Raises
    UnreadableFileError for a file that is damaged as a whole.
    """
    problems: list[Problem] = []
    if kind == "arrow":
        found = list(_arrow(raw, path))
    elif kind == "json":
        found = list(_array(_text(raw, path), path, problems))
    else:
        found = list(_lines(_text(raw, path), problems))
    if not found:
        raise UnreadableFileError(f"{path.name} has no records: nothing to screen.")
    flat = [(line, _flat(fields)) for line, fields in found]
    headers = list(dict.fromkeys(name for _, cells in flat for name in cells))
    if len(headers) > _WIDEST:
        raise UnreadableFileError(
            f"The records of {path.name} have {len(headers):,} different fields: they"
            " are not customers. Give each the same fields."
        )
    records: list[Record] = [(0, tuple(headers))]
    records += [
        (line, tuple(cells.get(name, "") for name in headers)) for line, cells in flat
    ]
    return Table(format=kind, encoding=None, records=records, problems=tuple(problems))


def _text(raw: bytes, path: Path) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFileError(
            f"{path.name} is not UTF-8 from byte {error.start:,} on; JSON must be."
        ) from None


def _lines(text: str, problems: list[Problem]) -> Iterator[tuple[int, _Fields]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            fields = json.loads(line)
        except (ValueError, RecursionError) as error:
            problems.append(Problem(number, f"The line is no JSON: {error}."))
            continue
        yield from _record(number, fields, problems)


def _array(
    text: str, path: Path, problems: list[Problem]
) -> Iterator[tuple[int, _Fields]]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableFileError(f"{path.name} is no JSON: {error}.") from None
    for number, fields in enumerate(found, start=1):
        yield from _record(number, fields, problems)


def _record(
    number: int, fields: object, problems: list[Problem]
) -> Iterator[tuple[int, _Fields]]:
    if isinstance(fields, dict) and fields:
        yield number, fields
    else:
        problems.append(
            Problem(number, 'There is no record here, such as {"name": "Luna LLC"}.')
        )


def _arrow(raw: bytes, path: Path) -> Iterator[tuple[int, _Fields]]:
    # Imported when needed: few portfolios are Arrow.
    import pyarrow as pa  # type: ignore[import-untyped]  # noqa: PLC0415

    try:
        source = io.BytesIO(raw)
        if raw.startswith(_ARROW_FILE):
            file = pa.ipc.open_file(source)
            batches: Iterable[Any] = (
                file.get_batch(i) for i in range(file.num_record_batches)
            )
        else:
            batches = pa.ipc.open_stream(source)
        number, size = 0, 0
        for batch in batches:
            batch.validate(full=True)  # a hostile stream may point anywhere
            size += batch.nbytes
            if size > _LARGEST:
                raise UnreadableFileError(
                    f"{path.name} unpacks to more than {_LARGEST:,} bytes. Send it in"
                    " parts."
                )
            for fields in batch.to_pylist():
                number += 1
                yield number, fields
    except (pa.ArrowException, OSError, ValueError, TypeError, MemoryError) as error:
        said = str(error).splitlines() or [""]
        raise UnreadableFileError(
            f"{path.name} is no whole stream or file of Arrow: {said[0][:200]}."
        ) from None


def _flat(fields: _Fields) -> dict[str, str]:
    """Give each value a column: of lists one for each place, of entities properties."""
    inner = fields.get("properties")
    told = {**fields, **inner} if isinstance(inner, dict) else dict(fields)
    if inner is not None:
        told.pop("properties")
    cells: dict[str, str] = {}
    for name, value in told.items():
        for header, text in _values(str(name), value):
            if text:
                cells[_free(header, cells)] = text
    return cells


def _free(header: str, cells: Mapping[str, str]) -> str:
    """Number a header that is taken: name, name 2, name 3."""
    at = 1
    while (found := header if at == 1 else f"{header} {at}") in cells:
        at += 1
    return found


def _values(name: str, value: object) -> Iterator[tuple[str, str]]:
    several: Sequence[object] = value if isinstance(value, list) else (value,)
    for one in several[:_LONGEST_LIST]:
        if isinstance(one, dict):
            kind, text = one.get("type"), one.get("text", one.get("value"))
            # A number and what sort of number it is, as reports have it.
            if isinstance(kind, str) and isinstance(text, str | int):
                yield kind, str(text)
        else:
            yield name, _cell(one)


def _cell(value: object) -> str:
    if value is None or isinstance(value, bytes):
        return ""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and isnan(value):
        return ""
    return str(value)

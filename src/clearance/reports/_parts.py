"""A report that is made part by part, so that a long one is never whole in memory.

Each part is a report of some of the rows; all say the same of lists and settings.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any

from ._compose import document_of
from ._csv import CSV_COLUMNS, csv_lines, csv_text
from ._document import ScreeningDocument, Summary
from ._json import json_bytes
from ._values import ScreeningReport

ARROW_TYPE = "application/vnd.apache.arrow.stream"
"""The media type of what `arrow_pieces` gives."""

_WHOLE = frozenset({"line", "rank"})


def part_document(report: ScreeningReport) -> ScreeningDocument:
    """Put a part into the shape that is written to files."""
    return document_of(report)


def without_rows(document: ScreeningDocument) -> ScreeningDocument:
    """Give what a part says beside its rows."""
    return replace(document, rows=())


def joined_heads(heads: Iterable[ScreeningDocument]) -> ScreeningDocument:
    """Put together what the parts of one report say beside their rows.

    Sums are added up, notes and problems stand in the order of the parts, once.
    """
    told = [without_rows(one) for one in heads]
    summary = Summary(
        *(sum(getattr(one.summary, f.name) for one in told) for f in fields(Summary))
    )
    return replace(
        told[0],
        summary=summary,
        notes=tuple(dict.fromkeys(note for one in told for note in one.notes)),
        problems=tuple(problem for one in told for problem in one.problems),
    )


Versions = Mapping[str, Any]
"""What made a report, where it is told beside it."""


def json_pieces(
    head: ScreeningDocument,
    parts: Iterable[ScreeningDocument],
    versions: Versions | None = None,
) -> Iterator[bytes]:
    """Write what `render_json` writes, without its spaces, piece by piece."""
    empty = json_bytes(without_rows(head))
    before, after = empty.split(b'"rows":[]', 1)
    if versions is not None:
        before = b'{"versions":' + json_bytes(versions) + b"," + before[1:]
    yield before + b'"rows":['
    first = True
    for part in parts:
        for row in part.rows:
            yield (b"\n" if first else b",\n") + json_bytes(row)
            first = False
    yield b"]" + after + b"\n"


def jsonl_pieces(
    parts: Iterable[ScreeningDocument], versions: Versions | None = None
) -> Iterator[bytes]:
    """Write lines of JSON: one `report`, a `row` for each customer, one `end`.

    `end` has the summary, all notes and all problems; where it is missing, the answer
    was cut off.
    """
    heads: list[ScreeningDocument] = []
    for part in parts:
        head = without_rows(part)
        if not heads:
            told = {
                field.name: getattr(head, field.name)
                for field in fields(head)
                if field.name not in {"rows", "summary", "notes", "problems"}
            }
            made = {} if versions is None else {"versions": versions}
            yield json_bytes({"report": {**told, **made}}) + b"\n"
        heads.append(head)
        yield b"".join(json_bytes({"row": row}) + b"\n" for row in part.rows)
    whole = joined_heads(heads)
    end = {
        "summary": whole.summary,
        "notes": whole.notes,
        "problems": whole.problems,
    }
    yield json_bytes({"end": end}) + b"\n"


def csv_pieces(
    parts: Iterable[ScreeningDocument], versions: Versions | None = None
) -> Iterator[bytes]:
    """Write what `render_csv` writes, piece by piece; `searched` names the lists."""
    del versions
    header, headed = tuple(CSV_COLUMNS), True
    for part in parts:
        yield csv_text(header, csv_lines(part), headed=headed).encode(
            errors="backslashreplace"
        )
        headed = False


def arrow_pieces(
    parts: Iterable[ScreeningDocument], versions: Versions | None = None
) -> Iterator[bytes]:
    """Write a stream of Arrow with the columns of CSV_COLUMNS, piece by piece.

    `line` and `rank` are whole numbers, `score` is a number, all else is text; what is
    missing is null. The metadata of the schema hold what the report says beside its
    rows, as JSON, under `report`, and `versions`.
    """
    # Imported when needed: most reports are no Arrow.
    import pyarrow as pa  # type: ignore[import-untyped]  # noqa: PLC0415

    kinds = {
        name: pa.int64()
        if name in _WHOLE
        else pa.float64()
        if name == "score"
        else pa.string()
        for name in CSV_COLUMNS
    }
    sink = _Sink()
    writer = None
    for part in parts:
        if writer is None:
            schema = pa.schema(
                list(kinds.items()),
                metadata={
                    "report": json_bytes(without_rows(part)),
                    "versions": json_bytes(versions),
                },
            )
            writer = pa.ipc.new_stream(pa.PythonFile(sink, mode="w"), schema)
        lines = [_typed(line) for line in csv_lines(part)]
        writer.write_table(pa.Table.from_pylist(lines, schema=schema))
        yield sink.taken()
    if writer is not None:
        writer.close()
        yield sink.taken()


def _typed(line: dict[str, object]) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for name, value in line.items():
        if value is None or value == "":
            told[name] = None
        elif name == "score":
            told[name] = float(str(value))
        elif isinstance(value, str):
            told[name] = value.encode(errors="backslashreplace").decode()
        else:
            told[name] = value
    return told


class _Sink:
    """Holds what a writer wrote until it is taken."""

    closed = False

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def write(self, piece: Any) -> int:
        """Keep a copy of a piece."""
        self._pieces.append(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        """Do nothing: pieces are taken as they come."""

    def close(self) -> None:
        """Take no more."""
        self.closed = True

    def taken(self) -> bytes:
        """Give what was written since the last time."""
        found, self._pieces = b"".join(self._pieces), []
        return found


Pieces = Callable[[Iterable[ScreeningDocument], Versions | None], Iterator[bytes]]
PIECES: dict[str, tuple[str, Pieces]] = {
    "csv": ("text/csv; charset=utf-8", csv_pieces),
    "jsonl": ("application/jsonl", jsonl_pieces),
    "arrow": (ARROW_TYPE, arrow_pieces),
}
"""The forms in which parts can be written as they come, with their media types."""

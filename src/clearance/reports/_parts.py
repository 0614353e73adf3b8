"""A report that is made part by part, so that a long one is never whole in memory.

Each part is a report of some of the rows; all say the same of lists and settings. What
is written of a part stands by itself: the whole is a beginning, the parts, an end.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Any

from ._compose import document_of
from ._csv import CSV_COLUMNS, csv_lines, csv_text
from ._document import ScreeningDocument, Summary
from ._json import json_bytes
from ._values import ScreeningReport

ARROW_TYPE = "application/vnd.apache.arrow.stream"
"""The media type of a stream of Arrow."""

Versions = Mapping[str, Any]
"""What made a report, where it is told beside it."""

_WHOLE = frozenset({"line", "rank"})
_ARROW_END = b"\xff\xff\xff\xff\x00\x00\x00\x00"
_AT_END = ("summary", "notes", "problems")


@dataclass(frozen=True, slots=True)
class PartForm:
    """A form in which a report can be written part by part.

    `begin` is written of what the report says beside its rows and of what made it,
    `part` of each part, `between` two of them, and `end` of what it says at last.
    """

    media: str
    begin: Callable[[ScreeningDocument, Versions | None], bytes]
    part: Callable[[ScreeningDocument], bytes]
    end: Callable[[ScreeningDocument], bytes]
    between: bytes = b""


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


def pieces(
    form: str, parts: Iterable[ScreeningDocument], versions: Versions | None = None
) -> Iterator[bytes]:
    """Write a report in a form of STREAMED, each part as soon as it is there."""
    chosen = STREAMED[form]
    heads: list[ScreeningDocument] = []
    for part in parts:
        if not heads:
            yield chosen.begin(without_rows(part), versions)
        heads.append(without_rows(part))
        yield chosen.part(part)
    yield chosen.end(joined_heads(heads))


def _json_begin(head: ScreeningDocument, versions: Versions | None) -> bytes:
    before = json_bytes(without_rows(head)).split(b'"rows":[]', 1)[0]
    made = b"" if versions is None else b'"versions":' + json_bytes(versions) + b","
    return b"{" + made + before[1:] + b'"rows":[\n'


def _json_part(part: ScreeningDocument) -> bytes:
    return b",\n".join(json_bytes(row) for row in part.rows)


def _json_end(head: ScreeningDocument) -> bytes:
    after = json_bytes(without_rows(head)).split(b'"rows":[]', 1)[1]
    return b"]" + after + b"\n"


def _jsonl_begin(head: ScreeningDocument, versions: Versions | None) -> bytes:
    told = {
        field.name: getattr(head, field.name)
        for field in fields(head)
        if field.name not in {"rows", *_AT_END}
    }
    made = {} if versions is None else {"versions": versions}
    return json_bytes({"report": {**told, **made}}) + b"\n"


def _jsonl_part(part: ScreeningDocument) -> bytes:
    return b"".join(json_bytes({"row": row}) + b"\n" for row in part.rows)


def _jsonl_end(head: ScreeningDocument) -> bytes:
    """End with sums, notes and problems: where they are missing, it was cut off."""
    return json_bytes({"end": {name: getattr(head, name) for name in _AT_END}}) + b"\n"


def _csv_begin(head: ScreeningDocument, versions: Versions | None) -> bytes:
    del head, versions  # each line says what was searched
    return csv_text(tuple(CSV_COLUMNS), ()).encode()


def _csv_part(part: ScreeningDocument) -> bytes:
    text = csv_text(tuple(CSV_COLUMNS), csv_lines(part), headed=False)
    return text.encode(errors="backslashreplace")


def _arrow_begin(head: ScreeningDocument, versions: Versions | None) -> bytes:
    """Begin with the columns of CSV_COLUMNS.

    `line` and `rank` are whole numbers, `score` is a number, all else is text; what is
    missing is null. The metadata hold what the report says beside its rows, as JSON,
    under `report`, and `versions`.
    """
    told = {"report": json_bytes(head), "versions": json_bytes(versions)}
    return bytes(_arrow_schema().with_metadata(told).serialize())


def _arrow_part(part: ScreeningDocument) -> bytes:
    import pyarrow as pa  # type: ignore[import-untyped]  # noqa: PLC0415

    lines = [_typed(line) for line in csv_lines(part)]
    return bytes(pa.RecordBatch.from_pylist(lines, schema=_arrow_schema()).serialize())


@cache
def _arrow_schema() -> Any:
    # Imported when needed: most reports are no Arrow.
    import pyarrow as pa  # noqa: PLC0415

    kinds = {name: pa.string() for name in CSV_COLUMNS}
    kinds |= {name: pa.int64() for name in _WHOLE} | {"score": pa.float64()}
    return pa.schema(list(kinds.items()))


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


def _nothing(head: ScreeningDocument) -> bytes:
    del head
    return b""


STREAMED: Mapping[str, PartForm] = {
    "csv": PartForm("text/csv; charset=utf-8", _csv_begin, _csv_part, _nothing),
    "jsonl": PartForm("application/jsonl", _jsonl_begin, _jsonl_part, _jsonl_end),
    "arrow": PartForm(ARROW_TYPE, _arrow_begin, _arrow_part, lambda _: _ARROW_END),
}
"""The forms that can be read as they come: CSV, lines of JSON, a stream of Arrow."""

IN_PARTS: Mapping[str, PartForm] = {
    **STREAMED,
    "json": PartForm(
        "application/json", _json_begin, _json_part, _json_end, between=b",\n"
    ),
}
"""These and the report as JSON, which begins with the sums of all parts."""


def assembled(
    form: PartForm,
    head: ScreeningDocument,
    written: Sequence[Callable[[], bytes]],
    versions: Versions,
) -> Iterator[bytes]:
    """Put a report together from what was written of its parts before."""
    yield form.begin(head, versions)
    first = True
    for read in written:
        piece = read()
        if piece:
            yield piece if first else form.between + piece
            first = False
    yield form.end(head)

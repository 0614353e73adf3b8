"""Clusters as files: written whole or not at all, opened fast, checked when opened."""

import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]

from clearance.errors import StoreDamagedError
from clearance.knowledge import writing_in
from clearance.names import lexicon_digest

from ._grow import Doubt, Join
from ._judgements import Judgement

# Raised when clusters are found or written in another way: kept ones are found anew.
FORMAT = 3
_MANIFEST = "clusters.json"
_TABLES = {
    "members": ("subject", "group"),
    "joins": ("one", "other", "rule", "sentence"),
    "doubts": ("one", "other", "sentence", "against"),
    "judgements": ("kind", "one", "other", "by", "why", "made_at"),
}


@dataclass(frozen=True, slots=True)
class Tables:
    """Who is one with whom, the anchor of each group first, and what was said of it."""

    groups: tuple[tuple[str, ...], ...]
    joins: tuple[Join, ...]
    doubts: tuple[Doubt, ...]
    judgements: tuple[Judgement, ...]


def digest_of(groups: Iterable[tuple[str, ...]]) -> str:
    """Name the groups: 24 hexadecimal digits, whatever their order."""
    told = "\n".join(sorted("\t".join(group) for group in groups))
    return hashlib.sha256(told.encode()).hexdigest()[:24]


def save_tables(tables: Tables, folder: Path) -> None:
    """Write the tables beside *folder*, then put them in its place."""
    with writing_in(folder.parent):
        folder.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}-"))
        try:
            _write(tables, fresh)
            if folder.exists():
                shutil.rmtree(folder)
            fresh.replace(folder)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)


def _write(tables: Tables, folder: Path) -> None:
    rows: dict[str, list[tuple[str | int, ...]]] = {
        "members": [
            (subject, number)
            for number, group in enumerate(tables.groups)
            for subject in group
        ],
        "joins": [(j.one, j.other, j.rule, j.sentence) for j in tables.joins],
        "doubts": [(d.one, d.other, d.sentence, d.against) for d in tables.doubts],
        "judgements": [
            (j.kind, j.one, j.other, j.by, j.why, j.made_at.isoformat())
            for j in tables.judgements
        ],
    }
    for name, columns in _TABLES.items():
        _write_table(folder / f"{name}.arrow", columns, rows[name])
    manifest = {
        "format": FORMAT,
        "lexicons": lexicon_digest(),
        "files": {path.name: _digest(path) for path in sorted(folder.iterdir())},
    }
    (folder / _MANIFEST).write_text(json.dumps(manifest, indent=1), "utf-8")


def _write_table(
    path: Path, columns: Sequence[str], rows: Sequence[tuple[str | int, ...]]
) -> None:
    types = {"group": pa.int32()}
    schema = pa.schema([(name, types.get(name, pa.string())) for name in columns])
    values = zip(*rows, strict=True) if rows else [()] * len(columns)
    table = pa.table(
        [pa.array(column, t) for column, t in zip(values, schema.types, strict=True)],
        schema=schema,
    )
    with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_file(sink, schema) as writer:
        writer.write_table(table)


def open_tables(folder: Path) -> Tables:
    """Read what `save_tables` wrote; raises StoreDamagedError for anything else."""
    try:
        return _open(folder)
    except (OSError, ValueError, KeyError, TypeError, pa.ArrowException) as error:
        raise StoreDamagedError(
            f"The clusters in {folder} are missing, damaged or of another format"
            f" ({error}). Find them again."
        ) from error


def _open(folder: Path) -> Tables:
    manifest = json.loads((folder / _MANIFEST).read_text("utf-8"))
    if manifest["format"] != FORMAT:
        raise ValueError(f"format {manifest['format']}, not {FORMAT}")
    if manifest["lexicons"] != lexicon_digest():
        raise ValueError("made with other lexicons of names")
    for name, digest in manifest["files"].items():
        if _digest(folder / name) != digest:
            raise ValueError(f"{name} has changed")
    judgements = zip(*_columns(folder, "judgements"), strict=True)
    return Tables(
        _groups(*_columns(folder, "members")),
        tuple(map(Join, *_columns(folder, "joins"))),
        tuple(map(Doubt, *_columns(folder, "doubts"))),
        tuple(
            Judgement(kind, one, other, by, why, datetime.fromisoformat(at))
            for kind, one, other, by, why, at in judgements
        ),
    )


def _groups(subjects: list[str], numbers: list[int]) -> tuple[tuple[str, ...], ...]:
    groups: list[list[str]] = []
    last = -1
    for subject, number in zip(subjects, numbers, strict=True):
        if number == last:
            groups[-1].append(subject)
        else:
            groups.append([subject])
            last = number
    return tuple(map(tuple, groups))


def _columns(folder: Path, name: str) -> list[list[Any]]:
    with (
        pa.memory_map(str(folder / f"{name}.arrow")) as source,
        pa.ipc.open_file(source) as reader,
    ):
        table = reader.read_all()
        return [table[column].to_pylist() for column in _TABLES[name]]


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

"""All entities of a day put on a shelf: files that a service answers from.

One line of JSON for each entity, and beside it what finds it: by id, by what points at
it, by words and by values. Made once for a state of the lists, mapped by every process.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

from clearance.entities import kinds
from clearance.knowledge import SeenParty

from ._ftm import Converter, FtmEntity, line
from ._reverse import reverse_names
from ._tables import STATEMENTS, Row, statement_rows
from ._wording import Group, group_of, words_in

FORMAT = 1
MANIFEST = "shelf.json"
LINES = "entities.jsonl"
TABLE = "statements.parquet"
WORDS = "words.arrow"
FACETS = "facets.arrow"
FACETED: tuple[Group, ...] = (
    *("schema", "datasets", "countries", "topics", "genders", "identifiers"),
)
# What a name weighs more than any other text (the same in yente's queries).
NAME_WEIGHT = 3
_ROWS = 20_000


def write_shelf(parties: Iterable[SeenParty], folder: Path) -> None:
    """Write the entities of some parties into *folder*, whole or not at all.

    Raises OSError where there is no room or no right to write.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}-"))
    try:
        _write(parties, fresh)
        if folder.exists():
            shutil.rmtree(folder)
        fresh.replace(folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def key_of(text: str) -> int:
    """Reduce a text to 64 bits, the same in every process."""
    digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8)
    return int.from_bytes(digest.digest(), "big")


def _write(parties: Iterable[SeenParty], folder: Path) -> None:
    with (
        (folder / LINES).open("wb") as lines,
        _Statements(folder / TABLE) as statements,
    ):
        making = _Making(lines)
        for entity in _entities(parties):
            making.add(entity)
            statements.add(statement_rows(entity))
    for name, values in making.arrays().items():
        np.save(folder / f"{name}.npy", values, allow_pickle=False)
    for name, table in making.tables().items():
        with (
            pa.OSFile(str(folder / name), "wb") as sink,
            pa.ipc.new_file(sink, table.schema) as writer,
        ):
            writer.write_table(table.combine_chunks())
    told = {
        "format": FORMAT,
        "entities": making.size,
        "things": making.things,
        "reverse": [*making.reverse],
        "files": {one.name: one.stat().st_size for one in sorted(folder.iterdir())},
    }
    (folder / MANIFEST).write_text(json.dumps(told, indent=1), "utf-8")


def _entities(parties: Iterable[SeenParty]) -> Iterator[FtmEntity]:
    converter = Converter()
    for party in parties:
        yield from converter.once(converter.party(party))
    for relation in converter.relations():
        if isinstance(relation, FtmEntity):
            yield relation


@dataclass(slots=True)
class _Statements:
    """The table of statements while it is written."""

    path: Path
    _writer: pq.ParquetWriter | None = None
    _kept: list[Row] = field(default_factory=list)

    def __enter__(self) -> _Statements:
        schema = pa.schema([pa.field(name, pa.string()) for name in STATEMENTS])
        self._writer = pq.ParquetWriter(self.path, schema, compression="zstd")
        return self

    def __exit__(self, *_: object) -> None:
        self._flush()
        if self._writer is not None:
            self._writer.close()

    def add(self, rows: Iterable[Row]) -> None:
        """Write some more rows."""
        self._kept += rows
        if len(self._kept) >= _ROWS:
            self._flush()

    def _flush(self) -> None:
        if self._kept and self._writer is not None:
            columns = [pa.array(one) for one in zip(*self._kept, strict=True)]
            table = pa.Table.from_arrays(columns, schema=self._writer.schema)
            self._writer.write_table(table)
        self._kept = []


@dataclass(slots=True)
class _Making:
    """The files of a shelf while they are made, beside the lines."""

    lines: BinaryIO
    size: int = 0
    things: int = 0
    reverse: dict[str, int] = field(default_factory=dict)
    _starts: array[int] = field(default_factory=lambda: array("q", [0]))
    _keys: array[int] = field(default_factory=lambda: array("Q"))
    _places: array[int] = field(default_factory=lambda: array("i"))
    _ends: list[tuple[str, int, int]] = field(default_factory=list)
    _ids: dict[str, int] = field(default_factory=dict)
    _words: dict[str, int] = field(default_factory=dict)
    _said: array[int] = field(default_factory=lambda: array("i"))
    _by: array[int] = field(default_factory=lambda: array("i"))
    _weights: array[int] = field(default_factory=lambda: array("B"))
    _facts: array[int] = field(default_factory=lambda: array("Q"))
    _of: array[int] = field(default_factory=lambda: array("i"))
    _days: dict[str, array[int]] = field(
        default_factory=lambda: {
            name: array("i") for name in ("first_seen", "last_seen", "last_change")
        }
    )
    _counts: array[int] = field(default_factory=lambda: array("i"))
    _facets: dict[Group, list[list[str]]] = field(
        default_factory=lambda: {name: [] for name in FACETED}
    )

    def add(self, entity: FtmEntity) -> None:
        """Put one more entity on the shelf."""
        number = self.size
        self.size += 1
        self.things += entity.is_a("Thing")
        text = line(entity.as_json()).encode("utf-8", "surrogatepass")
        self.lines.write(text)
        self._starts.append(self._starts[-1] + len(text))
        self._ids[entity.id] = number
        for one in dict.fromkeys((entity.id, *entity.referents)):
            self._keys.append(key_of(one))
            self._places.append(number)
        for name, days in self._days.items():
            days.append(getattr(entity, name).toordinal())
        self._values(number, entity)

    def _values(self, number: int, entity: FtmEntity) -> None:
        known = kinds()[entity.schema].properties
        grouped: dict[Group, dict[str, None]] = {name: {} for name in FACETED}
        grouped["schema"][entity.schema] = None
        grouped["datasets"] = dict.fromkeys(entity.datasets)
        facts = {f"target:{str(entity.target).lower()}": None}
        words: dict[str, int] = {}
        for prop, values in entity.properties.items():
            type_ = known[prop].type
            group, weight = group_of(type_), NAME_WEIGHT if type_ == "name" else 1
            for value in values:
                facts[f"properties.{prop}:{value.casefold()}"] = None
                if type_ == "entity":
                    self._point(number, entity.schema, prop, value)
                    facts[f"entities:{value.casefold()}"] = None
                    continue
                if group is not None:
                    grouped.setdefault(group, {})[value] = None
                for word in words_in(value):
                    words[word] = max(words.get(word, 0), weight)
        for group, found in grouped.items():
            facts |= dict.fromkeys(f"{group}:{value.casefold()}" for value in found)
        for group, into in self._facets.items():
            into.append([*grouped[group]])
        self._tell(number, words, facts)
        self._counts.append(sum(map(len, entity.properties.values())))

    def _point(self, number: int, kind: str, prop: str, value: str) -> None:
        name = reverse_names().get((kind, prop))
        if name is not None:
            place = self.reverse.setdefault(name, len(self.reverse))
            self._ends.append((value, place, number))

    def _tell(self, number: int, words: dict[str, int], facts: Iterable[str]) -> None:
        for word, weight in words.items():
            self._said.append(self._words.setdefault(word, len(self._words)))
            self._by.append(number)
            self._weights.append(weight)
        for fact in facts:
            self._facts.append(key_of(fact))
            self._of.append(number)

    def arrays(self) -> dict[str, Any]:
        """Give the arrays under the names of their files."""
        made = {
            "starts": np.array(self._starts, np.int64),
            "counts": np.array(self._counts, np.int32),
            **{name: np.array(days, np.int32) for name, days in self._days.items()},
        }
        return made | self._by_id() | self._inbound() | self._indexed()

    def _by_id(self) -> dict[str, Any]:
        keys = np.array(self._keys, np.uint64)
        order = np.argsort(keys, kind="stable")
        places = np.array(self._places, np.int32)
        return {"keys": keys[order], "places": places[order]}

    def _inbound(self) -> dict[str, Any]:
        ends = [
            (self._ids[end], place, number)
            for end, place, number in self._ends
            if end in self._ids
        ]
        table = np.array(sorted(ends), np.int32).reshape(-1, 3)
        return {
            "inbound_starts": _starts(table[:, 0], self.size),
            "inbound_names": table[:, 1],
            "inbound": table[:, 2],
        }

    def _indexed(self) -> dict[str, Any]:
        # Words are numbered as they came; on the shelf they stand sorted.
        ranks = np.empty(len(self._words), np.int32)
        ranks[[self._words[word] for word in sorted(self._words)]] = range(len(ranks))
        said = ranks[np.array(self._said, np.int32)]
        by, weights = np.array(self._by, np.int32), np.array(self._weights, np.uint8)
        order = np.lexsort((by, said))
        keys, of = np.array(self._facts, np.uint64), np.array(self._of, np.int32)
        facts = np.lexsort((of, keys))
        distinct, first = np.unique(keys[facts], return_index=True)
        return {
            "word_starts": _starts(said[order], len(ranks)),
            "word_places": by[order],
            "word_weights": weights[order],
            "lengths": np.bincount(by, weights, self.size).astype(np.float32),
            "facts": distinct,
            "fact_starts": np.append(first, len(keys)).astype(np.int64),
            "fact_places": of[facts],
        }

    def tables(self) -> dict[str, pa.Table]:
        """Give the tables under the names of their files."""
        facets = {
            name: pa.array(values, pa.list_(pa.string())).cast(pa.list_(pa.string()))
            for name, values in self._facets.items()
        }
        words = pa.table({"word": pa.array(sorted(self._words), pa.string())})
        return {WORDS: words, FACETS: pa.table(facets)}


def _starts(sorted_places: Any, size: int) -> Any:
    """Say where the entries of each place begin, and where all end."""
    counts = np.bincount(sorted_places, minlength=size)
    return np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)

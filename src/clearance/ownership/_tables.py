"""How a graph is made of Arrow tables and Parquet files, for millions of parties."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, overload

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]
from numpy.typing import NDArray

from clearance.errors import UnreadableFileError

from ._build import OWNABLE, Made, assemble
from ._columns import EARLIEST, LATEST, Bools, Columns, Small
from ._graph import Graph
from ._holding import UNITS, WHOLE, Holding, HoldingKind, Interval, Link

_KINDS: tuple[HoldingKind, ...] = ("ownership", "votes", "nominee", "trust", "bearer")
_EPOCH = date(1970, 1, 1)
# Floating point tells shares this close to a unit from shares on it, and no closer.
_EXACT = 1e-6


class _Texts(Sequence[str]):
    """Texts of an Arrow array, read one at a time."""

    def __init__(self, texts: pa.Array) -> None:
        self._texts = texts

    def __len__(self) -> int:
        return len(self._texts)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> list[str]: ...
    def __getitem__(self, at: int | slice) -> str | list[str]:
        if isinstance(at, slice):
            texts: list[str] = self._texts[at].to_pylist()
            return texts
        text: str = self._texts[at].as_py()
        return text

    def __iter__(self) -> Iterator[str]:
        yield from self._texts.to_pylist()


class _Source:
    """A table, or a Parquet file of which columns are read when they are asked for."""

    def __init__(self, given: Any, what: str) -> None:
        self._given, self._what = given, what
        if not isinstance(given, pa.Table):
            try:
                self._given = pq.ParquetFile(Path(given), memory_map=True)
            except (OSError, pa.ArrowInvalid) as error:
                raise UnreadableFileError(
                    f"{given} is no Parquet file of {what}: {error}."
                ) from None

    def has(self, name: str) -> bool:
        """Say whether there is a column."""
        given = self._given
        schema = given.schema if isinstance(given, pa.Table) else given.schema_arrow
        return name in schema.names

    def column(self, name: str) -> pa.Array:
        """Give a column whole; UnreadableFileError where there is none."""
        if not self.has(name):
            raise UnreadableFileError(f"The {self._what} have no column {name!r}.")
        table = self._given
        if not isinstance(table, pa.Table):
            table = table.read([name])
        column = table.column(name)
        if pa.types.is_string(column.type) or pa.types.is_dictionary(column.type):
            # Texts of millions of rows are more than plain ones can count.
            column = column.cast(pa.large_string())
        whole = column.combine_chunks()
        return whole.chunk(0) if isinstance(whole, pa.ChunkedArray) else whole


def _numbered(ids: pa.Array, columns: Sequence[pa.Array]) -> tuple[_Texts, list[Small]]:
    """Number the ids of columns: those of entities first, others as they are met.

    Gives all ids by number, and the numbers of each column, -1 where it is empty.
    Raises UnreadableFileError where two entities have one id, or one has none.
    """
    # One search for all of them: most of its time goes into laying out the ids.
    whole = pa.concat_arrays([ids, *columns])
    index = pc.index_in(whole, value_set=ids).fill_null(-1)
    found: Small = index.to_numpy(zero_copy_only=False).copy()
    if ids.null_count or (found[: len(ids)] != np.arange(len(ids))).any():
        raise UnreadableFileError(
            "Each entity needs an id of its own: one is there twice, or is empty."
        )
    unknown = np.flatnonzero(found < 0)
    texts = whole.take(pa.array(unknown)).dictionary_encode()
    codes = texts.indices.fill_null(-1 - len(ids)).to_numpy(zero_copy_only=False)
    found[unknown] = codes + len(ids)
    sizes = np.cumsum([len(ids), *(len(column) for column in columns)])
    more = texts.dictionary.cast(ids.type)
    return _Texts(pa.concat_arrays([ids, more])), np.split(found, sizes)[1:-1]


@dataclass(frozen=True, slots=True)
class _Kept:
    """Holdings as they were read, by number."""

    ids: Sequence[str]
    columns: Columns
    kind: NDArray[np.int8]
    sources: Sequence[str]

    def holding(self, row: int) -> Holding:
        """Give a holding as an object."""
        some, one = self.columns, int(row)
        return Holding(
            self.ids[int(some.owner[one])],
            self.ids[int(some.owned[one])],
            Interval.of_units(int(some.low[one]), int(some.high[one])),
            _day(int(some.since[one])),
            _day(int(some.until[one])),
            self.sources[int(some.source[one])],
            _KINDS[int(self.kind[one])],
        )


def graph_of_tables(
    entities: Any, holdings: Any, links: tuple[Link, ...], day: date
) -> Graph:
    """Make a graph of tables; see Graph.from_tables."""
    parties, shares = _Source(entities, "entities"), _Source(holdings, "holdings")
    ends = [end for link in links for end in (link.from_, link.to)]
    names = ["owned", "owner", *(["held_for"] if shares.has("held_for") else [])]
    ids, numbers = _numbered(
        _texts(parties.column("id")),
        [
            *(_texts(shares.column(name)) for name in names),
            pa.array(ends, pa.large_string()),
        ],
    )
    columns, kind, sources = _columns(shares, numbers[:-1])
    alive = columns.on(day)
    kinds = kind[alive.rows]
    bearer = kinds == _KINDS.index("bearer")
    ownable = _ownable(parties, len(ids))
    ownable[alive.owned[bearer]] = True
    unnamed = (kinds == _NOMINEE) | (kinds == _TRUST)
    made = Made(
        alive.take(~bearer) if bearer.any() else alive,
        ownable,
        _Kept(ids, columns, kind, sources).holding,
        _names(parties),
        loose=tuple(alive.rows[bearer].tolist()),
        hidden=tuple(alive.rows[unnamed].tolist()),
    )
    return assemble(ids, made, links=links, day=day)


_NOMINEE, _TRUST = _KINDS.index("nominee"), _KINDS.index("trust")


def _columns(
    shares: _Source, numbers: Sequence[Small]
) -> tuple[Columns, NDArray[np.int8], Sequence[str]]:
    """Read holdings; what is held for somebody who is named is that one's."""
    owned, owner = numbers[:2]
    kind = _kinds(shares, len(owned))
    low, high = _bands(shares)
    behind = (kind == _NOMINEE) | (kind == _TRUST)
    if len(numbers) > 2:
        named = behind & (numbers[2] >= 0)
        owner = np.where(named, numbers[2], owner)
        kind = np.where(named, 0, kind).astype(np.int8)
        behind = behind & ~named
    nobody = (owner < 0) & (kind != _KINDS.index("bearer")) | (owned < 0)
    if nobody.any():
        row = int(np.flatnonzero(nobody)[0])
        raise UnreadableFileError(f"Holding {row + 1} does not say who owns whom.")
    owner = np.maximum(owner, 0)
    low[behind] = 0
    source, sources = _sources(shares, len(owned))
    made = Columns(
        owner,
        owned,
        kind == _KINDS.index("votes"),
        low,
        high,
        _days(shares, "since", EARLIEST, len(owned)),
        _days(shares, "until", LATEST, len(owned)),
        source,
        np.broadcast_to(np.int32(-1), len(owned)),
        np.arange(len(owned), dtype=np.int32),
    )
    return made, kind, sources


def _texts(column: pa.Array) -> pa.Array:
    return (
        column
        if pa.types.is_large_string(column.type)
        else column.cast(pa.large_string())
    )


def _kinds(shares: _Source, size: int) -> NDArray[np.int8]:
    """Read what each holding is of; nothing said is ownership."""
    if not shares.has("kind"):
        return np.zeros(size, dtype=np.int8)
    column = _texts(shares.column("kind")).fill_null(_KINDS[0])
    index = pc.index_in(column, value_set=pa.array(_KINDS, pa.large_string()))
    if index.null_count:
        row = int(np.flatnonzero(index.is_null().to_numpy(zero_copy_only=False))[0])
        raise UnreadableFileError(
            f"Holding {row + 1} is of the kind {column[row].as_py()!r}; there are "
            f"{', '.join(_KINDS)}."
        )
    found: NDArray[np.int8] = index.to_numpy().astype(np.int8)
    return found


def _bands(shares: _Source) -> tuple[Small, Small]:
    """Read shares in units; one that is empty is not known."""
    if shares.has("share"):
        share = _floats(shares.column("share"))
        low, high = share, share
    else:
        low, high = (_floats(shares.column(name)) for name in ("low", "high"))
    low, high = np.nan_to_num(low, nan=0.0), np.nan_to_num(high, nan=100.0)
    wrong = (low < 0) | (high > 100) | (low > high)
    if wrong.any():
        row = int(np.flatnonzero(wrong)[0])
        raise UnreadableFileError(
            f"Holding {row + 1} is of {low[row]:g} to {high[row]:g} percent, which is "
            "no share."
        )
    return _units(low), _units(high)


def _floats(column: pa.Array) -> NDArray[np.float64]:
    found: NDArray[np.float64] = column.cast(pa.float64()).to_numpy(
        zero_copy_only=False
    )
    return found


def _units(percent: NDArray[np.float64]) -> Small:
    """Count units; what falls between two is put on the odd one, as Interval does."""
    exact = percent * UNITS
    nearest = np.rint(exact)
    between = np.abs(exact - nearest) > _EXACT
    if between.any():
        floor = np.floor(exact)
        odd = np.where(floor % 2 == 1, floor, floor + 1)
        nearest = np.where(between, odd, nearest)
    return np.minimum(nearest, WHOLE).astype(np.int32)


def _days(shares: _Source, name: str, otherwise: int, size: int) -> Small:
    if not shares.has(name):
        return np.broadcast_to(np.int32(otherwise), size)
    days = shares.column(name).cast(pa.date32()).cast(pa.int32()).fill_null(otherwise)
    found: Small = days.to_numpy(zero_copy_only=False)
    return found


def _sources(shares: _Source, size: int) -> tuple[Small, Sequence[str]]:
    if not shares.has("source"):
        return np.broadcast_to(np.int32(0), size), ("",)
    coded = _texts(shares.column("source")).fill_null("").dictionary_encode()
    return coded.indices.to_numpy(zero_copy_only=False), coded.dictionary.to_pylist()


def _ownable(parties: _Source, size: int) -> Bools:
    found = np.zeros(size, dtype=np.bool_)
    if parties.has("kind"):
        wanted = pa.array(sorted(OWNABLE), pa.large_string())
        known = pc.is_in(_texts(parties.column("kind")), value_set=wanted)
        found[: len(known)] = known.to_numpy(zero_copy_only=False)
    return found


def _names(parties: _Source) -> Callable[[int], str | None]:
    """Read names; those of parties that only holdings name are not known."""
    if not parties.has("name"):
        return lambda _number: None
    names = parties.column("name")

    def named(number: int) -> str | None:
        return names[number].as_py() if number < len(names) else None

    return named


def _day(number: int) -> date | None:
    return None if number in {EARLIEST, LATEST} else _EPOCH + timedelta(days=number)

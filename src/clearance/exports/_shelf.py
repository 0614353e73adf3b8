"""The shelf opened: an entity is a slice of bytes, found by id, words or values."""

import json
import mmap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import orjson
import pyarrow as pa  # type: ignore[import-untyped]

from clearance.errors import StoreDamagedError

from ._shelving import FACETED, FACETS, FORMAT, LINES, MANIFEST, TABLE, WORDS, key_of

Places = npt.NDArray[np.int32]
_ARRAYS = (
    *("starts", "counts", "first_seen", "last_seen", "last_change", "keys", "places"),
    *("inbound_starts", "inbound_names", "inbound"),
    *("word_starts", "word_places", "word_weights", "lengths"),
    *("facts", "fact_starts", "fact_places"),
)


@dataclass(frozen=True)
class Shelf:
    """The entities of a day by their number, as `write_shelf` put them there.

    `size` counts them and `things` those that are no relation; `reverse` names the
    relations from their other end. Arrays are mapped, so that processes share them.
    """

    folder: Path
    size: int
    things: int
    reverse: tuple[str, ...]
    _lines: mmap.mmap
    _arrays: Mapping[str, npt.NDArray[Any]]

    @classmethod
    def open(cls, folder: Path) -> "Shelf":
        """Map the files of a shelf.

        Raises StoreDamagedError for anything but what `write_shelf` wrote.
        """
        try:
            return cls._open(folder)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise StoreDamagedError(
                f"The entities in {folder} are missing, damaged or of another format"
                f" ({error}). They are put there again."
            ) from error

    @classmethod
    def _open(cls, folder: Path) -> "Shelf":
        told = json.loads((folder / MANIFEST).read_text("utf-8"))
        if told["format"] != FORMAT:
            raise ValueError(f"format {told['format']}, not {FORMAT}")
        for name, size in told["files"].items():
            if (folder / name).stat().st_size != size:
                raise ValueError(f"{name} has changed")
        with (folder / LINES).open("rb") as file:
            lines = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        arrays = {
            name: np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False)
            for name in _ARRAYS
        }
        reverse = tuple(told["reverse"])
        return cls(folder, told["entities"], told["things"], reverse, lines, arrays)

    def array(self, name: str) -> npt.NDArray[Any]:
        """Give one of the arrays: a value for each entity, or a part of an index."""
        return self._arrays[name]

    def raw(self, number: int) -> bytes:
        """Give an entity as JSON, without the end of its line."""
        first, last = self._arrays["starts"][number : number + 2].tolist()
        return self._lines[first : last - 1]

    def entity(self, number: int) -> dict[str, Any]:
        """Give an entity with the keys that OpenSanctions gives it."""
        told: dict[str, Any] = orjson.loads(self.raw(number))
        return told

    def find(self, key: str) -> int | None:
        """Find an entity by its id or one that a list gives it."""
        keys, number = self._arrays["keys"], np.uint64(key_of(key))
        place = int(np.searchsorted(keys, number))
        while place < len(keys) and keys[place] == number:
            found = int(self._arrays["places"][place])
            if self._is_called(found, key):
                return found
            place += 1
        return None

    def _is_called(self, number: int, key: str) -> bool:
        start = b'{"id":' + orjson.dumps(key) + b","
        first = int(self._arrays["starts"][number])
        if self._lines[first : first + len(start)] == start:
            return True
        told = self.entity(number)
        return key == told["id"] or key in told["referents"]

    def pointing_at(self, number: int) -> Iterator[tuple[str, int]]:
        """Give what points at an entity: under which name, and its number."""
        first, last = self._arrays["inbound_starts"][number : number + 2].tolist()
        names = self._arrays["inbound_names"][first:last].tolist()
        for name, of in zip(
            names, self._arrays["inbound"][first:last].tolist(), strict=True
        ):
            yield self.reverse[name], of

    def with_fact(self, group: str, value: str) -> Places:
        """Give the numbers of the entities that have a value, in order.

        *group* is a property ("properties.birthDate"), a kind of values such as
        "countries", "schema", "datasets" or "target".
        """
        facts = self._arrays["facts"]
        number = np.uint64(key_of(f"{group}:{value.casefold()}"))
        place = int(np.searchsorted(facts, number))
        if place == len(facts) or facts[place] != number:
            return np.empty(0, np.int32)
        first, last = self._arrays["fact_starts"][place : place + 2].tolist()
        found: Places = self._arrays["fact_places"][first:last]
        return found

    @cached_property
    def words(self) -> list[str]:
        """All words that entities are found by, sorted."""
        words: list[str] = self._table(WORDS).column("word").to_pylist()
        return words

    def spoken_by(self, words: Sequence[int]) -> tuple[Places, npt.NDArray[np.uint8]]:
        """Give the entities that say any of some words, and how much each weighs."""
        starts = self._arrays["word_starts"]
        spans = [slice(*starts[word : word + 2].tolist()) for word in words]
        places, weights = self._arrays["word_places"], self._arrays["word_weights"]
        return (
            np.concatenate([places[span] for span in spans] or [places[:0]]),
            np.concatenate([weights[span] for span in spans] or [weights[:0]]),
        )

    @cached_property
    def _facets(self) -> dict[str, pa.Array]:
        table = self._table(FACETS)
        return {name: table.column(name).combine_chunks() for name in FACETED}

    @property
    def faceted(self) -> tuple[str, ...]:
        """The groups of values that `counts` can count."""
        return FACETED

    def counts(
        self, group: str, numbers: Places | None = None
    ) -> list[tuple[str, int]]:
        """Count the values of a group, the most frequent first.

        Among all entities, unless those with some *numbers* are meant.
        """
        column = self._facets[group]
        if numbers is not None:
            column = column.take(pa.array(numbers))
        told = column.flatten().value_counts()
        pairs = [(one["values"], one["counts"]) for one in told.to_pylist()]
        return sorted(pairs, key=lambda one: (-one[1], one[0]))

    @property
    def statements(self) -> Path:
        """The table of all statements, for DuckDB."""
        return self.folder / TABLE

    def _table(self, name: str) -> pa.Table:
        source = pa.memory_map(str(self.folder / name))
        return pa.ipc.open_file(source).read_all()

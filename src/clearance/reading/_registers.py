"""What large registers say around a few parties: read twice, never held whole.

First every row gives two numbers, who owns and who is owned, and no more is kept of it.
From whom is asked for the owners above and the owned below are found in these numbers;
then the rows of those alone are read as a small file is.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]
from numpy.typing import NDArray

from ._ownership_values import OwnershipFile, OwnershipParty
from ._portfolio_values import Problem
from ._register_form import Form
from ._register_forms import form_of

_Keys = NDArray[np.uint64]
_NOBODY = np.empty(0, dtype=np.uint64)
# So many parties below, and in all, are taken around those that are asked for.
_BELOW, _MOST = 5_000, 100_000
_HITS = 200  # so many parties whose name holds all words that are asked for

Told = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whom to look for: `asked` by name, part of a name or number; `names` as written.

    `numbers` are numbers of any kind that a register may know somebody by.
    """

    asked: str | None = None
    names: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()

    def also(self, parties: Sequence[OwnershipParty]) -> "Wanted":
        """Look for the parties of other files as well, by name and number."""
        names = (one.name for one in parties if one.name)
        numbers = (n.value for one in parties for n in one.identifiers)
        return Wanted(
            self.asked,
            tuple(dict.fromkeys((*self.names, *names))),
            tuple(dict.fromkeys((*self.numbers, *numbers))),
        )


def is_register(path: Path) -> bool:
    """Say whether a file has to be read with others of its kind, around somebody."""
    return form_of(path) is not None


def read_registers(
    paths: Sequence[Path], wanted: Wanted, told: Told | None = None
) -> tuple[OwnershipFile, ...]:
    """Read what registers say of owners above, and owned ones below, those wanted.

    *told* is called with bytes that have been read; each file is read twice. Raises
    UnreadableFileError for one that is damaged.
    """
    some = [_Register(path, form) for path in paths if (form := form_of(path))]
    for one in some:
        one.scan(wanted, told)
    around, cut = _around(some)
    files = []
    for one in some:
        files.append(one.rows(around, told, cut=cut))
    return tuple(files)


@dataclass(slots=True)
class _Register:
    """One register: its rows as pairs of numbers, and the numbers of those wanted."""

    path: Path
    form: Form
    owners: _Keys = field(default_factory=lambda: _NOBODY)
    owned: _Keys = field(default_factory=lambda: _NOBODY)
    wanted: _Keys = field(default_factory=lambda: _NOBODY)
    count: int = 0

    def scan(self, wanted: Wanted, told: Told | None) -> None:
        """Read all rows once: who owns whom, and who fits what is wanted."""
        seek = _Seek(self.form, wanted)
        pairs: list[tuple[_Keys, _Keys]] = []
        hits: list[_Keys] = [seek.numbers]
        for block in self.form.blocks(self.path, told):
            self.count += len(block)
            seek.take(block)
            pairs.append(seek.pairs())
            hits.append(seek.found())
        self.owners = _joined([one for one, _ in pairs])
        self.owned = _joined([one for _, one in pairs])
        self.wanted = np.unique(_joined(hits))

    def rows(self, around: _Keys, told: Told | None, *, cut: bool) -> OwnershipFile:
        """Read the rows again, and make a file of those about parties *around*."""
        seek = _Seek(self.form, Wanted())
        kept: list[pa.Table] = []
        if len(around):
            for block in self.form.blocks(self.path, told):
                seek.take(block)
                mask = seek.about(around)
                if mask.any():
                    kept.append(block.filter(pa.array(mask)))
        if not kept:
            text = f"Of {self.count:,} rows none is about those that were asked for."
            return OwnershipFile(
                self.path, self.form.name, {}, problems=(Problem(None, text),)
            )
        file = self.form.read(self.path, pa.concat_tables(kept))
        if not cut:
            return file
        text = f"Only {_MOST:,} parties around those asked for were read."
        problems = (*file.problems, Problem(None, text))
        return OwnershipFile(
            file.path,
            file.format,
            file.parties,
            file.holdings,
            file.links,
            problems,
        )


_PLAIN = r"""
CREATE MACRO plain(text) AS
trim(regexp_replace(lower(text), '[^\p{L}\p{N}]+', ' ', 'g'))
"""
_PAIRS = """
SELECT hash(owner) AS a, hash(owned) AS b, tie FROM told
WHERE owner IS NOT NULL AND owned IS NOT NULL
"""
_ABOUT = """
SELECT hash(coalesce(owned, '')) AS a,
    hash(CASE WHEN tie THEN coalesce(owner, '') ELSE '' END) AS b
FROM told
"""
_CALLED = """
WITH called AS (
    SELECT owner AS key, plain(owner_name) AS name FROM told
    UNION ALL SELECT owned, plain(owned_name) FROM told)
SELECT DISTINCT hash(key) AS k, name IN (SELECT name FROM wanted) AS same
FROM called
WHERE key IS NOT NULL AND (name IN (SELECT name FROM wanted)
    OR ($some AND contains(name, $longest)
        AND list_has_all(string_split(name, ' '), $words)))
"""


class _Seek:
    """Asks blocks of a register in SQL: the numbers of their parties, and who fits."""

    def __init__(self, form: Form, wanted: Wanted) -> None:
        settings: dict[str, str | bool | int | float | list[str]] = {
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "threads": 2,
        }
        self._db = duckdb.connect(":memory:", config=settings)
        self._db.execute(_PLAIN)
        self._form = form
        asked = [wanted.asked] if wanted.asked else []
        self.numbers = self._hashed(
            [form.key(one) for one in (*wanted.numbers, *asked)]
        )
        self._words = self._known([*wanted.names, *asked], wanted.asked or "")
        self._looser = _HITS if self._words else 0

    def _known(self, names: Sequence[str], asked: str) -> list[str]:
        """Keep the names that are wanted, and give the words of what is asked for."""
        table = pa.table({"name": pa.array(names, pa.string())})
        self._db.register("names", table)
        self._db.execute(
            "CREATE TABLE wanted AS SELECT DISTINCT plain(name) AS name FROM names"
        )
        self._db.unregister("names")
        ((plain,),) = self._db.execute("SELECT plain(?)", [asked]).fetchall()
        return str(plain).split()

    def _hashed(self, keys: Sequence[str]) -> _Keys:
        table = pa.table({"key": pa.array(keys, pa.string())})
        self._db.register("keys", table)
        found = self._db.execute("SELECT hash(key) AS k FROM keys").fetchnumpy()["k"]
        self._db.unregister("keys")
        return np.asarray(found, dtype=np.uint64)

    def take(self, block: pa.Table) -> None:
        """Read a block: what follows is asked of it."""
        self._db.register("block", block)
        self._db.execute(f"CREATE OR REPLACE TEMP TABLE told AS {self._form.sql}")
        self._db.unregister("block")

    def pairs(self) -> tuple[_Keys, _Keys]:
        """Give the numbers of who owns whom; a tie is told both ways about."""
        found = self._db.execute(_PAIRS).fetchnumpy()
        a, b = (np.asarray(found[one], dtype=np.uint64) for one in ("a", "b"))
        tied = np.asarray(found["tie"], dtype=np.bool_)
        return np.concatenate([a, b[tied]]), np.concatenate([b, a[tied]])

    def about(self, around: _Keys) -> NDArray[np.bool_]:
        """Mark the rows that are about parties: who is owned, of a tie either end."""
        found = self._db.execute(_ABOUT).fetchnumpy()
        one, other = (np.isin(found[end], around) for end in ("a", "b"))
        return one | other

    def found(self) -> _Keys:
        """Give the numbers of those who are called as somebody wanted is.

        Those whose name holds all words that are asked for come in as well, a few.
        """
        told = {
            "some": self._looser > 0,
            "longest": max(self._words, key=len, default=""),
            "words": self._words or [""],
        }
        found = self._db.execute(_CALLED, told).fetchnumpy()
        keys = np.asarray(found["k"], dtype=np.uint64)
        same = np.asarray(found["same"], dtype=np.bool_)
        more = keys[~same][: self._looser]
        self._looser -= len(more)
        return np.concatenate([keys[same], more])


def _joined(some: Sequence[_Keys]) -> _Keys:
    return np.concatenate(some) if some else _NOBODY


def _around(some: Sequence[_Register]) -> tuple[_Keys, bool]:
    """Find who is owned below those wanted, then all who own these, step by step."""
    owners = _joined([one.owners for one in some])
    owned = _joined([one.owned for one in some])
    seeds = np.unique(_joined([one.wanted for one in some]))
    below, cut = _reached(seeds, owners, owned, _BELOW)
    found, more = _reached(below, owned, owners, _MOST)
    return found, cut or more


def _reached(
    start: _Keys, first: _Keys, second: _Keys, most: int
) -> tuple[_Keys, bool]:
    """Follow edges from their first ends to their second, from some parties on."""
    order = np.argsort(first)
    first, second = first[order], second[order]
    seen, frontier = start, start
    while len(frontier):
        if len(seen) > most:
            return seen, True
        next_ = np.unique(_joined(list(_beyond(frontier, first, second))))
        frontier = np.setdiff1d(next_, seen, assume_unique=True)
        seen = np.union1d(seen, frontier)
    return seen, False


def _beyond(frontier: _Keys, first: _Keys, second: _Keys) -> Iterator[_Keys]:
    starts = np.searchsorted(first, frontier, side="left")
    ends = np.searchsorted(first, frontier, side="right")
    for start, end in zip(starts, ends, strict=True):
        if end > start:
            yield second[start:end]

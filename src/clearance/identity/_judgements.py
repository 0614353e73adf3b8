"""What people decided about identity: kept for ever, one small file each."""

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from clearance.errors import InvalidValueError, StoreDamagedError
from clearance.knowledge import writing_in

_MOMENT = "%Y%m%dT%H%M%S.%f"
_STEP = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's word on whether two listed things are one.

    `one` and `other` are ids that lists give; `made_at` is a moment in UTC. A later
    judgement on the same two overrules an earlier one.
    """

    kind: Literal["joined", "parted"]
    one: str
    other: str
    by: str
    why: str
    made_at: datetime

    @property
    def pair(self) -> tuple[str, str]:
        """The two ids in alphabetical order."""
        return min(self.one, self.other), max(self.one, self.other)

    @property
    def sentence(self) -> str:
        """Who decided what, when and why."""
        done = {
            "joined": "are one and the same",
            "parted": "are not the same",
        }[self.kind]
        return (
            f"{self.by} decided on {self.made_at:%Y-%m-%d} that {self.one} and"
            f" {self.other} {done}: {self.why}"
        )


_ADAPTER: TypeAdapter[Judgement] = TypeAdapter(Judgement)


class Judgements:
    """The folder of judgements. It only grows; any number of writers may add to it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def record(self, judgement: Judgement) -> Judgement:
        """Keep a judgement, whole or not at all; give it back as it was kept.

        Its moment is moved by a millionth of a second past an earlier one on the same
        two things, so that the order in which they were made stays known. Raises
        InvalidValueError where a reason or a name is missing, StoreFullError where
        the folder cannot be written to.
        """
        _check(judgement)
        made_at = judgement.made_at.astimezone(UTC)
        for earlier in self.all():
            if earlier.pair == judgement.pair and earlier.made_at >= made_at:
                made_at = earlier.made_at + _STEP
        kept = Judgement(
            judgement.kind,
            judgement.one,
            judgement.other,
            judgement.by.strip(),
            judgement.why.strip(),
            made_at,
        )
        content = _ADAPTER.dump_json(kept, indent=1) + b"\n"
        digest = hashlib.sha256(content).hexdigest()[:12]
        name = f"{made_at:{_MOMENT}}-{kept.kind}-{digest}.json"
        with writing_in(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            _write_whole(self.folder / name, content)
        return kept

    def all(self, *, known: datetime | None = None) -> tuple[Judgement, ...]:
        """List the judgements made by a moment (None: all), earliest first.

        Raises StoreDamagedError that names a file which cannot be read.
        """
        found = sorted(
            (_read(path) for path in self._paths()),
            key=lambda one: (one.made_at, one.pair, one.kind, one.by, one.why),
        )
        return tuple(j for j in found if known is None or j.made_at <= known)

    def digest(self, *, known: datetime | None = None) -> str:
        """Name the state of the judgements; anything added changes it."""
        told = [_ADAPTER.dump_python(one, mode="json") for one in self.all(known=known)]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:24]

    def _paths(self) -> Iterator[Path]:
        if self.folder.is_dir():
            yield from sorted(self.folder.glob("*.json"))


def in_force(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Keep of the judgements on the same two things the latest; earliest first."""
    latest: dict[tuple[str, str], Judgement] = {}
    for one in sorted(judgements, key=lambda j: (j.made_at, j.kind, j.by, j.why)):
        latest[one.pair] = one
    return tuple(sorted(latest.values(), key=lambda j: (j.made_at, j.pair)))


def _check(judgement: Judgement) -> None:
    if not judgement.by.strip() or not judgement.why.strip():
        raise InvalidValueError(
            "A judgement needs the name of who made it and a reason: others must be"
            " able to follow it. Give both --by and --why."
        )
    if judgement.one == judgement.other:
        raise InvalidValueError(
            f"{judgement.one} is one thing: there is nothing to join or to part."
        )
    if judgement.made_at.tzinfo is None:
        raise InvalidValueError("The moment of a judgement needs its time zone.")


def _write_whole(path: Path, content: bytes) -> None:
    number, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(number, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)


def _read(path: Path) -> Judgement:
    try:
        return _ADAPTER.validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise StoreDamagedError(
            f"The judgement {path} is damaged and cannot be read. Put back a copy of"
            " the file, or move it away and record the judgement again."
        ) from error

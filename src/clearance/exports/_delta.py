"""What an export adds, changes and drops since an earlier one."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from clearance.errors import UnreadableFileError, UsageError

from ._folder import INDEX

ENTITIES = "entities.ftm.json"
DELTA = "entities.delta.json"
DELTA_INDEX = "delta.json"
VERSIONS = "versions.json"

# What consumers read of an entity. The day on which a list last repeated it changes
# nothing, or every publication would change all.
_CONTENT = (
    *("schema", "caption", "datasets", "referents", "target"),
    *("first_seen", "last_change"),
)


_MOMENT = len("20240503000000")
_WITHOUT = "Export without --since, or count from a day."


@dataclass(slots=True)
class Earlier:
    """The state to count from: its version, and a mark of each entity in it."""

    version: str
    marks: Mapping[str, bytes]
    _seen: set[str] = field(default_factory=set)

    def operation(self, entity: Mapping[str, Any]) -> dict[str, Any] | None:
        """Say what became of an entity that is there now; None where nothing did."""
        key = entity["id"]
        self._seen.add(key)
        before = self.marks.get(key)
        if before == mark(entity):
            return None
        return {"op": "ADD" if before is None else "MOD", "entity": dict(entity)}

    def dropped(self) -> Iterator[dict[str, Any]]:
        """Say which entities are no longer there, once all that are were asked for."""
        for key in self.marks:
            if key not in self._seen:
                yield {"op": "DEL", "entity": {"id": key}}


def mark(entity: Mapping[str, Any]) -> bytes:
    """Give 16 bytes that are equal for entities of equal content, in any order."""
    properties = {prop: sorted(values) for prop, values in entity["properties"].items()}
    told = [*(entity.get(key) for key in _CONTENT), properties]
    content = json.dumps(told, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(content.encode()).digest()[:16]


def entities_in(folder: Path) -> Iterator[dict[str, Any]]:
    """Read the entities of an export.

    Raises UnreadableFileError where it has none, they are damaged, or not those that
    its index tells of.
    """
    place = folder / ENTITIES
    sha1 = hashlib.sha1(usedforsecurity=False)
    try:
        with place.open("rb") as file:
            for number, text in enumerate(file, start=1):
                sha1.update(text)
                entity = json.loads(text)
                if not _is_entity(entity):
                    raise UnreadableFileError(
                        f"{place}, line {number} is no entity. {_WITHOUT}"
                    )
                yield entity
    except OSError as error:
        raise UnreadableFileError(
            f"{folder} holds no earlier export with {ENTITIES} to count from"
            f" ({error.strerror}). Name the folder of one, or a day."
        ) from error
    except ValueError as error:
        raise UnreadableFileError(
            f"{place} is damaged ({error}). {_WITHOUT}"
        ) from error
    told = {one.get("name"): one for one in _json(folder / INDEX).get("resources", [])}
    if told.get(ENTITIES, {}).get("checksum") != sha1.hexdigest():
        raise UnreadableFileError(
            f"{place} is not the file that {INDEX} beside it tells of. {_WITHOUT}"
        )


def _is_entity(entity: object) -> bool:
    return (
        isinstance(entity, dict)
        and isinstance(entity.get("id"), str)
        and isinstance(entity.get("properties"), dict)
    )


def version_in(folder: Path) -> str:
    """Say which version an export is.

    Raises UnreadableFileError where the folder holds none.
    """
    place = folder / INDEX
    told = _json(place)
    version = told.get("version")
    if not isinstance(version, str):
        raise UnreadableFileError(f"{place} is not the index of an export.")
    return version


def check_order(earlier: str, now: str) -> None:
    """Raise UsageError where the state to count from is not before this one."""
    if earlier[:_MOMENT] == now[:_MOMENT] and earlier != now:
        raise UsageError(
            f"The state to count from, {earlier}, and the one that is exported, {now},"
            " are of the same moment, so programs could not tell which came first."
            " Export without --since."
        )
    if earlier > now:
        raise UsageError(
            f"The state to count from, {earlier}, is later than the one that is"
            f" exported, {now}. Name an earlier one."
        )


def versions_in(folder: Path) -> list[str]:
    """List the versions that were exported into a folder, the oldest first."""
    place = folder / VERSIONS
    items = _json(place).get("items", []) if place.is_file() else []
    return [one for one in items if isinstance(one, str)]


def deltas_in(folder: Path) -> list[str]:
    """List the versions whose delta file lies in a folder."""
    return sorted(path.parent.name for path in folder.glob(f"*/{DELTA}"))


def _json(place: Path) -> dict[str, Any]:
    try:
        told = json.loads(place.read_bytes())
    except (OSError, ValueError) as error:
        raise UnreadableFileError(
            f"{place} cannot be read ({error}). Name the folder of an export."
        ) from error
    return told if isinstance(told, dict) else {}

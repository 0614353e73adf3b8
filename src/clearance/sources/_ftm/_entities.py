"""`entities.ftm.json`: one entity a line."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from clearance.entities import Statement
from clearance.errors import UnreadableFileError
from clearance.sources._audit import Audit
from clearance.sources._files import SnapshotFiles

from ._said import Dataset
from ._tables import UNPACKING

ENTITIES = "entities.ftm.json"

# FollowTheMoney holds an entity to 30 MB of text; what is longer is no entity.
_LINE_BYTES = 32 << 20
# Beside id, schema, properties and referents, what entities carry about themselves.
_CONTEXT = frozenset(
    {
        "caption",
        "datasets",
        "first_seen",
        "last_change",
        "last_seen",
        "origin",
        "target",
    }
)


def read_entities(snapshot: SnapshotFiles, audit: Audit) -> Iterator[Statement]:
    """Read the statements that the entities of a dataset amount to.

    Raises UnreadableFileError with the number of the first line that is no entity.
    """
    dataset = Dataset(snapshot.source, audit)
    where = snapshot.where(ENTITIES)
    with snapshot.open(ENTITIES) as file:
        for number, line in _lines(file, where):
            yield from _statements(dataset, _entity(line, f"{where}, line {number}"))


def _lines(file: BinaryIO, where: str) -> Iterator[tuple[int, bytes]]:
    number = 0
    try:
        while line := file.readline(_LINE_BYTES + 1):
            number += 1
            if len(line) > _LINE_BYTES:
                raise UnreadableFileError(
                    f"{where}, line {number} is longer than {_LINE_BYTES >> 20} MB,"
                    " which no entity is. Look at the file and fetch it again."
                )
            if line.strip():
                yield number, line
    except UNPACKING as error:
        raise UnreadableFileError(
            f"{where} breaks off after line {number} ({error}). Fetch the file again."
        ) from error


def _entity(line: bytes, where: str) -> Mapping[str, Any]:
    try:
        entity = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UnreadableFileError(
            f"{where} is not JSON ({error}). Each line must be one FollowTheMoney"
            " entity; fetch the file again."
        ) from error
    fault = _fault(entity)
    if fault is not None:
        raise UnreadableFileError(f"{where} is no FollowTheMoney entity: {fault}.")
    found: Mapping[str, Any] = entity
    return found


def _fault(entity: object) -> str | None:
    """Say what keeps a JSON value from being an entity; None where nothing does."""
    if not isinstance(entity, dict):
        return "it is not an object with id, schema and properties"
    for key in ("id", "schema"):
        value = entity.get(key)
        if not isinstance(value, str) or not value.strip():
            return f"it has no {key}"
    properties = entity.get("properties")
    if not isinstance(properties, dict):
        return "it has no properties"
    for prop, values in properties.items():
        if not _are_texts(values):
            return f"the values of {prop} are not a list of texts"
    if not _are_texts(entity.get("referents", [])):
        return "its referents are not a list of texts"
    return None


def _are_texts(values: object) -> bool:
    return isinstance(values, list) and all(isinstance(one, str) for one in values)


def _statements(dataset: Dataset, entity: Mapping[str, Any]) -> Iterator[Statement]:
    theirs, schema = entity["id"].strip(), entity["schema"]
    kind = dataset.kind(schema, theirs)
    if kind is None:
        return
    draft = dataset.draft(theirs, kind)
    for prop, values in entity["properties"].items():
        for value in values:
            dataset.say(draft, prop, value)
    dataset.same(draft, [theirs, *entity.get("referents", ())])
    for key in entity.keys() - _CONTEXT - {"id", "schema", "properties", "referents"}:
        dataset.audit.not_understood("field", f"{key} = {entity[key]!r}"[:200], theirs)
    yield from dataset.written(draft)

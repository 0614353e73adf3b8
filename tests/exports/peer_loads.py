"""Load an export as programs that use FollowTheMoney do; runs in `.venv-peers`.

Usage: peer_loads.py FOLDER. Prints a JSON list of what was refused or came out
otherwise; nothing of Clearance is imported here.
"""

import json
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from followthemoney import model, registry
from followthemoney.dataset import DataCatalog, Dataset
from followthemoney.proxy import EntityProxy
from followthemoney.statement.entity import (
    StatementEntity,
)
from followthemoney.statement.serialize import (
    read_path_statements,
)

# Lists write these as they like; the loader trims blanks and quotes.
TRIMMED = {"name", "address", "url", "string", "text"}
# What is a number of a telephone is beyond us: they are given as the lists write them.
AS_WRITTEN = {"phone"}


def entities_in(folder: Path) -> Iterator[dict[str, Any]]:
    """Read the entities."""
    with (folder / "entities.ftm.json").open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def refused(told: dict[str, Any], known: set[str]) -> Iterator[str]:
    """Say which values of an entity the published model refuses or changes."""
    schema = model.get(told["schema"])
    assert schema is not None, told["schema"]
    entity = EntityProxy.from_dict(told, cleaned=False)
    for prop_name, values in told["properties"].items():
        prop = schema.properties.get(prop_name)
        if prop is None or prop.stub:
            yield f"{told['id']}: {told['schema']} has no {prop_name}"
            continue
        for value in values:
            clean = prop.type.clean_text(value, proxy=entity)
            if prop.type.name in AS_WRITTEN or (prop.type.name in TRIMMED and clean):
                continue
            if clean != value:
                yield f"{told['id']}: {prop_name} {value!r} is {clean!r}"
            if prop.type is registry.entity and value not in known:
                yield f"{told['id']}: {prop_name} points at {value!r}, not there"
    for end in (schema.edge_source, schema.edge_target):
        if end is not None and not entity.get(end):
            yield f"{told['id']}: a relation without {end}"


def otherwise(folder: Path, dataset: Any) -> Iterator[str]:
    """Say what the entities that statements amount to have otherwise."""
    wanted = {one["id"]: one for one in entities_in(folder)}
    found = read_path_statements(folder / "statements.csv", "csv")
    for key, group in groupby(found, key=lambda one: one.canonical_id):
        built = StatementEntity.from_statements(dataset, group)
        told = wanted.pop(key, None)
        if told is None:
            yield f"{key} is no entity, but has statements"
            continue
        for name, of in (
            ("schema", built.schema.name),
            ("first_seen", built.first_seen),
            ("last_seen", built.last_seen),
            ("last_change", built.last_change),
            ("datasets", sorted(built.datasets)),
            ("referents", sorted(built.referents)),
            ("properties", {p: sorted(v) for p, v in built.properties.items()}),
        ):
            here = told[name]
            if name == "properties":
                here = {prop: sorted(values) for prop, values in here.items()}
            if (sorted(here) if isinstance(here, list) else here) != of:
                yield f"{key}: {name} is {of}, not {here}"
    yield from (f"{key} has no statements" for key in wanted)


def faults(folder: Path) -> Iterator[str]:
    """Say all that a loader would stumble over."""
    catalog = DataCatalog.from_path(Dataset, folder / "catalog.json")
    index = json.loads((folder / "index.json").read_text("utf-8"))
    dataset = Dataset.make(index)
    whole = catalog.require(index["name"])
    if {one.name for one in whole.leaves} != set(index.get("children", [whole.name])):
        yield f"the catalogue lacks lists of {whole.name}"
    dataset.get_resource("entities.ftm.json")
    known = {one["id"] for one in entities_in(folder)}
    for told in entities_in(folder):
        yield from refused(told, known)
        if not set(told["datasets"]) <= set(whole.dataset_names):
            yield f"{told['id']}: the catalogue knows not all of {told['datasets']}"
    yield from otherwise(folder, dataset)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(list(faults(Path(sys.argv[1])))))

"""What relations are called from their other end, as `reverse.yml` has it."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from clearance.entities import kinds
from clearance.values import load_yaml


@cache
def reverse_names() -> Mapping[tuple[str, str], str]:
    """Give for a kind and a property of it what the other end calls it.

    ("Ownership", "owner") is "ownershipOwner"; kinds that extend one have its names.
    """
    told = _told()
    return {
        (kind.name, prop): name
        for kind in kinds()
        for ancestor in reversed(kind.ancestors)
        for prop, (_, name) in told.get(ancestor, {}).items()
    }


@cache
def stubs_of(kind: str) -> tuple[str, ...]:
    """List the names under which a thing of a kind knows what points at it, sorted."""
    known = kinds()[kind]
    return tuple(
        sorted(
            name
            for of in _told().values()
            for end, name in of.values()
            if known.is_a(end)
        )
    )


@cache
def _told() -> Mapping[str, Mapping[str, tuple[str, str]]]:
    path = files("clearance.exports").joinpath("reverse.yml")
    document = load_yaml(path.read_text("utf-8"), "reverse.yml")
    return {
        kind: {prop: (end, name) for prop, (end, name) in of.items()}
        for kind, of in document["reverse"].items()
    }

"""The words of FollowTheMoney where they are not ours, as `words.yml` has them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from clearance.entities import kinds
from clearance.values import load_yaml


@dataclass(frozen=True, slots=True)
class Words:
    """The tables of `words.yml`."""

    properties: Mapping[str, Mapping[str, str | None]]
    kinds: Mapping[str, str]
    countries: Mapping[str, str | None]
    targets: tuple[str, ...]
    plurals: Mapping[str, str]
    senzing: Mapping[str, str]

    def property(self, kind: str, prop: str) -> str | None:
        """Say what FollowTheMoney calls a property of a kind; None: it has none."""
        told = kinds()[kind].properties[prop]
        if not told.ours:
            return prop
        for ancestor in kinds()[kind].ancestors:
            if prop in self.properties.get(ancestor, {}):
                return self.properties[ancestor][prop]
        return None


@cache
def words() -> Words:
    """Read the words that ship with the package; the same object every time."""
    path = files("clearance.exports").joinpath("words.yml")
    document = load_yaml(path.read_text("utf-8"), "words.yml")
    return Words(
        properties=document["properties"],
        kinds=document["kinds"],
        countries=document["countries"],
        targets=tuple(document["targets"]),
        plurals=document["plurals"],
        senzing=document["senzing"],
    )

"""The lookups of FollowTheMoney datasets, as `lookups.yml` has them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from clearance.values import load_yaml


@dataclass(frozen=True, slots=True)
class _Scheme:
    """Ids of one dataset that name the entries of an official list."""

    pattern: re.Pattern[str]
    ours: str
    upper: bool

    def read(self, theirs: str) -> str | None:
        found = self.pattern.fullmatch(theirs)
        if found is None:
            return None
        parts = [part.upper() if self.upper else part for part in found.groups()]
        return self.ours.format(*parts)


@dataclass(frozen=True, slots=True)
class Lookups:
    """`nearest` maps schemata we lack to kinds; `ignored` are properties left out."""

    nearest: Mapping[str, str]
    ignored: frozenset[str]
    schemes: tuple[_Scheme, ...]

    def same(self, theirs: str) -> Iterator[str]:
        """Give our id of the official entry that an id of theirs names, if it does."""
        for scheme in self.schemes:
            ours = scheme.read(theirs)
            if ours is not None:
                yield ours
                return


@cache
def lookups() -> Lookups:
    """Read the lookups that ship with the package; the same object every time."""
    path = files("clearance.sources._ftm").joinpath("lookups.yml")
    document = load_yaml(path.read_text("utf-8"), "lookups.yml")
    return Lookups(
        nearest={
            schema: kind
            for kind, schemata in document["nearest"].items()
            for schema in schemata
        },
        ignored=frozenset(document["ignored"]),
        schemes=tuple(
            _Scheme(re.compile(told["pattern"]), told["ours"], bool(told.get("upper")))
            for told in document["same"]
        ),
    )

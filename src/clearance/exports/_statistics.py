"""How many entities there are, of which kinds and countries."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from clearance.entities import kinds
from clearance.errors import InvalidValueError
from clearance.values import country_name

from ._ftm import FtmEntity
from ._words import words


@dataclass(slots=True)
class _Counts:
    total: int = 0
    schemata: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)

    def add(self, entity: FtmEntity) -> None:
        self.total += 1
        self.schemata[entity.schema] += 1
        self.countries.update(entity.of_type("country"))

    def as_json(self) -> dict[str, Any]:
        return {
            "total": self.total,
            "countries": [
                {"code": code, "count": count, "label": _country(code)}
                for code, count in _largest_first(self.countries)
            ],
            "schemata": [
                {
                    "name": name,
                    "count": count,
                    "label": kinds()[name].label,
                    "plural": words().plurals.get(name, kinds()[name].label),
                }
                for name, count in _largest_first(self.schemata)
            ],
        }


@dataclass(slots=True)
class Statistics:
    """The counts that OpenSanctions gives of a dataset."""

    entities: int = 0
    last_change: date | None = None
    _schemata: set[str] = field(default_factory=set)
    _properties: set[str] = field(default_factory=set)
    _things: _Counts = field(default_factory=_Counts)
    _targets: _Counts = field(default_factory=_Counts)

    def add(self, entity: FtmEntity) -> None:
        """Count one more entity."""
        self.entities += 1
        self._schemata.add(entity.schema)
        self._properties |= {f"{entity.schema}:{prop}" for prop in entity.properties}
        if entity.is_a("Thing"):
            self._things.add(entity)
        if entity.target:
            self._targets.add(entity)
        if self.last_change is None or entity.last_change > self.last_change:
            self.last_change = entity.last_change

    def as_json(self) -> dict[str, Any]:
        """Give the counts under the keys of `index.json`."""
        return {
            "entity_count": self.entities,
            "thing_count": self._things.total,
            "target_count": self._targets.total,
            "schemata": sorted(self._schemata),
            "properties": sorted(self._properties),
            "targets": self._targets.as_json(),
            "things": self._things.as_json(),
        }


def _largest_first(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))


def _country(code: str) -> str:
    try:
        return country_name(code)
    except InvalidValueError:
        return code

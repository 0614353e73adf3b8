"""The examples beside a table: what it holds for a key on a day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from clearance.errors import LawError
from clearance.values import load_yaml

from ._model import Lookup


class _Written(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    key: str
    day: date
    found: bool = True
    row: Mapping[str, Any] = {}


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    cases: tuple[_Written, ...]


@dataclass(frozen=True, slots=True)
class TableCase:
    """On `day` the table has a row for `key` with the values of `row`, or has none."""

    table: str
    key: str
    day: date
    found: bool
    row: Mapping[str, Any]

    def faults(self, lookup: Lookup) -> list[str]:
        """Say where the table answers otherwise."""
        rows = lookup.find(self.key, self.day)
        fitting = [
            row
            for row in rows
            if all(row.get(name) == value for name, value in self.row.items())
        ]
        if bool(fitting) is self.found:
            return []
        has = "has" if fitting else "has not"
        told = f" with {self.row}" if self.row else ""
        return [f"{self.table} {has} {self.key}{told} on {self.day}"]


def table_cases_of(lookup: Lookup, folder: Path) -> tuple[TableCase, ...]:
    """Read the cases beside a table; none where no row has a day and no file is there.

    Raises LawError for a file that is missing or does not read.
    """
    path = folder / "lookups" / f"{lookup.id}.cases.yml"
    name = path.relative_to(folder).as_posix()
    if not path.exists():
        if turning_days(lookup):
            raise LawError(
                f"lookup:{lookup.id} has days and no examples: write {name}."
            )
        return ()
    try:
        read = _File.model_validate(load_yaml(path.read_text("utf-8"), name))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise LawError(f"{name}: {place}: {first['msg']}.") from None
    return tuple(
        TableCase(lookup.id, one.key, one.day, one.found, one.row) for one in read.cases
    )


def turning_days(lookup: Lookup) -> frozenset[date]:
    """Give the days on which rows begin and after which they end, on both sides."""
    return frozenset(_turning(lookup))


def _turning(lookup: Lookup) -> Iterator[date]:
    one = timedelta(days=1)
    for row in lookup.rows:
        if row.get("from"):
            yield from (row["from"] - one, row["from"])
        if row.get("until"):
            yield from (row["until"], row["until"] + one)

"""From what a dataset says of a thing to statements of ours."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from clearance.entities import Draft, Kind, Statement, kinds
from clearance.errors import InvalidValueError
from clearance.sources._audit import Audit
from clearance.values import (
    country_code,
    country_name,
    identifier_types_of,
    parse_partial_date,
)

from ._lookups import lookups


@dataclass(frozen=True, slots=True)
class Dataset:
    """One dataset that is being read: its name here, and the audit of the reading."""

    name: str
    audit: Audit

    def subject(self, theirs: str) -> str:
        """Make a subject of one of its ids."""
        return f"{self.name}-{theirs}"

    def kind(self, schema: str, theirs: str) -> Kind | None:
        """Find the kind of a schema, or the nearest; None where there is none."""
        if schema in kinds():
            return kinds()[schema]
        self.audit.not_understood("schema", schema, theirs)
        nearest = lookups().nearest.get(schema)
        return None if nearest is None else kinds()[nearest]

    def draft(self, theirs: str, kind: Kind) -> Draft:
        """Begin to write down a thing."""
        return Draft(self.subject(theirs), kind.name, self.name)

    def say(self, draft: Draft, prop: str, value: str, original: str = "") -> None:
        """Say one more thing of it, or note that it was not understood."""
        if prop in lookups().ignored:
            self.audit.ignored(prop)
            return
        known = kinds()[draft.kind].properties.get(prop)
        if known is None:
            self.audit.not_understood(
                "property", f"{draft.kind}:{prop} = {value}", draft.subject
            )
            return
        if known.type == "entity":
            draft.add(prop, self.subject(value))
            return
        read = _read(prop, known.type, value)
        if read is None:
            self.audit.not_understood(known.type, f"{prop} = {value}", draft.subject)
            return
        draft.add(prop, read, original or value)

    def same(self, draft: Draft, theirs: Iterable[str]) -> None:
        """Say which entries of official lists the thing is, where its ids tell."""
        if "sameAs" in kinds()[draft.kind].properties:
            for one in theirs:
                for ours in lookups().same(one):
                    draft.add("sameAs", ours)

    def written(self, draft: Draft) -> Iterator[Statement]:
        """Give the statements of a thing, and count it."""
        kind = kinds()[draft.kind]
        self.count(kind, draft.subject)
        if kind.is_a("Sanction"):
            for programme in draft.values("program"):
                self.audit.count(f"programme.{programme}")
        yield from draft.statements()

    def count(self, kind: Kind, subject: str) -> None:
        """Count a thing as an entry where it can be searched for."""
        del subject
        if kind.matchable and kind.name != "Address":
            self.audit.count("entries")
            self.audit.count(f"entries.{kind.name}")


def _read(prop: str, type_: str, value: str) -> str | None:
    if type_ == "country":
        return _country(value)
    if type_ == "date":
        return _date(value)
    if type_ == "identifier":
        return _identifier(prop, value)
    return value


@lru_cache(maxsize=4096)
def _country(value: str) -> str | None:
    code = value.strip().lower()
    try:
        country_name(code)
    except InvalidValueError:
        return country_code(value)
    return code


def _date(value: str) -> str | None:
    """Read a day, a month or a year; the time of day that some write is left out."""
    try:
        return parse_partial_date(value.partition("T")[0]).text
    except InvalidValueError:
        return None


def _identifier(prop: str, value: str) -> str:
    """Give the canonical form of what one scheme numbers; others stay to the letter.

    So do the addresses of wallets: the case of their letters is a check of them.
    """
    if prop == "publicKey":
        return value
    for type_ in identifier_types_of(prop):
        if type_.decisive:
            try:
                return type_.parse(value)
            except InvalidValueError:
                continue
    return value

"""A statement: one claim about one thing, by one source."""

import hashlib
from dataclasses import dataclass, field
from typing import Self

from clearance.errors import InvalidValueError

from ._kinds import kinds


@dataclass(frozen=True, slots=True)
class Statement:
    """What one source says of one thing: *subject* has *value* for *property*.

    `subject` is the id of the thing and `kind` what it is; `value` is cleaned (ISO
    days, ISO 3166 countries, canonical identifiers, ids of other things) and
    `original` the source's own words where they differ. `listed_from` and
    `listed_until` are ISO days where the source itself dates the claim: in force from
    the first and no longer on the second. When the claim was first and last seen
    follows from the versions that hold it and is worked out by `knowledge`.
    """

    subject: str
    kind: str
    property: str
    value: str
    source: str
    original: str | None = None
    listed_from: str | None = None
    listed_until: str | None = None


def statement_id(source: str, subject: str, prop: str, value: str) -> str:
    """Name a statement by its content: 20 hexadecimal digits, the same everywhere."""
    text = "\x1f".join((source, subject, prop, value))
    return hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()[:20]


@dataclass(slots=True)
class Draft:
    """A thing that a parser is writing down, statement by statement.

    `listed_from` and `listed_until` apply to every statement added.
    """

    subject: str
    kind: str
    source: str
    listed_from: str | None = None
    listed_until: str | None = None
    _statements: dict[tuple[str, str], Statement] = field(default_factory=dict)

    def add(self, prop: str, value: str | None, original: str | None = None) -> Self:
        """Say one more thing; an empty value says nothing and a repetition is one.

        *original* is kept only where it differs from *value*. Raises
        InvalidValueError for a property that the kind does not have.
        """
        if prop not in kinds()[self.kind].properties:
            raise InvalidValueError(
                f"A {self.kind} has no property {prop!r} ({self.subject})."
            )
        value = value.strip() if value else ""
        if value and (prop, value) not in self._statements:
            self._statements[prop, value] = Statement(
                self.subject,
                self.kind,
                prop,
                value,
                self.source,
                original if original != value else None,
                self.listed_from,
                self.listed_until,
            )
        return self

    def values(self, prop: str) -> tuple[str, ...]:
        """List what was said for one property so far."""
        return tuple(value for name, value in self._statements if name == prop)

    def statements(self) -> tuple[Statement, ...]:
        """All that was said, in the order in which it was."""
        return tuple(self._statements.values())

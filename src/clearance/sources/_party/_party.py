"""One listed party: its own statements, and the things that hang on it."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from clearance.entities import Draft, Statement, kinds
from clearance.errors import InvalidValueError
from clearance.sources._audit import Audit
from clearance.values import IDENTIFIER_TYPES, parse_written_date

from ._lookups import country_in


def digest(text: str, length: int = 8) -> str:
    """Give the first hexadecimal digits of a text's SHA-1: the same text, the same."""
    return hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()[:length]


def listed_day(text: str) -> str | None:
    """Give a whole day as ISO has it; None for anything less or else."""
    try:
        return date.fromisoformat(text[:10]).isoformat()
    except ValueError:
        return None


@dataclass(slots=True)
class Party:
    """One entry on its way to statements: a draft and the drafts attached to it.

    Everything attached is in force from and until the same days as the party, unless
    said otherwise. `lookups` is the source's own table, with `countries` (spelling ->
    code) and `no_country` (texts that name none).
    """

    draft: Draft
    audit: Audit
    lookups: Mapping[str, object]
    _attached: dict[str, Draft] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The id of the party."""
        return self.draft.subject

    def has(self, prop: str) -> bool:
        """Say whether a party of this kind can have the property."""
        return prop in kinds()[self.draft.kind].properties

    def say(self, prop: str, value: str, original: str | None = None) -> bool:
        """Say something of the party; False where it is empty or its kind lacks it."""
        if not value.strip() or not self.has(prop):
            return False
        self.draft.add(prop, value, original)
        return True

    def country(self, text: str) -> str | None:
        """Give a country's code, or None; one that is not known is counted."""
        code = country_in(text, self.lookups)
        if code is not None:
            self.audit.understood("country")
        elif text and text not in _texts(self.lookups.get("no_country")):
            self.audit.not_understood("country", text, self.id)
        return code

    def say_country(self, prop: str, text: str) -> str | None:
        """Say a country by its code, and give that; other texts are kept as notes."""
        code = self.country(text)
        if code is not None:
            self.say(prop if self.has(prop) else "country", code, text)
        elif text and text not in _texts(self.lookups.get("no_country")):
            self.draft.add("notes", f"{prop}: {text}")
        return code

    def say_date(self, prop: str, text: str, original: str | None = None) -> bool:
        """Say a date as lists write it; other texts are kept as notes and counted."""
        if not text:
            return False
        try:
            day = parse_written_date(text).text
        except InvalidValueError:
            self.audit.not_understood("date", text, self.id)
            self.draft.add("notes", f"{prop}: {original or text}")
            return False
        return self.say(prop, day, original or text)

    def say_identifier(self, type_name: str, prop: str, text: str) -> bool:
        """Say an identifier in its canonical form; False where it is not good."""
        try:
            value = IDENTIFIER_TYPES[type_name].parse(text)
        except InvalidValueError:
            return False
        return self.say(prop, value, text)

    def attach(self, kind: str, tag: str, content: str) -> Draft:
        """Start a thing that hangs on the party; its id follows from its content."""
        return self.start(kind, f"{self.id}-{tag}-{digest(content)}")

    def start(
        self,
        kind: str,
        subject: str,
        *,
        days: tuple[str | None, str | None] | None = None,
    ) -> Draft:
        """Start a thing of a given id, in force on the party's days unless *days*."""
        if subject not in self._attached:
            since, until = days or (self.draft.listed_from, self.draft.listed_until)
            draft = Draft(subject, kind, self.draft.source, since, until)
            self._attached[subject] = draft
        return self._attached[subject]

    def statements(self) -> Iterator[Statement]:
        """Count the party, and give all statements about it and what hangs on it."""
        self.audit.count("entries")
        self.audit.count(f"entries.{self.draft.kind}")
        yield from self.draft.statements()
        for draft in self._attached.values():
            yield from draft.statements()


def _texts(value: object) -> frozenset[str]:
    return frozenset(map(str, value)) if isinstance(value, list) else frozenset()

"""A listed party in the making: its own statements and those that hang on it."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from clearance.entities import Draft, Statement, kinds

from ._entry import Entry

AUTHORITY = "US Treasury, Office of Foreign Assets Control"
_SUFFIX = re.compile(r",? (Jr\.?|Sr\.?|II|III|IV)$")
_UNSAFE = re.compile(r"[^A-Za-z0-9]+")


def subject_of(uid: str) -> str:
    """Give the id under which an entry's statements stand."""
    return f"ofac-{uid}"


def designation_id(party: str, programme: str, *, of_list: str) -> str:
    """Give the id of a party's designation under a programme, on the list `sdn`."""
    return f"{party}-{of_list}-{_UNSAFE.sub('-', programme).strip('-')}"


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name such as "BOUT, Viktor Anatolijevitch", taken apart at its comma."""

    last: str
    first: str
    suffix: str | None

    @property
    def natural(self) -> str:
        """The name in the order in which it is spoken; the capitals stay."""
        spoken = f"{self.first} {self.last}"
        return f"{spoken}, {self.suffix}" if self.suffix else spoken


def split_person(name: str) -> PersonName | None:
    """Take an individual's official name apart; None where it has no comma."""
    last, comma, first = name.partition(",")
    last, first = last.strip(), first.strip()
    if not (comma and last and first):
        return None
    suffix = _SUFFIX.search(first)
    if suffix is not None and suffix.start():
        return PersonName(last, first[: suffix.start()], suffix[1])
    suffix = _SUFFIX.search(last)
    if suffix is not None and suffix.start():
        return PersonName(last[: suffix.start()], first, suffix[1])
    return PersonName(last, first, None)


@dataclass(slots=True)
class Party:
    """One entry on its way to statements: a draft and the drafts attached to it.

    `of_list` is the list that the ids of its designations name: `sdn`, whether it is
    read from the official files or from somebody's extract of them.
    """

    entry: Entry
    draft: Draft
    of_list: str
    sanctions: dict[str, Draft] = field(default_factory=dict)
    links: list[tuple[str, str]] = field(default_factory=list)
    _attached: dict[str, Draft] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The id of the party."""
        return self.draft.subject

    def has(self, prop: str) -> bool:
        """Say whether a party of this kind can have the property."""
        return prop in kinds()[self.draft.kind].properties

    def say(self, prop: str, value: str | None, original: str | None = None) -> bool:
        """Say something of the party itself; False where its kind cannot have it."""
        if not self.has(prop) or not (value and value.strip()):
            return False
        self.draft.add(prop, value, original)
        return True

    def attach(self, kind: str, tag: str, content: str) -> Draft:
        """Start a thing that hangs on the party; its id follows from its content."""
        digest = hashlib.sha1(content.encode(), usedforsecurity=False).hexdigest()[:8]
        return self._start(f"{self.id}-{tag}-{digest}", kind)

    def sanction(self, programme: str | None, directive: str | None = None) -> Draft:
        """Give the designation under a programme, or under one of its directives.

        The programme is None where the file that names it is not there. Its id names
        the list, since one party can be on both lists under the same programme.
        """
        known = programme or "listed"
        key = known if directive is None else f"{known}-directive-{directive}"
        if key not in self.sanctions:
            subject = designation_id(self.id, key, of_list=self.of_list)
            draft = self._start(subject, "Sanction")
            draft.add("entity", self.id).add("authority", AUTHORITY)
            draft.add("program", programme).add("directive", directive)
            self.sanctions[key] = draft
        return self.sanctions[key]

    def sanctions_under(self, prefix: str) -> list[Draft]:
        """List the designations whose programme begins so; all where none does."""
        found = [
            draft for key, draft in self.sanctions.items() if key.startswith(prefix)
        ]
        return found or list(self.sanctions.values())

    def statements(self) -> Iterator[Statement]:
        """All statements about the party and what hangs on it."""
        yield from self.draft.statements()
        for draft in self._attached.values():
            yield from draft.statements()

    def _start(self, subject: str, kind: str) -> Draft:
        if subject not in self._attached:
            self._attached[subject] = Draft(subject, kind, self.draft.source)
        return self._attached[subject]

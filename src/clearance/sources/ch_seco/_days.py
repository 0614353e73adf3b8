"""When a target was on the list, as its modifications tell."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from clearance.sources._audit import Audit
from clearance.sources._party import listed_day, lookups_of
from clearance.sources._xml import Fields

_PACKAGE = __package__
_DAYS = ("effective-date", "enactment-date", "publication-date")


@dataclass(frozen=True, slots=True)
class Spell:
    """A time on the list: ISO days, from and not on; None where it has not ended.

    `said` tells that the list gives the first day, and not only a later one by which
    it must have begun.
    """

    since: str | None
    until: str | None
    said: bool


@dataclass(frozen=True, slots=True)
class Days:
    """All spells of a target, oldest first, and the days on which it was amended."""

    spells: tuple[Spell, ...]
    amended: tuple[str, ...]

    def amended_in(self, spell: Spell) -> list[str]:
        """List the days within a spell on which the target was amended."""
        return [
            when
            for when in self.amended
            if (spell.since is None or when >= spell.since)
            and (spell.until is None or when < spell.until)
        ]

    @property
    def ends(self) -> tuple[str | None, str | None]:
        """The first day of all spells, and the day the last one ended."""
        return self.spells[0].since, self.spells[-1].until


def read_days(
    modifications: Sequence[Fields], audit: Audit, subject: str, day: date | None
) -> Days:
    """Read a target's modifications, which the file has from the newest to the oldest.

    A target that is listed before any day the list gives counts as listed from the
    first day it does give, or that of the list itself.
    """
    events: list[tuple[str, str]] = []
    for one in reversed(modifications):
        kind = one.attribute("modification-type")
        given = [listed_day(one.attribute(name)) for name in _DAYS]
        known = lookups_of(_PACKAGE)["modifications"]
        if not audit.category("modification", kind, known):
            audit.not_understood("modification", kind, subject)
        when = next((text for text in given if text), None)
        if when is None:
            audit.not_understood("date", f"{kind} without a day", subject)
        else:
            events.append((when, kind))
        one.ignore(audit, "added", "removed")
        one.close(audit, subject)
    events.sort(key=lambda event: event[0])
    amended = tuple(when for when, kind in events if kind == "amended")
    return Days(_spells(events, day), amended)


def _spells(events: list[tuple[str, str]], day: date | None) -> tuple[Spell, ...]:
    spells: list[Spell] = []
    since: str | None = None
    said = False
    for when, kind in events:
        if kind == "de-listed":
            spells.append(Spell(since or when, when, said))
            since, said = None, False
        elif since is None:
            since, said = when, kind == "listed"
    if since is not None:
        spells.append(Spell(since, None, said))
    if not spells:
        since = day.isoformat() if day is not None else None
        spells.append(Spell(since, None, said=False))
    return tuple(spells)

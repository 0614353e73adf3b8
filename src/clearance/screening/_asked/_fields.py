"""The fields beside a name, read: countries, days and genders, and what is none."""

from collections.abc import Iterable
from datetime import UTC, date, datetime

from clearance.errors import InvalidValueError
from clearance.values import (
    PartialDate,
    countries_in,
    gender_of,
    is_filler,
    parse_partial_date,
    parse_written_date,
    says_nothing,
)


class FieldReader:
    """Reads the fields of one query; what is none is left out, and noted once.

    What says that nothing is known ("n/a", "-", "stateless") is left out in silence.
    *today* is the day after which nobody was born yet; None: the clock's (UTC).
    """

    def __init__(self, today: date | None = None) -> None:
        self._today = today
        self._notes: dict[str, None] = {}

    @property
    def notes(self) -> tuple[str, ...]:
        """What could not be used, in sentences."""
        return tuple(self._notes)

    def countries(self, texts: Iterable[str]) -> frozenset[str]:
        """Read codes and names of countries, one or several in a text."""
        found: set[str] = set()
        for text in texts:
            known, unknown = countries_in(text)
            found.update(known)
            for part in unknown:
                self._note(f"{_shown(part)} is no known country and was not used.")
        return frozenset(found)

    def genders(self, texts: Iterable[str]) -> frozenset[str]:
        """Read genders as people write them."""
        found: set[str] = set()
        for text in texts:
            gender = gender_of(text)
            if gender is not None:
                found.add(gender)
            elif not says_nothing(text):
                self._note(f"{_shown(text)} is no known gender and was not used.")
        return frozenset(found)

    def birth_dates(
        self, values: Iterable[PartialDate | str]
    ) -> tuple[PartialDate, ...]:
        """Read days of birth; one that is to come or a program's filler is none.

        Raises InvalidValueError for what is no day.
        """
        found: list[PartialDate] = []
        for value in values:
            day = read_birth_date(value)
            if day is None:
                continue
            wrong = no_birth_date(day, self._today)
            if wrong is None:
                found.append(day)
            else:
                self._note(f"{wrong} It was not used.")
        return tuple(found)

    def _note(self, sentence: str) -> None:
        self._notes[sentence] = None


def read_birth_date(value: PartialDate | str) -> PartialDate | None:
    """Read one day; None where it says nothing ("n/a", "0000-00-00").

    Raises InvalidValueError for what is no day.
    """
    if isinstance(value, PartialDate):
        return value
    try:
        return parse_partial_date(value)
    except InvalidValueError:
        if says_nothing(value) or not value.strip("0-./ "):
            return None
        return parse_written_date(value)


def no_birth_date(day: PartialDate, today: date | None = None) -> str | None:
    """Say why nobody was born on a day, as of *today* (None: the clock's, UTC).

    None for a day on which somebody may have been born.
    """
    if is_filler(day):
        return f"The birth date {day} is what programs write where no date is known."
    if day.earliest > (today or _today()):
        return f"The birth date {day} is in the future."
    return None


def _today() -> date:
    # Where no day is given there is nobody to ask; it decides of days to come alone.
    return datetime.now(UTC).date()  # noqa: TID251


def _shown(text: str) -> str:
    return repr(text if len(text) <= 60 else f"{text[:57]}...")

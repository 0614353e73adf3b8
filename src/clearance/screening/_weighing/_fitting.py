"""The names of one query laid beside listed ones: which fits each party best."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from clearance.entities import kinds
from clearance.names import NameParts
from clearance.screening._asked import Asked, AskedName, is_of_other_place
from clearance.screening._fit import (
    MOST_ACRONYM,
    MOST_WHOLE,
    Calibration,
    Letters,
    NameFit,
    Side,
    Terms,
    fit_acronym,
    fit_names,
    fit_whole,
    judge_marks,
    judge_ship,
    may_be_as_whole,
    may_be_letters,
    met_by,
)
from clearance.screening._listed import Shelf
from clearance.screening._reach import Pair, Strangers, may_reach

from ._match import Named

# A name below this is not worth another look, whatever the other fields say.
LEAST_NAME = 0.5
_WEAK_ALIAS = 0.9
_OTHER_PLACE = 0.6  # is left where the place behind a name is another one
_BY_FORM = "On so long a list, other forms of a given name meet by chance more often."
_KEPT = 2**14  # listed names whose readings are kept
_LAST = 63
_ALL = 2**64 - 1  # readings that are all laid beside each other

_Least = tuple[float, float]


@dataclass(slots=True, eq=False)
class _Listed:
    """A listed name: whose it is, as it is written, its readings, and what may be
    first letters."""

    party: int
    person: bool
    ship: bool
    text: str
    sides: tuple[Side, ...]
    letters: Letters | None


class Fitting:
    """Lays names beside those of one list; keeps the readings of listed ones.

    *may_be_whole* says quickly of a name that it is no listed one as a whole.
    """

    def __init__(self, shelf: Shelf, may_be_whole: Callable[[str], bool]) -> None:
        self._shelf = shelf
        self._may_be_whole = may_be_whole
        self._terms = [Terms(shelf.rarity, person=one) for one in (False, True)]
        self._by_form = Calibration(shelf.size[1]).by_form
        # By place in the list, which never changes.
        self._listed: dict[int, _Listed] = {}

    def best_names(
        self, asked: Asked, pairs: Iterable[Pair], least: _Least
    ) -> dict[int, Named]:
        """Find for each party the name that fits best, if any fits well enough.

        *pairs* are names asked about, the listed ones to lay them beside, and which of
        their readings. What scores less than *least*, of a person and of all else, need
        not be judged.
        """
        found: dict[int, Named] = {}
        names = {name.text: _Beside(name, self) for name in asked.names}
        for text, number, may in pairs:
            listed = self._listed.get(number) or self._read(number)
            party = listed.party
            fit = names[text].fit(listed, least[0 if listed.person else 1], may)
            if fit.score < LEAST_NAME:
                continue
            self._lower(fit, number, person=listed.person)
            best = found.get(party)
            if fit.score < LEAST_NAME:
                continue
            if best is None or fit.score > best.score or _is_nearer(fit, best):
                found[party] = Named(number, text, fit, fit.score)
        return found

    def _lower(self, fit: NameFit, name: int, *, person: bool) -> None:
        """Lower a fit for what the list says of the alias, and for its length."""
        if self._shelf.is_weak(name):
            fit.lower(_WEAK_ALIAS, "The list itself calls this alias weak.")
        if self._by_form > 1 and person and fit.is_by_form:
            fit.lack_more(self._by_form, _BY_FORM)

    def _read(self, name: int) -> _Listed:
        """Read a listed name, and keep it."""
        shelf = self._shelf
        party, text = shelf.party_of(name), shelf.text_of(name)
        person = shelf.is_person(party)
        ship = not person and kinds()[shelf.kind_of(party)].is_a("Vessel")
        sides = self.made(shelf.parts_of(name), person=person)
        letters = None if person else Letters.of(text, [one.parts for one in sides])
        if len(self._listed) >= _KEPT:
            self._listed.clear()
        known = self._listed[name] = _Listed(party, person, ship, text, sides, letters)
        return known

    def learn(self, strangers: Strangers) -> None:
        """Take it as known which words do not meet."""
        for one, other, manner, person in strangers:
            terms = self._terms[person]
            met_by(terms[one], manner)[terms[other]] = 0.0
            terms.pairs += 1

    def made(self, parts: Iterable[NameParts], *, person: bool) -> tuple[Side, ...]:
        """Make readings of a name ready to be laid beside others."""
        known = self._terms[person]
        return tuple([Side.of(one, known) for one in parts])

    def whole(
        self, text: str, listed: str, fit: NameFit, *, likely: bool, person: bool
    ) -> NameFit:
        """Give the better of a fit and that of whole names, or else of first letters.

        *likely* says that the name asked about may be a listed one as a whole.
        """
        if likely:
            begin = self._shelf.beginning_with
            return fit_whole(text, listed, fit, begin, person=person)
        if person or fit.score > MOST_ACRONYM:
            return fit
        return fit_acronym(text, listed, fit)

    def may_be_whole(self, text: str) -> bool:
        """Say whether a name may be a listed one as a whole."""
        return self._may_be_whole(text)


class _Beside:
    """One name that is asked about; what is made of it is made when it is needed."""

    def __init__(self, name: AskedName, fitting: Fitting) -> None:
        self._name = name
        self._fitting = fitting
        self._readings: dict[bool, tuple[Side, ...]] = {}
        self._letters: Letters | None = None
        self._likely: bool | None = None

    def fit(self, listed: _Listed, least: float, may: int) -> NameFit:
        """Lay the name beside a listed one; *may* says which readings of both."""
        person = listed.person
        ours = self._readings.get(person)
        if ours is None:
            ours = self._made(person=person)
        fit = _best_fit(ours, listed.sides, least, may)
        text = self._name.text
        if fit.score < MOST_WHOLE:
            fit = self._whole(fit, listed, least)
        if person and fit.score >= least:
            judge_marks(fit, text, listed.text)
        if listed.ship and fit.score >= least:
            judge_ship(fit, text, listed.text)
        said = self._name.said
        if said != text and is_of_other_place(said, text, listed.text):
            fit.lower(_OTHER_PLACE, "The names say two places.")
        return fit

    def _whole(self, fit: NameFit, listed: _Listed, least: float) -> NameFit:
        """Give the better of a fit and that of the names as wholes."""
        person, text = listed.person, self._name.text
        ours = self._readings[person]
        likely = self._likely
        if likely is None:
            likely = self._likely = self._fitting.may_be_whole(text)
        whole = likely and may_be_as_whole(text, listed.text, person=person)
        if whole or may_be_letters(self._letters, listed.letters):
            fit = _best_fit(ours, listed.sides, least, _ALL)
            fit = self._fitting.whole(
                text, listed.text, fit, likely=likely, person=person
            )
        return fit

    def _made(self, *, person: bool) -> tuple[Side, ...]:
        parts = self._name.person if person else self._name.company
        if not person:
            self._letters = Letters.of(self._name.text, parts)
        made = self._readings[person] = self._fitting.made(parts, person=person)
        return made


def _is_nearer(fit: NameFit, best: Named) -> bool:
    """Say whether of two fits that are worth the same this one alone is the name."""
    return fit.score == best.score and fit.is_same and not best.fit.is_same


def _best_fit(
    ours: Sequence[Side], theirs: Sequence[Side], least: float, may: int
) -> NameFit:
    """Lay the readings of two names beside each other that *may* reach so much."""
    # Where nothing meets, nothing stands alone that might be first letters.
    best = NameFit([], [], [])
    if not may:
        return best
    at = -1
    for one in ours:
        for other in theirs:
            at += 1
            if may < 0 and not may_reach(one, other, least):
                continue
            # Of many readings the last bit is that of all others.
            if may > 0 and not may >> min(at, _LAST) & 1:
                continue
            fit = fit_names(one, other, least=least)
            if fit.score > best.score:
                best = fit
    return best

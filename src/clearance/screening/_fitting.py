"""The names of one query laid beside listed ones: which fits each party best."""

from collections.abc import Callable, Iterable, Sequence

from clearance.names import NameParts

from ._acronym import MOST_ACRONYM, fit_acronym
from ._asked import Asked, AskedName
from ._build import Shelf
from ._fit import NameFit
from ._match import Named
from ._namefit import fit_names
from ._sides import Side
from ._wholefit import MOST_WHOLE, fit_whole

# A name below this is not worth another look, whatever the other fields say.
LEAST_NAME = 0.5
_WEAK_ALIAS = 0.9
_KEPT = 2**14  # listed names whose readings are kept

_Least = tuple[float, float]


class Fitting:
    """Lays names beside those of one list; keeps the readings of listed ones.

    *may_be_whole* says quickly of a name that it is no listed one as a whole.
    """

    def __init__(self, shelf: Shelf, may_be_whole: Callable[[str], bool]) -> None:
        self._shelf = shelf
        self._may_be_whole = may_be_whole
        # By place in the list, which never changes.
        self._listed: dict[int, tuple[Side, ...]] = {}

    def best_names(
        self, asked: Asked, pairs: Iterable[tuple[str, int]], least: _Least
    ) -> dict[int, Named]:
        """Find for each party the name that fits best, if any fits well enough.

        *pairs* are names asked about and the listed ones to lay them beside. What
        scores less than *least*, of a person and of all else, need not be judged.
        """
        found: dict[int, Named] = {}
        names = {name.text: _Beside(name, self) for name in asked.names}
        for text, number in pairs:
            party = self._shelf.party_of(number)
            fit = names[text].fit(number, least, person=self._shelf.is_person(party))
            if fit.score < LEAST_NAME:
                continue
            if self._shelf.is_weak(number):
                fit.lower(_WEAK_ALIAS, "The list itself calls this alias weak.")
            best = found.get(party)
            if fit.score >= LEAST_NAME and (best is None or fit.score > best.score):
                found[party] = Named(number, text, fit, fit.score)
        return found

    def listed(self, name: int, *, person: bool) -> tuple[Side, ...]:
        """Give the readings of a listed name."""
        known = self._listed.get(name)
        if known is None:
            known = self.made(self._shelf.parts_of(name), person=person)
            if len(self._listed) >= _KEPT:
                self._listed.clear()
            self._listed[name] = known
        return known

    def made(self, parts: Iterable[NameParts], *, person: bool) -> tuple[Side, ...]:
        """Make readings of a name ready to be laid beside others."""
        weigh = self._shelf.rarity
        return tuple([Side.of(one, weigh, person=person) for one in parts])

    def whole(
        self, text: str, number: int, fit: NameFit, *, likely: bool, person: bool
    ) -> NameFit:
        """Give the better of a fit and that of whole names, or else of first letters.

        *likely* says that the name asked about may be a listed one as a whole.
        """
        if likely:
            listed = self._shelf.name(number)[1]
            begin = self._shelf.beginning_with
            return fit_whole(text, listed, fit, begin, person=person)
        if person or fit.score > MOST_ACRONYM:
            return fit
        return fit_acronym(text, self._shelf.name(number)[1], fit)

    def may_be_whole(self, text: str) -> bool:
        """Say whether a name may be a listed one as a whole."""
        return self._may_be_whole(text)


class _Beside:
    """One name that is asked about; what is made of it is made when it is needed."""

    def __init__(self, name: AskedName, fitting: Fitting) -> None:
        self._name = name
        self._fitting = fitting
        self._readings: dict[bool, tuple[Side, ...]] = {}
        self._likely: bool | None = None

    def fit(self, number: int, least: _Least, *, person: bool) -> NameFit:
        """Lay the name beside a listed one."""
        ours = self._readings.get(person)
        if ours is None:
            parts = self._name.person if person else self._name.company
            ours = self._readings[person] = self._fitting.made(parts, person=person)
        theirs = self._fitting.listed(number, person=person)
        fit = _best_fit(ours, theirs, least[0 if person else 1])
        if fit.score >= MOST_WHOLE:
            return fit
        text = self._name.text
        if self._likely is None:
            self._likely = self._fitting.may_be_whole(text)
        return self._fitting.whole(
            text, number, fit, likely=self._likely, person=person
        )


def _best_fit(ours: Sequence[Side], theirs: Sequence[Side], least: float) -> NameFit:
    """Lay every reading of a name beside every reading of a listed one."""
    best = NameFit([], [], [])
    for one in ours:
        for other in theirs:
            fit = fit_names(one, other, least=least)
            if fit.score > best.score:
                best = fit
    return best

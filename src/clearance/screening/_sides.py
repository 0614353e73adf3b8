"""A reading of a name made ready to be laid beside many others."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from clearance.names import NameParts, Role, Word, wade_giles

from ._asked import AskedName
from ._build import Shelf
from ._scorecard import Weigh, word_weight

_LEAST_JOINED = 5  # letters of a word that may be several written as one
_KEPT = 2**15  # listed names whose readings are kept
_FEW = range(2, 4)  # letters of a word that may be initials


@dataclass(frozen=True, slots=True)
class Side:
    """One reading of a name, and what every comparison asks of it.

    `weights` is what each word weighs; `texts` and `folds` give the first word that is
    spelt and that is folded so. `long` are the words that may be several of another
    name written as one, each with the letters that one of these then begins with,
    `begins` the letters that words begin with. `roles` are those of the words; `short`
    says that there is a word that may be initials.
    """

    parts: NameParts
    person: bool
    weights: Mapping[Word, float]
    texts: Mapping[str, Word]
    folds: Mapping[str, Word]
    long: tuple[tuple[Word, frozenset[str]], ...]
    begins: frozenset[str]
    roles: frozenset[Role]
    short: bool

    @classmethod
    def of(cls, parts: NameParts, weigh: Weigh, *, person: bool) -> "Side":
        """Make a reading ready; *weigh* gives the rarity of a folded word."""
        words = parts.words
        return cls(
            parts,
            person,
            {word: word_weight(word, weigh, person=person) for word in words},
            {word.text: word for word in reversed(words)},
            {word.fold: word for word in reversed(words)},
            tuple(
                (word, _first_letters(word.text))
                for word in words
                if len(word.text) >= _LEAST_JOINED
            ),
            frozenset(word.text[:2] for word in words),
            frozenset(word.role for word in words),
            any(len(word.text) in _FEW for word in words),
        )


class Sides:
    """Readings of names beside one list; those of listed names are kept."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        # By place in the list, which never changes.
        self._listed: dict[int, tuple[Side, ...]] = {}

    def listed(self, name: int) -> tuple[Side, ...]:
        """Give the readings of a listed name."""
        known = self._listed.get(name)
        if known is None:
            person = self._shelf.is_person(self._shelf.party_of(name))
            known = self._made(self._shelf.parts_of(name), person=person)
            if len(self._listed) >= _KEPT:
                self._listed.clear()
            self._listed[name] = known
        return known

    def asked(
        self, names: Iterable[AskedName]
    ) -> Callable[[str, bool], tuple[Side, ...]]:
        """Give what gives the readings of a name asked about, a person's or not."""
        by_text = {name.text: name for name in names}

        @cache
        def sides(text: str, person: bool) -> tuple[Side, ...]:  # noqa: FBT001
            name = by_text[text]
            return self._made(name.person if person else name.company, person=person)

        return sides

    def _made(self, parts: Iterable[NameParts], *, person: bool) -> tuple[Side, ...]:
        weigh = self._shelf.rarity
        return tuple(Side.of(one, weigh, person=person) for one in parts)


def _first_letters(word: str) -> frozenset[str]:
    """Give what the first of several words begins with that are written as this one."""
    found = {word[:1], word[:2]}
    older = wade_giles(word)
    if older is not None:
        found |= {older[:1], older[:2]}
    return frozenset(found)

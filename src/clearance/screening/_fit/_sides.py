"""A reading of a name made ready to be laid beside many others."""

from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from operator import attrgetter

from clearance.names import (
    NameParts,
    Role,
    Word,
    may_be_of_syllables,
    wade_giles,
)

from ._compound import may_be_compound
from ._meetings import Term, Terms
from ._otherwise import begins_of, sound_of

LEAST_WHOLE = 5  # letters of a word that may be several written as one
FEW = range(2, 4)  # letters of a word that may be initials
# Roles of words that weigh the same alone, whatever stands alone on the other side.
_SURE = frozenset({Role.NAME, Role.SURNAME, Role.GENERIC, Role.INITIAL})
_MANY = 6  # words of a name whose letters are not counted together


@dataclass(frozen=True, slots=True)
class Spelling:
    """How the words of a reading are spelt.

    `texts` and `folds` give the first word that is spelt and that is folded so;
    `begins` are the two letters that words begin with, or their only one, and `heads`
    those that the first of several words begins with that are written as one here.
    """

    texts: Mapping[str, Word]
    folds: Mapping[str, Word]
    begins: AbstractSet[str]
    heads: AbstractSet[str]

    @classmethod
    def of(cls, words: Collection[Word]) -> "Spelling":
        """Take the words of a reading."""
        texts: dict[str, Word] = {}
        folds: dict[str, Word] = {}
        heads: set[str] = set()
        for word in words:
            text = word.text
            texts.setdefault(text, word)
            folds.setdefault(word.fold, word)
            if len(text) >= LEAST_WHOLE:
                heads.update(first_letters_of(text))
        return cls(texts, folds, {text[:2] for text in texts}, heads)


@dataclass(slots=True, eq=False)
class Shape:
    """What tells quickly that no word is several of another name, or their letters.

    `long` are the words that may be several, as they are spelt and in older spelling,
    each behind the word itself; `sums` has bits for the numbers of letters of two or
    three words together, and one more or less, by how the first begins; `short` are the
    words that may be initials, and `firsts` the first letters of those that they may
    stand for.
    """

    short: Sequence[str]
    firsts: str
    _texts: Sequence[str]
    _long: Sequence[tuple[str, str]] | None = None
    _sums: Mapping[str, int] | None = None

    @classmethod
    def of(cls, words: Sequence[Word]) -> "Shape":
        """Take the words of a reading."""
        short, firsts = [], ""
        for text, _, role in words:
            size = len(text)
            if size in FEW and role is not Role.NUMBER:
                short.append(text)
            if size > 1:
                firsts += text[0]
        return cls(short, firsts, [word[0] for word in words])

    @property
    def long(self) -> Sequence[tuple[str, str]]:
        """The long words, found when they are first needed."""
        found = self._long
        if found is None:
            texts = [text for text in self._texts if len(text) >= LEAST_WHOLE]
            found = self._long = [
                (text, spelt)
                for text in texts
                for spelt in (text, wade_giles(text))
                if spelt is not None
            ]
        return found

    @property
    def sums(self) -> Mapping[str, int]:
        """How many letters words have together, counted when it is first needed."""
        found = self._sums
        if found is None:
            found = self._sums = _sums(self._texts)
        return found

    def may_begin(self, other: "Shape") -> bool:
        """Say whether a short word may be first letters of another name's words."""
        return bool(self.short) and any(map(set(other.firsts).issuperset, self.short))


@dataclass(slots=True, eq=False)
class Hints:
    """What tells quickly that no word of a person's name is another in a rarer way.

    Whether a word may be two (`meet_compound`), how those sound that are Japanese, and
    how names begin, or end in Belarus (`meet_otherwise`).
    """

    compound: bool
    sounds: AbstractSet[str]
    begins: AbstractSet[str]

    @classmethod
    def of(cls, words: Sequence[Word]) -> "Hints":
        """Take the words of a reading."""
        sounds = {sound for word in words if (sound := sound_of(word))}
        return cls(any(map(may_be_compound, words)), sounds, set(begins_of(words)))

    def may_be_otherwise(self, other: "Hints") -> bool:
        """Say whether `meet_otherwise` may find anything."""
        return not self.begins.isdisjoint(other.begins)


def _sums(texts: Sequence[str]) -> dict[str, int]:
    """Give the letters of two or three words together, by how the first begins."""
    if len(texts) > _MANY:
        return {text[:2]: -1 for text in texts}
    sizes = [len(text) for text in texts]
    sums: dict[str, int] = {}
    for at, text in enumerate(texts):
        others = [*sizes[:at], *sizes[at + 1 :]]
        found = 0
        for other in others:
            found |= 7 << other
        for one, other in combinations(others, 2):
            found |= 7 << one + other
        sums[text[:2]] = sums.get(text[:2], 0) | found << sizes[at] >> 1
    return sums


# Not frozen, as that takes three times as long to make; nothing changes one.
@dataclass(slots=True, eq=False)
class Side:
    """One reading of a name, and what every comparison asks of it.

    `terms` are its words as they stand in such names, which `known` gives, `roles`
    those of the words; `sure` says that each weighs the same whatever the other name
    has.
    """

    parts: NameParts
    person: bool
    terms: tuple[Term, ...]
    known: Terms
    roles: AbstractSet[Role]
    _spelling: Spelling | None = None
    _shape: Shape | None = None
    _hints: Hints | None = None
    _asking: tuple[tuple[Term, ...], bool] | None = None
    _syllables: tuple[str, ...] | None = None

    @classmethod
    def of(cls, parts: NameParts, known: Terms) -> "Side":
        """Make a reading ready; *known* are the words of all such names."""
        words = parts.words
        known.forget()
        terms = tuple([known[word] for word in words])
        return cls(parts, known.person, terms, known, {word[2] for word in words})

    @property
    def sure(self) -> bool:
        """Whether each word weighs the same whatever the other name has."""
        return self.roles <= _SURE

    @property
    def spelling(self) -> Spelling:
        """How the words are spelt, found when it is first needed."""
        found = self._spelling
        if found is None:
            found = self._spelling = Spelling.of(self.parts.words)
        return found

    @property
    def shape(self) -> Shape:
        """How long the words are, found when it is first needed."""
        found = self._shape
        if found is None:
            found = self._shape = Shape.of(self.parts.words)
        return found

    @property
    def hints(self) -> Hints:
        """In what rarer ways words may meet, found when it is first needed."""
        found = self._hints
        if found is None:
            found = self._hints = Hints.of(self.parts.words)
        return found

    @property
    def asking(self) -> tuple[tuple[Term, ...], bool]:
        """The words, the heaviest first, and whether one and initials may be all that
        is said of a person."""
        found = self._asking
        if found is None:
            order = tuple(sorted(self.terms, key=_weight_of, reverse=True))
            told = [
                one for one in order if one.asked and one.word.role is not Role.INITIAL
            ]
            found = self._asking = order, self.person and len(told) < 2
        return found

    @property
    def syllables(self) -> tuple[str, ...]:
        """The words of a name that may be made of syllables; none of any other."""
        found = self._syllables
        if found is None:
            words = tuple([word.text for word in self.parts.words])
            told = self.person and may_be_of_syllables(words)
            found = self._syllables = words if told else ()
        return found

    @property
    def weights(self) -> Mapping[Word, float]:
        """What each word weighs in such names."""
        return self.known.weights


_weight_of = attrgetter("weight")


@lru_cache(maxsize=65536)
def first_letters_of(word: str) -> tuple[str, ...]:
    """Give what the first of several words begins with that are written as this one."""
    older = wade_giles(word)
    first = word[:1], word[:2]
    return first if older is None else (*first, older[:1], older[:2])

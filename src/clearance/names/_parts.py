"""The parts of a name: its words, and what each of them does there."""

from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from ._letters import skeleton

# The longest name on the lists of ten authorities has 25 words: what stands beyond is
# no part of a name, and two texts of hundreds of words would take seconds to compare.
MOST_WORDS = 30
# So many are read, before legal forms and titles are taken out, and before words that
# are one are joined: the longest listed name has 27.
MOST_READ = 45
# And so many in all readings of a name: listed ones have 60, in five readings; a firm
# of 25 Chinese signs has so many in six.
MOST_READ_IN_ALL = 150
NONE: frozenset[str] = frozenset()
"""No words: one object for all names, as each is looked at again and again."""


class Role(IntEnum):
    """What a word does in a name."""

    NAME = 0
    SURNAME = 1
    PATRONYMIC = 2
    INITIAL = 3
    NUMBER = 4
    GENERIC = 5
    PLACE = 6
    PARTICLE = 7

    # That of a number is quick; an enumeration's own hashes its name.
    __hash__ = int.__hash__


class Word(NamedTuple):
    """One word of a name: in Latin letters, folded, and what it does there."""

    text: str
    fold: str
    role: Role


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name in Latin letters, taken apart.

    `words` are in the order of the name, without legal forms and titles; `forms` are
    the legal forms that were found, by the names of `legal_forms.yml`; `vowelless`
    says that the name was written without vowels; `syllabic` that it was written in
    signs that each stand for a syllable, so that no letter of it can be a slip;
    `doubled` are the parts of double surnames such as Ivanova-Petersen; `translated`
    that the name of a firm was written in another script and read in English; `heard`
    that foreign words of it were written in kana, as they sound.
    """

    words: tuple[Word, ...]
    forms: frozenset[str]
    vowelless: bool
    syllabic: bool = False
    doubled: frozenset[str] = frozenset()
    translated: bool = False
    heard: bool = False

    @property
    def key(self) -> str:
        """The folded words with single spaces: what candidates are found by."""
        named = [word.fold for word in self.words if word.role is not Role.PARTICLE]
        return " ".join(named or [word.fold for word in self.words])

    @property
    def skeleton(self) -> str:
        """The consonants of the words: what vowelless names are found by."""
        bare = (skeleton(w.text) for w in self.words if w.role is not Role.PARTICLE)
        return " ".join(word for word in bare if word)

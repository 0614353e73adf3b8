"""A reading of a name made ready to be laid beside many others."""

from collections.abc import Collection, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from clearance.names import NameParts, Role, Word, wade_giles

from ._scorecard import Weigh, word_weight

LEAST_WHOLE = 5  # letters of a word that may be several written as one
_FEW = range(2, 4)  # letters of a word that may be initials
_LEAST_PARTICLE = 6  # letters of a particle in which there may be a slip
_NEVER_ALIKE = frozenset({Role.INITIAL, Role.PARTICLE, Role.NUMBER})
# Roles of words that weigh the same alone, whatever stands alone on the other side.
_SURE = frozenset({Role.NAME, Role.SURNAME, Role.GENERIC, Role.INITIAL})


# Not frozen, as that takes three times as long to make; nothing changes one.
@dataclass(slots=True, eq=False)
class Side:
    """One reading of a name, and what every comparison asks of it.

    `weights` is what each word weighs; `texts` and `folds` give the first word that is
    spelt and that is folded so; `begins` are the two letters that words begin with, or
    their only one, and `heads` those that the first of several words begins with that
    are written as one here; `roles` are those of the words, and `short` says that there
    is a word that may be initials. `alike` are the words that others may be like, and
    `sure` says that each weighs the same whatever the other name has.
    """

    parts: NameParts
    person: bool
    weights: Mapping[Word, float]
    texts: Mapping[str, Word]
    folds: Mapping[str, Word]
    begins: AbstractSet[str]
    heads: AbstractSet[str]
    roles: Collection[Role]
    short: bool
    alike: tuple[Word, ...]
    sure: bool

    @classmethod
    def of(cls, parts: NameParts, weigh: Weigh, *, person: bool) -> "Side":
        """Make a reading ready; *weigh* gives the rarity of a folded word."""
        weights, short = {}, False
        texts: dict[str, Word] = {}
        folds: dict[str, Word] = {}
        begins: set[str] = set()
        heads: set[str] = set()
        roles: set[Role] = set()
        for word in parts.words:
            text, fold, role = word
            weights[word] = word_weight(word, weigh, person=person)
            texts.setdefault(text, word)
            folds.setdefault(fold, word)
            begins.add(text[:2])
            roles.add(role)
            if len(text) >= LEAST_WHOLE:
                heads.update(_first_letters(text))
            short = short or len(text) in _FEW
        alike = tuple([word for word in parts.words if _may_be_alike(word)])
        return cls(
            parts=parts,
            person=person,
            weights=weights,
            texts=texts,
            folds=folds,
            begins=begins,
            heads=heads,
            roles=roles,
            short=short,
            alike=alike,
            sure=roles <= _SURE,
        )


def _first_letters(word: str) -> tuple[str, ...]:
    """Give what the first of several words begins with that are written as this one."""
    older = wade_giles(word)
    first = word[:1], word[:2]
    return first if older is None else (*first, older[:1], older[:2])


def _may_be_alike(word: Word) -> bool:
    """Say whether a word may be met by one that is like it.

    Short particles may not; long ones are of legal forms, and slips happen in them.
    """
    long = word.role is Role.PARTICLE and len(word.text) >= _LEAST_PARTICLE
    return long or word.role not in _NEVER_ALIKE

"""A reading of a name made ready to be laid beside many others."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from clearance.names import NameParts, Role, Word, wade_giles

from ._scorecard import Weigh, word_weight

_FEW = range(2, 4)  # letters of a word that may be initials


@dataclass(frozen=True, slots=True)
class Side:
    """One reading of a name, and what every comparison asks of it.

    `weights` is what each word weighs; `texts` and `folds` give the first word that is
    spelt and that is folded so; `begins` are the two letters that words begin with, or
    their only one; `roles` are those of the words, and `short` says that there is a
    word that may be initials.
    """

    parts: NameParts
    person: bool
    weights: Mapping[Word, float]
    texts: Mapping[str, Word]
    folds: Mapping[str, Word]
    begins: Collection[str]
    roles: Collection[Role]
    short: bool

    @classmethod
    def of(cls, parts: NameParts, weigh: Weigh, *, person: bool) -> "Side":
        """Make a reading ready; *weigh* gives the rarity of a folded word."""
        weights, short = {}, False
        texts: dict[str, Word] = {}
        folds: dict[str, Word] = {}
        begins, roles = set(), set()
        for word in parts.words:
            text, fold, role = word
            weights[word] = word_weight(word, weigh, person=person)
            texts.setdefault(text, word)
            folds.setdefault(fold, word)
            begins.add(text[:2])
            roles.add(role)
            short = short or len(text) in _FEW
        return cls(parts, person, weights, texts, folds, begins, roles, short)

    def may_begin(self, whole: str) -> bool:
        """Say whether a word of this name may begin one that is several as one."""
        begins = self.begins
        if whole[:2] in begins or whole[:1] in begins:
            return True
        older = wade_giles(whole)
        return older is not None and (older[:2] in begins or older[:1] in begins)

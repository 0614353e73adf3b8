"""Words described for compiled code: what it compares, and by what figures."""

from collections.abc import Sequence
from functools import cache
from itertools import chain, product
from string import ascii_lowercase, digits
from types import ModuleType
from typing import Any

import numpy as np
import numpy.typing as npt

from clearance.names import (
    LIKENESS_FIGURES,
    LONG_VOWELS,
    Word,
    as_misread_all,
    bones_of_forms_all,
    consonants_all,
    fold_all,
    given_name_bits,
    in_legal_form,
    is_given_name,
    is_of_abroad,
    outline_all,
    skeleton_all,
    slip_costs,
    syllable_all,
    wade_giles,
)
from clearance.screening._arrays import Grown
from clearance.screening._fit import (
    AKIN_LIKE,
    ASKED_ALONE,
    BEST,
    BOTH_ALONE,
    INITIAL_LIKE,
    LEAST,
    LISTED_ALONE,
    MORE_GIVEN,
    NUMBER_FACTORS,
    ONE_WORD,
    Weigh,
    credit,
    kin_of,
    may_be_alike,
    weights_alone,
    word_weight,
)
from clearance.screening._listed import Floats64, initial

_SERVANT = "abdul"
_LEAST_ORIGIN = 5  # letters of a word that may be named after another
_SPELT_LIKE = 0.97
_ODD = "x"
_HALF = 2**64 - 1
_FOLDED = 3  # a letter is folded to so many at the most


class Wordings(dict[Word, int]):
    """Words numbered as they come, and described many together."""

    def __init__(self, weigh: Weigh, code: ModuleType) -> None:
        super().__init__()
        self._code = code
        self._weigh = weigh
        self.words: list[Word] = []
        self._described = 0
        bits = self._code.BITS
        replaced, added, others = slip_costs()
        self._longest = _FOLDED * self._code.LONGEST
        room = np.empty((6, self._longest + 1))
        self._costs = np.array(replaced), np.array(added), others, room
        self._kept = np.zeros(2**bits, np.uint64), np.empty(2**bits)
        self._letters, self._ends = Grown(np.uint8), Grown(np.int64)
        self._ends.append([0])
        self._sets, self._roles = Grown(np.uint64), Grown(np.uint8)
        self._marks, self._bits = Grown(np.uint8), Grown(np.uint64)
        self._weights = Grown(np.float64)
        # What words share where one may be translated as another, numbered.
        self._number_of_kin: dict[str | int, int] = {}
        self._kin, self._kin_ends = Grown(np.int64), Grown(np.int64)
        self._kin_ends.append([0])
        self._forms = _forms_behind()

    def __missing__(self, word: Word) -> int:
        found = self[word] = len(self)
        self.words.append(word)
        return found

    def weights(self) -> Floats64:
        """Give what each weighs: by words, as a person's and else, met and alone."""
        return self._weights().reshape(-1, 2, 3)

    def given(self) -> Any:
        """Give what compiled code is given: words, costs, figures, what is kept."""
        words = (
            self._letters(), self._ends(), self._sets().reshape(-1, 2), self._roles(),
            self._marks(), self._bits().reshape(-1, 3), self.weights(),
            self._kin(), self._kin_ends(), self._forms, _LONG, _INITIALS,
        )  # fmt: skip
        return words, self._costs, _FIGURES, self._kept

    def undescribed(self) -> list[Word]:
        """List the words that are new."""
        return self.words[self._described :]

    def describe(self) -> None:
        """Describe the words that are new."""
        new, self._described = self.undescribed(), len(self.words)
        if not new:
            return
        # In place of an odd word, which is never looked at, stands any other.
        plain = [*map(self._is_plain, new)]
        texts = [
            word.text if one else _ODD for word, one in zip(new, plain, strict=True)
        ]
        folds = fold_all(texts)
        keys = [word.fold if word.fold.isascii() else "" for word in new]
        self._spell(texts, keys, folds)
        self._sets.append(np.stack([_letters_of(texts), _letters_of(folds)], 1).ravel())
        bits = [given_name_bits(one) for one in folds]
        self._bits.append(
            np.array(
                [
                    (bit & _HALF, bit >> 64, bones)
                    for bit, bones in zip(bits, bones_of_forms_all(folds), strict=True)
                ],
                np.uint64,
            ).ravel()
        )
        self._add_kin(new)
        roles = [int(word.role) for word in new]
        self._roles.append(roles)
        self._marks.append(
            [
                self._code.ODD * (not self._is_plain(word) or len(one) > self._longest)
                | self._code.ALIKE * may_be_alike(word)
                | self._code.FULL * (bit > 0 and is_given_name(one))
                | self._code.SERVANT * text.startswith(_SERVANT)
                | self._code.ABROAD * is_of_abroad(text)
                for word, text, one, bit in zip(new, texts, folds, bits, strict=True)
            ]
        )
        weights: list[float] = []
        for word in new:
            for person in (True, False):
                weight = word_weight(word, self._weigh, person=person)
                weights += weight, *weights_alone(word.role, weight)
        self._weights.append(weights)

    def _add_kin(self, new: Sequence[Word]) -> None:
        number, kin = self._number_of_kin, list[int]()
        ends, before = list[int](), self._kin.size
        for word in new:
            kin += [number.setdefault(one, len(number)) for one in kin_of(word)]
            ends.append(before + len(kin))
        self._kin.append(kin)
        self._kin_ends.append(ends)

    def _is_plain(self, word: Word) -> bool:
        """Say whether compiled code can look closely at a word."""
        text = word.text
        return text.isascii() and text.isalnum() and len(text) <= self._code.LONGEST

    def _spell(self, texts: list[str], keys: list[str], folds: list[str]) -> None:
        """Add the strings that words are compared by, in the order of the code."""
        after = [
            at
            for at, text in enumerate(texts)
            if text[-1] in "iy" and len(text) >= _LEAST_ORIGIN
        ]
        origins = [""] * len(texts)
        folded = fold_all([texts[at][:-1] for at in after])
        for at, one in zip(after, folded, strict=True):
            origins[at] = one
        columns = (
            texts,
            keys,
            folds,
            [wade_giles(text) or "" for text in texts],
            as_misread_all(texts, folds),
            syllable_all(texts),
            skeleton_all(texts, folds),
            consonants_all(texts),
            outline_all(texts, folds),
            origins,
        )
        each = [*chain.from_iterable(zip(*columns, strict=True))]
        letters = "".join(each).encode("ascii")
        self._letters.append(np.frombuffer(letters, np.uint8))
        self._ends.append(self._ends()[-1] + np.cumsum([*map(len, each)]))


def _letters_of(words: Sequence[str]) -> npt.NDArray[np.uint64]:
    """Give the set of letters of each word, as bits."""
    raw = np.frombuffer("".join(words).encode("ascii"), np.uint8)
    bits = np.uint64(1) << (raw & 63).astype(np.uint64)
    lengths = np.array([*map(len, words)])
    found: npt.NDArray[np.uint64] = np.bitwise_or.reduceat(
        bits, np.cumsum(lengths) - lengths
    )
    return found


@cache
def _forms_behind() -> npt.NDArray[np.bool_]:
    """Mark the legal forms of one sign and of two, by their codes; 0 for no second."""
    found = np.zeros((128, 128), np.bool_)
    signs = ascii_lowercase + digits
    for first, second in product(signs, ("", *signs)):
        if in_legal_form(first + second):
            found[ord(first), ord(second or "\0")] = True
    return found


def _figures() -> Floats64:
    """Give the figures of the scorecard and of likeness, in the order of the code."""
    sides = [
        figures[person]
        for figures in (ASKED_ALONE, LISTED_ALONE, BOTH_ALONE)
        for person in (True, False)
    ]
    return np.array([
        *LIKENESS_FIGURES, BEST, _SPELT_LIKE, INITIAL_LIKE, *sides, ONE_WORD,
        MORE_GIVEN, 1 - credit(0.0), *NUMBER_FACTORS, *LEAST, AKIN_LIKE,
    ])  # fmt: skip


_FIGURES = _figures()
_LONG = np.array(LONG_VOWELS, np.uint8)
_INITIALS = np.array([ord(initial(chr(code))) for code in range(128)], np.uint8)

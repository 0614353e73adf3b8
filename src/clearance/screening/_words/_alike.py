"""Listed words that are like words asked: but for slips, in other forms, by sound."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from clearance.names import (
    consonants_all,
    has_vowels,
    outline_all,
    plural_likeness,
    skeleton_all,
    slip_likeness,
    syllable_all,
)
from clearance.screening._arrays import (
    Places,
    behind_signs,
    distinct,
    found_in,
    joined_hashes,
    letter_hash,
    letter_hashes,
)
from clearance.screening._fit import LEAST_LIKENESS
from clearance.screening._listed import (
    BONES,
    LEAST_SLIPPED,
    LETTERS,
    MISREAD,
    OUTLINE,
    SYLLABLE,
    Floats,
    Ints,
    Terms,
)

from ._spelt import Bools, Spelt

# How many words are looked at for each word asked, and how like it they must be. What
# two slips leave of a short word is less like it: 0.3 would find some more of those
# for 7 % more of the time of single questions.
TOP = 64
LEAST_COSINE = 0.34
BONED, FEW_BONED, SYLLABLE_ALIKE = 0.92, 0.82, 0.88
# The most letters by which two words that are alike may differ.
FURTHEST = 3
CUT = FURTHEST + 1
LEAST_CUT = 5
# What slips make of two words, by the letters of the longer and how many there are.
SLIPS = np.array(
    [
        [slip_likeness("x" * length, "y" * length, slips) for slips in range(CUT)]
        for length in range(13)
    ],
    dtype=np.float32,
)
# What a plural is like, by its letters.
PLURAL = np.array([plural_likeness(length) for length in range(13)], np.float32)
# How many slips leave words alike, by the letters of the longer.
MOST_SLIPS = (SLIPS >= LEAST_LIKENESS).sum(axis=1) - 1
# Rahim may be called Abdul Rahim.
ABDUL, SERVANT = "abdul", 0.85
LEAST_SOUND = 2  # letters by which words are found that sound alike
SOUNDS = {SYLLABLE: SYLLABLE_ALIKE, OUTLINE: 0.84, MISREAD: BONED}

# Entries of `Alike`, in no order.
_Entries = tuple[Places, Places, Floats]


@dataclass(frozen=True, slots=True)
class Alike:
    """Listed words that are like words asked, one entry for each pair.

    `asked` is the place of the word asked, `terms` the listed one, `likeness` from 0 to
    1. In the order of both; each pair once.
    """

    asked: Places
    terms: Places
    likeness: Floats

    @classmethod
    def best(cls, asked: Places, terms: Places, likeness: Floats) -> "Alike":
        """Put entries in order; of several for one pair, the best counts."""
        count = int(terms.max(initial=0)) + 1
        pairs = asked * count + terms
        # Most come in order already, which this way of sorting makes use of.
        order = np.argsort(pairs, kind="stable")
        pairs = pairs[order]
        first = np.flatnonzero(np.diff(pairs, prepend=-1))
        if not len(first):
            return cls(asked, terms, likeness)
        best = np.maximum.reduceat(likeness[order], first)
        return cls(pairs[first] // count, pairs[first] % count, best)

    def only(self, kept: Bools) -> "Alike":
        """Keep some of the entries."""
        return Alike(self.asked[kept], self.terms[kept], self.likeness[kept])

    def with_those(self, more: "Alike", *, of: Places) -> "Alike":
        """Add entries of other spellings; *of* is the place of the word of each."""
        return Alike.best(
            np.concatenate([self.asked, of[more.asked]]),
            np.concatenate([self.terms, more.terms]),
            np.concatenate([self.likeness, more.likeness]),
        )

    def with_few(self, more: "Alike") -> "Alike":
        """Add some entries, each pair once, of the same words asked; they are few."""
        count = int(max(self.terms.max(initial=0), more.terms.max(initial=0))) + 1
        pairs = self.asked * count + self.terms
        ours = more.asked * count + more.terms
        at = np.searchsorted(pairs, ours)
        known = np.append(pairs, -1)[at] == ours
        likeness = self.likeness.copy()
        likeness[at[known]] = np.maximum(likeness[at[known]], more.likeness[known])
        new = ~known
        return Alike(
            np.insert(self.asked, at[new], more.asked[new]),
            np.insert(self.terms, at[new], more.terms[new]),
            np.insert(likeness, at[new], more.likeness[new]),
        )


def find_alike(terms: Terms, asked: Spelt) -> Alike:
    """Find for each word asked the listed ones that are like it.

    Method: the words that are the same but for one letter on either side (symmetric
    deletion, Garbe 2012), those of near cosine in letter triples and those of the same
    consonants, then the distance of optimal string alignment.
    """
    spoken = ~asked.bare
    for at in np.flatnonzero(asked.bare).tolist():
        spoken[at] = has_vowels(asked.texts[at])
    of, slipped, spelt = _one_slip_off(terms, asked, spoken)
    sounds, unsure = _same_sounds(terms, asked)
    places = np.concatenate([of, unsure[0]])
    maybe = np.concatenate([slipped, unsure[1]])
    parts = (
        _likened(terms, asked, *_near(terms, asked, spoken, places, maybe)),
        _spelt_alike(asked, of[spelt], slipped[spelt]),
        _same_names(terms, asked, spoken),
        _plurals(terms, asked, spoken),
        sounds,
    )
    return Alike.best(
        np.concatenate([one for one, _, _ in parts]),
        np.concatenate([one for _, one, _ in parts]),
        np.concatenate([one for _, _, one in parts]),
    )


def _near(
    terms: Terms, asked: Spelt, spoken: Bools, of: Places, slipped: Ints
) -> tuple[Places, Places]:
    """Find what may be like the words: (place of the word, term), each once.

    *of* and *slipped* are such pairs that are known already.
    """
    said = np.flatnonzero(spoken)
    words = [asked.folded[at] for at in said.tolist()]
    starts, places, _ = terms.grams.search(words, top=TOP, least=LEAST_COSINE)
    by_grams = np.repeat(said, np.diff(starts))
    count = max(terms.grams.size, 1)
    keys = distinct(np.concatenate([by_grams * count + places, of * count + slipped]))
    return keys // count, keys % count


def _one_slip_off(
    terms: Terms, asked: Spelt, spoken: Bools
) -> tuple[Places, Ints, Bools]:
    """Find the terms that are these words but for one letter on either side.

    As they are spelt and as they are folded, since folding may make two slips of one.
    Returns the place of the word, the term, and whether it is the spelling, of either,
    that has the slip.
    """
    sizes = np.where(
        asked.slip_spelt,
        asked.text_sizes[asked.slip_of],
        asked.shapes.lengths[asked.slip_of],
    )
    kept = spoken[asked.slip_of] & (sizes >= LEAST_SLIPPED)
    which, at = found_in(terms.slips, asked.slips[kept])
    slipped = terms.slipped[at]
    spelt = (slipped < 0) | asked.slip_spelt[kept][which]
    return (
        asked.slip_of[kept][which],
        np.where(slipped < 0, ~slipped, slipped),
        spelt,
    )


def _likened(terms: Terms, asked: Spelt, of: Places, near: Places) -> _Entries:
    """Work out how alike each word asked and listed one are by their letters."""
    ours, theirs = asked.shapes, terms.shapes
    lengths, other_lengths = ours.lengths[of], theirs.lengths[near]
    longest = np.minimum(np.maximum(lengths, other_lengths), len(SLIPS) - 1)
    shortest = np.minimum(lengths, other_lengths)
    apart = np.abs(lengths - other_lengths)
    # A slip makes two letters at the most others than they were, and one that makes a
    # word longer or shorter only one.
    others = np.bitwise_count(ours.letters[of] ^ theirs.letters[near])
    most = MOST_SLIPS[longest]
    due = np.flatnonzero((apart <= most) & (others <= 2 * most - apart))
    listed = terms.texts_of_words
    slips = (
        cpdist(
            [*map(asked.folded.__getitem__, of[due].tolist())],
            [*map(listed.__getitem__, near[due].tolist())],
            scorer=OSA.distance,
            score_cutoff=FURTHEST,
            dtype=np.uint8,
        )
        if len(due)
        else np.zeros(0, np.uint8)
    )
    values = np.zeros(len(of), np.float32)
    close = slips <= most[due]
    values[due[close]] = SLIPS[longest[due[close]], slips[close]]
    cut = (apart > FURTHEST) & (shortest >= LEAST_CUT)
    cut &= ours.begins[of] == theirs.begins[near]
    for at in np.flatnonzero(cut).tolist():
        one, other = asked.folded[of[at]], listed[near[at]]
        if one.startswith(other) or other.startswith(one):
            values[at] = slip_likeness(one, other, CUT)
    kept = values >= LEAST_LIKENESS
    return of[kept], near[kept], values[kept]


def _spelt_alike(asked: Spelt, of: Places, terms: Ints) -> _Entries:
    """Say how alike words are that differ by one slip in how they are spelt."""
    longest = np.minimum(asked.text_sizes[of] + 1, len(SLIPS) - 1)
    return of, terms.astype(np.int64), SLIPS[longest, 1]


def _same_names(terms: Terms, asked: Spelt, spoken: Bools) -> _Entries:
    """List the words themselves, and the given names that they are forms of."""
    said = np.flatnonzero(spoken)
    forms = [
        (at, *form)
        for at in said.tolist()
        for form in terms.forms.of(
            asked.texts[at], asked.folded[at], bare=bool(asked.bare[at])
        )
    ]
    of, formed, like = zip(*forms, strict=True) if forms else ((), (), ())
    hashes = asked.hashes[said]
    servants = joined_hashes(
        np.full_like(hashes, letter_hash(ABDUL)), hashes, asked.shapes.lengths[said]
    )
    every = np.ones(len(said), np.float32)
    columns = (
        (said, terms.find_all(hashes), every),
        (said, terms.find_joined(hashes), every),
        (said, terms.find_all(servants), SERVANT * every),
        (np.array(of, np.int64), np.array(formed, np.int64), np.array(like)),
    )
    places = np.concatenate([at for at, _, _ in columns])
    found = np.concatenate([term for _, term, _ in columns])
    values = np.concatenate([like for _, _, like in columns])
    same = np.flatnonzero(found >= 0)
    return places[same], found[same].astype(np.int64), values[same].astype(np.float32)


def _plurals(terms: Terms, asked: Spelt, spoken: Bools) -> _Entries:
    """List the plurals of words, and what words are plurals of: a slip costs more."""
    said = np.flatnonzero(spoken).tolist()
    pairs = [(at, f"{asked.folded[at]}s") for at in said]
    pairs += [
        (at, word[:-1])
        for at in said
        if len(word := asked.folded[at]) > LEAST_SLIPPED and word[-1] == "s"
    ]
    keys, sizes = letter_hashes([word for _, word in pairs])
    found = terms.find_all(keys)
    kept = np.flatnonzero(found >= 0)
    longest = np.minimum(sizes[kept], len(PLURAL) - 1)
    of = np.array([at for at, _ in pairs], np.int64)[kept]
    return of, found[kept].astype(np.int64), PLURAL[longest]


def _same_sounds(terms: Terms, asked: Spelt) -> tuple[_Entries, tuple[Places, Ints]]:
    """List the words of the same consonants or syllable.

    Where the word asked was written without vowels, or the listed one was; and pairs
    of the others that have the same consonants, which their letters must tell of.
    """
    sounds = [
        (sign, sound, at)
        for sign, each, places in _sounds_of(asked)
        for sound, at in zip(each, places, strict=True)
        if len(sound) >= LEAST_SOUND or (sound and sign == BONES)
    ]
    hashes, sizes = letter_hashes([sound for _, sound, _ in sounds])
    signs = np.array([ord(sign) for sign, _, _ in sounds], dtype=np.uint64)
    asked_at = np.array([at for _, _, at in sounds], dtype=np.int64)
    # Only where the listed word has no vowels is what is not sure like the word asked.
    sure = (signs != ord(BONES)) | asked.bare[asked_at]
    values = np.where(sizes > LEAST_SOUND, BONED, FEW_BONED).astype(np.float32)
    for sign, value in SOUNDS.items():
        values[signs == ord(sign)] = value
    which, places = found_in(terms.bones, behind_signs(signs, hashes, sizes))
    found = terms.boned[places]
    # One consonant tells nothing by itself.
    kept = (sure[which] | terms.bare[found]) & (sizes[which] >= LEAST_SOUND)
    unsure = asked_at[which[~kept]], found[~kept]
    which = which[kept]
    return (asked_at[which], found[kept].astype(np.int64), values[which]), unsure


def _sounds_of(asked: Spelt) -> Iterator[tuple[str, Sequence[str], Sequence[int]]]:
    """Give what words are found by, sound by sound: its sign, what, and of which."""
    every = range(len(asked.texts))
    bare, spoken = (np.flatnonzero(some).tolist() for some in (asked.bare, ~asked.bare))
    yield BONES, skeleton_all(asked.folded), every
    yield OUTLINE, outline_all(asked.texts, asked.refolded), every
    yield MISREAD, asked.misread, every
    yield LETTERS, consonants_all([asked.texts[at] for at in bare]), bare
    yield SYLLABLE, syllable_all([asked.folded[at] for at in spoken]), spoken

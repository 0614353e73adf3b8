"""Who is whose son, and who is a man and who a woman of one family."""

from collections.abc import Sequence
from typing import NamedTuple

from clearance.names import (
    Role,
    Word,
    are_of_one_family,
    is_womans_surname,
    person_words,
    same_given_name,
    skeleton,
)

from ._fit import Pair

_LEAST_BONES = 2
_OF_WOMEN = frozenset("aeiy")  # how given names of women end in languages with endings
_BESIDE = 2  # words before one that says "son of" behind the father's name


class _Link(NamedTuple):
    """A name, that of the father behind it, and all other words that name."""

    son: Word
    father: Word
    rest: frozenset[str]


def are_father_and_son(ours: Sequence[Word], theirs: Sequence[Word]) -> bool:
    """See "A bin B" beside "B bin A", and beside "B A" where the rest is the same.

    Words of two names of persons; the first that says "son of" counts.
    """
    for some, others in ((ours, theirs), (theirs, ours)):
        link = _link(some)
        if link is None or _same(link.son, link.father):
            continue
        other = _link(others)
        if other is None:
            other = _first_two(others)
            if other is None or link.rest != other.rest or not link.rest:
                continue
        if _same(link.son, other.father) and _same(link.father, other.son):
            return True
    return False


def _link(words: Sequence[Word]) -> _Link | None:
    """Find who is called the son of whom first: "A bin B", "A B oglu"."""
    lexicon = person_words()
    for at, word in enumerate(words):
        if word.role is not Role.PARTICLE:
            continue
        before = [one for one in words[:at] if one.role is not Role.PARTICLE]
        behind = [one for one in words[at:] if one.role is not Role.PARTICLE]
        if word.text in lexicon.sons and before and behind:
            return _linked(words, before[-1], behind[0])
        if word.text in lexicon.sons_behind and len(before) >= _BESIDE:
            return _linked(words, before[-2], before[-1])
    return None


def _first_two(words: Sequence[Word]) -> _Link | None:
    named = [word for word in words if word.role is not Role.PARTICLE]
    return _linked(words, *named[:2]) if len(named) > _BESIDE else None


def _linked(words: Sequence[Word], son: Word, father: Word) -> _Link:
    rest = frozenset(
        word.fold
        for word in words
        if word.role is not Role.PARTICLE and word not in (son, father)
    )
    return _Link(son, father, rest)


def _same(one: Word, other: Word) -> bool:
    """Say whether two words are one name, however it was romanised."""
    if one.fold == other.fold or same_given_name(one.fold, other.fold) == "form":
        return True
    bones = skeleton(one.text)
    return len(bones) >= _LEAST_BONES and bones == skeleton(other.text)


def are_man_and_woman(pairs: Sequence[Pair]) -> bool:
    """See a man's and a woman's name of one family: Valery Orlov, Valeria Orlova.

    The surnames have the endings of both, and the given names differ as well.
    """
    words = [
        (pair.asked[0], pair.listed[0])
        for pair in pairs
        if len(pair.asked) == len(pair.listed) == 1
    ]
    for one, other in words:
        if one.fold == other.fold or not are_of_one_family(one.text, other.text):
            continue
        ours = is_womans_surname(one.text, other.text)
        if any(
            _are_his_and_hers(*((theirs, hers) if not ours else (hers, theirs)))
            for hers, theirs in words
            if hers is not one and hers.role is Role.NAME
        ):
            return True
    return False


def _are_his_and_hers(hers: Word, his: Word) -> bool:
    """See two given names of which one ends as those of women do, and one does not."""
    return (
        hers.fold != his.fold
        and same_given_name(hers.fold, his.fold) != "form"
        and hers.text[-1] in _OF_WOMEN
        and his.text[-1] not in "ae"
    )

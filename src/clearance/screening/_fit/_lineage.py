"""Who is whose son: names of fathers and sons, turned round."""

from collections.abc import Sequence
from typing import NamedTuple

from clearance.names import Role, Word, person_words, same_given_name, skeleton

_LEAST_BONES = 2
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

"""Words that are translated for one another: one says what the other does, or where."""

from collections.abc import Iterator
from functools import lru_cache

from clearance.names import (
    Word,
    are_other_bodies,
    are_two_meanings,
    company_words,
    is_of_abroad,
    meaning_abroad,
    of_one_place,
    places_of,
    towns_of,
)

AKIN_LIKE = 0.9  # how alike words are that translators write for one another
_NO_GROUPS: frozenset[int] = frozenset()


def are_akin(one: Word, other: Word) -> bool:
    """Say whether translators write one word for the other: institute, center.

    Not oil for gas, though they write fuel for each.
    """
    akin = company_words().akin
    groups = akin.get(one.fold, _NO_GROUPS)
    return not (
        groups.isdisjoint(akin.get(other.fold, _NO_GROUPS))
        or are_two_meanings(one.fold, other.fold)
    )


def may_be_abroad(one: Word, other: Word) -> bool:
    """Say whether a word of another language may be translated as the other one."""
    if of_one_place(one.text, other.text):
        return True
    if not towns_of(one.text).isdisjoint(towns_of(other.text)):
        return True
    if not (meaning_abroad(one.text) or meaning_abroad(other.text)):
        return False
    if one.fold.removesuffix("s") == other.fold.removesuffix("s"):
        return True
    return are_akin(one, other) and not are_other_bodies(one.fold, other.fold)


@lru_cache(maxsize=65536)
def tells_abroad(word: str) -> bool:
    """Say whether a Latin word is translated or says a town.

    Of two words that `may_be_abroad` one is.
    """
    return is_of_abroad(word) or bool(towns_of(word))


def kin_of(word: Word) -> Iterator[str | int]:
    """Give what a word has in common with those that `may_be_abroad` of it.

    Of its place, its meaning, and the groups of words that are akin to that.
    """
    for place in (*places_of(word.text), *towns_of(word.text)):
        yield f" {place}"
    yield word.fold.removesuffix("s")
    yield from company_words().akin.get(word.fold, _NO_GROUPS)

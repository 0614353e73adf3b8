"""Words of two persons' names that are one in a way that letters do not tell."""

from collections.abc import Callable

from clearance.names import (
    Likeness,
    Role,
    Word,
    are_of_one_family,
    are_of_one_father,
    are_one_in_belarus,
    is_in_short,
    is_of_mongol,
    sounds_japanese,
)

from ._initials import Meet

_FAMILY = Likeness(0.86, "form")
_JAPANESE = Likeness(0.95, "spelling")
_ELSEWHERE = Likeness(0.9, "form")
_IN_SHORT = Likeness(0.88, "short")
_NAMES = frozenset({Role.NAME, Role.SURNAME})


def alike_in_japanese(word: Word, other: Word) -> Likeness | None:
    """Say how two words are one Japanese name in two systems of romanisation."""
    sound = sounds_japanese(word.text)
    same = sound and sound == sounds_japanese(other.text)
    return _JAPANESE if same and {word.role, other.role} <= _NAMES else None


def otherwise_alike(word: Word, other: Word) -> Likeness | None:
    """Say how two words are one that are not spelt alike; None where they are not.

    The surname of a woman beside that of a man of her family, who in the west both bear
    his; a name made of one father's in two languages; a given name and its beginning.
    """
    if word.role not in _NAMES or other.role not in _NAMES:
        return None
    if are_one_in_belarus(word.text, other.text):
        return _ELSEWHERE
    if word.text[0] != other.text[0] and word.fold[0] != other.fold[0]:
        return None
    if are_of_one_family(word.text, other.text):
        return _FAMILY
    if _is_same_elsewhere(word.text, other.text):
        return _ELSEWHERE
    return _IN_SHORT if is_in_short(word.text, other.text) else None


def _is_same_elsewhere(one: str, other: str) -> bool:
    # Of nearly all pairs of words this is all that is asked.
    return one[:2] == other[:2] and (
        are_of_one_father(one, other)
        or is_of_mongol(one, other)
        or is_of_mongol(other, one)
    )


def meet_otherwise(
    left: list[Word],
    right: list[Word],
    meet: Meet,
    alike: Callable[[Word, Word], Likeness | None],
) -> None:
    """Let names of persons meet that registers write otherwise, but no slip explains.

    The search does not look for these, nor does what bounds it know of them.
    """
    for word in list(left):
        for other in right:
            if (like := alike(word, other)) is not None:
                meet((word,), (other,), like)
                break

"""Given names that one name writes as one word and the other as two: Qolam Reza."""

from collections.abc import Callable
from itertools import pairwise

from clearance.names import Likeness, Word, fold, has_forms, same_given_name

_LEAST_WHOLE = 7  # letters of a name that is made of two
_JOINED = Likeness(0.93, "joined")
_Meet = Callable[[tuple[Word, ...], tuple[Word, ...], Likeness], None]


def may_be_compound(word: Word) -> bool:
    """Say whether a word is a known name that may be two."""
    return len(word.text) >= _LEAST_WHOLE and has_forms(word.fold)


def meet_compound(left: list[Word], right: list[Word], meet: _Meet) -> None:
    """Let a known name meet two words that are it in another spelling.

    Where the letters are the same, or nearly, they have met before.
    """
    for ours, theirs in ((left, right), (right, left)):
        if len(theirs) < 2:
            continue
        for word in filter(may_be_compound, list(ours)):
            for one, two in pairwise(list(theirs)):
                if same_given_name(word.fold, fold(one.text + two.text)) == "form":
                    if ours is left:
                        meet((word,), (one, two), _JOINED)
                    else:
                        meet((one, two), (word,), _JOINED)
                    break

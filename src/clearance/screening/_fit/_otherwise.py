"""Words of two persons' names that are one in a way that letters do not tell."""

from collections.abc import Iterable, Iterator

from clearance.names import (
    ENDS_IN_BELARUS,
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
_IN_BELARUS = "-"  # no letter


def otherwise_alike(word: Word, other: Word) -> Likeness | None:
    """Say how two words are one that are not spelt alike; None where they are not.

    The surname of a woman beside that of a man of her family, who in the west both bear
    his; a name made of one father's in two languages; a given name and its beginning.
    """
    if word.role not in _NAMES or other.role not in _NAMES:
        return None
    if are_one_in_belarus(word.text, other.text):
        return _ELSEWHERE
    if word.text[:1] != other.text[:1] and word.fold[:1] != other.fold[:1]:
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


def meet_in_japanese(left: list[Word], right: list[Word], meet: Meet) -> None:
    """Let words meet that are one Japanese name in two systems of romanisation."""
    sounds = {sound for word in right if (sound := sound_of(word))}
    if not sounds:
        return
    for word in list(left):
        sound = sound_of(word)
        if sound in sounds:
            other = next((one for one in right if sound_of(one) == sound), None)
            if other is not None:
                meet((word,), (other,), _JAPANESE)


def sound_of(word: Word) -> str:
    """Give how a name sounds if it may be Japanese, or else nothing."""
    return sounds_japanese(word.text) if word.role in _NAMES else ""


def meet_otherwise(left: list[Word], right: list[Word], meet: Meet) -> None:
    """Let names of persons meet that registers write otherwise, but no slip explains.

    The search does not look for these, nor does what bounds it know of them.
    """
    others = _begun(right)
    for word in list(left):
        text, folded, _ = word
        first, begin, last = text[:1], folded[:1], text[-1:]
        ends = last in ENDS_IN_BELARUS
        # All that is alike begins alike, or ends as those of Belarus do.
        for other, letter, letter_folded, ending in others:
            if not (
                letter == first
                or letter_folded == begin
                or (ends and ending in ENDS_IN_BELARUS)
            ):
                continue
            if (like := otherwise_alike(word, other)) is not None:
                meet((word,), (other,), like)
                others = _begun(right)
                break


def begins_of(words: Iterable[Word]) -> Iterator[str]:
    """Give what `otherwise_alike` asks two names to have in common, some of it.

    A first letter, of the word or of what it is folded to, or an end as in Belarus.
    """
    for text, folded, role in words:
        if role in _NAMES:
            yield text[:1]
            yield folded[:1]
            if text[-1:] in ENDS_IN_BELARUS:
                yield _IN_BELARUS


def _begun(words: list[Word]) -> list[tuple[Word, str, str, str]]:
    """Give words with the letters that they begin and end with."""
    return [(one, one.text[:1], one.fold[:1], one.text[-1:]) for one in words]

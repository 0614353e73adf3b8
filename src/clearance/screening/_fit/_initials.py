"""Initials laid beside the names that they stand for."""

from collections.abc import Callable

from clearance.names import Likeness, Role, Word, may_stand_for

from ._scorecard import INITIAL_LIKE

Meet = Callable[[tuple[Word, ...], tuple[Word, ...], Likeness], None]


def meet_run(left: list[Word], right: list[Word], meet: Meet) -> None:
    """Let several capitals meet the names they begin: "JC" is Jean-Claude."""
    for ours, theirs in ((left, right), (right, left)):
        for word in [w for w in ours if 2 <= len(w.text) <= 3]:
            run = _begun_by(word.text, theirs)
            if run is None or word.role is Role.NUMBER:
                continue
            like = Likeness(0.75, "initial")
            if ours is left:
                meet((word,), run, like)
            else:
                meet(run, (word,), like)


def _begun_by(letters: str, words: list[Word]) -> tuple[Word, ...] | None:
    """Find neighbouring words that begin with these letters, in this order."""
    firsts = "".join(w.text[0] if len(w.text) > 1 else " " for w in words)
    at = firsts.find(letters)
    return None if at < 0 else tuple(words[at : at + len(letters)])


def meet_initials(left: list[Word], right: list[Word], meet: Meet) -> None:
    for ours, theirs in ((left, right), (right, left)):
        for word in [w for w in ours if w.role is Role.INITIAL]:
            found = _begun_with(word, ours, theirs) if word in ours else None
            if found is None:
                continue
            letters, full = found
            like = Likeness(INITIAL_LIKE, "initial")
            if ours is left:
                meet(letters, (full,), like)
            else:
                meet((full,), letters, like)


def _begun_with(
    word: Word, ours: list[Word], theirs: list[Word]
) -> tuple[tuple[Word, ...], Word] | None:
    """Find what an initial stands for: a name, or else a particle ("B." for Ben).

    Two stand for one name where that begins with "servant of": "A. R." Abd al-Rahman.
    """
    others = sorted(theirs, key=lambda other: other.role is Role.PARTICLE)
    full = next((one for one in others if may_stand_for(word.text, one.text)), None)
    if full is None:
        return None
    initials = [other for other in ours if other.role is Role.INITIAL]
    for after in initials[initials.index(word) + 1 :][:1]:
        if full.text.startswith("abdul") and after.text in (full.text[5:6], "a"):
            return (word, after), full
    return (word,), full

"""Names made of syllables, laid beside each other: Chinese, Korean, Vietnamese."""

from rapidfuzz.distance import OSA

from clearance.names import TWO, Likeness, Role, Word, told_by_syllables

from ._fit import NameFit, Pair
from ._sides import Side

# What names score that are one in another dialect or system, and what is left of those
# with another syllable; where one letter makes it, it may also be a slip.
_SPELT, _OTHER_SYLLABLE, _OTHER_LETTER = 0.86, 0.58, 0.62

_LONG = 6  # letters of a word in which one is as soon a slip


def how_told(asked: Side, listed: Side) -> str:
    """Say what `told_by_syllables` says of two readings; "" for most, quickly."""
    if asked.parts.syllabic and listed.parts.syllabic:
        # The same signs are read in the same ways.
        texts = [[word.text for word in side.parts.words] for side in (asked, listed)]
        return "" if texts[0] == texts[1] else TWO
    ours = asked.syllables
    if not ours:
        return ""
    theirs = listed.syllables
    told = told_by_syllables(ours, theirs) if theirs else ""
    # Signs are read in all manners by themselves.
    signs = asked.parts.syllabic or listed.parts.syllabic
    return "" if signs and told != TWO else told


def lower_for_syllable(fit: NameFit, asked: Side, listed: Side) -> None:
    """Lower what two names score of which a syllable is another."""
    slip = any(
        len(one) >= _LONG and OSA.distance(one, other, score_cutoff=1) == 1
        for one in asked.syllables
        for other in listed.syllables
    )
    factor = _OTHER_LETTER if slip else _OTHER_SYLLABLE
    fit.lower(factor, "A syllable of the names is another.")


def as_syllables(asked: Side, listed: Side, fit: NameFit) -> NameFit:
    """Give the fit of two names that are one by their syllables.

    *fit* is that of their words, which stays where each of them meets.
    """
    if fit.pairs and not fit.asked_alone and not fit.listed_alone:
        fit.score = max(fit.score, _SPELT)
        return fit
    words = [
        Word(" ".join(side.syllables), "".join(side.syllables), Role.NAME)
        for side in (asked, listed)
    ]
    pair = Pair((words[0],), (words[1],), Likeness(_SPELT, "spelling"), 1.0)
    return NameFit([pair], [], [], _SPELT)

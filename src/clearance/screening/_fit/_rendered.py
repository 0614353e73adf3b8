"""Names of firms that were translated: what words tell that stand alone there.

Who translates a name chooses its ordinary words, and lists write abbreviations before
it that another list leaves out: what one translation alone has tells little there.
"""

from collections.abc import Collection, Mapping

from clearance.names import NameParts, Role, Word, company_words, has_vowels

from ._fit import NameFit
from ._scorecard import ROLE_WEIGHT, ordinary_weight
from ._sides import Side

_LEAST_TELLING = 4  # letters of a word that tells where it stands alone
# What is left of the weight of an ordinary word that only one translation has.
LESS = 0.5
_ORDINARY = frozenset({Role.GENERIC, Role.PLACE, Role.NAME})
_SHORTENED = frozenset({Role.NAME, Role.NUMBER})


def alone_as_rendered(
    asked: Side, listed: Side, fit: NameFit
) -> tuple[Mapping[Word, float], Mapping[Word, float]]:
    """Take words that stand alone for what they are in translated names.

    Ordinary where only translations have them ("hydrographic"), and nothing where they
    are abbreviations and initials. Changes what stands alone in *fit*, notes there what
    was set aside, and gives the weights of the words.
    """
    syllabic = asked.parts.syllabic
    met = {word.fold for pair in fit.pairs for word in pair.listed}
    return (
        _changed(fit, fit.asked_alone, asked.weights, strict=is_strict(asked.parts)),
        _changed(fit, fit.listed_alone, listed.weights, strict=syllabic, again=met),
    )


def is_strict(asked: NameParts) -> bool:
    """Say whether short words that are asked about may be parts of a name.

    Syllables of signs and of kana, and what is left of words without their vowels.
    """
    return asked.syllabic or asked.vowelless or asked.heard


def _changed(
    fit: NameFit,
    alone: list[Word],
    weights: Mapping[Word, float],
    *,
    strict: bool,
    again: Collection[str] = (),
) -> Mapping[Word, float]:
    """Change what stands alone; *again* are words that the name has elsewhere."""
    found: dict[Word, float] = {}
    for at, word in enumerate(alone):
        if word.fold in again:
            # Lists say names again, in other words: "KAPLIN alias KAPLIN Plant".
            alone[at], weight = _nothing(word)
        else:
            alone[at], weight = alone_there(word, weights[word], strict=strict)
        found[alone[at]] = weight
        if alone[at].role is Role.PARTICLE and word.role is not Role.PARTICLE:
            fit.set_aside.append(word)
    return found


def alone_there(word: Word, weight: float, *, strict: bool) -> tuple[Word, float]:
    """Give what a word is where it stands alone, and what it weighs then."""
    words = company_words()
    if word.role in _ORDINARY and word.fold in words.padding:
        return _nothing(word)
    if word.role is Role.GENERIC:
        return word, LESS * weight
    if word.role in _SHORTENED and _is_short(word, strict=strict):
        return _nothing(word)
    if word.role is Role.NAME and word.fold in words.rendered:
        return word._replace(role=Role.GENERIC), LESS * ordinary_weight(weight)
    return word, weight


def _nothing(word: Word) -> tuple[Word, float]:
    """Take a word for one that tells nothing."""
    return word._replace(role=Role.PARTICLE), ROLE_WEIGHT[Role.PARTICLE]


def _is_short(word: Word, *, strict: bool) -> bool:
    """Say whether a word may be an abbreviation or initials: JSC, NII, V. P.

    *strict* says that short words may be syllables of a name, too.
    """
    if word.text in company_words().shortened:
        return True
    if word.text.isdigit() or len(word.text) >= _LEAST_TELLING:
        return False
    return not strict or len(word.text) == 1 or not has_vowels(word.text)

"""How well two names fit: which words meet, which stand alone, what that is worth."""

from collections.abc import Collection, Iterator, Mapping

from clearance.names import (
    SAME,
    TWO,
    Likeness,
    Role,
    Word,
    likeness,
    sounds_as,
)

from ._akin import AKIN_LIKE, are_akin, may_be_abroad, tells_abroad
from ._compound import meet_compound
from ._fit import NameFit, Pair, is_rendered
from ._initials import Meet, meet_initials, meet_run
from ._joined import LEAST_JOINED, Parts, parts_of
from ._judge import judge_company, judge_person
from ._meetings import least_likeness, manner_of, met_by
from ._otherwise import meet_in_japanese, meet_otherwise
from ._rendered import alone_as_rendered
from ._scorecard import (
    FATHER_LISTED,
    MARRIED,
    MORE_GIVEN,
    ONE_WORD,
    PLACE_ASKED,
    PLACE_LISTED,
    coverage,
    credit,
    strength,
)
from ._sides import LEAST_WHOLE, Side, first_letters_of
from ._syllabic import as_syllables, how_told, lower_for_syllable

_Weights = tuple[Mapping[Word, float], Mapping[Word, float]]
MOST_ALONE = 400
"""Pairs of words that are laid beside each other once the same ones have met.

Two of the longest names on the lists of the United States and the United Nations have
308; what stands behind so many is laid beside what stands behind so many.
"""
_SAME = Likeness(1.0, "same")
_AKIN = Likeness(AKIN_LIKE, "akin")
_STEM = 5  # letters that forms of one word have in common
_TRANSLATED = frozenset({Role.GENERIC, Role.PLACE})
_WHERE = frozenset({Role.PLACE, Role.PARTICLE})


def fit_names(
    asked: Side, listed: Side, *, least: float = 0.0, listless: bool = False
) -> NameFit:
    """Lay a name that is asked about beside a listed one, both of persons or neither.

    Words meet in any order; a missing patronymic is neutral, a different one is not;
    legal forms hardly count; numbers must agree; ordinary words make no match alone.
    What scores less than *least* before it is judged is not judged: it scores too much
    then, but still less than that. Where no list is behind the names (*listless*), they
    also meet in ways that the search does not look for.
    """
    fit = _align(asked, listed, listless=listless)
    told = how_told(asked, listed) if asked.person else ""
    if listless and told == SAME:
        return as_syllables(asked, listed, fit)
    fit.apart = told == TWO
    if not fit.pairs:
        return fit
    weights = asked.weights, listed.weights
    if is_rendered(asked.parts, listed.parts):
        weights = alone_as_rendered(asked, listed, fit)
    fit.score = _coverage(fit, asked, listed, weights)
    strong = strength(sum([pair.weight * pair.likeness.value for pair in fit.pairs]))
    if fit.score * strong >= least:
        judge = judge_person if asked.person else judge_company
        judge(fit, asked.parts, listed.parts)
    if fit.apart:
        lower_for_syllable(fit, asked, listed)
    fit.scale(strong)
    return fit


def _align(asked: Side, listed: Side, *, listless: bool) -> NameFit:
    pairs: list[Pair] = []
    left, right = list(asked.parts.words), list(listed.parts.words)

    def meet(ours: tuple[Word, ...], theirs: tuple[Word, ...], like: Likeness) -> None:
        # A misspelt word looks rare; the listed spelling knows how rare it is.
        weight = _sum(listed.weights, theirs)
        if like.value >= 1:
            weight = (_sum(asked.weights, ours) + weight) / 2
        pairs.append(Pair(ours, theirs, like, weight))
        for word in ours:
            left.remove(word)
        for word in theirs:
            right.remove(word)

    ours, theirs = asked.spelling, listed.spelling
    if not ours.texts.keys().isdisjoint(theirs.texts):
        _meet_same(left, right, theirs.texts, meet)
    if left and right and not ours.folds.keys().isdisjoint(theirs.folds):
        _meet_folded(left, right, meet)
    for _ in _parted(left, right):
        _meet_unlike(asked, listed, (left, right), meet, listless=listless)
    return NameFit(pairs, left, right)


def _sum(weights: Mapping[Word, float], words: tuple[Word, ...]) -> float:
    if len(words) == 1:
        return weights[words[0]]
    return sum([weights[word] for word in words])


def _meet_unlike(
    asked: Side,
    listed: Side,
    alone: tuple[list[Word], list[Word]],
    meet: Meet,
    *,
    listless: bool,
) -> None:
    """Let words meet that are not the same, as long as both sides have some."""
    left, right = alone
    ours, theirs = asked.parts, listed.parts
    least = least_likeness(ours, theirs)
    if len(left) + len(right) > 2:
        _meet_joined(asked, listed, alone, meet, max(least, LEAST_JOINED))
    listless = listless and asked.person
    if listless:
        _meet_listless(asked, listed, alone, meet)
    if left and right:
        _meet_alike(asked, listed, alone, meet)
    if is_rendered(ours, theirs) and left and right:
        _meet_akin(left, right, meet)
    if not asked.person and left and right:
        _meet_abroad(left, right, meet)
    if listless and left and right and asked.hints.may_be_otherwise(listed.hints):
        meet_otherwise(left, right, meet)
    if asked.person and left and right:
        if Role.INITIAL in asked.roles or Role.INITIAL in listed.roles:
            meet_initials(left, right, meet)
        if asked.shape.may_begin(listed.shape) or listed.shape.may_begin(asked.shape):
            meet_run(left, right, meet)


def _parted(left: list[Word], right: list[Word]) -> Iterator[None]:
    """Leave in two names few enough words to be laid beside each other, in turn.

    All words of nearly all names; of far longer ones the first ones, and then those
    behind. In the end all that stand alone are there again.
    """
    ours, theirs = len(left), len(right)
    while ours * theirs > MOST_ALONE:
        ours, theirs = (ours - 1, theirs) if ours > theirs else (ours, theirs - 1)
    spare = left[ours:], right[theirs:]
    del left[ours:], right[theirs:]
    if left and right:
        yield
    if not (spare[0] or spare[1]):
        return
    first = left[:], right[:]
    left[:], right[:] = spare
    yield from _parted(left, right)
    left[:0], right[:0] = first


def _meet_listless(
    asked: Side, listed: Side, alone: tuple[list[Word], list[Word]], meet: Meet
) -> None:
    """Let names of persons meet that are one in two words, or in Japanese systems."""
    left, right = alone
    ours, theirs = asked.hints, listed.hints
    compound = ours.compound or theirs.compound
    if compound and left and right and len(left) + len(right) > 2:
        meet_compound(left, right, meet)
    if left and right and not ours.sounds.isdisjoint(theirs.sounds):
        meet_in_japanese(left, right, meet)


def _meet_same(
    left: list[Word], right: list[Word], texts: Mapping[str, Word], meet: Meet
) -> None:
    for word in list(left):
        other = texts.get(word.text)
        if other is not None and other in right:
            meet((word,), (other,), _SAME)


def _meet_folded(left: list[Word], right: list[Word], meet: Meet) -> None:
    folds = {word.fold: word for word in reversed(right)}
    for word in list(left):
        other = folds.get(word.fold)
        if other is not None and other in right:
            generic = word.role is other.role and word.role in _TRANSLATED
            why = (
                Likeness(1.0, "translation")
                if generic
                else likeness(word.text, other.text)
            )
            if word.fold == other.fold and why.value < 0.95:
                why = Likeness(0.97, "spelling")
            meet((word,), (other,), why)


def _meet_alike(
    asked: Side, listed: Side, alone: tuple[list[Word], list[Word]], meet: Meet
) -> None:
    left, right = alone
    found: list[tuple[float, str, str, int, int, Likeness, Word, Word]] = []
    manner = manner_of(asked.parts, listed.parts)
    rendered = is_rendered(asked.parts, listed.parts)
    # What no word is like need not be laid beside any.
    terms = [
        (j, term) for j, word in enumerate(right) if (term := listed.known[word]).alike
    ]
    for i, word in enumerate(left if terms else ()):
        term = asked.known[word]
        if not term.alike:
            continue
        may = met_by(term, manner)
        for j, term in terms:
            if not may[term] or (like := may.alike.get(term)) is None:
                continue
            other = right[j]
            if rendered and like.value < AKIN_LIKE and are_akin(word, other):
                like = _AKIN
            one, two = word.text, other.text
            if one > two:
                one, two = two, one
            found.append((-like[0], one, two, i, j, like, word, other))
    if len(found) > 1:
        # Of equals the first by its letters, wherever it stands in its name.
        found.sort(key=lambda hit: hit[:5])
    ours, theirs = set[int](), set[int]()
    for *_, i, j, like, word, other in found:
        if i not in ours and j not in theirs:
            ours.add(i)
            theirs.add(j)
            meet((word,), (other,), like)


def _meet_akin(left: list[Word], right: list[Word], meet: Meet) -> None:
    """Let words meet that translators write for one another: institute and center."""
    for near in (True, False):
        for word in list(left):
            other = _akin_of(word, right, near=near)
            if other is not None:
                meet((word,), (other,), _AKIN)


def _akin_of(word: Word, right: list[Word], *, near: bool) -> Word | None:
    """Find a word that translators write for one; *near* one that begins as it does.

    So that a refinery first meets refining, and gas is left beside oil.
    """
    if near:
        right = [one for one in right if one.fold[:_STEM] == word.fold[:_STEM]]
    other = next((one for one in right if are_akin(word, one)), None)
    if near or other is not None:
        return other
    return next((one for one in right if sounds_as(word.fold, one.text)), None)


def _meet_abroad(left: list[Word], right: list[Word], meet: Meet) -> None:
    """Let words of other languages meet what translators write for them."""
    told = [word for word in right if tells_abroad(word.text)]
    for word in list(left):
        # One of two such words at least tells it by itself.
        others = right if tells_abroad(word.text) else told
        other = next((one for one in others if may_be_abroad(word, one)), None)
        if other is not None:
            meet((word,), (other,), _AKIN)
            told = [one for one in right if tells_abroad(one.text)]


def _meet_joined(
    asked: Side,
    listed: Side,
    alone: tuple[list[Word], list[Word]],
    meet: Meet,
    least: float,
) -> None:
    """Let a word meet the two that it is when written apart."""
    left, right = alone
    # Translators join words to others, but no "of".
    never = Role.PARTICLE if is_rendered(asked.parts, listed.parts) else None
    ours, theirs = asked.spelling, listed.spelling
    if len(right) > 1 and not ours.heads.isdisjoint(theirs.begins):
        for word, parts in _joined(left, right, never, least):
            meet((word,), parts[0], parts[1])
    if len(left) > 1 and not theirs.heads.isdisjoint(ours.begins):
        for word, parts in _joined(right, left, never, least):
            meet(parts[0], (word,), parts[1])


def _joined(
    left: list[Word], right: list[Word], never: Role | None, least: float
) -> Iterator[tuple[Word, Parts]]:
    """Give words of one side, and those of the other that they are written as one.

    What is given meets before the next one is looked for.
    """
    alone = set[str]()
    begins = {one.text[:2] for one in right}
    for word in [w for w in left if len(w.text) >= LEAST_WHOLE]:
        if word.text in alone:
            # The same word again, with fewer words left to be.
            continue
        parts = None
        if not begins.isdisjoint(first_letters_of(word.text)):
            others = [other for other in right if other.role is not never]
            parts = parts_of(word.text, others, least)
        if parts is not None and word in left:
            yield word, parts
            begins = {one.text[:2] for one in right}
        else:
            alone.add(word.text)


def _coverage(fit: NameFit, asked: Side, listed: Side, weights: _Weights) -> float:
    """Weigh what meets against what stands alone on either side.

    *weights* are those of the words that stand alone.
    """
    person = asked.person
    met = sum([pair.weight * credit(pair.likeness.value) for pair in fit.pairs])
    whole = sum([pair.weight for pair in fit.pairs])
    doubled = asked.parts.doubled
    married = bool(doubled) and any(
        word.text in doubled for pair in fit.pairs for word in pair.asked
    )
    alone = sum(_asked_weights(fit, asked, weights[0], doubled if married else ()))
    if person and not alone and len(fit.pairs) == 1:
        # Somebody typed a surname and no more: what is missing was never said.
        whole *= ONE_WORD
        met *= ONE_WORD
    missing = _missing(_listed_weights(fit, listed, weights[1]), person=person)
    return coverage(met, whole, alone, missing, person=person)


def _asked_weights(
    fit: NameFit, asked: Side, weights: Mapping[Word, float], doubled: Collection[str]
) -> list[float]:
    """Weigh the words that stand alone in the query; less those of a double name."""
    if asked.sure and not doubled:
        return [weights[word] for word in fit.asked_alone]
    theirs = {word.role for word in fit.listed_alone}
    return [
        _asked(word, weights[word], theirs) * (MARRIED if word.text in doubled else 1)
        for word in fit.asked_alone
    ]


def _listed_weights(
    fit: NameFit, listed: Side, weights: Mapping[Word, float]
) -> list[tuple[Role, float]]:
    """Weigh the words that stand alone on the list, with the role of each."""
    if listed.sure:
        return [(word.role, weights[word]) for word in fit.listed_alone]
    ours = {word.role for word in fit.asked_alone}
    return [
        (word.role, _missed(word, weights[word], ours)) for word in fit.listed_alone
    ]


def _missing(alone: Collection[tuple[Role, float]], *, person: bool) -> float:
    """Weigh what stands alone on the list; of several given names, one in full."""
    whole = sum([weight for _, weight in alone])
    if not person or len(alone) < 2:
        return whole
    given = [weight for role, weight in alone if role is Role.NAME]
    if len(given) < 2 or any(role is Role.SURNAME for role, _ in alone):
        return whole
    return whole - (1 - MORE_GIVEN) * (sum(given) - max(given))


def _asked(word: Word, weight: float, others: Collection[Role]) -> float:
    """Weigh a word that stands alone in the query; *others* are roles on the list."""
    if word.role is Role.NUMBER and Role.NUMBER in others:
        # That numbers differ is judged once, and not here.
        return 0.0
    if word.role in _WHERE and _WHERE.isdisjoint(others):
        # "Sberbank, Moscow branch": the list need not say where each branch is.
        return min(weight, PLACE_ASKED)
    return weight


def _missed(word: Word, weight: float, others: Collection[Role]) -> float:
    """Weigh a word that stands alone on the list; *others* are roles in the query."""
    if word.role is Role.PATRONYMIC and Role.PATRONYMIC not in others:
        return FATHER_LISTED
    if word.role is Role.NUMBER and Role.NUMBER in others:
        return 0.0
    if word.role in _WHERE and _WHERE.isdisjoint(others):
        # "Sberbank" and "Sberbank of Russia": nobody said another place.
        return min(weight, PLACE_LISTED)
    return weight

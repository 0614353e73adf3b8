"""What speaks against two names that have words in common."""

from collections.abc import Collection
from functools import lru_cache
from math import exp

from rapidfuzz.distance import OSA

from clearance.names import (
    NameParts,
    Role,
    Word,
    are_two_meanings,
    are_two_told,
    company_words,
    fold,
    legal_form_parts,
    marks_of,
    person_words,
    pinyin_syllables,
    skeleton,
    told_apart,
    trades_of,
)

from ._contrast import judge_contrasts, judge_daughter, judge_place, say_one_place
from ._fit import NameFit, Pair, is_rendered
from ._lineage import are_father_and_son, are_man_and_woman
from ._numbers import is_long_number, number_factor
from ._scorecard import (
    BESIDE,
    HARDLY,
    HARDLY_LIKE,
    NAMING,
    ONLY,
    ONLY_UNLIKE,
    SAME,
    SYLLABLE_LESS,
)

# What is left of a fit where both sides have a word of a kind to themselves: the least,
# and so much more the fewer letters would make one the other.
_CONFLICT, _NEARLY, _APART = 0.62, 0.40, 1.6
_OTHER_LETTER = 0.92
_OTHER_FATHER, _OTHER_SERVANT = 0.85, 0.70
_OTHER_INITIAL, _OTHER_PARENT = 0.6, 0.5
_OTHER_NAMESAKE, _TURNED_ROUND, _OTHER_GIVEN = 0.52, 0.52, 0.72
_OTHER_WORD, _OTHER_TRADE, _OTHER_PLACE = 0.90, 0.74, 0.60
_OTHER_CALLED = 0.72
_OTHER_TRANSLATED, _OTHER_MEANING, _FORM_TRANSLATED = 0.92, 0.6, 0.98
_OTHER_FORM, _OTHER_KIND = 0.96, 0.88
_NAME_OR_ORDINARY = frozenset({Role.NAME, Role.GENERIC})
# Words that are each a slip of the other name's, and this unlike, are two other words.
_SLIP, _ALL_SLIPS = 0.84, 0.74
_ONLY_ORDINARY, _ONLY_AKIN = 0.5, 0.6
_SLIPS = frozenset({"typo", "vowels", "cut"})
_TOO_LITTLE, _FEW_LETTERS, _SMALL = 0.6, 2, 3
_SHORT_SLIP, _LEAST_SLIP = 0.9, 0.7
_BY_SHARES = frozenset({"shares"})
_BY_QUOTAS = frozenset({"quotas"})
_ANY_KIND = _BY_SHARES | _BY_QUOTAS
# Legal forms that are translated for one another; those not named, for any of these.
_FORM_KINDS = {
    **dict.fromkeys(
        ("public_joint_stock", "joint_stock", "german_ag", "anonymous", "european"),
        _BY_SHARES,
    ),
    **dict.fromkeys(
        ("limited_liability", "german", "french_limited", "spanish_limited"),
        _BY_QUOTAS,
    ),
    "dutch_limited": _BY_QUOTAS,
    "public_limited": _BY_SHARES,
    **dict.fromkeys(
        ("state_unitary", "nonprofit", "partnership", "private_enterprise"),
        frozenset[str](),
    ),
}
# Of these each may be written for the other: 有限会社 is Co. Ltd. or LLC.
_TRANSLATED_AS = (
    frozenset({"limited", "limited_liability"}),
    frozenset({"joint_stock", "public_joint_stock"}),
)
# So many ordinary words that are all the same are a name of their own.
_MANY_ORDINARY = 3
_TWO_ORDINARY = 0.98
_REPUBLIC = fold("republic")  # of a state that is named: the Republic of Iraq
_AS_TRANSLATED = 0.88  # likeness of what two translators may write for one word
_LOOSE, _LOOSELY = 0.73, 1.2  # below this likeness a point costs so much more


def judge_person(fit: NameFit, asked: NameParts, listed: NameParts) -> None:
    """Lower what two names of persons score for what speaks against one person."""
    _judge_names(fit, listed)
    if are_father_and_son(asked.words, listed.words):
        fit.lower(_TURNED_ROUND, "Father and son are turned round.")
    if are_man_and_woman(fit.pairs):
        fit.lower(_TURNED_ROUND, "One is a man's name, the other a woman's.")
    if asked.syllabic and any(word.role in NAMING for word in fit.listed_alone):
        fit.lower(SYLLABLE_LESS, "A syllable of the listed name is missing.")


def _judge_names(fit: NameFit, listed: NameParts) -> None:
    naming = [p for p in fit.pairs if any(w.role in NAMING for w in p.listed)]
    full = [p for p in naming if p.likeness.why != "initial"]
    words = sum(len(p.listed) + len(p.asked) for p in full)
    if not full:
        fit.lower(0.5, "Only initials, particles or a father's name meet.")
        return
    surnames = [word for word in listed.words if word.role is Role.SURNAME]
    met = {word for p in full for word in p.listed}
    if surnames and not met.intersection(surnames):
        fit.lower(0.85, "No part of the listed surname is there.")
    elif len(surnames) > 1 and surnames[0] not in met:
        fit.lower(0.88, "The first of the listed surnames is not there.")
    alone = any(word.role in NAMING for word in fit.asked_alone)
    if words <= 2 and (fit.listed_alone or alone or len(naming) > 1):
        same = full[0].likeness.value >= SAME
        only = not alone and len(naming) == 1 and full[0].listed[0] in surnames
        if not (same and (only or _initials_agree(fit, surnames))):
            fit.lower(ONLY if same else ONLY_UNLIKE, "Only one name meets in full.")
    elif words <= 2 and full[0].likeness.value < SAME:
        long = len(full[0].listed[0].text) >= 7
        fit.lower(0.9 if long else 0.8, "The only name is not quite the same.")
    if not _judge_other_name(fit):
        _judge_servants(fit)
    fathers = frozenset({Role.PATRONYMIC})
    _judge_conflict(fit, fathers, _OTHER_FATHER, "The patronymics differ.")
    initials = frozenset({Role.INITIAL})
    _judge_conflict(fit, initials, _OTHER_INITIAL, "The initials differ.")
    if _are_parents(fit):
        fit.lower(_OTHER_PARENT, "One is a father's name, the other a mother's.")
    weakest = min(p.likeness.value for p in full)
    if words > 2 and weakest < _LOOSE:
        factor = 1 - _LOOSELY * (_LOOSE - weakest) * min(2.5 / len(full), 1)
        fit.lower(factor, "One of the names is only loosely alike.")


def judge_marks(fit: NameFit, asked: str, listed: str) -> NameFit:
    """Lower what two texts of persons' names score for what they say beside the names.

    Another number among namesakes, or the title of a man beside one of a woman.
    """
    return lower_for_marks(fit, told_apart(marks_of(asked), marks_of(listed)))


def lower_for_marks(fit: NameFit, how: str) -> NameFit:
    """Lower a fit for *how* marks tell two names apart; "" where they do not."""
    if how:
        fit.lower(_OTHER_NAMESAKE, how)
    return fit


def judge_given(fit: NameFit) -> None:
    """Lower what fits where words that are alike are two known given names.

    Where no list is searched for what somebody may have meant: Dana is not Dina.
    """
    for pair in fit.pairs:
        slip = pair.likeness.why in {"typo", "vowels"}
        if slip and are_two_told(pair.asked[0].text, pair.listed[0].text):
            fit.lower(_OTHER_GIVEN, "Two given names are near in letters.")
            return


def _are_parents(fit: NameFit) -> bool:
    """See "father of" on one side and "mother of" on the other: Abu, Umm."""
    words = person_words()
    ours, theirs = (
        {word.text for word in side} for side in (fit.asked_alone, fit.listed_alone)
    )
    return any(
        not one.isdisjoint(words.fathers) and not other.isdisjoint(words.mothers)
        for one, other in ((ours, theirs), (theirs, ours))
    )


def _judge_other_name(fit: NameFit) -> bool:
    """Lower what fits where each name has a word of its own, by how far it is off."""
    ours, theirs = (
        {word.text for word in side if word.role in NAMING}
        for side in (fit.asked_alone, fit.listed_alone)
    )
    if not ours or not theirs:
        return False
    apart = min([OSA.distance(one, other) for one in ours for other in theirs])
    factor = min(_CONFLICT + _NEARLY * exp((1 - apart) / _APART), _OTHER_LETTER)
    fit.lower(factor, "Each name has a word of its own.")
    return True


def _initials_agree(fit: NameFit, surnames: Collection[Word]) -> bool:
    """Say whether the surname is there and initials stand for the rest: V. V. Putin.

    Neither side may have a name, or an initial, that the other contradicts.
    """
    roles = {Role.NAME, Role.SURNAME, Role.INITIAL}
    return (
        any(pair.likeness.why == "initial" for pair in fit.pairs)
        and all(word.role not in roles for word in fit.asked_alone)
        and not any(word in surnames for word in fit.listed_alone)
    )


def _judge_servants(fit: NameFit) -> None:
    """Take "Abdul" for a word where the other name has one in its place.

    Abdul Agha may be called Agha; beside Azim Agha he is somebody else.
    """
    for pair in fit.pairs:
        sides = (pair.asked, fit.listed_alone), (pair.listed, fit.asked_alone)
        if pair.likeness.why == "cut" and any(
            side[0].text.startswith("abdul") and any(w.role in NAMING for w in alone)
            for side, alone in sides
        ):
            fit.lower(_OTHER_SERVANT, "Each name has a word of its own.")
            return


def _judge_conflict(
    fit: NameFit, roles: Collection[Role], factor: float, remark: str
) -> bool:
    """Lower what fits where both sides have a word of these roles to themselves."""
    sides = (fit.asked_alone, fit.listed_alone)
    differ = all(any(word.role in roles for word in side) for side in sides)
    if differ:
        fit.lower(factor, remark)
    return differ


def judge_company(fit: NameFit, asked: NameParts, listed: NameParts) -> None:
    """Lower what two names of firms score for what speaks against one firm."""
    translated = is_rendered(asked, listed)
    naming = [
        p
        for p in fit.pairs
        if any(w.role in NAMING for w in (*p.listed, *p.asked))
        # What is ordinary in a translation is no name, whatever it is on the list, and
        # what the list misspells is none either.
        and not (
            (translated or p.likeness.why in _SLIPS)
            and any(w.role is Role.GENERIC for w in p.asked)
        )
    ]
    if not naming:
        _judge_generic(fit, translated=translated)
    elif all(pair.likeness.why == "akin" for pair in fit.pairs):
        fit.lower(_ONLY_AKIN, "No word is the same, or its usual translation.")
    elif len(naming) == 1:
        _judge_single(fit, naming[0])
    elif all(p.likeness.why == "typo" and p.likeness.value < _SLIP for p in naming):
        fit.lower(_ALL_SLIPS, "Each of the telling words is only nearly the same.")
    _judge_numbers(fit, asked, listed)
    _judge_conflict(fit, NAMING, _OTHER_WORD, "Each name has a word of its own.")
    if translated and asked.syllabic and _are_called_otherwise(fit):
        fit.lower(_OTHER_CALLED, "The names are called otherwise.")
    _judge_ordinary(fit, asked, listed)
    if any(map(_is_other_word, fit.pairs)):
        fit.lower(_OTHER_PLACE, "An ordinary word is only nearly the same.")
    _judge_places(fit)
    judge_contrasts(fit, asked, listed)
    if not translated:
        judge_daughter(fit, asked, listed)
    if not translated:
        # Chinese firms are called after their city, and abroad mostly not.
        judge_place(fit, asked, listed)
    factor = form_factor(asked.forms, listed.forms, translated=translated)
    if factor < 1:
        fit.lower(factor, "The legal forms differ.")


def _are_called_otherwise(fit: NameFit) -> bool:
    """See what each of two firms is called by, one in signs as they sound.

    A syllable of Chinese that is spelt like a word of firms is none: "ding", "chang".
    """
    return any(pinyin_syllables(word.text) for word in fit.asked_alone) and any(
        word.role in NAMING and word.fold not in company_words().rendered
        for word in fit.listed_alone
    )


def _judge_ordinary(fit: NameFit, asked: NameParts, listed: NameParts) -> None:
    """Lower what fits where each name has an ordinary word of its own."""
    if not is_rendered(asked, listed):
        if _are_other_trades(fit) or _is_one_replaced(fit, asked, listed):
            fit.lower(_OTHER_TRADE, "The ordinary words differ.")
    elif _mean_others(fit) or _say_two_trades(fit):
        fit.lower(_OTHER_MEANING, "The names say different things.")
    elif _are_other_trades(fit):
        fit.lower(_OTHER_TRANSLATED, "The ordinary words differ.")


def _judge_places(fit: NameFit) -> None:
    """Lower what fits where each side says a place, and not one its country.

    Beside ordinary words alone these are two: Tehran Cement, Iran Cement.
    """
    ordinary = company_words().rendered
    named = any(
        word.role in NAMING and word.fold not in ordinary
        for pair in fit.pairs
        for word in (*pair.asked, *pair.listed)
    )
    if not (named and say_one_place(fit)):
        places = frozenset({Role.PLACE})
        _judge_conflict(fit, places, _OTHER_PLACE, "The names say different places.")


def _are_other_trades(fit: NameFit) -> bool:
    """See ordinary words on both sides, or one and a trade: exchange, and cement."""
    sides = fit.asked_alone, fit.listed_alone
    ordinary = [any(word.role is Role.GENERIC for word in side) for side in sides]
    if all(ordinary) or not any(ordinary):
        return all(ordinary)
    trades = company_words().rendered
    return any(word.fold in trades for word in sides[ordinary.index(False)])


def _mean_others(fit: NameFit) -> bool:
    """See a word of each name for which no translator writes the other: oil, gas."""
    return any(
        are_two_meanings(one.fold, other.fold)
        for one in fit.asked_alone
        for other in fit.listed_alone
    )


def _say_two_trades(fit: NameFit) -> bool:
    """See branches of trade that each name has to itself: machinery, and chemicals."""
    ours, theirs = (
        {trade for word in side for trade in trades_of(word.text, word.fold)}
        for side in (fit.asked_alone, fit.listed_alone)
    )
    return bool(ours) and bool(theirs) and ours.isdisjoint(theirs)


def _is_other_word(pair: Pair) -> bool:
    """See a name that an ordinary word is hardly like: Hill, Mill."""
    roles = {word.role for word in (*pair.asked, *pair.listed)}
    unlike = pair.likeness.value < _LEAST_SLIP and pair.likeness.why == "typo"
    return unlike and roles == _NAME_OR_ORDINARY


def _is_one_replaced(fit: NameFit, asked: NameParts, listed: NameParts) -> bool:
    """See a name where the other has an ordinary word: Morning Post, Morning Star."""
    if len(fit.asked_alone) != 1 or len(fit.listed_alone) != 1:
        return False
    ours, theirs = fit.asked_alone[0], fit.listed_alone[0]
    if {ours.role, theirs.role} != _NAME_OR_ORDINARY:
        return False
    return asked.words.index(ours) == listed.words.index(theirs)


@lru_cache(maxsize=4096)
def form_factor(
    asked: frozenset[str], listed: frozenset[str], *, translated: bool = False
) -> float:
    """Say what is left where the legal forms of two names differ; 1 where they may."""
    if not asked or not listed or asked & listed:
        return 1.0
    if translated:
        one = any(asked | listed <= forms for forms in _TRANSLATED_AS)
        return 1.0 if one else _FORM_TRANSLATED
    return _OTHER_FORM if _kinds(asked) & _kinds(listed) else _OTHER_KIND


def _kinds(forms: Collection[str]) -> frozenset[str]:
    """Say what kinds of legal form these are: by shares, by quotas or any."""
    return frozenset().union(*(_FORM_KINDS.get(form, _ANY_KIND) for form in forms))


def _judge_generic(fit: NameFit, *, translated: bool) -> None:
    """Ordinary words and numbers make a match only where the whole name is them.

    A name that is *translated* word by word is as good as one that is the same.
    """
    alone = [*fit.asked_alone, *fit.listed_alone]
    whole = all(word.role is Role.PARTICLE or word.fold == _REPUBLIC for word in alone)
    if _is_told_by_others(fit) or (alone and _are_of_forms(fit)):
        fit.lower(_ONLY_ORDINARY, "Only ordinary words or numbers meet.")
        return
    least = _AS_TRANSLATED if translated else 0.97
    same = all(pair.likeness.value >= least for pair in fit.pairs)
    enough = 2 if translated else _MANY_ORDINARY
    if whole and all(pair.likeness.why == "akin" for pair in fit.pairs):
        fit.lower(_ONLY_AKIN, "No word is the same, or its usual translation.")
    elif whole and same and len(fit.pairs) >= enough:
        return
    elif whole and same and len(fit.pairs) >= 2:
        fit.lower(_TWO_ORDINARY, "The name is made of ordinary words.")
    elif whole and same and is_long_number(fit.pairs[0]):
        return
    elif whole and same:
        fit.lower(0.85, "The name is one ordinary word or number.")
    elif whole and len(fit.pairs) >= 2:
        fit.lower(0.9, "The name is made of ordinary words, with a slip.")
    elif translated and len(fit.pairs) >= _MANY_ORDINARY:
        both = fit.asked_alone and fit.listed_alone
        fit.lower(0.75 if both else 0.95, "Ordinary words differ.")
    else:
        fit.lower(_ONLY_ORDINARY, "Only ordinary words or numbers meet.")


def _is_told_by_others(fit: NameFit) -> bool:
    """See a word set aside that the listed party is called by: "EPK Trading House".

    But for the first letters of the words that meet, which say them again.
    """
    first = {word.text[0] for pair in fit.pairs for word in pair.listed}
    return any(
        word.role in NAMING and not first.issuperset(word.text)
        for word in fit.set_aside
    )


def _are_of_forms(fit: NameFit) -> bool:
    """See that nothing meets but words of legal forms."""
    words = legal_form_parts()
    return all(w.fold in words for pair in fit.pairs for w in pair.listed)


def _judge_letters(fit: NameFit, pair: Pair) -> None:
    """A letter or two, or a small word, have no other spellings, and hardly name."""
    ours, theirs = ("".join(w.text for w in side) for side in (pair.asked, pair.listed))
    least = min(len(ours), len(theirs))
    small = any(word.role is Role.PARTICLE for word in (*pair.asked, *pair.listed))
    if ours != theirs and (least <= _FEW_LETTERS or (small and least <= _SMALL)):
        fit.lower(_TOO_LITTLE, "The only telling words are short, and two.")
    elif least == 1 and (fit.asked_alone or fit.listed_alone):
        fit.lower(_TOO_LITTLE, "The only telling word is one letter.")


def _judge_single(fit: NameFit, pair: Pair) -> None:
    """One word carries the whole match: it must be nearly the same, and alone."""
    if any(word.role in NAMING for word in fit.asked_alone):
        fit.lower(BESIDE, "The query has a name beside the only telling word.")
    _judge_letters(fit, pair)
    if pair.likeness.why == "bones" and len(skeleton(pair.listed[0].text)) <= 3:
        fit.lower(0.7, "Only three consonants or fewer meet.")
    like, text = pair.likeness.value, pair.listed[0].text
    if like < HARDLY_LIKE:
        fit.lower(HARDLY, "The only telling word is hardly the same.")
    elif not fit.asked_alone and not fit.listed_alone:
        if like < 0.75 and len(text) <= 5 and pair.likeness.why == "typo":
            fit.lower(_SHORT_SLIP, "The only word is short and not the same.")
    elif like < 0.75 and len(text) <= 5:
        fit.lower(0.7, "The only telling word is short and not the same.")
    elif like < (0.84 if len(text) >= 7 else 0.9):
        fit.lower(0.85, "The only telling word is not quite the same.")


def _judge_numbers(fit: NameFit, asked: NameParts, listed: NameParts) -> None:
    factor, one = number_factor(asked, listed)
    if factor < 1 and one:
        fit.lower(factor, "Only one of the names has a number.")
    elif factor < 1:
        fit.lower(factor, "The numbers in the names differ.")

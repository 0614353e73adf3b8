"""What speaks against two names that have words in common."""

from collections.abc import Collection

from clearance.names import NameParts, Role, Word, skeleton

from ._fit import NameFit, Pair
from ._scorecard import NAMING

# What is left of a fit where both sides have a word of a kind to themselves.
_CONFLICT, _OTHER_FATHER = 0.70, 0.85
_BESIDE, _SYLLABLE_LESS = 0.85, 0.85
_OTHER_WORD, _OTHER_TRADE, _OTHER_PLACE = 0.90, 0.80, 0.60
_OTHER_FORM, _OTHER_NUMBER, _ONE_NUMBER = 0.96, 0.65, 0.82


def judge_person(fit: NameFit, asked: NameParts, listed: NameParts) -> None:
    """Lower what two names of persons score for what speaks against one person."""
    _judge_names(fit, listed)
    if asked.syllabic and any(word.role in NAMING for word in fit.listed_alone):
        fit.lower(_SYLLABLE_LESS, "A syllable of the listed name is missing.")


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
        same = full[0].likeness.value >= 0.95
        only = not alone and len(naming) == 1 and full[0].listed[0] in surnames
        if not (same and (only or _initials_agree(fit, surnames))):
            fit.lower(0.88 if same else 0.7, "Only one name meets in full.")
    elif words <= 2 and full[0].likeness.value < 0.95:
        long = len(full[0].listed[0].text) >= 7
        fit.lower(0.9 if long else 0.8, "The only name is not quite the same.")
    if not _judge_conflict(fit, NAMING, _CONFLICT, "Each name has a word of its own."):
        _judge_servants(fit)
    fathers = frozenset({Role.PATRONYMIC})
    _judge_conflict(fit, fathers, _OTHER_FATHER, "The patronymics differ.")
    weakest = min(p.likeness.value for p in full)
    if words > 2 and weakest < 0.8 and len(full) <= 2:
        fit.lower(0.93, "One of the two names is only loosely alike.")


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
            fit.lower(_CONFLICT, "Each name has a word of its own.")
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
    naming = [
        p for p in fit.pairs if any(w.role in NAMING for w in (*p.listed, *p.asked))
    ]
    if not naming:
        _judge_generic(fit)
    elif len(naming) == 1:
        _judge_single(fit, naming[0])
    _judge_numbers(fit, asked, listed)
    _judge_conflict(fit, NAMING, _OTHER_WORD, "Each name has a word of its own.")
    trades, places = frozenset({Role.GENERIC}), frozenset({Role.PLACE})
    _judge_conflict(fit, trades, _OTHER_TRADE, "The ordinary words differ.")
    _judge_conflict(fit, places, _OTHER_PLACE, "The names say different places.")
    if asked.forms and listed.forms and not asked.forms & listed.forms:
        fit.lower(_OTHER_FORM, "The legal forms differ.")


def _judge_generic(fit: NameFit) -> None:
    """Ordinary words and numbers make a match only where the whole name is them."""
    alone = [*fit.asked_alone, *fit.listed_alone]
    whole = all(word.role is Role.PARTICLE for word in alone)
    same = all(pair.likeness.value >= 0.97 for pair in fit.pairs)
    if whole and same and len(fit.pairs) >= 2:
        fit.lower(0.95, "The name is made of ordinary words.")
    elif whole and same:
        fit.lower(0.85, "The name is one ordinary word or number.")
    elif whole and len(fit.pairs) >= 2:
        fit.lower(0.9, "The name is made of ordinary words, with a slip.")
    else:
        fit.lower(0.5, "Only ordinary words or numbers meet.")


def _judge_single(fit: NameFit, pair: Pair) -> None:
    """One word carries the whole match: it must be nearly the same, and alone."""
    if any(word.role in NAMING for word in fit.asked_alone):
        fit.lower(_BESIDE, "The query has a name beside the only telling word.")
    if pair.likeness.why == "bones" and len(skeleton(pair.listed[0].text)) <= 3:
        fit.lower(0.7, "Only three consonants or fewer meet.")
    like, text = pair.likeness.value, pair.listed[0].text
    if like < 0.7:
        fit.lower(0.7, "The only telling word is hardly the same.")
    elif not fit.asked_alone and not fit.listed_alone:
        return
    elif like < 0.75 and len(text) <= 5:
        fit.lower(0.7, "The only telling word is short and not the same.")
    elif like < (0.84 if len(text) >= 7 else 0.9):
        fit.lower(0.85, "The only telling word is not quite the same.")


def _judge_numbers(fit: NameFit, asked: NameParts, listed: NameParts) -> None:
    ours = {word.fold for word in asked.words if word.role is Role.NUMBER}
    theirs = {word.fold for word in listed.words if word.role is Role.NUMBER}
    if ours == theirs:
        return
    if ours and theirs:
        fit.lower(_OTHER_NUMBER, "The numbers in the names differ.")
    else:
        fit.lower(_ONE_NUMBER, "Only one of the names has a number.")

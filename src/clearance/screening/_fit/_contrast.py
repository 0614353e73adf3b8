"""What tells two firms, bodies or ships apart that are called nearly the same."""

from collections.abc import Collection, Sequence

from clearance.names import (
    NameParts,
    Role,
    Word,
    are_folded_alike,
    are_of_arabic,
    are_other_acronyms,
    are_other_places,
    are_other_signs,
    are_other_words,
    are_spelt_apart,
    are_two_ships,
    begin_otherwise,
    clean,
    company_words,
    fold,
    has_vowels,
    is_daughters,
    is_kind_of_school,
    is_made_of,
    is_word_or_name,
    mean_others,
    skeleton,
    towns_of,
    trades_of,
    wade_giles,
)

from ._fit import NameFit, Pair
from ._scorecard import NAMING

# What is left of a fit where a word is another known one, though near in letters; where
# it is one of ordinary words; a noun made of another; or begins with other letters.
_OTHER_WORD, _OTHER_ORDINARY, _OTHER_VOWELS, _REPLACED = 0.5, 0.55, 0.75, 0.8
_MADE_OF, _BEGUN_OTHERWISE, _SHORT = 0.72, 0.68, 0.72
_SHORT_BESIDE = 0.68  # where ordinary words stand beside it
# Two towns or regions; two branches of trade; a firm that a group has beside itself.
_OTHER_TOWN, _OTHER_BRANCH, _ONE_BRANCH, _DAUGHTER = 0.60, 0.84, 0.92, 0.65
# A place that one name alone says; a country, where both have a legal form: a firm, and
# its own abroad.
_ONE_PLACE, _ONE_COUNTRY = 0.9, 0.58
# Where firms are at home that lists write with and without it: "Kaplin (HK) Ltd".
_LEFT_OUT = frozenset(map(fold, ("hongkong", "macau", "china", "korea")))
_AT_HOME = frozenset({"rossii", "ukrainy", "belarusi"})  # in the genitive
_OTHER_LETTERS, _NEARLY = 0.6, 0.68
_OTHER_SHIP = 0.56
_GIVEN = frozenset({"form", "short"})
_SPELT_AS_ONE = frozenset({"same", "spelling"})
_FROM_SLIPS = frozenset({"typo", "vowels", "cut"})
_FROM_SIGNS = _FROM_SLIPS | {"bones", "joined"}
_TOLD = NAMING | {Role.GENERIC, Role.PLACE, Role.PARTICLE}
_FEW_LETTERS = 4
_HONOURING = frozenset({"after", "imeni", "academician", "akademika"})
_JOINING = frozenset("eiouy")
_TRADING = fold("trading")
_SCHOOLS = frozenset(
    map(fold, ("university", "institute", "academy", "school", "college"))
)
# Vowels that languages write for one another.
_SAME_VOWEL = frozenset(map(frozenset, ("ae", "ei", "iy", "ey", "ou")))
_SURE = 0.9  # likeness from which letters that differ are a slip


def judge_contrasts(fit: NameFit, asked: NameParts, listed: NameParts) -> None:
    """Lower what two names of firms score for words that are known to be two."""
    if asked.vowelless and listed.vowelless:
        _judge_letters(fit)
    if asked.syllabic or listed.syllabic:
        _judge_signs(fit)
    elif not (asked.vowelless or listed.vowelless):
        for pair in fit.pairs:
            _judge_pair(fit, pair)
    elif not (asked.vowelless and listed.vowelless):
        _judge_beginnings(fit)
    if fit.asked_alone and fit.listed_alone:
        _judge_places(fit)
        _judge_trades(fit)
        if _are_other_letters(fit) and not (_honours(asked) or _honours(listed)):
            fit.lower(_OTHER_TOWN, "The names say different letters.")
        if _is_one_replaced(fit):
            fit.lower(_REPLACED, "Each name has another known word in its place.")


def _judge_letters(fit: NameFit) -> None:
    """Lower what fits where both are without vowels: what differs is a letter."""
    for pair in fit.pairs:
        if pair.likeness.why == "typo" and pair.likeness.value < _NEARLY:
            fit.lower(_OTHER_LETTERS, "Words differ in more than a letter.")


def _judge_beginnings(fit: NameFit) -> None:
    """Lower what fits where a word without vowels begins with other consonants.

    That vowels are guessed makes no slip of a consonant: مارون is not Karun.
    """
    for pair in fit.pairs:
        if len(pair.asked) == len(pair.listed) == 1:
            one, other = pair.asked[0], pair.listed[0]
            slip = pair.likeness.why == "typo" and {one.role, other.role} <= NAMING
            if slip and begin_otherwise(one.text, other.text):
                said = f"'{one.text}' and '{other.text}' begin with other letters."
                fit.lower(_BEGUN_OTHERWISE, said)


def _judge_signs(fit: NameFit) -> None:
    """Lower what fits where a word of signs meets one of which a syllable is another's.

    Signs have no slips: 东方 is Dongfang, and Dongfeng is 东风.
    """
    for pair in fit.pairs:
        naming = {word.role for word in (*pair.asked, *pair.listed)} <= NAMING
        if naming and pair.likeness.why in _FROM_SIGNS and _are_syllables(pair):
            ours, theirs = map(_text_of, (pair.asked, pair.listed))
            fit.lower(_OTHER_WORD, f"'{ours}' and '{theirs}' have other syllables.")


def _text_of(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _are_syllables(pair: Pair) -> bool:
    """See syllables of signs, however joined, of which the other name has another."""
    one, other = (
        "".join(word.text for word in side) for side in (pair.asked, pair.listed)
    )
    return other != wade_giles(one) and are_other_signs(one, other, sure=True)


def _judge_pair(fit: NameFit, pair: Pair) -> None:
    """Lower what fits where words that meet are two words."""
    if len(pair.asked) != 1 or len(pair.listed) != 1:
        return
    one, other = pair.asked[0].text, pair.listed[0].text
    roles = {pair.asked[0].role, pair.listed[0].role}
    if pair.likeness.why == "spelling" and are_spelt_apart(one, other):
        fit.lower(_OTHER_WORD, "The names say different places.")
    elif pair.likeness.why == "spelling" and are_folded_alike(one, other):
        fit.lower(_OTHER_WORD, f"'{one}' and '{other}' are two words.")
    elif pair.likeness.why == "spelling" and are_other_acronyms(one, other):
        fit.lower(_OTHER_WORD, f"'{one}' and '{other}' are two acronyms.")
    elif pair.likeness.why not in _FROM_SLIPS or not roles <= _TOLD:
        return
    elif are_other_words(one, other):
        factor = _left_of_words(one, other, roles, pair.likeness.why)
        fit.lower(factor, f"'{one}' and '{other}' are two words.")
    elif roles <= NAMING:
        _judge_unknown(fit, one, other, pair.likeness.value)


def _left_of_words(one: str, other: str, roles: Collection[Role], why: str) -> float:
    """Say what is left where words that are alike are two that are known."""
    if NAMING.isdisjoint(roles):
        return _OTHER_ORDINARY
    made = one.startswith(other) or other.startswith(one)
    if why == "cut" and made and Role.PLACE not in roles:
        return _MADE_OF
    vowels = skeleton(one) == skeleton(other) and are_of_arabic(one, other)
    return _OTHER_VOWELS if vowels else _OTHER_WORD


def _judge_unknown(fit: NameFit, one: str, other: str, like: float) -> None:
    """Lower what fits where words that name are alike, and hardly by a slip."""
    lettered = not (has_vowels(one) or has_vowels(other))
    if is_made_of(one, other):
        fit.lower(_MADE_OF, f"Of '{one}' and '{other}' one is made of the other.")
    elif like >= _SURE:
        return
    elif begin_otherwise(one, other):
        fit.lower(_BEGUN_OTHERWISE, f"'{one}' and '{other}' begin with other letters.")
    elif len(one) == len(other) <= _FEW_LETTERS and (lettered or len(fit.pairs) == 1):
        fit.lower(_SHORT, f"'{one}' and '{other}' are short and not the same.")


def judge_short(fit: NameFit) -> None:
    """Lower what fits where all that names is a short word with another vowel.

    Lira Invest and Lora Invest; not Amal and Amel, or Nur and Nor, as languages write
    one sound. Where such a word is all that meets, `_judge_unknown` says it.
    """
    naming = [
        pair
        for pair in fit.pairs
        if not NAMING.isdisjoint(word.role for word in (*pair.asked, *pair.listed))
    ]
    if len(naming) != 1 or len(fit.pairs) == 1 or len(naming[0].asked) != 1:
        return
    one, other = naming[0].asked[0].text, naming[0].listed[0].text
    if (
        naming[0].likeness.why == "typo"
        and naming[0].likeness.value < _SURE
        and len(one) == len(other) <= _FEW_LETTERS
        and not _sound_alike(one, other)
    ):
        lettered = not (has_vowels(one) or has_vowels(other))
        factor = _SHORT_BESIDE / _SHORT if lettered else _SHORT_BESIDE
        fit.lower(factor, f"'{one}' and '{other}' are short and not the same.")


def _sound_alike(one: str, other: str) -> bool:
    """Say whether words of as many letters differ in vowels written for one another."""
    return all(
        char == letter or frozenset((char, letter)) in _SAME_VOWEL
        for char, letter in zip(one, other, strict=True)
    )


def _honours(name: NameParts) -> bool:
    """Say whether a name says after whom something is named: letters are that one's."""
    return any(word.text in _HONOURING for word in name.words)


def _are_other_letters(fit: NameFit) -> bool:
    """See a letter of each name: Terminal A, Terminal B. Some only join: "e", "y"."""
    ours, theirs = (
        {word.text for word in side if len(word.text) == 1 and word.text.isalpha()}
        for side in (fit.asked_alone, fit.listed_alone)
    )
    return bool(ours - _JOINING and theirs - _JOINING)


def judge_ship(fit: NameFit, asked: str, listed: str) -> None:
    """Lower what two names of ships score for forms of one word: ships have their own.

    Karin and Karen, Fortune and Fortuna; not where one is written in another script,
    nor forms of a given name beside a surname: Fyodor Litke, Fedor Litke.
    """
    if not (asked.isascii() and listed.isascii()):
        return
    for pair in fit.pairs:
        if len(pair.asked) != 1 or len(pair.listed) != 1:
            continue
        one, other = pair.asked[0].text, pair.listed[0].text
        why = pair.likeness.why
        if pair.asked[0].role not in NAMING:
            continue
        if why in _GIVEN and _is_before_surname(fit, pair, asked, listed):
            continue
        if are_two_ships(one, other, why):
            fit.lower(_OTHER_SHIP, f"Ships are called '{one}', or '{other}'.")


def _is_before_surname(fit: NameFit, given: Pair, asked: str, listed: str) -> bool:
    """See a word behind a given name meet that is neither such a name nor ordinary.

    Whom a ship is called after is said by that, however the given name is spelt.
    """
    return any(
        pair is not given
        and pair.likeness.why in _SPELT_AS_ONE
        and _is_surname_behind(pair.asked, given.asked, asked)
        and _is_surname_behind(pair.listed, given.listed, listed)
        for pair in fit.pairs
    )


def _is_surname_behind(words: Sequence[Word], given: Sequence[Word], text: str) -> bool:
    """See one word that may be a surname behind a given name in a text."""
    if len(words) != 1:
        return False
    (word,) = words
    if word.role not in NAMING or len(word.text) < _FEW_LETTERS:
        return False
    order = clean(text).split()
    behind = order[order.index(given[0].text) :] if given[0].text in order else ()
    return word.text in behind and not is_word_or_name(word.text)


def _is_one_replaced(fit: NameFit) -> bool:
    """See one known word in the place of another one: St. Mary, St. Mark."""
    ours, theirs = (
        [word for word in side if word.role in NAMING]
        for side in (fit.asked_alone, fit.listed_alone)
    )
    if len(ours) != 1 or len(theirs) != 1:
        return False
    return mean_others(ours[0].text, theirs[0].text, ordinary=False)


def _judge_places(fit: NameFit) -> None:
    """Lower what fits where each name has a town or a region of its own."""
    ours, theirs = (_places(side) for side in (fit.asked_alone, fit.listed_alone))
    if not ours or not theirs or not are_other_places(ours, theirs):
        return
    if not all(
        any(word.role is Role.PLACE for word in side)
        for side in (fit.asked_alone, fit.listed_alone)
    ):
        fit.lower(_OTHER_TOWN, "The names say different places.")


def say_one_place(fit: NameFit) -> bool:
    """Say whether places that each name alone says may be one: a town, its country."""
    return _are_of_places(fit, other=False)


def say_other_places(fit: NameFit) -> bool:
    """Say whether each name alone says places that are none the other's."""
    return _are_of_places(fit, other=True)


def _are_of_places(fit: NameFit, *, other: bool) -> bool:
    ours, theirs = (_places(side) for side in (fit.asked_alone, fit.listed_alone))
    return bool(ours and theirs) and are_other_places(ours, theirs) is other


def _places(words: Sequence[Word]) -> Collection[str]:
    """Give the places that words say: towns and regions, and countries."""
    found: set[str] = set()
    for word in words:
        towns = towns_of(word.text) or towns_of(word.fold)
        found.update(towns or ((word.fold,) if word.role is Role.PLACE else ()))
    return found


def _judge_trades(fit: NameFit) -> None:
    """Lower what fits where each name has a branch of trade of its own."""
    ours, theirs = (
        {trade for word in side for trade in trades_of(word.text, word.fold)}
        for side in (fit.asked_alone, fit.listed_alone)
    )
    if ours and theirs and ours.isdisjoint(theirs):
        fit.lower(_OTHER_BRANCH, "The names say different trades.")
    elif bool(ours) != bool(theirs) and any(
        word.fold == _TRADING
        for word in (fit.listed_alone if ours else fit.asked_alone)
    ):
        fit.lower(_ONE_BRANCH, "Only one of the names says a trade.")


def judge_daughter(fit: NameFit, asked: NameParts, listed: NameParts) -> None:
    """Lower what fits of a group, and of a firm that it has for another trade.

    So does what one of two universities alone is: technical, medical.
    """
    forms = asked.forms, listed.forms
    for alone, other, name in (
        (fit.asked_alone, fit.listed_alone, asked),
        (fit.listed_alone, fit.asked_alone, listed),
    ):
        if any(word.role is not Role.PARTICLE for word in other):
            continue
        told = [word for word in alone if word.role is not Role.PARTICLE]
        met = {
            trade
            for pair in fit.pairs
            for word in pair.listed
            for trade in trades_of(word.text, word.fold)
        }
        told = [w for w in told if met.isdisjoint(trades_of(w.text, w.fold))]
        behind = told if told and told[0] is not name.words[0] else []
        if len(told) == 1 and any(
            is_daughters(word.text, word.fold, *forms) for word in behind
        ):
            fit.lower(_DAUGHTER, "Only one of the names says a trade of its own.")
            return
        if any(is_kind_of_school(word.text) for word in alone) and any(
            word.fold in _SCHOOLS for pair in fit.pairs for word in pair.listed
        ):
            fit.lower(_DAUGHTER, "Only one of the names says what is taught there.")
            return


def judge_place(fit: NameFit, asked: NameParts, listed: NameParts) -> None:
    """Lower what fits where one name alone says a place: a firm, and one abroad."""
    sides = (fit.asked_alone, asked), (fit.listed_alone, listed)
    said = [_places_of(alone, name) for alone, name in sides]
    if bool(said[0]) == bool(said[1]) or any(
        word.role is Role.PLACE for pair in fit.pairs for word in pair.listed
    ):
        return
    places = [*said[0], *said[1]]
    name = asked if said[0] else listed
    abroad = (
        asked.forms
        and listed.forms
        and _are_countries(places)
        and name.words[0] not in places
    )
    factor = _ONE_COUNTRY if abroad else _ONE_PLACE
    fit.lower(factor, "Only one of the names says a place.")


def _places_of(alone: Collection[Word], name: NameParts) -> list[Word]:
    """Give the places among words that stand alone, but those at home.

    Sberbank of Russia is Sberbank.
    """
    places = [word for word in alone if word.role is Role.PLACE]
    before = dict(zip(name.words[1:], name.words, strict=False))
    return [
        word
        for word in places
        if word.text not in _AT_HOME and before.get(word, word).text != "of"
    ]


def _are_countries(places: Sequence[Word]) -> bool:
    """Say whether places are countries, and no branch, town or region."""
    countries = company_words().countries
    return all(word.fold in countries and word.fold not in _LEFT_OUT for word in places)

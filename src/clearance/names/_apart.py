"""Words that tell two firms, bodies or ships apart, though they are near in letters."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from ._korean_words import are_other_in_korean
from ._letters import VOWELS, clean, fold
from ._lexicons import TABLES, lexicon
from ._meanings import company_words
from ._persons import gender_of, is_any_given_name, same_given_name
from ._scripts import names_of_japan, pinyin_syllables, plain, readings
from ._told_names import is_told_name
from ._two_names import heard_elsewhere

_LEAST_WORD = 4  # letters of an ordinary word that is told apart from another
_STEM = 5  # letters that two forms of one ordinary word have in common
_LEAST_SHARED = 3  # letters that words have in common beside the pieces they differ in
_LEAST_STEM = 4  # letters before an ending that makes another word
Forms = frozenset[str]
_SOFT = str.maketrans("c", "k", "iyjh")  # Viktoriya is Victoria, Yelena Elena
# What tells a word of pinyin syllables from others that are made of them by chance.
_CHINESE = re.compile("ng|zh|x|q[iu]|[ui]o|i[au]|ua|shen|jin|^h[eu][ns]")
_FEWEST, _MOST = 2, 4
_ARABIC = frozenset({"arabic", "persian", "faith", "imams"})
_ARTICLES = ("al", "el")
_ENGLISH = frozenset({"english", "ordinary"})
_UMLAUTS = {"ue": "u", "oe": "o", "ae": "a", "sh": "s", "ch": "c"}
# Consonants that languages write for one another where a word begins.
_BEGINNINGS = tuple(
    frozenset(group) for group in ("bp", "dt", "gkqchjyx", "szcxjt", "vwf", "mn")
)
_WRITTEN = tuple(
    (frozenset(pair[0]), frozenset(pair[1]))
    for pair in ((("d",), ("z", "j")), (("t",), ("s", "q", "c", "z")))
)


@lru_cache(maxsize=65536)
def are_other_words(one: str, other: str) -> bool:
    """See two words of firms or ships that are known, or made of pieces that are.

    Words in Latin letters that are alike: Cedros and Cerros, Omsk and Tomsk,
    Stankoimport and Stankoexport. Spellings and forms of one word are none.
    """
    ours, theirs = fold(one), fold(other)
    if ours == theirs or ours.removesuffix("s") == theirs.removesuffix("s"):
        return False
    if same_given_name(ours, theirs) is not None:
        return False
    heard = heard_elsewhere(one) == heard_elsewhere(other)
    if mean_others(one, other):
        return not (heard and are_of_arabic(one, other))
    return not heard and (
        _are_two_places(one, other)
        or are_other_signs(one, other)
        or are_other_in_korean(one, other)
        or _are_other_trades(ours, theirs)
        or _differ_in_a_piece(ours, theirs)
        or _differ_in_a_piece(one, other)
        or _differ_in_a_piece(ours.replace("c", "k"), theirs.replace("c", "k"))
    )


@lru_cache(maxsize=65536)
def mean_others(one: str, other: str, *, ordinary: bool = True) -> bool:
    """See two Latin words that one language has, and that are none of one meaning.

    *ordinary* says whether words that only translations have count as such.
    """
    ours, theirs = _called_by(one), _called_by(other)
    if ours is None or theirs is None:
        return False
    shared = ours.keys() & theirs.keys()
    if not shared and ordinary:
        # Words of translations are English, too: wines, wires.
        english = not _ENGLISH.isdisjoint(ours) and not _ENGLISH.isdisjoint(theirs)
        return english and one[:_STEM] != other[:_STEM]
    if shared == {"ordinary"} and (not ordinary or one[:_STEM] == other[:_STEM]):
        return False
    return bool(shared) and all(
        frozenset(ours[key]).isdisjoint(theirs[key]) for key in shared
    )


@lru_cache(maxsize=65536)
def are_folded_alike(one: str, other: str) -> bool:
    """See two words of one language, one of them folded as English for the other is.

    Russian "stil" (style) is folded as "steel" is, which is what "stal" means.
    """
    ours, theirs = _called_by(one), _called_by(other)
    return (
        ours is not None
        and theirs is not None
        and (fold(one) in _english_of(other)) != (fold(other) in _english_of(one))
        and any(
            one in ours[language]
            and other in theirs[language]
            and frozenset(ours[language]).isdisjoint(theirs[language])
            for language in (ours.keys() & theirs.keys()) - _ENGLISH
        )
    )


def _english_of(word: str) -> Collection[str]:
    """Give the folded English word that a word of another language means, if any."""
    folded = fold(word)
    usual = company_words().usual.get(folded, folded)
    return {usual} - {folded}


def are_of_arabic(one: str, other: str) -> bool:
    """Say whether words are known in Arabic or Persian alone, whose vowels vary."""
    ours, theirs = _called_by(one), _called_by(other)
    return (
        ours is not None
        and theirs is not None
        and _ARABIC.issuperset(ours.keys() & theirs.keys())
    )


def are_two_ships(one: str, other: str, why: str) -> bool:
    """Say whether words that are alike for a reason are names of two ships.

    Forms of one given name, and words of whatever languages that are known; what
    `are_other_words` has is not said again.
    """
    ours, theirs = fold(one), fold(other)
    if ours.removesuffix("s") == theirs.removesuffix("s"):
        return False
    if why in {"form", "short"}:
        return ours.translate(_SOFT) != theirs.translate(_SOFT)
    if why not in {"typo", "vowels", "cut", "joined"}:
        return False
    if why != "joined" and are_other_words(one, other):
        return False
    known = is_word_or_name(one) and is_word_or_name(other)
    return known and not _mean_one(one, other)


def _mean_one(one: str, other: str) -> bool:
    """See two spellings that one language has of a word, or of a town."""
    ours, theirs = _called_by(one) or {}, _called_by(other) or {}
    shared = ours.keys() & theirs.keys()
    return any(
        not frozenset(ours[key]).isdisjoint(theirs[key]) for key in shared
    ) or not towns_of(one).isdisjoint(towns_of(other))


def is_word_or_name(word: str) -> bool:
    """Say whether a Latin word is a known one of some language, or a given name."""
    return bool(_called_by(word)) or _is_given(fold(word))


def _is_given(name: str) -> bool:
    return is_any_given_name(name) or is_told_name(name) or bool(gender_of(name))


def _called_by(word: str) -> Mapping[str, Collection[str]] | None:
    """Give by language which words a Latin word is.

    Also with umlauts written out, and Arabic ones with the article written on.
    """
    called: Mapping[str, Mapping[str, Collection[str]]] = _tables()["called"]
    folded = fold(word)
    found = called.get(folded) or called.get(folded.removesuffix("s"))
    if found is None and any(two in word for two in _UMLAUTS):
        for two, letter in _UMLAUTS.items():
            word = word.replace(two, letter)
        found = called.get(fold(word))
    if found is None and word.startswith(_ARTICLES):
        bare = called.get(fold(word[2:])) or {}
        found = {key: bare[key] for key in _ARABIC.intersection(bare)} or None
    return found


def are_other_signs(one: str, other: str, *, sure: bool = False) -> bool:
    """See Chinese words of which a syllable is another sign's: Xinhua, Xinhai.

    Not where it only lacks its last letter, as people leave one out. *sure* says that
    one is known to be Chinese.
    """
    if not (sure or (_CHINESE.search(one) and _CHINESE.search(other))):
        return False
    ours, theirs = pinyin_syllables(one), pinyin_syllables(other)
    if len(ours) != len(theirs) or not _FEWEST <= len(ours) <= _MOST:
        return False
    return any(
        first != second and first + "g" != second and second + "g" != first
        for first, second in zip(ours, theirs, strict=True)
    )


def _are_two_places(one: str, other: str) -> bool:
    """See two towns or countries, neither of which is the other or in it."""
    ours, theirs = _places_of(one), _places_of(other)
    return bool(ours) and bool(theirs) and are_other_places(ours, theirs)


def _places_of(word: str) -> Collection[str]:
    words = company_words()
    country = words.usual.get(fold(word), "")
    return towns_of(word) or ({country} & words.countries)


def _are_other_trades(one: str, other: str) -> bool:
    """See ordinary words or countries with two meanings: Iran, Iraq."""
    words = company_words()
    ours, theirs = words.usual.get(one), words.usual.get(other)
    if not ours or not theirs or ours == theirs:
        return False
    akin = words.akin.get(ours, frozenset()) & words.akin.get(theirs, frozenset())
    return not akin and min(len(one), len(other)) >= _LEAST_WORD


def _differ_in_a_piece(one: str, other: str) -> bool:
    """See words that are one but for a known piece of each: Westfjord, Ostfjord."""
    pieces = _tables()["pieces"]
    before = _common(one, other)
    behind = _common(one[::-1], other[::-1])
    least = min(len(one), len(other))
    for low in range(before + 1):
        for high in range(min(behind, least - low) + 1):
            if 0 < low + high < _LEAST_SHARED:
                continue
            if not low + high and least < _LEAST_WORD:
                continue
            ours = pieces.get(one[low : len(one) - high])
            theirs = pieces.get(other[low : len(other) - high])
            if ours and theirs and frozenset(ours).isdisjoint(theirs):
                return True
    return False


def _common(one: str, other: str) -> int:
    """Count the letters with which both begin."""
    at = 0
    for char, letter in zip(one, other, strict=False):
        if char != letter:
            break
        at += 1
    return at


def are_spelt_apart(one: str, other: str) -> bool:
    """See two places that only a doubled letter tells apart: Shaanxi, Shanxi."""
    return {one, other} in _tables()["spelt"]


@lru_cache(maxsize=65536)
def is_made_of(one: str, other: str) -> bool:
    """See a noun made of another: Roble and Robledal, Rosenergo and Rosenergoatom.

    Words in Latin letters, one of which begins with the other.
    """
    short, long = sorted((one, other), key=len)
    if long.startswith(short) and fold(long[len(short) :]) in _tables()["pieces"]:
        return len(long) - len(short) >= _LEAST_SHARED
    stem = short.removesuffix("s").rstrip("aeo")
    if len(stem) < _LEAST_STEM or not long.startswith(stem):
        return False
    ending = long[len(stem) :].removesuffix("s")
    return ending in _tables()["suffixes"] and long.removesuffix("s") != short


@lru_cache(maxsize=65536)
def begin_otherwise(one: str, other: str) -> bool:
    """See words whose first letters are consonants that nobody writes for each other.

    Reimers and Leimers; not Daesong and Taesong, or Dhahabi and Zahabi.
    """
    first, second = one[:1], other[:1]
    if first == second or first in VOWELS or second in VOWELS:
        return False
    if one[:2] == other[1::-1] or not (first.isalpha() and second.isalpha()):
        return False
    if one[1:] == other or other[1:] == one:
        return False
    pair = {first, second}
    if any(pair <= group for group in _BEGINNINGS):
        return False
    return not any(pair & left and pair & right for left, right in _WRITTEN)


@lru_cache(maxsize=65536)
def towns_of(word: str) -> frozenset[str]:
    """Give which towns, regions or seas a Latin word says, each with its country."""
    return frozenset(_towns().get(fold(word), ()))


def are_other_places(one: Iterable[str], other: Iterable[str]) -> bool:
    """Say whether places of `towns_of`, or countries, are none the other or in it."""
    return all(
        ours != theirs and ours not in theirs.split() and theirs not in ours.split()
        for ours in one
        for theirs in other
    )


@lru_cache(maxsize=65536)
def trades_of(word: str, folded: str) -> frozenset[str]:
    """Give the branches of trade that a word says, as it is spelt or in English."""
    trades = _tables()["trades"]
    return frozenset((*trades.get(fold(word), ()), *trades.get(folded, ())))


def is_daughters(word: str, folded: str, ours: Forms, theirs: Forms) -> bool:
    """Say whether a group has a firm of its own for the trade that a word says.

    *ours* and *theirs* are the legal forms of the two names: for some trades that both
    have one, or each another, tells more.
    """
    always, formed, of_form = _tables()["daughters"]
    said = {word, folded, *trades_of(word, folded)}
    return (
        not always.isdisjoint(said)
        or (bool(ours and theirs) and not formed.isdisjoint(said))
        or (bool(ours and theirs - ours) and not of_form.isdisjoint(said))
    )


def are_other_bodies(one: str, other: str) -> bool:
    """Say whether folded words are two by which armies and parties are told apart."""
    bodies = _tables()["bodies"]
    return one != other and one in bodies and other in bodies


def counts_behind(folded: str) -> bool:
    """Say whether numbers count what such a word says only behind another name."""
    return folded in _tables()["series_behind"]


def is_kind_of_school(word: str) -> bool:
    """Say whether a word says which of the universities of one place it is."""
    return fold(word) in _tables()["schools"]


@cache
def _tables() -> Mapping[str, Any]:
    kept = TABLES.kept("apart", _spelt_out)
    return {
        **kept,
        "suffixes": frozenset(kept["suffixes"]),
        "schools": frozenset(kept["schools"]),
        "series_behind": frozenset(kept["series_behind"]),
        "bodies": frozenset(kept["bodies"]),
        "spelt": frozenset(map(frozenset, kept["spelt"])),
        "daughters": [*map(frozenset, kept["daughters"])],
    }


def _spelt_out() -> dict[str, Any]:
    """Fold the words of the lexicons, each with what it means."""
    contrasts: dict[str, Any] = lexicon("contrasts.yml")
    usual = company_words().usual
    trades: dict[str, list[str]] = {}
    for trade, spellings in contrasts["trades"].items():
        for spelling in spellings.split():
            for folded in _folded(spelling):
                for key in dict.fromkeys((folded, usual.get(folded, folded))):
                    trades.setdefault(key, []).append(trade)
    pieces: dict[str, list[str]] = {}
    for meaning, spellings in contrasts["pieces"].items():
        for spelling in spellings.split():
            for written in dict.fromkeys((fold(spelling), spelling)):
                pieces.setdefault(written, []).append(meaning)
    return {
        "called": _called(),
        "pieces": pieces,
        "trades": {key: [*dict.fromkeys(some)] for key, some in trades.items()},
        "daughters": [
            contrasts[f"daughters{when}"] for when in ("", "_formed", "_of_form")
        ],
        "schools": [fold(word) for word in contrasts["schools"].split()],
        "series_behind": [
            usual.get(key, key) for key in map(fold, contrasts["series_behind"].split())
        ],
        "bodies": [fold(word) for word in contrasts["bodies"].split()],
        "suffixes": contrasts["suffixes"],
        "spelt": contrasts["spelt_apart"],
    }


def _called() -> dict[str, dict[str, list[str]]]:
    """Give by folded word, and by language, which words of it that is."""
    found: dict[str, dict[str, list[str]]] = {}
    lists = {
        **lexicon("words_apart.yml")["called"],
        "japanese": " ".join(map("/".join, names_of_japan())),
        "towns": " ".join(lexicon("towns_apart.yml")["towns"].values()),
        "ordinary": " ".join(lexicon("rendered.yml")["ordinary"]),
    }
    for language, words in lists.items():
        for group in words.split():
            spellings = group.split("/")
            for folded in (one for word in spellings for one in _folded(word)):
                found.setdefault(folded, {}).setdefault(language, []).append(
                    spellings[0]
                )
    return found


@cache
def _towns() -> Mapping[str, Sequence[str]]:
    """Give by folded word the towns it says, each with the key of its country.

    Kept by itself: an index is built without all else that is spelt out here.
    """
    kept: Mapping[str, Sequence[str]] = TABLES.kept("towns_apart", _spelt_towns)
    return kept


def _spelt_towns() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    usual = company_words().usual
    for state, words in lexicon("towns_apart.yml")["towns"].items():
        country = usual.get(fold(state), state)
        for group in words.split():
            spellings = group.split("/")
            for folded in (one for word in spellings for one in _folded(word)):
                found.setdefault(folded, []).append(f"{spellings[0]} {country}".strip())
    return found


def _folded(word: str) -> Iterator[str]:
    """Give how a word is folded, in each way of reading it."""
    cleaned = clean(word)
    if cleaned.isascii():
        return iter(() if " " in cleaned else (fold(cleaned),))
    spelt = {plain(cleaned), *readings(cleaned)}
    return iter(dict.fromkeys(fold(one) for one in sorted(spelt) if " " not in one))

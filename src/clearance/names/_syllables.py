"""Names made of syllables: Chinese, Korean, Vietnamese. Another one is another name."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import islice, permutations
from typing import Any, NamedTuple

from ._letters import clean
from ._lexicons import lexicon
from ._persons import has_forms
from ._scripts import of_syllable, pinyin_of_words

_LEAST, _MOST = 2, 4  # syllables of a name
_LONGEST_WORD = 14
_SURNAMES_WITH_UMLAUT = frozenset({"lyu", "lv"})
_MOST_SPLITS = 6
_COMMON = 100  # surnames of the lexicon, the commonest first
_VOICED = tuple("aeiouynmlrg")  # what ends a syllable behind which k is g
SAME, TWO, UNKNOWN = "same", "two", ""
_Syllables = tuple[str, ...]


def told_by_syllables(one: Sequence[str], other: Sequence[str]) -> str:
    """Say whether the Latin words of two names of persons are one, told by syllables.

    `SAME` where each syllable is that of the other name, in whatever system or dialect;
    `TWO` where one is another; `UNKNOWN` where either is no such name.
    """
    # In whatever order, as everywhere.
    words = tuple(sorted(one)), tuple(sorted(other))
    if words[0] == words[1]:
        return UNKNOWN
    told = [how(*words) for how in (_chinese, _korean, _vietnamese)]
    if SAME in told:
        return SAME
    return TWO if TWO in told else UNKNOWN


@lru_cache(maxsize=65536)
def may_be_of_syllables(words: _Syllables) -> bool:
    """Say quickly whether words may be such a name."""
    return bool(
        _chinese_syllables(words) or _korean_names(words) or _vietnamese_name(words)
    )


def spelt_in_syllables(text: str) -> tuple[str, ...]:
    """Give a name made of syllables as lists spell it, where it is spelt otherwise.

    A name of the south of China in pinyin, a Korean one as McCune and Reischauer have
    it, and Lyu and Lv as Lu; nothing for nearly all names, and for those in other
    scripts.
    """
    if not text.isascii():
        return ()
    # Of nearly all names this is all that is asked.
    if surnames_of_syllables().isdisjoint(text.casefold().replace(",", " ").split()):
        return ()
    words = tuple(clean(text).split())
    if len(words) > _MOST:
        return ()
    found = dict.fromkeys(
        (*_in_pinyin(words), *_in_reischauer(words), _without_umlaut(words))
    )
    return tuple(one for one in found if one.split() != [*words])


@cache
def surnames_of_syllables() -> frozenset[str]:
    """Give the surnames that tell that a name may be spelt otherwise on a list."""
    umlauts = _SURNAMES_WITH_UMLAUT
    return southern_surnames() | _sure_koreans() | umlauts | {"lee"}


def _without_umlaut(words: Sequence[str]) -> str:
    """Write u for the ü that passports write yu and keyboards v: Lyu, Lv."""
    told = _tables().umlaut
    return " ".join([told.get(word, word) for word in words])


def _in_pinyin(words: Sequence[str]) -> Iterator[str]:
    """Give readings in pinyin of a name that is spelt as in the south of China."""
    told = _tables()
    if len(words) > 2 and words[0] + words[1] in told.southern:
        words = words[0] + words[1], *words[2:]
    if not words or words[0] not in told.southern or len(words) > _MOST:
        return
    surnames = [one for one in told.spoken.get(words[0], ()) if one in told.surnames]
    given = [
        told.spoken.get(word, (word,) * (word in told.pinyin)) for word in words[1:]
    ]
    if all(given) and given and any(word not in told.pinyin for word in words):
        for surname in surnames[:2]:
            yield f"{surname} {''.join(some[0] for some in given)}"


def _in_reischauer(words: Sequence[str]) -> Iterator[str]:
    """Give a Korean name in the romanisation of lists, without its marks.

    McCune and Reischauer's (1939); of a vowel that may be several the usual one.
    """
    told: dict[str, Any] = lexicon("syllables.yml")
    surnames = _korean_tables()[1]
    if not _is_short(words):
        return
    for surname, given in _korean_names(tuple(words))[:1]:
        family = min(surnames[surname])
        yield " ".join(
            (
                told["korean_listed"].get(surname, told["korean_surnames"][family][0]),
                _older_syllable(given[0], ""),
                _older_syllable(given[1], given[0]),
            )
        )


def _is_short(words: Sequence[str]) -> bool:
    return 1 < len(words) <= _LEAST + 1


def _older_syllable(syllable: str, before: str) -> str:
    """Write a Korean syllable as McCune and Reischauer do, behind another or first."""
    told: dict[str, Any] = lexicon("syllables.yml")
    hit = _korean_tables()[0].fullmatch(syllable)
    if hit is None:
        return syllable
    onset, vowel, coda = (part or "" for part in hit.groups())
    table = told["korean_voiced" if before[-1:] in _VOICED else "korean_first"]
    return str(
        table.get(onset, onset)
        + told["korean_older_vowels"].get(vowel, vowel)
        + told["korean_older_codas"].get(coda, coda)
    )


class _Tables(NamedTuple):
    """Syllables of pinyin, surnames, and what is spelt otherwise in pinyin."""

    pinyin: frozenset[str]
    surnames: frozenset[str]
    common: frozenset[str]  # the surnames that most people have
    spoken: Mapping[str, Sequence[str]]
    southern: frozenset[str]
    umlaut: Mapping[str, str]
    known: frozenset[str]  # all that is one syllable, in pinyin or spelt otherwise


@cache
def _tables() -> _Tables:
    told: dict[str, Any] = lexicon("syllables.yml")
    pinyin = pinyin_of_words()
    spoken: dict[str, list[str]] = {k: [*v] for k, v in told["spoken"].items()}
    for syllable in sorted(pinyin):
        older = of_syllable(syllable)
        if older != syllable:
            spoken.setdefault(older, []).append(syllable)
    return _Tables(
        pinyin,
        frozenset(told["surnames"]),
        frozenset(told["surnames"][:_COMMON]),
        spoken,
        frozenset(told["southern"]),
        told["umlaut"],
        pinyin.union(spoken, told["umlaut"]),
    )


def southern_surnames() -> frozenset[str]:
    """Give the surnames that only families from the south of China spell so."""
    return _tables().southern


@lru_cache(maxsize=16384)
def _chinese(one: _Syllables, other: _Syllables) -> str:
    ours, theirs = _chinese_syllables(one), _chinese_syllables(other)
    if not ours or not theirs:
        return UNKNOWN
    fit = any(_all_alike(a, b) for a in ours for b in theirs)
    if fit:
        return SAME
    sizes = {len(a) for a in ours}, {len(b) for b in theirs}
    return UNKNOWN if sizes[0].isdisjoint(sizes[1]) else TWO


def _all_alike(one: _Syllables, other: _Syllables) -> bool:
    """Say whether two names have the same syllables, in whatever order.

    One of the two is in pinyin, and the other may be in any spelling that it is in as a
    whole: what is pinyin all through is taken for that, or for Wade-Giles.
    """
    if len(one) != len(other):
        return False
    known = _tables().pinyin
    plain = [known.issuperset(map(_umlaut, side)) for side in (one, other)]
    orders = [*permutations(one)]
    if all(plain):
        if any(
            all(_umlaut(a) == _umlaut(b) for a, b in zip(order, other, strict=True))
            or tuple(map(of_syllable, order)) == other
            or tuple(map(of_syllable, other)) == order
            for order in orders
        ):
            return True
        plain = [not _is_southern(side) for side in (one, other)]
        if plain[0] == plain[1]:
            return False
    if not any(plain):
        return any(order == other for order in orders)
    return any(
        all(
            _umlaut(a) in _sounds(b) if plain[0] else _umlaut(b) in _sounds(a)
            for a, b in zip(order, other, strict=True)
        )
        for order in orders
    )


def _is_southern(name: _Syllables) -> bool:
    """See a surname that only the south spells so, and none of the north: Chan."""
    return not _tables().southern.isdisjoint(name) and _tables().common.isdisjoint(name)


def _umlaut(syllable: str) -> str:
    return _tables().umlaut.get(syllable, syllable)


@cache
def _sounds(syllable: str) -> frozenset[str]:
    """Give what a syllable may be in pinyin."""
    told = _tables()
    found = {*told.spoken.get(syllable, ())}
    if syllable in told.pinyin:
        found.add(syllable)
    return frozenset(told.umlaut.get(one, one) for one in found)


@lru_cache(maxsize=16384)
def _chinese_syllables(words: _Syllables) -> tuple[_Syllables, ...]:
    """Take a name apart into Chinese syllables in each way; none for any other name."""
    told = _tables()
    if not 1 < len(words) <= _MOST:
        return ()
    if not any(word in told.surnames or word in told.southern for word in words):
        return ()
    # Only in pinyin are syllables written as one word.
    parts = [
        ((word,),) if word in told.known else _parted(word, told.pinyin)
        for word in words
    ]
    if not all(parts) or any(w not in told.known and has_forms(w) for w in words):
        return ()
    return _joined(parts)


def _joined(parts: Sequence[tuple[_Syllables, ...]]) -> tuple[_Syllables, ...]:
    found: list[_Syllables] = [()]
    for some in parts:
        found = [(*before, *one) for before in found for one in some][:_MOST_SPLITS]
    return tuple(one for one in found if _LEAST <= len(one) <= _MOST)


@lru_cache(maxsize=16384)
def _parted(word: str, known: frozenset[str]) -> tuple[_Syllables, ...]:
    """Part a word into known syllables, in the ways that have the fewest."""
    if len(word) > _LONGEST_WORD:
        return ()
    found = sorted(islice(_parts(word, known), 4 * _MOST_SPLITS), key=len)
    return tuple(one for one in found if len(one) == len(found[0]))[:_MOST_SPLITS]


def _parts(word: str, known: frozenset[str]) -> Iterator[_Syllables]:
    if not word:
        yield ()
    for size in range(min(len(word), 6), 0, -1):
        if word[:size] in known:
            for rest in _parts(word[size:], known):
                yield (word[:size], *rest)


class KoreanSyllable(NamedTuple):
    """What a Korean syllable may be: what opens it, its vowels, what closes it."""

    onset: str
    vowels: frozenset[str]
    coda: str


@cache
def _korean_tables() -> tuple[re.Pattern[str], Mapping[str, frozenset[int]]]:
    told: dict[str, Any] = lexicon("syllables.yml")
    onsets, vowels, codas = (
        "|".join(sorted(told[f"korean_{part}"], key=lambda one: (-len(one), one)))
        for part in ("onsets", "vowels", "codas")
    )
    surnames: dict[str, set[int]] = {}
    for number, group in enumerate(told["korean_surnames"]):
        for surname in group:
            surnames.setdefault(surname, set()).add(number)
    return re.compile(f"({onsets})?({vowels})({codas})?"), {
        surname: frozenset(numbers) for surname, numbers in surnames.items()
    }


@cache
def as_korean(syllable: str) -> KoreanSyllable | None:
    """Read a Latin syllable as a Korean one; None where it is none."""
    hit = _korean_tables()[0].fullmatch(syllable)
    if hit is None:
        return None
    told: dict[str, Any] = lexicon("syllables.yml")
    onset, vowel, coda = hit.groups()
    return KoreanSyllable(
        told["korean_onsets"].get(onset, ""),
        frozenset(told["korean_vowels"][vowel]),
        told["korean_codas"].get(coda, ""),
    )


@lru_cache(maxsize=16384)
def _korean(one: _Syllables, other: _Syllables) -> str:
    ours, theirs = _korean_names(one), _korean_names(other)
    if not ours or not theirs:
        return UNKNOWN
    surnames = _korean_tables()[1]
    same_family = False
    for surname, given in ours:
        for family, others in theirs:
            if surnames[surname].isdisjoint(surnames[family]):
                continue
            same_family = True
            if len(given) == len(others) and all(map(_are_one, given, others)):
                return SAME
    apart = len(one) > _LEAST or len(other) > _LEAST
    sure = apart or any(word in _sure_koreans() for word in (*one, *other))
    return TWO if same_family and sure else UNKNOWN


@cache
def _sure_koreans() -> frozenset[str]:
    """Give the surnames that hardly anybody but Koreans has."""
    return frozenset(lexicon("syllables.yml")["korean_sure"])


def _are_one(one: str, other: str) -> bool:
    """Say whether two Korean syllables may be one, in whatever romanisation."""
    ours, theirs = as_korean(one), as_korean(other)
    if ours is None or theirs is None:
        return one == other
    return (
        ours.onset == theirs.onset
        and ours.coda == theirs.coda
        and not ours.vowels.isdisjoint(theirs.vowels)
    )


@lru_cache(maxsize=16384)
def _korean_names(words: _Syllables) -> tuple[tuple[str, _Syllables], ...]:
    """Take a name apart into a Korean surname and the two syllables given."""
    surnames = _korean_tables()[1]
    if not 1 < len(words) <= _LEAST + 1:
        return ()
    found = []
    for surname, *given in permutations(words):
        if surname in surnames:
            found += [(surname, one) for one in _korean_given(tuple(given))]
    return tuple(found)


def _korean_given(words: _Syllables) -> Iterator[_Syllables]:
    if len(words) == _LEAST:
        if all(as_korean(word) is not None for word in words):
            yield words
        return
    word = words[0]
    if has_forms(word) or len(word) > _LONGEST_WORD:
        return
    for at in range(2, len(word) - 1):
        pair = word[:at], word[at:]
        if all(as_korean(one) is not None for one in pair) and pair[1][0] not in "aeou":
            yield pair


@lru_cache(maxsize=16384)
def _vietnamese(one: _Syllables, other: _Syllables) -> str:
    ours, theirs = _vietnamese_name(one), _vietnamese_name(other)
    if ours is None or theirs is None or len(ours) != len(theirs):
        return UNKNOWN
    same = any(all(map(_are_one_word, order, theirs)) for order in permutations(ours))
    return SAME if same else TWO


def _are_one_word(one: str, other: str) -> bool:
    return one == other or any(
        one in group and other in group
        for group in lexicon("syllables.yml")["vietnamese_same"]
    )


@cache
def _vietnamese_word() -> re.Pattern[str]:
    letters = "|".join(lexicon("syllables.yml")["vietnamese_letters"])
    return re.compile(f"(?:{letters})[aeiouy]{{1,3}}(?:ng|nh|ch|[cmnpt])?")


def _vietnamese_name(words: _Syllables) -> _Syllables | None:
    """Give the words of a Vietnamese name of three to five; None for any other."""
    if not _LEAST < len(words) <= _MOST + 1:
        return None
    surnames = lexicon("syllables.yml")["vietnamese_surnames"]
    if not any(word in surnames for word in words):
        return None
    return words if all(map(_vietnamese_word().fullmatch, words)) else None

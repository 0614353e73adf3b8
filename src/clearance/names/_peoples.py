"""Persons told apart by what holds among one people alone, or by each sign."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from ._letters import clean, fold
from ._lexicons import lexicon
from ._persons import is_any_given_name, person_words, same_given_name
from ._scripts import romanise
from ._told_names import is_told_name

_SIGNS = "The names are written with other signs, each in one way of writing."
_MARKS = "The marks on the letters make another name."
_LETTERS = "The names are two in their own letters."
_COMPOUND = "The two parts of a given name are turned round."
_SURNAMES = "The two surnames are turned round."
_WORDS = "Among Burmese names every word counts, and one is another."
_PARENT = "One is called the parent of somebody who bears the other name."
_TURNED = "Father and child are turned round."
_SON_OF = "A given name is a surname with an -s in the other name, turned round."
_HAN = re.compile(r"[\u4e00-\u9fff\s·]+")
_VIETNAMESE = re.compile("[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỵỷỹ]")
_HYPHENED = re.compile(r"([^\W\d_]{2,})-([^\W\d_]{2,})")
# Endings of surnames in Belarus and in Russia, and what is one but for how it is heard.
_BELARUS = re.compile(r"(?<=\w{3})[iy]?[aoe]u$")
ENDS_IN_BELARUS = {"u", "v"}
"""The last letters of which surnames that are one in Belarusian each have one."""
_RUSSIAN = re.compile(r"(?<=\w{3})[iy]?[oe]v$")
_LEAST_FATHER = 3  # letters of a father's name
_LONGEST = 80  # letters of a name of which this is asked
_LEAST_ROW = 3  # a given name and two surnames
_FEWEST_BURMESE = 2
_FEWEST_ENGLISH = 2  # a given name and a surname


class _Child(NamedTuple):
    """Whose child a word says that somebody is: "slavic" or "turkic", a son or not."""

    father: str
    people: str
    who: str


class _Read(NamedTuple):
    """What is asked of a text: its words in Latin letters, also folded."""

    words: tuple[str, ...]
    folds: tuple[str, ...]
    ordered: bool  # no comma puts a surname first
    burmese: tuple[int, ...]
    fathers: tuple[_Child, ...]


# By content: the same text is laid beside many others.
@lru_cache(maxsize=16384)
def _read(text: str) -> _Read:
    titles = person_words().titles
    words = tuple(romanise(clean(text)).split())
    named = tuple(word for word in words if word not in titles) or words
    return _Read(
        named,
        tuple(map(fold, named)),
        "," not in text,
        _as_burmese(words),
        tuple(found for word in named if (found := _child_of(word)) is not None),
    )


# Each reading of one text is laid beside each of the other.
@lru_cache(maxsize=16384)
def told_by_people(one: str, other: str) -> str:
    """Say in a sentence why two texts name two persons among one people; or "".

    Two Chinese names in one way of writing, Vietnamese with other marks, surnames of
    Spain turned round, Burmese names of which a word is another, and the like.
    """
    if one == other or max(len(one), len(other)) > _LONGEST:
        return ""
    how = ""
    if not one.isascii() and not other.isascii():
        how = _by_signs(one, other)
    if not how and "-" in one and "-" in other:
        how = _COMPOUND if _are_turned_compounds(one, other) else ""
    return how or _by_words(_read(one), _read(other))


def _by_words(ours: _Read, theirs: _Read) -> str:
    if ours.burmese and theirs.burmese and _are_two_burmese(ours, theirs):
        return _WORDS
    if _is_parent(ours.words, theirs.words) or _is_parent(theirs.words, ours.words):
        return _PARENT
    if ours.fathers and theirs.fathers and _are_turned_children(ours, theirs):
        return _TURNED
    if _are_turned_with_s(ours, theirs):
        return _SON_OF
    return _SURNAMES if _have_turned_surnames(ours, theirs) else ""


def _by_signs(one: str, other: str) -> str:
    if _HAN.fullmatch(one) and _HAN.fullmatch(other):
        return _SIGNS if _are_other_signs(one, other) else ""
    if _have_other_marks(one, other):
        return _MARKS
    return _LETTERS if _are_two_unwritten(one, other) else ""


def _are_other_signs(one: str, other: str) -> bool:
    """See as many Chinese signs, all of them simplified, and not the same.

    What GB 2312 has is written in one way alone, but for old signs that nobody uses.
    """
    ours, theirs = ("".join(re.split(r"[\s·]+", text)) for text in (one, other))
    return (
        ours != theirs
        and len(ours) == len(theirs)
        and _is_simplified(ours)
        and _is_simplified(theirs)
    )


def _is_simplified(signs: str) -> bool:
    try:
        signs.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _have_other_marks(one: str, other: str) -> bool:
    """See Vietnamese names that differ in the marks of a word that has some on both."""
    texts = [unicodedata.normalize("NFC", text.casefold()) for text in (one, other)]
    if not all(map(_VIETNAMESE.search, texts)):
        return False
    ours, theirs = ([*map(_marked, clean(text).split())] for text in texts)
    if len(ours) != len(theirs):
        return False
    differ = Counter(ours)
    differ.subtract(Counter(theirs))
    left = [word for word, count in differ.items() if count > 0]
    right = [word for word, count in differ.items() if count < 0]
    return any(a[0] == b[0] and a[1] and b[1] for a in left for b in right)


@lru_cache(maxsize=16384)
def _marked(word: str) -> tuple[str, str]:
    """Part a word into its letters and its marks, wherever the tone's mark stands."""
    bare = unicodedata.normalize("NFD", word.replace("đ", "d\u0335"))
    return (
        "".join(char for char in bare if not unicodedata.combining(char)),
        "".join(sorted(char for char in bare if unicodedata.combining(char))),
    )


def _are_two_unwritten(one: str, other: str) -> bool:
    ours, theirs = set(one.split()), set(other.split())
    return {*(ours - theirs), *(theirs - ours)} in _unwritten()


@cache
def _unwritten() -> Sequence[set[str]]:
    return [set(pair.split()) for pair in _lexicon()["unwritten"]]


def _are_turned_compounds(one: str, other: str) -> bool:
    """See Jean-Pierre beside Pierre-Jean."""
    ours, theirs = (
        [tuple(map(_folded, pair)) for pair in _HYPHENED.findall(text)]
        for text in (one, other)
    )
    return any(
        pair[0] != pair[1]
        and pair[::-1] in theirs
        and all(map(is_any_given_name, pair))
        for pair in ours
        if pair not in theirs
    )


def _folded(word: str) -> str:
    return fold(romanise(clean(word)))


def _as_burmese(words: Sequence[str]) -> tuple[int, ...]:
    """Number the words of a Burmese name without its title; none for any other."""
    told = _burmese()
    if len(words) < _FEWEST_BURMESE or told.sure.isdisjoint(words):
        return ()
    if _is_addressed(words):
        words = words[1:]
    found = tuple(told.words.get(word, -1) for word in words)
    return () if -1 in found else found


class _Burmese(NamedTuple):
    titles: frozenset[str]
    words: Mapping[str, int]
    sure: frozenset[str]


@cache
def _burmese() -> _Burmese:
    told = _lexicon()["burmese"]
    return _Burmese(
        frozenset(told["titles"]),
        {word: at for at, some in enumerate(told["words"]) for word in some.split()},
        frozenset(told["sure"]),
    )


def without_burmese_title(text: str) -> str:
    """Leave out U, Daw or Ma before a Burmese name; "" where none is."""
    if len(text) > _LONGEST or not text.isascii():
        return ""
    words = clean(text).split()
    return " ".join(words[1:]) if _is_addressed(words) and _as_burmese(words) else ""


def _is_addressed(words: Sequence[str]) -> bool:
    """See U, Ko or Ma before a name of two words; what is said twice is of the name."""
    return (
        len(words) > _FEWEST_BURMESE
        and words[0] in _burmese().titles
        and words[0] != words[1]
    )


def _are_two_burmese(one: _Read, other: _Read) -> bool:
    """See another word, or one that only one of them says twice."""
    ours, theirs = Counter(one.burmese), Counter(other.burmese)
    if ours == theirs:
        return False
    # What stands before a name may be how somebody is addressed, or of the name.
    if one.folds[1:] == other.folds or other.folds[1:] == one.folds:
        return ours.keys() == theirs.keys()
    same = len(one.burmese) == len(other.burmese)
    return same or ours.keys() == theirs.keys()


def _is_parent(parent: Sequence[str], child: Sequence[str]) -> bool:
    """See "Abu Khalid", and nothing more, beside "Khalid"."""
    lexicon = person_words()
    return (
        len(parent) == len(child) + 1 == 2
        and parent[1] == child[0]
        and parent[0] in lexicon.fathers | lexicon.mothers
    )


@cache
def _fathers() -> tuple[tuple[str, str, str], ...]:
    endings = [
        (ending, people, who)
        for people, told in _lexicon()["fathers"].items()
        for who, some in told.items()
        for ending in some
    ]
    return tuple(sorted(endings, key=lambda one: (-len(one[0]), one)))


@lru_cache(maxsize=65536)
def _child_of(word: str) -> _Child | None:
    """Give whose child a Latin word says somebody is, the father folded; or None."""
    if not word.endswith(_last_letters()):
        return None
    for ending, people, who in _fathers():
        if word.endswith(ending) and len(word) >= len(ending) + _LEAST_FATHER:
            return _Child(fold(word[: -len(ending)]), people, who)
    return None


@cache
def _last_letters() -> tuple[str, ...]:
    return tuple(sorted({ending[-2:] for ending, *_ in _fathers()}))


def are_of_one_father(one: str, other: str) -> bool:
    """Say whether two Latin words name one father in two languages.

    Nurlankyzy and Nurlanovna; not Jovanovich and Ivanovich.
    """
    ours, theirs = _child_of(one), _child_of(other)
    return (
        ours is not None
        and theirs is not None
        and ours.people != theirs.people
        and ours.who == theirs.who
        and _is_name(ours.father, theirs.father)
    )


def _are_turned_children(one: _Read, other: _Read) -> bool:
    """See "Daniyar Serikuly" beside "Serik Daniyaruly"."""
    father, another = one.fathers[0].father, other.fathers[0].father
    return (
        father != another
        and any(_is_name(father, word) for word in other.folds)
        and any(_is_name(another, word) for word in one.folds)
    )


def are_one_in_belarus(one: str, other: str) -> bool:
    """See one Latin surname in Belarusian and in Russian: Dziamidau, Demidov."""
    if one[-1:] == other[-1:] or {one[-1:], other[-1:]} != ENDS_IN_BELARUS:
        return False
    ending = _BELARUS.search(one), _BELARUS.search(other)
    if (ending[0] is None) == (ending[1] is None):
        return False
    written, russian = (one, other) if ending[0] is not None else (other, one)
    return _RUSSIAN.search(russian) is not None and _russian(written) == _russian(
        russian
    )


def _russian(surname: str) -> str:
    """Write a surname in -ov or -au in one way; unstressed o is a, and h is g."""
    surname = _RUSSIAN.sub("ov", _BELARUS.sub("ov", surname))
    for written, sound in _lexicon()["belarus"]:
        surname = surname.replace(written, sound)
    return surname


def is_of_mongol(father: str, other: str) -> bool:
    """See a Mongolian father's name in the genitive beside itself: Dorjiin, Dorj."""
    ending = father[len(other) :] if father.startswith(other) else ""
    return len(other) > _LEAST_FATHER and ending in _lexicon()["mongolian_genitives"]


def _are_turned_with_s(one: _Read, other: _Read) -> bool:
    """See "Peter Roberts" beside "Robert Peters": English surnames of given names."""
    if not len(one.words) == len(other.words) == _FEWEST_ENGLISH:
        return False
    ours, theirs = (
        read.words if read.ordered else read.words[::-1] for read in (one, other)
    )
    bare = [word.removesuffix("s") for word in (*ours, *theirs)]
    return (
        ours != theirs[::-1]
        and bare[:2] == bare[:1:-1]
        and all(map(_is_given, map(fold, bare[:2])))
    )


def _is_given(folded: str) -> bool:
    return is_any_given_name(folded) or is_told_name(folded)


def _is_name(one: str, other: str) -> bool:
    return one == other or same_given_name(one, other) == "form"


def _have_turned_surnames(one: _Read, other: _Read) -> bool:
    """See "Luis Ortega Salas" beside "Luis Salas Ortega"."""
    ours, theirs = one.folds, other.folds
    if len(ours) != len(theirs) or len(ours) < _LEAST_ROW:
        return False
    if ours[-2:] != theirs[:-3:-1] or ours[-1] == ours[-2]:
        return False
    return (
        ours[:-2] == theirs[:-2]
        and one.ordered
        and other.ordered
        and _surnames().issuperset(ours[-2:])
    )


@cache
def _surnames() -> frozenset[str]:
    return frozenset(map(fold, _lexicon()["two_surnames"]))


@cache
def children_in_rows() -> frozenset[str]:
    """Give the folded names of peoples where each is the father of the one before."""
    return frozenset(map(fold, _lexicon()["rows"]))


def _lexicon() -> Mapping[str, Any]:
    found: Mapping[str, Any] = lexicon("peoples.yml")
    return found

"""Names of the Arab world, Asia and Africa in the spellings that languages have."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import product
from typing import Any

from ._letters import fold_each, fold_groups
from ._lexicons import lexicon

_ARABIC = ("arabic", "women", "nisbas")
_MALAY = ("malay", "malay_more")
_OTHERS = (
    *("christian_arab", "persian", "pashto_dari", "tribes", "pakistan_india_muslim"),
    *("hindu", "sikh", "turkish", "turkic_families", "central_asia", "uyghur"),
    *("africa", "africa_more", "families", "more", "short_forms"),
)
_VOWELS = "aeiou"
_LEAST = 3  # letters of a spelling
_LEAST_WRITTEN_ON = 4  # letters of a name that an article or "son of" is written onto
_SHORT = "~"
_LONE = "sh"  # one letter of Arabic, which is written twice as both of these
_LISTED = (*_ARABIC, *_MALAY, *_OTHERS)
_Group = list[list[str]]


def eastern_groups() -> list[_Group]:
    """Give the folded spellings of each name, in three lists.

    Those that are listed; those with "son of" written on, and abbreviations; and those
    that languages make of the others by rule.
    """
    document = lexicon("eastern_names.yml")
    told = _told(document)
    groups: list[_Group] = [
        *_arabic(document, told),
        *_called(document, told),
        *_servants(document),
        *_with_article(document),
        *_malay(document),
        *_made_of_stems(document),
        *(
            [_long(_listed(entry)), _shortened(entry), []]
            for section in _OTHERS
            for entry in document[section]
        ),
    ]
    return fold_groups(groups)


def _arabic(document: Mapping[str, Any], told: Collection[str]) -> Iterator[_Group]:
    for section in _ARABIC:
        for entry in document[section]:
            listed = _listed(entry)
            made = [
                *_in_manners(listed, document["in_all"]),
                *_in_manners(listed[:1], document["manners"]),
            ]
            plain = [name.replace("aa", "a") for name in listed]
            articles: list[str] = []
            sons: list[str] = []
            if section == "nisbas":
                articles = _written_onto(made, document["articles"])
                plain = [*plain, *_written_onto(plain, document["articles"])]
            else:
                articles = _articles(plain, document, told)
            if section == "arabic":
                sons = _written_onto([*plain, *made], document["sons"], least=_LEAST)
            yield [
                _long(plain),
                [*_long(sons), *_shortened(entry)],
                _long([*made, *articles, *_of_faith(plain, document)]),
            ]
            for alike in document["sons_alike"] if sons else ():
                yield [[], [], _written_onto(plain, alike)]


def _called(document: Mapping[str, Any], told: Collection[str]) -> Iterator[_Group]:
    """Give what firms are called in Arabic, no names of persons, with the article."""
    names = {
        name.replace("aa", "a")
        for section in _ARABIC
        for entry in document[section]
        for name in _listed(entry)
    }
    for entry in lexicon("words_apart.yml")["called"]["arabic"].split():
        words = [one for one in entry.split("/") if one not in names]
        long = [word for word in words if len(word) >= _LEAST_WRITTEN_ON]
        if long:
            yield [[], [], [*long, *_articles(long, document, told)]]


def _told(document: Mapping[str, Any]) -> Collection[str]:
    """Give the folded names that are listed: what looks like one is that one."""
    listed = (
        name for part in _LISTED for one in document[part] for name in _listed(one)
    )
    given = (name for group in lexicon("given_names.yml") for name in group["name"])
    return {*fold_each(name.replace("aa", "a") for name in (*listed, *given)).values()}


def _articles(
    names: Sequence[str], document: Mapping[str, Any], told: Collection[str]
) -> list[str]:
    """Give names with the article written on: Alsalam, Elsalam, Assalam, Essalam.

    None of the last two that is a name by itself: Arafat is not Rafat.
    """
    long = [name for name in names if len(name) >= _LEAST_WRITTEN_ON]
    sun = [name for name in names if name[0] in document["sun"]]
    doubled = [
        vowel + (_LONE if name.startswith(_LONE) else name[0]) + name
        for name in sun
        for vowel in ("e", "a")
    ]
    folds = fold_each(doubled)
    kept = [name for name in doubled if folds[name] not in told]
    return [*_written_onto(long, document["articles"]), *kept]


def _of_faith(names: Sequence[str], document: Mapping[str, Any]) -> list[str]:
    """Give how else names in -uddin are written: Nureddine, Nuraldin."""
    first, *others = document["faith"]
    stems = [name.removesuffix(first) for name in names if name.endswith(first)]
    return [stem + ending for stem in stems for ending in others]


def _servants(document: Mapping[str, Any]) -> Iterator[_Group]:
    """Give the names that are "servant of": Abdulkarim, Abderrahmane."""
    first, second, *others = document["servant"]
    for entry in document["servants"]:
        names = [name.replace("aa", "a") for name in _listed(entry)]
        sun = [name for name in names if name[0] in document["sun"]]
        made = [
            *_written_onto(names, others, least=0),
            *_written_onto(sun, document["assimilated"], least=0),
        ]
        listed = _written_onto(names, [first, second], least=0)
        yield [_long(listed), [], _long(made)]


def _with_article(document: Mapping[str, Any]) -> Iterator[_Group]:
    """Give how Bengal writes a name and the article of the next: Ikramul, Shafiqur."""
    for entry in document["arabic"]:
        names = [name.replace("aa", "a") for name in _listed(entry)]
        listed, made = ([name + end for name in names] for end in ("ul", "ur"))
        yield [_long(listed), [], _long(made)]


def _malay(document: Mapping[str, Any]) -> Iterator[_Group]:
    for section in _MALAY:
        for entry in document[section]:
            listed = _listed(entry)
            old = [*_in_manners(listed, document["old"])]
            yield [_long(listed), _shortened(entry), _long(old)]


def _made_of_stems(document: Mapping[str, Any]) -> Iterator[_Group]:
    """Give the names that are made of two: Karimjon, Kerimzhan; Jaswinder, Jasvinder.

    Those of Central Asia, then those of Sikhs.
    """
    for people in ("", "sikh_"):
        stems, endings = document[f"{people}stems"], document[f"{people}endings"]
        for stem, ending in product(stems, endings):
            made = [one + other for one, other in product(stem.split(), ending.split())]
            yield [_long(made[:1]), [], _long(made[1:])]


def _listed(entry: str) -> list[str]:
    return [name for name in entry.split() if not name.startswith(_SHORT)]


def _shortened(entry: str) -> list[str]:
    return [name[1:] for name in entry.split() if name.startswith(_SHORT)]


def _long(names: Sequence[str]) -> list[str]:
    return [name for name in names if len(name) >= _LEAST]


def _written_onto(
    names: Sequence[str], before: Sequence[str], least: int = _LEAST_WRITTEN_ON
) -> list[str]:
    long = [name for name in names if len(name) >= least]
    return [first + name for name in long for first in before]


def _in_manners(
    spellings: Sequence[str], manners: Sequence[Sequence[tuple[str, str]]]
) -> Iterator[str]:
    """Give how other languages write a name, where it is another way."""
    for name, manner in product(spellings, manners):
        written = name
        for source, target in manner:
            written = _changed(written, source, target)
        if written != name:
            yield written.replace("aa", "a")


def _changed(word: str, source: str, target: str) -> str:
    """Replace letters in a word; "^Ca" is the vowel of its first syllable, if short."""
    if source == "^Ca":
        short = word[1:2] == "a" and word[2:3] not in {"a", ""}
        return word[0] + target + word[2:] if short and word[0] not in _VOWELS else word
    if source.startswith("^"):
        start = source[1:]
        return target + word[len(start) :] if word.startswith(start) else word
    return word.replace(source, target)

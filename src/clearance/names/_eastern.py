"""Names of the Arab world, Asia and Africa in the spellings that languages have."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any

from ._letters import fold_groups
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
_Group = list[list[str]]


def eastern_groups() -> list[_Group]:
    """Give the folded spellings of each name, in three lists.

    Those that are listed; those with "son of" written on, and abbreviations; and those
    that languages make of the others by rule.
    """
    document = lexicon("eastern_names.yml")
    groups: list[_Group] = [
        *_arabic(document),
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


def _arabic(document: Mapping[str, Any]) -> Iterator[_Group]:
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
                articles = _written_onto([*plain, *made], document["articles"])
            elif section == "arabic":
                sun = [f"e{name}" for name in plain if name[0] in document["sun"]]
                articles = [*_written_onto(plain, document["articles"]), *sun]
                sons = _written_onto([*plain, *made], document["sons"], least=_LEAST)
            yield [
                _long(plain),
                [*_long(sons), *_shortened(entry)],
                _long([*made, *articles]),
            ]


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

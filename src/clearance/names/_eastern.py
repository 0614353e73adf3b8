"""Names of the Arab world, Asia and Africa in the spellings that languages have."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ._letters import fold
from ._lexicons import lexicon

_ARABIC = ("arabic", "women", "nisbas")
_OTHERS = (
    *("persian", "pashto_dari", "tribes", "pakistan_india_muslim", "hindu", "sikh"),
    *("turkish", "central_asia", "africa", "malay"),
)
_VOWELS = "aeiou"
_LEAST = 3  # letters of a spelling
_LEAST_WRITTEN_ON = 4  # letters of a name that an article or "son of" is written onto


def eastern_groups() -> list[list[list[str]]]:
    """Give the folded spellings of each name, in three lists.

    Those that are listed, those with "son of" written on, and those that languages make
    of the others by rule.
    """
    document = lexicon("eastern_names.yml")
    found = []
    for section in _ARABIC:
        for entry in document[section]:
            listed = [name.replace("aa", "a") for name in entry.split()]
            made = [*_in_all_manners(entry.split(), document)]
            sons: list[str] = []
            if section == "nisbas":
                made += _written_onto([*listed, *made], document["articles"])
            elif section == "arabic":
                sons = _written_onto([*listed, *made], document["sons"])
            found.append([_folded(listed), _folded(sons), _folded(made)])
    for section in _OTHERS:
        found += [[_folded(entry.split()), [], []] for entry in document[section]]
    return found


def _folded(names: Sequence[str]) -> list[str]:
    return [*dict.fromkeys(fold(name) for name in names if len(name) >= _LEAST)]


def _written_onto(names: Sequence[str], before: Sequence[str]) -> list[str]:
    long = [name for name in names if len(name) >= _LEAST_WRITTEN_ON]
    return [first + name for name in long for first in before]


def _in_all_manners(
    spellings: Sequence[str], document: Mapping[str, Any]
) -> Iterator[str]:
    """Give how other languages write an Arabic name."""
    manners: Sequence[Sequence[tuple[str, str]]] = document["in_all"]
    tried = [(name, manner) for name in spellings for manner in manners]
    tried += [(spellings[0], manner) for manner in document["manners"]]
    for name, manner in tried:
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

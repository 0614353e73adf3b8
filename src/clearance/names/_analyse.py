"""A name taken apart: which words name, which only join, describe or count."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cache, lru_cache
from typing import NamedTuple

from ._asian import is_heard
from ._clean import clean
from ._fold import fold, skeleton
from ._lexicon import (
    begins_known_word,
    company_words,
    is_known_word,
    legal_forms,
    mended,
    person_words,
    word_key,
)
from ._romanise import is_abjad, is_syllabic, least_translated, readings
from ._whole import doubled_parts, has_lost_vowels, marked_surname

_DOTTED_LETTER = re.compile(r"(?<!\w)([^\W\d_])\.")
_LONGEST_PHRASE = 6  # words of a country's name
_LEAST_WHOLE = 6  # letters of an ordinary word that somebody may have split
# The longest name on the lists of ten authorities has 25 words: what stands beyond is
# no part of a name, and two texts of hundreds of words would take seconds to compare.
MOST_WORDS = 30


class Role(IntEnum):
    """What a word does in a name."""

    NAME = 0
    SURNAME = 1
    PATRONYMIC = 2
    INITIAL = 3
    NUMBER = 4
    GENERIC = 5
    PLACE = 6
    PARTICLE = 7

    # That of a number is quick; an enumeration's own hashes its name.
    __hash__ = int.__hash__


_TRANSLATED = frozenset({Role.GENERIC, Role.PLACE})
_LEAST_ORDINARY = 5  # letters of an English word that nobody's name is by chance
_ORDINARY = frozenset({Role.GENERIC, Role.PLACE, Role.PARTICLE})


class Word(NamedTuple):
    """One word of a name: in Latin letters, folded, and what it does there."""

    text: str
    fold: str
    role: Role


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name in Latin letters, taken apart.

    `words` are in the order of the name, without legal forms and titles; `forms` are
    the legal forms that were found, by the names of `legal_forms.yml`; `vowelless`
    says that the name was written without vowels; `syllabic` that it was written in
    signs that each stand for a syllable, so that no letter of it can be a slip;
    `doubled` are the parts of double surnames such as Ivanova-Petersen; `translated`
    that the name of a firm was written in another script and read in English; `heard`
    that foreign words of it were written in kana, as they sound.
    """

    words: tuple[Word, ...]
    forms: frozenset[str]
    vowelless: bool
    syllabic: bool = False
    doubled: frozenset[str] = frozenset()
    translated: bool = False
    heard: bool = False

    @property
    def key(self) -> str:
        """The folded words with single spaces: what candidates are found by."""
        named = [word.fold for word in self.words if word.role is not Role.PARTICLE]
        return " ".join(named or [word.fold for word in self.words])

    @property
    def skeleton(self) -> str:
        """The consonants of the words: what vowelless names are found by."""
        bare = (skeleton(w.text) for w in self.words if w.role is not Role.PARTICLE)
        return " ".join(word for word in bare if word)


def analyse_person(text: str) -> tuple[NameParts, ...]:
    """Take a person's name apart, once for each way to read its script."""
    return _analyse(text, person=True)


def analyse_company(text: str) -> tuple[NameParts, ...]:
    """Take a name of anything but a person apart: company, vessel, body, place."""
    return _analyse(text, person=False)


# By content: the same text always gives the same answer.
@lru_cache(maxsize=16384)
def _analyse(text: str, *, person: bool) -> tuple[NameParts, ...]:
    surname, rest = marked_surname(text) if person else ("", text)
    if surname:
        cleaned = f"{clean(surname)} {clean(rest)}"
        split = len(clean(surname).split())
    else:
        cleaned = clean(text, dotted=not person)
        split = 0
    vowelless, syllabic = is_abjad(cleaned), is_syllabic(cleaned)
    initials = _initials(text) if person else frozenset()
    found: list[NameParts] = []
    for reading in readings(cleaned):
        words = reading.split()
        vowelless = vowelless or has_lost_vowels(words)
        if person:
            parts = NameParts(
                _person_words(words, split, initials),
                frozenset(),
                vowelless,
                doubled=doubled_parts(text),
            )
            found.append(parts)
        else:
            found += _company_parts(words, vowelless=vowelless)
    found = [_bounded(one) for one in found]
    least = least_translated(cleaned) if not person else 0
    if least:
        found = [
            replace(one, translated=_is_of_firm(one, least=least)) for one in found
        ]
    if not person and is_heard(cleaned):
        found = [replace(one, heard=True) for one in found]
    return tuple(replace(one, syllabic=True) if syllabic else one for one in found)


def _is_of_firm(parts: NameParts, *, least: int) -> bool:
    """Say whether a legal form, or so many ordinary words, make a name a firm's."""
    ordinary = [
        word
        for word in parts.words
        if word.role in _TRANSLATED and len(word.text) >= _LEAST_ORDINARY
    ]
    return bool(parts.forms) or len(ordinary) >= least


def _bounded(parts: NameParts) -> NameParts:
    """Keep no more words than can be laid beside those of another name in no time."""
    if len(parts.words) <= MOST_WORDS:
        return parts
    return replace(parts, words=parts.words[:MOST_WORDS])


def _initials(text: str) -> frozenset[str]:
    """Tell initials from particles of one letter: "E. Chan", but "Ortega y Gasset".

    A particle has no dot, and stands between two words that are longer.
    """
    words = text[:500].casefold().replace(",", " ").split()
    bare = [len(word) == 1 for word in words]
    dotted = (
        set(_DOTTED_LETTER.findall(text[:500].casefold())) if "." in text else set()
    )
    if not any(bare):
        return frozenset(dotted)
    return frozenset(
        dotted.union(
            word
            for at, word in enumerate(words)
            if bare[at] and (at in (0, len(words) - 1) or bare[at - 1] or bare[at + 1])
        )
    )


def _person_words(
    words: list[str], surnames: int, initials: frozenset[str]
) -> tuple[Word, ...]:
    """Give each word of a person's name its role; the first *surnames* are known."""
    lexicon = person_words()
    surname = words[:surnames]
    given = [word for word in words[surnames:] if word not in lexicon.titles]
    if not surname and not given:
        given = words
    found = [
        Word(word, fold(word), _person_role(word, initials, in_surname=True))
        for word in join_abd(surname)
    ]
    joined = join_abd(given)
    patronymic = _patronymic_at(joined, known_surname=bool(surname))
    for place, word in enumerate(joined):
        role = _person_role(word, initials, in_surname=False)
        found.append(
            Word(word, fold(word), Role.PATRONYMIC if place == patronymic else role)
        )
    return tuple(found)


def person_role(word: str) -> Role | None:
    """Say what a Latin word most likely is in a person's name; None is a title."""
    if word in person_words().titles:
        return None
    role = _person_role(word, in_surname=False)
    return Role.PATRONYMIC if role is Role.NAME and is_patronymic(word) else role


def _person_role(
    word: str, initials: frozenset[str] = frozenset(), *, in_surname: bool
) -> Role:
    lexicon = person_words()
    if word in initials:
        return Role.INITIAL
    if word in lexicon.particles or word in lexicon.kin:
        return Role.PARTICLE
    if word.isdigit():
        return Role.NUMBER
    if len(word) == 1:
        return Role.INITIAL
    return Role.SURNAME if in_surname else Role.NAME


def join_abd(words: Sequence[str]) -> list[str]:
    """Write "abd al rahman" and "abdul rahman" as the one name they are."""
    lexicon = person_words()
    if lexicon.abd.isdisjoint(words):
        return list(words)
    found: list[str] = []
    place = 0
    while place < len(words):
        word = words[place]
        place += 1
        if word in lexicon.abd and place < len(words):
            if words[place] in lexicon.particles and place + 1 < len(words):
                place += 1
            word = "abdul" + words[place]
            place += 1
        found.append(word)
    return found


def is_patronymic(word: str) -> bool:
    """Say whether a Latin word ends as names made from the father's do."""
    lexicon = person_words()
    endings = (*lexicon.patronymic_male, *lexicon.patronymic_female)
    return len(word) >= 6 and (word.endswith(endings) or fold(word).endswith(endings))


def _patronymic_at(words: list[str], *, known_surname: bool) -> int | None:
    """Find the patronymic; Abramovich by itself or as a known surname is none."""
    first = 1 if not known_surname else 0
    if len(words) < (2 if known_surname else 3):
        return None
    places = [n for n in range(first, len(words)) if is_patronymic(words[n])]
    if known_surname or not places:
        return places[-1] if places else None
    return places[0]


def _company_parts(words: list[str], *, vowelless: bool) -> Iterator[NameParts]:
    """Take a company's name apart, slips in its ordinary words mended.

    Where nothing but ordinary words is left by mending, as it stands too.
    """
    words = list(_with_phrases(words))
    joined = join_split(words)
    if vowelless:
        # What is left of "de", "co" and "no" tells nothing.
        joined = [word for word in joined if len(word) > 1] or joined
    keys = tuple(mended(word, vowelless=vowelless) for word in joined)
    mended_parts = _company_words(joined, keys)
    if all(word.role in _ORDINARY for word in mended_parts[0]):
        plain = _company_words(words, tuple(map(word_key, words)))
        if any(word.role is Role.NAME for word in plain[0]):
            yield NameParts(*plain, vowelless)
    yield NameParts(*mended_parts, vowelless)


def _company_words(
    words: list[str], keys: tuple[str, ...]
) -> tuple[tuple[Word, ...], frozenset[str]]:
    kept, forms = _without_forms(words, keys)
    if kept:
        parts = whole_numbers(
            [company_word(words[at], _own_key(words[at], keys[at])) for at in kept]
        )
    else:
        # "Limited Liability Company" and no more: words that tell nothing.
        parts = tuple(Word(word, fold(word), Role.GENERIC) for word in words)
    if len(parts) > 1 and parts[-1].text == "i":
        # "Silvia I" is the first Silvia; an "i" before another word means "and".
        parts = (*parts[:-1], Word("i", "1", Role.NUMBER))
    return parts, frozenset(forms)


def _own_key(word: str, key: str) -> str:
    """Take a word that makes no legal form with its neighbours as it is spelt."""
    lexicon = company_words()
    return key if key in lexicon.usual or key in lexicon.generic else word_key(word)


def join_split(words: Sequence[str]) -> list[str]:
    """Write as one what is one word: "com pany", and countries such as "hong kong"."""
    words = _with_phrases(words)
    beginnings = begins_known_word()
    if beginnings.isdisjoint(words):
        return list(words)
    found: list[str] = []
    for word in words:
        last = found[-1] if found else ""
        if last in beginnings and _is_split(last, word):
            found[-1] = last + word
        else:
            found.append(word)
    return found


def _is_split(first: str, second: str) -> bool:
    """Say whether two words are one ordinary word, and not each a word of its own."""
    whole = first + second
    if len(whole) < _LEAST_WHOLE or not is_known_word(whole):
        return False
    return not (is_known_word(first) and is_known_word(second))


def may_join(first: str, second: str) -> bool:
    """Say whether `join_split` may write two neighbours as one."""
    return (first, second) in _phrase_pairs() or _is_split(first, second)


@cache
def _phrase_pairs() -> frozenset[tuple[str, ...]]:
    return frozenset(phrase[:2] for phrase in company_words().phrases)


def _with_phrases(words: Sequence[str]) -> Sequence[str]:
    """Write countries of several words as one: "united states", "hong kong"."""
    phrases = company_words().phrases
    if phrase_starts().isdisjoint(words):
        return words
    found: list[str] = []
    at = 0
    while at < len(words):
        sizes = range(min(_LONGEST_PHRASE, len(words) - at), 1, -1)
        runs = (tuple(words[at : at + size]) for size in sizes)
        run = next((run for run in runs if run in phrases), None)
        found.append(words[at] if run is None else phrases[run])
        at += 1 if run is None else len(run)
    return found


@cache
def phrase_starts() -> frozenset[str]:
    """Give the first words of the countries that have several."""
    return frozenset(phrase[0] for phrase in company_words().phrases)


def whole_numbers(words: list[Word]) -> tuple[Word, ...]:
    """Read tens and a unit that follow each other as one number: "forty four"."""
    found: list[Word] = []
    for word in words:
        last = found[-1] if found else None
        if last is not None and _is_tens(last) and word.fold in "123456789":
            text = f"{last.text} {word.text}"
            found[-1] = Word(text, str(int(last.fold) + int(word.fold)), Role.NUMBER)
        else:
            found.append(word)
    return tuple(found)


def _is_tens(word: Word) -> bool:
    number = word.role is Role.NUMBER and not word.text.isdigit()
    return number and word.fold in {"20", "30", "40", "50", "60", "70", "80", "90"}


def _without_forms(
    words: list[str], keys: tuple[str, ...]
) -> tuple[list[int], set[str]]:
    """Take legal forms out; those of two letters only count at the ends of the name.

    Returns the places of the words that are left, and the names of the forms.
    """
    forms: set[str] = set()
    spans: list[tuple[int, int, str]] = []
    place = 0
    lexicon = legal_forms()
    while place < len(words):
        hit = lexicon.at(keys, place)
        if hit is None:
            place += 1
            continue
        spans.append((place, place + hit[0], hit[1]))
        place += hit[0]
    taken: set[int] = set()
    for start, end, form in spans:
        short = end - start == 1 and len(words[start]) <= 2
        if not short or _at_end(start, end, spans, keys):
            taken.update(range(start, end))
            forms.add(form)
    return [at for at in range(len(words)) if at not in taken], forms


def _at_end(
    start: int, end: int, spans: list[tuple[int, int, str]], keys: tuple[str, ...]
) -> bool:
    """Say whether only legal forms stand before, or only forms after, a span."""
    covered = {n for low, high, _ in spans for n in range(low, high)}
    joining = company_words().joining
    covered |= {at for at, key in enumerate(keys) if key in joining}
    before, after = range(start), range(end, len(keys))
    return covered.issuperset(before) or covered.issuperset(after)


@lru_cache(maxsize=65536)
def company_word(word: str, key: str) -> Word:
    """Say what a Latin word, looked up by its key, is in a company's name."""
    lexicon = company_words()
    if word in lexicon.numbers or word.isdigit():
        return Word(word, lexicon.numbers.get(word) or fold(word), Role.NUMBER)
    if key != word_key(word):
        return Word(word, lexicon.usual.get(key, key), _company_role(word, key))
    return Word(word, lexicon.usual.get(key, fold(word)), _company_role(word, key))


def _company_role(word: str, key: str) -> Role:
    lexicon = company_words()
    if key in lexicon.joining:
        return Role.PARTICLE
    if key in lexicon.places:
        return Role.PLACE
    if key in lexicon.usual or key in lexicon.generic:
        return Role.GENERIC
    if len(word) >= 5 and key in legal_forms().words:
        # Part of a legal form whose words are out of order.
        return Role.PARTICLE
    numbered = any(map(str.isdigit, word)) and len(word) < 4
    return Role.NUMBER if numbered else Role.NAME

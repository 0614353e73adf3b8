"""What words inside names mean: legal forms, company words, and slips of both."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from rapidfuzz.distance import OSA

from ._abroad import phrases_abroad, words_abroad
from ._letters import as_misread, clean, consonants, fold, has_vowels, word_key
from ._lexicons import TABLES, lexicon
from ._persons import is_given_name
from ._scripts import readings


def _keys(spelling: str) -> Iterator[tuple[str, ...]]:
    for reading in readings(clean(spelling, dotted=True)):
        yield tuple(word_key(word) for word in reading.split())


def _undoubled(word: str) -> str:
    """Leave out a doubled letter of an abbreviation: "OO" for OOO, "EOD" for EOOD."""
    short = _DOUBLE.sub(r"\1", word, count=1)
    return short if short != word and 2 <= len(short) <= _LONGEST_SHORT else ""


def _loses_itself(word: str) -> bool:
    """See an abbreviation of which folding leaves two letters: "khkhk" would be HK."""
    return len(word_key(word)) == _SHORTEST < len(word) - 1


# Of "non bank credit organization", and by itself a trade: Gazprombank is no Gazprom.
_TRADE = "bank"


@dataclass(frozen=True, slots=True)
class LegalForms:
    """Legal forms as sequences of words.

    `by_first` is ordered longest first; `words` are the longer words they are made of.
    """

    by_first: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    words: frozenset[str]

    @property
    def sequences(self) -> Iterator[tuple[str, ...]]:
        """All forms, as sequences of keys."""
        for forms in self.by_first.values():
            yield from (sequence for sequence, _ in forms)

    def at(self, keys: tuple[str, ...], start: int) -> tuple[int, str] | None:
        """Find the longest form that begins at *start*: its length and its name."""
        for sequence, form in self.by_first.get(keys[start], ()):
            if keys[start : start + len(sequence)] == sequence:
                return len(sequence), form
        return None


@cache
def legal_forms() -> LegalForms:
    """Read `legal_forms.yml`."""
    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for keys, form in TABLES.kept("legal_forms", _spelt_forms):
        by_first.setdefault(keys[0], []).append((tuple(keys), form))
    return LegalForms(
        {first: tuple(forms) for first, forms in by_first.items()},
        frozenset(
            word
            for forms in by_first.values()
            for sequence, _ in forms
            for word in sequence
            if len(word) >= 4 and word != _TRADE
        ),
    )


def _spelt_forms() -> list[tuple[list[str], str]]:
    """List the sequences of keys of all legal forms with the form, longest first."""
    found: dict[tuple[str, ...], str] = {}
    short: dict[tuple[str, ...], str] = {}
    for form, spellings in lexicon("legal_forms.yml").items():
        for spelling in spellings:
            for reading in readings(clean(spelling, dotted=True)):
                words = reading.split()
                if len(words) == 1 and _loses_itself(words[0]):
                    continue
                found.setdefault(tuple(map(word_key, words)), form)
                if len(words) == 1 and (less := _undoubled(words[0])):
                    short.setdefault((word_key(less),), form)
    found = {**short, **found}
    by_length = sorted(found.items(), key=lambda pair: -len(pair[0]))
    return [([*keys], form) for keys, form in by_length]


def in_legal_form(word: str) -> bool:
    """Say whether a word, or its key, is a legal form or of one, wherever it is."""
    return word in legal_form_words() or word_key(word) in legal_form_words()


@cache
def legal_form_parts() -> frozenset[str]:
    """Give the keys of all words of all legal forms, such as "de" of "s. de r.l."."""
    return frozenset(word for keys in legal_forms().sequences for word in keys)


@cache
def legal_form_words() -> frozenset[str]:
    """Give the keys of the words that are a legal form, and the longer ones of all."""
    forms = legal_forms()
    alone = {sequence[0] for sequence in forms.sequences if len(sequence) == 1}
    return forms.words | alone


@dataclass(frozen=True, slots=True)
class CompanyWords:
    """Ordinary words of company names.

    `usual` maps a word's key to the key of the usual English word; `generic` holds the
    usual keys of all that weigh little, `joining` words such as "of", `places` those
    that say where; `numbers` maps words to digits; `akin` gives the groups of words
    that translators write for one another; `series` are the usual keys of words whose
    numbers count what one party issues or manages; `countries` are the usual keys of
    countries.
    """

    usual: Mapping[str, str]
    generic: frozenset[str]
    joining: frozenset[str]
    places: frozenset[str]
    numbers: Mapping[str, str]
    phrases: Mapping[tuple[str, ...], str]
    akin: Mapping[str, frozenset[int]]
    rendered: frozenset[str]
    shortened: frozenset[str]
    padding: frozenset[str]
    series: frozenset[str]
    countries: frozenset[str]


@cache
def company_words() -> CompanyWords:
    """Read `company_words.yml`."""
    read = TABLES.kept("company_words", _spelt_out)
    return CompanyWords(
        read["usual"],
        frozenset(read["generic"]),
        frozenset(read["joining"]),
        frozenset(read["places"]),
        read["numbers"],
        {tuple(words.split()): meaning for words, meaning in read["phrases"].items()},
        {word: frozenset(groups) for word, groups in read["akin"].items()},
        frozenset(read["rendered"]),
        frozenset(read["shortened"]),
        frozenset(read["padding"]),
        frozenset(read["series"]),
        frozenset(read["countries"]),
    )


def _spelt_out() -> dict[str, Any]:
    """Spell out in Latin letters what `company_words.yml` says."""
    document: dict[str, Any] = dict(lexicon("company_words.yml"))
    ordinary = [word for word in document.pop("ordinary") for word in _single(word)]
    joining = [word for word in document.pop("joining") for word in _single(word)]
    places = [word for word in document.pop("places") for word in _single(word)]
    # By their letters: folding would make one number of two ("vi", "viii").
    numbers = {
        reading: digits
        for word, digits in document.pop("numbers").items()
        for reading in readings(clean(word))
    }
    numbers |= {f"{count}{_ordinal(count)}": f"{count}" for count in range(1, 1000)}
    abroad = lexicon("words_abroad.yml")
    states = document.pop("countries")
    more = lexicon("trades_abroad.yml")["countries"]
    towns = abroad["towns"]
    countries = {
        word: [*states.get(word, ()), *towns.get(word, ()), *more.get(word, ())]
        for word in {**states, **towns, **more}
    }
    places += [
        key
        for word, spellings in countries.items()
        for spelling in (word, *spellings)
        for key in _single(spelling)
    ]
    groups: list[list[str]] = document.pop("akin")
    series = [key for word in document.pop("series") for key in _single(word)]
    said: dict[str, list[str]] = document.pop("phrases")
    for word, spellings in abroad["phrases"].items():
        said[word] = [*said.get(word, ()), *spellings]
    usual: dict[str, str] = {}
    for word, spellings in (*document.items(), *countries.items()):
        for spelling in (word, *spellings):
            for key in _single(spelling):
                usual.setdefault(key, word_key(word))
    phrases = phrases_abroad() | {
        reading: word
        for word, spellings in (*countries.items(), *said.items())
        for spelling in spellings
        for reading in readings(clean(spelling))
        if " " in reading
    }
    plain = [usual.get(key, key) for word in said for key in _single(word)]
    akin: dict[str, list[int]] = {}
    for number, group in enumerate(groups):
        keys = dict.fromkeys(word_key(one) for word in group for one in _counted(word))
        for key in dict.fromkeys(usual.get(key, key) for key in keys):
            akin.setdefault(key, []).append(number)
    rendered = lexicon("rendered.yml")
    return {
        "akin": akin,
        "rendered": sorted({*map(word_key, rendered["ordinary"]), *akin}),
        "shortened": rendered["shortened"],
        "countries": [word_key(word) for word in states],
        "series": [usual.get(key, key) for key in series],
        "padding": [usual.get(key, key) for key in map(word_key, rendered["padding"])],
        "usual": usual,
        "generic": [*dict.fromkeys([*usual.values(), *ordinary, *places, *plain])],
        "joining": joining,
        "places": places,
        "numbers": numbers,
        "phrases": phrases,
    }


def _ordinal(count: int) -> str:
    """Give what English writes behind a number of order: 1st, 12th, 103rd."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
    return "th" if count % 100 in {11, 12, 13} else ending


def _counted(word: str) -> tuple[str, ...]:
    """Give an English word as it is said of one and, where that is simple, of many."""
    if word.endswith("s"):
        return (word,)
    if word.endswith("y") and word[-2] not in "aeo":
        return word, f"{word[:-1]}ies"
    return word, f"{word}s"


@lru_cache(maxsize=65536)
def mended(word: str, *, vowelless: bool = False) -> str:
    """Give the key of the legal form or ordinary word that a Latin word is a slip of.

    The word's own key where it is known, too short or a slip of none. *vowelless* says
    that the vowels were left out: "cmpny" is a company. Method: symmetric deletion
    (Garbe 2012), then optimal string alignment distance of 1.
    """
    key = word_key(word)
    by_slip, known = _known_words()
    if vowelless and not has_vowels(word):
        return key if key in known else _by_bones().get(consonants(word), key)
    told = key in known or key in words_abroad() or is_given_name(fold(word))
    if told or len(word) < _LEAST_MENDED:
        return key
    misread = _by_misread().get(as_misread(word))
    if misread is not None:
        return misread
    variants = _variants(word)
    if by_slip.keys().isdisjoint(variants):
        return key
    for variant in sorted(variants):
        for other, other_key in by_slip.get(variant, ()):
            if OSA.distance(word, other, score_cutoff=1) <= 1:
                return other_key
    return key


@cache
def _spellings() -> frozenset[str]:
    return frozenset(word for word, _ in _spelt_words())


def is_spelt_word(word: str) -> bool:
    """Say whether a Latin word is a known one letter by letter: "keaev" is not Kiev."""
    return word in _spellings()


def is_known_word(word: str) -> bool:
    """Say whether a Latin word is one of legal forms or an ordinary one of names."""
    return word_key(word) in known_keys()


def known_keys() -> frozenset[str]:
    """Give the keys of all words that `is_known_word` knows."""
    return _known_words()[1]


@cache
def begins_known_word() -> frozenset[str]:
    """Give all beginnings of the words that `is_known_word` knows."""
    return frozenset(
        spelling[:size]
        for word, key in _spelt_words()
        for spelling in (word, key)
        for size in range(1, len(spelling))
    )


_DOUBLE = re.compile(r"(.)\1")
_SHORTEST = 2
_LONGEST_SHORT = 3  # letters of what is left of an abbreviated legal form
_LEAST_MENDED = 5
_LEAST_BARE = 4  # letters of a known word that is found by its consonants
_LEAST_TRADE = 7  # letters of an ordinary word, and of one that alone is a legal form


@cache
def _known_words() -> tuple[Mapping[str, tuple[tuple[str, str], ...]], frozenset[str]]:
    """Make the table of words but for a letter, and the set of all known keys."""
    words, forms = company_words(), legal_forms()
    single = {keys[0] for keys in forms.sequences if len(keys) == 1}
    trades = {*words.usual, *words.generic}
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for pair in dict.fromkeys(_mendable()):
        for variant in _variants(pair[0]):
            near = found.get(variant)
            found[variant] = (pair,) if near is None else (*near, pair)
    known = frozenset(trades | forms.words | single | words.places | words.joining)
    return found, known


def _mendable() -> Iterator[tuple[str, str]]:
    """Give the words, with their keys, that others are taken for a slip of."""
    words, forms = company_words(), legal_forms()
    # "Akuta" is a name, though "amuta" is a form; "satte" is a state's enterprise.
    alone = {keys[0] for keys in forms.sequences if len(keys) == 1}
    parts = legal_form_parts() - alone
    for word, key in _spelt_words():
        least = _LEAST_MENDED if key in parts else _LEAST_TRADE
        if len(word) >= least and key not in words.places and key not in words.joining:
            yield word, key


def mendable_words() -> list[str]:
    """List the words that `mended` mends, where one letter is wrong."""
    return [word for word, _ in _mendable()]


def misread_words() -> Collection[str]:
    """Give what `as_misread` makes of the words that `mended` mends by it."""
    return _by_misread().keys()


@cache
def _by_misread() -> Mapping[str, str]:
    """Make the table of known words by what machines misread them as."""
    words = company_words()
    found: dict[str, str] = {}
    for word, key in _spelt_words():
        told = key in words.places or key in words.joining
        if len(word) >= _LEAST_BARE and not told:
            found.setdefault(as_misread(word), key)
    return found


@cache
def _by_bones() -> Mapping[str, str]:
    """Make the table of known words by their consonants; the first named wins."""
    found: dict[str, str] = {}
    for word, key in _spelt_words():
        if len(word) >= _LEAST_BARE:
            found.setdefault(consonants(word), key)
    return found


@cache
def _spelt_words() -> tuple[tuple[str, str], ...]:
    """Give every Latin word of legal forms and ordinary words with its key."""
    pairs = TABLES.kept("spelt_words", lambda: [*_each_spelt_word()])
    return tuple((word, key) for word, key in pairs)


def _each_spelt_word() -> Iterator[tuple[str, str]]:
    lists = [*lexicon("legal_forms.yml").values()]
    trades: dict[str, Any] = dict(lexicon("company_words.yml"))
    for group in ("numbers", "phrases", "series"):
        trades.pop(group)
    trades.update(trades.pop("countries"))
    lists += [[word, *spellings] for word, spellings in trades.items()]
    for spellings in lists:
        for spelling in spellings:
            for reading in readings(clean(str(spelling), dotted=True)):
                yield from ((word, word_key(word)) for word in reading.split())


def _variants(word: str) -> set[str]:
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def _single(spelling: str) -> Iterator[str]:
    return (keys[0] for keys in _keys(spelling) if len(keys) == 1)


def legal_form_kind(form: str) -> str:
    """Give the kind of thing that a legal form points to: a ship's prefix, a firm's."""
    return "Vessel" if form == "ship_prefix" else "Organization"

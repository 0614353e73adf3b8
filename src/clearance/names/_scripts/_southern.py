"""Names in the scripts of India, Sri Lanka, Thailand and Burma in Latin letters."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

import anyascii
from rapidfuzz.distance import OSA

from clearance.names._lexicons import TABLES, lexicon

from ._burmese import BURMESE, burmese_readings
from ._lao import LAO, lao_word
from ._thai import thai_word

INDIC = re.compile("[\u0900-\u0dff]")
THAI = re.compile("[\u0e00-\u0e7f]")
KHMER = re.compile("[\u1780-\u17ff]")
_LEAST_ALIKE = 0.45  # how alike a word and an English one are
_LEAST_PIECE = 3  # signs of a piece by which a Thai word is no English one
_LEAST_LOAN = 4  # letters of what is left of an English word without its vowels
# What stands at each place of the nine scripts that are laid out as Devanagari is.
_CONSONANTS = (
    *("k", "kh", "g", "gh", "n", "ch", "chh", "j", "jh", "n", "t", "th", "d", "dh"),
    *("n", "t", "th", "d", "dh", "n", "n", "p", "ph", "b", "bh", "m", "y", "r", "r"),
    *("l", "l", "l", "v", "sh", "sh", "s", "h"),
)
_VOWELS = (
    *("a", "aa", "i", "i", "u", "u", "ri", "li", "e", "e", "e", "ai", "o", "o"),
    *("o", "au"),
)
_SIGNS = (
    "aa",
    "i",
    "i",
    "u",
    "u",
    "ri",
    "ri",
    "e",
    "e",
    "e",
    "ai",
    "o",
    "o",
    "o",
    "au",
)
_MORE = ("q", "kh", "gh", "z", "r", "rh", "f", "y")
_TAMIL, _SINHALA = range(0xB80, 0xC00), range(0xD80, 0xE00)
_CHILLU = {"ൺ": "n", "ൻ": "n", "ർ": "r", "ൽ": "l", "ൾ": "l", "ൿ": "k"}
_NEVER_LOST = 0xB80  # from here on, no "a" goes unsaid
_KEEPING = frozenset("ryv")
_VOICED = {"k": "g", "t": "d", "p": "b", "ch": "s"}


def southern_readings(text: str) -> Iterator[str]:
    """Write a cleaned name in one of these scripts in Latin letters.

    Words of firms and bodies in English, also those that are spelt by their sound; all
    else by its sound.
    """
    if BURMESE.search(text):
        yield from burmese_readings(text)
        return
    if KHMER.search(text):
        yield " ".join(_words("khmer").get(word, word) for word in text.split())
        return
    if LAO.search(text):
        yield lao_word(text)
        return
    if THAI.search(text):
        yield " ".join(_thai(text, loans=True))
        yield " ".join(_thai(text, loans=False))
        return
    yield " ".join(map(_indic_word, text.split()))


@lru_cache(maxsize=16384)
def _indic_word(word: str) -> str:
    known = _words("spelt").get(word) or _words("indic").get(word)
    if known is not None or not INDIC.search(word):
        return known or word
    spelt = _indic_letters(word)
    return _loan(spelt) or spelt


def _indic_letters(word: str) -> str:
    """Spell a word: a consonant has an "a" of its own, unless a sign says otherwise."""
    pieces: list[tuple[str, str]] = []  # consonants, and the vowel behind them
    for char in word:
        kind, letter = _letter(char)
        if kind == "consonant":
            pieces.append((letter, "A"))
        elif kind == "vowel":
            pieces.append(("", letter))
        elif kind == "sign" and pieces:
            pieces[-1] = pieces[-1][0], letter
        elif kind == "nukta" and pieces:
            pieces[-1] = {"ph": "f", "j": "z"}.get(*pieces[-1][:1] * 2), pieces[-1][1]
        elif letter:
            pieces.append((letter, ""))
    if INDIC.match(word) and ord(word[0]) < _NEVER_LOST:
        pieces = _without_schwas(pieces)
    if ord(word[0]) in _TAMIL:
        pieces = _voiced(pieces)
    spelt = "".join(one + vowel for one, vowel in pieces).replace("A", "a")
    spelt = re.sub("N(?=[pbm])", "m", spelt.replace("aa", "a"))
    return re.sub("N$", "ng", spelt).replace("N", "n")


@cache
def _at_place() -> Mapping[int, tuple[str, str]]:
    """Give kind and spelling of the signs of the nine scripts, by place in each."""
    found = dict.fromkeys((1, 2, 112), ("other", "N"))
    found |= {0x05 + at: ("vowel", one) for at, one in enumerate(_VOWELS)}
    found |= {0x15 + at: ("consonant", one) for at, one in enumerate(_CONSONANTS)}
    found |= {0x3E + at: ("sign", one) for at, one in enumerate(_SIGNS)}
    found |= {0x58 + at: ("consonant", one) for at, one in enumerate(_MORE)}
    return found | {0x4D: ("sign", ""), 0x3C: ("nukta", "")}


def _letter(char: str) -> tuple[str, str]:
    """Say what a sign is, and how it is spelt."""
    if char in _CHILLU:
        return "other", _CHILLU[char]
    if ord(char) in _SINHALA:
        return _sinhala(char)
    return _at_place().get((ord(char) - 0x900) % 0x80, ("other", ""))


def _sinhala(char: str) -> tuple[str, str]:
    latin = anyascii.anyascii(char).lower()
    if char in "\u0d82\u0d83":
        return "other", "N"
    if char == "\u0dca":
        return "sign", ""
    if "\u0dcf" <= char <= "\u0ddf":
        return "sign", latin
    kind = "consonant" if "\u0d9a" <= char <= "\u0dc6" else "vowel"
    return kind, latin


def _without_schwas(pieces: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Leave out the "a" that nobody says: at the end, and between two syllables."""
    found = list(pieces)
    for at in range(len(found) - 1, 0, -1):
        one, vowel = found[at]
        if vowel != "A":
            continue
        last = at == len(found) - 1
        before = found[at - 1][1] != ""
        inside = not last and before and found[at + 1][0] and found[at + 1][1] != ""
        behind = inside and found[at + 1][1] != "A"
        if last and not before and one in _KEEPING:
            # Narendra, Mitra, Aditya.
            continue
        if last or (behind and found[at + 1][0] != "N"):
            found[at] = one, ""
    return found


def _voiced(pieces: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Read Tamil letters as they sound between vowels and behind nasals."""
    found = []
    for at, (one, vowel) in enumerate(pieces):
        before = pieces[at - 1] if at else ("", "")
        soft = at and (before[1] or before[0] in {"n", "m"}) and vowel
        doubled = at and before[0] == one
        found.append((_VOICED.get(one, one) if soft and not doubled else one, vowel))
    return found


def _thai(text: str, *, loans: bool) -> Iterator[str]:
    """Part Thai into known words and the rest, which is spelt."""
    known, sizes = _thai_words()
    for word in text.split():
        at = start = 0
        while at < len(word):
            some = sizes.get(word[at], ())
            size = next((n for n in some if word[at : at + n] in known), 0)
            if size:
                if start < at:
                    yield _spelt(word[start:at], loans=loans)
                yield known[word[at : at + size]]
                at = start = at + size
            else:
                at += 1
        if start < len(word):
            yield _spelt(word[start:], loans=loans)


def _spelt(part: str, *, loans: bool) -> str:
    if not THAI.search(part):
        return part
    pieces = _pieces().split(part)
    named = any(len(piece) >= _LEAST_PIECE for piece in pieces[1::2])
    heard = thai_word(part, loan=True)
    if not named and (loan := _loan(heard)):
        return loan
    if len(pieces) > 1:
        return "".join(_piece(one, loan=loans) for one in pieces if one)
    return heard if loans else thai_word(part, loan=False)


def _piece(piece: str, *, loan: bool) -> str:
    return _words("thai_names").get(piece) or thai_word(piece, loan=loan)


@cache
def _pieces() -> re.Pattern[str]:
    """Give what finds known pieces of names: no vowel stands before or on their ends.

    Nor is the double r that is a vowel cut.
    """
    known = "|".join(sorted(_words("thai_names"), key=lambda one: (-len(one), one)))
    ended = "(?![\u0e30-\u0e3a\u0e45\u0e47\u0e4c]|รร|(?<=ร)ร)"
    return re.compile(f"(?<![เแโใไ])({known}){ended}")


@cache
def _thai_words() -> tuple[Mapping[str, str], Mapping[str, Sequence[int]]]:
    """Give the words that are known, and how long those with a first sign are."""
    known = {**_words("thai"), **_words("spelt")}
    sizes: dict[str, set[int]] = {}
    for word in known:
        sizes.setdefault(word[0], set()).add(len(word))
    return known, {sign: sorted(some, reverse=True) for sign, some in sizes.items()}


@cache
def _words(group: str) -> Mapping[str, str]:
    """Give the English of the words of one group of the lexicon."""
    return {
        word: english
        for english, words in lexicon("southern.yml")[group].items()
        for word in words
    }


def _loan(spelt: str) -> str:
    """Give the English word that a word is by its sound; empty for any other."""
    kept = heard_as(spelt)
    if len(kept) < _LEAST_LOAN or (found := _loans().get(kept)) is None:
        return ""
    english, sound = found
    return english if OSA.normalized_similarity(spelt, sound) >= _LEAST_ALIKE else ""


@cache
def _loans() -> Mapping[str, Sequence[str]]:
    """Give English words, and how they sound, by what is kept of that."""

    def made() -> dict[str, list[str]]:
        document = lexicon("southern.yml")
        said = {**{word: word for word in document["loans"]}, **document["said"]}
        found: dict[str, list[str]] = {}
        for word, sound in said.items():
            if len(heard_as(sound)) >= _LEAST_LOAN:
                found.setdefault(heard_as(sound), [word, sound])
        return found

    return dict(TABLES.kept("southern_loans", made))


_AS_SAID = (
    *(("tion", "sn"), ("sion", "sn"), ("tch", "c"), ("chh", "c"), ("ch", "c")),
    *(("sh", "s"), ("ph", "p"), ("th", "t"), ("kh", "k"), ("gh", "k"), ("bh", "p")),
    *(("dh", "t"), ("ck", "k"), ("ce", "s"), ("ci", "s"), ("cy", "s"), ("ge", "j")),
    *(("gi", "j"), ("gy", "j"), ("qu", "kw"), ("x", "ks"), ("q", "k"), ("f", "p")),
)
_MERGED = str.maketrans("bdgvzjcw", "ptkpsssp", "aeiouyh")


def heard_as(word: str) -> str:
    """Give what all these scripts keep of the sound of a word in Latin letters."""
    for written, said in _AS_SAID:
        word = word.replace(written, said)
    word = re.sub("c(?![hs])", "k", word) if word.isascii() and "c" in word else word
    return re.sub(r"(.)\1+", r"\1", word.translate(_MERGED))

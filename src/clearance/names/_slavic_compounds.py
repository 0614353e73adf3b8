"""Words of several stems that firms of Russia and its neighbours are called by."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from ._letters import clean
from ._lexicons import TABLES, lexicon
from ._scripts import plain, romanise, spelt_in_latin

_LEAST = 6  # letters of a compound
_LONGEST = 30
_LEAST_TOWN = 5  # letters of the adjective of a town behind what says which
_ENDING = 3  # letters by which the last stem of a compound may be known at a glance
# Letters at the end of a word in which its last three, as they sound, are found.
_TAIL = 5
_LATIN, _CYRILLIC = range(0x250), range(0x400, 0x530)
# Armenian, Georgian, and Latin letters with accents of their own: read whole.
_SELDOM = (range(0x530, 0x590), range(0x10A0, 0x1100), range(0x1E00, 0x1F00))
_BESIDE = ".,;:()[]'\"«»“”„’"
# Cyrillic letters that sound alike, and those that do not sound.
_SOUNDING = str.maketrans("ыіїйєёэґ", "ииииееег", "ьъ")


def said_in_parts(text: str) -> str:
    """Give a name with its compounds in English words; empty where it has none.

    Of as few stems as may be, two or more and all of them known: Uralkhimmash is Ural,
    chemical and machinery. Not what nobody translates.
    """
    words = text.split()
    if not any(map(may_be_compound, words)):
        return ""
    return " ".join([_in_english(word) or word for word in words])


def compounds_in(text: str) -> frozenset[str]:
    """Give the English of the compounds in a name."""
    return frozenset(filter(None, map(_in_english, text.split())))


def _in_english(word: str) -> str:
    return " ".join([english for _, english in _parted(word)])


@lru_cache(maxsize=16384)
def said_in_stems(text: str) -> str:
    """Give a name with its compounds taken apart: Ural vagon zavod.

    Also what only says which town of two it is: Nizhne tagilskiy. Empty where there is
    nothing to take apart.
    """
    found: list[str] = []
    words = text.split()
    for word in words:
        stems = [stem for stem, _ in _parted(word)]
        found += stems or _which(plain(romanise(clean(word))))
    return " ".join(found) if len(found) > len(words) else ""


def _which(word: str) -> Sequence[str]:
    for before in _before():
        if word.startswith(before) and len(word) >= len(before) + _LEAST_TOWN:
            return before, word[len(before) :]
    return (word,)


def may_be_compound(piece: str) -> bool:
    """Say quickly whether `said_in_parts` may find anything between two spaces."""
    return len(piece) >= _LEAST and _may_end_one(piece) and bool(_parted(piece))


def _may_end_one(piece: str) -> bool:
    """Say by its last letters whether something may end as a compound."""
    if piece.isascii() and piece.isalpha():
        return piece[-_ENDING:].lower() in _endings()
    piece = piece.rstrip(_BESIDE)
    tail, last = piece[-_TAIL:].lower(), ord(piece[-1:] or " ")
    latin = {ord(sign) in _LATIN for sign in tail}
    # Where letters of two scripts stand side by side, one may be meant as another.
    if not tail.isalpha() or len(latin) > 1 or any(last in some for some in _SELDOM):
        return True
    if last in _LATIN:
        return plain(tail)[-_ENDING:] in _endings()
    return last in _CYRILLIC and _sounding(tail) in _cyrillic_endings()


def _sounding(stem: str) -> str:
    return stem.translate(_SOUNDING)[-_ENDING:]


@lru_cache(maxsize=65536)
def _parted(piece: str) -> tuple[tuple[str, str], ...]:
    if not _LEAST <= len(piece) <= _LONGEST:
        return ()
    word = _written(plain(romanise(clean(piece))))
    if not word.isalpha() or word in _kept():
        return ()
    stems = _stems()
    if not word.endswith(_last()):
        return ()
    # The fewest stems that each beginning of the word is made of.
    ways: list[tuple[str, ...] | None] = [()]
    for end in range(1, len(word) + 1):
        begun = [
            (*way, word[low:end])
            for low, way in enumerate(ways)
            if way is not None and word[low:end] in stems
        ]
        ways.append(min(begun, key=len, default=None))
    way = ways[-1]
    if way is None or len(way) == 1 or way[-1] not in _last():
        return ()
    return tuple([(stem, stems[stem]) for stem in way])


def _written(word: str) -> str:
    for one, other in _rewritten():
        if one in word:
            word = word.replace(one, other)
    return word


@cache
def _rewritten() -> Sequence[tuple[str, str]]:
    document = lexicon("slavic_compounds.yml")
    return (*document["english"].items(), *document["written"].items())


def _spelt(stem: str) -> Iterator[str]:
    return (_written(plain(one)) for one in spelt_in_latin(stem))


@cache
def _stems() -> Mapping[str, str]:
    """Give Latin stems with their English; of two, the first named counts."""
    found: Mapping[str, str] = TABLES.kept("stems_of_compounds", _spelt_stems)
    return found


def _spelt_stems() -> dict[str, str]:
    document = lexicon("slavic_compounds.yml")
    found = {
        spelt: english
        for english, heads in document["works"].items()
        for head in heads
        for case in document["cases"]
        for spelt in _spelt(head + case)
    }
    for said in ("parts", "places"):
        for english, stems in document[said].items():
            for spelt in (one for stem in stems for one in _spelt(stem)):
                found.setdefault(spelt, english)
    return found


@cache
def _last() -> tuple[str, ...]:
    spelt = (one for stem in _all_last() for one in _spelt(stem))
    return tuple(dict.fromkeys(spelt))


@cache
def _all_last() -> Sequence[str]:
    document = lexicon("slavic_compounds.yml")
    works = [head for heads in document["works"].values() for head in heads]
    cases = document["cases"]
    return [*document["last"], *(head + case for head in works for case in cases)]


@cache
def _endings() -> frozenset[str]:
    """Give what the last stems of compounds end with, however they are written."""
    spelt = [plain(one) for stem in _all_last() for one in spelt_in_latin(stem)]
    written = [
        *spelt,
        *map(_written, spelt),
        *(one.replace("y", other) for one in spelt for other in "ij"),
        *(one.replace("kh", other) for one in spelt for other in ("h", "x")),
        *(one.replace("ks", "x") for one in spelt),
        *lexicon("slavic_compounds.yml")["english"],
    ]
    return frozenset(one[-_ENDING:] for one in written)


@cache
def _cyrillic_endings() -> frozenset[str]:
    return frozenset(map(_sounding, _all_last()))


@cache
def _kept() -> frozenset[str]:
    stems = lexicon("slavic_compounds.yml")["kept"]
    return frozenset(spelt for stem in stems for spelt in _spelt(stem))


@cache
def _before() -> Sequence[str]:
    stems = lexicon("slavic_compounds.yml")["before"]
    return [plain(one) for stem in stems for one in spelt_in_latin(stem)]

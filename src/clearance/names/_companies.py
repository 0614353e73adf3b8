"""A company's name taken apart: legal forms, ordinary words, places and numbers."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache, partial
from itertools import pairwise

from ._abroad import meaning_abroad, words_abroad, written_out, written_out_behind
from ._arabic_compounds import is_compound, join_compounds
from ._letters import fold, word_key
from ._meanings import (
    begins_known_word,
    company_words,
    is_known_word,
    is_spelt_word,
    legal_forms,
    mended,
)
from ._parts import NONE, NameParts, Role, Word

_LONGEST_PHRASE = 6  # words of a country's name
_LEAST_WHOLE = 6  # letters of an ordinary word that somebody may have split
_FOLDED = 3  # letters of words that are looked up as they are spelt
_ORDINARY = frozenset({Role.GENERIC, Role.PLACE, Role.PARTICLE})
# Words that the name of somebody honoured follows, and the letters it may begin with.
_HONOURING = frozenset({"after", "imeni", "academician", "akademika"})
_INITIALS = 2
_BEHIND = "behind"  # forms that are none but behind a name, of whatever length
_LAST = frozenset({"hungarian", _BEHIND})  # "Avto Rt."; "RT-Avto" is one of Rostec's
_AND = "i"  # in some languages; and one, behind a name


def company_parts(words: list[str], *, vowelless: bool) -> Iterator[NameParts]:
    """Take a company's name apart, slips in its ordinary words mended.

    Where nothing but ordinary words is left by mending, as it stands too.
    """
    joined = join_compounds(words)
    names = None if vowelless else _names_alone(joined)
    if names is not None:
        yield NameParts(names, NONE, vowelless=False)
    else:
        yield from _taken_apart([*joined], vowelless=vowelless)


def _names_alone(words: Sequence[str]) -> tuple[Word, ...] | None:
    """Give words that are names, as persons' are, whatever stands beside them.

    None where one may be anything else, or one word with the next.
    """
    found = []
    for word in words:
        name = _name_alone(word)
        if name is None:
            return None
        found.append(name)
    begins = begins_known_word()
    if not begins.isdisjoint(words) and any(
        first in begins and _is_split(first, second)
        for first, second in pairwise(words)
    ):
        return None
    return tuple(found) or None


@lru_cache(maxsize=65536)
def _name_alone(word: str) -> Word | None:
    """Read a word that is a name in a company's name; None for all that may be more."""
    key = mended(word)
    beside = word in phrase_starts() or word in _HONOURING or word == _AND
    if beside or word in written_out() or key in legal_forms().by_first:
        return None
    found = _word_of_key(word, key)
    return found if found.role is Role.NAME else None


def taken_apart(words: list[str], *, vowelless: bool) -> Iterator[NameParts]:
    """Do what `company_parts` does, whatever the words are."""
    return _taken_apart([*join_compounds(words)], vowelless=vowelless)


def _taken_apart(written: list[str], *, vowelless: bool) -> Iterator[NameParts]:
    words = list(_with_phrases(written))
    # What has no phrase has none when it is looked through again.
    joined = _split_joined(words) if words == written else join_split(words)
    if vowelless:
        # What is left of "de", "co" and "no" tells nothing.
        joined = [word for word in joined if len(word) > 1] or joined
    # Asked of a word alone, as elsewhere, it is known from there.
    mend = partial(mended, vowelless=True) if vowelless else mended
    keys = tuple(map(mend, joined))
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
        parts = whole_numbers([_word_of_key(words[at], keys[at]) for at in kept])
    else:
        # "Limited Liability Company" and no more: words that tell nothing.
        parts = tuple(Word(word, fold(word), Role.GENERIC) for word in words)
    if not _HONOURING.isdisjoint(words):
        parts = _without_initials(parts)
    if len(parts) > 1 and parts[-1].text == _AND:
        # "Silvia I" is the first Silvia; an "i" before another word means "and".
        parts = (*parts[:-1], Word(_AND, "1", Role.NUMBER))
    return parts, frozenset(forms) if forms else NONE


def _without_initials(parts: tuple[Word, ...]) -> tuple[Word, ...]:
    """Take the letters of somebody honoured for no words: "named after V. I. Kaplin".

    They may look like numbers, and lists write them or not.
    """
    found: list[Word] = []
    honoured = False
    for word in parts:
        initials = honoured and len(word.text) <= _INITIALS and word.text.isalpha()
        found.append(word._replace(role=Role.PARTICLE) if initials else word)
        honoured = initials or word.text in _HONOURING
    return tuple(found)


@lru_cache(maxsize=65536)
def _word_of_key(word: str, key: str) -> Word:
    """Take a word that makes no legal form with its neighbours as it is spelt."""
    lexicon = company_words()
    own = key if key in lexicon.usual or key in lexicon.generic else word_key(word)
    return company_word(word, own)


def join_split(words: Sequence[str]) -> list[str]:
    """Write as one what is one word: "com pany", and countries such as "hong kong"."""
    return _split_joined(_with_phrases(words))


def _split_joined(words: Sequence[str]) -> list[str]:
    if begins_known_word().isdisjoint(words):
        return list(words)
    found = _rejoined(words)
    return found if found == words else _outside_forms(_rejoined, words)


def _rejoined(words: Sequence[str]) -> list[str]:
    beginnings = begins_known_word()
    found: list[str] = []
    for word in words:
        last = found[-1] if found else ""
        if last in beginnings and _is_split(last, word):
            found[-1] = last + word
        else:
            found.append(word)
    return found


def _outside_forms(
    change: Callable[[Sequence[str]], list[str]], words: Sequence[str]
) -> list[str]:
    """Change all words but those of a legal form of several: "free zone company"."""
    keys = tuple(map(word_key, words))
    found: list[str] = []
    begin = at = 0
    while at < len(words):
        form = legal_forms().at(keys, at)
        end = at + (form[0] if form else 1)
        if end - at > 1:
            found += [*change(words[begin:at]), *words[at:end]]
            begin = end
        at = end
    return [*found, *change(words[begin:])]


@lru_cache(maxsize=65536)
def _is_split(first: str, second: str) -> bool:
    """Say whether two words are one ordinary word, and not each a word of its own."""
    whole = first + second
    if len(whole) < _LEAST_WHOLE or not is_known_word(whole):
        return False
    if legal_forms().at((word_key(first),), 0) == (1, "ship_prefix"):
        return False  # "SS Ever Glory" is no Sever
    return not (is_known_word(first) and is_known_word(second))


# Syllables stand beside each other again and again, in each reading of a name.
@lru_cache(maxsize=16384)
def may_join(first: str, second: str) -> bool:
    """Say whether a firm's name may have two neighbours as one, or otherwise written.

    By `join_split`, or by `join_compounds` where that has no word of `joined_words`.
    """
    return (
        (first, second) in phrase_pairs()
        or is_compound(first, second)
        or _is_split(first, second)
    )


@cache
def phrase_pairs() -> frozenset[tuple[str, ...]]:
    """Give the first two words of the countries that have several."""
    return frozenset(phrase[:2] for phrase in company_words().phrases)


def _with_phrases(words: Sequence[str]) -> Sequence[str]:
    """Write countries of several words as one: "united states", "hong kong".

    And words and phrases of other languages in English, of one word or of several.
    """
    if not written_out().keys().isdisjoint(words):
        words = _outside_forms(_written_out, words)
    return words if phrase_pairs().isdisjoint(pairwise(words)) else _phrased(words)


def _written_out(words: Sequence[str]) -> list[str]:
    each = zip(words, ("", *words), strict=False)
    return [one for word, before in each for one in written_out_behind(word, before)]


def _phrased(words: Sequence[str]) -> list[str]:
    phrases, forms, starts = company_words().phrases, legal_forms(), phrase_starts()
    keys = tuple(map(word_key, words))
    found: list[str] = []
    at = 0
    while at < len(words):
        form = forms.at(keys, at) if keys[at] in forms.by_first else None
        if form and form[0] > 1:
            found += words[at : at + form[0]]
            at += form[0]
            continue
        if words[at] not in starts:
            found.append(words[at])
            at += 1
            continue
        sizes = range(min(_LONGEST_PHRASE, len(words) - at), 1, -1)
        runs = (tuple(words[at : at + size]) for size in sizes)
        run = next((run for run in runs if run in phrases), None)
        found += words[at : at + 1] if run is None else phrases[run].split()
        at += 1 if run is None else len(run)
    return found


@cache
def phrase_starts() -> frozenset[str]:
    """Give the first words of the countries that have several."""
    return frozenset(phrase[0] for phrase in company_words().phrases)


def whole_numbers(words: list[Word]) -> tuple[Word, ...]:
    """Read tens and a unit that follow each other as one number: "forty four"."""
    if Role.NUMBER not in [word.role for word in words]:
        return tuple(words)
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
    if lexicon.by_first.keys().isdisjoint(keys):
        return list(range(len(words))), forms
    while place < len(words):
        hit = lexicon.at(keys, place) if keys[place] in lexicon.by_first else None
        if hit is None or (hit[0] == 1 and _is_by_chance(words[place], keys[place])):
            place += 1
            continue
        spans.append((place, place + hit[0], hit[1]))
        place += hit[0]
    taken: set[int] = set()
    for start, end, form in spans:
        alone = end - start == 1
        short = alone and (len(words[start]) <= 2 or form == _BEHIND)
        if not short or _at_end(start, end, spans, keys, last=form in _LAST):
            taken.update(range(start, end))
            forms.add(form)
    return [at for at in range(len(words)) if at not in taken], forms


def _at_end(
    start: int,
    end: int,
    spans: list[tuple[int, int, str]],
    keys: tuple[str, ...],
    *,
    last: bool,
) -> bool:
    """Say whether only legal forms stand after a span, or before if not *last*."""
    covered = {n for low, high, _ in spans for n in range(low, high)}
    words = company_words()
    # "Corbel SA, Succursale de Genève" ends with its form all the same.
    joining, places = words.joining, words.places
    covered |= {at for at, key in enumerate(keys) if key in joining or key in places}
    before, after = range(start), range(end, len(keys))
    first = not last and covered.issuperset(before)
    return first or covered.issuperset(after)


@lru_cache(maxsize=65536)
def company_word(word: str, key: str) -> Word:
    """Say what a Latin word, looked up by its key, is in a company's name."""
    lexicon = company_words()
    if word in lexicon.numbers or word.isdigit():
        return Word(word, lexicon.numbers.get(word) or fold(word), Role.NUMBER)
    by_chance = _is_by_chance(word, key)
    listed = _is_listed(key) and (is_spelt_word(word) or word not in words_abroad())
    english = "" if listed and not by_chance else _english(word)
    if english:
        key = word_key(english)
        folded = lexicon.usual.get(key, fold(english))
        return Word(word, folded, _company_role(english, key))
    if by_chance:
        return Word(word, fold(word), Role.NAME)
    if key != word_key(word):
        return Word(word, lexicon.usual.get(key, key), _company_role(word, key))
    return Word(word, lexicon.usual.get(key, fold(word)), _company_role(word, key))


def _is_by_chance(word: str, key: str) -> bool:
    """See a word that is folded to an abbreviation: "Shah", "Yong", and SHA, eng."""
    folded = len(key) <= _FOLDED < len(word) or len(key) == len(word) == _FOLDED + 1
    return folded and key == word_key(word) and not is_spelt_word(word)


def _is_listed(key: str) -> bool:
    """Say whether the tables of firms in English have a word, looked up by its key."""
    lexicon = company_words()
    return any(
        key in some
        for some in (lexicon.usual, lexicon.generic, lexicon.joining, lexicon.places)
    )


def _english(word: str) -> str:
    """Give the one English word that a word of another language is, if it is one."""
    english = meaning_abroad(word)
    if " " in english:
        english = company_words().phrases.get(tuple(english.split()), "")
    return english


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

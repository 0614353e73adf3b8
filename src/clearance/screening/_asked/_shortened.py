"""Words that one name has short and another in full, and branches: what is the same."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from clearance.names import (
    Role,
    analyse_company,
    called_in_english,
    clean,
    company_words,
    fold,
    in_legal_form,
    is_known_word,
    is_of_abroad,
    romanise,
)

_WORD = re.compile(r"[^\W\d_][\w'’]*\.?|\d+\w*|&")
_LEAST_CUT = 3  # letters of the beginning of a word
_LEAST_LEFT_OUT = 2  # letters that an abbreviation is shorter by
_LEAST_LETTERS = 3  # that stand for all of a name
_LEAST_RUN = 2  # words that letters may be the first ones of
_LONGEST_CAPITALS = 6  # letters of a word that is the first letters of others
_LONGEST_LINE = 140
_LEAST_JOINED = 8
# A bank at the end of a name in Turkish, in South Slavic and in other languages.
_BANK = re.compile(r"bank(?:a|asi|i|y|as|o)$")
_FIRM = "gesellschaft"  # of a legal form, written on: Holzhandelsgesellschaft mbH
_VOWELS = frozenset("aeiou")
_TITLES = re.compile(
    r"\b(?:main|head|central|regional|representative|sales|cargo|rep)\b"
)
_MOST_BEHIND = 4  # words that say which branch


def said_otherwise(text: str, other: str) -> Iterator[str]:
    """Give a name as it is when it is said as the other name is.

    Written out, without its branch, and the other itself where only spaces differ.
    """
    yield from written_out_beside(text, other)
    yield from translated_beside(text, other)
    if (whole := without_branch(text)) != text:
        yield whole
    if is_joined(text, other):
        yield other


def written_out_beside(text: str, other: str) -> Iterator[str]:
    """Give a name with what it has short written out as the other name has it.

    Words of which it has the beginning and a dot ("Zakl. Mech."), or no vowels inside
    ("Ntra. Sra."), and words of which it has the first letters ("KB", "LID 33").
    """
    if len(text) > _LONGEST_LINE or len(other) > _LONGEST_LINE:
        return
    others = _words(other)
    longest = max(map(len, others), default=0)
    if len(others) < _LEAST_RUN and longest < _LEAST_CUT + _LEAST_LEFT_OUT:
        return
    plain = set(others)
    found, changed = [], False
    for written in _WORD.findall(text):
        dotted, word = written.endswith("."), _plain(written)
        full = [] if word in plain else _in_full(word, others, dotted=dotted)
        if not full and written.rstrip(".").isupper() and word not in plain:
            full = _begun_by(word, others)
        changed = changed or bool(full)
        found += full or [written]
    if changed:
        yield " ".join(found)


def translated_beside(text: str, other: str) -> Iterator[str]:
    """Give a name with what it is called by in English, where the other name has that.

    Of several words only: "Estrella del Norte", and not "Estrella".
    """
    if len(text) > _LONGEST_LINE or len(other) > _LONGEST_LINE:
        return
    words, others = _words(text), frozenset(_words(other))
    found = [
        next((one for one in called_in_english(word) if one in others), word)
        if word not in others
        else word
        for word in words
    ]
    if found == words:
        return
    joining = company_words().joining
    spoken = [one for one in words if one not in joining and not in_legal_form(one)]
    if len(spoken) > 1:
        yield " ".join(found)


def _words(text: str) -> list[str]:
    return romanise(clean(text, dotted=True)).split()


def _plain(written: str) -> str:
    return romanise(clean(written)).replace(" ", "")


def _in_full(word: str, others: Sequence[str], *, dotted: bool) -> list[str]:
    """Find the one word of the other name that a word is short for."""
    found = [other for other in others if _is_short_for(word, other, dotted=dotted)]
    return found[:1] if len(set(found)) == 1 else []


def _is_short_for(word: str, full: str, *, dotted: bool) -> bool:
    if len(full) < len(word) + _LEAST_LEFT_OUT or word[:1] != full[:1]:
        return False
    if len(word) < _LEAST_CUT:
        return False
    if not dotted and word[0] in _VOWELS and word[-1] in _VOWELS:
        return False  # "Anna" is no Antonia.
    ends_alike = word[-1] == full[-1]
    if dotted and not (ends_alike or word[:2] == full[:2]):
        return False
    if not dotted and not (ends_alike and _VOWELS.isdisjoint(word[1:-1])):
        return False
    letters = iter(full)
    return all(letter in letters for letter in word)


def _begun_by(letters: str, others: Sequence[str]) -> list[str]:
    """Find neighbours that begin with these letters, half of them ordinary words."""
    if not 1 < len(letters) <= _LONGEST_CAPITALS:
        return []
    joining = company_words().joining
    spoken = [word for word in others if word not in joining]
    firsts = "".join(word[0] for word in spoken)
    at = firsts.find(letters)
    if at < 0:
        return []
    run = spoken[at : at + len(letters)]
    beside = spoken[:at] + spoken[at + len(letters) :]
    if len(letters) < _LEAST_LETTERS and all(map(_is_ordinary, beside)):
        # Two letters alone are those of many a firm.
        return []
    return run if 2 * sum(map(_is_ordinary, run)) >= len(run) else []


def _is_ordinary(word: str) -> bool:
    return len(word) > 1 and (is_known_word(word) or is_of_abroad(word))


def is_joined(text: str, other: str) -> bool:
    """Say whether two names are one but for spaces and legal forms at their ends.

    Banks of several languages count as one word: Fibabanka is Fiba Bank.
    """
    ours, theirs = _without_forms(text), _without_forms(other)
    if len(ours) == len(theirs):
        return False
    joined, others = (
        _BANK.sub("bank", "".join(side).removesuffix(_FIRM)) for side in (ours, theirs)
    )
    return len(joined) >= _LEAST_JOINED and joined == others


def _without_forms(text: str) -> list[str]:
    words = _words(text)
    while len(words) > 1 and in_legal_form(words[-1]):
        words.pop()
    while len(words) > 1 and in_legal_form(words[0]):
        words.pop(0)
    return words


def without_branch(name: str) -> str:
    """Leave out which branch of a firm a name says: "Bank Melli, Hamburg Branch".

    The word for a branch, where it is before it and all behind it, which is little.
    """
    words = name.split()
    first = max(len(words) - _MOST_BEHIND, 1)
    at = next((n for n in range(first, len(words)) if _is_office(words[n])), None)
    if at is None or any(map(_is_office, words[1:first])):
        return name
    if any(map(in_legal_form, map(_plain, words[at + 1 :]))):
        return name
    begin = _begin_of_branch(words, at)
    if begin == at == len(words) - 1 or not begin:
        return name
    if begin == at and _meant(words[at]) == fold("bureau"):
        # "Law Office" is no branch.
        return name
    left = " ".join(words[:begin]).rstrip(" ,;-–(")
    return left if len(clean(left)) >= _LEAST_CUT else name


def _begin_of_branch(words: Sequence[str], at: int) -> int:
    """Find the first word that says which branch: behind a comma, or of a place."""
    for begin in range(at, max(at - _MOST_BEHIND, 0), -1):
        if words[begin - 1].endswith((",", "-", "–")):
            return begin
    begin = at
    while begin > 1 and _TITLES.fullmatch(_plain(words[begin - 1])):
        begin -= 1
    if begin > 1 and _is_place(words[begin - 1]):
        begin -= 1
    return begin


def _is_office(written: str) -> bool:
    return _meant(written) in _offices()


@cache
def _offices() -> frozenset[str]:
    return frozenset(map(fold, ("branch", "representation", "bureau")))


@lru_cache(maxsize=4096)
def _meant(written: str) -> str:
    """Give what a word means, folded; empty for what is no single word."""
    words = analyse_company(written)[0].words
    return words[0].fold if len(words) == 1 else ""


def _is_place(written: str) -> bool:
    words = analyse_company(written)[0].words
    return len(words) == 1 and words[0].role is Role.PLACE

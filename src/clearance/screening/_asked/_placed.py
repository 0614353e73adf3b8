"""What lists and letters put around a name: a row's number before it, a place behind.

"1. Parsian Bank", "(2) Parsian Bank", "Parsian Bank Teheran IR", "Parsian Bank, IR":
the name without is searched for as well, and never instead of the whole text.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from clearance.names import (
    are_other_places,
    clean,
    company_words,
    counted_words,
    countries_of_place,
    fold,
    is_any_given_name,
    is_known_word,
    is_of_abroad,
    place_words,
    places_join,
    romanise,
    states_in,
    telling_places,
    towns_of,
    unit_words,
    words_beside_places,
)
from clearance.values import country_code

from ._around import is_form

_LONGEST = 200
_LEAST_WORDS = 2  # of a name that is left
_LEAST_ALONE = 8  # letters of the one word that is left without a sign behind it
_LEAST_SIGNED = 5  # and with one
_LEAST_COUNTED = 7  # of some word behind a bare number: "16 TsNIII MO RF" is a unit
_LEAST_TELLING = 4  # letters of a word that no other firm has
_LEAST_ORDINARY = 3  # words of a name that has nothing but ordinary ones
_MOST_WORDS = 6  # of one place: "Democratic People's Republic of Korea"
_MOST_PLACES = 3  # town, region, country
_CODE = 3  # letters of codes of countries: IR, RUS
# A number before a name, and what says that it only counts: "1. ", "(1) ", "No 1: ".
_ROW = re.compile(
    r"\s*(?:(?:no|nr|item|pos)\b\.?\s*\d{1,4}\s*[.:)\]–—-]+\s*"
    r"|[№#]\s*\d{1,4}\s*[.:)\]–—-]*\s+"
    r"|[(\[]\s*\d{1,4}\s*[)\]]\s*[.:]?\s*"
    r"|\d{1,4}\s*(?:[.:)\]]+|\s[-–—])\s*(?=[^\W\d_](?:[^\W\d_]|\.)|[\"“«(])"
    r"|(?P<bare>\d{1,2})\s+)(?P<name>\S.*)",
    re.IGNORECASE,
)
_MOST_BARE = 20  # rows that a number without a sign behind it counts
_ROW_PIECE = re.compile(r"[(\[]?\d{1,4}[.:)\]]|[#№]\d")
# What stands between a name and a place behind it.
_SIGN = re.compile(r"\s*[,،;()\[\]（）]+\s*|\s+[-–—]+\s+")


@cache
def row_numbers() -> frozenset[str]:
    """Give the numbers that may count the rows of a list without a sign behind them."""
    return frozenset(map(str, range(1, _MOST_BARE + 1)))


def tells_row_or_place(piece: str, folded: str) -> bool:
    """Say quickly whether a piece of a name may be the number of a row, or a place."""
    if folded in row_numbers() or folded.strip(".,") in telling_places():
        return True
    return not piece.isalpha() and _ROW_PIECE.match(piece) is not None


def without_row_or_place(text: str) -> Iterator[str]:
    """Give a name without the number of its row, and without the place behind it."""
    if len(text) > _LONGEST:
        return
    name = without_row(text)
    if name != text:
        yield name
    if (bare := without_place(name)) != name:
        yield bare


def placed_beside(text: str, other: str) -> Iterator[str]:
    """Give the same, to be laid beside one *other* name, which says no other place."""
    for bare in without_row_or_place(text):
        if not is_of_other_place(text, bare, other):
            yield bare


def without_row(text: str) -> str:
    """Leave out the number of a row before a name; the text itself where none is.

    What is left is a name by itself: "3. Battalion" and "1 Bank" are none without. A
    number without a sign behind it is left out before a word that is not ordinary.
    """
    found = _ROW.fullmatch(text)
    if found is None or (found["bare"] or "1") not in row_numbers():
        return text
    name, signed = found["name"], found["bare"] is None
    words = _words(name)
    if signed and len(words) >= _LEAST_WORDS:
        named = not all(map(_is_ordinary, words)) and words[-1] not in unit_words()
        return name if named or len(words) >= _LEAST_ORDINARY else text
    if not any(map(_is_telling, words)) or words[0] in counted_words():
        return text
    if not signed and max(map(len, words)) < _LEAST_COUNTED:
        return text
    if not signed and len(words) < _LEAST_WORDS:
        form = len(words) < len(clean(name).split())
        least = _LEAST_SIGNED if form else _LEAST_ALONE
        return name if len(words[0]) >= least else text
    return name


def without_place(text: str) -> str:
    """Leave out the town and the country behind a name; the text where none are.

    What is left has two words, one of them not ordinary, is one long word, or says the
    state of that place. Given names alone are none before one place without a sign:
    "Mehmet Ali Ankara".
    """
    pieces = [one for one in _SIGN.split(text) if one]
    if len(pieces) == 1 and not _may_end_in_place(text):
        return text
    rest, signed = text.rstrip(" .,;)]）"), False
    left: list[str] = []
    while len(left) < _MOST_PLACES:
        cut = _cut(rest, behind=bool(left) or signed)
        if cut is None:
            break
        rest, signed = cut
        left.append(rest)
    if left and _is_enough(rest, len(left), signed=signed):
        return rest
    return next((one for one in reversed(left) if _says_state_of(one, text)), text)


def _says_state_of(name: str, text: str) -> bool:
    """See a name that says the state of the place behind it: "Bank Melli Iran, Tehran".

    Ordinary words with their state tell who that is, where those alone do not.
    """
    if len(name.split()) < _LEAST_WORDS or places_said(name):
        return False
    places = places_said(text.removeprefix(name))
    states = states_in(name)
    return bool(places) and all(
        not states.isdisjoint(countries_of_place(place)) for place in places
    )


def places_said(text: str) -> tuple[str, ...]:
    """Give each place of a text that has nothing but places: "Teheran IR".

    Empty where it has anything else.
    """
    runs = [_run_of_places(part.split()) for part in _SIGN.split(text) if part.strip()]
    return tuple(place for run in runs for place in run) if all(runs) else ()


def _run_of_places(words: Sequence[str]) -> tuple[str, ...]:
    """Give places that stand one behind the other, without signs between them."""
    if len(words) > _MOST_PLACES * _MOST_WORDS:
        return ()
    for size in range(min(_MOST_WORDS, len(words)), 0, -1):
        first, rest = " ".join(words[:size]), words[size:]
        if _is_place(first, short=True):
            if not rest:
                return (first,)
            if others := _run_of_places(rest):
                return first, *others
    return ()


def is_of_other_place(said: str, text: str, listed: str) -> bool:
    """Say whether a listed name says another place than the one left out of a text.

    *text* is what is left of what was *said*.
    """
    if _code_behind(said) and _code_behind(listed):
        return _code_behind(said) != _code_behind(listed)
    bare, ours = _left_out(said)
    if not ours or bare != text:
        return False
    theirs = _places_in(listed) - _places_in(text)
    return bool(theirs) and all(are_other_places(ours, (one,)) for one in theirs)


def _code_behind(text: str) -> str | None:
    """Give the code of the country in brackets or behind a comma: "Corbel (IR)"."""
    last = re.split(r"[(\[,]\s*", text)[-1].strip(" )].")
    return country_code(last) if last.isupper() and len(last) <= _CODE else None


@lru_cache(maxsize=4096)
def _left_out(said: str) -> tuple[str, frozenset[str]]:
    """Give a text without the place behind it, and which places these are."""
    if len(said) > _LONGEST:
        return said, frozenset()
    name = without_row(said)
    bare = without_place(name)
    return bare, _places_in(name.removeprefix(bare))


@lru_cache(maxsize=4096)
def _places_in(text: str) -> frozenset[str]:
    """Give the towns and countries that a text says, as `towns_of` does."""
    words = romanise(clean(text)).split()
    usual, countries = company_words().usual, company_words().countries
    found = {town for word in words for town in towns_of(word)}
    return frozenset(
        found | ({usual.get(fold(word), "") for word in words} & countries)
    )


def _may_end_in_place(text: str) -> bool:
    words = text.casefold().split()[-_MOST_WORDS:]
    return any(word.strip(".") in telling_places() for word in words)


def _cut(text: str, *, behind: bool) -> tuple[str, bool] | None:
    """Cut the last place off a text; give what is left, and whether a sign parted them.

    *behind* says that another place is behind it, so that two letters may be a code.
    """
    marks = list(_SIGN.finditer(text))
    if marks and marks[-1].start() > 0:
        last = text[marks[-1].end() :]
        if _is_place(last, short=True) and last:
            return text[: marks[-1].start()], True
    words = text.split()
    for count in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        last = " ".join(words[-count:])
        before = words[-count - 1]
        code = count == 1 and not behind and _is_code_behind(words)
        if not code and (_SIGN.search(last) or not _is_place(last, short=False)):
            continue
        told = count > 1 or behind or code or clean(last) in telling_places()
        if not told or _joins(clean(before, dotted=True)):
            return None
        return " ".join(words[:-count]).rstrip(" ,;-–—("), before.endswith((",", ";"))
    return None


def _is_code_behind(words: Sequence[str]) -> bool:
    """See the code of a country behind another place: "TEHERAN IR"."""
    last = words[-1].strip(".,()")
    return (
        len(words) > 1
        and 1 < len(last) <= _CODE
        and last.isupper()
        and country_code(last) is not None
        and clean(words[-2]) in telling_places()
    )


@lru_cache(maxsize=4096)
def _is_place(text: str, *, short: bool) -> bool:
    """See a town, a region or a country alone; *short* says that codes are meant."""
    bare = text.strip(" .()[]")
    words = romanise(clean(bare)).split()
    if not words or len(words) > _MOST_WORDS:
        return False
    if country_code(bare) is not None:
        known = len(bare) > _CODE or bare.casefold() in telling_places()
        form = "." in bare and is_form(bare.replace(".", "").casefold())
        return known or (short and bare.isupper() and not form)
    before, behind = words_beside_places()
    while len(words) > 1 and words[-1] in behind:
        words.pop()
    if "".join(words) in place_words():
        return True
    if len(words) > 1 and words[0] in before:
        words = words[1:]
    return len(words) == 1 and words[0] in place_words()


def _is_enough(rest: str, places: int, *, signed: bool) -> bool:
    """Say whether what is left before places is a name by itself.

    A ministry or a central bank is none without its country.
    """
    raw = clean(rest, dotted=True).split()
    words = _words(rest)
    if not words or _joins(raw[-1]) or raw[-1] in words_beside_places()[0]:
        return False
    if len(words) == 1:
        form = len(words) < len(raw)
        least = _LEAST_SIGNED if signed or form else _LEAST_ALONE
        alone = len(words[0]) >= least and _is_telling(words[0])
        return alone and (form or not _is_given(words[0]))
    if any(is_form(word) or is_known_word(word) for word in raw):
        formed = is_form(raw[-1]) and len(words) >= _LEAST_ORDINARY
        return formed or any(map(_is_telling, words))
    return signed or places > 1 or not _is_given(words[-1])


def _joins(word: str) -> bool:
    return not word or (word in places_join() and not is_form(word))


def _words(text: str) -> list[str]:
    """Give the words of a name but its legal forms."""
    words = romanise(clean(text, dotted=True)).split()
    return [word for word in words if not is_form(word)]


def _is_given(word: str) -> bool:
    return is_any_given_name(word) or is_any_given_name(fold(word))


def _is_ordinary(word: str) -> bool:
    beside, _ = words_beside_places()
    return is_known_word(word) and (word not in place_words() or word in beside)


def _is_telling(word: str) -> bool:
    return (
        len(word) >= _LEAST_TELLING
        and not is_known_word(word)
        and not is_of_abroad(word)
        and word not in place_words()
    )

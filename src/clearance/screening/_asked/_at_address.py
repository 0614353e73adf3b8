"""An address behind a name without a comma: "OOO ROMASHKA G.MOSKVA UL.LENINA D.5".

And what Russian payments part by two strokes: "OOO ROMASHKA//MOSCOW//RU". The name is
searched for as well, where its legal form tells where it ends; words that addresses
have are in names as well: "Abbey Road Studios Ltd", "Wall Street Systems".
"""

import re
from collections.abc import Sequence
from functools import cache

from clearance.names import address_marks, clean, plain_words, romanise, towns_of
from clearance.values import country_code

from ._around import is_form, may_be_name
from ._branches import either, forms_before

_LONGEST = 300
_MOST_BEFORE = 4  # words of an address before the one that tells it
_LEAST_BEHIND = 2  # letters of what a glued mark is written before
_STROKES = re.compile(r"(?<=[^\s:/])\s*//+\s*")
_CODE = re.compile(r"\(?\d{5,6}\)?,?")
_FLOOR = re.compile(r"\d{1,3}/f[.,]?", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_ENDED = ("str.", "strasse", "straße", "straat", "gasse")
_LEAST_ENDED = 7  # letters of a way with that at its end
_AROUND = " ,;:/-–—("
# Words that firms have as often as addresses: they tell of none by themselves.
_COMMON = frozenset(
    {
        "building",
        "plaza",
        "square",
        "district",
        "unit",
        "block",
        "tower",
        "towers",
        "no",
    }
    | {"level", "province", "region", "phase", "sector", "area", "add", "address"}
    | {"house", "drive", "lane", "villa", "warehouse", "suite", "nr", "mh", "cd"}
    | {"estate", "zone", "highway", "industrial", "box", "po", "pos", "per"}
    | {"kat", "st", "sk", "bul", "ste", "dom", "край", "дом", "weg", "rua", "der"}
    | {"office", "post", "sitesi", "sanayi", "resp", "bulvar", "ms", "my"}
    | {"saif", "naif", "kwai"}
)


def before_address(text: str) -> str:
    """Give the name before an address; "" where none is behind it."""
    if len(text) > _LONGEST:
        return ""
    if name := _before_strokes(text):
        return name
    words = text.split()
    marks = [at for at in range(1, len(words)) if _is_mark(words, at)]
    if not marks:
        return ""
    first = _words_of_name(words, marks[0])
    rest = words[first:]
    if not 0 < first < len(words) or not _is_address(rest):
        return ""
    name = " ".join(words[:first]).strip(_AROUND)
    return name if may_be_name(name) and _has_own_word(name) else ""


@cache
def words_of_addresses() -> frozenset[str]:
    """Give words of letters that tell that a text may have an address."""
    told = address_marks()
    said = *told["marks"], *told["marks_behind"], *told["quarters"]
    words = {word for one in said for word in one.split()}
    return frozenset(word for word in words - _COMMON if len(word) > 1)


def may_be_address(piece: str) -> bool:
    """Say quickly whether a piece of a name that is no word may be of an address."""
    if "//" in piece or piece.casefold().endswith(("str.", "/f")):
        return True
    return "." in piece and _glued().match(piece) is not None


def _before_strokes(text: str) -> str:
    """Give what is before two strokes, where what is behind them is where it is."""
    name, *rest = _STROKES.split(text.strip())
    told = [part for part in rest if part.strip()]
    if not rest or not may_be_name(name):
        return ""
    ended = not rest[-1].strip() or len(rest) > 1
    return name.strip(_AROUND) if ended or all(map(_is_where, told)) else ""


def _is_where(text: str) -> bool:
    words = plain_words(text)
    if _DIGIT.search(text) or country_code(text.strip()) is not None:
        return True
    marks = address_marks()["marks"]
    return all(towns_of(word) or word in marks for word in words)


def _is_mark(words: Sequence[str], at: int) -> bool:
    """Say whether an address is told by a word: a way, a house, a floor."""
    told = address_marks()
    bare = words[at].casefold().strip(".,()")
    if _glued().match(words[at]) or _is_way(words[at]) or _FLOOR.fullmatch(words[at]):
        return True
    if bare in told["marks"]:
        return at + 1 < len(words)
    return bare in told["marks_behind"] or bare in told["quarters"]


def _is_way(word: str) -> bool:
    """See a way that is written in one word: "Hauptstr."."""
    return len(word) >= _LEAST_ENDED and word.casefold().endswith(_ENDED)


def _words_of_name(words: Sequence[str], mark: int) -> int:
    """Count the words of the firm before an address; 0 where none can be told.

    Up to the legal form that ends its name; of one that begins with its form up to the
    address, its postal code and its town.
    """
    forms = [at for at in range(mark) if _is_form(words[at])]
    if not forms:
        return 0
    begin = forms[-1]
    if begin > 0 and not (_plain(words[begin]) in forms_before() and begin < mark - 1):
        return begin + 1
    numbers = range(begin + 2, mark)
    end = next((at for at in numbers if _CODE.fullmatch(words[at])), mark)
    if end == mark and _is_behind(words, mark):
        end -= 1  # the name of the way
    while end > begin + 2 and _is_place(words[end - 1]):
        end -= 1
    return end if end > begin + 1 else 0


def _is_behind(words: Sequence[str], at: int) -> bool:
    """See a word of a way that its name stands before: "LENINA STR 5"."""
    told = address_marks()
    bare = words[at].casefold().strip(".,()")
    if bare not in told["marks_behind"]:
        return False
    number = at + 1 < len(words) and words[at + 1][0].isdecimal()
    return number or bare not in told["marks"]


def _is_place(word: str) -> bool:
    plain = "".join(plain_words(word))
    return bool(towns_of(plain)) or country_code(word.strip(" .,()")) is not None


def _is_address(words: Sequence[str]) -> bool:
    """See a number, a town, its quarter or a country in it; "Ltd Road" is none."""
    quarters = address_marks()["quarters"]
    if any(word.casefold().strip(".,()") in quarters for word in words):
        return True
    return any(
        _DIGIT.search(word) or _is_place(word) or _is_place(_glued().sub("", word))
        for word in words
    )


def _has_own_word(name: str) -> bool:
    words = romanise(clean(name, dotted=True)).split()
    return any(len(word) > 1 and not is_form(word) for word in words)


def _is_form(word: str) -> bool:
    plain = _plain(word)
    return bool(plain) and is_form(plain)


def _plain(word: str) -> str:
    return romanise(clean(word, dotted=True)).strip()


@cache
def _glued() -> re.Pattern[str]:
    """Match a mark that a dot parts from its word: "G.MOSKVA", "ул.Ленина", "D.5"."""
    said = either(sorted(address_marks()["glued"]))
    return re.compile(rf"\(?(?:{said})\.(?=\w{{{_LEAST_BEHIND}}}|\d)", re.IGNORECASE)

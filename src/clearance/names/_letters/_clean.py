"""Names as they come, made comparable: one form for letters, spaces and marks."""

import re
import unicodedata
from functools import cache, lru_cache

from clearance.names._lexicons import lexicon

from ._initials import with_single_letters

_APOSTROPHES = "'`´ʹʺʼʻʽˈ‘’‛“”\"„«»′ʾʿ"
_ASCII = {
    **{ord(c): " " for c in map(chr, range(128)) if not c.isalnum()},
    **dict.fromkeys(map(ord, "'`\""), ""),
    ord("&"): " and ",
}
# The same for texts of ASCII letters, which are read as bytes for a third of the time.
_UNWRITTEN = b"'`\""
_SPACED = bytes(c if chr(c).isalnum() else 32 for c in range(128)).ljust(256)
# Chinese, Japanese and Korean signs: they part letters as spaces do.
_SIGNS = "\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff"
_DOTTED = re.compile(
    rf"(?<![^\W_{_SIGNS}])([^\W\d_{_SIGNS}])[./](?=[^\W\d_{_SIGNS}](?![^\W_{_SIGNS}]))"
)
# Where one thing that is quoted ends and the next begins: “Republic of Crimea”“Krym”;
# in Cyrillic one quote is enough, which no word has within: “НТЦ”Атлас.
_BETWEEN_QUOTED = re.compile(
    '(?<=\\w)["“”„«»‘’]{2,}(?=\\w)|(?<=[\u0400-\u04ff])[“”„«»](?=\\w)'
)
_QUOTES = frozenset('"“”„«»‘’')
# A sign that is said: EN+, of which the list has "EN PLUS". Not in C++, nor in +7 495.
_PLUS = re.compile(r"(?<=[^\W\d_])\+(?![\w+])")
# The sign before a number, of which NFKC makes letters of the number's word; in Russian
# texts a Latin N is typed for it, which Russian keyboards have not.
_COUNTING = re.compile("№|(?<![^\\W_])[Nn](?=\\s?\\d)")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
# The mark behind Hebrew letters that stand for sounds of other languages, and how else
# it is typed; behind others it tells nothing.
GERESH = "\u05f3"
# A sign of mathematics that is typed for a Greek letter.
_INCREMENT = "\u2206"
# Signs of trade marks, of which NFKC makes letters: they part words.
_OF_MARKS = frozenset("™℠🅪🅫🅬")
_SIGNS_OF_MARKS = {ord(sign): " " for sign in _OF_MARKS}
_HEBREW = re.compile("[\u05d0-\u05ea]")
_LOAN = re.compile("(?<=[גדוזחטעצץרת])['`´ʹʼ’′׳]")
_UNSAID = re.compile("(?<![גדוזחטעצץרת])׳|״")
_LATIN = re.compile("[a-z]")
# Scripts with letters that look Latin: Greek, Cyrillic, Armenian.
_LOOKING = re.compile("[\u0370-\u058f]")
_OTHER_LETTERS = re.compile("[\u0370-\u03ff\u0530-\u058f]")
# Far longer than any name on any list: what stands beyond is cut, so that no text of
# any length makes one comparison slow.
LONGEST = 500
MOST_TOGETHER = 2**14
"""Names of which it is kept how they are read, as many as go one way together."""


def clean(text: str, *, dotted: bool = False) -> str:
    """Write a name in lower case, with single spaces and without marks.

    Compatibility forms become the usual ones (NFKC), invisible characters and
    apostrophes go, other punctuation becomes a space, letters that only look Latin (or
    Cyrillic) are read as what they pretend to be. *dotted* joins abbreviations
    ("S.A." is "sa"), which is right for companies and wrong for initials, of which
    without it each is one letter ("Yu." is "y"). The script stays; at most 500
    characters are read.
    """
    text = text[:LONGEST]
    if not dotted and "." in text:
        text = with_single_letters(text)
    if "+" in text:
        text = _PLUS.sub(" plus ", text)
    if not text.isascii():
        return _clean_any(text, dotted)
    if text.replace(" ", "").isalnum():
        # So are nearly all names in such letters.
        return " ".join(text.lower().split())
    if '""' in text:
        text = _BETWEEN_QUOTED.sub(" ", text)
    if dotted and ("." in text or "/" in text):
        text = _DOTTED.sub(r"\1", text)
    if "&" in text:
        text = text.replace("&", " and ")
    raw = text.encode("ascii").lower()
    return " ".join(raw.translate(_SPACED, _UNWRITTEN).decode("ascii").split())


# A name is cleaned several times on its way, and seldom again.
@lru_cache(maxsize=MOST_TOGETHER)
def _clean_any(text: str, dotted: bool) -> str:  # noqa: FBT001
    if not _OF_MARKS.isdisjoint(text):
        text = text.translate(_SIGNS_OF_MARKS)
    if "№" in text or _CYRILLIC.search(text) is not None:
        text = _COUNTING.sub(" no ", text)
    text = unicodedata.normalize("NFKC", text)[:LONGEST]
    if not _QUOTES.isdisjoint(text):
        text = _BETWEEN_QUOTED.sub(" ", text)
    if _HEBREW.search(text) is not None:
        text = _UNSAID.sub("", _LOAN.sub(GERESH, text))
    if dotted and ("." in text or "/" in text):
        text = _DOTTED.sub(r"\1", text.translate(_PLAIN)).casefold().translate(_ASCII)
    else:
        text = text.translate(_BARE)
    if _LATIN.search(text) is None or _LOOKING.search(text) is None:
        return " ".join(text.split())
    return " ".join(_one_word(word) for word in _one_script(text).split())


class _Plain(dict[int, str]):
    """What each character becomes, worked out when it first comes."""

    def __missing__(self, code: int) -> str:
        found = self[code] = _plain(chr(code))
        return found


class _Bare(dict[int, str]):
    """The same in lower case and without dots and strokes."""

    def __missing__(self, code: int) -> str:
        found = self[code] = _plain(chr(code)).casefold().translate(_ASCII)
        return found


_PLAIN, _BARE = _Plain(), _Bare()
LINES = _Bare({ord("\n"): "\n"})
"""What `clean` makes of each character, where every line is a text of its own."""


def _plain(char: str) -> str:
    if char in _APOSTROPHES:
        return ""
    if char == GERESH:
        return char
    if char == _INCREMENT:
        return "Δ"
    category = unicodedata.category(char)
    if category in {"Cf", "Cc", "Co", "Cn"}:
        # Line breaks and tabs part words; zero-width characters do not.
        return " " if char.isspace() else ""
    if category == "Cs" or (category[0] in "PSZ" and char not in "&./"):
        # Lone surrogates come from damaged files; no library likes them.
        return " "
    return char


@cache
def _look_alikes() -> tuple[dict[int, str], dict[int, str]]:
    told = lexicon("scripts.yml")
    to_latin: dict[str, str] = told["look_alikes"]
    cyrillic = {v: k for k, v in to_latin.items() if "\u0400" <= k <= "\u04ff"}
    cyrillic |= told["typed_for_cyrillic"]
    return str.maketrans(to_latin), str.maketrans(cyrillic)


def _one_script(text: str) -> str:
    """Read letters that only look Latin (or Cyrillic) as the rest of the name is.

    Where some letters can only be of the one script, and none only of the other, or of
    Greek or Armenian: such names have words of both.
    """
    to_latin, to_cyrillic = _look_alikes()
    latin, cyrillic = _sure_scripts(text)
    others = any(ord(char) not in to_latin for char in _OTHER_LETTERS.findall(text))
    if latin and not cyrillic and not others:
        return text.translate(to_latin)
    if cyrillic and not latin and not others:
        return text.translate(to_cyrillic)
    return text


def _sure_scripts(text: str) -> tuple[bool, bool]:
    """Say whether some letters can only be Latin, and whether some only Cyrillic.

    "N" has a twin in Greek, but none in Cyrillic.
    """
    to_latin, to_cyrillic = _look_alikes()
    letters = [char for char in text if "\u0400" <= char <= "\u04ff"]
    twins = set(map(chr, to_cyrillic)) if letters else set(to_latin.values())
    latin = any("a" <= char <= "z" and char not in twins for char in text)
    return latin, any(ord(char) not in to_latin for char in letters)


def has_sure_letter(text: str, *, cyrillic: bool) -> bool:
    """Say whether a clean text has a letter that looks like none of the other script.

    *cyrillic* says whether it is looked for among the Cyrillic ones, or the Latin.
    """
    to_latin, to_cyrillic = _look_alikes()
    if cyrillic:
        return any("\u0400" <= c <= "\u04ff" and ord(c) not in to_latin for c in text)
    return any("a" <= c <= "z" and ord(c) not in to_cyrillic for c in text)


def may_be_cyrillic(text: str) -> bool:
    """Say whether a text has Latin letters, and all of them look Cyrillic: "OOO"."""
    plain = clean(text)
    some = _LATIN.search(plain) is not None
    return some and not has_sure_letter(plain, cyrillic=False)


def _one_word(word: str) -> str:
    """Read a word of mixed scripts in the script of most of its letters."""
    if word.isascii():
        return word
    latin = sum("a" <= char <= "z" for char in word)
    if not latin:
        return word
    to_latin, to_cyrillic = _look_alikes()
    cyrillic = sum("\u0400" <= char <= "\u04ff" for char in word)
    if cyrillic > latin:
        return word.translate(to_cyrillic)
    return word.translate(to_latin)

"""Branches and offices of firms: «Филиал ООО "Ромашка" в г. Омск».

The firm is searched for as well, and never instead of the whole text: told by its legal
form, or as a bank, so that "Filial Bank", "Olive Branch Ltd" and «ООО "Филиал"» stay.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from clearance.names import clean, contract_words, is_known_word, romanise, towns_of

from ._around import is_form

_LONGEST = 200
_MOST_BEHIND = 4  # words before a branch that say which
_LEAST_LETTERS = 2  # of some word of a firm with its legal form
_LEAST_TELLING = 4  # and without
_QUOTES = '"«»“”„'
_AROUND = " ,;:/-–—"
# Words that many firms have: they tell of no branch by themselves.
_COMMON = frozenset(
    {
        "office",
        "офис",
        "центральное",
        "региональное",
        "company",
        "foreign",
        "regional",
        "офиса",
    }
)
_ADJECTIVE = re.compile(r".{3,}(?:sk|ts)(?:iy|y|ij|i|ogo|aya|oe|om|omu)|.{4,}nyy", re.I)
_NUMBER = re.compile(r"[№#n]|[№#]?n?\d[\d/.-]*", re.IGNORECASE)
_BANK = re.compile(r"bank(?:a|i|u|om|as|asi)?", re.IGNORECASE)
_OWN_BANK = re.compile(r"\w{3,}bank(?:a|u|om)?", re.IGNORECASE)  # Sberbank


def firm_of_branch(text: str) -> str:
    """Give the firm whose branch or office a text names; "" where it names none."""
    if len(text) > _LONGEST:
        return ""
    for kind, found in _found(text):
        before, after = text[: found.start()], text[found.end() :]
        if _is_quoted(before):
            continue
        if firm := _READ[kind](before, after):
            return firm if firm != text else ""
    return ""


@cache
def words_of_branches() -> frozenset[str]:
    """Give words of which one is in a text that names a branch."""
    told = contract_words()
    said = *told["branches"], *told["branches_of"], *told["branches_behind"]
    rare = ([word for word in one.split() if word not in _COMMON] for one in said)
    words = {max(one, key=len).strip(".") for one in rare if one}
    short = {one.casefold() for one in told["short"] if not one.isascii()}
    return frozenset(words | short | {*told["units"]} | {"ф-л", "ф-ла", "f-l"})


def _found(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    for kind, pattern in _patterns():
        for found in pattern.finditer(text):
            yield kind, found


def _is_quoted(before: str) -> bool:
    """See that a quotation mark is open: what is behind it is part of a name."""
    if before.count("«") > before.count("»"):
        return True
    return before.count('"') % 2 == 1 and not before.rstrip().endswith('"')


def _read_branch(before: str, after: str) -> str:
    """Read a branch that stands before its firm, or behind it."""
    if _has_form(before):
        return _firm_before(before)
    words = after.split()
    form = next((at for at, word in enumerate(words) if _is_form(word)), None)
    if form is not None:
        return _firm_around(words, form)
    bank = next((at for at, word in enumerate(words) if _is_bank(word)), None)
    if bank is not None and len(words) > 1:
        return _bank_at(words, bank)
    return _firm_before(before)


def _read_of(before: str, after: str) -> str:
    """Read whose branch it is where "of" says that; of what is before only a place."""
    if _has_form(before):
        return _firm_before(before)
    words = _before_place(after.split())
    firm = " ".join(words)
    return firm if _is_firm(firm) else ""


def _read_behind(before: str, after: str) -> str:
    """Read the firm before its branch; a legal form behind is one of another name."""
    of = after.casefold().split()[:1] == ["of"]
    return "" if of or _has_form(after) else _firm_before(before)


def _read_unit(before: str, after: str) -> str:
    """Read the bank behind the name of one of its banks: "... банк ПАО Сбербанк"."""
    words = after.split()
    plain = not before.strip(_AROUND + _QUOTES) and bool(words) and _is_form(words[0])
    return _firm_around(words, 0) if plain else ""


_READ = {
    "branches": _read_branch,
    "short": _read_branch,
    "of": _read_of,
    "behind": _read_behind,
    "units": _read_unit,
}


def _firm_around(words: Sequence[str], form: int) -> str:
    """Give the firm whose legal form is this one of the words behind a branch."""
    behind = words[form + 1 :]
    bracket = words[form].startswith("(")
    first = _plain(words[form]) in forms_before() and not bracket
    if first and behind and not _is_at(behind[0]):
        firm = " ".join(_before_place(words[form:]))
        return firm if _is_firm(firm) else ""
    own = list(words[: form + 1])
    while own and (_NUMBER.fullmatch(own[0]) or _is_quote(own[0])):
        del own[0]
    firm = " ".join(own)
    known = bracket or any(map(_is_bank, own))
    return firm if known and _is_firm(firm) else ""


def _bank_at(words: Sequence[str], at: int) -> str:
    """Give the bank that a word for one begins, or ends: "Банка Зенит"."""
    firm = " ".join(_before_place(words[at:]))
    if _is_firm(firm):
        return firm
    own = [word for word in words[: at + 1] if not _NUMBER.fullmatch(word)]
    return " ".join(own) if _is_firm(" ".join(own)) else ""


def _firm_before(before: str) -> str:
    """Give the firm before a branch, without the words that say which branch."""
    words = before.strip(_AROUND + "([").split()
    for _ in range(_MOST_BEHIND):
        if len(words) < 2 or not _says_which(words[-1]):
            break
        del words[-1]
    while words and words[-1].casefold() in _words("at"):
        del words[-1]
    firm = _behind_form(words)
    bank = any(map(_is_bank, words)) or _BANK.search(romanise(clean(firm)))
    return firm if _is_firm(firm) and (_has_form(firm) or bank) else ""


def _behind_form(words: Sequence[str]) -> str:
    """Leave out which branch it is behind the legal form that ends a firm's name."""
    ends = [at for at, word in enumerate(words) if at and _is_form(word)]
    cut = ends and _plain(words[0]) not in forms_before() and len(words) - ends[-1] <= 4
    some = words[: ends[-1] + 1] if cut else words
    return " ".join(some).rstrip(_AROUND + "([")


def _before_place(words: Sequence[str]) -> Sequence[str]:
    """Leave out where a branch is, behind a firm: "в г. Казань", a name in quotes."""
    for at in range(2, len(words)):
        if _is_at(words[at]) or words[at].startswith(("г.", "г ", "(г")):
            return [*words[: at - 1], words[at - 1].rstrip(",;")]
    some = list(words)
    while len(some) > 1 and (
        _NUMBER.fullmatch(some[-1]) or (len(some) > 2 and _is_place(some[-1]))
    ):
        del some[-1]
    return [*some[:-1], some[-1].rstrip(",;")] if some else some


def _says_which(word: str) -> bool:
    plain = _plain(word)
    return bool(
        _is_place(word)
        or _ADJECTIVE.fullmatch(plain)
        or _NUMBER.fullmatch(word)
        or plain in _words("which")
    )


def _is_firm(text: str) -> bool:
    """See a legal form or a bank, and a word that tells which: no place, no branch."""
    words = romanise(clean(text, dotted=True)).split()
    own = [word for word in words if not _is_form(word)]
    told = [word for word in own if not _is_ordinary(word)]
    if len(own) < len(words):
        return any(len(word) >= _LEAST_LETTERS for word in told)
    if any(map(_OWN_BANK.fullmatch, own)):
        return True
    return any(map(_is_bank, own)) and any(map(_is_telling, told))


def _is_ordinary(word: str) -> bool:
    return bool(
        towns_of(word) or _BANK.fullmatch(word) or word in words_of_branches()
    ) or bool(_ADJECTIVE.fullmatch(word))


def _is_telling(word: str) -> bool:
    plain = _plain(word)
    long = len(plain) >= _LEAST_TELLING and not is_form(plain)
    return long and not (_is_ordinary(plain) or is_known_word(plain))


def _has_form(text: str) -> bool:
    return any(map(_is_form, text.split()))


def _is_form(word: str) -> bool:
    plain = _plain(word)
    if not plain or plain in _words("no_forms") or plain in words_of_branches():
        return False
    return (
        is_form(plain)
        or is_form(clean(word, dotted=True))
        or clean(word) in _words("forms_in_latin")
    )


def _is_bank(word: str) -> bool:
    plain = _plain(word)
    return bool(_BANK.fullmatch(plain) or _OWN_BANK.fullmatch(plain))


def _is_at(word: str) -> bool:
    return word.casefold().strip(".,(") in _words("at")


def _is_place(word: str) -> bool:
    return bool(towns_of(_plain(word)))


def _is_quote(word: str) -> bool:
    return word[0] in _QUOTES and word[-1] in _QUOTES


def _plain(word: str) -> str:
    return romanise(clean(word, dotted=True)).strip()


def forms_before() -> frozenset[str]:
    """Give the legal forms, in Latin, that stand before the names of firms."""
    return _words("forms_before")


@cache
def _words(what: str) -> frozenset[str]:
    return frozenset(contract_words()[what])


def either(words: Sequence[str]) -> str:
    """Match one of some phrases, the longest first, however many spaces are in it."""
    longest = sorted(words, key=lambda one: (-len(one), one))
    return "|".join(re.escape(one).replace(r"\ ", r"\s+") for one in longest)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    told = contract_words()
    said = {
        "branches": rf"(?<![\w-])(?:{either(told['branches'])})(?![\w-])",
        "short": rf"(?<![\w-])(?-i:{either(told['short'])})\s*"
        r"(?=[\"«“„№#]|n\s?\d|\d|\S+(?:\s\S+)?\s+(?-i:ПАО|ОАО|АО|PAO|OAO|AO)\s)",
        "of": rf"(?<![\w-])(?:{either(told['branches_of'])})\s+",
        "behind": rf"(?<![\w-])(?:{either(told['branches_behind'])})(?![\w-])",
        "units": rf"^\s*[\"«]?(?:{either(told['units'])})\s+(?:банк|bank)(?!\w)",
    }
    return tuple((kind, re.compile(one, re.I)) for kind, one in said.items())

"""What a payment is for, and what a contract calls a party, beside its name.

The words of `purposes` in `marks.yml`: "Zorin Ltd, invoice No. 17 dated 01.02.2024",
"Freight MT Zorgenia", "Zorin Ltd, hereinafter the Seller", "Zorin Ltd USD 50,000".
"""

import re
from collections.abc import Sequence
from functools import cache

from clearance.names import (
    clean,
    is_known_word,
    purpose_words,
    romanise,
)

from ._around import is_form, is_place, may_be_name
from ._branches import either

_LONGEST = 300
_MOST = 4  # of such phrases beside one name
_COMMON_SHORT = 2  # letters of a word that tells nothing
_AROUND = " ,;:/-–—|"
_MARKS = frozenset("@%#:|")
# Words that many firms and persons have: they tell of no payment by themselves.
_USUAL = frozenset(
    ("company", "the", "per", "dale", "sales", "bank", "party", "liability", "for")
)
# Nothing is tried again with fewer of the signs: hostile texts have hundreds of them.
_BEGIN, _END = r"[\s,;:/|(\[<–-]++", r"[\s.,;)\]>]*+$"
_DAY = (
    r"(?:\d{1,2}[./-]\d{1,2}(?:[./-](?:\d{4}|\d\d))?|\d{4}[./-]\d\d[./-]\d\d"
    r"|q[1-4]\s*\d{4})"
)
_AMOUNT = r"\d[\d.,' ]*+"
_SHARE = r"\d{1,3}(?:[.,]\d+)?\s*%"
_LAND = r"\w+(?:ian|ean|ish|ese|ani|aki|qi|can|ский|ская)"  # of one, as adjectives end


def without_purpose(text: str) -> str:
    """Give a name without its purpose or its role in a contract; "" for none."""
    if len(text) > _LONGEST:
        return ""
    name = text
    for _ in range(_MOST):
        shorter = next(filter(None, (_left(*one, name) for one in _beside())), "")
        if not shorter:
            break
        name = shorter
    return name if name != text else ""


def may_have_purpose(text: str) -> bool:
    """Say quickly whether signs or digits of a text may be those of a payment."""
    told = not _MARKS.isdisjoint(text) or any(map(str.isdigit, text))
    return told or "www." in text or " - " in text


@cache
def words_of_purposes() -> frozenset[str]:
    """Give words of which one is in a text that has a purpose beside a name."""
    told = purpose_words()
    always = _longest_of("called", "roles", "surely", "said", "people", "documents")
    # Words that many firms have tell of no payment by themselves.
    others = {
        one
        for one in _longest_of("about", "laid", "linking", "kinds")
        if not is_known_word(one)
    }
    usual = _USUAL.union(told["months"])
    found = (one for one in always | others if len(one) > _COMMON_SHORT)
    return frozenset(found) - usual


def _longest_of(*kinds: str) -> set[str]:
    told = purpose_words()
    return {
        max(one.split(), key=len).strip(".,:").casefold()
        for kind in kinds
        for one in told[kind]
    }


def _left(pattern: re.Pattern[str], least: int, text: str) -> str:
    """Give a text without what a pattern finds in it, where a name is left; or "".

    Of as many words of its own as are the *least*, which are not ordinary ones alone
    unless that is none.
    Towns and numbers are not: there are firms and ships of that name.
    """
    found = pattern.search(text)
    if found is None:
        return ""
    name = f"{text[: found.start()]} {text[found.end() :]}".strip(_AROUND)
    if not may_be_name(name):
        return ""
    words = romanise(clean(name, dotted=True)).split()
    own = [word for word in words if not is_form(word)]
    rare = any(not is_known_word(word) or is_place(word) for word in own)
    told = rare or any(map(str.isdigit, name))
    return name if (told and len(own) >= least) or least == 0 else ""


@cache
def _beside() -> Sequence[tuple[re.Pattern[str], int]]:
    """Match what stands behind a name, and then what stands before one.

    With the least words of a name: "Rent Zorin Ltd" is a firm, "Salary Ada Zorin" none.
    What a contract calls a party tells of a name whatever its words are.
    """
    of_each = (_roles(), 0), ((*_papers(), *_notes()), 1), (_kinds(), 2)
    return tuple(
        (re.compile(one, re.IGNORECASE), least)
        for some, least in of_each
        for one in some
    )


def _one(kind: str) -> str:
    return rf"(?:{either(purpose_words()[kind])})"


def _paid() -> str:
    """Match an amount of money: "USD 50,000"."""
    money = _one("money")
    return rf"(?:{money}\s*{_AMOUNT}|{_AMOUNT}{money})"


def _shipped() -> str:
    """Match an amount of goods: "50,000 MT"."""
    return rf"{_AMOUNT}{_one('units')}(?!\w)"


def _papers() -> Sequence[str]:
    """Match a document with its number, before a name or behind one."""
    number = rf"(?:{_one('numbers')}[\s.:]*+)?(?=[\w./-]*\d)[\w./-]++"
    dated = rf"(?:[\s,;(]+(?:{_one('dated')}\.?\s+)?\d[\d./-]*\d\)?)?"
    also = rf"(?:\s*[,;&+]\s*{number}){{0,9}}"
    reasons = rf"(?:{_one('reasons')}\s+){{0,3}}"
    documents = rf"(?<!\w){_one('documents')}[\s.:#]*"
    return (
        rf"{_BEGIN}{reasons}{documents}{number}{also}{dated}{_END}",
        rf"^\s*{reasons}{documents}{number}{also}{dated}(?!\w)[\s,;:–-]+(?=[^\d\s])",
    )


def _roles() -> Sequence[str]:
    """Match what a contract calls a party, and by whose law and where it is one."""
    article = r"(?:(?:the|der|die|das|le|la|el|o|il)\s+|l['’])?"
    role = rf"[\"“”„«'‘’]+{_one('roles')}[\"“”»'’]+"
    return (
        rf"(?<=[\w\"».)]){_BEGIN}{_one('called')}(?!\w).*$",
        rf"\s*[(\[]\s*{article}{role}\s*[)\]]\s*$",
        rf"(?<=[\w\"».)]){_BEGIN}{_one('laid')}(?!\w).*$",
    )


def _notes() -> Sequence[str]:
    """Match notes, amounts, days, shares and addresses of the net behind a name."""
    month = rf"{_one('months')}\.?\s+(?:\d{{1,2}},?\s+)?\d{{4}}"
    return (
        rf"{_BEGIN}{_one('about')}{_END}",
        rf"{_BEGIN}{_one('said')}[\s.:]+[+\w][^,;]*$",
        rf"{_BEGIN}{_paid()}{_END}",
        rf"{_BEGIN}(?:{_one('dated')}\.?\s*)?(?:{_DAY}|{month}){_END}",
        rf"{_BEGIN}(?:{_one('holds')}\s+)?{_SHARE}(?:\s+\w+)?{_END}",
        rf"{_BEGIN}#\s*[\w-]*\d[\w-]*{_END}|\s+[(\[]\d{{1,2}}[)\]]\s*$",
        r"[\s,;]+\d{5,6}(?:-\d{3,4})?\s+[^\W\d][^\d]*$",
        rf"{_BEGIN}(?:https?://|www\.|[\w.+-]++@)\S++\s*$",
        rf"{_BEGIN}\+\d[\d\s()-]{{8,}}$",
        rf"{_BEGIN}{_shipped()}.*$",
    )


def _kinds() -> Sequence[str]:
    """Match what kind of payment it is, and what it pays, before a name."""
    linking = rf"{_one('linking')}\s+"
    kinds = rf"(?:{_one('kinds')}\s+(?:and\s+)?){{1,4}}"
    return (
        rf"^\s*{kinds}{linking}(?=\S)",
        rf"^\s*(?:{_one('surely')}\s+){{0,3}}{_one('surely')}(?:\s*[,:–-]+\s*|\s+)(?:{linking})?(?=\S)",
        rf"^\s*{_paid()}[\s:,-]*(?:{kinds})?(?:{linking})?(?=[^\d\s])",
        rf"^\s*{_shipped()}(?:\s+[a-z]+){{0,3}}?\s+{linking}(?=\S)",
        rf"^\s*{_SHARE}\s+(?=\S)",
        r"^\s*(?:[A-Z]{2}\s+[-–|]|(?:to|from|per|ex)\s*:)\s+(?=\S)",
        rf"^\s*(?:{_LAND}\s+)?{_one('people')}\s+(?=\S)",
        r"^\s*(?:citizen|national)\s+of\s+(?:the\s+)?\w+\s+(?=\S)",
    )

"""What stands around a name in a payment: accounts, references, towns, addresses."""

import re
from functools import lru_cache

from clearance.names import (
    clean,
    company_words,
    entrepreneur_in,
    fold,
    in_legal_form,
    is_known_word,
    letters_of_firms,
    person_words,
    romanise,
)

# What payments have around a name: "/12345678", "A/C NO 0012", "c/o Somebody".
_ACCOUNT = re.compile(
    r"^\s*/[\w-]*\d[\w-]*(?:/|\s|$)"
    r"|(?<!\w)/?(?:acct?|account|a/c|iban|ref|inv|invoice|cust)\b[\s.:#]*"
    r"(?:(?:no|nr|number|ref|inv|invoice)\b[\s.:#]*)*[a-z]{0,4}\d[\w/-]*"
    r"|[(\[]?\s*\b(?:imo|mmsi)\b[\s.:#]*(?:(?:no|nr|number)\b[\s.:#]*)?\d{7,9}\s*[)\]]?"
    r"|\bp\.?\s?o\.?\s?box\b.*$|\bc/o\s.*$|(?<!\w)/{1,2}[a-z]{2,4}/"
    r"|^\s*(?:ben|bnf|beneficiary|attn|attention|payee|payment to)\b[\s.:]*",
    re.IGNORECASE,
)
_BEFORE_TOWN = re.compile(
    r"(?P<name>\S.*?\S\s(?:ltd\.?\s+(?:sti|şti)|ltd|limited|llc|l\.l\.c|gmbh|inc|plc"
    r"|s\.?a\.?r\.?l|fze|fzco|fzc|sti|şti|b\.?v|ооо|ooo)\.?)"
    r"(?:,?\s+(?P<town>[^\W\d_]{3,}(?:[\s,-]+[^\W\d_]{2,}){0,2})\s*"
    r"|,?\s(?=.*\d)(?P<address>.*))",
    re.IGNORECASE,
)
_AROUND = ' ,;"«»'
# Two initials written as one word beside one name: "Ковальчук ЮВ", "VV PUTIN".
_INITIALS = r"(?P<{}>[А-ЯЁЄІЇҐ]{{2}}|[B-DF-HJ-NP-TV-Z]{{2}})"
_NAME = r"(?P<{}>[^\W\d_]{{4,}}(?:-[^\W\d_]{{2,}})?)"
_AS_ONE = re.compile(
    rf"\s*(?:{_NAME.format('name')}\s+{_INITIALS.format('behind')}"
    rf"|{_INITIALS.format('before')}\s+{_NAME.format('other')})\s*"
)
_LEAST_LETTERS = 4  # of a name that is left
_VOWELS = frozenset("AEIOU")


# A text is asked about as a name, as one that is paid to, and as the other's.
@lru_cache(maxsize=1024)
def without_account(text: str) -> str:
    """Leave out the account, reference and addressee of a payment around a name."""
    bare = _ACCOUNT.sub(" ", text)
    return " ".join(bare.strip(" /,;:-").split()) if bare != text else text


def trader_in(text: str) -> str:
    """Give the person who trades under a name; "" where it is no sole trader's."""
    owner = entrepreneur_in(text).strip(_AROUND)
    return owner if len(clean(owner).split()) > 1 else ""


def initials_in(text: str) -> str:
    """Put dots behind two initials written as one word beside one name; or "".

    Not where they are a legal form, a title or another word of firms: "Ромашка АО".
    """
    found = _AS_ONE.fullmatch(text)
    if found is None:
        return ""
    two, name = found["behind"] or found["before"], found["name"] or found["other"]
    word = romanise(clean(two))
    said = letters_of_firms() | person_words().titles
    if word in said or is_form(word) or is_known_word(word):
        return ""
    return f"{name} {two[0]}.{two[1]}."


def may_be_initials(piece: str) -> bool:
    """Say whether a piece of letters may be two initials written as one; quick."""
    return len(piece) == 2 and piece.isupper() and _VOWELS.isdisjoint(piece)


def ended_by_form(name: str) -> str:
    """Leave out where a firm is behind the legal form that ends its name."""
    found = _BEFORE_TOWN.fullmatch(name)
    if found is None:
        return name
    if found["town"] is None:
        return found["name"]
    if any(map(is_form, clean(found["town"], dotted=True).split())):
        return name
    words = clean(found["town"]).split()
    words_of_firms = any(is_known_word(word) and not is_place(word) for word in words)
    return name if words_of_firms else found["name"]


def may_be_name(text: str) -> bool:
    """Say whether what is left of a text has as many letters as a name has."""
    return sum(map(str.isalpha, text)) >= _LEAST_LETTERS


def is_form(word: str) -> bool:
    """Say whether a word is a legal form, or one of it."""
    return in_legal_form(romanise(word))


def is_place(word: str) -> bool:
    """Say whether a word is a town, a region or a country."""
    return not {word, fold(word)}.isdisjoint(company_words().places)

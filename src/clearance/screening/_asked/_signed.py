"""Who signs for a firm or reads its letters: "Zorin Ltd represented by Mr A. Selim".

The firm is searched for as well, and so is the person, by more than a surname.
"""

import re
from functools import cache
from typing import NamedTuple

from clearance.names import clean, contract_words, is_known_word, romanise

from ._around import is_form, may_be_name
from ._branches import either
from ._remarks import may_be_person, may_be_place

_LONGEST = 300
_LEAST_LETTERS = 5  # of the one word that a firm without a legal form has
_COMMON_SHORT = 2  # letters of a word that tells nothing
_LEAST_BEHIND = 6  # letters of an office behind a name
_MOST_OFFICES = 4  # words and phrases before one person
_AROUND = " ,;:/-–—()[]"
_SIDE_BY_SIDE = re.compile(
    r"(?P<one>[^()]+?)\s*(?:,\s*(?P<other>[^,();]+)|\((?P<in>[^();]+)\))"
)


class Signed(NamedTuple):
    """A firm and whoever signs for it ("signer") or is to read ("addressee").

    `person` is "" where no more than a surname is told.
    """

    firm: str
    person: str
    kind: str


def firm_and_signer(text: str) -> Signed | None:
    """Give a firm and who signs for it, or is to read; None where none does."""
    if len(text) > _LONGEST:
        return None
    found = _between().search(text)
    if found is None:
        return None
    firm = text[: found.start()].strip(_AROUND.replace(")", "").replace("]", ""))
    if firm.endswith((")", "]")) and "(" not in firm and "[" not in firm:
        firm = firm.rstrip(")] ")
    said = text[found.end() :].strip(_AROUND)
    if not said or not (_is_surely(found) or _is_firm(firm)) or not may_be_name(firm):
        return None
    kind = "signer" if found["signed"] else "addressee"
    return Signed(firm, _person(said), kind)


def firm_and_person(text: str) -> tuple[str, ...]:
    """Give a firm and a person that a text names side by side: "Zorin Ltd (Ada Selim)".

    Nothing where no legal form tells which is the firm, or the other may be a place.
    """
    found = _SIDE_BY_SIDE.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    if found is None or any(map(str.isdigit, text)):
        return ()
    one, other = found["one"].strip(_AROUND), (found["in"] or found["other"]).strip()
    if _has_form(one) and _is_person(other) and not may_be_place(other):
        return one, other
    if _has_form(other) and _is_person(one):
        return one, other
    return ()


@cache
def words_of_signers() -> frozenset[str]:
    """Give words of which one is between a firm and who signs for it."""
    told = contract_words()
    said = (*told["signed"], *told["attention"])
    longest = (max(one.split(), key=len).strip(".,:") for one in said)
    return frozenset(one for one in longest if len(one) > _COMMON_SHORT)


def _is_surely(found: re.Match[str]) -> bool:
    """See that somebody signs, by several words: "represented by"."""
    return len((found["signed"] or "").split()) > 1


def _is_person(text: str) -> bool:
    """See a person's name that is more than initials: "S.A.R.L." is a legal form."""
    return may_be_person(text) and any(len(word) > 2 for word in clean(text).split())


def _has_form(text: str) -> bool:
    words = romanise(clean(text, dotted=True)).split()
    formed = is_form(words[0]) or is_form(words[-1]) if len(words) > 1 else False
    return formed and not all(is_form(one) or is_known_word(one) for one in words)


def _is_firm(text: str) -> bool:
    words = romanise(clean(text, dotted=True)).split()
    own = [word for word in words if not is_form(word)]
    if len(own) < len(words):
        return bool(own)
    long = [word for word in own if len(word) >= _LEAST_LETTERS]
    return any(not is_known_word(word) for word in long) and (
        len(own) > 1 or not text.isascii()
    )


def _person(said: str) -> str:
    """Give a person without his office before the name, and his right behind it."""
    name = _charter().split(said, maxsplit=1)[0].strip(_AROUND)
    for _ in range(_MOST_OFFICES):
        before, behind = _offices()
        shorter = behind.sub("", before.sub("", name)).strip(_AROUND)
        if shorter == name:
            break
        name = shorter
    words = clean(name).split()
    return name if len(words) > 1 and may_be_person(name) else ""


@cache
def _between() -> re.Pattern[str]:
    told = contract_words()
    return re.compile(
        rf"(?<=[\w\"».)])[\s,;(\[-]+(?P<signed>{either(told['signed'])})(?:\s*[:：]\s*|\s+)(?=\S)"
        rf"|(?<=[\w\"».)])[\s,;(\[/-]+(?:{either(told['attention'])})(?:\s*[:.]\s*|\s+)(?=\S)",
        re.IGNORECASE,
    )


@cache
def _offices() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Match an office before a person's name, and one of several letters behind it."""
    offices = contract_words()["offices"]
    long = [one for one in offices if len(one) >= _LEAST_BEHIND]
    before = rf"^(?:{either(offices)})(?:\.\s*|\s+|\s*[:,-]\s*)(?=\S)"
    behind = rf"[\s,;(-]+(?:{either(long)})$"
    return re.compile(before, re.IGNORECASE), re.compile(behind, re.IGNORECASE)


@cache
def _charter() -> re.Pattern[str]:
    said = either(contract_words()["charter"])
    return re.compile(rf"[\s,;(]+(?:{said})(?!\w)", re.IGNORECASE)

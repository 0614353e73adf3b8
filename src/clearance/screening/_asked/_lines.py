"""Lines of accounts and papers around a person: estates, joint accounts, passports."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import starmap

from clearance.names import (
    account_words,
    clean,
    fold,
    is_any_given_name,
    romanise,
)

from ._zone import in_zone

_SIGN = "?\ufffd#*_.·~|"
_LEAST_KNOWN = 0.5  # of the letters of a word of which signs stand for the others
_LONGEST = 140
# Not "y", "e" or "i", which join the surnames of one person.
_AND = re.compile(r"\s+(?:&|and|und|et|en|och|og)\s+", re.IGNORECASE)
_MOST_GIVEN = 3  # words of the first of two persons


def on_lines(text: str, other: str) -> Iterator[str]:
    """Give the persons of a line of an account, a deed of an estate or a passport.

    Nothing for nearly all names. *other* is the name that they are laid beside, and of
    which a line that is full may have cut off the end.
    """
    if len(text) > _LONGEST:
        return
    if "<" in text:
        yield from in_zone(text, other)
    if (bare := without_estate(text)) != text:
        yield bare
    yield from _of_two(text)


# A name is asked about beside the other one, and again when both are judged.
@lru_cache(maxsize=1024)
def without_estate(text: str) -> str:
    """Leave out what says that somebody is dead, a minor or holds for others."""
    bare = _estate().sub(" ", text)
    return " ".join(bare.strip(" ,;:-()/").split()) if bare != text else text


def principal(text: str) -> str:
    """Give the one whose name a line is: the one before "care of" another.

    And before what the payment is for, as "ref rent May".
    """
    for after in (_in_care(), _reference()):
        before, *rest = after.split(text, maxsplit=1)
        if rest and len(before.split()) > 1:
            text = before.strip(" ,;")
    return text


def holders(text: str) -> tuple[str, ...]:
    """Give the two persons of a line, none of whom has the names of both; or none.

    "David and Joan Whitfield"; "POA Sarah Dunn for Edith Cole".
    """
    if len(text) > _LONGEST:
        return ()
    found = _attorney().fullmatch(text)
    if found is not None:
        named = [found["first"] or found["one"], found["second"] or found["other"]]
        return tuple(named) if all(len(one.split()) > 1 for one in named) else ()
    parts = _AND.split(text)
    if len(parts) != 2:
        return ()
    words = [
        [word for word in part.split() if clean(word) not in _titles()]
        for part in parts
    ]
    if not all(some and is_any_given_name(_known(some[0])) for some in words):
        return ()
    if len(words[1]) < 2 or len(words[0]) > _MOST_GIVEN:
        return ()
    if len(words[0]) == 1:
        words[0].append(words[1][-1])
    return tuple(" ".join(some) for some in words)


def _known(word: str) -> str:
    return fold(romanise(clean(word)))


def _of_two(text: str) -> Iterator[str]:
    """Give both names of a joint account: "Mr Paul and Mrs Jane Stone"."""
    parts = [part.strip(" ,;") for part in _joint().split(text)]
    if len(parts) != 2 or not all(parts):
        return
    surname = parts[1].split()[-1]
    for part in parts:
        words = [word for word in part.split() if clean(word) not in _titles()]
        yield part if len(words) > 1 else f"{part} {surname}"


def repaired(text: str, other: str) -> Iterator[str]:
    """Give a text with the words of *other* in which signs stand for letters.

    "S.REN" beside Søren, "IB??EZ" beside Ibáñez, "FRAN OIS" beside François.
    """
    if text.isascii() and text.replace(" ", "").isalpha() and other.isascii():
        return
    words = text.casefold().split()
    theirs = other.casefold().split()
    found = [_repaired(word, theirs) for word in words]
    if found != words:
        yield " ".join(found)
    elif _is_gapped(text.casefold(), other.casefold()):
        yield other


def _repaired(word: str, others: Sequence[str]) -> str:
    if not any(sign in word for sign in _SIGN):
        return word
    return next((other for other in others if _is_gapped(word, other)), word)


def _is_gapped(text: str, other: str) -> bool:
    """Say whether a text is another one in which signs or spaces stand for letters.

    Most for letters with accents, each for one.
    """
    if len(text) != len(other) or text == other:
        return False
    if not all(starmap(_stands_for, zip(text, other, strict=True))):
        return False
    letters = sum(map(str.isalpha, text))
    return letters >= max(_LEAST_KNOWN * len(text), 2)


def _stands_for(one: str, other: str) -> bool:
    if one == other:
        return True
    # Two letters that no keyboard lacks are two: ù and ư, 伟 and 玮.
    if (one.isascii() or other.isascii()) and romanise(one) == romanise(other):
        return True
    return (one in _SIGN and other.isalpha()) or (one in " -" and not other.isascii())


@cache
def _estate() -> re.Pattern[str]:
    return _either(account_words()["estate"])


@cache
def _in_care() -> re.Pattern[str]:
    return _either(account_words()["care"])


@cache
def _reference() -> re.Pattern[str]:
    words = "|".join(map(re.escape, account_words()["reference"]))
    return re.compile(rf"\s(?:{words})\b[.:]?\s", re.IGNORECASE)


@cache
def _attorney() -> re.Pattern[str]:
    said = sorted(account_words()["attorney"], key=len, reverse=True)
    words = "|".join(map(re.escape, said))
    return re.compile(
        rf"(?:{words})\s+(?P<first>\S.*?)\s+for\s+(?P<second>.+)"
        rf"|(?P<one>\S.*?),?\s+(?:as\s+)?(?:{words})\s+(?:for|of)\s+(?P<other>.+)",
        re.IGNORECASE,
    )


@cache
def _titles() -> frozenset[str]:
    return frozenset(account_words()["titles"])


@cache
def _joint() -> re.Pattern[str]:
    told: Mapping[str, Sequence[str]] = account_words()
    titles, joint = (
        "|".join(map(re.escape, sorted(told[what], key=len, reverse=True)))
        for what in ("titles", "joint")
    )
    return re.compile(
        rf"\s(?:&|/|and|und|et|y|e|ou|o|i|en|och|og)\s+(?=(?:{titles})\b\.?\s)"
        rf"|\s(?:{joint})\s+",
        re.IGNORECASE,
    )


def _either(phrases: Sequence[str]) -> re.Pattern[str]:
    longest = sorted(phrases, key=len, reverse=True)
    # Most places of a text are told apart by the first letter.
    firsts = re.escape("".join(sorted({phrase[0] for phrase in longest})))
    either = "|".join(map(re.escape, longest))
    return re.compile(
        rf"(?=[{firsts}])(?<![\w'.])(?:{either})(?![\w'])[.:]?",
        re.IGNORECASE,
    )

"""What a name says beside itself: what became of a firm, who owns it, where it is."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from clearance.names import (
    Role,
    analyse_company,
    beside_words,
    plain_words,
    said_beside,
    towns_of,
)

from ._around import is_form, without_account

_LONGEST_LINE = 140
_LEAST_NAME = 4  # letters of a name that is laid beside another by itself
_MOST_PLACES = 3  # words behind a firm's name that say where it is
_DOMAIN = re.compile(
    r"\s*(?:https?://)?(?:www\.)?(?P<label>[a-z0-9][a-z0-9-]{2,}[a-z0-9])"
    r"\.(?:(?:co|com|org|net|gov|ac)\.)?"
    r"(?:[a-z]{2}|com|net|org|info|biz|online|shop|store|app|dev|site|tech|xyz)/?\s*",
    re.IGNORECASE,
)
_FOUNDED = re.compile(r"\(((?:19|20)\d\d)\)\s+(\w+)")
_IN_CARE = re.compile(r"(?<!\w)(?:c/o|care of|℅)(?!\w)", re.IGNORECASE)


def before_care(text: str) -> str:
    """Give whose name a line is: what is before the one who takes the letters."""
    before = _IN_CARE.split(text, maxsplit=1)[0].strip(" ,;-–")
    return before if before != text and _is_name(before) else text


def year_of_form(text: str) -> str:
    """Give the year in brackets before a legal form: "Corbel (2021) Ltd"."""
    found = _FOUNDED.search(text)
    return found[1] if found is not None and is_form(found[2].casefold()) else ""


def noted_beside(text: str, other: str) -> Iterator[str]:
    """Give a firm's name without what it says beside itself, or as the other says it.

    What became of it, who owns it, which domain it has, where it is in a payment; and
    numbers, quarters of the world and free zones as the *other* name writes them.
    Nothing for most names.
    """
    if len(text) > _LONGEST_LINE or len(other) > _LONGEST_LINE:
        return
    yield from _without_status(text)
    yield from _until(text)
    yield from _owned(text)
    if (found := _DOMAIN.fullmatch(text)) and not _DOMAIN.fullmatch(other):
        words = found["label"].casefold().split("-")
        # A firm's name with more in it is what others call their sites to look like it.
        if len(words) == 1 or set(words).issubset(plain_words(other)):
            yield " ".join(words)
    yield from _on_line(text)
    yield from _said_as(text, other)


def _without_status(text: str) -> Iterator[str]:
    """Leave out what became of a firm: "(in liquidation)", "i.L."."""
    bare = _statuses().sub(" ", text).strip(" ,;-–")
    if bare != text and _is_name(bare):
        yield " ".join(bare.split())


def _until(text: str) -> Iterator[str]:
    """Give both names where brackets say up to when a firm was called otherwise."""
    found = _former().search(text)
    if found is not None and _is_name(found["name"]):
        yield found["name"].strip()
        yield (text[: found.start()] + text[found.end() :]).strip()


def _owned(text: str) -> Iterator[str]:
    """Give the name of a firm with that of its owner in it, and without."""
    # Where no owner is said at all, that is seen at once.
    told = _owned_by().search(text)
    found = _owners().search(text) if told is not None else None
    if found is None or not _is_name(found["firm"]):
        return
    firm, owner = found["firm"].strip(" ,;(-–"), found["owner"].strip(" )")
    yield firm
    words, names = firm.split(), owner.split()
    if names and names[-1] in words:
        at = words.index(names[-1])
        yield " ".join((*words[:at], *names, *words[at + 1 :]))


def _on_line(text: str) -> Iterator[str]:
    """Leave out the day of an invoice, and where a firm is, behind the name paid to."""
    bare = without_account(text)
    if bare == text:
        return
    bare = _dated().sub(" ", bare).strip(" ,;-–/")
    words = bare.split()
    for size in range(min(_MOST_PLACES, len(words) - 2), 0, -1):
        if _says_where(words[-size:]) and any(
            is_form(word.casefold()) for word in words[:-size]
        ):
            words = words[:-size]
            break
    yield " ".join(words)


def _says_where(words: Sequence[str]) -> bool:
    """See a town or a country, and perhaps a country's code behind it."""
    read = analyse_company(" ".join(words))[0].words
    last = words[-1]
    code = len(words) > 1 and len(last) == 2 and last.isupper()
    places = read[:-1] if code and read[-1].role is not Role.PLACE else read
    return bool(places) and all(
        word.role is Role.PLACE or towns_of(word.text) for word in places
    )


def _said_as(text: str, other: str) -> Iterator[str]:
    """Give a name with words replaced by the English ones that the other has."""
    said = said_beside()
    words = plain_words(text)
    if said.keys().isdisjoint(words):
        return
    others = plain_words(other)
    found: list[str] = []
    for word in words:
        english = () if word in others else said.get(word, ())
        met = next((one for one in english if _has(others, one)), (word,))
        found += met
    if tuple(found) != words:
        yield " ".join(found)


def _has(words: Sequence[str], run: Sequence[str]) -> bool:
    size = len(run)
    return any(
        list(words[at : at + size]) == list(run) for at in range(len(words) - size + 1)
    )


def _is_name(text: str) -> bool:
    return sum(map(str.isalpha, text)) >= _LEAST_NAME


def _either(what: str) -> str:
    longest = sorted(beside_words(what), key=len, reverse=True)
    return "|".join(map(re.escape, longest))


@cache
def _statuses() -> re.Pattern[str]:
    told = _either("statuses")
    return re.compile(
        rf"\s*[(\[（]\s*(?:{told})(?:\s+\d{{4}})?\.?\s*[)\]）]\s*|(?:,|\s[-–—]|\s)\s*(?:{told})\s*$",
        re.IGNORECASE,
    )


@cache
def _former() -> re.Pattern[str]:
    return re.compile(
        rf"[(\[]\s*(?:{_either('until')})\s+(?:\d{{1,2}}\.\d{{1,2}}\.)?\d{{4}}"
        r"\s*(?:г(?:ода)?\.?|roku|r\.|yil[ıi]na)?\s*[:,—–-]?\s*(?P<name>[^()\[\]]+)[)\]]",
        re.IGNORECASE,
    )


@cache
def _owned_by() -> re.Pattern[str]:
    told = rf"(?:,|\s[-–]|\s[(])\s*(?:{_either('owners')})\b"
    return re.compile(told, re.IGNORECASE)


@cache
def _owners() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<firm>.*\S){_owned_by().pattern}[.:]*\s*"
        r"(?P<owner>[^\W\d_][^()]*)\)?\s*",
        re.IGNORECASE,
    )


@cache
def _dated() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:{_either('dated')})[\s.]*\d{{1,2}}[./-]\d{{1,2}}(?:[./-]\d{{2,4}})?(?!\d)",
        re.IGNORECASE,
    )

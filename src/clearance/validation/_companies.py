"""Manipulations of firms' and ships' names: forms, words, numbers, prefixes."""

import random
import re
from collections.abc import Iterator, Mapping

from ._data import words_of
from ._manipulation import (
    COMPANIES,
    VESSELS,
    Manipulation,
    choice,
    is_latin,
    like,
)

_FIRMS = frozenset((COMPANIES,))
_FIRMS_AND_SHIPS = frozenset((COMPANIES, VESSELS))
_SHIPS = frozenset((VESSELS,))


def _bare(text: str) -> str:
    return re.sub(r"[\s.,]+", " ", text).strip().lower()


def _form_at(text: str) -> Iterator[tuple[str, str, str, list[str]]]:
    """Find a legal form at an end: what is before, as written, what is after, twins."""
    for group in words_of("legal_forms"):
        for spelling in sorted(group, key=len, reverse=True):
            pattern = r"[\s.,]*".join(
                re.escape(w) for w in re.findall(r"\w+", spelling)
            )
            for found in (
                re.match(rf"({pattern})\.?(?=[\s,\"]|$)", text, re.IGNORECASE),
                re.search(rf"(?<![\w.])({pattern})\.?$", text, re.IGNORECASE),
            ):
                if found:
                    before, after = text[: found.start()], text[found.end() :]
                    others = [o for o in group if _bare(o) != _bare(found[0])]
                    yield before, found[0], after, others


def _longest_form(text: str) -> tuple[str, str, str, list[str]] | None:
    return max(_form_at(text), key=lambda found: len(found[1]), default=None)


def _form_dropped(text: str, kind: str, rng: random.Random) -> str | None:
    found = _longest_form(text) if is_latin(text) else None
    if found is None:
        return None
    left = f"{found[0]} {found[2]}".strip(" ,")
    return left if sum(map(str.isalpha, left)) >= 4 else None


def _form_swapped(text: str, kind: str, rng: random.Random) -> str | None:
    found = _longest_form(text) if is_latin(text) else None
    other = choice(found[3], rng) if found else None
    if found is None or other is None:
        return None
    before, _, after, _ = found
    written = other.upper() if text.isupper() else other
    return f"{before.strip(' ,')} {written} {after.strip(' ,')}".strip()


def _replaced(
    text: str, words: Mapping[str, list[str]], rng: random.Random
) -> str | None:
    if not is_latin(text):
        return None
    known = {word.lower(): others for word, others in words.items()}
    # Nobody writes one word of a legal form otherwise: "Joint Stock Compagnie".
    form = _longest_form(text)
    low, high = (len(form[0]), len(text) - len(form[2])) if form else (0, 0)
    found = [
        word
        for word in re.finditer(r"[^\W\d_]+", text)
        if word[0].lower() in known and not low <= word.start() < high
    ]
    if not found:
        return None
    word = rng.choice(found)
    other = like(word[0], rng.choice(known[word[0].lower()]))
    return text[: word.start()] + other + text[word.end() :]


def _shortened(text: str, kind: str, rng: random.Random) -> str | None:
    return _replaced(text, words_of("shortened"), rng)


def _translated(text: str, kind: str, rng: random.Random) -> str | None:
    return _replaced(text, words_of("translated"), rng)


def _ampersand(text: str, kind: str, rng: random.Random) -> str | None:
    if "&" in text:
        return " ".join(text.replace("&", " and ").split())
    return re.sub(r"(?<=\s)and(?=\s)", "&", text, flags=re.IGNORECASE)


def _number(text: str, kind: str, rng: random.Random) -> str | None:
    twins = {word.lower(): g for g in words_of("numbers") for word in g}
    words = text.split()
    places = [
        n
        for n, word in enumerate(words)
        if n
        and word.lower() in twins
        # I, V and X inside a name are rarely numbers.
        and (len(word) > 1 or word.isdigit() or n == len(words) - 1)
    ]
    if not places:
        return None
    at = rng.choice(places)
    others = [w for w in twins[words[at].lower()] if w.lower() != words[at].lower()]
    words[at] = rng.choice(others)
    return " ".join(words)


def _ship_prefix(text: str, kind: str, rng: random.Random) -> str | None:
    return f"{rng.choice(words_of('ship_prefixes'))} {text}"


def _the(text: str, kind: str, rng: random.Random) -> str | None:
    if text.lower().startswith("the "):
        return text[4:]
    return f"{'THE' if text.isupper() else 'The'} {text}" if is_latin(text) else None


def of_companies() -> tuple[Manipulation, ...]:
    """List the manipulations of firms' and ships' names."""
    return (
        Manipulation("form-dropped", "legal form left out", _FIRMS, _form_dropped),
        Manipulation(
            "form-swapped", "legal form translated or shortened", _FIRMS, _form_swapped
        ),
        Manipulation("words-shortened", "a word abbreviated", _FIRMS, _shortened),
        Manipulation("words-translated", "a word translated", _FIRMS, _translated),
        Manipulation("ampersand", "& for and, or back", _FIRMS, _ampersand),
        Manipulation(
            "number-rewritten",
            "number as word, digits or Roman",
            _FIRMS_AND_SHIPS,
            _number,
        ),
        Manipulation("ship-prefix", "a ship's prefix added", _SHIPS, _ship_prefix),
        Manipulation("the-added", "The added or left out", _FIRMS_AND_SHIPS, _the),
    )

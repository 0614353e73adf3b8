"""Ways to pay outside the usual ones, recognised in what is described."""

import re
from dataclasses import dataclass
from datetime import date

from clearance.law import Book

from ._ties import mechanism_words


@dataclass(frozen=True, slots=True)
class Mechanism:
    """A way to pay: a row of the book's table payment-mechanisms.

    `found` are the words by which it was recognised; `says` what each authority says
    of it, `rules` the rules of the book that speak of it and are in force on the day.
    """

    id: str
    name: str
    found: tuple[str, ...]
    says: tuple[tuple[str, str], ...]
    rules: tuple[str, ...]
    confidence: str


def recognised(
    book: Book, text: str, day: date, told: tuple[str, ...] = ()
) -> tuple[Mechanism, ...]:
    """Find ways to pay in a description; *told* are keys that the user names."""
    table = book.lookups["payment-mechanisms"]
    words, found = mechanism_words(), []
    for row in table.on(day):
        key = row["mechanism"]
        hits = [one for one in words.get(key, ()) if _stands_in(one, text)]
        hits += [key] if key in told else []
        if hits:
            found.append(
                Mechanism(
                    key,
                    row["name"],
                    tuple(hits),
                    tuple((n, row[n]) for n in ("us", "eu", "uk", "text") if n in row),
                    tuple(r for r in row.get("rules", ()) if _in_force(book, r, day)),
                    row.get("confidence", table.confidence),
                )
            )
    return tuple(found)


def _stands_in(words: str, text: str) -> bool:
    pattern = rf"(?<!\w){re.escape(words)}(?!\w)"
    return re.search(pattern, text, re.IGNORECASE) is not None


def _in_force(book: Book, rule: str, day: date) -> bool:
    spell = book.rules[rule].on(day) if rule in book.rules else None
    return spell is not None and spell.value is not None

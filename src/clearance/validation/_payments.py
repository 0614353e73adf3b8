"""Manipulations by what payments and contracts write beside a name."""

import random

from ._data import words_of
from ._manipulation import COMPANIES, PERSONS, Manipulation, Rewrite

_FIRMS = frozenset((COMPANIES,))
_PAYEES = frozenset((COMPANIES, PERSONS))


def _beside(section: str) -> Rewrite:
    """Put a name in one of the phrases of a section; "#" is a digit by chance."""

    def rewrite(text: str, kind: str, rng: random.Random) -> str | None:
        phrase = rng.choice(words_of("payments")[section])
        before, after = phrase.split("NAME")
        return _numbered(before, rng) + text + _numbered(after, rng)

    return rewrite


def _numbered(words: str, rng: random.Random) -> str:
    return "".join(str(rng.randrange(10)) if c == "#" else c for c in words)


def of_payments() -> tuple[Manipulation, ...]:
    """List what payments and contracts write beside a name."""
    return (
        Manipulation(
            "register-number-added",
            "a number of a register or tax office beside the name",
            _FIRMS,
            _beside("numbers"),
        ),
        Manipulation(
            "account-added",
            "an account beside the name",
            _PAYEES,
            _beside("accounts"),
        ),
        Manipulation(
            "purpose-added",
            "the purpose of a payment around the name",
            _PAYEES,
            _beside("purposes"),
        ),
        Manipulation(
            "signatory-added",
            "who signs for it behind the name",
            _FIRMS,
            _beside("signatories"),
        ),
    )

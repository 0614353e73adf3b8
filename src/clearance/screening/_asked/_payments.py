"""Whoever pays or is paid, in the words of a payment: "Messrs. Zorin Ltd, head office".

The words of `payments` in `marks.yml`. For firms as well as persons: phrases that a
name begins or ends with, labels with a colon, and who acts for whom.
"""

import re
from collections.abc import Iterator
from functools import cache

from clearance.names import payment_words

from ._around import may_be_name, without_account

_LONGEST = 200
_MOST_PHRASES = 4  # around one name
_AROUND = " ,;:/-–—"
# Words that many firms have: they tell of no payment by themselves.
_COMMON = frozenset(
    {
        "and",
        "the",
        "of",
        "for",
        "company",
        "trust",
        "bank",
        "order",
        "central",
        "social",
    }
    | {"transfer", "name", "firm"}
)
_COMMON_SHORT = 2  # letters of a word that does so neither


def without_payment(text: str) -> str:
    """Leave out what a payment says around a name; mostly nothing."""
    if len(text) > _LONGEST:
        return text
    name = whole = " ".join(text.split())
    for _ in range(_MOST_PHRASES):
        shorter = without_account(name)
        for pattern in _around():
            shorter = pattern.sub(" ", shorter).strip(_AROUND)
        if shorter == name or not may_be_name(shorter):
            break
        name = shorter
    return " ".join(name.split()) if name != whole else text


def on_behalf(text: str) -> Iterator[str]:
    """Give who acts for another and that other, where a text says so."""
    if len(text) > _LONGEST:
        return
    found = _between().search(text)
    if found is None:
        return
    parts = text[: found.start()], text[found.end() :]
    names = [part.strip(_AROUND + "()") for part in parts]
    # One word, such as "obo", may be a name: it stands between names of several.
    if len(found.group().split()) > 1 or all(" " in name for name in names):
        yield from filter(may_be_name, names)


@cache
def words_of_payments() -> frozenset[str]:
    """Give words of letters of which one is in a text that says of a payment."""
    told = payment_words()
    kinds = "before", "behind", "accounts", "between", "numbers"
    found: set[str] = set()
    for said in (one.split() for kind in kinds for one in told[kind]):
        rare = [word.strip(".,:()") for word in said if word not in _COMMON]
        found.add(max(rare, key=len, default=""))
    return frozenset(word for word in found if len(word) > _COMMON_SHORT)


def _either(what: str) -> str:
    longest = sorted(payment_words()[what], key=len, reverse=True)
    return "|".join(re.escape(one).replace(r"\ ", r"\s+") for one in longest)


@cache
def _around() -> tuple[re.Pattern[str], ...]:
    account = rf"(?:(?:{_either('kinds')})\s+)*(?:{_either('accounts')})"
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            rf"^\s*(?:{_either('before')})(?:\.\s*|\s*[:：]\s*|\s+)(?=\S)",
            rf"^\s*(?:{_either('labels')})\s*[:：]\s*(?=\S)",
            rf"[\s,;/(\[–-]+(?:{_either('behind')}|{account})[.)\]\s]*$",
        )
    )


@cache
def _between() -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|[\s,;(\[])(?:{_either('between')})(?:\.?\s*[:：]\s*|\.?\s+)",
        re.IGNORECASE,
    )

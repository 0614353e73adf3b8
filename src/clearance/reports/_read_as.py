"""What a text that was typed in was searched for as: a name, a number, or both."""

from clearance.values import IDENTIFIER_TYPES

from ._document import QueryRead
from ._plain_text import listed


def read_as(query: QueryRead) -> str:
    """Say so where one text was taken for a name and for a number: "a name and a BIC".

    Empty where it was taken for one of them, or where name and number were given apart.
    """
    names = {_bare(name) for name in query.names}
    types = [one.type for one in query.identifiers if _bare(one.value) in names]
    if not types:
        return ""
    known = [IDENTIFIER_TYPES[name].label for name in types if name in IDENTIFIER_TYPES]
    return listed(["a name", *(_with_article(label) for label in known)])


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text)).upper()


def _with_article(label: str) -> str:
    """Write "an ISIN" and "a BIC": by the sound of the first letter or word."""
    spelt = label.split(maxsplit=1)[0].isupper()
    vowels = "AEFHILMNORSX" if spelt else "aeio"
    return f"{'an' if label[0] in vowels else 'a'} {label}"

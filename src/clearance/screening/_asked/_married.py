"""Names from before and after a marriage in one field: "Anna Lang née Weber"."""

import re
from functools import lru_cache

from clearance.names import clean, fold, is_given_name, married_words, romanise

_MARK = re.compile(
    r"[\s(（](?:"
    + "|".join(map(re.escape, sorted(married_words(), key=len, reverse=True)))
    + r")(?!\w)[.:]?\s*(?=\w)",
    re.IGNORECASE,
)
_END = re.compile(r"[)）,;].*$")
_LEAST_BEFORE, _MOST_BEFORE = 2, 5  # words of the name before the one that tells


# One text is asked about several times on its way.
@lru_cache(maxsize=1024)
def married_names(text: str) -> tuple[str, ...]:
    """Give the names that somebody has had where a text says which; else none.

    The name before the word that tells, and the same with the other surname in place
    of its last word, or of its first where that comes before a given name.
    """
    mark = _MARK.search(text)
    if mark is None:
        return ()
    before = text[: mark.start()].replace(",", " ").split()
    surname = _END.sub("", text[mark.end() :]).strip(" .")
    if not surname or not _LEAST_BEFORE <= len(before) <= _MOST_BEFORE:
        return ()
    first = _is_given(before[-1]) and not _is_given(before[0])
    given = before[1:] if first else before[:-1]
    return " ".join(before), " ".join([*given, surname])


def _is_given(word: str) -> bool:
    return is_given_name(fold(romanise(clean(word))))

"""Names from before and after a marriage in one field: "Anna Lang née Weber"."""

import re

from clearance.names import clean, fold, is_given_name, romanise

# What stands between the name somebody has and the one from before the marriage, or the
# one since then, in some twenty languages of Europe. From general knowledge.
_WORDS = (
    "née", "nee", "épouse", "epouse", "veuve", "geb", "geborene", "verh", "verw",
    "verheiratete", "rozená", "rozena", "rodená", "rodena", "született", "szül",
    "rođena", "rodjena", "udata", "урожд", "урождённая", "урожденная", "замужем",
    "дівоче", "kızlık", "kizlik", "född", "født", "fodd", "născută", "nascuta",
    "coniugata", "nubile", "vedova", "nascida", "viuda", "weduwe", "gehuwd",
)  # fmt: skip
MARRIED = frozenset(word.casefold() for word in _WORDS)
"""Words that part such names, in lower case."""
_PHRASES = (
    "z domu", "de domo", "kızlık soyadı", "kizlik soyadi", "в девичестве", "по мужу",
    "omaa sukua", r"o\.s\.", "de soltera", "de casada", "maiden name", "married name",
    "viuda de", r"ép\.", r"roz\.",
)  # fmt: skip
_MARK = re.compile(
    r"[\s,]*[\s(（](?:" + "|".join((*_PHRASES, *_WORDS)) + r")(?!\w)[.:]?\s*(?=\w)",
    re.IGNORECASE,
)
_END = re.compile(r"[)）,;].*$")
_LEAST_BEFORE, _MOST_BEFORE = 2, 5  # words of the name before the one that tells


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

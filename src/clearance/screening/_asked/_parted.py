"""What parts several names of one party in one field, and which are searched for."""

import re
from collections.abc import Iterator
from itertools import chain

from clearance.names import clean, fold, is_any_given_name, is_known_word

from ._married import married_names

LEAST_NAME, MOST_NAMES, LONGEST_FIELD = 4, 3, 400
# What stands before the name that somebody had before.
FORMERLY = (
    *("formerly", "previously", "vormals", "ehemals", "anciennement", "anteriormente"),
    *("precedentemente", "voorheen", "dawniej", "antes", "antigamente", "fruher"),
    *("tidligere", "tidigare", "aiemmin", "ranee", "ранее", "бывший", "бывшая"),
    *("бывшее", "раніше", "renamed", "бывш", "быв", "former name", "ex-name", "bivsi"),
    *("bivši", "sebelumnya", "eskiden"),
)
_AFTER_FORM = r"(?<=\bltd)|(?<=\bllc)|(?<=\blimited)|(?<=\binc)"
# What parts names that stand in one field: strokes between words, "also known as".
_SEVERAL = re.compile(
    r"(?<=[^\W\d_]{3})\s*/\s*(?=[^\W\d_]{3})|;"
    r"|(?<=\S)\s+[/|]\s+(?=\S)"
    r"|\s[·\u0387\u2022\u2027\u2219\u22c5]\s"
    r"|\b(?:a\.?k\.?a|f\.?k\.?a|n\.?k\.?a|d[./]?b[./]?a|a/k/a|f/k/a)\b\.?"
    r"|\b(?:also|formerly|now|better) known as\b|\(\s*alias(?:es)?\s*:"
    r"|(?<!\w)t\s?/\s?a(?!\w)|\b(?:trading|doing business) as\b"
    r"|[\s(\[]ex(?:[\s.-]*name\b)?(?:\s*[:.-]\s*|\s+)(?=[^\W_])"
    r"|(?<=[\w.][,\s])\s*[(\[]?(?-i:now)\s+(?:(?:named|called)\s+)?(?=[^\W_])"
    r"|[(\[]\s*(?:before|until\s+\d{4}|eski\s+ad[ıi](?:yla)?|d/h)\b\s*:?|原名|曾用名"
    rf"|\b(?:{'|'.join(FORMERLY)})\b(?:\s*:|\s+(?:named|called))?"
    # A comma between two names that each end with their legal form.
    rf"|(?:{_AFTER_FORM})\.?,\s+(?=[^,;]*\s(?:ltd|llc|limited|inc)\b\.?\s*(?:[,;]|$))",
    re.IGNORECASE,
)
MAY_BE_PARTED = re.compile(
    r"[;/|·\u0387\u2022\u2027\u2219\u22c5(（\[,،:]|\s[-–—]\s|\sex[\s.-]"
    r"|\d[./-]\d\d?[./-]\d"
    r"|[«„“\"'‘’][\u0400-\u052f]|known as|k\.?a\b|b[./]?a\b"
    rf"|\b(?:{'|'.join(FORMERLY)}|c/o|(?-i:now))\b"
    r"|\b(?:trading|business) as\b"
    r"|named after|\bimeni\b|\bим(?:ени|\.)|\bімені\b",
    re.IGNORECASE,
)
# What parts names without a word that says they are of one party.
_UNSAID = re.compile(
    r"(?<=[^\W\d_]{3})(?:/|\s/|/\s)(?=[^\W\d_]{3})|;|\s[\u00b7\u2022]\s"
)
_STROKE = re.compile(r"\s/\s")
_FORMER = re.compile(r"[\s(\[]ex[\s.:-]", re.IGNORECASE)


def names_in(text: str) -> tuple[str, ...]:
    """Give the names that a text holds where these are several of one party."""
    if len(text) > LONGEST_FIELD:
        return ()
    if married := married_names(text):
        return married
    if not MAY_BE_PARTED.search(text):
        return ()
    parts = [part.strip(" ,;()[]（）") for part in _SEVERAL.split(text)]
    parts = [part for part in parts if len(part) >= LEAST_NAME]
    return tuple(parts[:MOST_NAMES]) if len(parts) > 1 else ()


def asked_parts(text: str) -> Iterator[str]:
    """Give those of several names in a field that are searched for by themselves.

    One word alone where a word says that it is a name of the same party, or a stroke
    between spaces stands beside a name of more words. Of given names only where a word
    tells a firm or a ship: of persons they tell too little ("Anna Weber a.k.a. Anya").
    """
    parts = names_in(text)
    former = _FORMER.search(text) is not None
    cleaned = [clean(part).split() for part in parts]
    longest = max(map(len, cleaned), default=0)
    said = _UNSAID.search(text) is None and (
        longest > 1 or _STROKE.search(text) is None
    )
    of_firm = said and any(map(is_known_word, chain.from_iterable(cleaned)))
    for part, words in zip(parts, cleaned, strict=True):
        # A word that another of the names has, too, is that one cut short.
        alone = said and len(words) == 1
        alone = alone and sum(words[0] in some for some in cleaned) == 1
        if alone and not of_firm:
            alone = not is_any_given_name(fold(words[0]))
        if former or len(words) > 1 or alone:
            yield part

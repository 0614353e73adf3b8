"""Text of strangers made harmless and readable: nothing hidden, nothing endless."""

import re

_SPACES = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]+")
# C0 and C1 controls, bidirectional overrides and isolates, lone surrogates and code
# points that are no characters: what steers a terminal or turns a line round (Unicode
# Technical Report 36, "Unicode Security Considerations", section 2.1).
_STEERING = re.compile(
    "[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


def visible(text: str, limit: int | None = None) -> str:
    """Put *text* on one line and show each steering character by its number.

    An escape becomes `<U+001B>`. With a *limit*, in characters, longer text is cut
    and says how much is missing.
    """
    shown = text if limit is None else text[:limit]
    shown = _STEERING.sub(_number, _SPACES.sub(" ", shown)).strip()
    cut = len(text) - limit if limit is not None else 0
    return f"{shown} … [{cut:,} more characters]" if cut > 0 else shown


def counted(number: int, one: str, many: str | None = None) -> str:
    """Write a number with its noun: "1 party", "14,965 parties"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(texts: list[str]) -> str:
    """Join texts as a sentence does: "a", "a and b", "a, b and c"."""
    if len(texts) < 2:
        return "".join(texts)
    return f"{', '.join(texts[:-1])} and {texts[-1]}"


def _number(found: re.Match[str]) -> str:
    return f"<U+{ord(found[0]):04X}>"

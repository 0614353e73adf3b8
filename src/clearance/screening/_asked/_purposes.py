"""What a payment is for, and what a contract calls a party, behind its name.

The words of `purposes` in `marks.yml`: "Zorin Ltd, invoice No. 17 dated 01.02.2024",
"Zorin Ltd, hereinafter the Seller", "Zorin Ltd (the "Buyer")".
"""

import re
from functools import cache

from clearance.names import purpose_words

from ._around import may_be_name
from ._branches import either

_LONGEST = 300
_MOST = 3  # of such phrases behind one name
_COMMON_SHORT = 2  # letters of a word that tells nothing
_AROUND = " ,;:/-–—"


def without_purpose(text: str) -> str:
    """Give a name without its purpose or its role in a contract; "" for none."""
    if len(text) > _LONGEST:
        return ""
    name = text
    for _ in range(_MOST):
        found = next(filter(None, (one.search(name) for one in _beside())), None)
        if found is None:
            break
        shorter = f"{name[: found.start()]} {name[found.end() :]}".strip(_AROUND)
        if not may_be_name(shorter):
            break
        name = shorter
    return name if name != text else ""


@cache
def words_of_purposes() -> frozenset[str]:
    """Give words of which one is in a text that has a purpose behind a name."""
    told = purpose_words()
    said = (*told["documents"], *told["called"], *told["roles"])
    longest = (max(one.split(), key=len).strip(".,:") for one in said)
    return frozenset(one for one in longest if len(one) > _COMMON_SHORT)


@cache
def _beside() -> tuple[re.Pattern[str], ...]:
    told = purpose_words()
    reasons = rf"(?:{either(told['reasons'])})\s+"
    documents = rf"(?<!\w)(?:{either(told['documents'])})[\s.:#]*"
    number = rf"(?:(?:{either(told['numbers'])})[\s.:]*)?[\w./-]*\d[\w./-]*"
    dated = rf"(?:[\s,;(]+(?:(?:{either(told['dated'])})\.?\s+)?\d[\d./-]*\d\)?)?"
    also = rf"(?:\s*[,;&+]\s*{number})*"
    behind = rf"[\s,;/(\[–-]+(?:{reasons})*{documents}{number}{also}{dated}[\s.)\]]*$"
    before = rf"^\s*(?:{reasons})+{documents}{number}{also}{dated}(?!\w)[\s,;:–-]+"
    called = rf"(?<=[\w\"».)])[\s,;(\[–-]+(?:{either(told['called'])})(?!\w).*$"
    article = r"(?:(?:the|der|die|das|le|la|el|o|il)\s+|l['’])?"
    role = rf"[\"“”„«'‘’]+(?:{either(told['roles'])})[\"“”»'’]+"
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            behind,
            rf"{before}(?=[^\d\s])",
            called,
            rf"\s*[(\[]\s*{article}{role}\s*[)\]]\s*$",
        )
    )

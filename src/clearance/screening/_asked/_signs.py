"""Names that a name in signs says again: "A（別名、B及びC）", "张三 Zhang San"."""

import re
from collections.abc import Iterator

from clearance.names import clean

from ._around import is_form
from ._parted import LEAST_NAME, MOST_NAMES

_OTHERWISE = re.compile(
    r"[(（]\s*(?:別名|别名|又名|亦称|亦稱|旧称|旧名|通称|略称|简称|簡稱)"
    r"[、,:：\s]*([^()（）]{2,80})[)）]"
)
# Signs and Latin letters, one before the other: how banks of China keep a customer.
_SIGNS = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_BETWEEN = r"[\s(（)）/,，;；:：\u2010-\u2015-]*"
_FIRST_SIGN = "\u1100"  # of Hangul; kana and Chinese signs come behind
_TWO_SCRIPTS = re.compile(
    rf"\s*(?P<signs>[{_SIGNS}][{_SIGNS}()（）·・\s]*){_BETWEEN}"
    rf"(?P<latin>[a-z][a-z.,&'\s()-]*[\s.,][a-z.,&'\s()-]*)[)）\s]*"
    rf"|\s*(?P<before>[a-z][a-z.,&'\s-]*[\s.,][a-z.,&'\s-]*){_BETWEEN}"
    rf"(?P<behind>[{_SIGNS}][{_SIGNS}()（）·・\s]*)",
    re.IGNORECASE,
)
_AROUND = " ()（）,-"
_LEAST_SIGNS = 2
_LONGEST = 200
_LEAST_WORDS = 2  # in Latin letters, one of which is no legal form
_AND_SIGNS = re.compile("及び|および|、|；|;")


def said_in_signs(name: str) -> Iterator[str]:
    """Give the name before brackets that say another, and what they say."""
    found = _OTHERWISE.search(name)
    if found is None:
        return
    yield name[: found.start()] + name[found.end() :]
    for part in _AND_SIGNS.split(found.group(1))[:MOST_NAMES]:
        if len(clean(part)) >= LEAST_NAME:
            yield part


def is_in_two_scripts(name: str) -> bool:
    """Say quickly whether a text may say a name in signs and again in Latin letters."""
    if name.isascii() or max(name) < _FIRST_SIGN or len(name) > _LONGEST:
        return False
    return _TWO_SCRIPTS.fullmatch(name) is not None


def in_two_scripts(name: str) -> Iterator[str]:
    """Give a name in signs, and the same in Latin letters, of which a text has both.

    "张晓明 ZHANG XIAOMING"; none of a text that has one Latin word, as "TCL 集团".
    """
    found = _TWO_SCRIPTS.fullmatch(name) if is_in_two_scripts(name) else None
    if found is None:
        return
    signs = (found["signs"] or found["behind"]).strip(_AROUND)
    latin = (found["latin"] or found["before"]).strip(_AROUND)
    words = [word for word in clean(latin).split() if not is_form(word)]
    if (
        len(signs) >= _LEAST_SIGNS
        and len(clean(latin).split()) >= _LEAST_WORDS
        and words
    ):
        yield from (signs, latin)

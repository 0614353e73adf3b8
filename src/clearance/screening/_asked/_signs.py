"""Other names that a name in signs says of itself: "A（別名、B及びC）"."""

import re
from collections.abc import Iterator

from clearance.names import clean

from ._parted import LEAST_NAME, MOST_NAMES

_OTHERWISE = re.compile(
    r"[(（]\s*(?:別名|别名|又名|亦称|亦稱|旧称|旧名|通称|略称|简称|簡稱)"
    r"[、,:：\s]*([^()（）]{2,80})[)）]"
)
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

"""Names whose letters were lost on the way: read in the wrong encoding, or replaced.

A file written in one encoding and read in another turns "Jürgen" into "JÃ¼rgen",
"Владимир" into "Âëàäèìèð", "Paweł" into "Pawe³" and "İnşaat" into "Ýnþaat"; a system
that has no such letter writes "J?rgen", and a page "J&uuml;rgen". What was meant is
searched for as well; the name as it stands is never left out. Sources: the tables of
the encodings (Unicode, Inc.) and of HTML's entities, as Python has them; ftfy for UTF-8
that was read as something else, once or more.
"""

import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from importlib import import_module
from typing import Any

# The bytes of a letter in UTF-8, as Windows and ISO 8859-1 show them; as many as the
# first of them says: "Kříž" is Czech.
_NEXT = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_UTF8 = re.compile(f"[Â-ß][{_NEXT}]|[à-ï][{_NEXT}]{{2}}|[ð-ô][{_NEXT}]{{3}}")
# Letters of which no language of Western Europe makes a word of four, or more, alone.
_HIGH = re.compile(r"(?<![^\W\d_])[\xa8\xb8\xc0-\xff]{4,}(?![^\W\d_])")
# Encodings of other scripts that such letters may be.
_OTHER = ("cp1251", "koi8_r", "cp1253", "cp1255", "cp1256")
# Letters of Turkish (Windows-1254) and of Central Europe (1250), as 1252 shows them.
_TURKISH = str.maketrans("ÝýÞþÐð", "İıŞşĞğ")
_OF_TURKISH = re.compile("[ÝýÞþÐð]")
_CENTRAL = re.compile(r"(?<=[^\W\d_])[³¹¿º]|[£ªº¥¯](?=[^\W\d_])")
# A sign for a letter that could not be written.
_UNKNOWN = re.compile(r"(?<=\w)[?\ufffd]+(?=\w)|(?<!\S)[?\ufffd]+(?=\w)")
_ENTITY = re.compile(r"&#?\w+;")
_MAYBE = re.compile(
    f"{_UTF8.pattern}|[\xa8\xb8\xc0-\xff]{{4}}|{_OF_TURKISH.pattern}"
    f"|[³¹¿£ªº¥¯?\ufffd]|{_ENTITY.pattern}"
)


def may_be_garbled(text: str) -> bool:
    """Say quickly whether `mended` may give anything for a name or a piece of one."""
    return _MAYBE.search(text) is not None


def mended(text: str) -> Iterator[str]:
    """Give what may have been meant by a name whose letters were lost on the way.

    Nothing for nearly all names. At most six texts.
    """
    if not may_be_garbled(text):
        return
    plain = _ENTITY.sub(lambda found: unescape(found.group()), text)
    if plain != text:
        yield plain
        return
    if _UTF8.search(text) and (meant := _fix()(text)) != text:
        yield meant
        return
    if _UNKNOWN.search(text):
        yield _UNKNOWN.sub("", text)
    if _HIGH.search(text):
        yield from dict.fromkeys(filter(None, map(_decoder(text), _OTHER)))
    elif _OF_TURKISH.search(text):
        yield text.translate(_TURKISH)
    elif _CENTRAL.search(text) and (meant := _decoder(text)("cp1250")):
        yield meant


def _decoder(text: str) -> Any:
    """Read the bytes that show a text in Western Europe in another encoding."""

    def decoded(encoding: str) -> str | None:
        try:
            meant = text.encode("cp1252").decode(encoding)
        except UnicodeError:
            return None
        return meant if _is_of_letters(meant) else None

    return decoded


def _is_of_letters(text: str) -> bool:
    """Say whether all signs beyond ASCII are letters or what stands around them."""
    return all(one.isascii() or one.isalpha() or not one.isprintable() for one in text)


@cache
def _fix() -> Any:
    """Load what mends UTF-8, when a name needs it first."""
    return import_module("ftfy").fix_encoding

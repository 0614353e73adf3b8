"""Chinese, Japanese and Korean signs: whether a text has any, and how it uses them."""

import re

_HANGUL = r"\uac00-\ud7a3"
_HAN = r"\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
RUN = re.compile(rf"(?P<hangul>[{_HANGUL}]+)|(?P<han>[{_HAN}]+)")
"""Signs on end, of Korean or of the others."""
FOREIGN = re.compile(r"[\u30a1-\u30fa\u30fc]{3,}")
"""Katakana, in which Japanese spells foreign words."""
LONGEST_NAME = 4
"""Signs of a name of a person."""
_LATIN = re.compile("[A-Za-z0-9]")
_SIGN = re.compile(f"[{_HANGUL}{_HAN}]")


def is_syllabic(text: str) -> bool:
    """Say whether a text has signs that stand for syllables: Chinese, Korean.

    Not where it spells foreign words in kana, which come near their sound only.
    """
    return has_signs(text) and FOREIGN.search(text) is None


def is_heard(text: str) -> bool:
    """Say whether a text spells a foreign word in kana, by how it sounds."""
    return not text.isascii() and FOREIGN.search(text) is not None


def has_signs(text: str) -> bool:
    """Say whether a text has Chinese, Japanese or Korean signs."""
    return not text.isascii() and _SIGN.search(text) is not None


def may_be_translated(text: str) -> bool:
    """Say whether a text has more such signs than names of persons have.

    On end, or in all where Latin letters or digits part them.
    """
    if text.isascii():
        return False
    runs = [run.end() - run.start() for run in RUN.finditer(text)]
    if sum(runs) <= LONGEST_NAME:
        return False
    return max(runs) > LONGEST_NAME or _LATIN.search(text) is not None

"""Names of any script in Latin letters, in the readings that lists use."""

import re
from functools import cache, lru_cache

import anyascii

from ._clean import lexicon

_KOREAN_INITIALS = {"g": "k", "b": "p", "d": "t"}
_RUNS = re.compile(
    r"(?P<han>[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+)"
    r"|(?P<hangul>[\uac00-\ud7a3]+)"
    r"|(?P<kana>[\u3040-\u30ff]+)"
)
_ABJAD = re.compile(r"[\u0590-\u07bf\u08a0-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def is_abjad(text: str) -> bool:
    """Say whether a text is in a script that leaves out vowels: Arabic, Hebrew."""
    return _ABJAD.search(text) is not None


def is_syllabic(text: str) -> bool:
    """Say whether a text has signs that stand for syllables: Chinese, Korean."""
    return not text.isascii() and _RUNS.search(text) is not None


def romanise(text: str) -> str:
    """Write a cleaned name in Latin letters; what is Latin loses its accents.

    Cyrillic follows the tables of `scripts.yml`; Chinese becomes pinyin, a syllable a
    word; Korean the Revised Romanization with the usual spellings of surnames; all
    else is read by anyascii.
    """
    return text if text.isascii() else readings(text)[0]


@lru_cache(maxsize=16384)
def readings(text: str) -> tuple[str, ...]:
    """List the Latin readings of a cleaned name, the usual one first."""
    if text.isascii():
        return (text,)
    tables = _cyrillic()
    found = [_latin(text.translate(tables[0]))]
    if any(char in text for char in lexicon("scripts.yml")["ukrainian_letters"]):
        # The Ukrainian reading comes first where the letters show the language.
        found.insert(0, _latin(text.translate(tables[1])))
    if _RUNS.search(text) and any("\uac00" <= char <= "\ud7a3" for char in text):
        found.append(_latin(text, northern=True))
    return tuple(dict.fromkeys(found))


@cache
def _cyrillic() -> tuple[dict[int, str], dict[int, str]]:
    scripts = lexicon("scripts.yml")
    usual: dict[str, str] = scripts["cyrillic"]
    ukrainian = {**usual, **scripts["cyrillic_ukrainian"]}
    return str.maketrans(usual), str.maketrans(ukrainian)


def _latin(text: str, *, northern: bool = False) -> str:
    if _ABJAD.search(text):
        # The article is written as part of the word: "al-Tikriti" is one word there.
        text = re.sub(r"(?:(?<=\s)|^)ال(?=\w{3})", "al ", text)
    text = _RUNS.sub(lambda run: f" {_asian(run, northern=northern)} ", text)
    ascii_text = anyascii.anyascii(text).lower()
    kept = "".join(
        c if c.isalnum() else " " for c in ascii_text.replace("'", "").replace("`", "")
    )
    return " ".join(kept.split())


def _asian(run: re.Match[str], *, northern: bool) -> str:
    word = run.group()
    if run.lastgroup == "han":
        # Imported when needed: its dictionaries take a tenth of a second to read.
        from pypinyin import lazy_pinyin  # noqa: PLC0415

        return " ".join(lazy_pinyin(word))
    if run.lastgroup == "hangul":
        return _korean(word, northern=northern)
    return str(anyascii.anyascii(word))


def _korean(word: str, *, northern: bool) -> str:
    syllables = [anyascii.anyascii(char).lower() for char in word]
    if northern:
        syllables = [_northern(syllable) for syllable in syllables]
    if 2 <= len(syllables) <= 4:
        surnames: dict[str, str] = lexicon("scripts.yml")["korean_surnames"]
        first = syllables[0] if northern else surnames.get(syllables[0], syllables[0])
        return " ".join([first, *syllables[1:]])
    return "".join(syllables)


def _northern(syllable: str) -> str:
    syllable = syllable.replace("eo", "o").replace("eu", "u")
    return _KOREAN_INITIALS.get(syllable[0], syllable[0]) + syllable[1:]

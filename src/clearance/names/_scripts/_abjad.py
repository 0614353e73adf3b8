"""Arabic names in Latin letters, and Hebrew ones: usual words known, others by rule."""

import re
from collections.abc import Mapping
from functools import lru_cache

from clearance.names._letters import ARABIC, PERSIAN, clean, vocalise
from clearance.names._lexicons import lexicon

from ._abjad_tables import (
    ALL_IN_ENGLISH,
    AS_CALLED,
    BY_NAMES,
    IN_ENGLISH,
    MARKS,
    Table,
    endings,
    others,
    persian_letters,
    phrase_beginnings,
    same_letters,
    spellings,
    spelt_letters,
    table_of,
    with_phrases,
)
from ._hebrew import hebrew_readings, is_usual_hebrew

_ARABIC = re.compile(r"[\u0600-\u07bf\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")
_INITIALS = re.compile(r"(?<!\S)\S(?: \S)+(?!\S)")
_ARTICLE, _TO_THE, _TO, _AND = "ال", "لل", "ل", "و"
_SH = "ش"
_SERVANT = "عبد"
_OF_MEN = frozenset({"ین", "ون"})
# "Father of", "he of": written onto what follows, with the article or without.
_OWNERS = (
    ("ابوال", "abu al ", "abol"),
    ("ابو", "abu ", "abu "),
    ("ذوال", "dhul", "zol"),
)
_ALLAH, _FAITH = "الله", "الدین"
# What is one name with the word before it, also where it is written apart.
_SECOND = frozenset({_ALLAH, _FAITH, f"{_ALLAH}ی", f"{_ALLAH}یان"})
# What Afghans and Pakistanis write onto a name: Shamsurrahman, Ziaulhaq.
_WRITTEN_ON = {"الرحمن": "urrahman", "الرحمان": "urrahman", "الحق": "ulhaq"}
# Endings of family names that are often written apart.
_ENDINGS_APART = frozenset({"زاده", "نژاد", "پور", "وند"})
_GUESSED = "?"  # before a word whose vowels nobody knows, while names are read
_WRITTEN_APART = frozenset(
    {"zadeh", "pour", "nejad", "vand", "khan", "panah", "doust", "manesh", "oghli"}
)
_LEAST_BARE = 3  # letters that must follow an article
_LEAST_PART = 3  # letters of each of several names that are written as one
_MOST_PARTS = 4


def abjad_readings(text: str) -> tuple[str, ...]:
    """Write the Arabic and Hebrew words of a cleaned name in Latin letters.

    What is in other scripts stays. Arabic and Persian read some letters otherwise, and
    a word may be a name or say what a body does: there are four readings, those of the
    likelier language first, and in each those of names; of a body's name one in which
    what it is called is in English, too; and of an Arabic name one with
    other vowels that its words are spoken with as well, and one as French spells it.
    Hebrew has five (`hebrew_readings`).
    """
    text = MARKS.sub("", text)
    if _ARABIC.search(text) is None:
        return hebrew_readings(text)
    persian = _is_persian(text)
    text = _INITIALS.sub(_run_of_initials, text.translate(same_letters()))
    meant = with_phrases(text)
    body = meant != text or _is_of_body(text)
    found = [
        _arabic_words(
            meant if translated else text, persian=language, translated=translated
        ).replace(_GUESSED, "")
        for language in (persian, not persian)
        for translated in _manners(body=body, likely=language is persian)
    ]
    if body:
        all_meant = _arabic_words(meant, persian=persian, translated=ALL_IN_ENGLISH)
        at = len(_manners(body=True, likely=True))
        found[at:at] = all_meant.replace(_GUESSED, ""), _foreign(meant, persian)
        if not persian and (french := _as_in_french(meant)) != found[1]:
            found.insert(at, french)
    if not persian:
        found.append(found[0].replace("sh", "ch").replace("w", "ou"))
        if any(word.removeprefix(_ARTICLE) in others() for word in text.split()):
            found.append(" ".join(map(_other_vowels, text.split())))
    if not body and (foreign := named_abroad(text, persian=persian)):
        found.append(foreign)
    return tuple(found)


def named_abroad(text: str, *, persian: bool) -> str:
    """Read a name that Arabic has no letters for, v and ch: Lavrov, Medvedchuk.

    Only in words that nobody knows; empty where there is none. Persian has a letter for
    v, but where a word ends.
    """
    words = text.split()
    others = [
        _as_abroad(word, persian)
        if _GUESSED in _arabic_one(word, persian, BY_NAMES)
        else word
        for word in words
    ]
    if others == words:
        return ""
    read = (_arabic_one(word, persian, BY_NAMES) for word in others)
    return " ".join(read).replace(_GUESSED, "")


def _as_abroad(word: str, persian: bool) -> str:  # noqa: FBT001
    if persian:
        return f"{word[:-1]}و" if word.endswith("ف") else word
    return word.replace("تش", "چ").replace("ف", "ڤ")


def _foreign(text: str, persian: bool) -> str:  # noqa: FBT001
    """Read a body's name in English, and words that nobody knows as foreign ones.

    Arabic has no letter for v and ch, and spells initials by the names of the letters.
    """
    found = []
    for word in spelt_letters()[0].sub(_as_letters, text).split():
        read = _arabic_one(word, persian, IN_ENGLISH)
        if _GUESSED in read and not persian:
            read = _arabic_one(_as_abroad(word, persian), persian, IN_ENGLISH)
            # Folding takes a j behind these for Slavic spelling: Eiger, not "aier".
            read = read.replace("yj", "yg").replace("ij", "ig")
        found.append(read.replace(_GUESSED, ""))
    return " ".join(found)


def _as_in_french(text: str) -> str:
    """Read a body in English, and what it is called as French spells it: Cham."""
    found = []
    for word in text.split():
        read = _arabic_one(word, False, IN_ENGLISH)  # noqa: FBT003
        if _SH in word and read == _arabic_one(word, False, BY_NAMES):  # noqa: FBT003
            read = read.replace("sh", "ch")
        found.append(read.replace(_GUESSED, ""))
    return " ".join(found)


def _as_letters(run: re.Match[str]) -> str:
    return " ".join(spelt_letters()[1][word] for word in run.group().split())


def _manners(*, body: bool, likely: bool) -> tuple[int, ...]:
    """Say how to read a name in a language: by names, in English, as it is called."""
    if not body:
        return (BY_NAMES,)
    return (BY_NAMES, IN_ENGLISH, AS_CALLED) if likely else (BY_NAMES, IN_ENGLISH)


def _other_vowels(word: str) -> str:
    """Read a word with the second vowels that it may have: نمر is Nimr or Namir."""
    bare = word.removeprefix(_ARTICLE)
    article = "al " if bare != word else ""
    if bare in others():
        return article + others()[bare]
    return _arabic_words(word, persian=False, translated=BY_NAMES).replace(_GUESSED, "")


def lacks_vowels(text: str) -> bool:
    """Say whether a text has Arabic or Hebrew words whose vowels are not known."""
    text = MARKS.sub("", text)
    if _ARABIC.search(text) is None:
        return not is_usual_hebrew(text)
    text, persian = text.translate(same_letters()), _is_persian(text)
    return all(
        _GUESSED in _arabic_words(text, persian=persian, translated=translated)
        for translated in _manners(body=_is_of_body(text), likely=False)
    )


def names_body(text: str) -> bool:
    """Say quickly whether a text in Arabic letters may say what a body does."""
    if text.isascii() or _ARABIC.search(text) is None:
        return False
    text = MARKS.sub("", clean(text)).translate(same_letters())
    return _is_of_body(text) or not phrase_beginnings().isdisjoint(text.split())


def _is_persian(text: str) -> bool:
    return not persian_letters().isdisjoint(text)


def _is_of_body(text: str) -> bool:
    """Say whether a text has words that say what a body does, and are no names."""
    return any(_is_ordinary(word) for word in text.split())


@lru_cache(maxsize=16384)
def _is_ordinary(word: str) -> bool:
    words, names = (
        spellings("words"),
        table_of(persian=True, translated=BY_NAMES).names,
    )
    forms = {word.removeprefix(_TO_THE), word.removeprefix(_ARTICLE), word}
    forms |= {form.removeprefix(_AND).removeprefix(_ARTICLE) for form in forms}
    return any(form in words and form not in names for form in forms)


def _run_of_initials(run: re.Match[str]) -> str:
    """Write initials that stand for a legal form as one word: they are looked up so."""
    joined = run.group().replace(" ", "")
    return joined if joined in spellings("words") else run.group()


def _arabic_words(text: str, *, persian: bool, translated: int) -> str:
    found: list[str] = []
    words = text.split()
    for place, word in enumerate(words):
        before = words[place - 1] if place else ""
        if found and word in _SECOND and before not in {_SERVANT, _ALLAH}:
            # Najib Allah is one name, and so is Salah al-Din.
            found[-1] = _arabic_one(before + word, persian, translated)
        elif found and persian and word in _WRITTEN_ON and before != _SERVANT:
            found[-1] += _WRITTEN_ON[word]
        elif found and persian and word in _ENDINGS_APART:
            found[-1] += _arabic_one(word, persian, translated)
        elif found and before == _SERVANT and word == _ALLAH:
            found[-1] = "abdullah"
        elif before == _SERVANT and word.startswith(_ARTICLE):
            served = word.removeprefix(_ARTICLE)
            found.append(f"al {_arabic_one(served, persian, translated)}")
        else:
            found.append(_arabic_one(word, persian, translated))
    return " ".join(found)


# By content: the same word always gives the same answer.
@lru_cache(maxsize=65536)
def _arabic_one(word: str, persian: bool, translated: int) -> str:  # noqa: FBT001
    return _arabic_word(word, table_of(persian=persian, translated=translated))


def _arabic_word(word: str, table: Table) -> str:
    if not _ARABIC.search(word):
        return word
    return (
        table.known.get(word)
        or (_inflected(word, table) if table.words else None)
        or _compound(word, table)
        or _prefixed(word, table)
        or _suffixed(word, table)
        or _several(word, table)
        or _guess(word, table)
    )


def _guess(word: str, table: Table) -> str:
    manner = PERSIAN if table.persian else ARABIC
    return _GUESSED + vocalise(word, table.letters, manner)


def _inflected(word: str, table: Table) -> str | None:
    """Find the word of which this is the feminine or a plural; they mean the same."""
    words = table.words
    for ending in lexicon("arabic.yml")["inflections"]:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _LEAST_BARE:
            # Their plural is of the word itself: Parchin is no cloth, "parcheh".
            of_men = ending in _OF_MEN
            for form in (stem,) if of_men else (stem, f"{stem}ه", f"{stem}ی"):
                if form in words and form not in table.names:
                    return words[form]
    return None


def _compound(word: str, table: Table) -> str | None:
    """Read what is written as one: Abd al-Rahman, Abu Ghayth, Nur al-Din."""
    if word.startswith(_SERVANT) and len(word) >= len(_SERVANT) + _LEAST_BARE:
        rest = word.removeprefix(_SERVANT).removeprefix(_ARTICLE)
        served = "lah" if rest in {"له", "لله"} else _arabic_word(rest, table)
        return "abdul" + served.replace(" ", "")
    for start, arabic, persian in _OWNERS:
        if word.startswith(start) and len(word) >= len(start) + _LEAST_BARE:
            rest = _arabic_word(word.removeprefix(start), table)
            return persian + rest if table.persian else arabic + rest
    for ending, arabic, persian in (
        (_ALLAH, "ullah", "ollah"),
        (_FAITH, " al din", "uddin"),
    ):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            first = _arabic_word(word.removesuffix(ending), table)
            return first + (persian if table.persian else arabic)
    return None


def _prefixed(word: str, table: Table) -> str | None:
    """Read the article, and what is written onto a word: "and", "for the"."""
    if word.startswith(_TO_THE) and len(word) > _LEAST_BARE + 1:
        rest = word.removeprefix(_TO_THE)
        if table.words and rest in spellings("words"):
            return spellings("words")[rest]
        if rest in table.known or not table.persian:
            return _arabic_word(rest, table)
    rest = word.removeprefix(_TO)
    if rest != word and rest in table.words:
        return table.known[rest]
    rest = word.removeprefix(_ARTICLE)
    if rest != word and (rest in table.names or len(rest) >= _LEAST_BARE):
        twice = rest.startswith(_ARTICLE) and rest not in table.known
        bare = _guess(rest, table) if twice else _arabic_word(rest, table)
        # Persian words may begin with these letters, too.
        if not table.persian or rest in table.known:
            return f"al {bare}"
    rest = word.removeprefix(_AND)
    if rest != word and len(rest) > _LEAST_BARE:
        known = rest in table.known or rest.removeprefix(_ARTICLE) in table.known
        if known or (rest.startswith(_ARTICLE) and not table.persian):
            return f"and {_arabic_word(rest, table)}"
    return None


def _suffixed(word: str, table: Table) -> str | None:
    """Read what Persian writes onto a name: -zadeh, -pour, -abadi, -i."""
    for ending, latin in endings():
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < _LEAST_PART:
            continue
        known = table.names.get(stem)
        if known is None and len(ending) >= _LEAST_PART:
            known = _guess(stem, table)
        if known is not None:
            known = known.replace(" ", "")
            if not table.persian and latin in _WRITTEN_APART:
                return f"{known} {latin}"
            # Musa, Musavi; Reza, Rezaei: what ends in a vowel is joined by another.
            return known + (latin if known[-1] not in "aeiou" else f"e{latin}")
    return None


def _several(word: str, table: Table) -> str | None:
    """Part names that are written as one: Mohammad Reza, Ali Asghar."""
    parts = _parts(word, table.names, _MOST_PARTS)
    return None if parts is None else " ".join(parts)


def _parts(word: str, names: Mapping[str, str], most: int) -> list[str] | None:
    if most < _MOST_PARTS and len(word) >= _LEAST_PART and word in names:
        return [names[word]]
    if most == 0:
        return None
    bare = word.removeprefix(_ARTICLE)
    if bare != word and most < _MOST_PARTS:
        rest = _parts(bare, names, most)
        if rest is not None:
            return ["al", *rest]
    for at in range(len(word) - _LEAST_PART, _LEAST_PART - 1, -1):
        first = names.get(word[:at])
        rest = _parts(word[at:], names, most - 1) if first is not None else None
        if first is not None and rest is not None:
            return [first, *rest]
    return None

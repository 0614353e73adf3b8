"""Thai words in Latin letters, after the Royal Thai General System of Transcription."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

_TONES = re.compile("[\u0e48-\u0e4b\u0e46\u0e2f\u0e4e]")
_SILENT = re.compile("(?:[ทตด]ร|[ก-ฮ])[\u0e34\u0e38]?\u0e4c")
_END = "|"  # of a syllable, where letters behind it are silent
_SAID = re.compile("(?<![ทตดส])ร\u0e4c")  # is said in foreign words
_C = "[ก-ฮ]"
_LED = "(?:ห[งญนมยรลว]|อย)"
_PAIR = "(?:[กขคตปพผบดฟท][รลว]|[ศส]ร)"
_ONSET = f"(?:{_LED}|{_PAIR}|{_C})"
_ABOVE = "\u0e30-\u0e3a\u0e45\u0e47"
# A consonant that ends a syllable: no vowel stands on it, nor does it lead one.
_FINAL = f"(?:({_C})(?![{_ABOVE}])(?!อ(?![{_ABOVE}])|[รลว][{_ABOVE}]))?"
# What stands before the consonants that a syllable begins with, and on or behind them,
# and how it sounds.
_AROUND: tuple[tuple[str, str, str], ...] = (
    ("เ", "ีย", "ia"),
    ("เ", "ือ", "uea"),
    ("เ", "าะ", "o"),
    ("เ", f"า(?![{_ABOVE}])", "ao"),
    ("เ", f"อ(?![{_ABOVE}])", "oe"),
    ("เ", "ิ", "oe"),
    ("เ", f"ย(?![{_ABOVE}])", "oei"),
    ("เ", "[ะ็]?", "e"),
    ("แ", "[ะ็]?", "ae"),
    ("โ", "ะ?", "o"),
    ("ใไ", f"ย?(?![{_ABOVE}])", "ai"),
)
# The same where nothing stands before them: no two begin with one sign but the first
# three, so that they are looked for together.
_BEHIND: tuple[tuple[str, str], ...] = (
    ("ัวะ?", "ua"),
    ("ัย", "ai"),
    ("[ัะาๅ]", "a"),
    ("ำ|\u0e4dา", "am"),
    ("[ิี]", "i"),
    (f"[ึื]อ?(?![{_ABOVE}])", "ue"),
    ("[ุู]", "u"),
    (f"็?อ(?![{_ABOVE}])", "o"),
)
_DOUBLED: tuple[tuple[str, str], ...] = (
    (f"รร(?={_C}(?![{_ABOVE}]))", "a"),
    ("รร", "an"),
)
_CLOSED = frozenset({"am", "ai", "ao", "oei", "an"})
_BEFORE = "เแโใไ"


def _rule(onset: str, *vowels: tuple[str, str], before: str = "") -> re.Pattern[str]:
    """Match a syllable; the group behind that of its onset is called as it sounds."""
    either = "|".join(f"(?P<{sound}>{signs})" for signs, sound in vowels)
    first = f"[{before}]" if before else ""
    return re.compile(f"{first}(?P<onset>{onset})(?:{either})")


_RULES = tuple(
    (before, _rule(_ONSET, (signs, sound), before=before))
    for before, signs, sound in _AROUND
)
_BARE_RULES = (_rule(_ONSET, *_BEHIND), *(_rule(_C, one) for one in _DOUBLED))


@cache
def _rules_of(sign: str) -> tuple[re.Pattern[str], ...]:
    """Give the rules of syllables that begin with a sign: a vowel, or any other."""
    if sign not in _BEFORE:
        return _BARE_RULES
    return tuple(rule for before, rule in _RULES if sign in before)


_CODA = re.compile(_FINAL)
_NEEDS_CODA = "\u0e31"  # a vowel that never ends a syllable
_ODD = 3  # of which the first is said by itself: na-khon, ka-mon
# Consonants of which none has a vowel.
_RUN = re.compile(f"(?:{_C}(?![{_ABOVE}])(?!อ(?![{_ABOVE}])))*")
_BARE = re.compile(f"({_ONSET})({_C})(?![{_ABOVE}])(?!อ(?![{_ABOVE}]))")


def _by_sign(groups: Mapping[str, str]) -> Mapping[str, str]:
    return {sign: sound for sound, signs in groups.items() for sign in signs}


_FIRST = _by_sign(
    {"k": "ก", "kh": "ขฃคฅฆ", "ng": "ง", "ch": "จฉชฌ", "s": "ซศษส", "y": "ญย"}
    | {"d": "ฎด", "t": "ฏต", "th": "ฐฑฒถทธ", "n": "ณน", "b": "บ", "p": "ป"}
    | {"ph": "ผพภ", "f": "ฝฟ", "m": "ม", "r": "ร", "l": "ลฬ", "w": "ว", "h": "หฮ"}
    | {"": "อ", "rue": "ฤ", "lue": "ฦ"}
)
_LAST = _by_sign(
    {"k": "กขฃคฅฆ", "ng": "ง", "t": "จฉชซฌฎฏฐฑฒดตถทธศษส", "n": "ญณนรลฬ"}
    | {"p": "บปผฝพฟภ", "m": "ม", "i": "ย", "o": "ว", "": "หอฮ", "rue": "ฤ", "lue": "ฦ"}
)


@lru_cache(maxsize=16384)
def thai_word(text: str, *, loan: bool) -> str:
    """Spell Thai signs without spaces by their sound.

    *loan* spells them as a foreign word has them: no letters that are only breathed
    upon, and the last of a syllable as it is written.
    """
    text = _SAID.sub("ร", text) if loan else text
    parts = _SILENT.sub(_END, _TONES.sub("", text)).split(_END)
    return "".join(_part(part, loan=loan) for part in _whole(parts))


def _whole(parts: Sequence[str]) -> Iterator[str]:
    """Join what a silent letter parts inside a syllable: kolf, of a foreign word."""
    kept = ""
    for part in parts:
        if kept and len(part) > 1:
            yield kept
            kept = part
        else:
            kept += part
    yield kept


def _part(text: str, *, loan: bool) -> str:
    """Spell signs of which no silent letter ends a syllable."""
    found: list[str] = []
    at = 0
    while at < len(text):
        size, spelt = _syllable(text, at, loan=loan)
        found.append(spelt)
        at += size
    return "".join(found)


def _syllable(text: str, at: int, *, loan: bool) -> tuple[int, str]:
    """Spell the syllable that begins at a place: how many signs it has, and how."""
    for rule in _rules_of(text[at]):
        hit = rule.match(text, at)
        if hit is not None:
            vowel, end, coda = hit.lastgroup or "", hit.end(), ""
            if vowel not in _CLOSED and _has_coda(text, end):
                last = _CODA.match(text, end)
                if last is not None and last.group(1):
                    end, coda = last.end(), _coda(last.group(1), loan=loan)
            return end - at, _onset(hit["onset"], loan=loan) + vowel + coda
    bare = None if _bare_signs(text, at) == _ODD else _BARE.match(text, at)
    if bare is not None:
        spelt = _onset(bare[1], loan=loan) + "o" + _coda(bare[2], loan=loan)
        return bare.end() - at, spelt
    if text[at] in _FIRST:
        return 1, _onset(text[at], loan=loan) + "a"
    return 1, text[at] if text[at].isascii() else ""


def _has_coda(text: str, at: int) -> bool:
    """Say whether a consonant ends the syllable: of two, both are one of their own."""
    if text[at - 1] in "ะ" or at >= len(text):
        return False
    bare = _bare_signs(text, at)
    return text[at - 1] == _NEEDS_CODA or text[at - 1] == "ร" or bare % 2 == 1


def _bare_signs(text: str, at: int) -> int:
    """Count the consonants from a place on of which none has a vowel."""
    run = _RUN.match(text, at)
    return run.end() - at if run else 0


def _onset(signs: str, *, loan: bool) -> str:
    if len(signs) > 1 and signs[0] in "หอ":
        signs = signs[1:]
    if signs in {"ทร", "สร"} and not loan:
        return "s"
    spelt = "".join(_FIRST[sign] for sign in signs)
    return re.sub("(?<=[ptk])h", "", spelt) if loan else spelt


def _coda(sign: str, *, loan: bool) -> str:
    spelt = (_FIRST if loan else _LAST)[sign]
    if loan:
        return {"y": "i", "w": "o"}.get(spelt, re.sub("(?<=[ptk])h", "", spelt))
    return spelt

"""Takes an entry of a METI list apart: Japanese and English names, and aliases."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from ._text import JAPANESE

_HAS_JAPANESE = re.compile(rf"[{JAPANESE}]")
_WIDE_SIGN = re.compile(r"[（）「」、。]")
_BULLET = re.compile(r"^\s*[-—–―‐−・]\s*")
_SIGNS = f"{JAPANESE}ー（）「」、。・"
_TAIL = re.compile(rf"(?<=[{_SIGNS}])([^{_SIGNS}]*[A-Za-z]{{2}}[^{_SIGNS}]*)$")
# An English name that follows a Japanese one without a line of its own.
_GLUED = re.compile(
    rf"^(?P<own>.*[{JAPANESE}ー])\s*(?P<english>[A-Za-z][^{_SIGNS}]{{5,}})$"
)
_INTRO = re.compile(
    r"^(?P<name>.+?),?\s*(?:a\.?k\.?a\.?,?\s*)?(?:the\s*)?follow(?:ing)?\s*"
    r"(?P<number>[a-z]+?)\s*alias(?:es)?\s*[:;.]?$",
    re.IGNORECASE,
)
# Where a page turns, an alias is joined to the line before it.
_JOINED_BULLET = re.compile(r"(?<=[;:；])\s*(and)?\s*(?=[—–―-]\s*\S)")
_BRACKET = re.compile(r"（([^（）]*)）")
_ALIAS_LABEL = re.compile(r"別称[：:]")
_ALIASES = re.compile(r"^別称[、,：:\s]*")
_AND = re.compile(r"\s*(?:、|，|;|；|及び|並びに)\s*")
_HAN = re.compile(r"^[一-鿿（）、\d\sA-Z]*[一-鿿][一-鿿（）、\d\sA-Z]*$")
_CLAUSE = re.compile(r"含む|含まれ")
_END = re.compile(r"[;；,.:]$|\band$")
_NUMBERS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen sixteen seventeen eighteen nineteen twenty"
)
ALIASES = {word: number for number, word in enumerate(_NUMBERS.split(), start=1)}
"""How many aliases a list announces, by the word it uses."""
_ABBREVIATED = re.compile(r"\b(?:Ltd|Co|Inc|Corp|Sti|Sirk|S\.A|L\.L\.C)\.$")


@dataclass(slots=True)
class Names:
    """The names of an entry, and what of its lines is no name.

    `announced` is how many aliases the list says that follow, as the word it uses.
    `notes` are clauses on what the entry includes, `unread` what has no known form.
    """

    japanese: str = ""
    english: str = ""
    japanese_aliases: list[str] = field(default_factory=list)
    english_aliases: list[str] = field(default_factory=list)
    announced: str | None = None
    listed: int = 0
    notes: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)


def read_names(text: str) -> Names:
    """Take apart what stands before the address of an entry."""
    names = Names()
    label = _ALIAS_LABEL.search(text)
    if label is not None and "（" in text[: label.start()].rsplit("\n", 1)[-1]:
        label = None
    body = text if label is None else text[: label.start()]
    japanese, english = _two_languages([ln for ln in body.split("\n") if ln.strip()])
    _read_english(english, names)
    _read_japanese(_joined(japanese), names)
    if label is not None:
        _read_labelled(text[label.end() :], names)
    return names


def _two_languages(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """Part the lines into the Japanese ones and the English ones behind them."""
    depth, end = 0, len(lines)
    for number, line in enumerate(lines):
        if number and depth <= 0 and not _is_japanese(line):
            end = number
            break
        plain = unicodedata.normalize("NFKC", line)
        depth += plain.count("(") - plain.count(")")
    japanese, english = list(lines[:end]), list(lines[end:])
    tail = _TAIL.search(japanese[-1]) if japanese else None
    if tail is not None and _begins_english(tail[1], english):
        japanese[-1] = japanese[-1][: tail.start()]
        english.insert(0, tail[1])
    return japanese, english


def _begins_english(tail: str, following: Sequence[str]) -> bool:
    """Say whether Latin words at the end of a Japanese line are the English name.

    They are the end of the Japanese name if the English line below repeats them.
    """
    if not following or _BULLET.match(following[0]):
        return True
    return tail.strip().casefold() not in following[0].casefold()


def _is_japanese(line: str) -> bool:
    """Say whether a line is Japanese, not Latin with a Chinese name in brackets."""
    plain = _BRACKET.sub("", line)
    return bool(_HAS_JAPANESE.search(plain) or _WIDE_SIGN.search(plain))


def _joined(lines: Sequence[str]) -> str:
    """Join lines: a Japanese name goes on without a space, a Latin word with one."""
    whole = ""
    for line in (line.strip() for line in lines):
        latin = whole[-1:].isascii() and line[:1].isascii() and whole
        whole += (" " if latin else "") + line
    return whole


def _read_japanese(text: str, names: Names) -> None:
    plain = (
        text.replace("(", "（").replace(")", "）").replace("･", "・").replace("､", "、")
    )
    outside = ""
    for part, inside in _by_brackets(plain):
        if not inside:
            outside += part
        elif _ALIASES.match(part):
            said = _ALIASES.sub("", part)
            names.japanese_aliases += [a for a in _AND.split(said) if a.strip()]
        elif _CLAUSE.search(part):
            names.notes.append(part)
        elif _HAN.match(part) and not re.search("[A-Za-z]{4}", part):
            names.japanese_aliases += part.split("、")
        else:
            outside += f"（{part}）"
    name, stop, clause = outside.partition("。")
    names.japanese = name.strip()
    glued = None if names.english else _GLUED.match(names.japanese)
    if glued is not None:
        names.japanese, names.english = glued["own"], glued["english"].strip()
    if stop and clause.strip():
        names.notes.append(clause.strip())


def _by_brackets(text: str) -> list[tuple[str, bool]]:
    """Cut at the outermost brackets: each piece, and whether it stood inside them."""
    pieces: list[tuple[str, bool]] = []
    depth, piece = 0, ""
    for sign in text:
        opens, closes = sign == "（", sign == "）"
        if (opens and depth == 0) or (closes and depth == 1):
            pieces.append((piece, closes))
            piece = ""
        else:
            piece += sign
        depth = max(0, depth + opens - closes)
    pieces.append((piece, False))
    return [(piece.strip(), inside) for piece, inside in pieces if piece.strip()]


def _read_english(raw: Sequence[str], names: Names) -> None:
    text = _JOINED_BULLET.sub("\n", "\n".join(raw))
    for chinese in _BRACKET.findall(text):
        names.japanese_aliases += _ALIASES.sub("", chinese).split("、")
    lines = [line for line in _BRACKET.sub("", text).split("\n") if line.strip()]
    first = next((n for n, ln in enumerate(lines) if _BULLET.match(ln)), len(lines))
    head = " ".join(" ".join(lines[:first]).split())
    intro = _INTRO.match(head)
    if intro is not None:
        names.english, names.announced = intro["name"], intro["number"].lower()
    elif "a.k.a" in head.lower() or "alias" in head.lower():
        names.english = head
        names.unread.append(head)
    else:
        name, stop, clause = head.partition(", including ")
        names.english = name.rstrip(" ,")
        if stop:
            names.notes.append(f"including {clause}")
    bullets = _bullets(lines[first:])
    if names.announced in ALIASES and len(bullets) > ALIASES[names.announced]:
        bullets = _bullets(lines[first:], ended=True)
    names.listed = len(bullets)
    names.english_aliases += [_cleaned(bullet) for bullet in bullets]
    if bullets and intro is None:
        names.unread.append(f"{head}: {len(bullets)} aliases without a word on them")


def _bullets(lines: Sequence[str], *, ended: bool = False) -> list[str]:
    """Put the aliases together from their lines.

    With *ended* a new one begins only where the one before came to an end, so that a
    hyphen at the head of a line may be one within an alias.
    """
    bullets: list[str] = []
    for line in lines:
        over = not bullets or bool(_END.search(bullets[-1]))
        if _BULLET.match(line) and (over or not ended):
            bullets.append(_BULLET.sub("", line).strip())
        else:
            # A word cut at its hyphen goes on without a space.
            within = bullets[-1].endswith("-") or line.startswith("-")
            bullets[-1] += ("" if within else " ") + line.strip()
    return bullets


def _cleaned(alias: str) -> str:
    plain = re.sub(r"\s*[;,；]?\s*(?:[;,]\s*and,?)?\s*$", "", alias)
    return plain if _ABBREVIATED.search(plain) else plain.rstrip(".")


def _read_labelled(text: str, names: Names) -> None:
    """Read "別称：": Japanese aliases, then Latin ones, parted by semicolons."""
    japanese: list[str] = []
    latin: list[str] = []
    for line in (line for line in text.split("\n") if line.strip()):
        (japanese if _is_japanese(line) else latin).append(line)
    spoken = _joined(japanese).replace("･", "・").replace("､", "、")
    names.japanese_aliases += [a for a in _AND.split(spoken) if a.strip()]
    spoken = " ".join(" ".join(latin).split())
    names.english_aliases += [a.strip() for a in spoken.split(";") if a.strip()]

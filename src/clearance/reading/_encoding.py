"""Which bytes stand for which letters: UTF-8, UTF-16, and the code pages of Windows."""

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

from charset_normalizer import from_bytes

from clearance.errors import UnreadableFileError, UsageError

from ._portfolio_values import Problem

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 65_536
_HIGH_WORD = re.compile(rb"(?<![A-Za-z])[\x80-\xff]{3,}(?![A-Za-z])")
_MIXED_WORD = re.compile(rb"[A-Za-z][\x80-\xff]|[\x80-\xff][A-Za-z]")
_CYRILLIC = ("cp1251", "koi8_r", "cp866")
# The ten commonest letters of Russian make up about two thirds of any text.
_COMMON = frozenset("оеаинтсрвл")
_OTHERS = ["cp1250", "cp1253", "cp1254", "cp1256", "gb18030", "big5", "shift_jis"]


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it had, and what was wrong with it."""

    text: str
    encoding: str
    problems: tuple[Problem, ...] = ()


def decode(raw: bytes, path: Path, encoding: str | None) -> Decoded:
    """Turn the bytes of a file into text.

    A byte-order mark decides, then UTF-16 by its zero bytes, then UTF-8 where it fits
    (a few broken bytes are replaced and told), then the likeliest code page, which is
    told. Raises UsageError for an encoding that does not exist and UnreadableFileError
    for bytes that do not fit it or are no text.
    """
    decoded = _as_told(raw, path, encoding) if encoding else _found_out(raw)
    return _without_zeros(decoded, path)


def _as_told(raw: bytes, path: Path, encoding: str) -> Decoded:
    try:
        name = codecs.lookup(encoding).name
        text = raw.decode(name)
    except LookupError:
        raise UsageError(
            f"There is no encoding {encoding!r}. Use utf-8, utf-16, cp1251 or cp1252."
        ) from None
    except UnicodeError as error:
        raise UnreadableFileError(
            f"{path.name} is not {encoding}: {error}. Leave the encoding out to have "
            "it found."
        ) from None
    return Decoded(text.removeprefix("\ufeff"), name)


def _found_out(raw: bytes) -> Decoded:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _replacing(raw, encoding)
    wide = _wide(raw[:_SAMPLE])
    if wide:
        return _replacing(raw, wide)
    try:
        return Decoded(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _nearly_utf8(raw) or _code_page(raw)


def _replacing(raw: bytes, encoding: str) -> Decoded:
    text = raw.decode(encoding, errors="replace")
    return Decoded(text, encoding, _broken(text, encoding))


def _broken(text: str, encoding: str) -> tuple[Problem, ...]:
    if "\ufffd" not in text:
        return ()
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    broken = [str(at) for at, line in enumerate(lines, start=1) if "\ufffd" in line]
    told = ", ".join(broken[:10]) + (" and others" if len(broken) > 10 else "")
    sentence = (
        f"Some bytes are not {encoding} and are shown as \ufffd (line {told}): "
        "check the names there, or say which encoding the file has."
    )
    return (Problem(None, sentence),)


def _wide(sample: bytes) -> str | None:
    """Know UTF-16 without a mark: zeros at every other byte, of one kind only."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    enough = len(sample) // 20
    if odd > enough and even * 20 <= odd:
        return "utf-16-le"
    if even > enough and odd * 20 <= even:
        return "utf-16-be"
    return None


def _nearly_utf8(raw: bytes) -> Decoded | None:
    text = raw.decode("utf-8", errors="replace")
    good = sum(c > "\x7f" and c != "\ufffd" for c in text)
    if good <= 20 * text.count("\ufffd"):
        return None
    return Decoded(text, "utf-8", _broken(text, "utf-8"))


def _code_page(raw: bytes) -> Decoded:
    lines = [line for line in raw.splitlines() if not line.isascii()]
    sample = b"\n".join(lines)[:_SAMPLE]
    encoding = _cyrillic(sample) or _western(sample)
    text = raw.decode(encoding, errors="replace")
    sentence = (
        f"The file is not UTF-8 and was read as {encoding}: if letters look wrong, say "
        "which encoding it has."
    )
    return Decoded(text, encoding, (Problem(None, sentence),))


def _cyrillic(sample: bytes) -> str | None:
    """Find the code page in which words of high bytes read as Russian, if any does."""
    words = _HIGH_WORD.findall(sample)
    if len(words) * 2 <= len(_MIXED_WORD.findall(sample)):
        return None
    score, encoding = max((_russian(words, page), page) for page in _CYRILLIC)
    return encoding if score > 0.4 else None


def _russian(words: list[bytes], encoding: str) -> float:
    """Weigh how Russian words look: common letters, capitals only in front."""
    letters = common = 0
    for raw in words:
        word = raw.decode(encoding, errors="replace")
        letters += len(word)
        cased = word[1:].islower() or word.isupper()
        common += sum(c in _COMMON for c in word.lower()) if cased else 0
    return common / letters if letters else 0.0


def _western(sample: bytes) -> str:
    if len(_MIXED_WORD.findall(sample)) >= len(_HIGH_WORD.findall(sample)):
        return "cp1252"
    best = from_bytes(sample, cp_isolation=_OTHERS).best()
    return best.encoding if best else "cp1252"


def _without_zeros(decoded: Decoded, path: Path) -> Decoded:
    text = decoded.text
    sample = text[:_SAMPLE]
    odd = sum(c < " " and c not in "\t\n\r\x0c\x1a\x1f" for c in sample)
    if odd * 50 > len(sample) and odd > 2:
        raise UnreadableFileError(
            f"{path.name} is not a text but a binary file. Give a CSV or Excel file."
        )
    problems = decoded.problems
    if "\0" in text:
        count = text.count("\0")
        text = text.replace("\0", "")
        sentence = f"Zero bytes stood in the text ({count}) and were left out."
        problems = (*problems, Problem(None, sentence))
    return Decoded(text.rstrip("\x1a"), decoded.encoding, problems)

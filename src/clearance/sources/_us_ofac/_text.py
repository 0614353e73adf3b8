"""Reads a file of OFAC's as text in any usual encoding, and refuses what is none."""

import codecs
import lzma
import re

from clearance.errors import UnreadableFileError
from clearance.sources._files import SnapshotFiles

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f]")


def read_bytes(snapshot: SnapshotFiles, name: str) -> bytes:
    """Read a whole file, unpacked and without the final 0x1A that OFAC adds.

    Raises UnreadableFileError for an empty or damaged file.
    """
    try:
        with snapshot.open(name) as stream:
            content = stream.read()
    except (OSError, lzma.LZMAError, EOFError) as error:
        raise UnreadableFileError(
            f"{name} cannot be read to its end ({error}). Download it again."
        ) from error
    content = content.rstrip(b"\x1a\r\n\t ")
    if not content:
        raise UnreadableFileError(f"{name} is empty. Download it again.")
    return content


def read_text(snapshot: SnapshotFiles, name: str) -> str:
    """Read a whole file as text: UTF-8, UTF-16 with a mark, else Latin-1.

    Raises UnreadableFileError for a file that is no text.
    """
    content = read_bytes(snapshot, name)
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _checked(_decoded(content, encoding, name), name)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode("latin-1")
    return _checked(text, name)


def _decoded(content: bytes, encoding: str, name: str) -> str:
    try:
        # A stripped line end may have left half a character of a two-byte encoding.
        if encoding == "utf-16" and len(content) % 2:
            content += b"\n" if content.startswith(codecs.BOM_UTF16_BE) else b"\x00"
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableFileError(
            f"{name} is not {encoding.upper()} text, as its first bytes say "
            f"(byte {error.start}). Download it again."
        ) from error


def _checked(text: str, name: str) -> str:
    found = _CONTROL.search(text)
    if found is not None:
        line = text.count("\n", 0, found.start()) + 1
        raise UnreadableFileError(
            f"{name}, line {line}: holds bytes that no text has. This is not OFAC's "
            f"{name}: download it again."
        )
    return text.rstrip("\x1a\r\n\t ")

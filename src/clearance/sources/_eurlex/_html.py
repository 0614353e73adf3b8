"""Opens a page of EUR-Lex safely, and takes the text of its elements line by line."""

import lzma
import re
from dataclasses import dataclass

from lxml import etree

from clearance.errors import UnreadableFileError
from clearance.sources._files import SnapshotFiles

_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_END = re.compile(rb"</html\s*>\s*(?:<!--.*?-->\s*)*$", re.IGNORECASE | re.DOTALL)
_BLOCKS = frozenset(["p", "div", "li", "tr", "td", "th", "table", "ul", "ol", "br"])
_INLINE_MARK = re.compile(r"►\s*(?P<mark>B|[ACM]\d+)\s?|\s*◄")
_BLOCK_MARK = re.compile(r"▼\s*(?P<mark>B|[ACM]\d+)")
_RULE = re.compile(r"[—–_\-\s]{3,}$")
_REFERENCE = "\ue000"
_BRACKETED_REFERENCE = re.compile(rf"\s*\(\s*{_REFERENCE}\s*\)|{_REFERENCE}")
_FOOTNOTE = re.compile(r"#(E\d+)$")


@dataclass(frozen=True, slots=True)
class Text:
    """The lines of an element as they read, without marks of amendment.

    `marks` are those that stand within it ("M12"), `footnotes` the ids of the notes
    that it refers to ("E0003").
    """

    lines: tuple[str, ...]
    marks: tuple[str, ...] = ()
    footnotes: tuple[str, ...] = ()

    @property
    def whole(self) -> str:
        """All lines as one."""
        return " ".join(self.lines)


def read_page(snapshot: SnapshotFiles, name: str) -> etree._Element:
    """Parse a page, (X)HTML in UTF-8, and give its first element.

    Raises UnreadableFileError for a file that is empty, breaks off, is in another
    encoding or no page at all, is nested deeper than any act, or declares entities.
    """
    content = _content(snapshot, name)
    parser = etree.HTMLParser(
        encoding="utf-8",
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableFileError(
            f"{name} is no page that can be read ({error.msg}). Download it again."
        ) from error
    fatal = [e for e in parser.error_log if e.level >= etree.ErrorLevels.FATAL]
    if root is None or fatal:
        told = fatal[0].message if fatal else "it has no elements"
        raise UnreadableFileError(
            f"{name} is no page that can be read ({told}). Download it again."
        )
    return root


def classes_of(element: etree._Element) -> frozenset[str]:
    """Give the classes of an element."""
    return frozenset(str(element.get("class", "")).split())


def text_of(element: etree._Element) -> Text:
    """Read an element: each paragraph, table cell and line break makes a line."""
    pieces: list[str] = []
    footnotes: list[str] = []
    _flow(element, pieces, footnotes)
    marks: dict[str, None] = {}
    lines = []
    for raw in "".join(pieces).split("\n"):
        marks |= dict.fromkeys(marks_in(raw))
        line = plain_line(raw)
        if line:
            lines.append(line)
    return Text(tuple(lines), tuple(marks), tuple(footnotes))


def marks_in(text: str) -> list[str]:
    """List the marks of amendment in a text: "►M12 shared ◄" has M12."""
    found = [*_INLINE_MARK.finditer(text), *_BLOCK_MARK.finditer(text)]
    return [match["mark"] for match in found if match["mark"]]


def plain_line(text: str) -> str:
    """Give a line without marks, references to footnotes and doubled spaces.

    A rule of dashes, which stands where something was taken out, is nothing.
    """
    text = _BRACKETED_REFERENCE.sub("", text)
    text = _BLOCK_MARK.sub("", _INLINE_MARK.sub("", text))
    text = " ".join(text.split())
    return "" if _RULE.fullmatch(text) else text


def _flow(element: etree._Element, pieces: list[str], footnotes: list[str]) -> None:
    tag = str(element.tag)
    block = tag in _BLOCKS
    note = _FOOTNOTE.search(str(element.get("href", ""))) if tag == "a" else None
    pieces.append("\n" if block else "")
    if note is not None and not str(element.get("id", "")).startswith("E"):
        footnotes.append(note[1])
        pieces.append(_REFERENCE)
    else:
        pieces.append(_unbroken(element.text))
        for child in element:
            _flow(child, pieces, footnotes)
            pieces.append(_unbroken(child.tail))
    pieces.append("\n" if block else "")


def _unbroken(text: str | None) -> str:
    return re.sub(r"\s+", " ", text) if text else ""


def _content(snapshot: SnapshotFiles, name: str) -> bytes:
    try:
        with snapshot.open(name) as stream:
            content = stream.read()
    except (OSError, lzma.LZMAError, EOFError) as error:
        raise UnreadableFileError(
            f"{name} cannot be read to its end ({error}). Download it again."
        ) from error
    if not content.strip():
        raise UnreadableFileError(f"{name} is empty. Download it again.")
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFileError(
            f"{name} is not in UTF-8, as EUR-Lex has its pages. Download it again."
        ) from error
    if _ENTITY.search(content) is not None:
        raise UnreadableFileError(
            f"{name} declares entities, which the official page never does and harmful"
            " files may. It was not read: download it again."
        )
    if _END.search(content.rstrip()[-4096:]) is None:
        raise UnreadableFileError(
            f"{name} breaks off: it does not end as a page does. Download it again."
        )
    return content.removeprefix(b"\xef\xbb\xbf")

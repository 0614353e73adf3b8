"""Reads an XML file record by record, and refuses those that would do harm."""

import io
import lzma
import re
from collections.abc import Iterator, Mapping

from lxml import etree

from clearance.errors import UnreadableFileError
from clearance.sources._files import SnapshotFiles

_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def xml_records(
    snapshot: SnapshotFiles, name: str, *, root: str, depth: int = 1
) -> Iterator[etree._Element]:
    """Give every element *depth* levels below the root, each complete, in order.

    An element is emptied once the next one is asked for, so that a large file needs
    little memory. Raises UnreadableFileError, naming file and line, for a file that is
    empty, breaks off, is no XML, has another first element than *root*, or declares a
    document type or entities (which official lists never do and harmful files may).
    """
    level = 0
    for event, element in _events(snapshot, name, root=root):
        if event == "start":
            level += 1
            continue
        level -= 1
        if level == depth:
            yield element
            _forget(element)


def root_attributes(
    snapshot: SnapshotFiles, name: str, *, root: str
) -> Mapping[str, str]:
    """Give the attributes of the first element, by name; empty where it has none.

    Raises UnreadableFileError as `xml_records` does.
    """
    for _, element in _events(snapshot, name, root=root):
        return {str(key): str(value) for key, value in element.attrib.items()}
    return {}


def _events(
    snapshot: SnapshotFiles, name: str, *, root: str
) -> Iterator[tuple[str, etree._Element]]:
    content = _content(snapshot, name)
    parser = etree.iterparse(
        io.BytesIO(content),
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        for event, element in parser:
            if event == "start" and element.getparent() is None:
                _check_root(element, name, root)
            yield event, element
    except etree.XMLSyntaxError as error:
        raise UnreadableFileError(
            f"{name}, line {error.lineno}: breaks off or is not good XML"
            f" ({error.msg}). Download it again."
        ) from error


def _check_root(element: etree._Element, name: str, root: str) -> None:
    found = etree.QName(element).localname
    if found != root:
        raise UnreadableFileError(
            f"{name} is XML, but its first element is {found} and not {root}. This is"
            " another file: download the list again."
        )
    if element.getroottree().docinfo.internalDTD is not None:
        raise UnreadableFileError(_declares(name))


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
    # UTF-16 puts a zero byte beside each letter; without them the letters show.
    plain = content.replace(b"\x00", b"") if b"\x00" in content[:64] else content
    if _DECLARATION.search(plain) is not None:
        raise UnreadableFileError(_declares(name))
    return content


def _declares(name: str) -> str:
    return (
        f"{name} declares a document type or entities, which the official list never"
        " does and harmful files may. It was not read: download it again."
    )


def _forget(element: etree._Element) -> None:
    """Free a record that has been read, and what stands before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]

"""Records of register files: JSON, JSON lines or XML, packed or not."""

import gzip
import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from lxml import etree

from clearance.errors import UnreadableFileError

Fields = Mapping[str, Any]
# What a small packed file may unfold to, in bytes.
_MOST = 8_000_000_000
_XML_RECORDS = ("LEIRecord", "RelationshipRecord", "Exception")


def register_text(path: Path) -> bytes | None:
    """Give the content of a file of records, unpacked; None where it is a table."""
    try:
        raw = path.read_bytes()
        if raw.startswith(b"\x1f\x8b"):
            raw = _limited(gzip.GzipFile(fileobj=io.BytesIO(raw)), path)
        elif raw.startswith(b"PK\x03\x04"):
            raw = _from_zip(raw, path) or b""
    except (OSError, EOFError, zipfile.BadZipFile):
        return None  # reading it as a table says what is wrong
    start = raw[:100].lstrip(b"\xef\xbb\xbf \t\r\n")
    return raw if start[:1] in (b"{", b"[", b"<") else None


def _from_zip(raw: bytes, path: Path) -> bytes | None:
    """Read the only file of an archive; a workbook, which has many, is a table."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        names = [name for name in archive.namelist() if not name.endswith("/")]
        if len(names) != 1:
            return None
        with archive.open(names[0]) as member:
            return _limited(member, path)


def _limited(stream: Any, path: Path) -> bytes:
    raw: bytes = stream.read(_MOST + 1)
    if len(raw) > _MOST:
        raise UnreadableFileError(f"{path.name} unfolds to more than {_MOST:,} bytes.")
    return raw


def records_of(raw: bytes, path: Path) -> Iterator[tuple[int | None, Fields]]:
    """Give the records of a file with their lines, where lines are records.

    Raises UnreadableFileError for what is neither good JSON nor good XML.
    """
    start = raw[:100].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"<"):
        yield from ((None, record) for record in _from_xml(raw, path))
        return
    try:
        text = raw.decode("utf-8-sig")
        yield from _from_json(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableFileError(f"{path.name} is not good JSON: {error}.") from None


def _from_json(text: str) -> Iterator[tuple[int | None, Fields]]:
    try:
        whole = json.loads(text, parse_float=str)
    except json.JSONDecodeError:
        for number, line in enumerate(text.splitlines(), start=1):
            if line.strip():
                yield number, _fields(json.loads(line, parse_float=str))
        return
    for one in _listed(whole):
        yield None, _fields(one)


def _listed(whole: Any) -> list[Any]:
    """Find the records in a document: it is a list, holds one, or is one record."""
    if isinstance(whole, list):
        return whole
    if isinstance(whole, dict):
        for key in ("records", "relations", "exceptions", "statements", "entities"):
            if isinstance(whole.get(key), list):
                return list(whole[key])
    return [whole]


def _fields(one: Any) -> Fields:
    if not isinstance(one, dict):
        raise ValueError("a record is no object with fields")  # noqa: TRY004
    return one


def _from_xml(raw: bytes, path: Path) -> Iterator[Fields]:
    found = etree.iterparse(
        io.BytesIO(raw),
        events=("end",),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    try:
        for _, element in found:
            if etree.QName(element).localname in _XML_RECORDS:
                record = _plain(element)
                if isinstance(record, dict):
                    yield record
                element.clear()
    except etree.XMLSyntaxError as error:
        raise UnreadableFileError(f"{path.name} is not good XML: {error}.") from None


def _plain(element: etree._Element) -> Any:
    """Write an element as JSON has it: a text, a list of its kind, or fields."""
    children = [child for child in element if isinstance(child.tag, str)]
    if not children:
        return " ".join((element.text or "").split())
    name = etree.QName(element).localname
    tags = {etree.QName(child).localname for child in children}
    if len(tags) == 1 and name in {f"{tag}s" for tag in tags}:
        return [_plain(child) for child in children]
    return {etree.QName(child).localname: _plain(child) for child in children}

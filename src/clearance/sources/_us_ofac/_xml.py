"""Reads OFAC's XML files, and refuses those that would make the reader do harm."""

import io
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import TypeVar

from lxml import etree

from clearance.errors import UnreadableFileError
from clearance.sources._audit import Audit
from clearance.sources._files import SnapshotFiles

from ._entry import Alias, Entry, Place, VesselColumns
from ._remarks import split_linked
from ._text import read_bytes

_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_KNOWN = frozenset(
    {
        "addressList",
        "akaList",
        "citizenshipList",
        "dateOfBirthList",
        "firstName",
        "idList",
        "lastName",
        "nationalityList",
        "placeOfBirthList",
        "programList",
        "remarks",
        "sdnType",
        "title",
        "uid",
        "vesselInfo",
    }
)


_T = TypeVar("_T")
_Said = Mapping[str, str]


def read_xml(snapshot: SnapshotFiles, audit: Audit, *, name: str) -> list[Entry]:
    """Read all entries of an XML file in either of OFAC's two namespaces.

    Raises UnreadableFileError, naming file and line, for a file that is damaged, is
    another kind of XML, or declares a document type or entities (which OFAC's never
    do and XML bombs need).
    """
    content = read_bytes(snapshot, name)
    _refuse_declarations(content, name)
    entries: list[Entry] = []
    announced = None
    for element in _elements(content, name):
        kind = _local(element)
        if kind == "Record_Count":
            announced = (element.text or "").strip()
        elif kind == "sdnEntry":
            entries.append(_read_entry(element, audit, name))
            _forget(element)
    if not entries:
        raise UnreadableFileError(f"{name} holds no entries. Download it again.")
    if announced is not None and announced.isdecimal():
        audit.count("record_count", int(announced))
    if announced is not None and announced != str(len(entries)):
        audit.problem(
            f"{name} announces {announced} entries and has {len(entries)} of them."
        )
    return entries


def xml_published(snapshot: SnapshotFiles, *, name: str) -> date | None:
    """Give the day of publication that stands in the XML file, if one does."""
    head = read_bytes(snapshot, name)[:4096].replace(b"\x00", b"")
    found = re.search(rb"<Publish_Date>\s*(\d\d/\d\d/\d{4})\s*<", head)
    if found is None:
        return None
    try:
        return datetime.strptime(found[1].decode(), "%m/%d/%Y").date()  # noqa: DTZ007
    except ValueError:
        return None


def _forget(element: etree._Element) -> None:
    """Free an entry that has been read, and what stands before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _refuse_declarations(content: bytes, name: str) -> None:
    # UTF-16 puts a zero byte beside each letter; without them the letters show.
    plain = content.replace(b"\x00", b"") if b"\x00" in content[:64] else content
    found = _DECLARATION.search(plain)
    if found is not None:
        line = plain.count(b"\n", 0, found.start()) + 1
        raise UnreadableFileError(
            f"{name}, line {line}: declares a document type or entities, which OFAC's "
            "files never do and harmful files may. It was not read: download it again."
        )


def _elements(content: bytes, name: str) -> Iterator[etree._Element]:
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
            if event == "start":
                if element.getparent() is None and _local(element) != "sdnList":
                    raise UnreadableFileError(
                        f"{name} is XML, but its first element is "
                        f"{_local(element)} and not sdnList. This is not OFAC's "
                        f"{name}: download it again."
                    )
            else:
                yield element
    except etree.XMLSyntaxError as error:
        raise UnreadableFileError(
            f"{name}, line {error.lineno}: breaks off or is not good XML "
            f"({error.msg}). Download it again."
        ) from error


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname


def _fields(element: etree._Element) -> dict[str, str]:
    """Give the texts of an element's children by local name."""
    return {
        _local(child): child.text.strip()
        for child in element
        if child.text and child.text.strip()
    }


def _read_entry(element: etree._Element, audit: Audit, name: str) -> Entry:
    said = _fields(element)
    uid = said.get("uid", "")
    if not uid.isdecimal() or "lastName" not in said:
        raise UnreadableFileError(
            f"{name}, line {element.sourceline}: an entry has no number or no name. "
            "Download the file again."
        )
    lists = {_local(child): child for child in element}
    for unknown in sorted(set(lists) - _KNOWN):
        audit.not_understood("field", unknown, uid)
    remarks = said.get("remarks")
    parts = [part for list_, read in _PARTS for part in _each(lists, list_, read)]
    aliases = _each(lists, "akaList", _alias)
    places = _each(lists, "addressList", _place)
    audit.count("aliases", len(aliases))
    audit.count("addresses", len(places))
    return Entry(
        uid=uid,
        type=said.get("sdnType", "entity").lower(),
        name=_name(said),
        programmes=tuple(
            c.text.strip() for c in lists.get("programList", ()) if c.text
        ),
        title=said.get("title"),
        vessel=_vessel(lists.get("vesselInfo")),
        remarks=remarks,
        parts=(*parts, *(split_linked(remarks) if remarks else ())),
        aliases=tuple(aliases),
        places=tuple(places),
    )


def _each(
    lists: Mapping[str, etree._Element], name: str, read: Callable[[_Said], _T]
) -> list[_T]:
    """Read every element of one of an entry's lists."""
    return [read(_fields(child)) for child in lists.get(name, ())]


def _name(said: _Said) -> str:
    """Write a name as the CSV has it: "LAST, First"."""
    first = said.get("firstName")
    last = said.get("lastName", "")
    return f"{last}, {first}" if first and last else last or first or ""


def _alias(said: _Said) -> Alias:
    type_ = said.get("type", "").replace(".", "")
    return Alias(type_, _name(said), weak=said.get("category") == "weak")


def _place(said: _Said) -> Place:
    streets = [said[f"address{n}"] for n in (1, 2, 3) if f"address{n}" in said]
    # As the CSV has it: "Vancouver, BC V6B 1A1", but "London EC3N 1DY".
    town = ", ".join(said[part] for part in ("city", "stateOrProvince") if part in said)
    city = f"{town} {said.get('postalCode', '')}".strip()
    country = said.get("country")
    line = ", ".join(part for part in (*streets, city, country) if part)
    return Place(line, country)


def _vessel(element: etree._Element | None) -> VesselColumns:
    said = {} if element is None else _fields(element)
    return VesselColumns(
        call_sign=said.get("callSign"),
        type=said.get("vesselType"),
        tonnage=said.get("tonnage"),
        gross_tonnage=said.get("grossRegisteredTonnage"),
        flag=said.get("vesselFlag"),
        owner=said.get("vesselOwner"),
    )


def _document(said: _Said) -> str:
    """Write an identity document as the remarks of the CSV have it."""
    text = f"{said.get('idType', '')} {said.get('idNumber', '')}".strip()
    text += f" ({said['idCountry']})" if "idCountry" in said else ""
    text += f" issued {said['issueDate']}" if "issueDate" in said else ""
    return text + (
        f" expires {said['expirationDate']}" if "expirationDate" in said else ""
    )


def _labelled(label: str, field: str) -> Callable[[_Said], str]:
    return lambda said: f"{label} {said.get(field, '')}".strip()


_PARTS: tuple[tuple[str, Callable[[_Said], str]], ...] = (
    ("dateOfBirthList", _labelled("DOB", "dateOfBirth")),
    ("placeOfBirthList", _labelled("POB", "placeOfBirth")),
    ("nationalityList", _labelled("nationality", "country")),
    ("citizenshipList", _labelled("citizen", "country")),
    ("idList", _document),
)

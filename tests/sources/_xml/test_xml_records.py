"""Reading XML safely, and losing no field of it."""

from pathlib import Path

import pytest
from lxml import etree

from clearance.errors import UnreadableFileError
from clearance.sources import Audit, SnapshotFiles
from clearance.sources._xml import Fields, root_attributes, xml_records

BOMB = (
    '<?xml version="1.0"?><!DOCTYPE list [<!ENTITY a "lol">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    + "]><list><one>&a9;</one></list>"
)
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE list [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    "<list><one>&x;</one></list>"
)


def snapshot(folder: Path, content: bytes | str) -> SnapshotFiles:
    """Put a file in a folder, as `list.xml`."""
    text = content.encode() if isinstance(content, str) else content
    (folder / "list.xml").write_bytes(text)
    return SnapshotFiles.in_folder("list", folder)


def names(files: SnapshotFiles, depth: int = 1) -> list[str]:
    """List the tags of all records."""
    return [
        str(r.tag) for r in xml_records(files, "list.xml", root="list", depth=depth)
    ]


def test_records_come_in_order_from_their_depth(tmp_path: Path) -> None:
    """Those one or two levels down, each once."""
    files = snapshot(tmp_path, "<list><a><b/><c><b/></c></a><d/></list>")
    assert names(files) == ["a", "d"]
    assert names(files, depth=2) == ["b", "c"]


def test_the_first_element_is_told(tmp_path: Path) -> None:
    """With its attributes."""
    files = snapshot(tmp_path, '<list date="2026-08-01"><a/></list>')
    assert root_attributes(files, "list.xml", root="list") == {"date": "2026-08-01"}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "empty"),
        ("  \n", "empty"),
        ("<html><body/></html>", "first element is html"),
        ("<list><a></list>", "not good XML"),
        ("<list><a/>", "breaks off"),
        ("PK\x03\x04", "not good XML"),
        (BOMB, "declares a document type"),
        (OUTSIDE, "declares a document type"),
        (BOMB.encode("utf-16"), "declares a document type"),
    ],
    ids=["0 bytes", "blank", "page", "bad", "cut", "zip", "bomb", "outside", "utf-16"],
)
def test_what_is_not_the_list_is_refused(
    content: bytes | str, sentence: str, tmp_path: Path
) -> None:
    """With a sentence that names the file."""
    with pytest.raises(UnreadableFileError, match=f"list.xml.*{sentence}"):
        names(snapshot(tmp_path, content))


def test_what_nobody_took_is_told() -> None:
    """A child, an attribute, a second text, and text between: none is lost."""
    element = etree.fromstring(
        '<one new="x">stray<name> A\n B </name><name>C</name><kind/><odd>D</odd></one>'
    )
    fields, audit = Fields(element), Audit()
    assert fields.text("name") == "A B"
    fields.ignore(audit, "kind")
    fields.close(audit, "s-1")
    record = audit.record()
    told = [e["text"] for e in record["not_understood"]["element"]["examples"]]
    assert told == ["one/name: C", "one/odd: D", "one/@new: x", "one/stray"]
    assert record["ignored"] == {"kind": 1}


def test_a_text_with_more_inside_is_told() -> None:
    """Where a text is expected and elements stand, they are not dropped."""
    fields, audit = (
        Fields(etree.fromstring("<one><name>A<b>C</b></name></one>")),
        Audit(),
    )
    assert fields.text("name") == "A"
    fields.close(audit, "s-1")
    assert audit.record()["not_understood"]["element"]["total"] == 1

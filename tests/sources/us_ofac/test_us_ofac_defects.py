"""Damaged, foreign and hostile files: one clear sentence, and nothing lost."""

import codecs
import lzma
from pathlib import Path

import pytest

from clearance.entities import Statement
from clearance.errors import UnreadableFileError
from clearance.sources import Audit, SnapshotFiles, us_ofac_sdn

SAMPLES = Path(__file__).parent / "samples"
GOOD = (SAMPLES / "sdn_csv" / "sdn.csv").read_bytes()
XML = (SAMPLES / "sdn_xml" / "sdn.xml").read_text("utf-8")
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE sdnList [<!ENTITY a "lol">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    + "]><sdnList><sdnEntry><uid>1</uid><lastName>&a9;</lastName></sdnEntry></sdnList>"
)
OUTSIDE = (
    '<?xml version="1.0"?>\n<!DOCTYPE sdnList [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    "<sdnList><sdnEntry><uid>1</uid><lastName>&x;</lastName></sdnEntry></sdnList>"
)


def _read(folder: Path) -> tuple[list[Statement], Audit]:
    audit = Audit()
    snapshot = SnapshotFiles.in_folder("us_ofac_sdn", folder)
    return list(us_ofac_sdn.parse(snapshot, audit)), audit


def _row(uid: str, name: str, columns: int = 12) -> str:
    cells = [uid, f'"{name}"', "-0- ", '"SDGT"', *["-0- "] * 20]
    return ",".join(cells[:columns]) + "\r\n"


def _names(statements: list[Statement]) -> list[str]:
    return [s.value for s in statements if s.property == "name"]


@pytest.mark.parametrize(
    "content",
    [
        GOOD,
        GOOD.removesuffix(b"\x1a"),
        GOOD.replace(b"\r\n", b"\n"),
        codecs.BOM_UTF8 + GOOD,
        codecs.BOM_UTF16_LE + GOOD.decode().encode("utf-16-le"),
        codecs.BOM_UTF16_BE + GOOD.decode().encode("utf-16-be"),
        codecs.BOM_UTF16_BE + GOOD.decode().removesuffix("\x1a").encode("utf-16-be"),
    ],
    ids=[
        "official",
        "no 1A",
        "LF",
        "UTF-8 mark",
        "UTF-16LE",
        "UTF-16BE",
        "UTF-16BE-1A",
    ],
)
def test_byte_forms_of_one_file_say_the_same(content: bytes, tmp_path: Path) -> None:
    """Line ends, the final 0x1A and the encoding change nothing of what is said."""
    official = tmp_path / "official"
    other = tmp_path / "other"
    for folder, file in ((official, GOOD), (other, content)):
        folder.mkdir()
        (folder / "sdn.csv").write_bytes(file)

    assert _read(official)[0] == _read(other)[0]


@pytest.mark.parametrize("encoding", ["latin-1", "utf-8"])
def test_letters_beyond_ascii_are_read(encoding: str, tmp_path: Path) -> None:
    """Latin-1 and UTF-8 are told apart, so that an ñ stays an ñ."""
    (tmp_path / "sdn.csv").write_bytes(_row("1", "PEÑA SAMPLES").encode(encoding))

    assert ["PEÑA SAMPLES"] == _names(_read(tmp_path)[0])


def test_packed_file_is_read(tmp_path: Path) -> None:
    """A file packed with xz says the same as the plain one."""
    (tmp_path / "sdn.csv.xz").write_bytes(lzma.compress(GOOD))

    assert _names(_read(tmp_path)[0])[0] == "NORTHERN SAMPLE BANK PJSC"


@pytest.mark.parametrize("columns", [3, 11, 13])
def test_isolated_row_with_wrong_columns_is_told(columns: int, tmp_path: Path) -> None:
    """One bad row is reported with its line and left out; the others are read."""
    rows = [_row(str(n), f"FIRM {n}") for n in range(1, 9)]
    rows[4] = _row("5", "FIRM 5", columns)
    (tmp_path / "sdn.csv").write_text("".join(rows))

    statements, audit = _read(tmp_path)

    expected = f"sdn.csv, line 5: has {columns} columns instead of 12"
    assert len(_names(statements)) == 7
    assert audit.counts["rows.left_out"] == 1
    assert audit.record()["problems"][0].startswith(expected)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "sdn.csv is empty"),
        (b"\x1a", "sdn.csv is empty"),
        (b"\r\n\r\n", "sdn.csv is empty"),
        (codecs.BOM_UTF8 + b"\r\n", "sdn.csv holds no rows"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "sdn.csv, line 3: holds bytes"),
        (b"PK\x03\x04\x14\x00\x06\x00", "sdn.csv, line 1: holds bytes"),
        (
            b"name,type\r\nSberbank,Company\r\n",
            "2 of 2 rows do not have an entry number",
        ),
        (b'1,"' + b"x" * 200_000 + b'"\r\n', "sdn.csv, line 1: not readable as CSV"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8\x00\xd8", "sdn.csv is not UTF-16 text"),
    ],
    ids=["0 bytes", "1A", "lines", "mark", "png", "zip", "other", "cell", "utf-16"],
)
def test_what_is_no_list_is_refused(
    content: bytes, sentence: str, tmp_path: Path
) -> None:
    """A file that is empty, binary or another table is refused by name and line."""
    (tmp_path / "sdn.csv").write_bytes(content)

    with pytest.raises(UnreadableFileError) as refused:
        _read(tmp_path)

    assert sentence in str(refused.value)


def test_damaged_packing_is_refused(tmp_path: Path) -> None:
    """A packed file that breaks off is refused, not read half."""
    (tmp_path / "sdn.csv.xz").write_bytes(lzma.compress(GOOD)[:-40])

    with pytest.raises(
        UnreadableFileError, match=r"sdn\.csv cannot be read to its end"
    ):
        _read(tmp_path)


def test_nothing_to_read_is_said(tmp_path: Path) -> None:
    """A folder with none of the list's files is answered with what to do."""
    with pytest.raises(UnreadableFileError, match=r"neither sdn\.xml nor sdn\.csv"):
        _read(tmp_path)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (XML[: len(XML) // 2], r"sdn\.xml, line \d+: breaks off or is not good XML"),
        (XML.replace("</akaList>", "", 1), r"sdn\.xml, line \d+: breaks off"),
        (BOMB, r"sdn\.xml, line 1: declares a document type or entities"),
        (OUTSIDE, r"sdn\.xml, line 2: declares a document type or entities"),
        ("<html><body/></html>", "first element is html and not sdnList"),
        ("<sdnList/>", r"sdn\.xml holds no entries"),
        ("<sdnList><sdnEntry/></sdnList>", "an entry has no number or no name"),
        ("not XML at all", r"sdn\.xml, line 1: breaks off or is not good XML"),
        (
            "<sdnList>" + "<a>" * 5000 + "</a>" * 5000 + "</sdnList>",
            r"sdn\.xml, line 1: breaks off or is not good XML",
        ),
    ],
    ids=["cut", "tag", "bomb", "file", "html", "none", "bare", "text", "depth"],
)
def test_bad_xml_is_refused(content: str, sentence: str, tmp_path: Path) -> None:
    """Truncated, foreign and hostile XML is refused in one sentence, file and line."""
    (tmp_path / "sdn.xml").write_text(content)

    with pytest.raises(UnreadableFileError, match=sentence):
        _read(tmp_path)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_bomb_in_another_encoding_is_refused(encoding: str, tmp_path: Path) -> None:
    """A document type is seen in UTF-16 as well."""
    (tmp_path / "sdn.xml").write_bytes(BOMB.encode(encoding))

    with pytest.raises(UnreadableFileError, match="declares a document type"):
        _read(tmp_path)


def test_wrong_record_count_is_told(tmp_path: Path) -> None:
    """XML that announces more entries than it has is read, and it is told."""
    wrong = XML.replace("<Record_Count>6<", "<Record_Count>7<")
    (tmp_path / "sdn.xml").write_text(wrong)

    _, audit = _read(tmp_path)

    assert ["sdn.xml announces 7 entries and has 6 of them."] == audit.record()[
        "problems"
    ]


def test_unknown_field_of_xml_is_counted(tmp_path: Path) -> None:
    """A field that OFAC adds one day is counted as not understood, not overlooked."""
    added = XML.replace("<uid>106</uid>", "<uid>106</uid><mood>calm</mood>")
    (tmp_path / "sdn.xml").write_text(added)

    _, audit = _read(tmp_path)

    assert audit.record()["not_understood"]["field"]["total"] == 1

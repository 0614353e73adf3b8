"""Spreadsheets of customers become questions, and nothing is lost silently."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clearance.errors import ClearanceError, UnreadableFileError, UsageError
from clearance.reading import Portfolio, read_portfolio
from clearance.values import Identifier
from tests.conftest import Calls

Read = Callable[..., Portfolio]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Write content to a file and read it as a portfolio."""

    def write_and_read(
        content: str | bytes, name: str = "p.csv", **told: Any
    ) -> Portfolio:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_portfolio(path, **told)

    return write_and_read


def names(portfolio: Portfolio) -> list[tuple[str, ...]]:
    """List the names that each row asks for."""
    return [row.query.names for row in portfolio.rows]


def told(portfolio: Portfolio, line: int | None) -> str:
    """Join the sentences about a line."""
    return " ".join(p.sentence for p in portfolio.problems if p.line == line)


def workbook(*sheets: tuple[str, str]) -> bytes:
    """Write a real .xlsx by hand: each sheet is a name and the XML of its rows."""
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    listed = "".join(
        f'<sheet name="{escape(name)}" sheetId="{at}" r:id="rId{at}"/>'
        for at, (name, _) in enumerate(sheets, start=1)
    )
    related = "".join(
        f'<Relationship Id="rId{at}" Type="{office}/worksheet" '
        f'Target="worksheets/sheet{at}.xml"/>'
        for at in range(1, len(sheets) + 1)
    )
    styles = (
        f'<styleSheet xmlns="{main}"><cellXfs count="2"><xf numFmtId="0"/>'
        '<xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>'
    )
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'{head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
            'content-types"><Default Extension="xml" ContentType="application/xml"/>'
            "</Types>",
        )
        archive.writestr(
            "_rels/.rels",
            f'{head}<Relationships xmlns="{package}"><Relationship Id="rId1" '
            f'Type="{office}/officeDocument" Target="xl/workbook.xml"/>'
            "</Relationships>",
        )
        archive.writestr(
            "xl/workbook.xml",
            f'{head}<workbook xmlns="{main}" xmlns:r="{office}"><sheets>{listed}'
            "</sheets></workbook>",
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'{head}<Relationships xmlns="{package}">{related}<Relationship '
            f'Id="rId99" Type="{office}/styles" Target="styles.xml"/></Relationships>',
        )
        archive.writestr("xl/styles.xml", head + styles)
        for at, (_, rows) in enumerate(sheets, start=1):
            archive.writestr(
                f"xl/worksheets/sheet{at}.xml",
                f'{head}<worksheet xmlns="{main}"><sheetData>{rows}</sheetData>'
                "</worksheet>",
            )
    return raw.getvalue()


def text(cell: str, value: str) -> str:
    """Write a cell of text."""
    return f'<c r="{cell}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'


def test_a_row_becomes_a_question(read: Read) -> None:
    """Every usual column ends up in the right part of the query."""
    found = read(
        "Customer no;Customer Name;Alias;Type;Country;Nationality;DOB;Sex;Street;City;"
        "INN;Passport;Wallet;Remark\n"
        "K1;VTB Bank;VTB; bank;Russia;RU;circa 1951;m;Main 1;Moscow;7702070139;"
        "45 09 123456;0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed;x\n"
    )
    query = found.rows[0].query

    assert found.problems == ()
    assert ("K1", ("VTB Bank", "VTB"), "Company") == (query.id, query.names, query.kind)
    assert (
        Identifier("inn", "7702070139"),
        Identifier("passport", "4509123456"),
        Identifier("crypto", "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed"),
    ) == query.identifiers
    assert ("ru",) == query.countries
    assert ["1951~"] == [str(day) for day in query.birth_dates]
    assert (("male",), ("Main 1, Moscow",)) == (query.genders, query.addresses)
    assert ["Remark"] == [c.header for c in found.columns if c.meaning is None]
    assert found.rows[0].cells["Remark"] == "x"


HEADERS: dict[str, list[str | None]] = {
    "Kunde,Land,Geburtsdatum": ["name", "country", "birthDate"],
    "Raison sociale,Pays,N° TVA": ["name", "country", "vatCode"],
    "Razón social,País,NIF": ["name", "country", "taxNumber"],
    "Наименование,Страна,ИНН": ["name", "country", "innCode"],
    "customerName,countryCode,dateOfBirth": ["name", "country", "birthDate"],
    "VESSEL_NAME,IMO No.,Flag": ["name", "imoNumber", "country"],
    "Vorname,Name,Ort": ["firstName", "lastName", "address"],
    "Name 1,Name 2,SWIFT/BIC": ["name", "name", "swiftBic"],
    "Client name,Client type,Client country": ["name", "kind", "country"],
    "LEI,Company No,Notes": ["leiCode", "registrationNumber", None],
}


@pytest.mark.parametrize(("header", "meanings"), HEADERS.items())
def test_usual_headers_are_known(
    header: str, meanings: list[str | None], read: Read
) -> None:
    """Headers in five languages and the styles of many programs are understood."""
    found = read(f"{header}\na,b,c\n")

    assert meanings == [column.meaning for column in found.columns]


KIND_WORDS = {
    "Bank": "Company",
    "физлицо": "Person",
    "Individual": "Person",
    "Schiff": "Vessel",
    "juristische Person": "Organization",
    "PublicBody": "PublicBody",
    "gizmo": None,
}


@pytest.mark.parametrize(("word", "expected"), KIND_WORDS.items())
def test_words_for_kinds_are_known(word: str, expected: str | None, read: Read) -> None:
    """A kind in any of several languages is understood, another one is told."""
    found = read(f"name,type\nx,{word}\n")

    assert expected == found.rows[0].query.kind
    assert (expected is None) == ("no known kind" in told(found, 2))


ENCODINGS = [
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "cp1251",
]


@pytest.mark.parametrize("encoding", [*ENCODINGS, "koi8-r", "cp866"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_russian_files_are_read(encoding: str, delimiter: str, read: Read) -> None:
    """Every encoding and delimiter of Russian files gives the same names."""
    lines = (
        "Имя;Страна",
        "Иван Петров;Россия",
        "Ольга Сидорова;Беларусь",
        "Газпром;РФ",
    )
    content = "\r\n".join(lines).replace(";", delimiter)

    found = read(content.encode(encoding))

    assert [("Иван Петров",), ("Ольга Сидорова",), ("Газпром",)] == names(found)
    assert ["ru", "by", "ru"] == [row.query.countries[0] for row in found.rows]


def test_western_code_page_is_read_and_told(read: Read) -> None:
    """German umlauts of cp1252 are not taken for Cyrillic."""
    found = read("Name;Vorname;Land\nMüller;Jörg;Österreich\n".encode("cp1252"))

    assert [("Jörg Müller",)] == names(found)
    assert "cp1252" in told(found, None)


def test_a_broken_byte_in_utf8_is_told(read: Read) -> None:
    """One broken byte does not turn a whole UTF-8 file into nonsense."""
    found = read("name\n" + "Иван Петров\n" * 5 + "Пётр", encoding=None)
    broken = read(("name\n" + "Иван Петров\n" * 5).encode() + b"Iv\xffan\n")

    assert "utf-8" == found.encoding == broken.encoding
    assert "line 7" in told(broken, None)


def test_lines_of_the_wrong_length_are_told_and_the_others_screened(read: Read) -> None:
    """Too few cells: the rest is empty. Too many: the name is asked in all readings."""
    found = read(
        "name,type,country,INN\nA Bank,bank,RU,\nShort,person\n"
        "GAZPROM, PAO,company,RU,7736050003\nLast,person,RU,,,\n"
    )

    assert [("A Bank",), ("Short",), ("GAZPROM", "GAZPROM, PAO"), ("Last",)] == names(
        found
    )
    assert found.rows[2].query.identifiers == (Identifier("inn", "7736050003"),)
    assert found.rows[2].query.countries == ()
    assert "has 2 columns and the header 4" in told(found, 3)
    assert "has 5 columns and the header 4" in told(found, 4)
    assert {3, 4} == {problem.line for problem in found.problems}


def test_bad_values_are_told_and_the_name_is_kept(read: Read) -> None:
    """A bad date, country, gender and check digit lose nothing else of the row."""
    found = read("name,dob,country,sex,IMO\nIvan,foo,Atlantis,foo,9319465\n")

    assert [("Ivan",)] == names(found)
    assert found.rows[0].query.identifiers == (("imo", "9319465"),)
    for part in ("'foo' is not a date", "'Atlantis'", "no known gender", "check digit"):
        assert part in told(found, 2)


def test_cells_that_say_nothing_are_empty(read: Read) -> None:
    """In every column, and without a word; several countries in a cell are several."""
    found = read(
        "name;country;sex;dob\n"
        "Anna;-;—;n/a\n"
        "Berta;stateless;not specified;-\n"
        "Clara;Korea, North / Iran;kobieta;1950\n"
    )
    queries = [row.query for row in found.rows]

    assert found.problems == ()
    assert [(), (), ("kp", "ir")] == [query.countries for query in queries]
    assert [(), (), ("female",)] == [query.genders for query in queries]


def test_an_imo_number_is_of_the_type_that_the_kind_has(read: Read) -> None:
    """A ship's, a company's, or what fits where the kind is not said."""
    found = read(
        "name,type,IMO\nA,vessel,9074729\nB,company,5878589\nC,,1790183\nD,,5878589\n"
    )

    assert [
        ["imo"],
        ["imo_company"],
        ["imo", "imo_company"],
        ["imo_company"],
    ] == [[one.type for one in row.query.identifiers] for row in found.rows]  # type: ignore[union-attr]


def test_what_can_be_no_number_is_told_to_count_against_nobody(read: Read) -> None:
    """It is still looked for as it stands; signs alone are an empty cell."""
    found = read("name,LEI,BIC\nA,to follow,-\n")

    assert (("lei", "to follow"),) == found.rows[0].query.identifiers
    assert "does not count against anybody" in told(found, 2)
    assert 1 == len(found.problems)


def test_a_row_without_name_and_number_is_told(read: Read) -> None:
    """What cannot be screened is a problem and no row; blank lines are nothing."""
    found = read("name,country\n,RU\n\n-,RU\nNull,RU\n")

    assert [("Null",)] == names(found)
    assert "not screened" in told(found, 2)
    assert "not screened" in told(found, 4)


def test_columns_can_be_told(read: Read) -> None:
    """What the user says beats the header, in any of its words."""
    found = read("foo,name\nIvan,x\n", columns={"name": "FOO"})
    by_word = read("foo,bar\nIvan,1970\n", columns={"Name": "foo", "dob": "bar"})

    assert [("Ivan",)] == names(found) == names(by_word)
    assert ["name", None] == [c.meaning for c in found.columns]
    assert "1970" == str(by_word.rows[0].query.birth_dates[0])


@pytest.mark.parametrize(
    ("content", "columns", "sentence"),
    [
        ("foo,bar\n1,2\n", {}, r"'foo', 'bar'.*--column name=HEADER"),
        ("country,dob\nRU,1970\n", {}, r"No column holds a name"),
        ("name,bar\n1,2\n", {"name": "baz"}, r"no column 'baz'.*'name', 'bar'"),
        ("name,bar\n1,2\n", {"shoe": "bar"}, r"No column can mean 'shoe'.*alias"),
    ],
)
def test_unknown_columns_are_a_usage_error(
    content: str, columns: dict[str, str], sentence: str, read: Read
) -> None:
    """The sentence lists what there is and says how to go on."""
    with pytest.raises(UsageError, match=sentence):
        read(content, columns=columns)


def test_one_column_needs_no_header_and_keeps_its_commas(read: Read) -> None:
    """A list of names is a portfolio; surname and first name stay together."""
    bare = read("VTB Bank\nSberbank\n")
    headed = read("name\nPUTIN, Vladimir\nSECHIN, Igor\n")

    assert [("VTB Bank",), ("Sberbank",)] == names(bare)
    assert "every line is a name" in told(bare, None)
    assert [("PUTIN, Vladimir",), ("SECHIN, Igor",)] == names(headed)


def test_names_are_split_only_where_they_are_aliases(read: Read) -> None:
    """A semicolon in a name belongs to it; in a column of aliases it separates."""
    found = read('name,alias\n"A; B","C; D"\n')

    assert [("A; B", "C", "D")] == names(found)


def test_quotation_marks_that_never_close_cost_one_line(read: Read) -> None:
    """The line is told, and no other line is swallowed, whether or not one follows."""
    middle = read('name,country\n"Ivan,RU\nPetr,RU\n"Olga",RU\n')
    end = read('name,country\nPetr,RU\n"Ivan,RU\n')

    assert [("Ivan",), ("Petr",), ("Olga",)] == names(middle)
    assert [("Petr",), ("Ivan",)] == names(end)
    assert "never closed" in told(middle, 2)
    assert "never closed" in told(end, 3)


def test_line_breaks_in_quotation_marks_are_kept(read: Read) -> None:
    """An address of two lines is one cell, and lines are counted as an editor does."""
    found = read('name,address\r\nIvan,"Main 1\r\nMoscow"\r\nPetr,x\r\n')

    assert ("Main 1 Moscow",) == found.rows[0].query.addresses
    assert [2, 4] == [row.line for row in found.rows]
    assert [("VTB Bank",)] == names(read('name,country\n"VTB\nBank",RU\n'))


def test_a_cell_of_10_mb_costs_its_row_only(read: Read) -> None:
    """The huge cell is told and the other rows are read."""
    found = read(f"name,country\n{'x' * 10_000_000},RU\nPetr,RU\n")

    assert [("Petr",)] == names(found)
    assert "10,000,000 characters" in told(found, 2)


def test_carriage_returns_zeros_and_separator_lines_are_understood(read: Read) -> None:
    """Old Macintosh line ends, zero bytes and Excel's `sep=` line lose nothing."""
    assert [("Ivan",), ("Petr",)] == names(read("name,country\rIvan,RU\rPetr,RU\r"))
    assert [("Ivan",)] == names(read(b"name,country\nIv\0an,RU\n"))
    assert [("Ivan, P",)] == names(read("sep=;\nname;country\nIvan, P;RU\n"))


def test_double_headers_and_titles_are_told(read: Read) -> None:
    """Both columns of one header are read, and what stands above is told."""
    found = read("My customers 2026,,\nname,name,dob\nA,B,1970\n")

    assert [("A", "B")] == names(found)
    assert "My customers 2026" in told(found, None)
    assert "'name'" in told(found, None)


def test_slashed_dates_are_read_as_the_file_has_them(read: Read) -> None:
    """Another row can tell the order; where none does, both readings are asked for."""
    american = read("name,dob\nA,12/25/1970\nB,03/04/1970\n")
    unclear = read("name,dob\nB,03/04/1970\n")

    assert ["1970-03-04"] == [str(d) for d in american.rows[1].query.birth_dates]
    assert {"1970-04-03", "1970-03-04"} == {
        str(d) for d in unclear.rows[0].query.birth_dates
    }


def test_numbers_that_a_spreadsheet_spoilt(read: Read) -> None:
    """Decimals are undone, zeros in front restored and told, rounding is told."""
    found = read("name,INN,BIK\nA,7702070139.0,44525187\nB,7.70207E+09,\n")

    assert found.rows[0].query.identifiers == (
        Identifier("inn", "7702070139"),
        Identifier("bik", "044525187"),
    )
    assert "044525187" in told(found, 2)
    assert "rounded" in told(found, 3)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf\r\n", "is empty"),
        (b"name,country\n", "a header and no rows"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "a picture"),
        (b"%PDF-1.7\n", "a PDF document"),
        (bytes(range(256)) * 20, "binary file"),
        (b"PK\x03\x04 not a zip", "is damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "is damaged"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
            + "EncryptedPackage".encode("utf-16-le"),
            "protected by a password",
        ),
    ],
)
def test_what_is_no_table_is_refused(content: bytes, sentence: str, read: Read) -> None:
    """Each kind of wrong file gets a sentence of its own."""
    with pytest.raises(UnreadableFileError, match=sentence):
        read(content)


def test_missing_files_and_folders_are_refused(tmp_path: Path) -> None:
    """The sentence says what to do."""
    with pytest.raises(UnreadableFileError, match="is a folder"):
        read_portfolio(tmp_path)
    with pytest.raises(UnreadableFileError, match="There is no file"):
        read_portfolio(tmp_path / "none.csv")


def test_wrong_instructions_are_usage_errors(read: Read) -> None:
    """An encoding, delimiter or sheet that cannot be is told."""
    wrongs = ({"encoding": "klingon"}, {"delimiter": ";;"}, {"sheet": "A"})
    for wrong in wrongs:
        with pytest.raises(UsageError):
            read("name,country\nIvan,RU\n", **wrong)
    with pytest.raises(UnreadableFileError, match="is not ascii"):
        read("name,country\nИван,RU\n", encoding="ascii")


def test_a_workbook_is_read(read: Read) -> None:
    """Numbers keep their digits, dates become days, lines are those of the sheet."""
    rows = (
        f'<row r="1">{text("A1", "Customers")}</row>'
        f'<row r="3">{text("A3", "Name")}{text("B3", "INN")}{text("C3", "DOB")}</row>'
        f'<row r="4">{text("A4", "VTB")}<c r="B4"><v>7702070139</v></c>'
        '<c r="C4" s="1"><v>22710</v></c></row>'
    )
    content = workbook(("Empty", ""), ("Kunden", rows), ("More", rows))

    found = read(content, "p.bin")

    assert ("xlsx", None, "Kunden") == (found.format, found.encoding, found.sheet)
    assert [4] == [row.line for row in found.rows]
    assert found.rows[0].query.identifiers == (Identifier("inn", "7702070139"),)
    assert ["1962-03-05"] == [str(d) for d in found.rows[0].query.birth_dates]
    assert "'More'" in told(found, None)
    assert names(found) == names(read(content, sheet="more"))
    with pytest.raises(UsageError, match="'Empty', 'Kunden', 'More'"):
        read(content, sheet="Nothing")


def test_an_empty_workbook_and_another_archive_are_refused(read: Read) -> None:
    """The sentence tells them from damaged files."""
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        archive.writestr("a.txt", "x")

    with pytest.raises(UnreadableFileError, match="no sheet with anything"):
        read(workbook(("Empty", "")))
    with pytest.raises(UnreadableFileError, match="zip archive"):
        read(raw.getvalue())
    with pytest.raises(UnreadableFileError, match="is damaged"):
        read(workbook(("A", "<row"))[:-40])


@pytest.mark.slow
def test_ten_times_the_rows_are_ten_times_the_work(read: Read, calls: Calls) -> None:
    """A portfolio of 10,000 rows of eight columns is read in a moment."""

    def portfolio(rows: int) -> str:
        lines = (
            f"{i},Ivan Petrov {i},person,Russia,{1 + i % 28:02}.03.19{i % 100:02},,"
            f"7702070139,Moscow {i}\n"
            for i in range(rows)
        )
        return "id,name,type,country,dob,IMO,INN,address\n" + "".join(lines)

    fewer, many = portfolio(1_000), portfolio(10_000)
    assert 10_000 == len(read(many).rows)

    assert calls(lambda: read(many)) < 11 * calls(lambda: read(fewer))
    assert calls(lambda: read(many)) < 10_000 * 500


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    content=st.binary(max_size=300)
    | st.text(max_size=200).map(str.encode)
    | st.text('",;\n\r\tab\x00', max_size=80).map(lambda t: b"name,dob\n" + t.encode())
)
def test_arbitrary_bytes_are_read_or_refused_with_a_sentence(
    tmp_path: Path, content: bytes
) -> None:
    """Nothing but a ClearanceError ever comes out, and its message is a sentence."""
    path = tmp_path / "p.csv"
    path.write_bytes(content)
    try:
        found = read_portfolio(path)
    except ClearanceError as error:
        assert str(error).endswith(".")
    else:
        assert all(row.query.names or row.query.identifiers for row in found.rows)

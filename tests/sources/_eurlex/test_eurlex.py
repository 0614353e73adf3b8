"""Consolidated acts of EUR-Lex: pages that are refused, names, details, other acts."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from clearance.errors import UnreadableFileError
from clearance.sources import Audit, SnapshotFiles
from clearance.sources._eurlex import (
    Act,
    Table,
    read_act,
    read_entries,
    read_information,
    read_names,
)
from tests.sources._eurlex.act_pages import annex, lines, page, table

CELEX, FILE = "02006R0765", "act.html"
LISTED = table(["", "Name"], [[["1."], ["Example Works"]]])


def act(folder: Path, text: str | bytes) -> Act:
    """Read a page as the act of the tests."""
    raw = text if isinstance(text, bytes) else text.encode()
    (folder / FILE).write_bytes(raw)
    return read_act(SnapshotFiles.in_folder("test", folder), FILE, celex=CELEX)


def test_an_act_says_its_day_and_its_annexes(tmp_path: Path) -> None:
    found = act(tmp_path, page(CELEX, annex("Vba", LISTED)))

    assert found.day == date(2026, 10, 20)
    assert [one.number for one in found.annexes] == ["Vba"]
    assert found.amendments["M1"].title == "EXAMPLE REGULATION (EU) 2099/1"
    assert found.footnotes == {"E0001": "A footnote."}


def test_an_annex_ends_where_the_next_begins_though_nothing_holds_it(
    tmp_path: Path,
) -> None:
    body = "".join(
        f'<hr class="separator-annex"/><p class="title-annex-1">ANNEX {n}</p>{LISTED}'
        for n in ("I", "II")
    )

    found = act(tmp_path, page(CELEX, body))

    assert [(a.number, len(a.blocks)) for a in found.annexes] == [("I", 1), ("II", 1)]


GOOD = page(CELEX, annex("I", LISTED))
UNREADABLE = {
    "empty": (b"  \n", "is empty"),
    "broken off": (GOOD[: len(GOOD) // 2].encode(), "breaks off"),
    "another act": (page("02014R0833", annex("I", LISTED)).encode(), "is the act"),
    "German": (page(CELEX, annex("I", LISTED), language="DE").encode(), "language DE"),
    "no such day": (page(CELEX, LISTED, day="31.02.2026").encode(), "does not exist"),
    "no stamp": (b"<html><body><p>Please wait</p></body></html>", "does not say which"),
    "Official Journal": (
        page(CELEX, '<p class="oj-doc-ti">ANNEX</p>').encode(),
        "layout",
    ),
    "another encoding": (GOOD.encode("utf-16"), "UTF-8"),
    "entities": (
        GOOD.replace("<html", '<!DOCTYPE x [<!ENTITY a "b">]><html', 1).encode(),
        "declares entities",
    ),
    "nested too deep": (
        page(CELEX, f"{'<div>' * 5000}x{'</div>' * 5000}{annex('I', LISTED)}").encode(),
        "no page that can be read",
    ),
}


@pytest.mark.parametrize("case", UNREADABLE)
def test_a_page_that_is_no_such_act_is_refused(tmp_path: Path, case: str) -> None:
    content, sentence = UNREADABLE[case]

    with pytest.raises(UnreadableFileError, match=sentence):
        act(tmp_path, content)


NAMES: dict[str, tuple[list[str], bool, str, list[tuple[str, str]]]] = {
    "other scripts": (
        ["Ivan EXAMPLEV", "(Иван ЭКЗАМПЛЕВ / Iван ЕКЗАМПЛЕВ)"],
        True,
        "Ivan EXAMPLEV",
        [("alias", "Иван ЭКЗАМПЛЕВ"), ("alias", "Iван ЕКЗАМПЛЕВ")],
    ),
    "a bracket over two lines": (
        ["Example Works", "(Общество", "‘Пример’)"],
        False,
        "Example Works",
        [("alias", "Общество ‘Пример’")],
    ),
    "aliases in the name's line": (
        ["EXAMPLE a.k.a. SAMPLE; a.k.a. MUSTER"],
        False,
        "EXAMPLE",
        [("alias", "SAMPLE"), ("alias", "MUSTER")],
    ),
    "a label of its own line": (
        ["Example", "a.k.a.", "Sample"],
        False,
        "Example",
        [("alias", "Sample")],
    ),
    "a former name": (
        ["Star (formerly Old Star; Older Star)"],
        False,
        "Star",
        [("previousName", "Old Star"), ("previousName", "Older Star")],
    ),
    "an abbreviation": (
        ["Example Central Bank (ECX)"],
        False,
        "Example Central Bank",
        [("abbreviation", "ECX")],
    ),
    "a legal form in the middle": (
        ["Example (PJSC) Bank"],
        False,
        "Example (PJSC) Bank",
        [],
    ),
    "a legal form at the end": (
        ["Example Bank (PJSC)"],
        False,
        "Example Bank (PJSC)",
        [],
    ),
    "a language": (
        ["Ivan EXAMPLEV (Russian:Иван ЭКЗАМПЛЕВ)"],
        True,
        "Ivan EXAMPLEV",
        [("alias", "Иван ЭКЗАМПЛЕВ")],
    ),
    "several people's names": (
        ["Ivan EXAMPLEV (a.k.a. Iwan EXAMPLEW, Ioann EXAMPLEV or Jan EXAMPLEV)"],
        True,
        "Ivan EXAMPLEV",
        [
            ("alias", "Iwan EXAMPLEW"),
            ("alias", "Ioann EXAMPLEV"),
            ("alias", "Jan EXAMPLEV"),
        ],
    ),
    "two names run together": (
        ["Ivan EXAMPLEV Iwan EXAMPLEW"],
        True,
        "Ivan EXAMPLEV",
        [("alias", "Iwan EXAMPLEW")],
    ),
    "a bracket never closed": (
        ["Example Works", "(Пример"],
        False,
        "Example Works",
        [("alias", "Пример")],
    ),
    "a name printed as a picture": (
        ["Example Co", "Chinese:", "Text of image", "样本(香港)有限公司"],
        False,
        "Example Co",
        [("alias", "样本(香港)有限公司")],
    ),
    "a name that begins in the second line": (
        ["So called", "‘Example Army’"],
        False,
        "So called ‘Example Army’",
        [],
    ),
}


@pytest.mark.parametrize("case", NAMES)
def test_a_name_cell_is_taken_apart(case: str) -> None:
    told, person, name, others = NAMES[case]

    found = read_names(told, person=person)

    assert (found.name, found.others) == (name, others)


def test_a_country_in_brackets_stays_in_the_name_and_is_told() -> None:
    found = read_names(["Example Bank (Belarus)"], person=False)

    assert (found.name, found.country, found.others) == (
        "Example Bank (Belarus)",
        "by",
        [],
    )


DETAILS: dict[str, tuple[list[str], bool, list[tuple[str | None, str, str]]]] = {
    "each label on its line": (
        ["DOB: 7.10.1952", "POB: Sampletown"],
        True,
        [("date", "DOB", "7.10.1952"), ("whole", "POB", "Sampletown")],
    ),
    "several labels in a line": (
        ["DOB: 1952 POB: Town; Nationality: Russian"],
        True,
        [
            ("date", "DOB", "1952"),
            ("whole", "POB", "Town;"),
            ("country", "Nationality", "Russian"),
        ],
    ),
    "a label in brackets is none": (
        ["Passport number: 12 (date of expiry: 5.5.2033)"],
        True,
        [("document", "Passport number", "12 (date of expiry: 5.5.2033)")],
    ),
    "an address over several lines": (
        ["Address: 1 Street,", "Town", "Tel. +7 000"],
        False,
        [("address", "Address", "1 Street, Town"), ("phone", "Tel", "+7 000")],
    ),
    "an unknown label": (["Shoe size: 38"], True, [(None, "Shoe size", "38")]),
    "a known label behind other words": (
        ["Israeli passport number: 12"],
        True,
        [("document", "Israeli passport number", "12")],
    ),
    "no label, of a person": (["Minister"], True, [("position", "", "Minister")]),
    "no label, of a body": (
        ["1 Street, Town"],
        False,
        [("address", "", "1 Street, Town")],
    ),
    "no label, and no address": (
        ["In liquidation"],
        False,
        [(None, "", "In liquidation")],
    ),
    "known by its shape": (
        ["https://a.example", "post@a.example", "+7 (000) 1"],
        False,
        [
            ("website", "", "https://a.example"),
            ("email", "", "post@a.example"),
            ("phone", "", "+7 (000) 1"),
        ],
    ),
    "a stray line after a short part": (
        ["Gender: male", "seen in Sampletown"],
        True,
        [("gender", "Gender", "male"), (None, "", "seen in Sampletown")],
    ),
}


@pytest.mark.parametrize("case", DETAILS)
def test_identifying_information_is_cut_at_its_labels(case: str) -> None:
    told, person, parts = DETAILS[case]

    found = read_information(told, person=person)

    assert [(p.rule and p.rule["how"], p.label, p.value) for p in found] == parts


def test_another_act_needs_nothing_but_its_own_table(tmp_path: Path) -> None:
    spec: dict[str, Any] = {
        "since": "2006-05-20",
        "articles": [2],
        "columns": ["name", "native", "information", "reason", "listed"],
        "kind": "Person",
        "parts": {
            "A. Natural persons": {"name": "A"},
            "B. Legal persons": {"name": "B"},
        },
    }
    banks = {"since": "2022-03-20", "columns": ["name"], "list": "paragraphs"}
    headings = [
        "",
        (
            "Names (Transliteration of Belarusian spelling)"
            " (Transliteration of Russian spelling)"
        ),
        "Names (Belarusian spelling) (Russian spelling)",
        "Identifying information",
        "Reasons for listing",
        "Date of listing",
    ]
    row = [
        ["1."],
        ["Ivan EXAMPLE"],
        ["Iван"],
        ["DOB: 1952"],
        ["Because"],
        ["21.6.2021"],
    ]
    parts = "".join(
        f'<p class="title-gr-seq-level-2">{heading} referred to in Article 2(1)</p>'
        f"{table(headings, [row])}"
        for heading in ("A. Natural persons", "B. Legal persons, entities and bodies")
    )
    norm = '<p class="norm">Example Bank</p><p class="norm">Sample Bank</p>'
    text = page(CELEX, annex("I", parts) + annex("IX", norm) + annex("II", LISTED))
    found = act(tmp_path, text)
    known = {"annexes": {"I": spec, "IX": banks}, "no_parties": ["II"], "empty": []}

    entries = read_entries(found, known, audit := Audit())

    assert [(e.place, e.line("name")) for e in entries] == [
        ("I.A", "Ivan EXAMPLE"),
        ("I.B", "Ivan EXAMPLE"),
        ("IX", "Example Bank"),
        ("IX", "Sample Bank"),
    ]
    assert entries[0].line("native") == "Iван"
    assert audit.record()["not_understood"] == {}


def test_a_cell_that_spans_rows_stands_in_each_of_them(tmp_path: Path) -> None:
    body = (
        "<table><tr><td>Name</td><td>Day</td></tr>"
        f'<tr><td>{lines(["One"])}</td><td rowspan="2">{lines(["1.1.2022"])}</td></tr>'
        f"<tr><td>{lines(['Two'])}</td></tr></table>"
    )

    found = act(tmp_path, page(CELEX, annex("I", body))).annexes[0].blocks[1]

    assert isinstance(found, Table)
    assert [[cell.whole for cell in row.cells] for row in found.rows[1:]] == [
        ["One", "1.1.2022"],
        ["Two", "1.1.2022"],
    ]

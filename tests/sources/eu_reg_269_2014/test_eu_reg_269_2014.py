"""Annex I of Regulation 269/2014, on made-up parties and on the act's real values."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from clearance.entities import Statement
from clearance.errors import ListRefusedError
from clearance.sources import Audit, SnapshotFiles, read_catalog
from tests.sources._eurlex.act_pages import (
    annex,
    information,
    lost_words,
    page,
    read,
    several,
    table,
    told,
    transcribed,
    understood_share,
    values,
    write_page,
)

SOURCE, FILE, CELEX = "eu_reg_269_2014", "02014R0269.html", "02014R0269"
HEADINGS = ["", "Name", "Identifying information", "Reasons", "Date of listing"]
Cells = Sequence[Sequence[str]]


def listing(
    number: str = "1.",
    name: Sequence[str] = ("Ivan EXAMPLEV",),
    details: Sequence[str] = ("DOB: 7.10.1952",),
    day: str = "17.3.2014",
) -> Cells:
    """Write one row of the annex."""
    return [[number], name, details, ["An example."], [day]]


def annex_i(
    *people: Cells, bodies: Sequence[Cells] = (), headings: Sequence[str] = HEADINGS
) -> str:
    """Write the annex with these people and bodies."""
    parts = f'<p class="title-gr-seq-level-2">Persons</p>{table(headings, people)}'
    if bodies:
        heading = '<p class="title-gr-seq-level-2">Entities</p>'
        parts += heading + table(headings, bodies)
    return annex("I", parts, heading="List of persons referred to in Article 2")


def load(
    folder: Path, text: str, *, day: str = "20.10.2026", accepted: bool = False
) -> tuple[list[Statement], Audit]:
    """Read an act with this annex."""
    return read(
        SOURCE, write_page(folder, FILE, page(CELEX, text, day=day)), accepted=accepted
    )


def test_the_list_is_of_the_day_of_the_consolidation(tmp_path: Path) -> None:
    text = page(CELEX, annex_i(listing()), day="03.02.2026")
    files = SnapshotFiles.in_folder(SOURCE, write_page(tmp_path, FILE, text))

    assert read_catalog()[SOURCE].published(files) == date(2026, 2, 3)


def test_a_person_is_frozen_since_the_day_of_listing(tmp_path: Path) -> None:
    found, audit = load(tmp_path, annex_i(listing()))

    assert values(found, "provisions") == ["asset freeze", "making funds available ban"]
    assert {s.listed_from for s in found} == {"2014-03-17"}
    assert values(found, "listingDate") == ["2014-03-17"]
    assert values(found, "program") == ["269/2014", "269/2014"]
    assert audit.counts["entries.Person"] == 1


def test_ids_stay_when_rows_are_numbered_anew(tmp_path: Path) -> None:
    one, _ = load(tmp_path / "a", annex_i(listing("1.")))
    two, _ = load(tmp_path / "b", annex_i(listing("7a.")))

    assert one[0].subject == two[0].subject
    assert one[0].subject.startswith("eu-269-")


def test_namesakes_are_told_apart_by_birth(tmp_path: Path) -> None:
    other = listing("2.", details=["DOB: 1.1.1960"])

    found, audit = load(tmp_path, annex_i(listing(), other))

    assert len({s.subject for s in found if s.kind == "Person"}) == 2
    assert told(audit, "same name twice") == []


def test_namesakes_without_a_birth_stay_two_and_are_told(tmp_path: Path) -> None:
    rows = [listing("1.", details=["Minister"]), listing("2.", details=["Baker"])]

    found, audit = load(tmp_path, annex_i(*rows))

    assert len({s.subject for s in found if s.kind == "Person"}) == 2
    assert told(audit, "same name twice") == ["Ivan EXAMPLEV"]


def test_a_person_listed_twice_is_one(tmp_path: Path) -> None:
    rows = [listing(day="9.3.2022"), listing("2.", day="16.12.2022")]

    found, audit = load(tmp_path, annex_i(*rows))

    assert audit.counts["entries"] == 1
    assert sorted(values(found, "listingDate")) == ["2022-03-09", "2022-12-16"]
    assert {s.listed_from for s in found if s.kind == "Person"} == {"2022-03-09"}


def test_a_row_without_number_goes_on_with_the_one_before(tmp_path: Path) -> None:
    further: Cells = [[], ["a.k.a. Iwan EXAMPLEW"], ["Gender: male"], ["And more."], []]

    found, audit = load(tmp_path, annex_i(listing(), further))

    assert audit.counts["entries"] == 1
    assert values(found, "alias") == ["Iwan EXAMPLEW"]
    assert values(found, "gender") == ["male"]
    assert values(found, "reason") == ["An example. And more."]


@pytest.mark.parametrize(
    "row",
    [
        [[""], [], ["Gender: male"], ["And more."]],
        [[], ["Gender: male"], ["And more."], []],
    ],
)
def test_a_row_that_lacks_its_first_or_last_cell_is_read(
    tmp_path: Path, row: Cells
) -> None:
    found, audit = load(tmp_path, annex_i(listing(), row))

    assert audit.counts["entries"] == 1
    assert values(found, "gender") == ["male"]
    assert values(found, "reason") == ["An example. And more."]
    assert values(found, "alias") == []


def test_a_row_of_another_shape_is_told_and_kept(tmp_path: Path) -> None:
    found, audit = load(tmp_path, annex_i(listing(), [["Stray words."]]))

    assert told(audit, "row") == ["Stray words."]
    assert values(found, "unreadRemark") == ["Stray words."]


def test_what_is_not_understood_is_kept_whole(tmp_path: Path) -> None:
    details = ["DOB: before the war", "Shoe size: 38", "Nationality: Exampler"]

    found, audit = load(tmp_path, annex_i(listing(details=details)))

    assert values(found, "unreadRemark") == details
    assert told(audit, "identifying information") == ["Shoe size: 38"]
    assert understood_share(audit) == 0


@pytest.mark.parametrize(
    ("detail", "prop", "value"),
    [
        ("DOB: 1.2.1960 or 3.4.1961", "birthDate", ["1960-02-01", "1961-04-03"]),
        ("DOB: possibly 23.7.1981", "birthDate", ["1981-07-23"]),
        ("Nationality: Russian, Israeli", "nationality", ["ru", "il"]),
        ("Nationality: (a) German, (b) Haitian", "nationality", ["de", "ht"]),
        ("Nationality: Bosnia and Herzegovina", "nationality", ["ba"]),
        ("DOB: (a) 3.3.1965, (b) 1.1.1966", "birthDate", ["1965-03-03", "1966-01-01"]),
        ("Passport no: 71 0000001 (Russia)", "passportNumber", ["710000001"]),
        ("INN: 500100732259", "innCode", ["500100732259"]),
        ("Tax ID: 500100732259 (Russia)", "innCode", ["500100732259"]),
        ("Tax ID: 500100732250", "taxNumber", ["500100732250"]),
        ("Tel. + 7 (000) 000-00-01", "phone", ["+70000000001"]),
    ],
)
def test_details_of_people(
    tmp_path: Path, detail: str, prop: str, value: list[str]
) -> None:
    found, audit = load(tmp_path, annex_i(listing(details=[detail])))
    said = [s.value for s in found if s.property == prop and s.kind == "Person"]

    assert said == value
    assert understood_share(audit) == 1


@pytest.mark.parametrize(
    ("detail", "prop", "value"),
    [
        ("Registration number: 1027700000008", "ogrnCode", "1027700000008"),
        ("Registration number: 1027700000008 (OGRN)", "ogrnCode", "1027700000008"),
        ("Registration number: Cr. No. 100", "registrationNumber", "100"),
        ("Registration number: TIN - 7700000009", "innCode", "7700000009"),
        ("INN/KPP: 7700000009/770001001", "notes", "KPP: 770001001"),
        ("KPP 770001001", "notes", "KPP: 770001001"),
        ("Address: 1 Street, Town, Hong Kong", "country", "hk"),
        ("Date of registration: 2001 as a bank", "incorporationDate", "2001"),
        ("E-mail: post@a.example, b@a.example", "email", "b@a.example"),
        ("Type of entity: Joint Stock Company", "legalForm", "Joint Stock Company"),
    ],
)
def test_details_of_bodies(tmp_path: Path, detail: str, prop: str, value: str) -> None:
    body = listing(name=["Example Works"], details=[detail])

    found, _ = load(tmp_path, annex_i(listing(), bodies=[body]))
    said = [s.value for s in found if s.kind == "Organization" and s.property == prop]

    assert value in said


def test_a_column_that_is_missing_refuses_the_list(tmp_path: Path) -> None:
    rows = [listing()[:4]]

    with pytest.raises(ListRefusedError, match="Annex I lacks the column listed"):
        load(tmp_path, annex_i(*rows, headings=HEADINGS[:4]))


def test_a_new_column_is_told_and_its_text_kept(tmp_path: Path) -> None:
    row = [*listing(), ["Green"]]

    found, audit = load(tmp_path, annex_i(row, headings=[*HEADINGS, "Colour"]))

    assert told(audit, "column") == ["Colour"]
    assert values(found, "notes") == ["Colour: Green"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (annex_i(), "Annex I has no entries"),
        (annex("II", "<p>Websites</p>"), "lacks Annex I"),
        (annex_i(listing()) * 2, "Annex I more than once"),
        (annex_i(listing()) + annex("III", "<p>New</p>"), "annex 'III'"),
        (annex("I", table(HEADINGS, [listing()])), "before its first part"),
    ],
)
def test_an_act_of_another_shape_is_refused(
    tmp_path: Path, text: str, sentence: str
) -> None:
    with pytest.raises(ListRefusedError, match=sentence):
        load(tmp_path, text)


def test_an_entry_without_a_day_counts_from_the_acts_first(tmp_path: Path) -> None:
    found, audit = load(tmp_path, annex_i(listing(day="")))

    assert {s.listed_from for s in found} == {"2014-03-17"}
    assert values(found, "listingDate") == []
    assert told(audit, "day") == ["no day"]


@pytest.mark.slow
def test_the_acts_real_values_are_read_from_its_layout(
    shared: Path, tmp_path: Path
) -> None:
    rows = transcribed(shared, "32014R0269.csv")
    parts = {"I.PERSONS": [], "I.ENTITIES": []}  # type: dict[str, list[Cells]]
    for row in rows:
        former = [f"Formerly known as: {p}" for p in several(row["previousName"])]
        names = [row["name"], *several(row["alias"]), *former]
        cells = [names, information(row), [row["reason"]], [row["startDate"]]]
        parts[row["annex"]].append([[f"{row['recordId']}."], *cells])

    found, audit = load(
        tmp_path, annex_i(*parts["I.PERSONS"], bodies=parts["I.ENTITIES"])
    )

    assert audit.counts["annex.I.Persons"] == len(parts["I.PERSONS"])
    assert audit.counts["annex.I.Entities"] == len(parts["I.ENTITIES"])
    # One person stands in the act twice, under two numbers.
    assert audit.counts["entries"] == len(rows) - 1
    assert understood_share(audit) > 0.999
    assert lost_words(found, rows) == {}
    assert told(audit, "row") == told(audit, "same name twice") == []
    days = {date.fromisoformat(d) for d in values(found, "listingDate")}
    assert min(days) == date(2014, 3, 17)

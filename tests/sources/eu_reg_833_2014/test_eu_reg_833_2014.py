"""The annexes of Regulation 833/2014, on made-up parties and on its real values."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from html import escape
from pathlib import Path

import pytest

from clearance.entities import Statement
from clearance.errors import ListRefusedError
from clearance.sources import Audit
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

SOURCE, FILE, CELEX = "eu_reg_833_2014", "02014R0833.html", "02014R0833"
SAMPLE = (
    Path(__file__).resolve().parents[3] / "src/clearance/sources" / SOURCE / "sample"
)
BODY = "Name of the legal person, entity or body"
SHIPS = [
    "",
    "Vessel name",
    "IMO number",
    "Grounds for inclusion",
    "Date of application",
]
BANKS = [BODY, "Date of application"]


def items(*names: str) -> str:
    """Write a plain list."""
    return "".join(f'<div class="list">{escape(name)}</div>' for name in names)


# An act of early 2022 has these annexes and none of the later ones.
EARLY = {
    n: annex(n, items(f"Body {n}")) for n in ("III", "IV", "V", "VI", "XII", "XIII")
}


def load(
    folder: Path, text: str, *, day: str = "01.03.2022", accepted: bool = False
) -> tuple[list[Statement], Audit]:
    """Read an act with these annexes."""
    body = page(CELEX, text, day=day)
    return read(SOURCE, write_page(folder, FILE, body), accepted=accepted)


def early(**others: str) -> str:
    """Write the act of early 2022 with some annexes as given."""
    return "".join({**EARLY, **others}.values())


def sample(**changes: str) -> str:
    """Give the sample with words replaced."""
    text = (SAMPLE / FILE).read_text("utf-8")
    for old, new in changes.items():
        text = text.replace(old.replace("_", " "), new)
    return text


def load_sample(folder: Path, text: str) -> tuple[list[Statement], Audit]:
    """Read a changed sample."""
    return read(SOURCE, write_page(folder, FILE, text))


def test_an_older_text_needs_no_annex_that_came_later(tmp_path: Path) -> None:
    _, audit = load(tmp_path, early())

    assert audit.counts["entries"] == 6


def test_an_annex_that_vanishes_refuses_the_list(tmp_path: Path) -> None:
    with pytest.raises(ListRefusedError, match="lacks Annex XIII"):
        load(tmp_path, early(XIII=""))


def test_a_bank_in_two_annexes_is_one_party_with_two_designations(
    tmp_path: Path,
) -> None:
    text = early(
        III=annex("III", items("Sample Bank")), XII=annex("XII", items("SAMPLE BANK"))
    )

    found, audit = load(tmp_path, text)
    bank = next(s.subject for s in found if s.value == "Sample Bank")
    sanctions = {s.subject for s in found if s.kind == "Sanction" and s.value == bank}

    assert sanctions == {f"{bank}-III", f"{bank}-XII"}
    assert audit.counts["entries"] == 5


def test_each_annex_says_what_it_forbids(tmp_path: Path) -> None:
    found, _ = load_sample(tmp_path, sample())
    programmes = {s.subject: s.value for s in found if s.property == "program"}
    said = defaultdict(set)
    for one in found:
        if one.property == "provisions" and one.listed_until is None:
            said[programmes[one.subject].removeprefix("833/2014 Annex ")].add(one.value)

    assert said["III"] == said["XIII"] == {"capital market restrictions"}
    assert said["IV"] == {"export ban", "technical assistance ban"}
    assert said["XIV"] == said["XIX"] == said["XLIV"] == {"transaction ban"}
    assert said["XLV"] == said["XLVII"] == said["XLIX"] == {"transaction ban"}
    assert said["XV"] == {"broadcasting ban"}
    assert "port access ban" in said["XLII"]
    assert said["LII"] == {"business arrangements ban"}


@pytest.mark.parametrize(
    ("day", "measures"),
    [
        ("19.07.2025", ["services ban"]),
        ("20.07.2025", ["services ban", "transaction ban"]),
    ],
)
def test_banks_without_messaging_came_under_a_transaction_ban(
    tmp_path: Path, day: str, measures: list[str]
) -> None:
    banks = table(BANKS, [[["Sample Bank"], ["12 March 2022"]]])
    text = sample().replace("20.10.2026", day)
    start = text.index('<p class="title-annex-1">ANNEX XIV')
    end = text.index('<hr class="separator-annex"/>', start)
    head = f'<p class="title-annex-1">ANNEX XIV</p>{banks}'

    found, _ = load_sample(tmp_path, text[:start] + head + text[end:])
    said = [s for s in found if s.kind == "Sanction" and "-XIV" in s.subject]

    assert values(said, "provisions") == measures
    assert {s.listed_from for s in said} == {"2022-03-12", "2025-07-20"} or len(
        measures
    ) == 1


def test_a_bank_that_came_later_has_but_the_one_designation(tmp_path: Path) -> None:
    found, _ = load_sample(tmp_path, sample())
    bank = next(s.subject for s in found if s.value == "Third Sample Bank")
    sanctions = [s for s in found if s.subject.startswith(f"{bank}-")]

    assert values(sanctions, "provisions") == ["transaction ban"]
    assert {s.listed_from for s in sanctions} == {"2025-08-09"}


def test_a_ship_is_known_by_its_imo_number(tmp_path: Path) -> None:
    found, audit = load_sample(tmp_path, sample())
    ship = [s for s in found if s.subject == "eu-imo-9074729"]

    assert values(ship, "imoNumber") == ["9074729"]
    assert values(ship, "previousName") == ["Sample Star", "Old Star"]
    assert values(ship, "alias") == ["Star of Example"]
    assert {s.listed_from for s in ship} == {"2024-06-25"}
    assert audit.counts["entries.Vessel"] == 2


def test_a_wrong_imo_number_is_told_and_the_ship_kept_by_its_name(
    tmp_path: Path,
) -> None:
    found, audit = load_sample(tmp_path, sample())
    wrong = next(s.subject for s in found if s.value == "Wrong Star")

    assert wrong.startswith("eu-833-")
    assert told(audit, "IMO number") == ["9074720"]
    assert "IMO number: 9074720" in values(found, "notes")


def test_a_place_is_no_body_of_the_same_name(tmp_path: Path) -> None:
    found, _ = load_sample(tmp_path, sample(Sampleport="Example Pay"))

    assert len({s.subject for s in found if s.value == "Example Pay"}) == 2


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("ANNEX I<", "ANNEX XCIX<", "annex 'XCIX'"),
        ("ANNEX XLII<", "ANNEX XLII bis<", "lacks Annex XLII"),
        ("Part B</p>", "Part E</p>", "part 'Annex XIX, Part E'"),
        ("IMO number", "Hull number", "Annex XLII lacks the column imo"),
        (
            "ANNEX XLIII</p>",
            'ANNEX XLIII</p><div class="list">New Body</div>',
            "now with entries",
        ),
    ],
)
def test_an_act_of_another_shape_is_refused(
    tmp_path: Path, old: str, new: str, sentence: str
) -> None:
    assert old in sample()

    with pytest.raises(ListRefusedError, match=sentence):
        load_sample(tmp_path, sample().replace(old, new))


def test_an_unknown_annex_is_told_though_a_person_accepts_it(tmp_path: Path) -> None:
    text = early() + annex("XCIX", items("New Body"), heading="List of new bodies")

    found, audit = load(tmp_path, text, accepted=True)

    assert "New Body" not in values(found, "name")
    assert told(audit, "annex") == ["XCIX List of new bodies New Body"]
    assert any("XCIX" in sentence for sentence in audit.record()["problems"])


def test_an_annex_that_refers_to_another_article_is_told(tmp_path: Path) -> None:
    heading = "List of persons referred to in Article 99z"

    _, audit = load(tmp_path, early(V=annex("V", items("Arms"), heading=heading)))

    assert told(audit, "article") == [heading]


def test_words_that_are_no_list_are_told(tmp_path: Path) -> None:
    text = early(V=annex("V", items("Arms") + '<p class="norm">Stray words.</p>'))

    _, audit = load(tmp_path, text)

    assert told(audit, "text") == ["Stray words."]


Row = Mapping[str, str]


def _table(
    headings: list[str], write: Callable[[Row], list[list[str]]]
) -> Callable[[Iterable[Row]], str]:
    return lambda rows: table(headings, [write(row) for row in rows])


def _numbered(row: Row, *columns: str) -> list[list[str]]:
    return [[f"{row['recordId']}."], *([row[column]] for column in columns)]


def _plant(row: Row) -> list[list[str]]:
    names = [row["name"], *(f"Local name: {a}" for a in several(row["alias"]))]
    return [[row["recordId"]], names, information(row), [row["startDate"]]]


def _ship(row: Row) -> list[list[str]]:
    number, name, *rest = _numbered(row, "name", "imoNumber", "reason", "startDate")
    former = [f"(formerly {p})" for p in several(row["previousName"])]
    return [number, [*name, *former], *rest]


WRITTEN: Mapping[str, Callable[[Iterable[Row]], str]] = {
    "IV": _table(
        ["Number", "Name", "Identifying Information", "Date of listing"], _plant
    ),
    "XIV": _table(BANKS, lambda r: [[r["name"]], [r["startDate"]]]),
    "XIX": lambda rows: "".join(
        f'<div><p class="norm">{r["recordId"]}. {escape(r["name"])}</p></div>'
        for r in rows
    ),
    "XLII": _table(SHIPS, _ship),
    "XLIV": _table(
        ["", BODY, "Entry into force"], lambda r: _numbered(r, "name", "startDate")
    ),
    "XLV": _table(
        [BODY, "Entry into force"], lambda r: [[r["name"]], [r["startDate"]]]
    ),
    "XLVII": _table(
        ["", "Name", "Grounds for inclusion", "Date of application"],
        lambda r: _numbered(r, "name", "reason", "startDate"),
    ),
    "XLIX": _table(
        [
            "Name of listed legal person, entity or body",
            "Place of registration",
            "Entry into force",
        ],
        lambda r: [[r["name"]], [r["address"]], [r["startDate"]]],
    ),
    "LII": _table(
        ["Number", "Name", "Location"], lambda r: _numbered(r, "name", "address")
    ),
    "LIII": _table(
        ["Crypto-assets or central bank digital currencies", "Entry into force"],
        lambda r: [[r["name"]], [r["startDate"]]],
    ),
}


@pytest.mark.slow
def test_the_acts_real_values_are_read_from_its_layout(
    shared: Path, tmp_path: Path
) -> None:
    rows = transcribed(shared, "32014R0833.csv")
    places: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        places[row["annex"]].append(row)
    contents: dict[str, str] = defaultdict(str)
    for place, listed in places.items():
        number, _, part = place.partition(".")
        contents[number] += f'<p class="norm">Part {part}</p>' if part else ""
        plain = items(*(row["name"] for row in listed))
        contents[number] += WRITTEN[number](listed) if number in WRITTEN else plain
    text = "".join(annex(number, content) for number, content in contents.items())

    found, audit = load(tmp_path, text, day="17.07.2026")

    assert {p: audit.counts[f"annex.{p}"] for p in places} == {
        p: len(listed) for p, listed in places.items()
    }
    numbers = {row["imoNumber"] for row in rows if row["imoNumber"]}
    assert set(values(found, "imoNumber")) == numbers
    assert audit.counts["entries.Vessel"] == len(numbers)
    assert understood_share(audit) == 1
    assert lost_words(found, rows) == {}
    # Two firms of one name, in two countries.
    assert set(audit.record()["not_understood"]) == {"same name twice"}
    assert len(told(audit, "same name twice")) == 1

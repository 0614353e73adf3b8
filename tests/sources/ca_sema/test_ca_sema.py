"""Canada's list: two layouts, ids that stay, what schedules forbid, and bad files."""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from clearance.entities import Statement
from clearance.errors import UnreadableFileError
from clearance.sources import Audit, SnapshotFiles, find_on_disk, read_catalog

SOURCE = read_catalog()["ca_sema"]
FILE = "sema-lmes.xml"
OLD, NEW = date(2020, 4, 15), date(2025, 5, 25)
PERSON = {
    "Country": "Russia / Russie",
    "LastName": "EXAMPLOV",
    "GivenName": "Sample",
    "Schedule": "1, Part 1",
    "Item": "1",
    "DateOfListing": "2022-02-24",
}
SHIP = {"Country": "Russia / Russie", "EntityOrShip": "Sample Star", "Item": "3",
        "ShipIMONumber": "9074729", "Schedule": "1.1"}  # fmt: skip


def read(
    folder: Path, *records: dict[str, str], published: date | None = None
) -> tuple[list[Statement], Audit]:
    """Read a list of these records, published on a day."""
    body = "".join(
        "<record>" + "".join(f"<{k}>{v}</{k}>" for k, v in one.items()) + "</record>"
        for one in records
    )
    (folder / FILE).write_text(f"<data-set>{body}</data-set>", "utf-8")
    audit = Audit()
    files = SnapshotFiles.in_folder(SOURCE.name, folder, published=published)
    found = list(SOURCE.parse(files, audit))
    audit.refuse_new_categories()
    return found, audit


def values(found: list[Statement], prop: str) -> list[str]:
    """List what was said for a property."""
    return [s.value for s in found if s.property == prop]


@pytest.fixture(scope="module")
def real(shared: Path) -> dict[date, tuple[list[Statement], Audit]]:
    """Read both real files once."""
    read_by_day = {}
    for found in find_on_disk(shared / "lists", SOURCE.metadata):
        assert found.published is not None
        files = SnapshotFiles(SOURCE.name, found.files, published=found.published)
        audit = Audit()
        read_by_day[found.published] = (list(SOURCE.parse(files, audit)), audit)
        audit.refuse_new_categories()
    return read_by_day


@pytest.mark.parametrize(
    ("day", "entries", "people", "ships"),
    [(OLD, 1_369, 985, 0), (NEW, 4_759, 3_334, 109)],
    ids=["2020", "2025"],
)
def test_every_record_of_both_layouts_is_read(
    real: Any, day: date, entries: int, people: int, ships: int
) -> None:
    """The counts are those of the lists' own description."""
    counts = real[day][1].counts
    assert counts["entries"] == entries
    assert counts["entries.Person"] == people
    assert counts.get("entries.Vessel", 0) == ships


def test_two_dates_of_the_real_files_are_not_understood(real: Any) -> None:
    """ "Sep-99" has no century, and "born in the early 1970s" no year."""
    assert real[OLD][1].record()["not_understood"] == {}
    rest = real[NEW][1].record()["not_understood"]
    assert {what: told["total"] for what, told in rest.items()} == {"date": 2}


def test_programmes_are_as_large_as_the_list_says(real: Any) -> None:
    """439 Russia and Ukraine records in 2020; 2,979 and 320 of Belarus later."""
    old, new = (real[day][1].counts for day in (OLD, NEW))
    assert old["programme.russia"] + old["programme.ukraine"] == 439
    assert new["programme.russia"] + new["programme.ukraine"] == 2_979
    assert new["programme.belarus"] == 320


def test_ids_stay_over_five_years_and_a_change_of_layout(real: Any) -> None:
    """All but 14 of the records of 2020 that are not of Zimbabwe are there in 2025."""
    old = {s.subject: s.value for s in real[OLD][0] if s.property == "program"}
    parties = {s.subject for s in real[OLD][0] if s.property == "name"}
    later = {s.subject for s in real[NEW][0] if s.property == "name"}
    gone = Counter("Zimbabwe" in old[subject] for subject in parties - later)
    assert len(parties & later) == 1_255
    assert gone == {True: 100, False: 14}


def test_every_real_record_has_a_measure(real: Any) -> None:
    """Debt restrictions for schedules 2 and 3 of Russia, ships apart, else a freeze."""
    said = Counter(s.value for s in real[NEW][0] if s.property == "provisions")
    assert said == {
        "asset freeze": 4_759 - 109 - 4,
        "port access ban": 109,
        "capital market restrictions": 4,
    }


def test_real_listings_are_in_force_from_their_day(real: Any) -> None:
    """Each of 2025 has a DateOfListing; those of 2020 count from their publication."""
    assert all(s.listed_from for s in real[NEW][0])
    assert min(s.listed_from for s in real[NEW][0]) < "2008-12-31"
    assert {s.listed_from for s in real[OLD][0]} == {"2020-04-15"}
    assert "listingDate" not in {s.property for s in real[OLD][0]}


def test_both_layouts_give_one_party_one_id(tmp_path: Path) -> None:
    """Case, signs, schedule and item do not count; the regulation and name do."""
    old = {"Country": "Russia / Russie", "LastName": "Examplov", "GivenName": "Sample",
           "Schedule": "1", "Item": "9", "DateOfBirth": "1971"}  # fmt: skip
    first = read(tmp_path, old)[0][0].subject
    same = read(tmp_path, PERSON)[0][0].subject
    other = read(tmp_path, {**PERSON, "Country": "Ukraine"})[0][0].subject
    assert first == same
    assert first != other


def test_burma_and_myanmar_are_one_regulation(tmp_path: Path) -> None:
    """The label changed, the regulation did not."""
    old = read(tmp_path, {**PERSON, "Country": "Burma / Birmanie"})[0][0].subject
    label = "Myanmar (Burma) / Myanmar (Birmanie)"
    assert read(tmp_path, {**PERSON, "Country": label})[0][0].subject == old


def test_namesakes_are_told_apart_by_their_births(tmp_path: Path) -> None:
    """Without births, two records of one name are one party with two designations."""
    born = "DateOfBirthOrShipBuildDate"
    further = {**PERSON, "Schedule": "1, Part 1.1", "Item": "7"}
    together, audit = read(tmp_path, PERSON, further)
    apart, _ = read(tmp_path, {**PERSON, born: "1971"}, {**further, born: "1999"})
    assert len(set(values(together, "entity"))) == 1
    assert len(values(together, "entity")) == 2
    assert audit.counts["entries"] == 2
    assert audit.counts["entries.repeated"] == 1
    assert len(set(values(apart, "entity"))) == 2


def test_services_to_ships_are_forbidden_from_their_day(tmp_path: Path) -> None:
    """From 13 June 2025, not the day before, and not for a file of an unknown day."""
    after, _ = read(tmp_path, SHIP, published=date(2025, 6, 13))
    before, _ = read(tmp_path, SHIP, published=date(2025, 6, 12))
    undated, _ = read(tmp_path, SHIP)
    assert values(after, "provisions") == ["port access ban", "services ban"]
    assert values(before, "provisions") == ["port access ban"]
    assert values(undated, "provisions") == ["port access ban"]


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"Schedule": "7"}, "measure"),
        ({"Country": "Atlantis / Atlantide"}, "programme"),
    ],
)
def test_what_is_not_known_to_be_forbidden_is_not_claimed(
    change: dict[str, str], what: str, tmp_path: Path
) -> None:
    """The entry is there, without a measure, and counted."""
    found, audit = read(tmp_path, {**PERSON, **change})
    assert values(found, "provisions") == []
    assert values(found, "name") == ["Sample EXAMPLOV"]
    assert audit.record()["not_understood"][what]["total"] == 1


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Сбер; Sberish of Nowhere", ["Сбер", "Sberish of Nowhere"]),
        ("Example Ltd., Sample Co., Ltd.", ["Example Ltd.", "Sample Co., Ltd."]),
        ("ОАО, БЭТОН", ["ОАО, БЭТОН"]),
        (
            "Агентство по делам, опытам и примерам",
            ["Агентство по делам, опытам и примерам"],
        ),
        ("Фонд (исследований, опытов)", ["Фонд (исследований, опытов)"]),
        ("Russian: Пример Первый, Arabic: مثال", ["Пример Первый", "مثال"]),
        ("НПП «Пример» and АО «НПП «Пример»", ["НПП «Пример»", "АО «НПП «Пример»"]),
        ("Myanma Sample and Example Bank", ["Myanma Sample and Example Bank"]),
        ("Пример / ПРИМЕР-2", ["Пример", "ПРИМЕР-2"]),
    ],
)
def test_aliases_are_divided_between_names_only(
    text: str, names: list[str], tmp_path: Path
) -> None:
    """Not at the commas, brackets and words that belong to one name."""
    record = {"Country": "Russia / Russie", "EntityOrShip": "Example", "Item": "1",
              "Schedule": "1, Part 2", "Aliases": text}  # fmt: skip
    assert values(read(tmp_path, record)[0], "alias") == names


def test_a_part_of_a_persons_name_is_a_weak_alias(tmp_path: Path) -> None:
    """A given name alone, or with a patronymic, would meet every namesake."""
    aliases = "Andrei; Andrei Samplevich; Andrei Exampleau"
    found, _ = read(tmp_path, {**PERSON, "Aliases": aliases})
    assert values(found, "weakAlias") == ["Andrei", "Andrei Samplevich"]
    assert values(found, "alias") == ["Andrei Exampleau"]


def test_a_new_field_is_told(tmp_path: Path) -> None:
    """It is read past, and counted."""
    _, audit = read(tmp_path, {**PERSON, "ShoeSize": "44"})
    told = audit.record()["not_understood"]["element"]["examples"]
    assert [e["text"] for e in told] == ["record/ShoeSize: 44"]


def test_a_bad_ship_number_is_kept_and_told(tmp_path: Path) -> None:
    """It is what the list says, although its check digit is wrong."""
    found, audit = read(tmp_path, {**SHIP, "ShipIMONumber": "9074720"})
    assert values(found, "imoNumber") == ["9074720"]
    assert audit.record()["not_understood"]["imo"]["total"] == 1


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "empty"),
        ("<data-set/>", "no records"),
        ("<html/>", "first element is html"),
        ("<data-set><record><Country>Russia</Country>", "breaks off"),
        ("<data-set><record><Item>1</Item></record></data-set>", "names nobody"),
        ("<data-set><entry><LastName>A</LastName></entry></data-set>", "names nobody"),
        ('<!DOCTYPE data-set [<!ENTITY a "b">]><data-set/>', "document type"),
    ],
)
def test_bad_files_are_refused(content: str, sentence: str, tmp_path: Path) -> None:
    """With what is wrong."""
    (tmp_path / FILE).write_text(content)
    with pytest.raises(UnreadableFileError, match=sentence):
        list(SOURCE.parse(SnapshotFiles.in_folder(SOURCE.name, tmp_path), Audit()))

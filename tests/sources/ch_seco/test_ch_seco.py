"""The Swiss list, on made-up targets in its format: days, names, designations."""

from datetime import date
from pathlib import Path

import pytest

from clearance.entities import Statement
from clearance.errors import ListRefusedError, UnreadableFileError
from clearance.sources import Audit, SnapshotFiles, read_catalog

SOURCE = read_catalog()["ch_seco"]
FILE = "consolidated-list.xml"
PROGRAMME = (
    '<sanctions-program ssid="20"><program-key lang="eng">Exampleland</program-key>'
    '<program-name lang="eng">Ordinance</program-name>'
    '<sanctions-set ssid="21" lang="eng">Annex 1: {text}</sanctions-set>'
    "</sanctions-program>"
)
LISTED = '<modification modification-type="listed" effective-date="{}"/>'
GONE = '<modification modification-type="de-listed" effective-date="{}"/>'
AMENDED = '<modification modification-type="amended" effective-date="{}"/>'
NAME = (
    '<name name-type="primary-name" quality="good"><name-part order="1"'
    ' name-part-type="whole-name"><value>Sample Example</value></name-part></name>'
)


def target(
    more: str = "", days: str = "", body: str = "individual", name: str = NAME
) -> str:
    """Write one target."""
    return (
        f'<target ssid="100"><sanctions-set-id>21</sanctions-set-id>{days}<{body}>'
        f'<identity ssid="101" main="true">{name}</identity>{more}'
        f"</{body.split(maxsplit=1)[0]}></target>"
    )


def read(
    folder: Path, *targets: str, text: str = "Financial sanctions", head: str = ""
) -> tuple[list[Statement], Audit]:
    """Read a list of these targets, and refuse what a load would refuse."""
    head = head or 'list-type="whole-list" date="2026-08-27"'
    (folder / FILE).write_text(
        f"<swiss-sanctions-list {head}>{PROGRAMME.format(text=text)}{''.join(targets)}"
        '<place ssid="900"><location>Minsk</location><country iso-code="BY">Belarus'
        "</country></place></swiss-sanctions-list>",
        "utf-8",
    )
    audit = Audit()
    files = SnapshotFiles.in_folder(SOURCE.name, folder)
    found = list(SOURCE.parse(files, audit))
    audit.refuse_new_categories()
    return found, audit


def values(found: list[Statement], prop: str) -> list[str]:
    """List what was said for a property."""
    return [s.value for s in found if s.property == prop]


def spells(found: list[Statement]) -> list[tuple[str | None, str | None]]:
    """List the days of the designations, and of the party behind them."""
    said = {s.subject: (s.listed_from, s.listed_until) for s in found}
    party = said.pop("ch-100")
    return [*said.values(), party]


def test_the_day_of_the_list_is_that_inside(tmp_path: Path) -> None:
    """As its first element says."""
    read(tmp_path, target())
    files = SnapshotFiles.in_folder(SOURCE.name, tmp_path)
    assert SOURCE.published(files) == date(2026, 8, 27)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (LISTED.format("2022-03-16"), [("2022-03-16", None)] * 2),
        (
            AMENDED.format("2023-01-01") + LISTED.format("2022-03-16"),
            [("2022-03-16", None)] * 2,
        ),
        (
            GONE.format("2024-06-01") + LISTED.format("2021-08-11"),
            [("2021-08-11", "2024-06-01")] * 2,
        ),
        (
            LISTED.format("2022-03-16")
            + GONE.format("2016-03-01")
            + LISTED.format("2011-02-02"),
            [("2011-02-02", "2016-03-01"), ("2022-03-16", None), ("2011-02-02", None)],
        ),
        (
            GONE.format("2016-03-01") + AMENDED.format("2015-11-18"),
            [("2015-11-18", "2016-03-01")] * 2,
        ),
        (
            AMENDED.format("2025-06-03")
            + GONE.format("2025-06-20")
            + LISTED.format("2012-01-01"),
            [("2012-01-01", "2025-06-20")] * 2,
        ),
        (
            LISTED.format("2022-03-16")
            + GONE.format("2022-03-16")
            + LISTED.format("2011-02-02"),
            [("2011-02-02", "2022-03-16"), ("2022-03-16", None), ("2011-02-02", None)],
        ),
        ("", [("2026-08-27", None)] * 2),
    ],
    ids=[
        "listed",
        "amended",
        "gone",
        "back",
        "no first day",
        "unordered",
        "same day",
        "no days",
    ],
)
def test_modifications_tell_the_days_on_the_list(
    days: str, expected: list[tuple[str | None, str | None]], tmp_path: Path
) -> None:
    """From the first, until the day taken off; each time on the list by itself."""
    found, _ = read(tmp_path, target(days=days))
    assert spells(found) == expected


def test_a_target_taken_off_is_kept_for_its_days(tmp_path: Path) -> None:
    """It is counted, and never in force on the day of the list."""
    days = GONE.format("2024-06-01") + LISTED.format("2021-08-11")
    found, audit = read(tmp_path, target(days=days))
    assert audit.counts["entries.delisted"] == 1
    assert all(s.listed_until == "2024-06-01" for s in found)


def test_copies_within_modifications_are_not_read(tmp_path: Path) -> None:
    """What was added and removed repeats the target as it was."""
    copy = target().replace('ssid="100"', 'ssid="999"').replace("Sample", "Former")
    days = (
        '<modification modification-type="amended" effective-date="2023-01-01">'
        f"<removed>{copy}</removed></modification>" + LISTED.format("2022-03-16")
    )
    found, audit = read(tmp_path, target(days=days))
    assert audit.counts["entries"] == 1
    assert values(found, "name") == ["Sample Example"]
    assert audit.record()["not_understood"] == {}


def test_parts_of_a_name_are_put_in_spoken_order(tmp_path: Path) -> None:
    """With a whole name for each script, and no name that mixes two as a good one."""
    name = (
        '<name name-type="primary-name" quality="good">'
        '<name-part order="1" name-part-type="family-name"><value>Exampleka</value>'
        '<spelling-variant script="LATN">Exampleko</spelling-variant>'
        '<spelling-variant script="CYRL">Примеренко</spelling-variant></name-part>'
        '<name-part order="2" name-part-type="given-name"><value>Dzmitry</value>'
        '<spelling-variant script="CYRL">Дмитрий</spelling-variant></name-part>'
        '<name-part order="3" name-part-type="title"><value>Dr.</value></name-part>'
        '<name-part order="4" name-part-type="maiden-name"><value>Old</value>'
        "</name-part></name>"
    )
    found, _ = read(tmp_path, target(name=name))
    assert values(found, "name") == ["Dzmitry Exampleka"]
    assert values(found, "alias") == [
        "Dzmitry Old",
        "Dzmitry Exampleko",
        "Дмитрий Примеренко",
    ]
    assert values(found, "title") == ["Dr."]
    assert values(found, "lastName") == ["Exampleka"]


def test_a_name_of_two_scripts_is_weak(tmp_path: Path) -> None:
    """Where only one part has a spelling in another script."""
    name = (
        '<name name-type="primary-name" quality="good">'
        '<name-part order="1" name-part-type="family-name"><value>Exampleka</value>'
        '<spelling-variant script="CYRL">Примеренко</spelling-variant></name-part>'
        '<name-part order="2" name-part-type="given-name"><value>Dzmitry</value>'
        "</name-part></name>"
    )
    found, _ = read(tmp_path, target(name=name))
    assert values(found, "weakAlias") == ["Dzmitry Примеренко"]
    assert values(found, "alias") == []


@pytest.mark.parametrize(
    ("text", "body", "measures"),
    [
        ("Financial sanctions and travel ban", "individual",
         ["asset freeze", "travel ban"]),
        ("Financial sanctions and travel ban", "entity", ["asset freeze"]),
        ("Restrictions on the money and capital market", "entity",
         ["capital market restrictions"]),
        ("Restrictions on named individuals and entities", "entity", []),
    ],
)  # fmt: skip
def test_only_what_the_words_say_is_forbidden(
    text: str, body: str, measures: list[str], tmp_path: Path
) -> None:
    """A set whose words leave it open gives no measure and is counted."""
    found, audit = read(tmp_path, target(body=body), text=text)
    assert values(found, "provisions") == measures
    assert ("measure" in audit.record()["not_understood"]) == (not measures)


def test_only_a_un_reference_is_taken_for_one(tmp_path: Path) -> None:
    """Other foreign identifiers are kept as such and join nothing."""
    given = "<foreign-identifier>{}</foreign-identifier>"
    un, _ = read(tmp_path, target(days=given.format("QDi.901")))
    other, _ = read(tmp_path, target(days=given.format("140")))
    assert values(un, "sameAs") == ["un-QDi.901"]
    assert values(un, "unscId") == ["QDi.901"]
    assert values(other, "sameAs") == []
    assert values(other, "recordId") == ["140"]


@pytest.mark.parametrize(
    ("text", "prop", "value"),
    [
        ("Registration number: 1990000000000", "ogrnCode", "1990000000000"),
        ("Registration number: 123", "registrationNumber", "123"),
        ("SWIFT/BIC: EXAMRUMM", "swiftBic", "EXAMRUMM"),
        ("Date of registration: 3.1.2003", "incorporationDate", "2003-01-03"),
        ("SWIFT/BIC: see annex", "notes", "SWIFT/BIC: see annex"),
        ("Swift Investments (PVT) Ltd", "notes", "Swift Investments (PVT) Ltd"),
    ],
)
def test_other_information_is_read_where_it_is_plain(
    text: str, prop: str, value: str, tmp_path: Path
) -> None:
    """And kept to the letter where it is not."""
    more = f"<other-information>{text}</other-information>"
    found, _ = read(tmp_path, target(more, body="entity"))
    assert values(found, prop) == [value]


def test_a_day_of_another_calendar_is_not_taken_for_ours(tmp_path: Path) -> None:
    """It is kept as a note and counted."""
    name = NAME + '<day-month-year year="1350" month="2" day="3" calendar="Islamic"/>'
    found, audit = read(tmp_path, target(name=name))
    assert values(found, "birthDate") == []
    assert values(found, "notes") == ["birthDate: 1350-02-03 (Islamic calendar)"]
    assert audit.record()["not_understood"]["date"]["total"] == 1


def test_relations_lead_to_other_targets(tmp_path: Path) -> None:
    """One that is not in the file is counted."""
    more = '<relation target-id="100" relation-type="related-to"/>'
    lost = '<relation target-id="555" relation-type="related-to"/>'
    found, audit = read(tmp_path, target(more + lost))
    assert values(found, "object") == ["ch-100", "ch-555"]
    assert audit.counts["links.unresolved"] == 1


@pytest.mark.parametrize(
    ("one", "word"),
    [
        (target(body='object object-type="submarine"'), "submarine"),
        (target(body='individual sex="other"'), "other"),
        (target(name=NAME.replace("primary-name", "nickname")), "nickname"),
        (target(name=NAME.replace("whole-name", "stage-name")), "stage-name"),
        (target(days=LISTED.replace("listed", "paused").format("2022-01-01")),
         "paused"),
    ],
)  # fmt: skip
def test_a_category_never_seen_is_refused(one: str, word: str, tmp_path: Path) -> None:
    """What decides how a target is read must be known."""
    with pytest.raises(ListRefusedError, match=word):
        read(tmp_path, one)


def test_a_part_of_the_list_is_refused(tmp_path: Path) -> None:
    """The changes alone, say, would look like a list that shrank."""
    with pytest.raises(ListRefusedError, match="delta-list"):
        read(tmp_path, target(), head='list-type="delta-list"')


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<individual>", '<individual shoe-size="44">'),
        ("</individual>", "<shoe-size>44</shoe-size></individual>"),
        ("</identity>", "<shoe-size>44</shoe-size></identity>"),
        ("</target>", "<shoe-size>44</shoe-size></target>"),
    ],
)
def test_a_new_field_is_told(old: str, new: str, tmp_path: Path) -> None:
    """Wherever it stands it is read past, and counted."""
    _, audit = read(tmp_path, target().replace(old, new))
    assert audit.record()["not_understood"]["element"]["total"] == 1


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "empty"),
        ("<html/>", "first element is html"),
        ('<swiss-sanctions-list list-type="whole-list"/>', "no targets"),
        (('<swiss-sanctions-list list-type="whole-list"><target ssid="1"/>'
         "</swiss-sanctions-list>"), "a target has no number or"),
        ('<swiss-sanctions-list list-type="whole-list"><target', "not good XML|breaks"),
        ('<!DOCTYPE a [<!ENTITY a "b">]><swiss-sanctions-list/>', "document type"),
    ],
)  # fmt: skip
def test_bad_files_are_refused(content: str, sentence: str, tmp_path: Path) -> None:
    """With what is wrong."""
    (tmp_path / FILE).write_text(content)
    with pytest.raises(UnreadableFileError, match=sentence):
        list(SOURCE.parse(SnapshotFiles.in_folder(SOURCE.name, tmp_path), Audit()))

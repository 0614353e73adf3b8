"""METI's lists: the real texts, every number accounted for, and lines cut or joined."""

from datetime import date
from pathlib import Path

import pytest

from clearance.entities import Statement
from clearance.errors import ListRefusedError, UnreadableFileError
from clearance.sources import Audit, SnapshotFiles, find_on_disk, read_catalog

SOURCE = read_catalog()["jp_meti"]
RUSSIA = "list_russia_tokutei.pdf.txt"
HEAD = (
    "○ 輸出等に係る禁止措置\nの対象となるロシア連邦の団体（令和四年外務省告示第一号）\n"
    "指定日：2022 年03月01 日\n最終更新日：2025 年09 月12 日\n"
)
ONE = "１ 見本造船所\nSample Shipyard\n所在地：1 Example Street, Moscow, Russia."


def read_folder(folder: Path) -> tuple[list[Statement], Audit]:
    """Read the texts of a folder as `update` finds them."""
    (found,) = find_on_disk(folder, SOURCE.metadata)
    audit = Audit()
    files = SnapshotFiles(SOURCE.name, found.files)
    statements = list(SOURCE.parse(files, audit))
    audit.refuse_new_categories()
    return statements, audit


def read(
    folder: Path, body: str, head: str = HEAD, name: str = RUSSIA
) -> tuple[list[Statement], Audit]:
    """Write a list and read it."""
    (folder / name).write_text(head + body, "utf-8")
    return read_folder(folder)


def values(found: list[Statement], prop: str) -> list[str]:
    """List what was said for a property."""
    return [s.value for s in found if s.property == prop]


@pytest.fixture(scope="module")
def real(shared: Path) -> dict[str, tuple[list[Statement], Audit]]:
    """Read the real texts of both dates."""
    lists = shared / "lists" / "jp" / "meti_russia_export_ban"
    return {day: read_folder(lists / day) for day in ("2025-07-25", "2025-09-12")}


def test_every_number_of_the_real_lists_is_an_entry(
    real: dict[str, tuple[list[Statement], Audit]],
) -> None:
    """The last numbers printed are 559, and 561, 27 and 56."""
    counts = {day: audit.counts for day, (_, audit) in real.items()}

    assert counts["2025-07-25"]["entries"] == 559
    assert counts["2025-09-12"]["entries"] == 561 + 27 + 56
    assert counts["2025-09-12"]["programme.Export ban: third countries"] == 56


def test_nothing_of_the_real_lists_is_left_over(
    real: dict[str, tuple[list[Statement], Audit]],
) -> None:
    """As many aliases are found as each entry announces."""
    for _, audit in real.values():
        record = audit.record()

        assert record["not_understood"] == {}
        assert record["problems"] == []
    assert real["2025-09-12"][1].record()["understood"]["number of aliases"] > 500


def test_parties_keep_their_ids_from_one_edition_to_the_next(
    real: dict[str, tuple[list[Statement], Audit]],
) -> None:
    old, new = (
        {s.subject for s in found if s.kind == "Organization"}
        for found, _ in real.values()
    )

    assert len(old) == 559
    assert old <= new


def test_every_party_of_the_real_lists_has_a_latin_name(
    real: dict[str, tuple[list[Statement], Audit]],
) -> None:
    names = [s.value for s in real["2025-09-12"][0] if s.property == "name"]

    assert len(names) == 643
    assert not [name for name in names if any("぀" <= sign for sign in name)]
    assert not [name for name in names if "alias" in name or "a.k.a" in name]


def test_the_day_of_the_last_change_is_the_day_of_publication(tmp_path: Path) -> None:
    read(tmp_path, ONE)

    files = SnapshotFiles.in_folder(SOURCE.name, tmp_path)
    assert SOURCE.published(files) == date(2025, 9, 12)


def test_an_entry_joined_to_an_address_begins_all_the_same(tmp_path: Path) -> None:
    found, audit = read(
        tmp_path, ONE + "２ 見本工場\nSample Works\n所在地：Perm, Russia"
    )

    assert audit.counts["entries"] == 2
    assert values(found, "name") == ["Sample Shipyard", "Sample Works"]
    assert values(found, "address") == [
        "1 Example Street, Moscow, Russia",
        "Perm, Russia",
    ]


def test_a_number_within_an_address_begins_no_entry(tmp_path: Path) -> None:
    body = "１ 見本\nSample\n所在地：1 Example Street,\n2 Model Square, Moscow, Russia"
    found, audit = read(tmp_path, body)

    assert audit.counts["entries"] == 1
    assert values(found, "address") == [
        "1 Example Street, 2 Model Square, Moscow, Russia"
    ]


def test_an_english_name_joined_to_the_japanese_is_parted(tmp_path: Path) -> None:
    body = "１ 見本「例」Sample\nTrading LLC\n所在地：Moscow, Russia"
    found, _ = read(tmp_path, body)

    assert values(found, "name") == ["Sample Trading LLC"]
    assert values(found, "alias") == ["見本「例」"]


def test_latin_letters_of_a_japanese_name_stay_in_it(tmp_path: Path) -> None:
    body = "１ 有限会社見本VS\nZAO Sample-VS\n所在地：Moscow, Russia"
    found, _ = read(tmp_path, body)

    assert values(found, "name") == ["ZAO Sample-VS"]
    assert values(found, "alias") == ["有限会社見本VS"]


def test_an_abbreviation_in_brackets_is_told_apart(tmp_path: Path) -> None:
    body = "１ 見本\nSample Export OJSC (SOE)\n所在地：Moscow, Russia"
    found, _ = read(tmp_path, body)

    assert values(found, "alias") == ["見本", "Sample Export OJSC"]
    assert values(found, "abbreviation") == ["SOE"]


def test_aliases_of_both_forms_are_read(tmp_path: Path) -> None:
    body = (
        "１ 見本（別称、例示及び雛形）\nSample, a.k.a., the following two aliases:\n"
        "-Example Works;—Nauchno-\nModel.\n所在地：Moscow, Russia; and Perm, Russia\n"
        "２ 見本社\nSample Co\n別称：雛形社; 模型\nModel Co; Example\nCo\n所在地：Perm"
    )
    found, audit = read(tmp_path, body)

    assert values(found, "alias") == [
        *("見本", "例示", "雛形", "Example Works", "Nauchno-Model"),
        *("見本社", "雛形社", "模型", "Model Co", "Example Co"),
    ]
    assert audit.record()["not_understood"] == {}


def test_another_number_of_aliases_than_announced_is_told(tmp_path: Path) -> None:
    body = (
        "１ 見本\nSample, a.k.a., the following three aliases:\n-A Works; and\n"
        "-B Works.\n所在地：Moscow, Russia"
    )
    _, audit = read(tmp_path, body)

    assert audit.record()["not_understood"]["number of aliases"]["total"] == 1


def test_entries_of_one_name_are_one_party(tmp_path: Path) -> None:
    body = f"{ONE}\n２ 見本造船所\nSample Shipyard\n所在地：Perm, Russia"
    found, audit = read(tmp_path, body)

    assert audit.counts["entries.repeated"] == 1
    assert len({s.subject for s in found if s.kind == "Sanction"}) == 1
    assert values(found, "recordId") == ["1", "2"]


def test_a_lost_number_is_refused(tmp_path: Path) -> None:
    """The second entry's address would else become the first one's."""
    body = f"{ONE}\n見本工場\nSample Works\n所在地：Perm, Russia"

    with pytest.raises(ListRefusedError, match="entry 1 has 2 addresses"):
        read(tmp_path, body)


def test_an_entry_after_a_gap_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ListRefusedError, match="begins with 3"):
        read(tmp_path, f"{ONE}\n3 見本工場\nSample Works")


@pytest.mark.parametrize("content", [b"", b"<html></html>", b"\xff\xfe\x00"])
def test_another_file_is_not_read(tmp_path: Path, content: bytes) -> None:
    (tmp_path / RUSSIA).write_bytes(content)

    with pytest.raises(UnreadableFileError, match="list_russia"):
        read_folder(tmp_path)


def test_the_list_of_another_country_is_not_taken_for_this_one(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="another file"):
        read(tmp_path, ONE, name="list_belarus_tokutei.pdf.txt")

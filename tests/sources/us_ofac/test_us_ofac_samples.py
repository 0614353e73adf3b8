"""OFAC's four layouts, on small samples written for these tests."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from clearance.entities import Statement
from clearance.sources import Audit, SnapshotFiles, us_ofac_nonsdn, us_ofac_sdn

SAMPLES = Path(__file__).parent / "samples"
Parse = Callable[[SnapshotFiles, Audit], Iterator[Statement]]
LISTS: list[tuple[Parse, str, str, str]] = [
    (us_ofac_sdn.parse, "us_ofac_sdn", "sdn_csv", "sdn"),
    (us_ofac_nonsdn.parse, "us_ofac_nonsdn", "nonsdn_csv", "nonsdn"),
]


def _read(parse: Parse, source: str, folder: Path) -> tuple[list[Statement], Audit]:
    audit = Audit()
    return list(parse(SnapshotFiles.in_folder(source, folder), audit)), audit


def _sdn(folder: Path) -> tuple[list[Statement], Audit]:
    return _read(us_ofac_sdn.parse, "us_ofac_sdn", folder)


def _values(statements: list[Statement], subject: str, prop: str) -> list[str]:
    return [s.value for s in statements if (s.subject, s.property) == (subject, prop)]


@pytest.mark.parametrize(("parse", "source", "folder", "golden"), LISTS)
def test_sample_gives_expected_statements(
    parse: Parse, source: str, folder: str, golden: str
) -> None:
    """Every statement of the CSV samples is the one written down beside them."""
    lines = (SAMPLES / f"{golden}.expected.tsv").read_text("utf-8").splitlines()

    statements, _ = _read(parse, source, SAMPLES / folder)

    found = [
        "\t".join((s.subject, s.kind, s.property, s.value, s.original or ""))
        for s in statements
    ]
    assert lines == found


@pytest.mark.parametrize(("parse", "source", "folder", "_golden"), LISTS)
def test_xml_and_csv_of_one_list_say_the_same(
    parse: Parse, source: str, folder: str, _golden: str
) -> None:
    """The same list gives the same statements from XML as from CSV.

    Only the remarks to the letter differ: the XML has most of them as fields.
    """
    csv, _ = _read(parse, source, SAMPLES / folder)
    xml, _ = _read(parse, source, SAMPLES / folder.replace("csv", "xml"))

    def claims(found: list[Statement]) -> set[tuple[str, ...]]:
        return {
            (s.subject, s.kind, s.property, s.value)
            for s in found
            if s.property != "notes"
        }

    assert claims(csv) == claims(xml)


def test_day_of_publication_is_read_from_xml_only() -> None:
    """The XML prints its day of publication; the CSV files print none."""
    xml = SnapshotFiles.in_folder("us_ofac_sdn", SAMPLES / "sdn_xml")
    newer = SnapshotFiles.in_folder("us_ofac_nonsdn", SAMPLES / "nonsdn_xml")
    csv = SnapshotFiles.in_folder("us_ofac_sdn", SAMPLES / "sdn_csv")

    assert date(2021, 3, 10) == us_ofac_sdn.published(xml)
    assert date(2025, 3, 28) == us_ofac_nonsdn.published(newer)
    assert us_ofac_sdn.published(csv) is None


def test_remarks_go_on_in_comments_file() -> None:
    """Remarks cut at 1000 characters are whole again with the comments, exactly."""
    statements, audit = _sdn(SAMPLES / "sdn_csv")

    [notes] = _values(statements, "ofac-105", "notes")
    wallets = {s.value for s in statements if s.property == "publicKey"}
    assert notes.endswith("; a.k.a. 'SAMPCO'; All offices worldwide.")
    assert "0x0000000000000000000000000000000000000009" in wallets
    assert "remarks.cut" not in audit.counts


def test_cut_remarks_are_not_guessed(tmp_path: Path) -> None:
    """Without the comments file the last part is kept unread, counted and reported."""
    folder = tmp_path / "sdn"
    shutil.copytree(SAMPLES / "sdn_csv", folder)
    (folder / "sdn_comments.csv").unlink()

    statements, audit = _sdn(folder)

    unread = _values(statements, "ofac-105", "unreadRemark")
    record = audit.record()
    wallets = {s.value for s in statements if s.property == "publicKey"}
    assert len(unread) == 1
    assert unread[0].startswith("alt. Digital")
    assert "0x0000000000000000000000000000000000000009" not in wallets
    assert audit.counts["remarks.truncated"] == 1
    assert "Entry 105: the remarks are cut off" in record["problems"][0]


def test_unknown_remark_is_counted_and_kept() -> None:
    """A remark that no rule understands is counted by entry and kept to the letter."""
    statements, audit = _sdn(SAMPLES / "sdn_csv")

    expected = {"subject": "ofac-102", "text": "his yacht is blue"}
    assert [expected] == audit.record()["not_understood"]["remark"]["examples"]
    assert ["his yacht is blue"] == _values(statements, "ofac-102", "unreadRemark")


def test_remark_that_repeats_the_title_is_understood(tmp_path: Path) -> None:
    """What the remarks repeat of the title column is the position, said once."""
    remark = "Keeper of the Samples"
    row = f'7,"SAMPLEV, Ivan","individual","SDGT","{remark}"'
    (tmp_path / "sdn.csv").write_text(f'{row},{"-0- ," * 6}"{remark}."\r\n')

    statements, audit = _sdn(tmp_path)

    assert [remark] == _values(statements, "ofac-7", "position")
    assert "remark" not in audit.record()["not_understood"]


def test_files_without_names_are_read_for_what_they_say(tmp_path: Path) -> None:
    """Addresses and aliases alone are read under the numbers, and the lack is told."""
    for name in ("add.csv", "alt.csv", "sdn_comments.csv"):
        shutil.copy(SAMPLES / "sdn_csv" / name, tmp_path)

    statements, audit = _sdn(tmp_path)

    kinds = {s.kind for s in statements if s.subject == "ofac-101"}
    [problem] = audit.record()["problems"]
    assert kinds == {"LegalEntity"}
    assert ["SEVERNY PRIMER BANK PAO"] == _values(statements, "ofac-101", "alias")
    assert ["ru"] == _values(statements, "ofac-101", "country")
    assert problem.startswith("sdn.csv is missing")


def test_orphans_are_counted_and_kept(tmp_path: Path) -> None:
    """Rows whose entry the list does not have are counted, told and kept."""
    folder = tmp_path / "sdn"
    shutil.copytree(SAMPLES / "sdn_csv", folder)
    (folder / "alt.csv").write_text('999,1,"aka","NOBODY KNOWN",-0- \r\n')

    statements, audit = _sdn(folder)

    assert audit.counts["orphans.aliases"] == 1
    assert audit.counts["orphans.addresses"] == 0
    assert ["NOBODY KNOWN"] == _values(statements, "ofac-999", "alias")
    assert "alt.csv: 1 rows" in audit.record()["problems"][0]


def test_entry_that_stands_twice_is_told(tmp_path: Path) -> None:
    """A repeated row counts once; a number used twice keeps both, and is told."""
    row = '7,"{}",-0- ,"SDGT",' + "-0- ," * 7 + "-0- \r\n"
    (tmp_path / "sdn.csv").write_text(
        row.format("ONE") + row.format("ONE") + row.format("OTHER")
    )

    statements, audit = _sdn(tmp_path)

    assert ["ONE", "OTHER"] == _values(statements, "ofac-7", "name")
    assert audit.counts["entries"] == 2
    assert audit.counts["repeated"] == 2
    assert "sdn.csv, line 2" in audit.record()["problems"][0]


def test_relation_is_resolved_or_keeps_the_name() -> None:
    """A relation points at the entry of that name, or keeps the name it cannot find."""
    statements, audit = _sdn(SAMPLES / "sdn_csv")

    links = {s.value for s in statements if s.property in {"object", "objectName"}}
    assert links == {"ofac-101", "ofac-105", "UNLISTED HOLDING"}
    assert audit.counts["links.resolved"] == 5
    assert audit.counts["links.unresolved"] == 1
    assert audit.counts["linked_to"] == 3


def test_directive_names_its_own_list() -> None:
    """Directive 2 of E.O. 14024 is CAPTA, 3 is NS-MBS; those of E.O. 13662 are SSI."""
    statements, _ = _read(
        us_ofac_nonsdn.parse, "us_ofac_nonsdn", SAMPLES / "nonsdn_csv"
    )

    def lists(sanction: str) -> list[str]:
        return _values(statements, f"ofac-201-nonsdn-{sanction}", "listName")

    assert ["CAPTA"] == lists("RUSSIA-EO14024-directive-2")
    assert ["NS-MBS"] == lists("RUSSIA-EO14024-directive-3")
    assert ["SSI"] == lists("UKRAINE-EO13662-directive-1")


def test_name_of_several_entries_points_at_none(tmp_path: Path) -> None:
    """A relation to a name that two entries bear is told apart by nobody: no guess."""
    row = '{},"{}",-0- ,"SDGT",' + "-0- ," * 7 + "{}\r\n"
    rows = [(1, "TWIN", "-0- "), (2, "TWIN", "-0- "), (3, "X", '"Linked To: TWIN."')]
    (tmp_path / "sdn.csv").write_text("".join(row.format(*cells) for cells in rows))

    statements, audit = _sdn(tmp_path)

    assert ["TWIN"] == [s.value for s in statements if s.property == "objectName"]
    assert not [s for s in statements if s.property == "object"]
    assert audit.counts["links.ambiguous"] == 1

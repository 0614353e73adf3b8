"""OFAC's real files of 22 days: what is in them is all read, and adds up."""

from collections import defaultdict
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from clearance.entities import Statement
from clearance.sources import Audit, SnapshotFiles, us_ofac_nonsdn, us_ofac_sdn

# Share of remark parts understood; what is missing are parts cut off in the middle,
# and a dozen notes of a kind that occurs once.
UNDERSTOOD = 0.995
ENTRIES = {
    "2021-03-10": 8_832,
    "2021-04-25": 8_890,
    "2023-12-28": 13_821,
    "2024-05-03": 14_965,
}
# Of these each third is read by the long sweeps, the others by `make test-whole`.
MORE_ENTRIES = {
    "2021-08-18": 9_083,
    "2022-02-17": 9_056,
    "2022-02-24": 9_214,
    "2022-03-24": 9_793,
    "2022-06-28": 10_409,
    "2022-09-30": 10_875,
    "2022-11-23": 11_118,
    "2023-02-24": 11_847,
    "2023-05-19": 12_538,
    "2024-02-20": 13_931,
    "2024-02-23": 14_484,
    "2024-05-01": 14_966,
}
# And of the whole lists of which other tests ask, some by the sweeps.
SWEPT = {"2021-03-10", "2021-04-25", "2023-12-28"}
DAYS = [
    *(
        pytest.param(*day, marks=[pytest.mark.slow] if day[0] in SWEPT else [])
        for day in ENTRIES.items()
    ),
    *(
        pytest.param(*day, marks=pytest.mark.whole if at % 3 else pytest.mark.slow)
        for at, day in enumerate(MORE_ENTRIES.items())
    ),
]
PARTIES = {"Person", "Company", "Organization", "Vessel", "Airplane", "LegalEntity"}


def _parse(folder: Path) -> tuple[tuple[Statement, ...], dict[str, Any]]:
    source = us_ofac_sdn if "sdn" in folder.parts else us_ofac_nonsdn
    audit = Audit()
    snapshot = SnapshotFiles.in_folder(source.__name__.rpartition(".")[2], folder)
    return tuple(source.parse(snapshot, audit)), audit.record()


_parse_once = lru_cache(maxsize=4)(_parse)


def _sdn(shared: Path, day: str) -> tuple[tuple[Statement, ...], dict[str, Any]]:
    read = _parse_once if day in ENTRIES else _parse
    return read(shared / "lists" / "us_ofac" / "sdn" / day)


def _nonsdn(shared: Path, day: str) -> tuple[tuple[Statement, ...], dict[str, Any]]:
    return _parse(shared / "lists" / "us_ofac" / "consolidated" / day)


def _share(record: dict[str, Any]) -> float:
    understood = int(record["understood"]["remark"])
    return understood / int(record["counts"]["remarks"])


@pytest.mark.slow
def test_newest_whole_list_has_what_its_publisher_says(shared: Path) -> None:
    """The SDN list of 3 May 2024 is read whole: entries, kinds, risks and relations."""
    _, record = _sdn(shared, "2024-05-03")

    counts = record["counts"]
    expected = {
        "entries": 14_965,
        "entries.Vessel": 851,
        "entries.Airplane": 376,
        "entries.Person": 6_854,
        "programme.RUSSIA-EO14024": 4_440,
        "secondary_risk": 2_479,
        "linked_to": 5_824,
    }
    assert expected == {name: counts[name] for name in expected}


@pytest.mark.slow
def test_addresses_and_aliases_join_without_orphans(shared: Path) -> None:
    """All addresses and aliases of 28 December 2023 belong to an entry of that day."""
    _, record = _sdn(shared, "2023-12-28")

    counts = record["counts"]
    assert counts["addresses"] == 18_990
    assert counts["aliases"] == 17_091
    assert counts["orphans.addresses"] == 0
    assert counts["orphans.aliases"] == 0


@pytest.mark.parametrize(("day", "entries"), DAYS)
def test_every_day_is_read_and_understood(day: str, entries: int, shared: Path) -> None:
    """Each day's SDN list has its entries, and 99.5 % of its remarks are understood."""
    statements, record = _sdn(shared, day)

    named = {
        s.subject for s in statements if s.kind in PARTIES and s.property == "name"
    }
    assert entries == record["counts"]["entries"] == len(named)
    assert _share(record) >= UNDERSTOOD


@pytest.mark.parametrize(
    ("day", "entries"), [("2022-11-23", 449), ("2025-03-28", 443), ("2025-12-19", 442)]
)
def test_consolidated_list_is_read_and_understood(
    day: str, entries: int, shared: Path
) -> None:
    """Each non-SDN list has its entries; each designation names one of the lists."""
    statements, record = _nonsdn(shared, day)

    lists = {s.value for s in statements if s.property == "listName"}
    assert entries == record["counts"]["entries"]
    assert _share(record) >= UNDERSTOOD
    assert {"SSI", "CAPTA", "NS-MBS", "NS-CMIC", "NS-PLC"} <= lists
    assert lists <= {"SSI", "CAPTA", "NS-MBS", "NS-CMIC", "NS-PLC", "FSE"}


@pytest.mark.parametrize(
    ("day", "entries", "aliases"),
    [
        pytest.param("2025-01-06", 16_989, 19_486, marks=pytest.mark.slow),
        pytest.param("2025-12-24", 18_494, 20_107, marks=pytest.mark.slow),
        pytest.param("2026-06-02", 19_014, 20_260, marks=pytest.mark.slow),
        ("2026-08-02", 19_181, 20_169),
    ],
)
def test_days_without_names_are_read_for_what_they_say(
    day: str, entries: int, aliases: int, shared: Path
) -> None:
    """Sets without sdn.csv are read as numbers with aliases; the lack is told."""
    _, record = _sdn(shared, day)

    assert entries == record["counts"]["entries"]
    assert aliases == record["counts"]["aliases"]
    assert record["problems"][0].startswith("sdn.csv is missing")


def test_nothing_cut_is_read_where_comments_are_missing(shared: Path) -> None:
    """18 remarks of 3 May 2024 are cut off; each is told, and none is guessed at."""
    _, record = _sdn(shared, "2024-05-03")

    assert record["counts"]["remarks.cut"] == 18
    assert record["problem_count"] == 18


def test_comments_complete_the_remarks(shared: Path) -> None:
    """With its comments, the consolidated list of December 2025 has no part unread."""
    _, record = _nonsdn(shared, "2025-12-19")

    assert record["counts"]["comments"] == 10
    assert "remark" not in record["not_understood"]


@pytest.mark.parametrize(
    ("subject", "prop", "value"),
    [
        ("ofac-17018", "swiftBic", "SABRRUMM"),
        ("ofac-17018", "name", "PUBLIC JOINT STOCK COMPANY SBERBANK OF RUSSIA"),
        ("ofac-35096", "name", "Vladimir Vladimirovich PUTIN"),
        ("ofac-35096", "birthDate", "1952-10-07"),
        ("ofac-27307", "weakAlias", "HIDDEN COBRA"),
    ],
)
def test_known_parties_are_there(
    subject: str, prop: str, value: str, shared: Path
) -> None:
    """Parties whose facts anyone can look up have them."""
    statements, _ = _sdn(shared, "2024-05-03")

    found = {s.value for s in statements if (s.subject, s.property) == (subject, prop)}
    assert value in found


@lru_cache(maxsize=2)
def _claims(shared: Path, day: str) -> dict[tuple[str, str], set[str]]:
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for s in _sdn(shared, day)[0]:
        if s.kind in PARTIES:
            found[s.subject, s.property].add(s.value.replace('"', "'"))
    return found


@pytest.mark.slow
@pytest.mark.parametrize(
    "prop",
    [
        *("name", "alias", "weakAlias", "previousName", "program", "birthDate"),
        *("birthPlace", "nationality", "citizenship", "gender", "passportNumber"),
        *("idNumber", "country", "taxNumber", "registrationNumber", "imoNumber"),
        *("flag", "address", "position"),
    ],
)
def test_xml_and_csv_of_one_list_agree(prop: str, shared: Path) -> None:
    """XML of March 2021 and CSV six weeks later agree on 99 % of what both speak of.

    The rest are changes that OFAC made in between, remarks cut at 1000 characters in
    the CSV, and one final stop. Double quotes of the XML are single in the CSV.
    """
    xml = _claims(shared, "2021-03-10")
    csv = _claims(shared, "2021-04-25")

    common = {s for s, p in xml if p == "program"} & {
        s for s, p in csv if p == "program"
    }
    spoken = [s for s in common if (s, prop) in xml or (s, prop) in csv]
    agreed = [s for s in spoken if xml.get((s, prop)) == csv.get((s, prop))]
    assert len(common) == 8_826
    assert len(agreed) / len(spoken) >= 0.99


@pytest.mark.slow
def test_relations_are_resolved_within_the_list(shared: Path) -> None:
    """98 in 100 relations of a whole list point at an entry of it, each with a name."""
    statements, record = _sdn(shared, "2023-12-28")

    counts = record["counts"]
    parties = {s.subject for s in statements if s.kind in PARTIES}
    objects = {s.value for s in statements if s.property == "object"}
    assert objects <= parties
    assert counts["links.resolved"] / counts["links"] >= 0.98

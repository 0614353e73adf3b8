"""The starter set is large, sound, dated, and refuses what is not."""

from collections import Counter
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from clearance.entities import Statement, kinds
from clearance.errors import UnreadableFileError
from clearance.sources import Audit, SnapshotFiles, parse_metadata
from clearance.sources.starter import Facts, parse, read_facts

SOURCE = files("clearance.sources.starter")
PARTY = """\
parties:
  - id: starter-example
    kind: Company
    name: EXAMPLE
    listings:
      - {by: us.ofac, list: SDN, reference: 1, from: 2022-02-24}
    grade: A
"""
AUTHORITIES = """\
authorities:
  us.ofac: {name: OFAC, country: us, url: 'https://example.org/{reference}'}
risks:
  eo14024: {instrument: E.O. 14024, section: '11', since: 2023-12-22}
"""


def written(folder: Path, party: str, ownership: str = "") -> SnapshotFiles:
    """Write a set of one party to *folder*."""
    for name, text in (
        ("authorities.yml", AUTHORITIES),
        ("banks.yml", party),
        ("ownership.yml", ownership or "unlisted: []\nownership: []\n"),
    ):
        (folder / name).write_text(text, "utf-8")
    return SnapshotFiles.in_folder("starter", folder)


def about(
    statements: tuple[Statement, ...], subject: str
) -> dict[str, list[Statement]]:
    """Collect what is said of *subject*, by property."""
    found: dict[str, list[Statement]] = {}
    for statement in statements:
        if statement.subject == subject:
            found.setdefault(statement.property, []).append(statement)
    return found


def attached(statements: tuple[Statement, ...], kind: str, party: str) -> list[str]:
    """List the ids of things of *kind* that point at *party*."""
    return [
        s.subject
        for s in statements
        if s.kind == kind and s.property in {"entity", "asset", "holder"}
        and s.value == party
    ]  # fmt: skip


def test_it_is_large_enough_to_be_useful(facts: Facts) -> None:
    """At least 350 parties, 60 ships, 50 intermediaries abroad and 60 holdings."""
    kinds_of = Counter(party.kind for party in facts.parties)
    abroad = [p for p in facts.parties if p.countries and "ru" not in p.countries]

    assert len(facts.parties) >= 350
    assert kinds_of["Vessel"] >= 60
    assert kinds_of["Person"] >= 100
    assert len(abroad) >= 50
    assert len(facts.ownership) >= 60


def test_every_party_can_be_checked_at_an_authority(facts: Facts) -> None:
    """Each designation has the authority's reference or the page of the notice."""
    lacking = [
        party.id
        for party in facts.parties
        if not any(listed.reference or listed.url for listed in party.listings)
    ]

    assert [] == lacking


def test_every_date_is_a_day_that_can_be(facts: Facts) -> None:
    """No designation begins before the first regime or after the set was compiled."""
    metadata = parse_metadata(SOURCE.joinpath("source.yml").read_text("utf-8"), "it")
    assert metadata.published is not None
    odd = [
        (party.id, str(day))
        for party in facts.parties
        for listed in party.listings
        for day in (listed.from_, listed.after, listed.until)
        if day is not None and not date(2004, 1, 1) <= day <= metadata.published
    ]

    assert [] == odd


def test_files_named_in_the_metadata_are_the_files_that_ship(
    shipped: SnapshotFiles,
) -> None:
    """source.yml names each facts file, no more and no fewer, and says it is dated."""
    metadata = parse_metadata(SOURCE.joinpath("source.yml").read_text("utf-8"), "it")

    assert set(shipped.names) == set(metadata.file_names)
    assert metadata.dated
    assert metadata.starter


def test_it_says_ten_thousand_things_and_more(shipped: SnapshotFiles) -> None:
    assert sum(1 for _ in parse(shipped, Audit())) > 10_000


def test_what_is_said_is_what_the_kinds_allow(
    statements: tuple[Statement, ...],
) -> None:
    """Every relation points at something described here, or gives its name."""
    things = {s.subject for s in statements}
    entity_properties = {
        (kind.name, prop.name)
        for kind in kinds()
        for prop in kind.properties.values()
        if prop.type == "entity"
    }
    named = {s.subject for s in statements if s.property == "namesMentioned"}
    dangling = [
        (s.subject, s.property, s.value)
        for s in statements
        if (s.kind, s.property) in entity_properties
        and s.value not in things
        and s.subject not in named
    ]

    assert [] == dangling


def test_the_audit_counts_everything(shipped: SnapshotFiles, facts: Facts) -> None:
    """The audit has as many parties, designations and holdings as the facts."""
    audit = Audit()
    for _ in parse(shipped, audit):
        pass

    assert len(facts.parties) == audit.counts["entries"]
    assert sum(len(p.listings) for p in facts.parties) == audit.counts["sanctions"]
    assert len(facts.ownership) == audit.counts["ownership"]


def test_sberbank_was_sectorally_listed_before_it_was_blocked(
    statements: tuple[Statement, ...],
) -> None:
    """On 20 February 2022 Sberbank was under directive 1 only, not on the SDN list."""
    in_force = {
        (s.property, s.value)
        for subject in attached(statements, "Sanction", "starter-sberbank")
        for values in about(statements, subject).values()
        for s in values
        if (s.listed_from or "") <= "2022-02-20" < (s.listed_until or "9999")
    }

    assert ("directive", "1") in in_force
    assert ("listName", "SSI") in in_force
    assert ("listName", "SDN") not in in_force


def test_a_delisting_ends_the_designation_but_not_those_of_others(
    statements: tuple[Statement, ...],
) -> None:
    """Karina Rotenberg left OFAC's list in April 2025 and stayed on the British one."""
    ends = {
        (s.value, s.listed_until)
        for subject in attached(statements, "Sanction", "starter-rotenberg-karina")
        for s in about(statements, subject)["listName"]
    }

    assert ("SDN", "2025-04-02") in ends
    assert ("UK Sanctions List", None) in ends


def test_secondary_risk_starts_with_the_provision_or_the_listing(
    statements: tuple[Statement, ...],
) -> None:
    """Section 11 of E.O. 14024 is of 22 December 2023; later entries start later."""
    starts = {
        party: {
            s.listed_from
            for subject in attached(statements, "SecondarySanctionsRisk", party)
            for s in about(statements, subject)["instrument"]
            if s.value == "E.O. 14024"
        }
        for party in ("starter-vtb-bank", "starter-gazprombank")
    }

    assert {"2023-12-22"} == starts["starter-vtb-bank"]
    assert {"2024-11-21"} == starts["starter-gazprombank"]


def test_an_unknown_first_day_is_bounded_and_said(tmp_path: Path) -> None:
    """A listing with `after` is in force from the next day and claims no date."""
    text = PARTY.replace("from: 2022-02-24", "after: 2024-05-03")
    statements = tuple(parse(written(tmp_path, text), Audit()))
    sanction = about(statements, attached(statements, "Sanction", "starter-example")[0])

    assert {"2024-05-04"} == {s.listed_from for s in sanction["listName"]}
    assert "listingDate" not in sanction
    assert "2024-05-03" in sanction["summary"][0].value


def test_a_share_is_stated_with_its_days(tmp_path: Path) -> None:
    """A holding carries owner, percentage and the days between which it was held."""
    ownership = (
        "unlisted:\n  - {id: starter-state, kind: PublicBody, name: A State}\n"
        "ownership:\n  - {owner: starter-state, asset: starter-example, share: '40.4',"
        " from: 2020-01-01, until: 2021-01-01, grade: C, check: annual report}\n"
    )
    statements = tuple(parse(written(tmp_path, PARTY, ownership), Audit()))
    share = about(statements, attached(statements, "Ownership", "starter-example")[0])

    assert "40.4" == share["percentage"][0].value
    assert "2020-01-01" == share["percentage"][0].listed_from
    assert "2021-01-01" == share["percentage"][0].listed_until
    assert "A State" == share["namesMentioned"][0].value


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("grade: A", "grade: E", "grade"),
        ("grade: A", "grade: A\n    colour: red", "colour"),
        ("name: EXAMPLE", "name: X\n    identifiers: {imo: [9412336]}", "9412336"),
        ("name: EXAMPLE", "name: EXAMPLE\n    identifiers: {shoe: [41]}", "shoe"),
        ("name: EXAMPLE", "name: EXAMPLE\n    birth_date: ['1952-13']", "1952-13"),
        ("name: EXAMPLE", "name: X\n    linked: [starter-nobody]", "starter-nobody"),
        ("name: EXAMPLE", "name: EXAMPLE\n    secondary: [eo1]", "eo1"),
        ("by: us.ofac", "by: mars", "mars"),
        ("reference: 1, ", "", "reference"),
        ("2022-02-24", "2022-02-24, until: 2021-01-01", "ends before it begins"),
        ("from: 2022-02-24", "from: 24 February 2022", "from"),
        ("parties:", "partys:", "partys"),
    ],
)  # fmt: skip
def test_a_wrong_fact_is_refused_by_name(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    """A bad grade, key, number, day, link or authority is refused, saying which."""
    snapshot = written(tmp_path, PARTY.replace(old, new))

    with pytest.raises(UnreadableFileError) as refused:
        read_facts(snapshot)

    assert said in str(refused.value)


def test_one_id_for_two_parties_is_refused(tmp_path: Path) -> None:
    """Two parties of one id are refused."""
    twice = PARTY + PARTY.removeprefix("parties:\n")

    with pytest.raises(UnreadableFileError, match="starter-example stands 2 times"):
        read_facts(written(tmp_path, twice))


def test_a_holding_in_nobody_is_refused(tmp_path: Path) -> None:
    """Both ends of a holding must be in the set."""
    ownership = (
        "ownership:\n  - {owner: starter-ghost, asset: starter-example, share: '50',"
        " grade: C, check: annual report}\n"
    )

    with pytest.raises(UnreadableFileError, match="starter-ghost"):
        read_facts(written(tmp_path, PARTY, ownership))


def test_what_is_not_text_is_refused(tmp_path: Path) -> None:
    """A file that is not UTF-8 is refused with its name."""
    snapshot = written(tmp_path, PARTY)
    (tmp_path / "banks.yml").write_bytes("parties: \u0411".encode("utf-16"))

    with pytest.raises(UnreadableFileError, match=r"banks\.yml"):
        read_facts(snapshot)

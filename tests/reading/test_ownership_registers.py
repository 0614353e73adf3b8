"""Files of registers, real samples of each form, become holdings and ties."""

import gzip
import json
import zipfile
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clearance.errors import ClearanceError, UnreadableFileError
from clearance.law import the_book
from clearance.ownership import Graph, Interval, Status, decide, ownership_rules
from clearance.reading import OwnershipFile, read_ownership

DAY = date(2026, 11, 24)


@pytest.fixture
def sample(shared: Path) -> Callable[[str], OwnershipFile]:
    """Read a real sample by its place."""

    def read(name: str) -> OwnershipFile:
        return read_ownership(shared / "facts" / "ownership" / name)

    return read


Sample = Callable[[str], OwnershipFile]


def told(file: OwnershipFile) -> set[tuple[str, str, str, str]]:
    """Give each holding by names, with its kind and share."""
    names = {one: party.name for one, party in file.parties.items()}
    return {
        (names[h.owner], names[h.owned], h.kind, str(h.share)) for h in file.holdings
    }


def write(folder: Path, records: list[dict[str, Any]]) -> Path:
    path = folder / "file.json"
    path.write_text("\n".join(map(json.dumps, records)), "utf-8")
    return path


def test_bods_shares_and_votes_are_kept_apart(sample: Sample) -> None:
    file = sample("bods_fixtures_pypi/core/01-direct-ownership.json")

    assert file.format == "BODS 0.4"
    assert told(file) == {
        ("Jane Smith", "Acme Holdings Ltd", "ownership", "75 %"),
        ("Jane Smith", "Acme Holdings Ltd", "votes", "75 %"),
    }
    jane = next(one for one in file.parties.values() if one.kind == "Person")
    assert (jane.birth_dates, jane.countries) == (("1975-06-20",), ("gb",))


def test_both_sides_of_a_circle_are_there_and_nobody_is_caught(sample: Sample) -> None:
    file = sample("bods_fixtures_pypi/edge-cases/10-circular-ownership.json")

    graph = Graph.build(file.holdings, file.links, day=DAY)
    decision = decide(graph, [], ownership_rules(the_book(), DAY)["us"])
    assert len(file.holdings) == 2
    assert {Status.BLOCKED} & {decision.status(one) for one in graph.ids} == set()


def test_a_joint_shareholding_stands_between_persons_and_company(
    sample: Sample,
) -> None:
    shares = told(sample("bods_examples/joint-ownership.json"))

    assert ("Joint shareholding", "CHRINON LTD", "ownership", "100 %") in shares
    assert len([one for one in shares if one[1] == "Joint shareholding"]) == 2


def test_an_indirect_share_whose_chain_is_told_is_not_counted_twice(
    sample: Sample,
) -> None:
    """30 percent through Company B: B's own 60 percent are what counts."""
    shares = told(sample("bods_examples/indirect-ownership.json"))

    assert ("Company B", "Company A", "ownership", "60 %") in shares
    assert not any(one[:2] == ("Person 1", "Company A") for one in shares)


def test_who_is_not_named_is_a_remark_with_its_reason(sample: Sample) -> None:
    file = sample("bods_fixtures_pypi/edge-cases/11-anonymous-person.json")

    (party,) = file.parties.values()
    assert "unable to confirm or identify beneficial owner" in party.remarks[0]
    assert file.holdings == ()


@pytest.mark.parametrize("level", ["indirect", "direct"])
def test_an_indirect_share_without_its_chain_bounds_what_is_held(
    tmp_path: Path, level: str
) -> None:
    """BODS 0.3: ends that are not included, and a figure that may be held by others."""
    share = {"minimum": 25, "exclusiveMinimum": True, "maximum": 50}
    interest = {"type": "shareholding", "interestLevel": level, "share": share}
    path = write(
        tmp_path,
        [
            {"statementType": "entityStatement", "statementID": "e", "name": "Blue"},
            {"statementType": "personStatement", "statementID": "p"},
            {
                "statementType": "ownershipOrControlStatement",
                "statementID": "r",
                "subject": {"describedByEntityStatement": "e"},
                "interestedParty": {"describedByPersonStatement": "p"},
                "interests": [interest],
            },
        ],
    )

    (one,) = read_ownership(path).holdings

    low = "0" if level == "indirect" else "25.00001"
    assert Interval(Decimal(low), Decimal(50)) == one.share


def test_a_statement_that_was_replaced_does_not_stand(tmp_path: Path) -> None:
    first = {"statementType": "entityStatement", "statementID": "e", "name": "Old"}
    later = first | {"statementID": "f", "name": "New", "replacesStatements": ["e"]}

    file = read_ownership(write(tmp_path, [first, later]))

    assert ["New"] == [one.name for one in file.parties.values()]


def test_every_statement_of_the_samples_is_read(shared: Path) -> None:
    """Nothing in the samples is left out without a word."""
    folder = shared / "facts" / "ownership"
    files = [
        *folder.glob("bods_examples/*"),
        *folder.glob("bods_fixtures_pypi/*/*.json"),
    ]
    read = [read_ownership(path) for path in files]

    assert len(read) > 20
    assert [] == [problem for file in read for problem in file.problems]


@pytest.mark.parametrize(
    ("name", "kind", "since", "until"),
    [
        ("psc_individual", "Person", date(2016, 4, 6), None),
        ("psc_ceased_on", "Person", date(2016, 4, 6), date(2016, 10, 11)),
    ],
)
def test_bands_of_the_british_register_are_intervals(
    sample: Sample, name: str, kind: str, since: date, until: date | None
) -> None:
    """More than 25 and not more than 50 percent, of shares and of votes."""
    file = sample(f"uk_psc_fixtures/{name}.json")

    assert {"ownership", "votes"} == {one.kind for one in file.holdings}
    for one in file.holdings:
        assert Interval(Decimal("25.00001"), Decimal(50)) == one.share
        assert (since, until) == (one.since, one.until)
        assert file.parties[one.owner].kind == kind
        assert file.parties[one.owned].id.endswith("gb-01234567")


def test_a_british_owner_is_one_by_its_number_and_others_by_name(
    sample: Sample,
) -> None:
    home = sample("uk_psc_fixtures/psc_corporate.json").holdings[0].owner
    abroad = sample("uk_psc_fixtures/psc_no_match.json").holdings[0].owner

    assert home.endswith("#gb-89101112")
    assert "foo bar limited" in abroad


def test_who_is_protected_holds_an_unknown_share(sample: Sample) -> None:
    (one,) = sample("uk_psc_fixtures/psc_super_secure.json").holdings

    assert str(one.share) == "unknown"


def test_statements_and_exemptions_are_remarks_and_totals_nothing(
    sample: Sample,
) -> None:
    statement = sample("uk_psc_fixtures/psc_statement.json")
    exempt = sample("uk_psc_fixtures/psc_exemptions.json")
    totals = sample("uk_psc_fixtures/psc_totals.json")
    unknown = sample("uk_psc_fixtures/psc_unknown_kind.json")

    assert "no individual" in next(iter(statement.parties.values())).remarks[0]
    assert "exempt" in next(iter(exempt.parties.values())).remarks[0]
    assert (totals.parties, totals.problems) == ({}, ())
    assert "unknown-kind" in unknown.problems[0].sentence


@pytest.mark.parametrize("form", ["json", "xml"])
def test_consolidation_is_control_and_never_a_share(sample: Sample, form: str) -> None:
    """GLEIF's 100.00 percent is of consolidation, not of shares."""
    file = sample(f"gleif_cdf_fixtures/rr-data.{form}")

    kinds = sorted(one.kind for one in file.links)
    assert kinds == ["acts_for"] * 5 + ["owns_or_controls"] * 2
    assert file.holdings == ()
    assert "IS SUBFUND OF" in file.problems[0].sentence


def test_consolidation_goes_from_parent_to_child_on_its_days(sample: Sample) -> None:
    file = sample("gleif_cdf_fixtures/relationship-update-data.json")

    one = file.links[0]
    assert one.from_.endswith("0292002717G4T0CH6E65")
    assert one.to.endswith("0292003540H0S4VA7A50")
    assert one.since == date(2017, 8, 14)
    assert "IFRS" in one.text
    names = {party.name for party in file.parties.values()}
    assert "FBNQUEST ASSET MANAGEMENT LIMITED" in names


@pytest.mark.parametrize("name", ["rr-data", "rr-updates-data2-new"])
def test_gleif_and_its_conversion_to_bods_join_the_same_entities(
    sample: Sample, name: str
) -> None:
    """The conversion is by other hands: of consolidations both say the same."""
    own = sample(f"gleif_cdf_fixtures/{name}.json")
    other = sample(f"gleif_cdf_fixtures/{name}-out.json")

    def children(file: OwnershipFile) -> int:
        return len(file.links)

    passed = sum(int(p.sentence.split(" ")[0]) for p in own.problems)
    assert children(own) + passed == children(other)


@pytest.mark.parametrize("form", ["json", "xml"])
def test_reporting_exceptions_are_remarks(sample: Sample, form: str) -> None:
    file = sample(f"gleif_cdf_fixtures/repex-data.{form}")

    remarks = [one.remarks for one in file.parties.values()]
    assert len(remarks) == 10
    assert ("It names no direct parent: no known person.",) in remarks


def test_followthemoney_is_read_with_numbers_and_days(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        [
            {
                "id": "a",
                "schema": "Company",
                "properties": {"name": ["Red"], "innCode": ["7736050003"]},
            },
            {"id": "b", "schema": "Company", "properties": {"name": ["Blue"]}},
            {
                "id": "o",
                "schema": "Ownership",
                "properties": {
                    "owner": ["a"],
                    "asset": ["b"],
                    "percentage": ["50,01 %"],
                    "startDate": ["2020"],
                    "endDate": ["2021-03"],
                },
            },
            {
                "id": "d",
                "schema": "UnknownLink",
                "properties": {
                    "subject": ["b"],
                    "object": ["a"],
                    "role": ["Owned or Controlled By"],
                },
            },
        ],
    )

    file = read_ownership(path)

    (one,), (link,) = file.holdings, file.links
    assert told(file) == {("Red", "Blue", "ownership", "50.01 %")}
    assert (date(2020, 1, 1), date(2021, 3, 31)) == (one.since, one.until)
    assert link.kind == "owned_or_controlled_by"
    assert file.parties[one.owner].identifiers[0].value == "7736050003"


def test_packed_files_are_read_as_they_are(
    sample: Sample, shared: Path, tmp_path: Path
) -> None:
    """As a register ships them: gzip, or an archive with one file."""
    plain = shared / "facts" / "ownership" / "uk_psc_fixtures" / "psc_individual.json"
    lines = json.dumps(json.loads(plain.read_text("utf-8"))).encode()
    packed, archive = tmp_path / "psc.txt.gz", tmp_path / "psc.zip"
    packed.write_bytes(gzip.compress(lines))
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("psc.txt", lines)

    expected = told(sample("uk_psc_fixtures/psc_individual.json"))

    assert expected == told(read_ownership(packed)) == told(read_ownership(archive))


@pytest.mark.parametrize(
    "content", [b'{"a": 1}', b"[", b"<a><b></a>", b'{"a": 1}\n{"b"', b"[1, 2]"]
)
def test_other_records_are_refused_with_a_reason(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "some.json"
    path.write_bytes(content)

    with pytest.raises(UnreadableFileError, match=r"some\.json"):
        read_ownership(path)


def test_entities_of_xml_are_not_followed(tmp_path: Path) -> None:
    """A file cannot make us read another one."""
    secret = tmp_path / "secret.txt"
    secret.write_text("hidden", "utf-8")
    path = tmp_path / "x.xml"
    path.write_text(
        f'<!DOCTYPE d [<!ENTITY s SYSTEM "{secret.as_uri()}">]><d><LEIRecord><LEI>&s;'
        "</LEI><Entity><LegalName>A</LegalName></Entity></LEIRecord></d>",
        "utf-8",
    )

    try:
        parties = read_ownership(path).parties
    except UnreadableFileError:
        return

    assert "hidden" not in str(parties)


_ODD = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 200) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "type",
                    "share",
                    "exact",
                    "minimum",
                    "id",
                    "name",
                    "names",
                    "interests",
                    "subject",
                    "kind",
                    "interestedParty",
                    "LegalName",
                    "StartNode",
                    "EndNode",
                    "NodeID",
                    "natures_of_control",
                    "company_number",
                    "identification",
                    "percentage",
                    "owner",
                    "asset",
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(
    st.sampled_from(
        ["recordType", "statementType", "Relationship", "LEI", "data", "properties"]
    ),
    st.sampled_from(["relationship", "entity", "person", "Ownership", "kind"]),
    _ODD,
    _ODD,
)
@settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_no_record_however_odd_is_more_than_refused(
    tmp_path: Path, key: str, word: str, one: Any, other: Any
) -> None:
    """Records that are not built as they should be are refused in one sentence."""
    record = {key: one if key in {"Relationship", "data", "properties"} else word}
    extra = {"id": "x", "schema": word, "Entity": other, "ExceptionCategory": word}
    more = {"recordDetails": other, "interests": other, "company_number": "1", **extra}
    path = tmp_path / "odd.json"
    path.write_text(json.dumps([{**more, **record}, {**record, "recordId": "y"}]))

    try:
        read_ownership(path)
    except ClearanceError as error:
        assert "odd.json" in str(error)

"""The grammar of OFAC's remarks: how they split, and what each rule reads."""

import re
import string
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clearance.entities import Statement
from clearance.sources import Audit, SnapshotFiles, us_ofac_sdn
from clearance.sources._us_ofac import split_linked, split_remarks

PIECES = st.sampled_from(
    [
        "DOB 1962",
        "alt. DOB circa 1951",
        "a.k.a. 'X; Y'",
        "a.k.a. 'OPEN",
        "(Following data",
        ")",
        "Passport A1 (Iran)",
        "Passport",
        "Linked To: S.A.",
        "Gender Other",
        "Secondary sanctions risk: unheard of",
        "Digital Currency Address - XBT",
        "nationality Atlantis",
        "Executive Order 14024 Directive Information Subject to Directive 9z",
        "Listing Date (EO 14024 Directive 2): never",
        "-0-",
        "Website",
        "Tax ID No. (",
    ]
)
FREE = st.text(string.printable.replace('"', ""), max_size=60)
REMARKS = st.lists(st.one_of(PIECES, FREE), max_size=8).map("; ".join)


def _read(
    tmp_path: Path, remarks: str, *, kind: str = '"individual"', programme: str = "SDGT"
) -> tuple[list[Statement], Audit]:
    cells = ["7", '"SAMPLEV, Ivan"', kind, f'"{programme}"', *["-0- "] * 7]
    row = ",".join([*cells, f'"{remarks}"'])
    (tmp_path / "sdn.csv").write_bytes(f"{row}\r\n".encode())
    audit = Audit()
    snapshot = SnapshotFiles.in_folder("us_ofac_sdn", tmp_path)
    return list(us_ofac_sdn.parse(snapshot, audit)), audit


@pytest.mark.parametrize(
    ("remarks", "parts"),
    [
        ("DOB 1962; POB Shati.", ("DOB 1962", "POB Shati")),
        ("a.k.a. 'BNC'.", ("a.k.a. 'BNC'",)),
        ("a.k.a. 'ONE; TWO'; Gender Male.", ("a.k.a. 'ONE; TWO'", "Gender Male")),
        ("a.k.a. 'CUT; a.k.a. 'B'.", ("a.k.a. 'CUT", "a.k.a. 'B'")),
        ("(one; two); three.", ("(one; two)", "three")),
        ("(one; two.", ("(one", "two")),
        (
            "nationality possibly X;arrested 3 Apr 2002.",
            ("nationality possibly X", "arrested 3 Apr 2002"),
        ),
        ("Linked To: KPD S.A.", ("Linked To: KPD S.A",)),
        ("", ()),
        ("Website a.ru/x;y.", ("Website a.ru/x;y",)),
    ],
)
def test_remarks_are_split_at_their_separators(
    remarks: str, parts: tuple[str, ...]
) -> None:
    """Semicolons part remarks, but not within brackets or the quotes of an alias."""
    assert parts == split_remarks(remarks)


def test_relations_of_xml_are_taken_out_of_their_brackets() -> None:
    """The XML puts relations in brackets; brackets of a name stay with the name."""
    text = "all offices worldwide; (Linked To: A (B) CO; Linked To: IRGC (IRAN))"

    expected = (
        "all offices worldwide",
        "Linked To: A (B) CO",
        "Linked To: IRGC (IRAN)",
    )
    assert expected == split_linked(text)


@given(REMARKS)
@settings(max_examples=300, deadline=None)
def test_splitting_loses_nothing(remarks: str) -> None:
    """Every character of any remarks is in a part, or is space, separator or stop."""

    def marks(text: str) -> str:
        return re.sub(r"[\s;.]", "", text)

    assert marks(remarks) == marks("".join(split_remarks(remarks)))


@given(REMARKS)
@settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_every_part_is_understood_or_kept(tmp_path: Path, remarks: str) -> None:
    """Any remarks are read without failing: a part is understood or kept as it is."""
    clean = re.sub(r"[\x00-\x08\x0b-\x1f]", "", remarks)
    statements, audit = _read(tmp_path, clean)

    record = audit.record()
    said = record["not_understood"].get("remark", {"total": 0, "examples": []})
    kept = {s.value for s in statements if s.property == "unreadRemark"}
    assert audit.counts.get("remarks", 0) == said["total"] + record["understood"].get(
        "remark", 0
    )
    assert {example["text"].strip() for example in said["examples"]} == kept


@pytest.mark.parametrize(
    ("remark", "prop", "value"),
    [
        ("DOB circa 1951", "birthDate", "1951~"),
        ("DOB 1971 to 1972", "birthDate", "1971/1972"),
        ("alt. DOB Mar 1962", "birthDate", "1962-03"),
        ("POB Umm Tuba", "birthPlace", "Umm Tuba"),
        ("nationality Korea, North", "nationality", "kp"),
        ("citizen Virgin Islands, British", "citizenship", "vg"),
        ("Gender Female", "gender", "female"),
        ("Passport N0123 (Iran) expires 01 May 2016", "passportNumber", "N0123"),
        ("Passport A1 (Iran) expires 01 May 2016", "endDate", "2016-05-01"),
        ("Passport A1 (Korea, North)", "country", "kp"),
        ("Passport 12 issued under the name A B", "namesMentioned", "A B"),
        ("NIT # 800080719-0 (Colombia)", "taxNumber", "8000807190"),
        ("Tax ID No. 7702070139 (Russia)", "innCode", "7702070139"),
        ("Digital Currency Address - ETH 0xABc", "currencySymbol", "ETH"),
        ("Email Address a.b@example.com", "email", "a.b@example.com"),
        ("info@example.com (email)", "email", "info@example.com"),
        ("Fax: 982188526337", "phone", "982188526337"),
        ("f.k.a. 'OTHER'", "previousName", "OTHER"),
        ("a.k.a. 'BEN NARVAN, Abdel'", "weakAlias", "Abdel BEN NARVAN"),
        ("ICTY indictee at large", "status", "ICTY indictee at large"),
        ("son of SAMPLE, Old", "objectName", "SAMPLE, Old"),
        ("son of SAMPLE, Old", "role", "son of"),
        ("Brigadier General", "title", "Brigadier General"),
        ("Minister of Defense", "position", "Minister of Defense"),
        (
            "PAIPA Section 2 Information: BANKING TRANSACTIONS. Sec.2(b)(1)(I)",
            "summary",
            "PAIPA Section 2 Information: BANKING TRANSACTIONS. Sec.2(b)(1)(I)",
        ),
    ],
)
def test_rule_reads_its_remark(
    remark: str, prop: str, value: str, tmp_path: Path
) -> None:
    """Each kind of remark becomes the claim that it makes."""
    statements, audit = _read(tmp_path, f"{remark}.")

    assert value in {s.value for s in statements if s.property == prop}
    assert "remark" not in audit.record()["not_understood"]


@pytest.mark.parametrize(
    "remark",
    [
        "DOB in spring",
        "Gender Other",
        "nationality Atlantis",
        "Passport issued in Sarajevo, Bosnia-Herzegovina",
        "Passport A1 and National ID No. 2 (Iran)",
        "Tax ID No.",
        "Secondary sanctions risk: of a new sort",
        "Executive Order 14024 Directive Information - of a new sort",
        "Digital Currency Address - XBT",
        "Driver's License is issued by the State of Texas",
        "he likes samples",
    ],
)
def test_what_is_not_understood_is_kept(remark: str, tmp_path: Path) -> None:
    """A remark that only looks like one we know is not guessed at, but kept."""
    statements, audit = _read(tmp_path, f"{remark}.")

    kept = [s.value for s in statements if s.property == "unreadRemark"]
    assert [remark] == kept
    assert audit.record()["not_understood"]["remark"]["total"] == 1


GROUNDS = [
    (
        "this person is named pursuant to section 11 of Executive Order 14024",
        ("RUSSIA-EO14024", "E.O. 14024", "11"),
    ),
    (
        "Ukraine-/Russia-Related Sanctions Regulations, 31 CFR 589.201 and/or 589.209",
        ("UKRAINE-EO13661", "31 CFR 589.201 and 589.209", None),
    ),
    (
        "section 1(b) of Executive Order 13224, as amended by Executive Order 13886",
        ("SDGT", "E.O. 13224", "1(b)"),
    ),
    (
        "North Korea Sanctions Regulations, sections 510.201 and 510.210",
        ("DPRK3", "31 CFR 510.201 and 510.210", None),
    ),
    (
        "pursuant to the Hong Kong Autonomy Act of 2020 - Public Law 116-149",
        ("HK-EO13936", "Public Law 116-149", None),
    ),
]


@pytest.mark.parametrize(("ground", "expected"), GROUNDS)
def test_secondary_risk_names_its_ground(
    ground: str, expected: tuple[str, str, str | None], tmp_path: Path
) -> None:
    """A secondary-sanctions notice says which instrument and section it rests on."""
    notice = f"Secondary sanctions risk: {ground}"
    statements, _ = _read(tmp_path, f"{notice}.", programme=expected[0])

    risk = {
        s.property: s.value for s in statements if s.kind == "SecondarySanctionsRisk"
    }
    assert expected == (risk["program"], risk["instrument"], risk.get("section"))
    assert notice == risk["notice"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("SAMPLE TRADING CO., LTD.", "Company"),
        ("OOO SAMPLE", "Company"),
        ("SAMPLE PUBLIC JOINT STOCK COMPANY", "Company"),
        ("GRUPO SAMPLE, S.A. DE C.V.", "Company"),
        ("AKTSIONERNOE OBSHCHESTVO SAMPLE", "Company"),
        ("SOCIETY OF SAMPLES", "Organization"),
        ("MINISTRY OF SAMPLES", "Organization"),
    ],
)
def test_legal_form_tells_companies_from_organizations(
    name: str, kind: str, tmp_path: Path
) -> None:
    """An entity is a Company where its name shows a company's legal form."""
    row = f'7,"{name}",-0- ,"SDGT",' + "-0- ," * 7 + "-0- \r\n"
    (tmp_path / "sdn.csv").write_text(row)
    snapshot = SnapshotFiles.in_folder("us_ofac_sdn", tmp_path)

    statements = list(us_ofac_sdn.parse(snapshot, Audit()))

    assert kind == statements[0].kind
